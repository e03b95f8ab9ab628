/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders: what is read and what is passed over. */
#include "config.h"

#include "core/import/obl-import.h"

#include <unistd.h>

#include <glib/gstdio.h>

typedef struct {
  char *folder;
} Fixture;

static char *
make_file (Fixture *fixture, const char *name, const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("obelus-import-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
remove_tree (const char *path)
{
  GDir *folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_clear_pointer (&folder, g_dir_close);
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
test_collect (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[]
      = { "articles/a.html", "articles/b.txt", "articles/c", "articles/more/z.htm", ".hidden.txt" };
  static const char *const others[] = { "articles/a_files/style.css", "articles/a_files/logo.PNG",
                                        "articles/.git/config", "articles/.hidden" };
  g_autofree char *articles = g_build_filename (fixture->folder, "articles", NULL);
  g_autofree char *named = g_build_filename (fixture->folder, ".hidden.txt", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *link = g_build_filename (articles, "link.txt", NULL);
  g_autofree char *loop = g_build_filename (articles, "loop", NULL);
  const char *paths[] = { articles, named, missing, NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);
  g_autoptr (GPtrArray) found = NULL;

  g_test_summary ("Folders give their articles in order, without links, hidden files and assets");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_free (make_file (fixture, expected[i], "x"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_free (make_file (fixture, others[i], "x"));
  g_assert_cmpint (symlink (named, link), ==, 0);
  g_assert_cmpint (symlink (articles, loop), ==, 0);
  found = obl_import_collect (paths, problems);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++) {
    g_autofree char *path = g_build_filename (fixture->folder, expected[i], NULL);

    g_assert_cmpstr (found->pdata[i], ==, path);
  }
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_error ((GError *)problems->pdata[0], OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNREADABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/import/file/collect", Fixture, NULL, set_up, test_collect, tear_down);
  return g_test_run ();
}
