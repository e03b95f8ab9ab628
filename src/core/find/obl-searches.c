/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no list of strings, as another program may have written, is taken for an empty one. */
#define G_LOG_DOMAIN "obl-searches"

#include "config.h"

#include "core/find/obl-searches.h"

#include <string.h>

#include "core/base/obl-json-tree.h"
#include "core/base/obl-json.h"

#define VALUE "searches"
#define MAX_SEARCHES 100u

GPtrArray *
obl_searches_list (OblStore *store)
{
  GPtrArray *searches = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *json = obl_store_dup_value (store, VALUE);
  g_autoptr (OblJsonTree) tree
      = json == NULL ? NULL : obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, NULL);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);

  if (root == NULL || root->kind != OBL_JSON_ARRAY)
    return searches;
  for (const OblJsonNode *node = root->first; node != NULL; node = node->next) {
    if (node->kind == OBL_JSON_STRING && searches->len < MAX_SEARCHES)
      g_ptr_array_add (searches, g_strdup (node->text));
  }
  return searches;
}

gboolean
obl_searches_keep (OblEdit *edit, OblStore *store, const char *query, gboolean keep, GError **error)
{
  g_autoptr (GPtrArray) searches = obl_searches_list (store);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (OblJson) writer = obl_json_new (json);
  guint place;

  if (g_ptr_array_find_with_equal_func (searches, query, g_str_equal, &place)) {
    if (keep)
      return TRUE;
    g_ptr_array_remove_index (searches, place);
  } else if (keep) {
    g_ptr_array_add (searches, g_strdup (query));
  }
  obl_json_begin_array (writer);
  for (guint i = 0; i < searches->len; i++)
    obl_json_string (writer, searches->pdata[i]);
  obl_json_end_array (writer);
  return obl_edit_put_value (edit, VALUE, json->str, error);
}
