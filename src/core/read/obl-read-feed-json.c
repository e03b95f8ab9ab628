/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed, versions 1 and 1.1. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-feed-item.h"

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/read/obl-read-facts.h"

/* NULL when @node is NULL, or has no such member that is a string and not empty. */
static const char *
get_string (const OblJsonNode *node, const char *name)
{
  const OblJsonNode *member = node == NULL ? NULL : obl_json_node_get_member (node, name);

  return member != NULL && member->kind == OBL_JSON_STRING && *member->text != '\0' ? member->text
                                                                                    : NULL;
}

static void
take_authors (const OblJsonNode *node, OblDocument *facts)
{
  const OblJsonNode *authors = obl_json_node_get_member (node, "authors");
  const char *only = get_string (obl_json_node_get_member (node, "author"), "name");

  for (const OblJsonNode *author = authors == NULL ? NULL : authors->first; author != NULL;
       author = author->next) {
    const char *name = get_string (author, "name");

    if (name != NULL)
      obl_read_facts_add_author (facts, name);
  }
  if (facts->byline == NULL && only != NULL)
    obl_read_facts_add_author (facts, only);
}

static OblDocument *
read_facts (const OblFeed *feed, const OblJsonNode *node)
{
  OblDocument *facts = obl_document_new ();
  const char *url = get_string (node, "url");

  facts->title = g_strdup (get_string (node, "title"));
  facts->language = g_strdup (get_string (node, "language"));
  facts->published = obl_feed_dup_date (get_string (node, "date_published"));
  facts->updated = obl_feed_dup_date (get_string (node, "date_modified"));
  if (url == NULL)
    url = get_string (node, "external_url");
  if (url != NULL)
    facts->source.url = obl_feed_dup_url (feed->container->url, url);
  take_authors (node, facts);
  return facts;
}

static char *
dup_content (const OblJsonNode *node)
{
  const char *html = get_string (node, "content_html");
  const char *text = get_string (node, "content_text");

  if (html != NULL)
    return g_strdup (html);
  if (text == NULL)
    text = get_string (node, "summary");
  return text == NULL ? NULL : obl_feed_dup_html (text);
}

static gboolean
add_item (OblFeed *feed, const OblJsonNode *node)
{
  g_autoptr (OblDocument) facts = read_facts (feed, node);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autoptr (GBytes) original = NULL;
  g_autofree char *content = dup_content (node);

  obl_json_node_write (node, json);
  original = g_bytes_new (out->str, out->len);
  return obl_feed_add (feed, facts, content, original, "application/feed+json");
}

gboolean
obl_feed_unpack_json (OblFeed *feed, char *utf8, gsize n_utf8, GError **error)
{
  g_autoptr (OblJsonTree) tree = obl_json_tree_parse_take (utf8, n_utf8, NULL, NULL);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);
  const OblJsonNode *items = root == NULL ? NULL : obl_json_node_get_member (root, "items");

  if (items == NULL || items->kind != OBL_JSON_ARRAY) {
    obl_read_set_broken (error, feed->container->name,
                         _ ("the feed is damaged, and no article in it can be read"));
    return FALSE;
  }
  feed->facts->publisher = g_strdup (get_string (root, "title"));
  feed->facts->language = g_strdup (get_string (root, "language"));
  take_authors (root, feed->facts);
  for (const OblJsonNode *item = items->first; item != NULL; item = item->next) {
    if (item->kind == OBL_JSON_OBJECT && !add_item (feed, item))
      break;
  }
  return TRUE;
}
