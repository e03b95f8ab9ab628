/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store costs, beside bare SQLite doing the same inserts in the same run.
 *
 *   bench-store [--json] [SPANS]
 *
 * Figures are milliseconds: medians of many single edits, single runs of the bulk operations. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/base/obl-json.h"
#include "core/edit/obl-edit.h"

#define N_SINGLE 500
#define SPAN_EVERY 100 /* characters */

typedef struct {
  char *folder;
  OblStore *store;
  OblId document_id;
  guint n_spans;
  gboolean as_json;
  GString *out;
  OblJson *json;
} Bench;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static void
report (Bench *bench, const char *what, double ms)
{
  if (bench->as_json) {
    obl_json_name (bench->json, what);
    obl_json_double (bench->json, round (ms * 1000) / 1000);
  } else
    g_print ("%-44s %10.3f\n", what, ms);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
add_article (Bench *bench)
{
  GError *error = NULL;
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (OblEdit) edit = NULL;
  GString *text = g_string_new (NULL);
  guint32 start = 0;

  while (text->len < (gsize)bench->n_spans * SPAN_EVERY) {
    g_string_append (text, "The ministry said that talks would go on, the agency reported; ");
    if (text->len - start > 600) {
      OblBlock block = { .range = { start, (guint32)text->len }, .row = -1, .column = -1 };

      g_array_append_val (document->blocks, block);
      g_string_append_c (text, '\n');
      start = (guint32)text->len;
    }
  }
  g_string_append (text, "End.");
  {
    OblBlock block = { .range = { start, (guint32)text->len }, .row = -1, .column = -1 };

    g_array_append_val (document->blocks, block);
  }
  document->title = g_strdup ("Bench");
  document->html = g_strdup ("<article></article>");
  document->text = obl_text_new_take (g_string_free (text, FALSE));
  edit = obl_edit_begin (bench->store, "Import", "bench", &error);
  must (edit != NULL && obl_edit_add_document (edit, document, &error)
            && obl_edit_commit (edit, &error),
        error);
  bench->document_id = document->id;
}

static OblSpan *
make_span (Bench *bench, guint index)
{
  OblSpan *span = obl_span_new ();

  span->document_id = bench->document_id;
  span->label = g_strdup ("Organization");
  obl_span_add_fragment (span, index * SPAN_EVERY + 4, index * SPAN_EVERY + 12);
  return span;
}

static void
bench_single (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) undo = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SINGLE; i++) {
    GError *error = NULL;
    double begin = now_ms ();
    double end;
    OblEdit *edit = obl_edit_begin (bench->store, "Mark", "bench", &error);
    g_autoptr (OblSpan) span = make_span (bench, i);

    must (edit != NULL && obl_edit_put_span (edit, span, &error) && obl_edit_commit (edit, &error),
          error);
    obl_edit_free (edit);
    end = now_ms () - begin;
    g_array_append_val (times, end);
  }
  for (guint i = 0; i < N_SINGLE; i++) {
    GError *error = NULL;
    double begin = now_ms ();
    double end;

    must (obl_history_undo (bench->store, NULL, &error), error);
    end = now_ms () - begin;
    g_array_append_val (undo, end);
  }
  report (bench, "one mark, durable (median)", median (times));
  report (bench, "one undo, durable (median)", median (undo));
}

static double
bench_bulk (Bench *bench)
{
  GError *error = NULL;
  double begin = now_ms ();
  double total;
  OblEdit *edit = obl_edit_begin (bench->store, "Mark all", "bench", &error);

  must (edit != NULL, error);
  for (guint i = 0; i < bench->n_spans; i++) {
    g_autoptr (OblSpan) span = make_span (bench, i);

    must (obl_edit_put_span (edit, span, &error), error);
  }
  must (obl_edit_commit (edit, &error), error);
  obl_edit_free (edit);
  total = now_ms () - begin;
  report (bench, "all spans in one edit", total);

  begin = now_ms ();
  must (obl_history_undo (bench->store, NULL, &error), error);
  report (bench, "undo of that", now_ms () - begin);
  begin = now_ms ();
  must (obl_history_redo (bench->store, NULL, &error), error);
  report (bench, "redo of that", now_ms () - begin);
  return total;
}

static void
bench_read (Bench *bench)
{
  GError *error = NULL;
  double begin = now_ms ();
  g_autoptr (OblDocument) document
      = obl_store_get_document (bench->store, &bench->document_id, &error);
  g_autoptr (GPtrArray) spans = NULL;

  must (document != NULL, error);
  report (bench, "read the article", now_ms () - begin);
  begin = now_ms ();
  spans = obl_store_list_spans (bench->store, document, NULL, &error);
  must (spans != NULL, error);
  report (bench, "read and check all its spans", now_ms () - begin);
}

/* The same rows by SQLite alone: no checks, no undo record, one table with the same columns. */
static double
bench_bare (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "bare.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *span = NULL;
  sqlite3_stmt *fragment = NULL;
  double begin;
  double total;

  sqlite3_open (path, &db);
  sqlite3_exec (db,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                "CREATE TABLE span (id BLOB PRIMARY KEY, document BLOB, label TEXT) WITHOUT ROWID;"
                "CREATE TABLE fragment (span BLOB, ordinal INTEGER, start INTEGER, end INTEGER, "
                "quote TEXT, PRIMARY KEY (span, ordinal)) WITHOUT ROWID;",
                NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO span VALUES (?, ?, 'Organization')", -1, &span, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO fragment VALUES (?, 0, ?, ?, 'ministry')", -1, &fragment,
                      NULL);
  begin = now_ms ();
  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  for (guint i = 0; i < bench->n_spans; i++) {
    OblId id = obl_id_new ();

    sqlite3_bind_blob (span, 1, id.bytes, sizeof id.bytes, SQLITE_STATIC);
    sqlite3_bind_blob (span, 2, bench->document_id.bytes, sizeof id.bytes, SQLITE_STATIC);
    sqlite3_step (span);
    sqlite3_reset (span);
    sqlite3_bind_blob (fragment, 1, id.bytes, sizeof id.bytes, SQLITE_STATIC);
    sqlite3_bind_int64 (fragment, 2, i);
    sqlite3_bind_int64 (fragment, 3, i + 8);
    sqlite3_step (fragment);
    sqlite3_reset (fragment);
  }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  total = now_ms () - begin;
  sqlite3_finalize (span);
  sqlite3_finalize (fragment);
  sqlite3_close (db);
  g_remove (path);
  report (bench, "the same rows by bare SQLite", total);
  return total;
}

static void
clean_up (Bench *bench, const char *path)
{
  obl_store_close (bench->store);
  g_remove (path);
  g_rmdir (bench->folder);
  g_free (bench->folder);
}

int
main (int argc, char **argv)
{
  Bench bench = { .n_spans = 10000, .out = g_string_new (NULL) };
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autofree char *path = NULL;
  double bulk, bare;

  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--json") == 0)
      bench.as_json = TRUE;
    else
      bench.n_spans = (guint)CLAMP (atoi (argv[i]), N_SINGLE, 10000000);
  }
  bench.json = obl_json_new (bench.out);
  bench.folder = g_dir_make_tmp ("obelus-bench-XXXXXX", NULL);
  path = g_build_filename (bench.folder, "bench.obelus", NULL);
  bench.store = obl_store_create (path, set, NULL);
  obl_json_begin_object (bench.json);
  report (&bench, "spans", bench.n_spans);
  add_article (&bench);
  bench_single (&bench);
  bulk = bench_bulk (&bench);
  bench_read (&bench);
  bare = bench_bare (&bench);
  report (&bench, "ratio: one edit / bare SQLite", bulk / bare);
  obl_json_end_object (bench.json);
  if (bench.as_json)
    g_print ("%s\n", bench.out->str);
  clean_up (&bench, path);
  obl_json_free (bench.json);
  g_string_free (bench.out, TRUE);
  return 0;
}
