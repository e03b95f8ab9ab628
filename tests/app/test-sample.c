/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample project is the first thing a newcomer sees: it has to come out whole on every machine. */
#include "config.h"

#include <glib/gstdio.h>

#include "app/shell/obl-sample.h"
#include "core/store/obl-store.h"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static char *
ensure (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  obl_sample_ensure_async (NULL, done_cb, &result);
  while (result == NULL) {
    g_main_context_iteration (NULL, TRUE);
  }
  path = obl_sample_ensure_finish (result, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_sample (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = obl_store_open (path, OBL_STORE_READ_WRITE, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_assert_no_error (error);
  problems = obl_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  documents = obl_store_list_documents (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 5);
  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (documents, i);

    g_test_message ("%s", document->title);
    g_assert_cmpuint (document->n_spans, >, 0);
    g_assert_cmpuint (document->n_frames, >, 0);
  }
  g_assert_cmpstr (((OblDocument *)g_ptr_array_index (documents, 0))->language, ==, "en");
}

static void
test_sample (void)
{
  g_autofree char *path = ensure ();
  g_autofree char *again = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf before, after;

  g_test_summary ("Every article is there with its annotations; what a person did to it stays");
  assert_sample (path);
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  again = ensure ();
  g_assert_cmpstr (again, ==, path);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("obelus-test-XXXXXX", NULL);
  int status = 0;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sample", test_sample);
  status = g_test_run ();
  g_assert_cmpint (g_rmdir (home), ==, 0);
  return status;
}
