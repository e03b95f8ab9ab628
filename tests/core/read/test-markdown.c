/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown: known by its signs and not taken for it without them; its structure kept. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

static TestFound *
read_named (const char *name, const char *text)
{
  const OblReadOptions options = { .name = name };

  return test_read (text, strlen (text), &options);
}

static const OblBlock *
get_block (OblDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return &g_array_index (document->blocks, OblBlock, index);
}

static void
test_structure (void)
{
  g_autoptr (TestFound) found = read_named (
      "a.md", "# Harbour *reopens*\n\nShips [came](https://example.org/1), ~~two~~.[^1]\n\n"
              "> At last.\n\n- Ships\n  1. Large\n- Boats\n\n```\na\n b\n```\n\n"
              "| Port | Ships |\n|------|-------|\n| Halmar | 2 |\n| Quay<br>East | 3 |\n\n"
              "[^1]: From the log.\n");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->source.media_type, ==, "text/markdown");
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==,
                   "Harbour reopens\nShips came, two.[1]\nAt last.\nShips\nLarge\nBoats\na\n b\n"
                   "Port\tShips\nHalmar\t2\nQuay East\t3\nFrom the log.");
  g_assert_cmpint (get_block (document, 0)->role, ==, OBL_ROLE_TITLE);
  g_assert_cmpint (get_block (document, 2)->kind, ==, OBL_BLOCK_QUOTE);
  g_assert_cmpint (get_block (document, 4)->level, ==, 2);
  g_assert_cmpint (get_block (document, 6)->kind, ==, OBL_BLOCK_PREFORMATTED);
  g_assert_cmpint (get_block (document, 7)->kind, ==, OBL_BLOCK_TABLE_CELL);
  g_assert_nonnull (strstr (document->html, "https://example.org/1"));
  g_assert_nonnull (strstr (document->html, "<s>"));
}

static void
test_front_matter (void)
{
  g_autoptr (TestFound) found = read_named (
      "a.txt", "---\ntitle: \"Harbour: reopened\"\nauthor:\n  - Ada Berg\n  - Bo Dahl\ndate: "
               "2024-03-05\nlang: en-GB\nsite: Quay Press\nsource: https://example.org/1\n"
               "tags: [a, b]\n---\n\n## Ships\n\nThey came.\n");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour: reopened");
  g_assert_cmpstr (document->byline, ==, "Ada Berg, Bo Dahl");
  g_assert_cmpstr (document->published, ==, "2024-03-05");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->publisher, ==, "Quay Press");
  g_assert_cmpstr (document->source.url, ==, "https://example.org/1");
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, "Ships\nThey came.");
}

/* A rule at the beginning is none. */
static void
test_no_front_matter (void)
{
  g_autoptr (TestFound) found = read_named ("a.md", "---\nShe said: no.\n\nMore.\n\n---\n\nEnd.\n");

  g_assert_cmpstr (obl_text_get_utf8 (test_found_get_only (found)->text), ==,
                   "She said: no.\nMore.\nEnd.");
}

/* Its words are kept, its markup is not. */
static void
test_html (void)
{
  g_autoptr (TestFound) found = read_named (
      "a.md",
      "<div align=center onclick=x()>\n<b>Halmar</b> quay\n</div>\n\n<script>no()</script>\n\n"
      "A <i>small</i> [boat](javascript:x) [left](https://example.org/a_(b)).<!-- no -->\n\n<!-- "
      "gone -->\n");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, "Halmar quay\nA small boat left.");
  g_assert_nonnull (strstr (document->html, "https://example.org/a_(b)"));
  g_assert_null (strstr (document->html, "onclick"));
  g_assert_null (strstr (document->html, "javascript"));
}

static gboolean
is_markdown (const char *name, const char *text)
{
  g_autoptr (TestFound) found = read_named (name, text);

  return strcmp (test_found_get_only (found)->source.media_type, "text/markdown") == 0;
}

static void
test_recognised (void)
{
  g_assert_true (is_markdown ("a.MARKDOWN", "Only words."));
  g_assert_true (is_markdown ("a.txt", "# Harbour\n\nSee [the log](https://example.org/log).\n"));
  g_assert_true (is_markdown ("a", "# Harbour\n\nText.\n\n## Ships\n\nMore text.\n"));
  g_assert_true (is_markdown ("a", "# Harbour\n\n```\ncode\n```\n"));
  g_assert_true (is_markdown ("a", "# Harbour\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"));
}

/* Articles with one sign or another that means something else in them. */
static void
test_not_recognised (void)
{
  static const char *const texts[] = {
    "Harbour reopens\n\nThe harbour of Halmar opened again on Monday, its master said.\n",
    "Harbour reopens\n\n- No, said the master.\n- Why not?\n- It is shut.\n\n* * *\n\n1. Ships\n",
    "#harbour #halmar\n\nThe harbour of Halmar opened again on Monday.\n",
    "# 5 on the list\n\nThe harbour of Halmar opened again on Monday.\n",
    "Harbour reopens\n=====\n\nThe log [1] says so (see note). *** Urgent ***\n",
    "---\n\nThe harbour of Halmar: it opened again.\n\n---\n\nEnd.\n",
    "Prices | Monday\n2 | 3\n\nA_b_c and 2*3*4 in [brackets] (and more).\n",
    "<h1>Harbour</h1><p># no\n\n## no [x](https://example.org)</p>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (is_markdown ("a.txt", texts[i]))
      g_error ("taken for Markdown: %s", texts[i]);
  }
  g_assert_false (is_markdown ("a.md", "<!doctype html><p>A page under the wrong name.</p>"));
}

/* What would keep the parser busy is read as plain text. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { ">",    "[",  "![", "*a ", "**a", "`a``", "<a",
                                        "[a](", "- ", "a_", "[^a", "|",   "~a ",  "<!--" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new ("words ");
    g_autoptr (TestFound) found = NULL;

    g_string_truncate (text, *pieces[i] == 'a' ? text->len : 0);
    for (guint j = 0; j < 50000; j++)
      g_string_append (text, pieces[i]);
    g_string_append (text, " end");
    found = read_named ("a.md", text->str);
    g_assert_nonnull (strstr (obl_text_get_utf8 (test_found_get_only (found)->text), "end"));
    g_assert_null (strstr (test_found_get_only (found)->importer, "markdown"));
  }
}

static void
test_reduced (void)
{
  static const char text[] = "# Harbour\n\nText.\n";
  const OblReadOptions options = { .name = "a.md" };
  g_autoptr (TestFound) found = test_read_as (text, strlen (text), &options, OBL_READ_REDUCED);

  g_assert_nonnull (strstr (obl_text_get_utf8 (test_found_get_only (found)->text), "# Harbour"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/markdown/structure", test_structure);
  g_test_add_func ("/read/markdown/front-matter", test_front_matter);
  g_test_add_func ("/read/markdown/no-front-matter", test_no_front_matter);
  g_test_add_func ("/read/markdown/html", test_html);
  g_test_add_func ("/read/markdown/recognised", test_recognised);
  g_test_add_func ("/read/markdown/not-recognised", test_not_recognised);
  g_test_add_func ("/read/markdown/hostile", test_hostile);
  g_test_add_func ("/read/markdown/reduced", test_reduced);
  return g_test_run ();
}
