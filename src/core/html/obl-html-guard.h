/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page must go through before gumbo sees it.
 *
 * Some inputs cost gumbo time that grows with the square of their size: a hundred thousand
 * attributes on one tag, or elements nested as deep.  One linear pass finds them, and cuts out what
 * is only ballast (pictures written into attributes). */
#pragma once

#include <glib.h>

#include "core/html/obl-assets.h"

G_BEGIN_DECLS

#define OBL_HTML_MAX_ATTRIBUTES 256u
#define OBL_HTML_MAX_DEPTH 2000u

/* What stands in the place of a picture that was cut out, a number after it. */
#define OBL_HTML_CUT_PREFIX "obelus-data:"
/* Variables of a style sheet in which SingleFile keeps pictures, a number after it. */
#define OBL_HTML_STYLE_PREFIX "--sf-img-"

/* A copy of @html without attributes past OBL_HTML_MAX_ATTRIBUTES of a tag and without attribute
 * values that are data: URIs of more than 1 KB or anything of more than 64 KB.  Those of pictures
 * are put into @assets and replaced by their names there; those in style sheets go, pictures in
 * SingleFile's variables into @assets under the variable's name.  @is_deep tells whether elements
 * seem to be nested deeper than OBL_HTML_MAX_DEPTH.  NUL bytes are left out. */
GString *obl_html_guard (const char *html, gsize n_bytes, OblAssets *assets, gboolean *is_deep)
    G_GNUC_WARN_UNUSED_RESULT;

/* The page's words as a row of paragraphs, every other tag taken out: for pages that are too deep
 * to be read as they are. */
GString *obl_html_flatten (const char *html, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
