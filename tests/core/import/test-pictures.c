/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures, from the ways in which pages name them to the document's assets. */
#include "config.h"

#include "core/import/obl-import.h"

#include <string.h>

#include "allowed.h"

/* A GIF's head, which is all that is ever looked at; @mark makes it one of its kind. */
static GBytes *
new_picture (guint8 width, guint8 height, char mark)
{
  char bytes[] = "GIF89a....*";

  bytes[6] = (char)width;
  bytes[7] = 0;
  bytes[8] = (char)height;
  bytes[9] = 0;
  bytes[10] = mark;
  return g_bytes_new (bytes, sizeof bytes - 1);
}

static char *
dup_data_uri (guint8 width, guint8 height, char mark)
{
  g_autoptr (GBytes) bytes = new_picture (width, height, mark);
  g_autofree char *base64
      = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strconcat ("data:image/gif;base64,", base64, NULL);
}

static OblDocument *
import (const char *body, OblAssets *assets)
{
  g_autofree char *page
      = g_strdup_printf ("<!doctype html><title>T</title><body>%s<p>The last words.</p>", body);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  const OblImportOptions options = {
    .format = "html", .url = "https://example.org/a/b.html", .assets = assets, .is_article = TRUE
  };
  OblDocument *document = obl_import_bytes (bytes, &options, &error);

  g_assert_no_error (error);
  allowed_check (document);
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "The last words."));
  return document;
}

/* The page's pictures, each by the mark that made it one of its kind. */
static void
assert_marks (const char *body, OblAssets *assets, const char *marks)
{
  g_autoptr (OblDocument) document = import (body, assets);
  g_autofree char *own = NULL;

  g_test_message ("%s", body);
  g_assert_cmpuint (document->assets->len, ==, strlen (marks));
  for (guint i = 0; i < document->assets->len; i++) {
    const OblAsset *asset = document->assets->pdata[i];
    const char *data = g_bytes_get_data (asset->bytes, NULL);

    g_assert_cmpint (data[10], ==, marks[i]);
    g_assert_cmpstr (asset->media_type, ==, "image/gif");
    g_assert_nonnull (strstr (document->html, asset->sha256));
  }
  /* The reading HTML is taken for its own when it comes back in a record. */
  own = obl_import_html_if_true (document->html, document->text, document->blocks);
  g_assert_cmpstr (own, ==, document->html);
}

static void
test_written_in (void)
{
  g_autofree char *large = dup_data_uri (200, 100, 'L');
  g_autofree char *other = dup_data_uri (200, 100, 'M');
  g_autofree char *pixel = dup_data_uri (1, 1, 'P');
  g_autofree char *icon = dup_data_uri (16, 16, 'I');

  struct {
    const char *body;
    const char *marks;
  } cases[] = {
    { "<img src=\"@L\">", "L" },
    { "<img src=\"@L\"><img src=\"@L\">", "L" },
    { "<p>words <img src=\"@I\"> words</p>", "I" },
    { "<img src=\"@I\">", "" },
    { "<p>words <img src=\"@P\"> words</p>", "" },
    { "<img src=\"@L\" width=1 height=1>", "" },
    { "<div hidden><img src=\"@L\"></div>", "" },
    { "<img src=\"@P\" data-src=\"@L\">", "L" },
    { "<img src=\"@P\" data-srcset=\"@L 1x, @M 2x\">", "M" },
    { "<picture><source srcset=\"@M 2x\"><img src=\"@P\"></picture>", "M" },
    { "<img src=\"@P\"><noscript><p>none <img src=\"@L\"></p></noscript>", "L" },
    { "<ul><li><img src=\"@L\"></li><li>one</li></ul><table><tr><td><img src=\"@M\"><td>x<tr><td>y"
      "<td>z</table>",
      "LM" },
    { "<pre><img src=\"@L\">code</pre><h2><img src=\"@M\">head</h2>", "LM" },
    { "<a href=/x><img src=\"@L\"></a>", "L" },
    { "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\">", "" },
    { "<img src=\"data:text/html;base64,PHA+\">", "" },
    { "<img src=\"obelus-asset:"
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\">",
      "" },
  };

  g_test_summary (
      "Pictures that are written into the page are kept, whatever attribute they are in");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) body = g_string_new (cases[i].body);

    g_string_replace (body, "@L", large, 0);
    g_string_replace (body, "@M", other, 0);
    g_string_replace (body, "@P", pixel, 0);
    g_string_replace (body, "@I", icon, 0);
    assert_marks (body->str, NULL, cases[i].marks);
  }
}

static void
test_along (void)
{
  static const char *const found[] = { "cid:a@b",
                                       "pictures/a%20b.gif",
                                       "./pictures/a%20b.gif?v=1#x",
                                       "https://example.org/a/c.gif",
                                       "c.gif",
                                       "/a/c.gif" };
  g_autoptr (OblAssets) assets = obl_assets_new ();
  g_autoptr (GBytes) first = new_picture (100, 100, '1');

  obl_assets_add (assets, "cid:a@b", first);
  obl_assets_add (assets, "pictures/a b.gif", first);
  obl_assets_add (assets, "https://example.org/a/c.gif", first);
  g_test_summary ("Pictures that came along are found by the names that pages give them");
  for (guint i = 0; i < G_N_ELEMENTS (found); i++) {
    g_autofree char *body = g_strdup_printf ("<img src=\"%s\">", found[i]);

    assert_marks (body, assets, "1");
  }
  assert_marks ("<img src=\"d.gif\">", assets, "");
}

static void
test_figures (void)
{
  g_autofree char *large = dup_data_uri (200, 100, 'L');
  g_autofree char *body = g_strdup_printf (
      "<p>One</p><figure><img src=\"%s\" alt='A \"b\"' width=100><figcaption>Caption</figcaption>"
      "</figure><figure><img src=https://example.org/x.png alt='Not  kept'></figure>"
      "<p>Two <img src=https://example.org/y.png alt=':-)'></p>",
      large);
  g_autoptr (OblDocument) document = import (body, NULL);

  g_test_summary ("A picture and its caption stay together; one elsewhere leaves its description");
  g_assert_nonnull (strstr (document->html,
                            "\" alt=\"A &quot;b&quot;\" width=\"100\" height=\"50\">"
                            "\n<figcaption "));
  g_assert_nonnull (
      strstr (document->html, "<figure><span data-alt=\"Not  kept\"></span></figure>"));
  g_assert_nonnull (strstr (document->html, "<span data-alt=\":-)\"></span>"));
  g_assert_null (strstr (document->html, "example.org"));
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, "One\nCaption\nTwo\nThe last words.");
}

static void
test_many (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (OblDocument) document = NULL;

  g_test_summary ("There is an end to how many pictures are kept");
  for (guint i = 0; i < 1000; i++) {
    g_autofree char *uri = dup_data_uri ((guint8)(100 + i % 100), (guint8)(100 + i / 100), 'x');

    g_string_append_printf (body, "<img src=%s>", uri);
  }
  document = import (body->str, NULL);
  g_assert_cmpuint (document->assets->len, ==, 300);
}

static void
test_saved_from (void)
{
  static const struct {
    const char *page;
    const char *url;
    gint64 retrieved;
  } cases[] = {
    { "<!DOCTYPE html><!-- saved from url=(0022)https://example.org/a --><html><p>Words",
      "https://example.org/a", 0 },
    { "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/s?q=1 \n"
      " saved date: Sat Mar 02 2024 11:22:33 GMT+0100 (Central European Standard Time)\n-->"
      "<p>Words",
      "https://example.org/s?q=1", G_GINT64_CONSTANT (1709374953000) },
    { "<html><!-- saved from url=(0010)javascript:x --><p>Words", NULL, 0 },
    { "<html><!-- saved from url=(00", NULL, 0 },
  };

  g_test_summary ("Where a page was saved from, and when, is read from its comments");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *page = g_strconcat (cases[i].page, "--><p>words</p>", NULL);
    g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
    const OblImportOptions options = { .format = "html" };
    g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, NULL);

    g_assert_nonnull (document);
    g_assert_cmpstr (document->source.url, ==, cases[i].url);
    g_assert_cmpint (document->source.retrieved, ==, cases[i].retrieved);
  }
}

static guint
get_doubts (const char *page, gssize n_bytes, gboolean is_reduced)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, n_bytes < 0 ? strlen (page) : (gsize)n_bytes);
  const OblImportOptions options = { .format = "html", .is_reduced = is_reduced };
  g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, NULL);

  g_assert_nonnull (document);
  g_assert_nonnull (strstr (document->importer, "; gumbo "));
  g_assert_nonnull (strstr (document->importer, "; rules "));
  return document->doubts & (OBL_DOUBT_TEXT_ONLY | OBL_DOUBT_REDUCED | OBL_DOUBT_ODD_ENCODING);
}

static void
test_doubts (void)
{
  GString *deep = g_string_new ("<p>Words");

  g_test_summary ("What could not be read as it should be is said");
  g_assert_cmpuint (get_doubts ("<p>Plain words", -1, FALSE), ==, 0);
  g_assert_cmpuint (get_doubts ("<p>Plain words", -1, TRUE), ==, OBL_DOUBT_REDUCED);
  g_assert_cmpuint (get_doubts ("<meta charset=utf-8><p>W\xffords", -1, FALSE), ==,
                    OBL_DOUBT_ODD_ENCODING);
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<div>");
  g_assert_cmpuint (get_doubts (deep->str, -1, FALSE), ==, OBL_DOUBT_REDUCED);
  g_string_free (deep, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/pictures/written-in", test_written_in);
  g_test_add_func ("/core/import/pictures/along", test_along);
  g_test_add_func ("/core/import/pictures/figures", test_figures);
  g_test_add_func ("/core/import/pictures/many", test_many);
  g_test_add_func ("/core/import/pictures/saved-from", test_saved_from);
  g_test_add_func ("/core/import/pictures/doubts", test_doubts);
  return g_test_run ();
}
