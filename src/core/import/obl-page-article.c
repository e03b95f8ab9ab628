/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a page is the article.
 *
 * The measure is "mass": characters in paragraphs that are long enough and not made of links.
 * Furniture (navigation, share bars …) is known by element, role and the words in class and id, and
 * is believed only while it holds a small part of the page's mass.  The article is the heaviest
 * element that the page itself marks as one; failing that, the deepest that holds most of the
 * mass. */
#define G_LOG_DOMAIN "obl-page-article"

#include "config.h"

#include "core/import/obl-page.h"

#include <string.h>

#include "core/html/obl-html-walk.h"

/* Characters (wide ones count double); less is no running text. */
#define MIN_PARAGRAPH_CHARS 40u
/* Characters; more is no byline. */
#define MAX_META_CHARS 160u
#define MAX_TITLE_CHARS 400u
/* Nodes, headings and levels: enough for any honest page. */
#define MAX_SEARCHED 2000u
#define MAX_HEADINGS 200u
#define MAX_INLINE_LEVELS 16u
/* Parts of the page's mass, in per cent. */
#define MAX_FURNITURE_SHARE 35u
#define MIN_MARKED_SHARE 30u
#define MIN_DENSE_SHARE 70u

/* --- Words in class and id -------------------------------------------------------------------- */

static gboolean
is_listed (const char *word, gsize n_bytes, const char *const *words)
{
  for (; *words != NULL; words++) {
    if (strlen (*words) == n_bytes && g_ascii_strncasecmp (*words, word, n_bytes) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_listed_word (const char *value, const char *const *words)
{
  const char *p = value;

  while (*p != '\0') {
    const char *start = p;

    if (!g_ascii_isalpha (*p)) {
      p++;
      continue;
    }
    for (p++; g_ascii_isalpha (*p); p++) {
      if (g_ascii_isupper (*p) && !g_ascii_isupper (p[-1]))
        break;
    }
    if (is_listed (start, (gsize)(p - start), words))
      return TRUE;
  }
  return FALSE;
}

/* TRUE when one of the words in @node's class and id is in @words (NULL-terminated, lower case);
 * "siteHeader" and "site-header" are both "site" and "header". */
static gboolean
has_word (const OblHtmlNode *node, const char *const *words)
{
  const char *class = obl_html_node_get_attribute (node, "class");
  const char *id = obl_html_node_get_attribute (node, "id");

  return (class != NULL && has_listed_word (class, words))
         || (id != NULL && has_listed_word (id, words));
}

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
    gunichar c = g_utf8_get_char (p);

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

/* Within the first nodes of @root: a page must not make every header be searched to its end. */
static gboolean
holds (OblHtmlNode *root, const char *name)
{
  guint n_nodes = 0;

  for (OblHtmlNode *node = root; node != NULL && n_nodes < MAX_SEARCHED;
       node = obl_html_node_next (node, root), n_nodes++) {
    if (obl_html_node_is (node, name))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_furniture (OblHtmlNode *node)
{
  static const char *const elements[] = { "nav", "footer", "aside", "menu", "dialog", NULL };
  static const char *const words[] = { "nav",          "navbar",
                                       "navigation",   "menu",
                                       "breadcrumb",   "breadcrumbs",
                                       "sidebar",      "share",
                                       "sharing",      "social",
                                       "socials",      "related",
                                       "recommended",  "recommendations",
                                       "promo",        "promos",
                                       "promotion",    "advert",
                                       "adverts",      "advertisement",
                                       "ad",           "ads",
                                       "adsbygoogle",  "sponsored",
                                       "sponsor",      "newsletter",
                                       "newsletters",  "subscribe",
                                       "subscription", "signup",
                                       "cookie",       "cookies",
                                       "consent",      "gdpr",
                                       "comments",     "disqus",
                                       "popular",      "trending",
                                       "footer",       "masthead",
                                       "skip",         "skiplink",
                                       "toolbar",      "tags",
                                       "taglist",      "pagination",
                                       "pager",        "popup",
                                       "modal",        "paywall",
                                       "login",        "outbrain",
                                       "taboola",      "widget",
                                       "widgets",      "teaser",
                                       "teasers",      "copyright",
                                       "print",        "printfriendly",
                                       "rss",          "follow",
                                       "donate",       "donation",
                                       "smartbanner",  NULL };

  if (g_strv_contains (elements, node->element->name)
      || is_furniture_role (obl_html_node_get_attribute (node, "role")))
    return TRUE;
  if (obl_html_node_is (node, "header"))
    return !holds (node, "h1") || holds (node, "nav");
  return node->element->use != OBL_HTML_INLINE && has_word (node, words);
}

/* Marks furniture and takes its mass out of what is around it. */
static void
mark_furniture (OblHtmlNode *node, guint32 page_mass, OblHtmlNode *body)
{
  if (node->element == NULL || node->element->use == OBL_HTML_HEAD)
    return;
  if (node != body && node->parent != NULL
      && (guint64)node->mass * 100 <= (guint64)page_mass * MAX_FURNITURE_SHARE
      && is_furniture (node)) {
    node->hints |= OBL_PAGE_FURNITURE;
    node->mass = 0;
    return;
  }
  node->mass = node->own_mass;
  for (OblHtmlNode *child = node->first_child; child != NULL; child = child->next) {
    mark_furniture (child, page_mass, body);
    node->mass += child->mass;
  }
}

/* --- The article ------------------------------------------------------------------------------ */

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
  static const char *const what[] = { "article", "story", "post", "entry", "news", NULL };
  static const char *const part[] = { "body", "content", "text", NULL };
  static const char *const whole[]
      = { "articlebody",  "articlecontent", "articletext",  "storybody",
          "storycontent", "postcontent",    "entrycontent", NULL };

  return has_word (node, whole) || (has_word (node, what) && has_word (node, part));
}

static gboolean
is_main (const OblHtmlNode *node)
{
  return obl_html_node_is (node, "main")
         || g_strcmp0 (obl_html_node_get_attribute (node, "role"), "main") == 0;
}

static OblHtmlNode *
find_heaviest (OblHtmlNode *body, IsMarked is_marked)
{
  OblHtmlNode *best = NULL;

  for (OblHtmlNode *node = body; node != NULL; node = obl_html_node_next (node, body)) {
    if (node->element != NULL && node != body && is_marked (node)
        && (best == NULL || node->mass > best->mass))
      best = node;
  }
  return best;
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
choose_article (OblHtmlNode *body)
{
  static const IsMarked marks[]
      = { is_article_body, is_article_element, has_article_class, is_main };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    OblHtmlNode *node = find_heaviest (body, marks[i]);

    if (has_enough (node, body, MIN_MARKED_SHARE))
      return node;
  }
  return body->mass > 0 ? find_densest (body) : body;
}

/* --- Title and byline ------------------------------------------------------------------------- */

/* Letters and digits alone, casefolded. */
static char *
dup_bare_title (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  }
  return g_string_free (out, FALSE);
}

gboolean
obl_page_titles_match (const char *a, const char *b)
{
  g_autofree char *bare_a = dup_bare_title (a);
  g_autofree char *bare_b = dup_bare_title (b);
  gsize n_a = strlen (bare_a);
  gsize n_b = strlen (bare_b);

  if (n_a == 0 || n_b == 0)
    return FALSE;
  /* A site's name is part of many titles: the shorter must make up a good part of the longer. */
  if (MIN (n_a, n_b) * 5 < MAX (n_a, n_b) * 2)
    return FALSE;
  return strstr (bare_a, bare_b) != NULL || strstr (bare_b, bare_a) != NULL;
}

static gboolean
is_in_furniture (const OblHtmlNode *node)
{
  for (; node != NULL; node = node->parent) {
    if ((node->hints & OBL_PAGE_FURNITURE) != 0)
      return TRUE;
  }
  return FALSE;
}

/* The heading that is the page's title; of main headings that are not, the first in the article or
 * the last before it. */
static OblHtmlNode *
find_title (OblHtmlNode *body, const OblHtmlNode *article, const char *title)
{
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
    if (text != NULL && node->element->name[1] <= '2' && obl_page_titles_match (text, title))
      return node;
    if (obl_html_node_is (node, "h1") && !is_in_furniture (node) && (other == NULL || !in_article))
      other = node;
  }
  return other;
}

static gboolean
is_meta (const OblHtmlNode *node)
{
  static const char *const words[]
      = { "byline", "author",   "authors", "dateline", "timestamp", "published", "pubdate",
          "date",   "datetime", "updated", "credit",   "credits",   "reporter",  NULL };
  const char *item = obl_html_node_get_attribute (node, "itemprop");

  return has_word (node, words) || obl_html_node_is (node, "time")
         || obl_html_node_is (node, "address")
         || g_strcmp0 (obl_html_node_get_attribute (node, "rel"), "author") == 0
         || (item != NULL && (strstr (item, "author") != NULL || strstr (item, "date") != NULL));
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
obl_page_find_article (OblHtmlNode *root, const char *title)
{
  OblHtmlNode *body = obl_html_node_find (root, "body");
  OblHtmlNode *article;
  OblHtmlNode *heading;
  Run run = { 0, 0 };

  if (body == NULL)
    return;
  measure (body, FALSE, &run);
  mark_furniture (body, body->mass, body);
  article = choose_article (body);
  article->hints |= OBL_PAGE_ARTICLE;
  heading = find_title (body, article, title);
  if (heading != NULL)
    heading->hints |= OBL_PAGE_TITLE;
  mark_meta (body);
}
