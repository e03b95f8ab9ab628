/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much running text each part of a page holds, and which parts are furniture.
 *
 * The measure is "mass": characters in paragraphs that are long enough and not made of links.
 * Furniture (navigation, share bars …) is known by element, role and the words in class and id, and
 * is believed only while it holds a small part of the page's mass. */
#define G_LOG_DOMAIN "obl-page-furniture"

#include "config.h"

#include "core/html/obl-html-walk.h"
#include "core/import/obl-page-private.h"
#include "core/import/obl-page-words.h"

/* Characters (wide ones count double); less is no running text. */
#define MIN_PARAGRAPH_CHARS 40u
/* Parts of the page's mass, in per cent. */
#define MAX_FURNITURE_SHARE 35u
#define MIN_LEFT_SHARE 30u
/* Readers may write far more than the author did. */
#define MAX_COMMENT_SHARE 90u
/* What must be left beside so many comments. */
#define MIN_COMMENTED_MASS 500u
/* Characters: a shorter box about an author is a byline. */
#define MIN_ABOUT_CHARS 100u

/* --- Measuring -------------------------------------------------------------------------------- */

/* A line of text as a browser lays it out: what lies between two block borders. */
typedef struct {
  guint32 n_chars;
  guint32 n_link_chars;
} Run;

static guint32
count_chars (const OblHtmlNode *text)
{
  guint32 n_chars = 0;

  for (const char *p = text->text; p < text->text + text->n_bytes; p = g_utf8_next_char (p)) {
    gunichar c = (guchar)*p < 0x80 ? (gunichar)*p : g_utf8_get_char (p);

    if (c > 0x20)
      n_chars += c >= 0x1100 && g_unichar_iswide (c) ? 2 : 1;
  }
  return n_chars;
}

static guint32
get_run_mass (const Run *run)
{
  if (run->n_chars < MIN_PARAGRAPH_CHARS || run->n_link_chars * 2 > run->n_chars)
    return 0;
  return run->n_chars - run->n_link_chars;
}

static void
measure (OblHtmlNode *node, gboolean in_link, Run *outer)
{
  gboolean is_block = node->element != NULL && obl_html_element_is_block (node->element);
  Run own = { 0, 0 };
  Run *run = is_block ? &own : outer;

  if (node->element == NULL) {
    node->n_chars = count_chars (node);
    node->n_link_chars = in_link ? node->n_chars : 0;
    run->n_chars += node->n_chars;
    run->n_link_chars += node->n_link_chars;
    return;
  }
  if (node->element->use == OBL_HTML_HEAD || obl_html_node_is_hidden (node))
    return;
  in_link = in_link
            || (obl_html_node_is (node, "a") && obl_html_node_get_attribute (node, "href") != NULL);
  for (OblHtmlNode *child = node->first_child; child != NULL; child = child->next) {
    measure (child, in_link, run);
    node->n_chars += child->n_chars;
    node->n_link_chars += child->n_link_chars;
    node->mass += child->mass;
  }
  if (is_block && node->element->use != OBL_HTML_HEADING) {
    node->own_mass = get_run_mass (&own);
    node->mass += node->own_mass;
  }
}

/* --- Furniture -------------------------------------------------------------------------------- */

static gboolean
is_furniture_role (const char *role)
{
  static const char *const roles[]
      = { "navigation", "banner",  "contentinfo", "complementary", "search", "menu",
          "menubar",    "toolbar", "dialog",      "alertdialog",   "alert",  NULL };

  return role != NULL && g_strv_contains (roles, role);
}

gboolean
obl_page_holds (OblHtmlNode *root, const char *name)
{
  guint n_nodes = 0;

  for (OblHtmlNode *node = root; node != NULL && n_nodes < OBL_PAGE_MAX_SEARCHED;
       node = obl_html_node_next (node, root), n_nodes++) {
    if (obl_html_node_is (node, name))
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_page_is_in_furniture (const OblHtmlNode *node)
{
  for (; node != NULL; node = node->parent) {
    if ((node->hints & OBL_PAGE_FURNITURE) != 0)
      return TRUE;
  }
  return FALSE;
}

void
obl_page_clear_furniture (OblHtmlNode *node)
{
  for (; node != NULL; node = node->parent)
    node->hints &= ~(guint)OBL_PAGE_FURNITURE;
}

static gboolean
is_furniture_element (const OblHtmlNode *node)
{
  static const char *const elements[]
      = { "nav", "footer", "aside", "menu", "dialog", "form", NULL };

  if (!g_strv_contains (elements, node->element->name))
    return FALSE;
  /* Where a quotation comes from. */
  return node->parent == NULL || node->parent->element->use != OBL_HTML_QUOTE;
}

/* The page's header, not an article's. */
static gboolean
is_page_header (OblHtmlNode *node)
{
  if (obl_page_holds (node, "nav"))
    return TRUE;
  for (const OblHtmlNode *parent = node->parent; parent != NULL; parent = parent->parent) {
    if (obl_html_node_is (parent, "article") || obl_html_node_is (parent, "main"))
      return node->n_link_chars * 2 > node->n_chars;
  }
  return !obl_page_holds (node, "h1");
}

/* @is_strict: by what the element is, not by how it is called. */
static gboolean
is_furniture (OblHtmlNode *node, guint words, gboolean is_strict)
{
  if (is_furniture_element (node) || is_furniture_role (obl_html_node_get_attribute (node, "role")))
    return TRUE;
  if (obl_html_node_is (node, "header"))
    return is_page_header (node);
  if (node->element->use == OBL_HTML_INLINE)
    return FALSE;
  if (is_strict)
    return (words & OBL_WORD_COMMENT) != 0;
  if ((words & OBL_WORD_FURNITURE) != 0)
    return TRUE;
  if ((words & OBL_WORD_AUTHOR) != 0 && (words & OBL_WORD_ABOUT) != 0
      && node->n_chars >= MIN_ABOUT_CHARS)
    return TRUE;
  return (words & OBL_WORD_WEAK) != 0 && node->n_link_chars * 2 >= node->n_chars;
}

static gboolean
is_small_enough (OblHtmlNode *node, guint words, guint32 page_mass)
{
  guint64 mass = (guint64)node->mass * 100;

  if (mass <= (guint64)page_mass * MAX_FURNITURE_SHARE)
    return TRUE;
  return (words & OBL_WORD_COMMENT) != 0 && mass <= (guint64)page_mass * MAX_COMMENT_SHARE
         && page_mass - node->mass >= MIN_COMMENTED_MASS && !obl_page_holds (node, "h1");
}

/* Marks furniture and takes its mass out of what is around it. */
static void
mark_furniture (OblHtmlNode *node, guint32 page_mass, OblHtmlNode *body, gboolean is_strict)
{
  guint words;

  if (node->element == NULL || node->element->use == OBL_HTML_HEAD || node->n_chars == 0)
    return;
  words = node == body ? 0 : obl_page_get_words (node);
  if (node != body && node->parent != NULL && is_small_enough (node, words, page_mass)
      && is_furniture (node, words, is_strict)) {
    node->hints |= OBL_PAGE_FURNITURE;
    node->mass = 0;
    return;
  }
  if (obl_html_node_is (node, "figcaption")
      || ((words & OBL_WORD_CAPTION) != 0 && !obl_page_holds (node, "p")))
    node->hints |= OBL_PAGE_CAPTION;
  node->mass = node->own_mass;
  for (OblHtmlNode *child = node->first_child; child != NULL; child = child->next) {
    mark_furniture (child, page_mass, body, is_strict);
    node->mass += child->mass;
  }
}

static void
clear_measures (OblHtmlNode *body)
{
  for (OblHtmlNode *node = body; node != NULL; node = obl_html_node_next (node, body)) {
    node->hints = 0;
    node->n_chars = node->n_link_chars = node->mass = node->own_mass = 0;
  }
}

guint32
obl_page_measure (OblHtmlNode *body)
{
  Run run = { 0, 0 };
  guint32 page_mass;

  measure (body, FALSE, &run);
  page_mass = body->mass;
  mark_furniture (body, page_mass, body, FALSE);
  if ((guint64)body->mass * 100 >= (guint64)page_mass * MIN_LEFT_SHARE)
    return page_mass;
  /* Names that promise furniture were given to most of the page. */
  clear_measures (body);
  measure (body, FALSE, &run);
  mark_furniture (body, page_mass, body, TRUE);
  return page_mass;
}
