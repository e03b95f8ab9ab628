/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-LD: what the page tells search engines about the article. */
#define G_LOG_DOMAIN "obl-page-json"

#include "config.h"

#include "core/import/obl-page.h"

#include <string.h>

#include "core/base/obl-json-tree.h"
#include "core/import/obl-date.h"
#include "core/import/obl-import-private.h"
#include "core/import/obl-language.h"

#define MAX_BYTES (1024u * 1024)

/* NULL when it is none, and for a text that would not survive as a C string. */
static const char *
get_string (const OblJsonNode *node)
{
  if (node == NULL || node->kind != OBL_JSON_STRING || strlen (node->text) != node->n_bytes)
    return NULL;
  return node->text;
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "BlogPosting")
             || strcmp (type, "Report") == 0);
}

static gboolean
is_article (const OblJsonNode *node)
{
  const OblJsonNode *type = obl_json_node_get_member (node, "@type");

  if (type == NULL || type->kind != OBL_JSON_ARRAY)
    return is_article_type (get_string (type));
  for (const OblJsonNode *one = type->first; one != NULL; one = one->next) {
    if (is_article_type (get_string (one)))
      return TRUE;
  }
  return FALSE;
}

/* The first article in document order, or NULL. */
static const OblJsonNode *
find_article (const OblJsonNode *node)
{
  const OblJsonNode *found = is_article (node) ? node : NULL;

  for (const OblJsonNode *child = node->first; found == NULL && child != NULL; child = child->next)
    found = find_article (child);
  return found;
}

/* A name given as text, as an object with a name, or as an array of either. */
static void
append_names (GString *names, const OblJsonNode *node)
{
  const char *name = NULL;

  if (node == NULL)
    return;
  if (node->kind == OBL_JSON_ARRAY) {
    for (const OblJsonNode *one = node->first; one != NULL; one = one->next)
      append_names (names, one);
    return;
  }
  if (node->kind == OBL_JSON_OBJECT)
    name = get_string (obl_json_node_get_member (node, "name"));
  else
    name = get_string (node);
  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "http"))
    return;
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static void
fill_names (char **field, const OblJsonNode *article, const char *member)
{
  g_autoptr (GString) names = g_string_new (NULL);

  append_names (names, obl_json_node_get_member (article, member));
  obl_import_fill (field, names->str);
}

static void
fill_date (char **field, const OblJsonNode *article, const char *member)
{
  const char *string = get_string (obl_json_node_get_member (article, member));
  g_autofree char *date = string == NULL ? NULL : obl_date_find (string);

  obl_import_fill (field, date);
}

/* Many pages break lines within strings, which JSON does not allow; outside of strings a line break is
 * as good as a space. */
static OblJsonTree *
parse (const char *json)
{
  char *text = g_strdup (json);

  for (char *p = text; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  }
  return obl_json_tree_parse_take (text, strlen (text), NULL, NULL);
}

void
obl_page_read_json_ld (const char *json, OblDocument *document, char **title)
{
  g_autoptr (OblJsonTree) tree = strlen (json) > MAX_BYTES ? NULL : parse (json);
  const OblJsonNode *article = tree == NULL ? NULL : find_article (obl_json_tree_get_root (tree));
  g_autofree char *language = NULL;
  const char *tag;

  if (article == NULL)
    return;
  obl_import_fill (title, get_string (obl_json_node_get_member (article, "headline")));
  fill_names (&document->byline, article, "author");
  fill_names (&document->publisher, article, "publisher");
  fill_date (&document->published, article, "datePublished");
  fill_date (&document->updated, article, "dateModified");
  tag = get_string (obl_json_node_get_member (article, "inLanguage"));
  language = tag == NULL ? NULL : obl_language_dup_tag (tag);
  obl_import_fill (&document->language, language);
}
