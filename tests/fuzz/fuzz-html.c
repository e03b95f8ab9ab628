/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: any bytes are refused in words or become reading HTML with nothing in it that is not
 * allowed, that says exactly the text, and that becomes itself when it is read again. */
#include "config.h"

#include <string.h>

#include "allowed.h"
#include "core/import/obl-import.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  static const OblImportOptions options
      = { .format = "html", .name = "page", .url = "https://example.org/a", .charset = "UTF-8" };
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = NULL;
  g_autofree char *again = NULL;

  if (n_bytes > 64 * 1024)
    return 0;
  data = g_bytes_new (bytes, n_bytes);
  document = obl_import_bytes (data, &options, &error);
  if (document == NULL) {
    g_assert_nonnull (error);
    return 0;
  }
  allowed_check (document);
  g_assert_null (strstr (document->importer, "text only"));
  again = obl_import_html_if_true (document->html, document->text, document->blocks);
  g_assert_cmpstr (again, ==, document->html);
  return 0;
}
