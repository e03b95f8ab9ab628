/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own pages of every kind of case, in the real engine; and what an article shows beside its
 * words: pictures, where links lead. */
#include "config.h"

#include <string.h>

#include "core/import/obl-import.h"
#include "page-check.h"

static const char *data_folder;

/* --- What is seen is the text ------------------------------------------------------------------ */

static void
test_invariant (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *folder = g_build_filename (data_folder, "pages", NULL);
  PageCheck check = { 0 };

  g_test_summary ("Every page shows exactly its text, and nothing that is not allowed");
  page_check_folder (fixture, folder, ".html", &check);
  g_assert_cmpuint (check.n_pages, >=, 30);
  g_assert_cmpuint (check.n_faults, ==, 0);
  /* A set of frames has no words of its own. */
  g_assert_cmpuint (check.n_refused, ==, 1);
  g_assert_cmpuint (check.n_pictures, >=, 6);
}

/* --- Pictures ---------------------------------------------------------------------------------- */

typedef struct {
  Fixture *fixture;
  GHashTable *pictures; /* sha256 → GBytes */
  guint n_wanted;
} Shelf;

static void
picture_wanted_cb (OblArticleView *view, const char *sha256, Shelf *shelf)
{
  shelf->n_wanted++;
  obl_article_view_give_picture (view, sha256, g_hash_table_lookup (shelf->pictures, sha256));
}

static char *
add_picture (Shelf *shelf, GBytes *bytes)
{
  char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_hash_table_insert (shelf->pictures, g_strdup (sha256), g_bytes_ref (bytes));
  return sha256;
}

static GBytes *
new_png (int width, int height)
{
  g_autofree guint8 *pixels = g_malloc (4u * (gsize)width * (gsize)height);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  memset (pixels, 0x80, 4u * (gsize)width * (gsize)height);
  bytes = g_bytes_new (pixels, 4u * (gsize)width * (gsize)height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, bytes, 4u * (gsize)width);

  return gdk_texture_save_to_png_bytes (texture);
}

static void
wait_for_pictures (Fixture *fixture)
{
  for (int i = 0; i < 200; i++) {
    g_autofree char *done
        = fixture_ask (fixture, "[...document.images].every(image => image.complete)");

    if (g_str_equal (done, "true"))
      return;
    g_usleep (20000); /* nocheck: the page is another process */
  }
  g_error ("The pictures do not come");
}

static void
test_pictures (void)
{
  static const char svg[]
      = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>";
  static const char unknown[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) png = new_png (40, 30);
  g_autoptr (GBytes) drawing = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GHashTable) pictures
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  Shelf shelf = { fixture, pictures, 0 };
  g_autofree char *first = add_picture (&shelf, png);
  g_autofree char *second = add_picture (&shelf, drawing);
  g_autofree char *html = g_strdup_printf (
      "<article><figure><img src=\"obelus-asset:%s\" alt=\"\"></figure>"
      "<p data-s=\"0\" data-r=\"body\">Text<img src=\"obelus-asset:%s\"><img "
      "src=\"obelus-asset:%s\">"
      "<img src=\"obelus-asset:../x\"><img src=\"data:image/svg+xml,%%3Csvg/%%3E\"></p></article>",
      first, second, unknown);
  g_autoptr (OblDocument) document = fixture_document_html (html, "Text");
  g_autofree char *sizes = NULL;
  g_autofree char *painted = NULL;

  g_test_summary ("A picture of the project is painted; what is no picture, or not there, is not");
  g_signal_connect (fixture->view, "picture-wanted", G_CALLBACK (picture_wanted_cb), &shelf);
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  wait_for_pictures (fixture);
  sizes = fixture_eval (fixture, NULL,
                        "[...document.images].map(image => image.naturalWidth).join()");
  g_assert_cmpstr (sizes, ==, "\"40,0,0,0,0\"");
  painted = fixture_eval (fixture, NULL, "document.images[0].getBoundingClientRect().height");
  g_assert_cmpstr (painted, ==, "30");
  g_assert_cmpuint (shelf.n_wanted, ==, 3);
}

static void
test_wide_pictures (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) png = new_png (3000, 1500);
  g_autoptr (GHashTable) pictures
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  Shelf shelf = { fixture, pictures, 0 };
  g_autofree char *sha256 = add_picture (&shelf, png);
  g_autofree char *html = g_strdup_printf (
      "<article><figure><img src=\"obelus-asset:%s\" width=\"3000\" height=\"1500\">"
      "<figcaption data-s=\"0\">Text</figcaption></figure></article>",
      sha256);
  g_autoptr (OblDocument) document = fixture_document_html (html, "Text");
  g_autofree char *shape = NULL;

  g_test_summary ("A picture that is wider than the article is made smaller and keeps its shape");
  g_signal_connect (fixture->view, "picture-wanted", G_CALLBACK (picture_wanted_cb), &shelf);
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  wait_for_pictures (fixture);
  shape = fixture_ask (fixture, "(({width, height}) => [width < innerWidth,"
                                " Math.abs(width / height - 2) < 0.05].join())"
                                "(document.images[0].getBoundingClientRect())");
  g_assert_cmpstr (shape, ==, "\"true,true\"");
}

static void
test_folded_pictures (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = NULL;
  g_autofree char *shown = NULL;
  static const char html[]
      = "<article><figure><img></figure><p data-s=\"0\">a</p>\n<figure><img></figure>"
        "<p data-s=\"2\">b</p>\n<p data-s=\"4\">c</p><figure><img></figure>\n"
        "<p data-s=\"6\">d</p><figure><img></figure></article>";
  static const OblBlockRole roles[]
      = { OBL_ROLE_BOILERPLATE, OBL_ROLE_BODY, OBL_ROLE_BOILERPLATE, OBL_ROLE_BOILERPLATE };

  g_test_summary (
      "Pictures among page furniture are folded with it, those beside the text are not");
  document = fixture_document_html (html, "a\nb\nc\nd");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    OblBlock block = { { 2 * i, 2 * i + 1 }, OBL_BLOCK_PARAGRAPH, roles[i], 0, -1, -1, 0 };

    g_array_append_val (document->blocks, block);
  }
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  shown = fixture_ask (fixture, "[...document.querySelectorAll('figure')]"
                                ".map(figure => figure.closest('.hidden') === null).join()");
  g_assert_cmpstr (shown, ==, "\"false,true,false,false\"");
}

/* --- Wide tables ------------------------------------------------------------------------------- */

static void
test_wide_table (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) html = g_string_new ("<article><table><tbody><tr>");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OblDocument) document = NULL;
  g_autofree char *widths = NULL;
  g_autofree char *clipped = NULL;

  g_test_summary ("A table that is too wide is scrolled by itself, and marks end at its edge");
  for (guint i = 0; i < 40; i++) {
    g_string_append_printf (html, "%s<td data-s=\"%u\">Headland</td>", i > 0 ? "\t" : "", 9 * i);
    g_string_append_printf (text, "%sHeadland", i > 0 ? "\t" : "");
  }
  g_string_append (html, "</tr></tbody></table></article>");
  document = fixture_document_html (html->str, text->str);
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  widths
      = fixture_ask (fixture, "[document.documentElement.scrollWidth <= innerWidth,"
                              " document.querySelector('table').scrollWidth > innerWidth].join()");
  g_assert_cmpstr (widths, ==, "\"true,true\"");
  clipped
      = fixture_ask (fixture, "[obelus.map.rects(0, 8).length, obelus.map.rects(351, 359).length]"
                              ".join()");
  g_assert_cmpstr (clipped, ==, "\"1,0\"");
}

/* --- Articles that run to the left -------------------------------------------------------------- */

static void
test_right_to_left (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = fixture_document_html (
      "<article><table><tbody><tr><td data-s=\"0\">\u0636\u0648\u0621</td>\t"
      "<td data-s=\"4\">31</td></tr></tbody></table></article>",
      "\u0636\u0648\u0621\t31");
  g_autofree char *edges = NULL;
  g_autofree char *strip = NULL;

  g_test_summary (
      "Columns begin at the right edge, and the strip is at the left with the scroll bar");
  document->direction = g_strdup ("rtl");
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  edges = fixture_ask (fixture, "[[0, 3], [4, 6]].map(([from, to], cell) => Math.abs("
                                "obelus.map.rects(from, to)[0].right -"
                                " document.querySelectorAll('td')[cell]"
                                ".getBoundingClientRect().right) < 1).join()");
  g_assert_cmpstr (edges, ==, "\"true,true\"");
  strip
      = fixture_ask (fixture, "(obelus.setExtras({strip: true}), obelus.strip.element.style.display"
                              " = '', obelus.strip.element.getBoundingClientRect().left)");
  g_assert_cmpstr (strip, ==, "0");
}

/* --- Highlighting ------------------------------------------------------------------------------ */

static void
test_highlighting (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document
      = fixture_document_html ("<article><p data-s=\"0\"><mark>Text</mark></p></article>", "Text");
  g_autofree char *color = NULL;

  g_test_summary ("What a paper highlights hides no annotation, and does not look like one");
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  color = fixture_ask (fixture, "getComputedStyle(document.querySelector('mark')).backgroundColor");
  g_assert_cmpstr (color, ==, "\"rgba(0, 0, 0, 0)\"");
}

/* --- Links ------------------------------------------------------------------------------------- */

typedef struct {
  char *address;
  gboolean by_key;
  guint n_shown;
} Shown;

static void
link_shown_cb (
    OblArticleView *view, const char *address, double x, double y, gboolean by_key, Shown *shown)
{
  g_free (shown->address);
  shown->address = g_strdup (address);
  shown->by_key = by_key;
  shown->n_shown++;
}

static void
assert_shown (Fixture *fixture, Shown *shown, const char *script, const char *address)
{
  guint n = shown->n_shown;
  g_autofree char *ignored = fixture_ask (fixture, script);

  fixture_wait (&shown->n_shown, n + 1);
  g_assert_cmpstr (shown->address, ==, address);
}

static void
test_links (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  Shown shown = { 0 };
  g_autoptr (OblDocument) document = fixture_document_html (
      "<article><p data-s=\"0\">A <a href=\"https://example.org/b?c=d\">link</a> and <a"
      " href=\"javascript:1\">none</a></p></article>",
      "A link and none");
  g_autofree char *ignored = NULL;

  g_test_summary ("A click tells where a link leads; the keyboard can ask; nothing is followed");
  g_signal_connect (fixture->view, "link-shown", G_CALLBACK (link_shown_cb), &shown);
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  assert_shown (fixture, &shown, "document.querySelector('a').click(); 0",
                "https://example.org/b?c=d");
  g_assert_false (shown.by_key);
  ignored = fixture_ask (fixture, "document.querySelectorAll('a')[1].click(); 0");
  assert_shown (fixture, &shown, "obelus.setSelection(4, 4); obelus.hands.tellLink(); 0",
                "https://example.org/b?c=d");
  g_assert_true (shown.by_key);
  assert_shown (fixture, &shown, "obelus.setSelection(0, 0); obelus.hands.tellLink(); 0", "");
  g_assert_cmpuint (shown.n_shown, ==, 3);
  g_free (shown.address);
}

int
main (int argc, char **argv)
{
  if (!fixture_init (&argc, &argv))
    return 0;
  if (argc < 2)
    g_error ("usage: test-pages FOLDER-OF-DATA");
  data_folder = argv[1];

  g_test_add_func ("/page/pages/invariant", test_invariant);
  g_test_add_func ("/page/pages/pictures", test_pictures);
  g_test_add_func ("/page/pages/wide-pictures", test_wide_pictures);
  g_test_add_func ("/page/pages/folded-pictures", test_folded_pictures);
  g_test_add_func ("/page/pages/wide-table", test_wide_table);
  g_test_add_func ("/page/pages/right-to-left", test_right_to_left);
  g_test_add_func ("/page/pages/highlighting", test_highlighting);
  g_test_add_func ("/page/pages/links", test_links);

  return g_test_run ();
}
