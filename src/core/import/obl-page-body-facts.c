/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Author and date as the page shows them: microdata, time elements, links to the author, and
 * elements whose class says what they hold.  What stands in furniture (comments, other articles) is
 * the last that is believed. */
#define G_LOG_DOMAIN "obl-page-body-facts"

#include "config.h"

#include <string.h>

#include "core/html/obl-html-walk.h"
#include "core/import/obl-line.h"
#include "core/import/obl-page-private.h"
#include "core/import/obl-page-words.h"

/* Characters (wide ones count double). */
#define MAX_DATE_CHARS 120u
#define MAX_NAME_CHARS 100u
/* Elements whose text is looked at. */
#define MAX_READ 300u

typedef struct {
  OblPageFacts *facts;
  gboolean has_title; /* the headline was passed */
  const OblHtmlNode *article;
  guint n_read;
} Reader;

static gboolean
is_after_article (const Reader *reader, const OblHtmlNode *node)
{
  while (node != NULL && node != reader->article)
    node = node->parent;
  return reader->article != NULL && node == NULL;
}

static guint
get_rank (const Reader *reader, const OblHtmlNode *node, guint rank)
{
  if (obl_page_is_in_furniture (node))
    return OBL_RANK_OTHER;
  if (is_after_article (reader, node))
    return OBL_RANK_OTHER - 5;
  return reader->has_title ? rank : rank + 5;
}

static const char *
get_value (const OblHtmlNode *node, const char *const *attributes)
{
  for (; *attributes != NULL; attributes++) {
    const char *value = obl_html_node_get_attribute (node, *attributes);

    if (value != NULL && *value != '\0')
      return value;
  }
  return NULL;
}

/* --- Dates ------------------------------------------------------------------------------------ */

static OblFact
get_fact (const OblHtmlNode *node, guint words, const char *text)
{
  if ((words & OBL_WORD_UPDATED) != 0 && (words & OBL_WORD_DATE) == 0)
    return OBL_FACT_UPDATED;
  return text != NULL && obl_line_find_updated (text) == text ? OBL_FACT_UPDATED
                                                              : OBL_FACT_PUBLISHED;
}

static void
add_time (Reader *reader, OblHtmlNode *node, guint words)
{
  static const char *const attributes[] = { "datetime", "content", "title", NULL };
  const char *value = get_value (node, attributes);
  guint rank = get_rank (reader, node, OBL_RANK_TIME);
  g_autofree char *text = node->n_chars > MAX_DATE_CHARS ? NULL : obl_html_node_dup_text (node);
  /* "Updated <time>…" */
  g_autofree char *line
      = node->parent->n_chars > MAX_DATE_CHARS ? NULL : obl_html_node_dup_text (node->parent);
  OblFact fact = get_fact (node, words | obl_page_get_words (node->parent), line);

  if (obl_html_node_get_attribute (node, "pubdate") != NULL && rank < OBL_RANK_OTHER)
    rank = OBL_RANK_ITEM;
  if (value != NULL)
    obl_page_facts_add_date (reader->facts, fact, value, "time", rank);
  if (text != NULL && *text != '\0')
    obl_page_facts_add_date (reader->facts, fact, text, "time", rank + 1);
}

static void
add_date_item (Reader *reader, OblHtmlNode *node, const char *item)
{
  static const char *const attributes[] = { "datetime", "content", NULL };
  const char *value = get_value (node, attributes);
  guint rank = get_rank (reader, node, OBL_RANK_ITEM);
  g_autofree char *text = NULL;
  g_autofree char *from = g_strconcat ("itemprop ", item, NULL);

  if (obl_html_node_is (node, "meta"))
    rank = OBL_RANK_ITEM;
  if (value == NULL && node->n_chars <= MAX_DATE_CHARS) {
    text = obl_html_node_dup_text (node);
    value = text;
  }
  if (value != NULL)
    obl_page_facts_add_date (
        reader->facts, strstr (item, "odified") != NULL ? OBL_FACT_UPDATED : OBL_FACT_PUBLISHED,
        value, from, rank);
}

static void
add_date_class (Reader *reader, OblHtmlNode *node, guint words)
{
  static const char *const attributes[] = { "datetime", "title", "content", NULL };
  const char *value = get_value (node, attributes);
  g_autofree char *text = NULL;
  guint rank = get_rank (reader, node, OBL_RANK_CLASS);

  if (node->n_chars > MAX_DATE_CHARS || (words & OBL_WORD_COMMENT) != 0)
    return;
  if (value != NULL)
    obl_page_facts_add_date (reader->facts, get_fact (node, words, NULL), value, "class", rank);
  text = obl_html_node_dup_text (node);
  if (get_fact (node, words, text) == OBL_FACT_UPDATED)
    obl_page_facts_add_date (reader->facts, OBL_FACT_UPDATED, text, "class", rank);
  else
    obl_page_facts_add_dates (reader->facts, text, "class", rank);
}

/* --- Authors ---------------------------------------------------------------------------------- */

static gboolean
is_author_link (const OblHtmlNode *node)
{
  static const char *const paths[]
      = { "/author/",  "/authors/", "/autor/",  "/autoren/",    "/autores/",   "/auteur/",
          "/auteurs/", "/autore/",  "/autori/", "/journalist/", "/redakteur/", "/reporter/",
          "/byline/",  "/profile/", "/people/", "/by/",         "/staff/",     "/writers/" };
  const char *href
      = obl_html_node_is (node, "a") ? obl_html_node_get_attribute (node, "href") : NULL;

  for (guint i = 0; href != NULL && i < G_N_ELEMENTS (paths); i++) {
    if (strstr (href, paths[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* The element below @node that holds the name alone, where it says so. */
static OblHtmlNode *
find_name (OblHtmlNode *root)
{
  guint n_nodes = 0;

  for (OblHtmlNode *node = root; node != NULL && n_nodes < OBL_PAGE_MAX_SEARCHED;
       node = obl_html_node_next (node, root), n_nodes++) {
    const char *class = node->element == NULL ? NULL : obl_html_node_get_attribute (node, "class");

    if (node == root || node->element == NULL || node->n_chars == 0)
      continue;
    if (g_strcmp0 (obl_html_node_get_attribute (node, "itemprop"), "name") == 0
        || g_strcmp0 (obl_html_node_get_attribute (node, "rel"), "author") == 0
        || is_author_link (node)
        || (class != NULL && (strstr (class, "name") != NULL || strstr (class, "fn") == class)))
      return node;
  }
  return root;
}

static void
add_author (Reader *reader, OblHtmlNode *node, const char *from, guint rank)
{
  const char *content = obl_html_node_get_attribute (node, "content");
  OblHtmlNode *name = find_name (node);
  g_autofree char *text = NULL;

  if (content != NULL && *content != '\0') {
    obl_page_facts_add_byline (reader->facts, content, from, rank);
    return;
  }
  if (name->n_chars == 0 || name->n_chars > MAX_NAME_CHARS)
    return;
  text = obl_html_node_dup_text (name);
  obl_page_facts_add_byline (reader->facts, text, from, rank);
}

/* TRUE for what tells of comments, and of other articles, rather than of this. */
static gboolean
is_of_others (const OblHtmlNode *node)
{
  for (; node != NULL; node = node->parent) {
    guint words = obl_page_get_words (node);

    if ((words & OBL_WORD_COMMENT) != 0)
      return TRUE;
    if ((node->hints & OBL_PAGE_FURNITURE) != 0)
      return (words & OBL_WORD_AUTHOR) == 0;
  }
  return FALSE;
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
read_node (Reader *reader, OblHtmlNode *node)
{
  const char *item = obl_html_node_get_attribute (node, "itemprop");
  const char *rel = obl_html_node_get_attribute (node, "rel");
  guint words = obl_page_get_words (node);

  if (item != NULL && g_str_has_prefix (item, "date")) {
    add_date_item (reader, node, item);
    reader->n_read++;
  } else if (obl_html_node_is (node, "time")) {
    add_time (reader, node, words);
    reader->n_read++;
  } else if ((words & (OBL_WORD_DATE | OBL_WORD_UPDATED)) != 0 && node->n_chars > 0) {
    add_date_class (reader, node, words);
    reader->n_read++;
  }
  if (node->n_chars == 0 && item == NULL)
    return;
  if (item != NULL && strcmp (item, "author") == 0) {
    add_author (reader, node, "itemprop author",
                is_of_others (node) ? OBL_RANK_OTHER : OBL_RANK_ITEM);
    reader->n_read++;
  } else if (rel != NULL && strstr (rel, "author") != NULL && node->n_chars > 0) {
    add_author (reader, node, "rel author", is_of_others (node) ? OBL_RANK_OTHER : OBL_RANK_TIME);
    reader->n_read++;
  } else if (((words & OBL_WORD_AUTHOR) != 0 || is_author_link (node))
             && (words & OBL_WORD_COMMENT) == 0) {
    guint rank = (words & OBL_WORD_AUTHOR) != 0 ? OBL_RANK_CLASS : OBL_RANK_CLASS + 2;

    add_author (reader, node, "class",
                is_of_others (node)               ? OBL_RANK_LAST
                : is_after_article (reader, node) ? OBL_RANK_OTHER - 5
                : reader->has_title               ? rank
                                                  : rank + 5);
    reader->n_read++;
  }
}

void
obl_page_read_body_facts (OblHtmlNode *root, OblPageFacts *facts)
{
  Reader reader = { .facts = facts };
  OblHtmlNode *body = obl_html_node_find (root, "body");

  for (OblHtmlNode *node = body; node != NULL && reader.n_read < MAX_READ;
       node = obl_html_node_next (node, body)) {
    if (node->element == NULL || node == body)
      continue;
    if ((node->hints & OBL_PAGE_ARTICLE) != 0)
      reader.article = node;
    reader.has_title = reader.has_title || (node->hints & OBL_PAGE_TITLE) != 0;
    read_node (&reader, node);
  }
}
