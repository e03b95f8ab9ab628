/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of an article in the page: its headline, the lines that name author and date. */
#define G_LOG_DOMAIN "obl-page-head"

#include "config.h"

#include <string.h>

#include "core/import/obl-page-private.h"
#include "core/import/obl-page-words.h"

/* Characters; more is no byline. */
#define MAX_META_CHARS 160u
#define MAX_TITLE_CHARS 400u
/* Headings and levels: enough for any honest page. */
#define MAX_HEADINGS 200u
#define MAX_INLINE_LEVELS 16u

/* The heading that is the page's title, the higher the better; of main headings that are not, the
 * first in the article or the last before it. */
static OblHtmlNode *
find_title (OblHtmlNode *body, const OblHtmlNode *article, const char *title)
{
  OblHtmlNode *best = NULL;
  OblHtmlNode *other = NULL;
  gboolean in_article = FALSE;
  guint n_headings = 0;

  for (OblHtmlNode *node = body; node != NULL && n_headings < MAX_HEADINGS;
       node = obl_html_node_next (node, body)) {
    g_autofree char *text = NULL;

    in_article = in_article || node == article;
    if (node->element == NULL || node->element->use != OBL_HTML_HEADING || node->n_chars == 0
        || node->n_chars > MAX_TITLE_CHARS)
      continue;
    n_headings++;
    text = title == NULL ? NULL : obl_html_node_dup_text (node);
    if (text != NULL && (best == NULL || node->element->name[1] < best->element->name[1])
        && obl_page_titles_match (text, title))
      best = node;
    if (best != NULL && best->element->name[1] == '1')
      return best;
    if (obl_html_node_is (node, "h1") && !obl_page_is_in_furniture (node)
        && (other == NULL || !in_article))
      other = node;
  }
  return best != NULL && (other == NULL || best->element->name[1] == '2') ? best : other;
}

static gboolean
is_meta (const OblHtmlNode *node)
{
  static const guint words = OBL_WORD_META | OBL_WORD_AUTHOR | OBL_WORD_DATE | OBL_WORD_UPDATED;
  const char *item = obl_html_node_get_attribute (node, "itemprop");

  return obl_html_node_is (node, "time") || obl_html_node_is (node, "address")
         || g_strcmp0 (obl_html_node_get_attribute (node, "rel"), "author") == 0
         || (item != NULL && (strstr (item, "author") != NULL || strstr (item, "date") != NULL))
         || (obl_page_get_words (node) & words) != 0;
}

/* Bylines are often marked inside a line; the mark goes to the line if it is short. */
static void
mark_meta (OblHtmlNode *body)
{
  for (OblHtmlNode *node = body; node != NULL; node = obl_html_node_next (node, body)) {
    OblHtmlNode *block = node;

    if (node->element == NULL || node->n_chars == 0 || !is_meta (node))
      continue;
    for (guint i = 0; i < MAX_INLINE_LEVELS && !obl_html_element_is_block (block->element); i++)
      block = block->parent;
    if (block != body && obl_html_element_is_block (block->element)
        && block->n_chars <= MAX_META_CHARS && block->element->use != OBL_HTML_HEADING)
      block->hints |= OBL_PAGE_META;
  }
}

void
obl_page_mark_head (OblHtmlNode *body, const OblHtmlNode *article, const char *title)
{
  OblHtmlNode *heading = find_title (body, article, title);

  if (heading != NULL) {
    obl_page_clear_furniture (heading);
    heading->hints |= OBL_PAGE_TITLE;
  }
  mark_meta (body);
}
