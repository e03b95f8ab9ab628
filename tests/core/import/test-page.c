/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found in pages: candidates for author, date and title, and which lines are the article. */
#include "config.h"

#include "core/import/obl-import.h"

#include <string.h>

#include "core/import/obl-names.h"

#define TEXT_1                                                                                     \
  "The harbour of Tessaly will be closed for three days, the port authority said on Monday, "      \
  "after a "                                                                                       \
  "crane collapsed onto the northern quay and blocked the road along the water."
#define TEXT_2                                                                                     \
  "Nobody was hurt, said Ruth Amsel, who runs the port. Engineers are still looking for the "      \
  "cause "                                                                                         \
  "and have asked the company that built the crane for its plans."
#define ARTICLE "<article><h1>Crane falls on quay</h1><p>" TEXT_1 "</p><p>" TEXT_2 "</p></article>"

static OblDocument *
import (const char *page)
{
  OblImportOptions options = { .name = "page.html" };
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  OblDocument *document = obl_import_bytes (bytes, &options, &error);

  g_assert_no_error (error);
  return document;
}

/* "value <from>|…" of all candidates for @field. */
static char *
join_candidates (const OblDocument *document, const char *field)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->candidates->len; i++) {
    const OblCandidate *candidate = document->candidates->pdata[i];

    if (strcmp (candidate->field, field) == 0)
      g_string_append_printf (out, "%s%s <%s>", out->len > 0 ? "|" : "", candidate->value,
                              candidate->from);
  }
  return g_string_free (out, FALSE);
}

static void
assert_candidates (const OblDocument *document, const char *field, const char *expected)
{
  g_autofree char *joined = join_candidates (document, field);

  g_assert_cmpstr (joined, ==, expected);
}

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
test_candidates (void)
{
  g_autoptr (OblDocument) document = import (
      "<html lang=en-GB><title>Crane falls on quay | The Courier</title>"
      "<link rel=canonical href=https://courier.example/2024/05/01/crane>"
      "<meta property=og:site_name content='The Courier'>"
      "<meta property=article:published_time content=2024-05-03T08:00:00Z>"
      "<meta property=article:modified_time content=2024-05-05>"
      "<meta name=author content='The Courier'><meta name=date content=2024-06-01>"
      "<script "
      "type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-02\","
      "\"author\":{\"@id\":\"#p\"},\"x\":{\"@id\":\"#p\",\"name\":\"Jo Bell\"}}</script>"
      "<article><h1>Crane falls on quay</h1><p class=byline>By Ruth Amsel</p>"
      "<p>4 May 2024, updated 6 May 2024</p><p>" TEXT_1 "</p><p>" TEXT_2 "</p></article>");

  g_test_summary ("Every candidate is kept with its place, the one that was taken first");
  assert_candidates (document, "published",
                     "2024-05-02 <json-ld datePublished>|2024-05-03T08:00:00Z "
                     "<meta article:published_time>|2024-06-01 <meta date>|2024-05-01 <url>|"
                     "2024-05-04 <line>");
  assert_candidates (document, "updated",
                     "2024-05-05 <meta article:modified_time>|2024-05-06 <line>");
  assert_candidates (document, "byline",
                     "Jo Bell <json-ld author>|Ruth Amsel <class>|The Courier <meta author>");
  assert_candidates (
      document, "title",
      "Crane falls on quay <headline>|Crane falls on quay | The Courier <title element>");
  assert_candidates (document, "language", "en-GB <html lang>|en <text>");
  assert_candidates (document, "url", "https://courier.example/2024/05/01/crane <link canonical>");
  g_assert_cmpstr (document->published, ==, "2024-05-02");
  g_assert_cmpstr (document->updated, ==, "2024-05-05");
  g_assert_cmpstr (document->byline, ==, "Jo Bell");
  g_assert_nonnull (strstr (document->importer, "; rules 2"));
}

static void
test_page_dates (void)
{
  static const struct {
    const char *page; /* after the head's own language */
    const char *published;
    const char *updated;
  } cases[] = {
    { "<article><h1>Crane</h1><time datetime=2024-05-03>Friday</time><p>" TEXT_1 "</p></article>",
      "2024-05-03", NULL },
    { "<article><h1>Crane</h1><p>Updated <time datetime=2024-05-03>Friday</time></p><p>" TEXT_1
      "</p><span itemprop=datePublished content=2024-05-01></span></article>",
      "2024-05-01", "2024-05-03" },
    { "<article><h1>Crane</h1><div class=post-date>3. Mai 2024</div><p>" TEXT_1 "</p></article>",
      "2024-05-03", NULL },
    { "<article><h1>Crane</h1><p>Tessaly, 3 May 2024 - " TEXT_1 "</p></article>", "2024-05-03",
      NULL },
    /* The only date that there is. */
    { "<article><h1>Crane</h1><p>Last updated: 3 May 2024</p><p>" TEXT_1 "</p></article>",
      "2024-05-03", "2024-05-03" },
    /* Nobody knows which is the day; a copyright is no date. */
    { "<article><h1>Crane</h1><p>03/05/2024</p><p>" TEXT_1 "</p></article>", NULL, NULL },
    { "<article><h1>Crane</h1><p>" TEXT_1 "</p></article><p>© 3 May 2024 Courier</p>", NULL, NULL },
    /* A comment is not the article. */
    { "<article><h1>Crane</h1><p>" TEXT_1 "</p><p>" TEXT_2
      "</p></article><div class=comments><time datetime=2024-05-09>x</time></div><p>3 May 2024</p>",
      "2024-05-09", NULL },
    { "<script type=application/ld+json>{\"@type\":\"WebPage\",\"datePublished\":\"2024-05-03\",}"
      "</script>" ARTICLE,
      "2024-05-03", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblDocument) document = import (cases[i].page);

    g_test_message ("%u", i);
    g_assert_cmpstr (document->published, ==, cases[i].published);
    g_assert_cmpstr (document->updated, ==, cases[i].updated);
  }
}

static void
test_names (void)
{
  static const struct {
    const char *text;
    const char *names;
    const char *agency;
  } cases[] = {
    { "By Jane Doe", "Jane Doe", NULL },
    { "by: Jane Doe and Jo Bell", "Jane Doe and Jo Bell", NULL },
    { "Von Lotte Brandt", "Lotte Brandt", NULL },
    { "Par\302\240Luc Martin", "Luc Martin", NULL },
    { "Jane Doe | 3 May 2024", "Jane Doe", NULL },
    { "Jane Doe, August 14, 2024 2:30 pm", "Jane Doe", NULL },
    { "Jane Doe3 May 2024", "Jane Doe", NULL },
    { "Jane Doe, Staff Writer", "Jane Doe", NULL },
    { "Jane Doe, jane@courier.example", "Jane Doe", NULL },
    { "Jane Doe, Reuters", "Jane Doe", "Reuters" },
    { "Reuters", "Reuters", "Reuters" },
    { "View all posts by Jane Doe", "Jane Doe", NULL },
    { "J&oacute;n Dahl", "Jón Dahl", NULL },
    { "user24", "user24", NULL },
    { "https://courier.example/jane", NULL, NULL },
    { "@jane", NULL, NULL },
    { "admin", NULL, NULL },
    { "3 comments", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *agency = NULL;
    g_autofree char *names = obl_names_clean (cases[i].text, &agency);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (names, ==, cases[i].names);
    g_assert_cmpstr (agency, ==, cases[i].agency);
  }
}

static void
test_find_names (void)
{
  g_autofree char *found = obl_names_find ("12.05.2024 von Lotte Brandt in Politik");
  g_autofree char *none = obl_names_find ("built by the river");

  g_assert_cmpstr (found, ==, "Lotte Brandt");
  g_assert_null (none);
  g_assert_true (obl_names_are_same ("Courier", "courier.example") == FALSE);
  g_assert_true (obl_names_are_same ("The Courier", "thecourier.com"));
  g_assert_true (obl_names_is_company ("Kurier GmbH"));
  g_assert_false (obl_names_is_company ("Lotte Brandt"));
}

static void
test_page_titles (void)
{
  static const struct {
    const char *page;
    const char *title;
  } cases[] = {
    /* A rubric in the heading, a subtitle after it. */
    { "<meta property=og:title content='Crane falls on quay'><article><h1><span>Harbour</span> "
      "Crane "
      "falls on quay</h1><p>" TEXT_1 "</p></article>",
      "Crane falls on quay" },
    { "<title>Crane falls on quay - Courier Online</title><article><p>" TEXT_1 "</p></article>",
      "Crane falls on quay" },
    { "<link rel=canonical href=https://www.harbour-courier.example/x><title>Crane falls — Harbour "
      "Courier</title><article><p>" TEXT_1 "</p></article>",
      "Crane falls" },
    { "<title>Well-known cranes</title><article><p>" TEXT_1 "</p></article>", "Well-known cranes" },
    /* The only h1 is the site's name. */
    { "<meta property=og:site_name content='The Courier'><meta property=og:title content='Crane "
      "falls on "
      "quay'><h1>The Courier</h1><article><p>" TEXT_1 "</p></article>",
      "Crane falls on quay" },
    { "<meta property=og:title content='Port closed'>" ARTICLE, "Port closed" },
    { "<meta property=og:site_name content='The Courier'><meta property=og:title content='Port "
      "closed'>" ARTICLE,
      "Crane falls on quay" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblDocument) document = import (cases[i].page);

    g_test_message ("%u", i);
    g_assert_cmpstr (document->title, ==, cases[i].title);
  }
}

static void
test_surroundings (void)
{
  g_autoptr (OblDocument) document = import (
      "<div class=page-wrap><p class=teaser>What the fall of a crane means for the port of "
      "Tessaly and its ships.</p>"
      "<article><h1>Crane falls on quay</h1><figure><img src=a><figcaption>The crane. Photo: "
      "Jo Bell</figcaption></figure><p>" TEXT_1 "</p>"
      "<p>Read also: <a href=b>Older cranes of the port</a></p>"
      "<h3>Related stories</h3><p><a href=c>The port in winter</a></p><p>" TEXT_2 "</p><p>" TEXT_1
      "</p><p>" TEXT_2 "</p>"
      "<div class=author-box><p>Ruth Amsel has written about ports and ships for ten years, "
      "and lives in Tessaly with two cats and a boat of her own, which is red.</p></div>"
      "<h3>3 Comments</h3><p>I saw it fall.</p></article>"
      "<div class=comment-list><p>" TEXT_1 " I was there.</p></div></div>");

  g_test_summary ("Captions, other articles, authors and readers are told from the article");
  assert_role (document, OBL_ROLE_BODY, TEXT_1 "|" TEXT_2 "|" TEXT_1 "|" TEXT_2);
  assert_role (document, OBL_ROLE_META, "The crane. Photo: Jo Bell");
}

static void
test_lede (void)
{
  g_autoptr (OblDocument) document = import (
      "<div class=head><h1>Crane falls on quay</h1><p class=teaser>What the fall of a crane "
      "means for the port of Tessaly.</p><p class=teaser><a href=x>Older cranes of the port "
      "of Tessaly and their sad fates.</a></p></div><div class=article-body><p>" TEXT_1
      "</p></div><div class=ad>x</div><div class=article-body><p>" TEXT_2 "</p></div>");

  g_test_summary ("A standfirst is part of the article, and so is each piece of it");
  assert_role (document, OBL_ROLE_BODY,
               "What the fall of a crane means for the port of Tessaly.|" TEXT_1 "|" TEXT_2);
}

static void
test_names_of_classes (void)
{
  g_autoptr (OblDocument) wrong = import ("<div class=share-wrapper><div class=social>" ARTICLE
                                          "</div></div><p>" TEXT_2 "</p>");
  g_autoptr (OblDocument) machine = import ("<article><p class=hJpAdx>" TEXT_1
                                            "</p><p class=no-sidebar>" TEXT_2 "</p></article>");

  g_test_summary ("What a page calls furniture is not always that");
  assert_role (wrong, OBL_ROLE_BODY, TEXT_1 "|" TEXT_2);
  assert_role (machine, OBL_ROLE_BODY, TEXT_1 "|" TEXT_2);
}

static void
test_language (void)
{
  g_autoptr (OblDocument) wrong
      = import ("<html lang=de>" ARTICLE "<article><p>" TEXT_1 "</p><p>" TEXT_2 "</p></article>");
  g_autoptr (OblDocument) near = import ("<html lang=en-AU>" ARTICLE);

  g_test_summary ("A text that is long enough knows its language better than the page's template");
  g_assert_cmpstr (near->language, ==, "en-AU");
  g_assert_cmpstr (wrong->language, ==, "de");
}

static void
test_doubts (void)
{
  g_autoptr (GString) menu = g_string_new ("<ul>");
  g_autofree char *page = NULL;
  g_autoptr (OblDocument) sure = import (ARTICLE);
  g_autoptr (OblDocument) little = NULL;

  g_test_summary ("Little text in a large page is doubted");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (menu, "<li><a href=%u>Another story</a>", i);
  page = g_strconcat (menu->str,
                      "</ul><article><p>Subscribe to read this article about cranes.</p>", NULL);
  little = import (page);
  g_assert_cmpuint (sure->doubts, ==, 0);
  g_assert_cmpuint (little->doubts & OBL_DOUBT_LITTLE_TEXT, !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/page/candidates", test_candidates);
  g_test_add_func ("/core/import/page/dates", test_page_dates);
  g_test_add_func ("/core/import/page/names", test_names);
  g_test_add_func ("/core/import/page/find-names", test_find_names);
  g_test_add_func ("/core/import/page/titles", test_page_titles);
  g_test_add_func ("/core/import/page/surroundings", test_surroundings);
  g_test_add_func ("/core/import/page/lede", test_lede);
  g_test_add_func ("/core/import/page/names-of-classes", test_names_of_classes);
  g_test_add_func ("/core/import/page/language", test_language);
  g_test_add_func ("/core/import/page/doubts", test_doubts);
  return g_test_run ();
}
