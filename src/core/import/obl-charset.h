/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to UTF-8: finding out the encoding, then ICU's converters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_CHARSET_BOM,
  OBL_CHARSET_GIVEN, /* by a transport or a person */
  OBL_CHARSET_META,  /* by the page itself */
  OBL_CHARSET_UTF8,  /* the bytes are valid UTF-8 */
  OBL_CHARSET_GUESSED,
  OBL_CHARSET_UNSURE, /* guessed, and another guess would be nearly as good */
} OblCharsetSource;

/* "byte-order-mark", "given", "meta", "valid-utf-8", "guessed", "unsure-guess". */
const char *obl_charset_source_to_string (OblCharsetSource source);

/* The name by which @bytes can be converted and how it was found.  @is_html: look for a meta
 * element too.  NULL when nothing fits, as for bytes that are no text. */
char *obl_charset_detect (const char *bytes,
                          gsize n_bytes,
                          const char *given,
                          gboolean is_html,
                          OblCharsetSource *source) G_GNUC_WARN_UNUSED_RESULT;

/* Valid UTF-8 without a byte order mark; U+FFFD stands for what is no character, NUL is left out.
 * NULL when @charset is unknown. */
char *obl_charset_convert (const char *bytes, gsize n_bytes, const char *charset, gsize *n_utf8)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
