/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of JSON to gold. */
#include "config.h"

#include "extract-gold.h"

#include <string.h>

#include "core/base/obl-json-tree.h"

static void
gold_free (gpointer data)
{
  Gold *gold = data;

  g_free (gold->path);
  g_free (gold->text);
  g_free (gold->title);
  g_free (gold->author);
  g_free (gold->date);
  g_free (gold->url);
  g_ptr_array_unref (gold->with);
  g_ptr_array_unref (gold->without);
  g_free (gold);
}

/* Of a string, or of an array of them. */
static GPtrArray *
dup_strings (const OblJsonNode *node)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);

  if (node != NULL && node->kind == OBL_JSON_STRING && node->n_bytes > 0)
    g_ptr_array_add (strings, g_strdup (node->text));
  if (node == NULL || node->kind != OBL_JSON_ARRAY)
    return strings;
  for (const OblJsonNode *one = node->first; one != NULL; one = one->next) {
    if (one->kind == OBL_JSON_STRING && one->n_bytes > 0)
      g_ptr_array_add (strings, g_strdup (one->text));
  }
  return strings;
}

/* All of them as one text; NULL when there is none. */
static char *
dup_string (const OblJsonNode *object, const char *name)
{
  g_autoptr (GPtrArray) strings = dup_strings (obl_json_node_get_member (object, name));

  if (strings->len == 0)
    return NULL;
  g_ptr_array_add (strings, NULL);
  return g_strjoinv (", ", (char **)strings->pdata);
}

static Gold *
gold_from_line (const char *line, const char *folder, GError **error)
{
  OblJsonPlace place;
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strdup (line), strlen (line), &place, error);
  const OblJsonNode *object = tree == NULL ? NULL : obl_json_tree_get_root (tree);
  g_autofree char *path = NULL;
  Gold *gold;

  if (tree == NULL)
    return NULL;
  path = dup_string (object, "path");
  if (path == NULL) {
    g_set_error (error, OBL_JSON_ERROR, OBL_JSON_ERROR_SYNTAX, "“path” is missing");
    return NULL;
  }
  gold = g_new0 (Gold, 1);
  gold->path = g_build_filename (folder, path, NULL);
  gold->text = dup_string (object, "text");
  gold->title = dup_string (object, "title");
  gold->author = dup_string (object, "author");
  gold->date = dup_string (object, "date");
  gold->url = dup_string (object, "url");
  gold->with = dup_strings (obl_json_node_get_member (object, "with"));
  gold->without = dup_strings (obl_json_node_get_member (object, "without"));
  return gold;
}

GPtrArray *
gold_load (const char *path, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (gold_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    Gold *gold;

    if (*g_strstrip (lines[i]) == '\0')
      continue;
    gold = gold_from_line (lines[i], folder, error);
    if (gold == NULL) {
      g_prefix_error (error, "%s, line %u: ", path, i + 1);
      return NULL;
    }
    g_ptr_array_add (all, gold);
  }
  return g_steal_pointer (&all);
}
