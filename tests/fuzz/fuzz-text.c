/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text in any encoding: refused in words, or a document whose blocks cover its text.  And
 * the same bytes as the text of a stranger's record. */
#include "config.h"

#include <string.h>

#include "allowed.h"
#include "core/import/obl-import.h"
#include "fuzz.h"

static void
check_blocks (const OblText *text, const GArray *blocks)
{
  guint32 at = 0;

  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);

    g_assert_cmpuint (block->range.start, ==, at);
    g_assert_cmpuint (block->range.end, >, block->range.start);
    at = block->range.end;
    if (i + 1 < blocks->len)
      g_assert_cmpuint (obl_text_get_char (text, at++), ==, '\n');
  }
  g_assert_cmpuint (at, ==, obl_text_get_n_chars (text));
}

/* When the HTML made for the text is taken back, it is as it was. */
static void
check_foreign (const char *bytes, size_t n_bytes)
{
  g_autofree char *utf8 = g_utf8_make_valid (bytes, (gssize)n_bytes);
  g_autoptr (OblText) text = obl_text_new (utf8);
  g_autoptr (GArray) blocks = obl_import_blocks_from_text (text);
  g_autofree char *html = obl_import_html_from_blocks (text, blocks);
  g_autofree char *again = obl_import_html_if_true (html, text, blocks);

  if (blocks->len > 0)
    check_blocks (text, blocks);
  if (again != NULL)
    g_assert_cmpstr (again, ==, html);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  static const OblImportOptions options = { .format = "text", .name = "article.txt" };
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = NULL;

  if (n_bytes > 64 * 1024)
    return 0;
  check_foreign ((const char *)bytes, strnlen ((const char *)bytes, n_bytes));
  data = g_bytes_new (bytes, n_bytes);
  document = obl_import_bytes (data, &options, &error);
  if (document == NULL) {
    g_assert_nonnull (error);
    return 0;
  }
  check_blocks (document->text, document->blocks);
  allowed_check (document);
  g_assert_null (strstr (document->importer, "text only"));
  return 0;
}
