/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says about itself, the surest first: JSON-LD, then Open Graph and its kind, then
 * older schemes, then what is marked up in the body. */
#define G_LOG_DOMAIN "obl-page-metadata"

#include "config.h"

#include "core/import/obl-page.h"

#include <string.h>

#include "core/html/obl-html-inline.h"
#include "core/import/obl-date.h"
#include "core/import/obl-import-private.h"
#include "core/import/obl-language.h"

#define MAX_BYLINE_BYTES 200u
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

static void
fill_from_meta (char **field, const GPtrArray *metas, const char *const *names)
{
  for (; *field == NULL && *names != NULL; names++) {
    const char *content = find_meta (metas, *names);

    if (content != NULL && !g_str_has_prefix (content, "http"))
      obl_import_fill (field, content);
  }
}

static void
fill_date_from_meta (char **field, const GPtrArray *metas, const char *const *names)
{
  for (; *field == NULL && *names != NULL; names++) {
    const char *content = find_meta (metas, *names);
    g_autofree char *date = content == NULL ? NULL : obl_date_find (content);

    obl_import_fill (field, date);
  }
}

/* --- The body --------------------------------------------------------------------------------- */

static gboolean
has_token (const OblHtmlNode *node, const char *attribute, const char *token)
{
  const char *value = obl_html_node_get_attribute (node, attribute);
  g_auto (GStrv) tokens = value == NULL ? NULL : g_strsplit_set (value, " \t\r\n", -1);

  return tokens != NULL && g_strv_contains ((const char *const *)tokens, token);
}

static OblHtmlNode *
find_by_token (OblHtmlNode *root, const char *attribute, const char *token)
{
  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    if (has_token (node, attribute, token))
      return node;
  }
  return NULL;
}

static void
fill_date_from_item (char **field, OblHtmlNode *root, const char *item)
{
  OblHtmlNode *node = *field == NULL ? find_by_token (root, "itemprop", item) : NULL;
  const char *value = node == NULL ? NULL : obl_html_node_get_attribute (node, "datetime");
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;

  if (node == NULL)
    return;
  if (value == NULL)
    value = obl_html_node_get_attribute (node, "content");
  if (value == NULL)
    text = obl_html_node_dup_text (node);
  date = obl_date_find (value == NULL ? text : value);
  obl_import_fill (field, date);
}

static void
fill_date_from_time (char **field, OblHtmlNode *root)
{
  for (OblHtmlNode *node = root; *field == NULL && node != NULL;
       node = obl_html_node_next (node, root)) {
    const char *value
        = obl_html_node_is (node, "time") ? obl_html_node_get_attribute (node, "datetime") : NULL;
    g_autofree char *date = value == NULL ? NULL : obl_date_find (value);

    obl_import_fill (field, date);
  }
}

static void
fill_byline_from_node (char **field, OblHtmlNode *node)
{
  g_autofree char *text = NULL;

  if (*field != NULL || node == NULL)
    return;
  text = obl_html_node_dup_text (node);
  if (strlen (text) <= MAX_BYLINE_BYTES)
    obl_import_fill (field, text);
}

/* --- Language, direction, address ------------------------------------------------------------- */

static void
fill_language (OblDocument *document, OblHtmlNode *root, const GPtrArray *metas)
{
  const char *candidates[]
      = { obl_html_node_get_language (root), find_meta (metas, "content-language"),
          find_meta (metas, "og:locale") };

  for (guint i = 0; document->language == NULL && i < G_N_ELEMENTS (candidates); i++) {
    g_autofree char *tag = candidates[i] == NULL ? NULL : obl_language_dup_tag (candidates[i]);

    obl_import_fill (&document->language, tag);
  }
}

static void
fill_direction (OblDocument *document, OblHtmlNode *root)
{
  OblHtmlNode *body = obl_html_node_find (root, "body");
  const char *direction = body == NULL ? NULL : obl_html_node_get_direction (body);

  if (direction == NULL)
    direction = obl_html_node_get_direction (root);
  if (direction != NULL && strcmp (direction, "auto") != 0)
    obl_import_fill (&document->direction, direction);
}

/* Only noted, never fetched. */
static void
fill_address (OblDocument *document, OblHtmlNode *root, const GPtrArray *metas)
{
  OblHtmlNode *link = find_by_token (root, "rel", "canonical");
  const char *href = link == NULL ? NULL : obl_html_node_get_attribute (link, "href");
  g_autofree char *address = NULL;

  if (href == NULL)
    href = find_meta (metas, "og:url");
  address = href == NULL ? NULL : obl_html_dup_link (href, NULL);
  if (address != NULL && g_str_has_prefix (address, "http"))
    obl_import_fill (&document->source.url, address);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
read_scripts (OblHtmlNode *root, OblDocument *document, char **headline)
{
  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    if (obl_html_node_is (node, "script") && node->first_child != NULL)
      obl_page_read_json_ld (node->first_child->text, document, headline);
  }
}

/* "Headline - Site" without the site, when the page says what its site is called. */
static char *
dup_page_title (OblHtmlNode *root, const char *publisher)
{
  OblHtmlNode *node = obl_html_node_find (root, "title");
  g_autofree char *title = node == NULL ? NULL : obl_html_node_dup_text (node);
  const char *rest;

  if (title == NULL || *title == '\0')
    return NULL;
  if (publisher == NULL || !g_str_has_suffix (title, publisher))
    return g_steal_pointer (&title);
  rest = title + strlen (title) - strlen (publisher);
  while (rest > title) {
    const char *previous = g_utf8_prev_char (rest);
    gunichar c = g_utf8_get_char (previous);

    if (!g_unichar_isspace (c) && !g_unichar_ispunct (c) && c != '|')
      break;
    rest = previous;
  }
  return rest == title ? g_steal_pointer (&title) : g_strndup (title, rest - title);
}

char *
obl_page_read_metadata (OblHtmlNode *root, OblDocument *document)
{
  static const char *const titles[] = { "og:title", "twitter:title", "dc.title", NULL };
  static const char *const authors[] = { "author",
                                         "article:author",
                                         "parsely-author",
                                         "sailthru.author",
                                         "dc.creator",
                                         "dcterms.creator",
                                         "byl",
                                         "citation_author",
                                         NULL };
  static const char *const publishers[] = { "og:site_name", "publisher",        "article:publisher",
                                            "dc.publisher", "application-name", NULL };
  static const char *const published[] = { "article:published_time",
                                           "og:published_time",
                                           "datePublished",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "dc.date",
                                           "dc.date.issued",
                                           "dcterms.issued",
                                           "dcterms.created",
                                           "pubdate",
                                           "publish-date",
                                           "date",
                                           "citation_publication_date",
                                           NULL };
  static const char *const updated[] = { "article:modified_time", "og:updated_time", "dateModified",
                                         "dcterms.modified",      "last-modified",   NULL };
  g_autoptr (GPtrArray) metas = list_metas (root);
  g_autofree char *headline = NULL;
  char *title = NULL;

  read_scripts (root, document, &headline);
  fill_from_meta (&title, metas, titles);
  fill_from_meta (&document->byline, metas, authors);
  fill_from_meta (&document->publisher, metas, publishers);
  fill_date_from_meta (&document->published, metas, published);
  fill_date_from_meta (&document->updated, metas, updated);
  fill_date_from_item (&document->published, root, "datePublished");
  fill_date_from_item (&document->updated, root, "dateModified");
  fill_date_from_time (&document->published, root);
  fill_byline_from_node (&document->byline, find_by_token (root, "itemprop", "author"));
  fill_byline_from_node (&document->byline, find_by_token (root, "rel", "author"));
  fill_language (document, root, metas);
  fill_direction (document, root);
  fill_address (document, root, metas);
  if (title == NULL)
    title = g_steal_pointer (&headline);
  if (title == NULL)
    title = dup_page_title (root, document->publisher);
  return title;
}
