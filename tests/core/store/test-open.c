/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening what is and what is not a project: each kind of wrong file gets its own error and is left as
 * it was, to the byte. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "obl-test-project.h"

typedef struct {
  char *folder;
  char *path;
} Place;

static void
place_init (Place *place, const char *name)
{
  place->folder = g_dir_make_tmp ("obelus-test-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, name, NULL);
}

static void
place_clear (Place *place)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", ".bak-v1", ".bak-v2", ".bak-v3" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (place->path, suffixes[i], NULL);

    g_remove (file);
  }
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

/* Opening @path fails with @code, names the file, changes no byte and leaves nothing beside it. */
static void
assert_refused (const Place *place, OblStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  g_autoptr (GDir) folder = NULL;
  guint n_files = 0;
  OblStore *store;

  g_assert_true (g_file_get_contents (place->path, &before, &n_before, NULL));
  store = obl_store_open (place->path, OBL_STORE_READ_WRITE, &error);
  g_assert_null (store);
  g_assert_error (error, OBL_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, place->path));
  g_assert_true (g_file_get_contents (place->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  folder = g_dir_open (place->folder, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
}

static void
test_foreign (void)
{
  static const char *const contents[] = { "", "Just a text.", "SQLite format 3" };
  Place place;
  sqlite3 *db = NULL;

  g_test_summary ("Empty files, texts and other programs' databases are not projects");
  place_init (&place, "foreign.obelus");
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_assert_true (g_file_set_contents (place.path, contents[i], -1, NULL));
    assert_refused (&place, OBL_STORE_ERROR_NOT_A_PROJECT);
  }
  g_remove (place.path);
  g_assert_cmpint (sqlite3_open (place.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (&place, OBL_STORE_ERROR_NOT_A_PROJECT);
  place_clear (&place);
}

static void
make_project (const char *path)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = obl_store_create (path, set, &error);

  g_assert_no_error (error);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_newer (void)
{
  Place place;

  g_test_summary ("A project of a newer version is refused and not touched");
  place_init (&place, "newer.obelus");
  make_project (place.path);
  run_sql (place.path, "PRAGMA user_version = 9999");
  assert_refused (&place, OBL_STORE_ERROR_NEWER_SCHEMA);
  place_clear (&place);
}

static void
test_truncated (void)
{
  Place place;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_test_summary ("A project that was cut short is refused and not touched");
  place_init (&place, "cut.obelus");
  make_project (place.path);
  g_assert_true (g_file_get_contents (place.path, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize)(n_bytes / 2), NULL));
  assert_refused (&place, OBL_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (place.path, bytes, 60, NULL));
  assert_refused (&place, OBL_STORE_ERROR_NOT_A_PROJECT);
  place_clear (&place);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (from, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)n_bytes, NULL));
}

/* What a program leaves behind that is killed while the project is open: file and log as they are. */
static void
copy_as_killed (const char *from, const char *to)
{
  g_autofree char *from_log = g_strconcat (from, "-wal", NULL);
  g_autofree char *to_log = g_strconcat (to, "-wal", NULL);

  copy_file (from, to);
  copy_file (from_log, to_log);
}

static void
test_killed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) copy = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *text = g_strnfill (100000, 'x');
  OblTestProject project;
  gsize n_bytes;
  Place place;

  g_test_summary ("What a killed program leaves behind opens, also half-way through a checkpoint");
  place_init (&place, "killed.obelus");
  /* Long enough to make the file grow: then the log holds the first page, too. */
  obl_test_project_init (&project, text);
  copy_as_killed (project.path, place.path);
  /* The first page is written first, and says how long the file is going to be. */
  g_assert_true (g_file_get_contents (place.path, &bytes, &n_bytes, NULL));
  bytes[30] = 1;
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize)n_bytes, NULL));
  copy = obl_store_open (place.path, OBL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  problems = obl_store_check (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_pointer (&copy, obl_store_close);
  obl_test_project_clear (&project);
  place_clear (&place);
}

static void
test_just_made (void)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = NULL;
  g_autoptr (OblStore) reader = NULL;
  Place place;

  g_test_summary ("A project that was just made, and not closed, is a project");
  place_init (&place, "new.obelus");
  store = obl_store_create (place.path, set, &error);
  g_assert_no_error (error);
  reader = obl_store_open (place.path, OBL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_clear_pointer (&reader, obl_store_close);
  g_clear_pointer (&store, obl_store_close);
  place_clear (&place);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  Place place;

  g_test_summary ("A project that is not there is not made by opening it");
  place_init (&place, "missing.obelus");
  g_assert_null (obl_store_open (place.path, OBL_STORE_READ_WRITE, &error));
  g_assert_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (place.path, G_FILE_TEST_EXISTS));
  place_clear (&place);
}

static void
test_exists (void)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  Place place;

  g_test_summary ("Making a project never overwrites a file");
  place_init (&place, "there.obelus");
  g_assert_true (g_file_set_contents (place.path, "mine", -1, NULL));
  g_assert_null (obl_store_create (place.path, set, &error));
  g_assert_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (place.path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "mine");
  place_clear (&place);
}

static void
test_migrate (gconstpointer data)
{
  const int version = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = NULL;
  g_autoptr (OblStore) copy = NULL;
  g_autofree char *name = g_strdup_printf ("v%03d.obelus", version);
  g_autofree char *suffix = g_strdup_printf (".bak-v%d", version);
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *backup = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *kept = NULL;
  gsize n_bytes;
  guint n_undone = 0;
  guint n_spans;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  Place place;

  g_test_summary ("A project of an older version is backed up, updated, and whole");
  place_init (&place, "old.obelus");
  g_assert_true (g_file_get_contents (old, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize)n_bytes, NULL));

  g_assert_null (obl_store_open (place.path, OBL_STORE_READ_ONLY, &error));
  g_assert_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  store = obl_store_open (place.path, OBL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  problems = obl_store_check (store, &error);
  g_assert_cmpuint (problems->len, ==, 0);
  documents = obl_store_list_documents (store, &error);
  g_assert_cmpuint (documents->len, ==, 1);
  n_spans = ((OblDocument *)documents->pdata[0])->n_spans;
  g_assert_cmpuint (n_spans, >, 0);
  /* What was recorded under the older schema can be taken back and done again under this one. */
  while (obl_history_undo (store, NULL, &error))
    n_undone++;
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_cmpuint (n_undone, >, 0);
  while (n_undone-- > 0)
    g_assert_true (obl_history_redo (store, NULL, &error));
  g_clear_pointer (&documents, g_ptr_array_unref);
  documents = obl_store_list_documents (store, &error);
  g_assert_cmpuint (((OblDocument *)documents->pdata[0])->n_spans, ==, n_spans);

  backup = g_strconcat (place.path, suffix, NULL);
  g_assert_true (g_file_get_contents (backup, &kept, NULL, NULL));
  g_assert_cmpint (kept[63], ==, version); /* the last byte of user_version in the header */
  g_clear_pointer (&store, obl_store_close);
  place_clear (&place);
}

static void
test_hostile_schema (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autoptr (OblEntity) entity = obl_entity_new ();
  g_autoptr (GPtrArray) entities = NULL;
  Place place;

  g_test_summary ("Triggers that a stranger put into a project do not run");
  place_init (&place, "hostile.obelus");
  make_project (place.path);
  run_sql (place.path, "CREATE TRIGGER evil AFTER INSERT ON entity BEGIN "
                       "UPDATE entity SET name = 'owned'; END");
  store = obl_store_open (place.path, OBL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  edit = obl_edit_begin (store, "Entity", "tester", NULL);
  entity->name = g_strdup ("mine");
  g_assert_true (obl_edit_put_entity (edit, entity, NULL));
  g_assert_true (obl_edit_commit (edit, NULL));
  g_clear_pointer (&edit, obl_edit_free);
  entities = obl_store_list_entities (store, NULL);
  g_assert_cmpstr (((OblEntity *)entities->pdata[0])->name, ==, "mine");
  g_clear_pointer (&store, obl_store_close);
  place_clear (&place);
}

static void
test_second_opening (void)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (GError) error = NULL;
  OblStore *first;
  OblStore *second;
  Place place;

  g_test_summary ("A project can be opened while the program that has just made it still runs");
  place_init (&place, "fresh.obelus");
  first = obl_store_create (place.path, set, &error);
  g_assert_no_error (error);
  second = obl_store_open (place.path, OBL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  obl_store_close (second);
  obl_store_close (first);
  place_clear (&place);
}

static void
test_wrong_quote (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_test_summary ("A fragment that does not say what the text says is reported, not shown");
  obl_test_project_init (&project, "Seoul accused Pyongyang.");
  obl_test_project_mark (&project, "Seoul", 0, "Place");
  obl_test_project_mark (&project, "Pyongyang", 0, "Place");
  g_clear_pointer (&project.store, obl_store_close);
  run_sql (project.path, "UPDATE fragment SET start = 1, \"end\" = 6 WHERE quote = 'Seoul'");
  obl_test_project_reopen (&project);
  document = obl_store_get_document (project.store, &project.document_id, &error);
  spans = obl_store_list_spans (project.store, document, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpstr (((OblSpan *)spans->pdata[0])->quote, ==, "Pyongyang");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "Seoul"));
  found = obl_store_check (project.store, &error);
  g_assert_cmpuint (found->len, ==, 1);
  obl_test_project_clear (&project);
}

static void
test_backup (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;
  OblStore *copy;
  g_autoptr (OblStats) stats = NULL;

  g_test_summary ("A backup is a project of its own, and never overwrites");
  obl_test_project_init (&project, "Seoul accused Pyongyang.");
  obl_test_project_mark (&project, "Seoul", 0, "Place");
  to = g_build_filename (project.folder, "copy.obelus", NULL);
  obl_store_backup (project.store, to, &error);
  g_assert_no_error (error);
  g_assert_false (obl_store_backup (project.store, to, &error));
  g_assert_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  copy = obl_store_open (to, OBL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  stats = obl_store_get_stats (copy, &error);
  g_assert_cmpint (stats->n_spans, ==, 1);
  obl_store_close (copy);
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/store/open/foreign", test_foreign);
  g_test_add_func ("/core/store/open/newer", test_newer);
  g_test_add_func ("/core/store/open/truncated", test_truncated);
  g_test_add_func ("/core/store/open/just-made", test_just_made);
  g_test_add_func ("/core/store/open/killed", test_killed);
  g_test_add_func ("/core/store/open/missing", test_missing);
  g_test_add_func ("/core/store/open/exists", test_exists);
  g_test_add_data_func ("/core/store/open/migrate/1", GINT_TO_POINTER (1), test_migrate);
  g_test_add_data_func ("/core/store/open/migrate/2", GINT_TO_POINTER (2), test_migrate);
  g_test_add_data_func ("/core/store/open/migrate/3", GINT_TO_POINTER (3), test_migrate);
  g_test_add_func ("/core/store/open/hostile-schema", test_hostile_schema);
  g_test_add_func ("/core/store/open/second-opening", test_second_opening);
  g_test_add_func ("/core/store/open/wrong-quote", test_wrong_quote);
  g_test_add_func ("/core/store/open/backup", test_backup);
  return g_test_run ();
}
