/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page must go through before gumbo sees it.
 *
 * Some inputs cost gumbo time that grows with the square of their size: a hundred thousand
 * attributes on one tag, or elements nested as deep.  One linear pass finds them, and cuts out what
 * is only ballast (pictures written into attributes). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OBL_HTML_MAX_ATTRIBUTES 256u
#define OBL_HTML_MAX_DEPTH 2000u

/* A copy of @html without attributes past OBL_HTML_MAX_ATTRIBUTES of a tag and without attribute
 * values that are data: URIs of more than 1 KB or anything of more than 64 KB.  @is_deep tells
 * whether elements seem to be nested deeper than OBL_HTML_MAX_DEPTH.  NUL bytes are left out. */
GString *
obl_html_guard (const char *html, gsize n_bytes, gboolean *is_deep) G_GNUC_WARN_UNUSED_RESULT;

/* The page's words as a row of paragraphs, every other tag taken out: for pages that are too deep
 * to be read as they are. */
GString *obl_html_flatten (const char *html, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
