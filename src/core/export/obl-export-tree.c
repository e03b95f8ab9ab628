/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever keeps notes in a folder with a corpus must not lose them to the next export: it replaces a
 * folder only if it knows of everything in it. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-tree.h"

#include <glib/gstdio.h>

#include "core/base/obl-json-tree.h"

static gboolean
is_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

void
obl_export_tree_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (is_folder (child))
      obl_export_tree_remove (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

/* The names that the manifest in @path lists; empty without one. */
static GHashTable *
read_names (const char *path)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *file = g_build_filename (path, OBL_EXPORT_MANIFEST, NULL);
  g_autoptr (OblJsonTree) tree = NULL;
  const OblJsonNode *files = NULL;
  char *bytes = NULL;
  gsize n_bytes = 0;

  if (!g_file_get_contents (file, &bytes, &n_bytes, NULL))
    return names;
  tree = obl_json_tree_parse_take (bytes, n_bytes, NULL, NULL);
  if (tree == NULL)
    return names;

  files = obl_json_node_get_member (obl_json_tree_get_root (tree), "files");
  g_hash_table_add (names, g_strdup (OBL_EXPORT_MANIFEST));
  for (const OblJsonNode *node = files != NULL ? files->first : NULL; node != NULL;
       node = node->next) {
    const OblJsonNode *name = obl_json_node_get_member (node, "name");

    if (name != NULL && name->kind == OBL_JSON_STRING)
      g_hash_table_add (names, g_strdup (name->text));
  }

  return names;
}

/* @below: of @path, for names: "" or "train/". */
static char *
find_foreign (const char *path, const char *below, GHashTable *names)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  char *found = NULL;
  const char *name = NULL;

  while (found == NULL && dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    g_autofree char *full = g_strconcat (below, name, NULL);

    if (is_folder (child)) {
      g_autofree char *deeper = g_strconcat (full, "/", NULL);

      found = find_foreign (child, deeper, names);
    } else if (!g_hash_table_contains (names, full)) {
      found = g_steal_pointer (&full);
    }
  }

  return found;
}

char *
obl_export_tree_find_foreign (const char *path)
{
  g_autoptr (GHashTable) names = read_names (path);

  return find_foreign (path, "", names);
}
