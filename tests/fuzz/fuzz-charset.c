/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: whatever the bytes, what comes out is valid UTF-8 without NUL.  The first line names an
 * encoding, right or wrong; the rest is converted. */
#include "config.h"

#include <string.h>

#include "core/import/obl-charset.h"
#include "fuzz.h"

static void
check_conversion (const char *bytes, gsize n_bytes, const char *charset)
{
  gsize n_utf8 = 0;
  g_autofree char *utf8 = obl_charset_convert (bytes, n_bytes, charset, &n_utf8);

  if (utf8 == NULL)
    return;
  g_assert_true (g_utf8_validate_len (utf8, n_utf8, NULL));
  g_assert_cmpuint (strlen (utf8), ==, n_utf8);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  const char *start = (const char *)bytes;
  const char *line_end = n_bytes == 0 ? NULL : memchr (start, '\n', n_bytes);
  g_autofree char *given = NULL;
  g_autofree char *found = NULL;
  OblCharsetSource source;

  if (line_end == NULL || n_bytes > 64 * 1024)
    return 0;
  given = g_strndup (start, (gsize)(line_end - start));
  n_bytes -= (size_t)(line_end + 1 - start);
  start = line_end + 1;
  found = obl_charset_detect (start, n_bytes, given, TRUE, &source);
  if (found != NULL)
    check_conversion (start, n_bytes, found);
  check_conversion (start, n_bytes, given);
  return 0;
}
