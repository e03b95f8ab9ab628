/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps its place beside the words: custom elements, pages of an original, blocks that are too
 * long for one. */
#include "config.h"

#include "core/html/obl-html-walk.h"

#include <string.h>

static OblReading *
walk (const char *html, const OblHtmlWalkOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (html, strlen (html), &error);
  OblReading *reading = obl_reading_new ();

  g_assert_no_error (error);
  obl_html_walk (obl_html_tree_get_root (tree), options, reading);
  return reading;
}

static void
assert_text (const char *page, const char *text)
{
  static const OblHtmlWalkOptions options = { 0 };
  g_autoptr (OblReading) reading = walk (page, &options);
  g_autofree char *found = obl_reading_dup_text (reading);

  g_assert_cmpstr (found, ==, text);
}

static void
test_shadow (void)
{
  g_test_summary ("A custom element shows its shadow root, with its children in the slots");
  assert_text ("<x-a><template shadowrootmode=open><p>in</p></template></x-a><p>after",
               "in\nafter");
  assert_text ("<x-a><template shadowrootmode=open><h2><slot name=t>no title</slot></h2>"
               "<p>before</p><slot></slot></template><p>one</p><b slot=t>Title</b><p>two</p></x-a>",
               "Title\nbefore\none\ntwo");
  assert_text ("<x-a><template shadowrootmode=closed><slot>fallback</slot></template></x-a>",
               "fallback");
  /* A host in the shadow of another, and a slot handed on to it. */
  assert_text ("<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open><i>b</i> "
               "<slot></slot></template><slot></slot></x-b></template>words</x-a>",
               "b words");
  assert_text ("<p>a<template><p>inert</template>b", "ab");
}

static void
test_deep_shadow (void)
{
  static const OblHtmlWalkOptions options = { 0 };
  GString *page = g_string_new (NULL);
  g_autoptr (OblReading) reading = NULL;
  g_autofree char *text = NULL;

  g_test_summary ("What becomes too deep by filling slots loses its structure, not its words");
  for (guint i = 0; i < 500; i++)
    g_string_append (page, "<x-a><template shadowrootmode=open><b><i><u><s><em><slot></slot>"
                           "</em></s></u></i></b></template>");
  g_string_append (page, "words");
  reading = walk (page->str, &options);
  text = obl_reading_dup_text (reading);
  g_assert_cmpstr (text, ==, "words");
  g_string_free (page, TRUE);
}

static void
assert_pages (const char *html, const OblHtmlWalkOptions *options, const guint32 *pages, guint n)
{
  g_autoptr (OblReading) reading = walk (html, options);
  const GArray *blocks = obl_reading_get_blocks (reading);

  g_assert_cmpuint (blocks->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (blocks, OblBlock, i).page, ==, pages[i]);
}

static void
test_pages (void)
{
  static const char page[] = "<h1>A</h1><div data-page=2><p>B</p><ul><li data-page=3>C</ul></div>"
                             "<p data-page=-1>D<p data-page=x>E";
  static const OblHtmlWalkOptions with = { .has_pages = TRUE };
  static const OblHtmlWalkOptions without = { 0 };
  static const OblHtmlWalkOptions own = { .is_own = TRUE };
  static const guint32 pages[] = { 0, 2, 3, 0, 0 };
  static const guint32 none[] = { 0, 0, 0, 0, 0 };
  g_autoptr (OblReading) reading = walk (page, &with);
  g_autofree char *html = obl_reading_dup_html (reading);

  g_test_summary ("Page numbers go to the blocks, and come back from the reading HTML");
  assert_pages (page, &with, pages, G_N_ELEMENTS (pages));
  assert_pages (page, &without, none, G_N_ELEMENTS (none));
  assert_pages (html, &own, pages, G_N_ELEMENTS (pages));
}

static void
test_long (void)
{
  static const struct {
    const char *before;
    const char *unit;
    guint n;
    guint n_blocks;
  } cases[] = {
    { "<p>", "words ", 100000, 3 },
    { "<p>", "x", 500000, 3 },
    { "<li>", "word ", 100000, 3 },
    { "<pre>", "line\n", 100000, 3 },
    { "<pre>", "x", 300000, 2 },
    { "<h1>", "word ", 50000, 2 },
    { "<table><tr><td>a<td>", "word ", 50000, 3 },
  };

  g_test_summary ("A line that is too long goes on in another block, and reads back as it is");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    static const OblHtmlWalkOptions foreign = { 0 };
    static const OblHtmlWalkOptions own = { .is_own = TRUE };
    GString *page = g_string_new (cases[i].before);
    g_autoptr (OblReading) reading = NULL;
    g_autoptr (OblReading) again = NULL;
    g_autofree char *html = NULL;
    g_autofree char *html_again = NULL;

    for (guint k = 0; k < cases[i].n; k++)
      g_string_append (page, cases[i].unit);
    reading = walk (page->str, &foreign);
    html = obl_reading_dup_html (reading);
    g_assert_cmpuint (obl_reading_get_blocks (reading)->len, ==, cases[i].n_blocks);
    again = walk (html, &own);
    html_again = obl_reading_dup_html (again);
    g_assert_true (g_str_equal (html, html_again));
    g_string_free (page, TRUE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/html/structure/shadow", test_shadow);
  g_test_add_func ("/core/html/structure/deep-shadow", test_deep_shadow);
  g_test_add_func ("/core/html/structure/pages", test_pages);
  g_test_add_func ("/core/html/structure/long", test_long);
  return g_test_run ();
}
