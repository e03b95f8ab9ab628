/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders: what is read, what is passed over, what is refused and how. */
#include "config.h"

#include "core/import/obl-import.h"

#include <string.h>
#include <sys/stat.h>
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
test_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "a page.html", "<p>Words.</p>");
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = obl_import_path (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->source.name, ==, "a page.html");
  g_assert_cmpstr (document->title, ==, "a page");
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, "Words.");
}

static void
assert_unreadable (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (obl_import_path (path, NULL, &error));
  g_assert_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo.txt", NULL);

  g_test_summary ("Folders, pipes, devices and missing files are refused without waiting");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_unreadable (missing);
  assert_unreadable (fifo);
  assert_unreadable (fixture->folder);
  assert_unreadable ("/dev/null");
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "large.txt", "x");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (path, (off_t)OBL_IMPORT_MAX_BYTES + 1), ==, 0);
  g_assert_null (obl_import_path (path, NULL, &error));
  g_assert_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "large.txt"));
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
  g_test_add ("/core/import/file/path", Fixture, NULL, set_up, test_path, tear_down);
  g_test_add ("/core/import/file/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/core/import/file/too-large", Fixture, NULL, set_up, test_too_large, tear_down);
  g_test_add ("/core/import/file/collect", Fixture, NULL, set_up, test_collect, tear_down);
  return g_test_run ();
}
