/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in the heads of mails, to UTF-8: encoded words (RFC 2047), parameters (RFC 2231),
 * and the bytes that should not be there.  Converters are ICU's alone: the C library's would open
 * files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Valid UTF-8 of text in @charset, or in whatever it looks like when that is NULL or wrong. */
char *obl_mime_to_utf8 (const char *bytes, gsize n_bytes, const char *charset, gboolean is_html)
    G_GNUC_WARN_UNUSED_RESULT;

/* One line of UTF-8.  @charset: of eight-bit bytes in @value, or NULL. */
char *obl_mime_decode_words (const char *value, const char *charset) G_GNUC_WARN_UNUSED_RESULT;

/* What follows "name=" in a value like Content-Type's, as one line of UTF-8; NULL when there is
 * none. */
char *obl_mime_decode_parameter (const char *value,
                                 const char *name,
                                 const char *charset) G_GNUC_WARN_UNUSED_RESULT;
/* The same, its bytes as they are. */
char *obl_mime_dup_parameter_bytes (const char *value, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
