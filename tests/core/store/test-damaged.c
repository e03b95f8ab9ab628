/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects with bytes changed at random, as a failing disk or a hostile sender would: each is refused or
 * read in part with errors, none stops the program.  The seed is printed by GTest, and another
 * is taken when the program is run without --seed. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/store/obl-search.h"
#include "obl-test-project.h"

#define ROUNDS 100

/* Everything a window reads when it opens a project and each of its articles. */
static void
read_everything (OblStore *store)
{
  g_autoptr (GPtrArray) documents = obl_store_list_documents (store, NULL);
  g_autoptr (GPtrArray) problems = obl_store_check (store, NULL);
  g_autoptr (GPtrArray) entities = obl_store_list_entities (store, NULL);
  g_autoptr (GPtrArray) history = obl_history_list (store, 0, NULL);
  g_autoptr (GPtrArray) hits = obl_store_search (store, "Seoul", 0, NULL);
  g_autoptr (OblLabelSet) set = obl_store_get_label_set (store, NULL);
  g_autoptr (OblStats) stats = obl_store_get_stats (store, NULL);

  for (guint i = 0; documents != NULL && i < documents->len; i++) {
    const OblDocument *light = documents->pdata[i];
    g_autoptr (OblDocument) document = obl_store_get_document (store, &light->id, NULL);
    g_autoptr (GPtrArray) spans = NULL;
    g_autoptr (GPtrArray) frames = NULL;

    if (document == NULL)
      continue;
    spans = obl_store_list_spans (store, document, NULL, NULL);
    frames = obl_store_list_frames (store, &document->id, NULL);
  }
  /* The journal is data as well: a changeset from a stranger must not be trusted either. */
  while (obl_history_undo (store, NULL, NULL)) {
  }
}

/* Writes what is in the project to a file of its own, and takes that back with its log. */
static char *
write_copy (const OblTestProject *project, char **whole, gsize *n_bytes)
{
  char *path = g_build_filename (project->folder, "damaged.obelus", NULL);

  g_assert_true (obl_store_backup (project->store, path, NULL));
  g_assert_true (g_file_get_contents (path, whole, n_bytes, NULL));
  return path;
}

static void
remove_copy (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

    g_remove (file);
  }
}

static void
test_text_shorter_than_its_index (void)
{
  static const char words[] = "Seoul accused";
  OblTestProject project;
  g_autofree char *whole = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  gsize n_bytes;

  g_test_summary ("A search passes by what its index knows and the text has lost");
  obl_test_project_init (&project, "Seoul accused Pyongyang.");
  path = write_copy (&project, &whole, &n_bytes);
  for (char *at = whole; at + sizeof words <= whole + n_bytes; at++) {
    if (memcmp (at, words, strlen (words)) == 0)
      *at = '\0';
  }
  g_assert_true (g_file_set_contents (path, whole, (gssize)n_bytes, NULL));
  store = obl_store_open (path, OBL_STORE_READ_WRITE, NULL);
  g_assert_nonnull (store);
  hits = obl_store_search (store, "accused", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_clear_pointer (&store, obl_store_close);
  remove_copy (path);
  obl_test_project_clear (&project);
}

static void
test_random (void)
{
  OblTestProject project;
  g_autofree char *whole = NULL;
  g_autofree char *path = NULL;
  gsize n_bytes;
  guint n_refused = 0;

  g_test_summary ("Random damage is an error or a problem found, never a crash");
  obl_test_project_init (&project, "Seoul accused Pyongyang.\n😀 A second line.");
  obl_test_project_mark (&project, "Seoul", 0, "Place");
  obl_test_project_mark (&project, "Pyongyang", 0, "Place");
  path = write_copy (&project, &whole, &n_bytes);

  for (int round = 0; round < ROUNDS; round++) {
    g_autofree char *damaged = g_memdup2 (whole, n_bytes);
    g_autoptr (OblStore) store = NULL;
    g_autofree char *log = g_strconcat (path, "-wal", NULL);

    for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
      damaged[g_test_rand_int_range (100, (gint32)n_bytes)] = (char)g_test_rand_int ();
    g_remove (log);
    g_assert_true (g_file_set_contents (path, damaged, (gssize)n_bytes, NULL));
    store = obl_store_open (path, OBL_STORE_READ_WRITE, NULL);
    if (store != NULL)
      read_everything (store);
    else
      n_refused++;
  }
  g_test_message ("%u of %d refused at once", n_refused, ROUNDS);
  remove_copy (path);
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/store/damaged/shorter", test_text_shorter_than_its_index);
  g_test_add_func ("/core/store/damaged/random", test_random);
  return g_test_run ();
}
