/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-LD: what the page tells search engines about the article. */
#define G_LOG_DOMAIN "obl-page-json"

#include "config.h"

#include "core/import/obl-page.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/import/obl-date.h"
#include "core/import/obl-import-private.h"
#include "core/import/obl-language.h"

#define MAX_BYTES (1024u * 1024)
/* The JSON parser recurses; pages nest five or six levels. */
#define MAX_DEPTH 40u

static gboolean
is_shallow (const char *json)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++) {
    if (in_string) {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        in_string = FALSE;
    } else if (*p == '"') {
      in_string = TRUE;
    } else if (*p == '[' || *p == '{') {
      if (++depth > MAX_DEPTH)
        return FALSE;
    } else if ((*p == ']' || *p == '}') && depth > 0) {
      depth--;
    }
  }
  return TRUE;
}

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "BlogPosting")
             || strcmp (type, "Report") == 0);
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");
  JsonArray *types;

  if (type == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (type))
    return is_article_type (get_string (type));
  types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++) {
    if (is_article_type (get_string (json_array_get_element (types, i))))
      return TRUE;
  }
  return FALSE;
}

/* The first article in document order, or NULL. */
static JsonObject *
find_article (JsonNode *node)
{
  JsonObject *found = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; found == NULL && i < json_array_get_length (array); i++)
      found = find_article (json_array_get_element (array, i));
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *object = json_node_get_object (node);
    g_autoptr (GList) names = NULL;

    if (is_article (object))
      return object;
    names = json_object_get_members (object);
    for (GList *name = names; found == NULL && name != NULL; name = name->next)
      found = find_article (json_object_get_member (object, name->data));
  }
  return found;
}

/* A name given as text, as an object with a name, or as an array of either. */
static void
append_names (GString *names, JsonNode *node)
{
  const char *name = NULL;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      append_names (names, json_array_get_element (array, i));
    return;
  }
  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_string (json_object_get_member (json_node_get_object (node), "name"));
  else
    name = get_string (node);
  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "http"))
    return;
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static void
fill_names (char **field, JsonObject *object, const char *member)
{
  g_autoptr (GString) names = g_string_new (NULL);

  append_names (names, json_object_get_member (object, member));
  obl_import_fill (field, names->str);
}

static void
fill_date (char **field, JsonObject *object, const char *member)
{
  const char *string = get_string (json_object_get_member (object, member));
  g_autofree char *date = string == NULL ? NULL : obl_date_find (string);

  obl_import_fill (field, date);
}

void
obl_page_read_json_ld (const char *json, OblDocument *document, char **title)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *language = NULL;
  JsonObject *article = NULL;
  const char *tag;

  if (strlen (json) > MAX_BYTES || !is_shallow (json))
    return;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, -1, NULL) || json_parser_get_root (parser) == NULL)
    return;
  article = find_article (json_parser_get_root (parser));
  if (article == NULL)
    return;
  obl_import_fill (title, get_string (json_object_get_member (article, "headline")));
  fill_names (&document->byline, article, "author");
  fill_names (&document->publisher, article, "publisher");
  fill_date (&document->published, article, "datePublished");
  fill_date (&document->updated, article, "dateModified");
  tag = get_string (json_object_get_member (article, "inLanguage"));
  language = tag == NULL ? NULL : obl_language_dup_tag (tag);
  obl_import_fill (&document->language, language);
}
