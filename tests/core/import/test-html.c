/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: where the article is, what the page says about it, what is furniture. */
#include "config.h"

#include "core/import/obl-import.h"

#include <string.h>

#define TEXT_1                                                                                     \
  "The harbour of Tessaly will be closed for three days, the port authority said on Monday, "      \
  "after "                                                                                         \
  "a crane collapsed onto the northern quay and blocked the road along the water."
#define TEXT_2                                                                                     \
  "Nobody was hurt, said Ruth Amsel, who runs the port. Engineers are still looking for the "      \
  "cause "                                                                                         \
  "and have asked the company that built the crane for its plans."

static OblDocument *
import_from (const char *page, const char *url)
{
  OblImportOptions options = { .name = "page.html", .url = url };
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  OblDocument *document = obl_import_bytes (bytes, &options, &error);

  g_assert_no_error (error);
  return document;
}

static OblDocument *
import (const char *page)
{
  return import_from (page, NULL);
}

/* The texts of all blocks of @role, joined by "|". */
static char *
join_role (const OblDocument *document, OblBlockRole role)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autofree char *text = obl_text_dup_range (document->text, block->range);

    if (block->role == role)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", text);
  }
  return g_string_free (out, FALSE);
}

static void
assert_role (const OblDocument *document, OblBlockRole role, const char *expected)
{
  g_autofree char *joined = join_role (document, role);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_page (void)
{
  g_autoptr (OblDocument) document
      = import ("<!doctype html><html lang=en-gb><title>Crane falls - Courier</title>"
                "<header><a href=/>The Courier</a><nav><ul><li><a href=/w>World</a><li><a "
                "href=/s>Sport</a></ul></nav></header>"
                "<main><h1>Crane falls</h1><p class=standfirst>A port waits for its engineers "
                "while the ships wait for the port.</p>"
                "<p class=byline>By <a href=/r>Ruth Amsel</a> | <time "
                "datetime=2024-05-03T10:15:00Z>3 May</time></p>"
                "<div class='share buttons'><a href=#>Facebook</a> <a href=#>Twitter</a></div>"
                "<p>" TEXT_1 "</p><h2>The cause</h2><p>" TEXT_2 "</p><p>Advertisement</p>"
                "<p><a href=/x>Read the plans of the crane</a></p>"
                "<h2>More on this</h2><ul><li><a href=/1>First other story</a><li><a "
                "href=/2>Second other story</a></ul></main>"
                "<aside><p>" TEXT_1 "</p></aside>"
                "<footer><p>Some words about the company that owns the paper.</p></footer>");

  g_test_summary ("The article is body, all the rest is kept as boilerplate");
  assert_role (document, OBL_ROLE_TITLE, "Crane falls");
  assert_role (document, OBL_ROLE_META, "By Ruth Amsel | 3 May");
  assert_role (document, OBL_ROLE_BODY,
               "A port waits for its engineers while the ships wait for the port.|" TEXT_1
               "|The cause|" TEXT_2);
  assert_role (document, OBL_ROLE_BOILERPLATE,
               "The Courier|World|Sport|Facebook Twitter|Advertisement|Read the plans of the "
               "crane|More on this|"
               "First other story|Second other story|" TEXT_1
               "|Some words about the company that owns the paper.");
  g_assert_cmpstr (document->title, ==, "Crane falls");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->published, ==, "2024-05-03T10:15:00Z");
  g_assert_cmpstr (document->byline, ==, "Ruth Amsel");
}

static void
test_unmarked (void)
{
  g_autoptr (OblDocument) document
      = import ("<div class=a><a href=1>One</a> <a href=2>Two</a></div><div class=b><div "
                "class=c><b>Crane falls</b><br><br>" TEXT_1 "<br><br>" TEXT_2
                "</div></div><div class=d><a href=3>Three</a></div>");

  g_test_summary ("Without any marks the mass of text decides");
  assert_role (document, OBL_ROLE_BODY, "Crane falls|" TEXT_1 "|" TEXT_2);
  assert_role (document, OBL_ROLE_BOILERPLATE, "One Two|Three");
}

static void
test_small (void)
{
  g_autoptr (OblDocument) document = import ("<h1>Hello</h1><p>World.</p>");

  g_test_summary ("A page too small to measure is all body");
  assert_role (document, OBL_ROLE_TITLE, "Hello");
  assert_role (document, OBL_ROLE_BODY, "World.");
}

static void
test_wrong_marks (void)
{
  g_autoptr (OblDocument) document
      = import ("<article><a href=1>A teaser</a></article><div class='sidebar share "
                "comments'><h1>Crane falls</h1><p>" TEXT_1 "</p><p>" TEXT_2 "</p></div>");

  g_test_summary ("Marks that would leave the article out are not believed");
  assert_role (document, OBL_ROLE_TITLE, "Crane falls");
  assert_role (document, OBL_ROLE_BODY, TEXT_1 "|" TEXT_2);
}

static void
test_json_ld (void)
{
  g_autoptr (OblDocument) document = import (
      "<title>Courier</title><meta property=og:site_name content=Wrong><meta name=author "
      "content=Wrong>"
      "<script "
      "type='application/"
      "ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"No\"},{\"@type\":[\"NewsArticle\"],"
      "\"description\":\"Two\nlines\",\"headline\":\"Crane falls\",\"author\":[{\"name\":\"Ruth "
      "Amsel\"},{\"name\":\"Karl "
      "Benz\"}],"
      "\"publisher\":{\"name\":\"The Courier\"},\"datePublished\":\"2024-05-03T10:15:00+02:00\","
      "\"dateModified\":\"2024-05-04\",\"inLanguage\":\"en\"}]}</script>"
      "<script type='application/ld+json'>not json {{{</script><article><p>" TEXT_1
      "</p></article>");

  g_test_summary ("JSON-LD comes first, also when it breaks lines where it may not");
  g_assert_cmpstr (document->title, ==, "Crane falls");
  g_assert_cmpstr (document->byline, ==, "Ruth Amsel, Karl Benz");
  g_assert_cmpstr (document->publisher, ==, "The Courier");
  g_assert_cmpstr (document->published, ==, "2024-05-03T10:15:00+02:00");
  g_assert_cmpstr (document->updated, ==, "2024-05-04");
  g_assert_cmpstr (document->language, ==, "en");
}

static void
test_deep_json (void)
{
  g_autoptr (GString) page = g_string_new ("<script type='application/ld+json'>");
  g_autoptr (OblDocument) document = NULL;

  g_test_summary ("JSON nested without end is passed over");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (page, '[');
  g_string_append (page, "</script><p>Words.");
  document = import (page->str);
  assert_role (document, OBL_ROLE_BODY, "Words.");
}

static void
test_titles (void)
{
  static const struct {
    const char *head;
    const char *body;
    const char *title;
  } cases[] = {
    { "<meta property=og:title content='Crane falls on quay'>",
      "<h1>The Courier</h1><h2>Crane falls on quay</h2>", "Crane falls on quay" },
    { "<meta property=og:title content='Crane falls on quay - The Courier'>",
      "<h1>Crane falls on quay</h1>", "Crane falls on quay" },
    { "<title>Crane falls on quay | The Courier</title><meta property=og:site_name content='The "
      "Courier'>",
      "", "Crane falls on quay" },
    { "<title>Something else entirely</title>", "<h1>Crane falls on quay</h1>",
      "Something else entirely" },
    { "", "<h1>Crane falls<br>on quay</h1>", "Crane falls on quay" },
    { "", "", "page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *page
        = g_strconcat (cases[i].head, cases[i].body, "<p>" TEXT_1 "</p><p>" TEXT_2 "</p>", NULL);
    g_autoptr (OblDocument) document = import (page);

    g_assert_cmpstr (document->title, ==, cases[i].title);
  }
}

static void
test_addresses (void)
{
  static const char page[]
      = "<link rel='canonical' href='https://example.org/a/b'><p>" TEXT_1 " <a href=c>c</a></p>";
  g_autoptr (OblDocument) file = import (page);
  g_autoptr (OblDocument) fetched = import_from (page, "https://mirror.example/x/y");

  g_test_summary ("The page's own address is data; links are completed by where it came from");
  g_assert_cmpstr (file->source.url, ==, "https://example.org/a/b");
  g_assert_nonnull (strstr (file->html, "href=\"https://example.org/a/c\""));
  g_assert_cmpint (file->source.retrieved, ==, 0);
  g_assert_cmpstr (fetched->source.url, ==, "https://mirror.example/x/y");
  g_assert_nonnull (strstr (fetched->html, "href=\"https://mirror.example/x/c\""));
  g_assert_cmpint (fetched->source.retrieved, !=, 0);
}

static void
test_direction (void)
{
  g_autoptr (OblDocument) marked
      = import ("<html lang=ar dir=rtl><p>BBC: قال الوزير إن القرار ليس من شأنه.");
  g_autoptr (OblDocument) guessed
      = import ("<p>قال الوزير إن القرار ليس من شأنه ولم يضف شيئا آخر.");

  g_assert_cmpstr (marked->direction, ==, "rtl");
  g_assert_cmpstr (guessed->direction, ==, "rtl");
  g_assert_cmpstr (guessed->language, ==, "ar");
}

static void
test_sniffing (void)
{
  static const struct {
    const char *content;
    const char *name;
    const char *format;
    const char *media_type;
  } cases[] = {
    { "<p>One &amp; two", "x.html", NULL, "text/html" },
    { "<!-- c --> <!DOCTYPE html><p>x", "x", NULL, "text/html" },
    { "<!DOCTYPE html><p>x", "x.txt", "auto", "text/html" },
    { "<p>x", "x.txt", "text", "text/plain" },
    { "a < b", "x.txt", NULL, "text/plain" },
    { "<b>x</b>", "x", "html", "text/html" },
    { "x", NULL, NULL, "text/plain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OblImportOptions options = { .name = cases[i].name, .format = cases[i].format };
    g_autoptr (GBytes) bytes = g_bytes_new (cases[i].content, strlen (cases[i].content));
    g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, NULL);

    g_assert_cmpstr (document->source.media_type, ==, cases[i].media_type);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/html/page", test_page);
  g_test_add_func ("/core/import/html/unmarked", test_unmarked);
  g_test_add_func ("/core/import/html/small", test_small);
  g_test_add_func ("/core/import/html/wrong-marks", test_wrong_marks);
  g_test_add_func ("/core/import/html/json-ld", test_json_ld);
  g_test_add_func ("/core/import/html/deep-json", test_deep_json);
  g_test_add_func ("/core/import/html/titles", test_titles);
  g_test_add_func ("/core/import/html/addresses", test_addresses);
  g_test_add_func ("/core/import/html/direction", test_direction);
  g_test_add_func ("/core/import/html/sniffing", test_sniffing);
  return g_test_run ();
}
