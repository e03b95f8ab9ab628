/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the page: any bytes are refused, or give positions within the text. */
#include "config.h"

#include <string.h>

#include "app/view/obl-page-message.h"
#include "fuzz.h"

#define N_CHARS 1000u

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  g_autofree char *json = g_strndup ((const char *)bytes, n_bytes);
  g_autoptr (GError) error = NULL;
  OblPageMessage message = { 0 };

  if (n_bytes > 4096)
    return 0;
  if (!obl_page_message_parse (json, N_CHARS, &message, &error)) {
    g_assert_nonnull (error);
    return 0;
  }
  g_assert_cmpuint (message.range.start, <=, message.range.end);
  g_assert_cmpuint (message.range.end, <=, N_CHARS);
  g_assert_cmpuint (message.caret, <=, N_CHARS);
  return 0;
}
