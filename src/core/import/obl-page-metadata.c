/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says about itself in its head: JSON-LD, Open Graph and its kind, older schemes. */
#define G_LOG_DOMAIN "obl-page-metadata"

#include "config.h"

#include <string.h>

#include "core/html/obl-html-inline.h"
#include "core/import/obl-date.h"
#include "core/import/obl-language.h"
#include "core/import/obl-page-private.h"

#define MAX_METAS 500u

/* --- Meta elements ---------------------------------------------------------------------------- */

static GPtrArray *
list_metas (OblHtmlNode *root)
{
  GPtrArray *metas = g_ptr_array_new ();

  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    if (obl_html_node_is (node, "meta") && metas->len < MAX_METAS)
      g_ptr_array_add (metas, node);
  }
  return metas;
}

/* The content of the first meta element whose name (or property, or itemprop) is @name. */
static const char *
find_meta (const GPtrArray *metas, const char *name)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };

  for (guint i = 0; i < metas->len; i++) {
    const char *content = obl_html_node_get_attribute (metas->pdata[i], "content");

    for (guint k = 0; content != NULL && *content != '\0' && k < G_N_ELEMENTS (keys); k++) {
      const char *key = obl_html_node_get_attribute (metas->pdata[i], keys[k]);

      if (key != NULL && g_ascii_strcasecmp (key, name) == 0)
        return content;
    }
  }
  return NULL;
}

/* Some date, it does not say of what. */
static gboolean
is_vague (const char *name)
{
  static const char *const names[]
      = { "date", "dc.date", "dcterms.date", "dateCreated", "timestamp", "ptime", NULL };

  return g_strv_contains (names, name);
}

static void
add_from_metas (OblPageFacts *facts, OblFact fact, const GPtrArray *metas, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const char *content = find_meta (metas, names[i]);
    g_autofree char *from = g_strconcat ("meta ", names[i], NULL);

    if (content == NULL || g_str_has_prefix (content, "http"))
      continue;
    if (fact == OBL_FACT_PUBLISHED || fact == OBL_FACT_UPDATED)
      obl_page_facts_add_date (facts, fact, content, from,
                               is_vague (names[i]) ? OBL_RANK_VAGUE : OBL_RANK_META);
    else if (fact == OBL_FACT_BYLINE)
      obl_page_facts_add_byline (facts, content, from, OBL_RANK_META);
    else if (strstr (content, "{$") == NULL)
      obl_page_facts_add (facts, fact, content, from, OBL_RANK_META);
  }
}

static void
add_metas (OblPageFacts *facts, const GPtrArray *metas)
{
  static const char *const titles[]
      = { "og:title",       "twitter:title",  "dc.title", "dcterms.title", "parsely-title",
          "sailthru.title", "citation_title", "headline", "title",         NULL };
  static const char *const authors[]
      = { "author",          "article:author",     "article:author_name", "parsely-author",
          "sailthru.author", "dc.creator",         "dcterms.creator",     "byl",
          "citation_author", "og:author",          "article.author",      "dcsext.author",
          "rbauthors",       "cxenseparse:author", "twitter:data1",       NULL };
  static const char *const publishers[] = {
    "og:site_name",           "publisher",        "article:publisher",          "dc.publisher",
    "citation_journal_title", "application-name", "apple-mobile-web-app-title", NULL
  };
  static const char *const published[] = { "article:published_time",
                                           "og:published_time",
                                           "article:published",
                                           "datePublished",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "dc.date.issued",
                                           "dcterms.issued",
                                           "dc.date.created",
                                           "dcterms.created",
                                           "dc.date",
                                           "dcterms.date",
                                           "pubdate",
                                           "publish-date",
                                           "publish_date",
                                           "publishdate",
                                           "date",
                                           "displaydate",
                                           "article_date_original",
                                           "article.published",
                                           "originalpublicationdate",
                                           "cxenseparse:recs:publishtime",
                                           "rnews:datepublished",
                                           "citation_publication_date",
                                           "citation_date",
                                           "date_published",
                                           "release_date",
                                           "published_time",
                                           "publication_date",
                                           "og:article:published_time",
                                           "ptime",
                                           "dateCreated",
                                           "bt:pubdate",
                                           "timestamp",
                                           NULL };
  static const char *const updated[] = { "article:modified_time",
                                         "og:updated_time",
                                         "dateModified",
                                         "dcterms.modified",
                                         "dc.date.modified",
                                         "last-modified",
                                         "article:modified",
                                         "modified",
                                         "updated_time",
                                         "lastmod",
                                         NULL };

  add_from_metas (facts, OBL_FACT_TITLE, metas, titles);
  add_from_metas (facts, OBL_FACT_PUBLISHER, metas, publishers);
  add_from_metas (facts, OBL_FACT_BYLINE, metas, authors);
  add_from_metas (facts, OBL_FACT_PUBLISHED, metas, published);
  add_from_metas (facts, OBL_FACT_UPDATED, metas, updated);
}

static void
add_languages (OblPageFacts *facts, OblHtmlNode *root, const GPtrArray *metas)
{
  const struct {
    const char *value;
    const char *from;
  } candidates[] = {
    { obl_html_node_get_language (root), "html lang" },
    { find_meta (metas, "content-language"), "meta content-language" },
    { find_meta (metas, "og:locale"), "meta og:locale" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    g_autofree char *tag
        = candidates[i].value == NULL ? NULL : obl_language_dup_tag (candidates[i].value);

    obl_page_facts_add (facts, OBL_FACT_LANGUAGE, tag, candidates[i].from, OBL_RANK_META);
  }
  obl_page_facts_set_language (facts, obl_page_facts_get (facts, OBL_FACT_LANGUAGE));
}

/* Only noted, never fetched. */
static void
add_address (OblPageFacts *facts, const char *href, const char *from)
{
  g_autofree char *address = href == NULL ? NULL : obl_html_dup_link (href, NULL);

  if (address != NULL && g_str_has_prefix (address, "http"))
    obl_page_facts_add (facts, OBL_FACT_URL, address, from, OBL_RANK_META);
}

/* The address that a link of kind @rel gives, or NULL. */
static const char *
find_link (OblHtmlNode *root, const char *rel)
{
  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    const char *value
        = obl_html_node_is (node, "link") ? obl_html_node_get_attribute (node, "rel") : NULL;

    if (value != NULL && g_ascii_strcasecmp (value, rel) == 0)
      return obl_html_node_get_attribute (node, "href");
  }
  return NULL;
}

static void
add_date_of_address (OblPageFacts *facts, const char *url)
{
  const char *own = obl_page_facts_get (facts, OBL_FACT_URL);
  g_autofree char *date = url == NULL ? NULL : obl_date_find_in_url (url);

  if (date == NULL && own != NULL)
    date = obl_date_find_in_url (own);
  obl_page_facts_add (facts, OBL_FACT_PUBLISHED, date, "url", OBL_RANK_URL);
}

void
obl_page_read_metadata (OblHtmlNode *root, const char *url, OblPageFacts *facts)
{
  g_autoptr (GPtrArray) metas = list_metas (root);
  OblHtmlNode *title = obl_html_node_find (root, "title");
  g_autofree char *text = title == NULL ? NULL : obl_html_node_dup_text (title);

  add_languages (facts, root, metas);
  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    if (obl_html_node_is (node, "script") && node->first_child != NULL)
      obl_page_read_json_ld (node->first_child->text, facts);
  }
  add_metas (facts, metas);
  add_address (facts, find_link (root, "canonical"), "link canonical");
  add_address (facts, find_meta (metas, "og:url"), "meta og:url");
  add_date_of_address (facts, url);
  obl_page_facts_add (facts, OBL_FACT_TITLE, text, "title element", OBL_RANK_LINE);
}

void
obl_page_read_direction (OblHtmlNode *root, OblDocument *document)
{
  OblHtmlNode *body = obl_html_node_find (root, "body");
  const char *direction = body == NULL ? NULL : obl_html_node_get_direction (body);

  if (direction == NULL)
    direction = obl_html_node_get_direction (root);
  if (direction != NULL && strcmp (direction, "auto") != 0 && document->direction == NULL)
    document->direction = g_strdup (direction);
}
