/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading HTML for texts of others: it always says exactly the text, and a stranger's HTML is used
 * only when it tells the truth. */
#include "config.h"

#include "core/html/obl-html-tree.h"
#include "core/import/obl-import.h"

#include <string.h>

/* The parser shows as U+FFFD what browsers leave: @has_controls looks at the HTML itself. */
static void
assert_says (const char *html, const OblText *text, gboolean has_controls)
{
  g_autofree char *content = obl_html_dup_text_content (html, strlen (html));

  if (has_controls)
    g_assert_nonnull (strstr (html, obl_text_get_utf8 (text)));
  else
    g_assert_cmpstr (content, ==, obl_text_get_utf8 (text));
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    guint n_blocks;
    gboolean has_controls;
  } cases[] = {
    { "one", 1 },
    { "one\ntwo", 2 },
    { "one\n\ntwo", 2 },
    { "\n\none\n\n\ntwo\n\n", 2 },
    { "\n\n", 1 },
    { "", 0 },
    { " two  spaces \r\n\ttab\r", 2 },
    { "a\xc2\xad\xe2\x80\x8b<b>&amp;</b>\xef\xbb\xbf", 1 },
    { "한국\n😀\nعربي", 3 },
    { "a\tb\nc\td", 2 },
    { "\xc2\x85\x01\x7f", 1, TRUE },
  };

  g_test_summary ("A paragraph per line, whatever the text holds");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblText) text = obl_text_new (cases[i].text);
    g_autoptr (GArray) blocks = obl_import_blocks_from_text (text);
    g_autofree char *html = obl_import_html_from_blocks (text, blocks);
    g_autofree char *plain = obl_import_html_from_blocks (text, NULL);
    guint32 at = 0;

    g_assert_cmpuint (blocks->len, ==, cases[i].n_blocks);
    for (guint k = 0; k < blocks->len; k++) {
      const OblBlock *block = &g_array_index (blocks, OblBlock, k);

      g_assert_cmpuint (block->range.start, ==, at);
      g_assert_cmpuint (block->range.end, >, block->range.start);
      at = block->range.end + 1;
    }
    g_assert_cmpuint (at, ==, blocks->len == 0 ? 0 : obl_text_get_n_chars (text) + 1);
    assert_says (html, text, cases[i].has_controls);
    g_assert_cmpstr (html, ==, plain);
  }
}

static void
test_blocks (void)
{
  static const OblBlock given[] = {
    { { 0, 1 }, OBL_BLOCK_HEADING, OBL_ROLE_TITLE, 1, -1, -1 },
    { { 2, 3 }, OBL_BLOCK_LIST_ITEM, OBL_ROLE_BODY, 1, -1, -1 },
    { { 4, 5 }, OBL_BLOCK_LIST_ITEM, OBL_ROLE_BODY, 2, -1, -1 },
    { { 6, 7 }, OBL_BLOCK_TABLE_CELL, OBL_ROLE_BODY, 0, 0, 0 },
    { { 8, 9 }, OBL_BLOCK_TABLE_CELL, OBL_ROLE_BODY, 0, 0, 2 },
    { { 10, 11 }, OBL_BLOCK_TABLE_CELL, OBL_ROLE_BODY, 0, 1, 0 },
    { { 12, 13 }, OBL_BLOCK_TABLE_CELL, OBL_ROLE_BODY, 0, 0, 0 },
    { { 14, 15 }, OBL_BLOCK_QUOTE, OBL_ROLE_BODY, 0, -1, -1 },
    { { 16, 17 }, OBL_BLOCK_QUOTE, OBL_ROLE_BODY, 0, -1, -1 },
    { { 18, 21 }, OBL_BLOCK_PREFORMATTED, OBL_ROLE_BODY, 0, -1, -1 },
    { { 22, 23 }, OBL_BLOCK_CAPTION, OBL_ROLE_BOILERPLATE, 0, -1, -1 },
  };
  g_autoptr (OblText) text = obl_text_new ("A\nB\nC\nD\tE\nF\nG\nH\nI\n\nJ\n\nK");
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  g_autofree char *html = NULL;
  g_autofree char *again = NULL;

  g_test_summary ("Lists, tables, quotations and code from the block table alone");
  g_array_append_vals (blocks, given, G_N_ELEMENTS (given));
  html = obl_import_html_from_blocks (text, blocks);
  assert_says (html, text, FALSE);
  g_assert_nonnull (
      strstr (html, "<ul><li data-s=\"2\" data-r=\"body\" dir=\"auto\">B</li>\n<ul><li"));
  g_assert_nonnull (strstr (html, "D</td>\t<td></td><td"));
  g_assert_nonnull (strstr (html, "F</td></tr></tbody></table>\n<table><tbody><tr>"));
  again = obl_import_html_if_true (html, text, blocks);
  /* Its text has blank lines where a page's cannot, so it is not taken for a page's. */
  g_assert_null (again);
}

static void
test_bad_blocks (void)
{
  static const OblBlock bad[][2] = {
    { { { 0, 1 } }, { { 3, 5 } } }, { { { 0, 1 } }, { { 2, 9 } } }, { { { 1, 2 } }, { { 3, 5 } } },
    { { { 0, 3 } }, { { 2, 5 } } }, { { { 0, 1 } }, { { 2, 2 } } }, { { { 2, 5 } }, { { 0, 1 } } },
  };
  g_autoptr (OblText) text = obl_text_new ("a\nbcd");
  g_autofree char *plain = obl_import_html_from_blocks (text, NULL);

  g_test_summary ("Blocks that do not cover the text are not used");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
    g_autofree char *html = NULL;

    g_array_append_vals (blocks, bad[i], 2);
    html = obl_import_html_from_blocks (text, blocks);
    g_assert_cmpstr (html, ==, plain);
  }
}

static void
test_true (void)
{
  static const char page[]
      = "<h1>Title</h1><p>One <a href='https://example.org/'>two</a></p><ul><li>a<li><p>b<p>c</ul>"
        "<table><tr><th>x<th>y<tr><td>1<td>2</table>";
  static const OblImportOptions options = { .format = "html" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, NULL);
  g_autoptr (OblText) other = obl_text_new ("Something else");
  g_autoptr (GString) evil = g_string_new (document->html);
  g_autofree char *same
      = obl_import_html_if_true (document->html, document->text, document->blocks);
  g_autofree char *wrong = obl_import_html_if_true (document->html, other, document->blocks);
  g_autofree char *cleaned = NULL;
  g_autofree char *garbage = NULL;

  g_test_summary (
      "Own HTML comes back as it is, a stranger's without its tricks, a lie not at all");
  g_assert_cmpstr (same, ==, document->html);
  g_assert_null (wrong);
  g_string_replace (evil, "<h1 ", "<script>x</script><h1 onclick=x style=x ", 1);
  g_string_replace (evil, "https://example.org/", "javascript:x", 1);
  cleaned = obl_import_html_if_true (evil->str, document->text, document->blocks);
  g_assert_nonnull (cleaned);
  g_assert_null (strstr (cleaned, "script"));
  g_assert_null (strstr (cleaned, "onclick"));
  g_assert_null (strstr (cleaned, "style"));
  garbage = obl_import_html_if_true ("<p><<<&&&", document->text, document->blocks);
  g_assert_null (garbage);
  /* A role may have been changed since. */
  g_array_index (document->blocks, OblBlock, 1).role = OBL_ROLE_BOILERPLATE;
  g_free (g_steal_pointer (&same));
  same = obl_import_html_if_true (document->html, document->text, document->blocks);
  g_assert_cmpstr (same, ==, document->html);
  g_array_index (document->blocks, OblBlock, 1).kind = OBL_BLOCK_QUOTE;
  g_free (g_steal_pointer (&same));
  same = obl_import_html_if_true (document->html, document->text, document->blocks);
  g_assert_null (same);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/foreign/lines", test_lines);
  g_test_add_func ("/core/import/foreign/blocks", test_blocks);
  g_test_add_func ("/core/import/foreign/bad-blocks", test_bad_blocks);
  g_test_add_func ("/core/import/foreign/true", test_true);
  return g_test_run ();
}
