/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages made to exhaust a parser must come to an end, with their words or with a clear error.
 * A page that hangs is caught by the test's time limit. */
#include "config.h"

#include "core/html/obl-html-guard.h"
#include "core/html/obl-html-tree.h"
#include "core/html/obl-html-walk.h"

#include <string.h>

static GString *
repeat (const char *before, const char *unit, guint n, const char *after)
{
  GString *page = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (page, unit);
  g_string_append (page, after);
  return page;
}

/* The words of @page; NULL when it was refused. */
static char *
read_words (const GString *page, gboolean *is_flattened)
{
  static const OblHtmlWalkOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (page->str, page->len, &error);
  g_autoptr (OblReading) reading = NULL;

  if (tree == NULL) {
    g_assert_error (error, OBL_HTML_ERROR, OBL_HTML_ERROR_TOO_COMPLEX);
    return NULL;
  }
  *is_flattened = obl_html_tree_is_flattened (tree);
  reading = obl_reading_new ();
  obl_html_walk (obl_html_tree_get_root (tree), &options, reading);
  return obl_reading_dup_text (reading);
}

static void
test_deep (void)
{
  static const struct {
    const char *unit;
    guint n;
  } cases[] = {
    { "<div>", 5000 },          { "<div>", 100000 },
    { "<div>", 1000000 },       { "<font>", 100000 },
    { "<b><i>", 20000 },        { "<table><tr><td>", 20000 },
    { "<div></span>", 100000 }, { "<x-y>", 100000 },
    { "<svg><g>", 50000 },      { "<blockquote><p>", 50000 },
    { "<ul><li>", 50000 },      { "<div><object></div></object>", 30000 },
    { "<a><div>", 30000 },      { "<button><p>", 30000 },
    { "<ruby><rt><b>", 30000 },
  };

  g_test_summary ("Elements nested without end lose their structure, not their words");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GString *page = repeat ("<p>First words</p>", cases[i].unit, cases[i].n, "Last words");
    gboolean is_flattened = FALSE;
    g_autofree char *words = read_words (page, &is_flattened);

    g_test_message ("%u × %s: %s", cases[i].n, cases[i].unit,
                    words == NULL  ? "refused"
                    : is_flattened ? "flattened"
                                   : "whole");
    g_assert_nonnull (words);
    g_assert_true (g_str_has_prefix (words, "First words"));
    g_string_free (page, TRUE);
  }
}

static void
test_shallow (void)
{
  static const char *const units[] = { "<p>x",     "<li>x",        "<td>x",
                                       "<a>x",     "<br>x",        "<option>x",
                                       "<b>x</b>", "<div>x</div>", "<svg><path/><use/></svg>x" };

  g_test_summary ("Many elements beside each other are no nesting");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    GString *page = repeat ("", units[i], 5000, "");
    g_autoptr (OblAssets) assets = obl_assets_new ();
    gboolean is_deep = TRUE;
    GString *guarded = obl_html_guard (page->str, page->len, assets, &is_deep);

    g_assert_false (is_deep);
    g_assert_cmpstr (guarded->str, ==, page->str);
    g_string_free (guarded, TRUE);
    g_string_free (page, TRUE);
  }
}

static void
test_costly (void)
{
  g_autoptr (GString) attributes = g_string_new ("<p");
  g_autoptr (GString) entities = repeat ("<p>", "&amp;&notit;&copy", 150000, "");
  g_autoptr (GString) links = repeat ("", "<a>", 50000, "Words");
  g_autoptr (GString) formats = g_string_new (NULL);
  gboolean is_flattened;
  g_autofree char *words = NULL;
  g_autofree char *more_words = NULL;
  g_autofree char *link_words = NULL;
  g_autofree char *format_words = NULL;

  g_test_summary ("Attributes, entities and formatting without end");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (attributes, " a%u=x", i);
  g_string_append (attributes, ">Words");
  words = read_words (attributes, &is_flattened);
  g_assert_cmpstr (words, ==, "Words");

  more_words = read_words (entities, &is_flattened);
  g_assert_true (g_str_has_prefix (more_words, "&¬it;©&¬it;©"));

  link_words = read_words (links, &is_flattened);
  g_assert_cmpstr (link_words, ==, "Words");

  /* Each paragraph opens anew all that was opened in those before. */
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (formats, "<p><font size=%u></p>", i);
  g_string_append (formats, "<p>Words");
  format_words = read_words (formats, &is_flattened);
  g_assert_cmpstr (format_words, ==, "Words");
}

static void
assert_guarded (const char *page, OblAssets *assets, const char *expected)
{
  gboolean is_deep;
  GString *guarded = obl_html_guard (page, strlen (page), assets, &is_deep);

  g_assert_cmpstr (guarded->str, ==, expected);
  g_string_free (guarded, TRUE);
}

static void
test_ballast (void)
{
  g_autoptr (GString) page = repeat ("<p id=a><img alt=A src=\"data:image/png;base64,", "AAAA",
                                     100000, "\" title='b'>Words<a href=#x>more</a>");
  g_autoptr (OblAssets) assets = obl_assets_new ();

  g_test_summary ("What is written into the page and is no picture is cut out");
  assert_guarded (page->str, assets, "<p id=a><img alt=A  title='b'>Words<a href=#x>more</a>");
}

/* A data: address of a picture of @n_bytes and a little. */
static char *
dup_picture (gsize n_bytes)
{
  g_autofree guchar *bytes = g_malloc0 (n_bytes + 10);
  g_autofree char *base64 = NULL;

  memcpy (bytes, "GIF89a\x50\0\x40\0", 10);
  base64 = g_base64_encode (bytes, n_bytes + 10);
  return g_strconcat ("data:image/gif;base64,", base64, NULL);
}

static void
test_pictures (void)
{
  g_autofree char *uri = dup_picture (3000);
  g_autofree char *page = g_strdup_printf (
      "<style>:root{--sf-img-7: url(\"%s\")} @font-face{src:url(%s)}</style>"
      "<img alt=A src='%s'><source srcset=\"%s 2x\"><a href=\"%s\">B</a><img src=%s>",
      uri, uri, uri, uri, uri, uri);
  g_autoptr (OblAssets) assets = obl_assets_new ();
  static const char *const names[] = { "--sf-img-7", "obelus-data:0", "obelus-data:1" };

  g_test_summary ("Pictures that are written into the page give way to short names");
  assert_guarded (page, assets,
                  "<style>:root{--sf-img-7: url(\"\")} @font-face{src:url()}</style>"
                  "<img alt=A src=\"obelus-data:0\"><source srcset=\"obelus-data:1\">"
                  "<a >B</a><img src=\"obelus-data:2\">");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *media_type = NULL;
    GBytes *bytes = obl_assets_find (assets, names[i], &media_type);

    g_assert_nonnull (bytes);
    g_assert_cmpuint (g_bytes_get_size (bytes), ==, 3010);
    g_assert_cmpstr (media_type, ==, "image/gif");
  }
}

static void
test_nul (void)
{
  static const char page[] = "<p>a\0b</p>";
  g_autoptr (OblAssets) assets = obl_assets_new ();
  gboolean is_deep;
  GString *guarded = obl_html_guard (page, sizeof page - 1, assets, &is_deep);

  g_assert_cmpstr (guarded->str, ==, "<p>ab</p>");
  g_string_free (guarded, TRUE);
}

static void
test_flatten (void)
{
  static const char page[]
      = "<title>T</title><script>if (a<b) x();</script><div><p>One &amp; <b>two</b></div>"
        "<style>p{}</style><!-- no --><h1 title='a>b'>3 < 4</h1><br>five<plaintext><p>six";
  GString *flat = obl_html_flatten (page, sizeof page - 1);

  g_test_summary ("A flattened page has its words and nothing else");
  g_assert_cmpstr (flat->str, ==, "<!DOCTYPE html><p>One &amp; two<p>3 < 4<p>five<p>&lt;p&gt;six");
  g_string_free (flat, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/html/guard/deep", test_deep);
  g_test_add_func ("/core/html/guard/shallow", test_shallow);
  g_test_add_func ("/core/html/guard/costly", test_costly);
  g_test_add_func ("/core/html/guard/ballast", test_ballast);
  g_test_add_func ("/core/html/guard/pictures", test_pictures);
  g_test_add_func ("/core/html/guard/nul", test_nul);
  g_test_add_func ("/core/html/guard/flatten", test_flatten);
  return g_test_run ();
}
