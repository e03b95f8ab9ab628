/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text into paragraphs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each line that is not blank (char *), white space runs made one space, none at the edges.
 * Where the text was broken into lines of a fixed width, the lines of a paragraph are joined again
 * and @is_unwrapped says so. */
GPtrArray *obl_paragraphs_split (const char *utf8,
                                 gsize n_bytes,
                                 gboolean *is_unwrapped) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
