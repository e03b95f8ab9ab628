/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project of make-big-project lets one wait for, without a window.
 *
 *   bench-corpus [--json] PATH
 *
 * Milliseconds: the median and the worst of several runs, each with another question, and the median of
 * what the processor needed, which says the same on a machine that others use.  The first run is left
 * out, with which the file comes into memory.  The project is the same afterwards. */
#include "config.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "big-project.h"
#include "core/base/obl-json.h"
#include "core/edit/obl-edit.h"
#include "core/store/obl-search.h"
#include "core/store/obl-store-claims.h"

#define N_RUNS 7u

typedef struct {
  OblStore *store;
  gboolean as_json;
  OblJson *json;
} Bench;

typedef void (*Run) (Bench *bench, guint run);

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a;
  const double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

typedef struct {
  double begin;
  clock_t processor;
} Watch;

static Watch
start_watch (void)
{
  return (Watch){ (double)g_get_monotonic_time () / 1000, clock () };
}

typedef struct {
  GArray *times; /* double */
  GArray *processor;
} Times;

static void
times_init (Times *times)
{
  times->times = g_array_new (FALSE, FALSE, sizeof (double));
  times->processor = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
times_clear (Times *times)
{
  g_array_unref (times->times);
  g_array_unref (times->processor);
}

static void
times_add (Times *times, const Watch *watch)
{
  const double took = (double)g_get_monotonic_time () / 1000 - watch->begin;
  const double worked = (double)(clock () - watch->processor) * 1000 / CLOCKS_PER_SEC;

  g_array_append_val (times->times, took);
  g_array_append_val (times->processor, worked);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static void
report_number (Bench *bench, const char *name, double value)
{
  obl_json_name (bench->json, name);
  obl_json_double (bench->json, round (value * 100) / 100);
}

static void
report (Bench *bench, const char *what, const Times *times)
{
  const double middle = get_median (times->times);
  const double worst = g_array_index (times->times, double, times->times->len - 1);
  const double processor = get_median (times->processor);

  if (!bench->as_json) {
    g_print ("%-52s %10.1f %10.1f %10.1f\n", what, middle, worst, processor);
    return;
  }
  obl_json_name (bench->json, what);
  obl_json_begin_object (bench->json);
  report_number (bench, "median", middle);
  report_number (bench, "worst", worst);
  report_number (bench, "processor", processor);
  obl_json_end_object (bench->json);
}

static void
measure (Bench *bench, const char *what, Run run)
{
  Times times;

  times_init (&times);
  for (guint i = 0; i <= N_RUNS; i++) {
    const Watch watch = start_watch ();

    run (bench, i);
    if (i > 0)
      times_add (&times, &watch);
  }
  report (bench, what, &times);
  times_clear (&times);
}

/* --- Questions -------------------------------------------------------------------------------- */

static const char *const words[] = { "ma", "zou", "kai", "pel", "tri", "hus", "mol", "sta" };

static void
search_word (Bench *bench, guint run)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) hits
      = obl_store_search (bench->store, words[run % G_N_ELEMENTS (words)], 50, &error);

  must (hits != NULL, error);
}

static void
search_both (Bench *bench, guint run)
{
  GError *error = NULL;
  g_autofree char *query = g_strdup_printf ("%s %s*", words[run % G_N_ELEMENTS (words)],
                                            words[(run + 3) % G_N_ELEMENTS (words)]);
  g_autoptr (GPtrArray) hits = obl_store_search (bench->store, query, 50, &error);

  must (hits != NULL, error);
}

static void
search_structure (Bench *bench, guint run)
{
  static const char *const queries[] = {
    "claim(source:(type:Government) act:deny)",
    "label:Person entity:*",
    "claim(act:accuse) zou",
    "type:Media kai",
    "claim(target:(type:Place))",
    "label:Government date:2024-01..2024-03",
    "claim(source:(type:Person) act:promise content:mol)",
    "(label:Place OR label:Media) publisher:\"Paper 3\"",
  };
  GError *error = NULL;
  g_autoptr (GPtrArray) hits
      = obl_store_search (bench->store, queries[run % G_N_ELEMENTS (queries)], 50, &error);

  must (hits != NULL, error);
}

/* The whole order, and the rows of a first screen. */
static void
open_board (Bench *bench, guint run)
{
  static const OblClaimColumn columns[] = { OBL_CLAIM_SOURCE, OBL_CLAIM_DATE, OBL_CLAIM_TARGET };
  GError *error = NULL;
  g_autoptr (OblClaimQuery) query = obl_claim_query_new ();
  g_autoptr (OblClaimOrder) order = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  query->sort = (int)columns[run % G_N_ELEMENTS (columns)];
  order = obl_store_order_claims (bench->store, query, &error);
  must (order != NULL, error);
  claims = obl_store_list_claims (bench->store, (const gint64 *)(gpointer)order->rows->data,
                                  MIN (order->rows->len, 60), &error);
  must (claims != NULL, error);
}

static void
complete_entity (Bench *bench, guint run)
{
  static const char *const typed[] = { "s", "sh", "shai", "mur t", "vond", "kli", "ba d", "gur" };
  GError *error = NULL;
  g_autoptr (GPtrArray) found
      = obl_store_search_entities (bench->store, typed[run % G_N_ELEMENTS (typed)], 20, &error);

  must (found != NULL, error);
}

static void
list_documents (Bench *bench, guint run)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) documents = obl_store_list_documents (bench->store, &error);

  must (documents != NULL, error);
}

static void
list_entities (Bench *bench, guint run)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) entities = obl_store_list_entities (bench->store, &error);

  must (entities != NULL, error);
}

static void
merge (Bench *bench)
{
  GError *error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (bench->store, "Merge", "bench", &error);

  must (edit != NULL
            && obl_edit_merge_entities (edit, &big_project_often[0], &big_project_often[1], &error)
            && obl_edit_commit (edit, &error),
        error);
}

static void
undo (Bench *bench)
{
  GError *error = NULL;

  must (obl_history_undo (bench->store, NULL, &error), error);
}

static void
redo (Bench *bench)
{
  GError *error = NULL;

  must (obl_history_redo (bench->store, NULL, &error), error);
}

typedef void (*Change) (Bench *bench);

/* By turns, so that each finds what the one before it left. */
static void
measure_merging (Bench *bench)
{
  static const Change changes[] = { merge, undo, redo, undo };
  static const char *const names[]
      = { "merge two entities of many mentions", "undo that", "redo that", NULL };
  Times times[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    times_init (&times[i]);
  for (guint run = 0; run <= N_RUNS; run++) {
    for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
      const Watch watch = start_watch ();

      changes[i](bench);
      if (run > 0)
        times_add (&times[i], &watch);
      obl_store_tidy (bench->store); /* as the window does, once it has its answer */
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (names[i] != NULL)
      report (bench, names[i], &times[i]);
    times_clear (&times[i]);
  }
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  GError *error = NULL;
  GString *out = g_string_new (NULL);
  const char *path = NULL;

  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--json") == 0)
      bench.as_json = TRUE;
    else
      path = argv[i];
  }
  if (path == NULL) {
    g_printerr ("Usage: bench-corpus [--json] PATH\n");
    return 2;
  }
  bench.json = obl_json_new (out);
  bench.store = obl_store_open (path, OBL_STORE_READ_WRITE, &error);
  must (bench.store != NULL, error);
  obl_json_begin_object (bench.json);
  if (!bench.as_json)
    g_print ("%-52s %10s %10s %10s\n", "milliseconds", "median", "worst", "processor");
  measure (&bench, "full-text query, a word, first page", search_word);
  measure (&bench, "full-text query, a word and a prefix, first page", search_both);
  measure (&bench, "structured query, first page", search_structure);
  measure (&bench, "claims board, sorted, first screen", open_board);
  measure (&bench, "completing an entity, per key press", complete_entity);
  measure (&bench, "listing all articles", list_documents);
  measure (&bench, "listing all entities", list_entities);
  measure_merging (&bench);
  obl_json_end_object (bench.json);
  if (bench.as_json)
    g_print ("%s\n", out->str);
  obl_store_close (bench.store);
  obl_json_free (bench.json);
  g_string_free (out, TRUE);
  return 0;
}
