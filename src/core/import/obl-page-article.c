/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a page is the article: the heaviest element that the page itself marks as one;
 * failing that, the deepest that holds most of the page's running text. */
#define G_LOG_DOMAIN "obl-page-article"

#include "config.h"

#include <string.h>

#include "core/import/obl-page-private.h"
#include "core/import/obl-page-words.h"

/* Parts of the page's mass, in per cent. */
#define MIN_MARKED_SHARE 30u
#define MIN_DENSE_SHARE 70u
/* Of the heaviest: the first of several articles that is no lighter than this is taken. */
#define MIN_FIRST_SHARE 50u

static gboolean
has_enough (const OblHtmlNode *node, const OblHtmlNode *body, guint share)
{
  return node != NULL && (guint64)node->mass * 100 >= (guint64)body->mass * share && node->mass > 0;
}

typedef gboolean (*IsMarked) (const OblHtmlNode *node);

static gboolean
is_article_body (const OblHtmlNode *node)
{
  const char *item = obl_html_node_get_attribute (node, "itemprop");

  return item != NULL && strstr (item, "articleBody") != NULL;
}

static gboolean
is_article_element (const OblHtmlNode *node)
{
  return obl_html_node_is (node, "article")
         || g_strcmp0 (obl_html_node_get_attribute (node, "role"), "article") == 0;
}

static gboolean
has_article_class (const OblHtmlNode *node)
{
  guint words = obl_page_get_words (node);

  return (words & OBL_WORD_BODY) != 0
         || ((words & OBL_WORD_WHAT) != 0 && (words & OBL_WORD_PART) != 0);
}

static gboolean
is_main (const OblHtmlNode *node)
{
  return obl_html_node_is (node, "main")
         || g_strcmp0 (obl_html_node_get_attribute (node, "role"), "main") == 0;
}

/* In furniture, unless the page says that it is the article: then the furniture was none. */
static gboolean
is_left_out (const OblHtmlNode *node)
{
  gboolean is_article = is_article_body (node) || is_article_element (node);

  if (!obl_page_is_in_furniture (node))
    return FALSE;
  for (; is_article && node != NULL; node = node->parent)
    is_article = (obl_page_get_words (node) & (OBL_WORD_COMMENT | OBL_WORD_WEAK)) == 0;
  return !is_article;
}

static OblHtmlNode *
find_heaviest (OblHtmlNode *body, IsMarked is_marked)
{
  OblHtmlNode *best = NULL;

  for (OblHtmlNode *node = body; node != NULL; node = obl_html_node_next (node, body)) {
    if (node->element != NULL && node != body && node->mass > 0
        && (best == NULL || (guint64)best->mass * 100 < (guint64)node->mass * MIN_FIRST_SHARE)
        && is_marked (node) && !is_left_out (node))
      best = node;
  }
  return best;
}

/* An article may be cut in pieces, with advertising between them. */
static void
mark_pieces (OblHtmlNode *article)
{
  const char *class = obl_html_node_get_attribute (article, "class");

  article->hints |= OBL_PAGE_ARTICLE;
  if (class == NULL || article->parent == NULL || is_article_element (article))
    return;
  for (OblHtmlNode *piece = article->parent->first_child; piece != NULL; piece = piece->next) {
    if (piece->element == article->element && piece->mass > 0
        && g_strcmp0 (obl_html_node_get_attribute (piece, "class"), class) == 0)
      piece->hints |= OBL_PAGE_ARTICLE;
  }
}

/* The deepest element below @node that still holds most of its mass. */
static OblHtmlNode *
find_densest (OblHtmlNode *node)
{
  guint64 mass = node->mass;
  OblHtmlNode *next = node;

  while (next != NULL) {
    node = next;
    next = NULL;
    for (OblHtmlNode *child = node->first_child; child != NULL; child = child->next) {
      if (child->element != NULL && child->first_child != NULL && child->holds_blocks
          && (guint64)child->mass * 100 >= mass * MIN_DENSE_SHARE)
        next = child;
    }
  }
  return node;
}

static OblHtmlNode *
choose_article (OblHtmlNode *body, gboolean *is_marked)
{
  static const IsMarked marks[]
      = { is_article_body, is_article_element, has_article_class, is_main };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    OblHtmlNode *node = find_heaviest (body, marks[i]);

    *is_marked = has_enough (node, body, MIN_MARKED_SHARE);
    if (*is_marked)
      return node;
  }
  return body->mass > 0 ? find_densest (body) : body;
}

OblPageArticle
obl_page_find_article (OblHtmlNode *root, const char *title)
{
  OblPageArticle found = { 0 };
  OblHtmlNode *body = obl_html_node_find (root, "body");
  OblHtmlNode *article;

  if (body == NULL)
    return found;
  found.page_mass = obl_page_measure (body);
  found.body_mass = body->mass;
  article = choose_article (body, &found.is_marked);
  found.mass = article->mass;
  obl_page_clear_furniture (article);
  mark_pieces (article);
  obl_page_mark_head (body, article, title);
  return found;
}
