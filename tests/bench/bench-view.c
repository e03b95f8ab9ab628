/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What annotations cost in the article's view: a long article with many of them beside the same
 * article with none, alternating in one run.
 *
 *   bench-view [--json] [SPANS [KILOBYTES]]
 *
 * Needs a display.  Figures are milliseconds, medians of several loads; "painted" is when the
 * engine has finished the frame.  One mark more is timed from the call, at any moment between two
 * frames, to that.
 *
 * Jumps lead to the same places with and without annotations, after some to other places, so that
 * what loading has left behind is done with.  The worst frame is that of one load, and so may be the
 * machine's doing; that of the slowest place is the worst of the jumps, each by its median of all
 * loads.  The web process's work is that of its threads for one jump and all that it leads to. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../page/page-fixture.h"
#include "app/view/obl-view-host.h"
#include "bench-cpu.h"
#include "bench-peer.h"
#include "core/base/obl-json-tree.h"

#define N_LOADS 5
#define N_KEYS 30
#define N_JUMPS 40
#define JUMPS "scroll:" G_STRINGIFY (N_JUMPS) ":0"
#define WARM_UP "scroll:12:0.9" /* none of these places is one of those */
#define FRAME_MS 17
#define WORDS_PER_BLOCK 60

typedef enum {
  FIRST_PAINT,
  READY,
  PAINTED,
  KEY_MEDIAN,
  KEY_WORST,
  SCROLL_MEDIAN,
  SCROLL_WORST,
  SCROLL_PLACE,
  SCROLL_CPU,
  N_FIGURES,
} Figure;

static const char *const figure_names[N_FIGURES] = {
  "open to first paint",
  "open to ready",
  "open to annotations painted",
  "one more mark painted, median",
  "one more mark painted, worst",
  "scroll jump, median frame",
  "scroll jump, worst frame",
  "scroll jump, slowest place",
  "scroll jump, work of web process",
};

typedef struct {
  Fixture *fixture;
  OblDocument *document;
  GPtrArray *spans;
  GPtrArray *frames;
  GPtrArray *nothing;
  GHashTable *names;            /* of the frames */
  GArray *places[2][N_JUMPS];   /* times of the same jump */
  GArray *values[2][N_FIGURES]; /* without and with marks */
  gboolean has_peer;
  double peer[N_FIGURES]; /* -1: not measured */
} Bench;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* The clock that the page has, too. */
static double
real_ms (void)
{
  return (double)g_get_real_time () / 1000;
}

static void
add (Bench *bench, gboolean marked, Figure figure, double ms)
{
  g_array_append_val (bench->values[marked][figure], ms);
}

/* --- The article ------------------------------------------------------------------------------- */

static const char *const words[]
    = { "the",    "ministry", "said",   "that", "talks",  "would",  "go",     "on,",
        "agency", "reported", "Sunday", "and",  "Moscow", "denied", "having", "sent" };

/* Blocks of several text nodes each, as links and emphasis make them. */
static OblDocument *
new_article (gsize n_bytes)
{
  g_autoptr (GString) html = g_string_new ("<article>");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (OblBlock));
  OblDocument *document = NULL;
  guint n = 0;

  while (text->len < n_bytes) {
    OblBlock block = { .range = { (guint32)text->len, 0 }, .row = -1, .column = -1 };

    g_string_append_printf (html, "<p data-s=\"%u\" data-r=\"body\">", (guint)text->len);
    for (guint i = 0; i < WORDS_PER_BLOCK; i++, n++) {
      const char *word = words[(n * 7 + n / 13) % G_N_ELEMENTS (words)];
      const char *space = i + 1 < WORDS_PER_BLOCK ? " " : "";

      g_string_append_printf (text, "%s%s", word, space);
      g_string_append_printf (html, i % 20 == 10 ? "<em>%s</em>%s" : "%s%s", word, space);
    }
    block.range.end = (guint32)text->len;
    g_array_append_val (blocks, block);
    g_string_append (html, "</p>\n");
    g_string_append_c (text, '\n');
  }
  g_string_truncate (text, text->len - 1);
  g_string_truncate (html, html->len - 1);
  g_string_append (html, "</article>");
  document = fixture_document_html (html->str, text->str);
  g_array_append_vals (document->blocks, blocks->data, blocks->len);

  return document;
}

static OblSpan *
add_span (Bench *bench, const char *label, guint32 start, guint32 length)
{
  OblSpan *span = obl_span_new ();

  span->label = g_strdup (label);
  obl_span_add_fragment (span, start, start + length);
  g_ptr_array_add (bench->spans, span);

  return span;
}

/* In every ten spans seven names, and a claim with source, cue and content over some of them. */
static void
add_marks (Bench *bench, guint n_spans)
{
  static const char *const labels[]
      = { "Person", "Organization", "Government", "Place", "Media", "Date", "Weapon" };
  static const char *const names[]
      = { "KCNA · assert", "A spokesman of the ministry · deny",
          "Officials who did not want to be named · accuse", "Moscow · demand" };
  guint32 n_chars = obl_text_get_n_chars (bench->document->text);
  guint32 step = MAX (n_chars / MAX (n_spans, 1), 30);

  for (guint i = 0; i < n_spans && (i + 2) * step < n_chars; i++) {
    OblFrame *claim = NULL;

    if (i % 10 < 7) {
      add_span (bench, labels[i % G_N_ELEMENTS (labels)], i * step, 12);
      continue;
    }
    claim = obl_frame_new ();
    claim->type = g_strdup ("Claim");
    obl_frame_add_role (claim, "source", OBL_FILLER_SPAN,
                        &add_span (bench, "Source", i * step, 14)->id);
    obl_frame_add_role (claim, "cue", OBL_FILLER_SPAN,
                        &add_span (bench, "Cue", i * step + 16, 6)->id);
    i += 2;
    if ((i + 2) * step < n_chars)
      obl_frame_add_role (claim, "content", OBL_FILLER_SPAN,
                          &add_span (bench, "Content", (i - 1) * step, step)->id);
    g_ptr_array_add (bench->frames, claim);
    g_hash_table_insert (bench->names, &claim->id,
                         (gpointer)names[bench->frames->len % G_N_ELEMENTS (names)]);
  }
}

/* --- Measuring --------------------------------------------------------------------------------- */

typedef struct {
  guint done;
  char *json;
} Answer;

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->json = obl_article_view_measure_finish (OBL_ARTICLE_VIEW (source), result, &error);
  if (answer->json == NULL)
    g_error ("%s", error->message);
  answer->done = 1;
}

static OblJsonTree *
measure (Bench *bench, const char *what)
{
  Answer answer = { 0 };

  obl_article_view_measure_async (bench->fixture->view, what, measured_cb, &answer);
  fixture_wait (&answer.done, 1);

  return obl_json_tree_parse_take (answer.json, strlen (answer.json), NULL, NULL);
}

static double
measure_number (Bench *bench, const char *what, const char *member)
{
  g_autoptr (OblJsonTree) tree = measure (bench, what);

  return bench_get_number (tree, member);
}

static void
bench_load (Bench *bench, gboolean marked)
{
  double began = now_ms ();
  double began_real = real_ms ();
  guint n = bench->fixture->n_ready;

  obl_article_view_set_document (bench->fixture->view, NULL);
  obl_article_view_set_document (bench->fixture->view, bench->document);
  obl_article_view_set_marks (bench->fixture->view, marked ? bench->spans : bench->nothing,
                              marked ? bench->frames : bench->nothing);
  obl_article_view_set_frame_names (bench->fixture->view, marked ? bench->names : NULL);
  fixture_wait (&bench->fixture->n_ready, n + 1);
  if (bench->fixture->failure != NULL)
    g_error ("%s", bench->fixture->failure);
  add (bench, marked, READY, now_ms () - began);
  add (bench, marked, PAINTED, measure_number (bench, "frame", "at") - began_real);
  add (bench, marked, FIRST_PAINT, measure_number (bench, "load", "first_paint_at") - began_real);
}

static void
count_cb (gpointer data)
{
  guint *n = data;

  ++*n;
}

/* Nobody presses keys in step with the screen. */
static void
wait_a_part_of_a_frame (void)
{
  guint n = 0;

  g_timeout_add_once ((guint)g_random_int_range (0, FRAME_MS), count_cb, &n);
  fixture_wait (&n, 1);
}

static void
bench_keys (Bench *bench, gboolean marked)
{
  double worst = 0;

  for (guint i = 0; i < N_KEYS; i++) {
    g_autoptr (GPtrArray) put = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
    g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (OblId));
    OblSpan *span = obl_span_new ();
    g_autoptr (OblJsonTree) before = measure (bench, "frame");
    double began = 0;
    double painted = 0;

    wait_a_part_of_a_frame ();
    began = real_ms ();
    span->label = g_strdup ("Person");
    obl_span_add_fragment (span, 40 + i * 20, 52 + i * 20);
    g_ptr_array_add (put, span);
    obl_article_view_update_marks (bench->fixture->view, put, NULL, NULL);
    painted = measure_number (bench, "frame", "at") - began;
    add (bench, marked, KEY_MEDIAN, painted);
    worst = MAX (worst, painted);
    g_array_append_val (removed, span->id);
    obl_article_view_update_marks (bench->fixture->view, NULL, NULL, removed);
  }
  add (bench, marked, KEY_WORST, worst);
}

static void
add_places (Bench *bench, gboolean marked, const OblJsonNode *times)
{
  const OblJsonNode *time = times->first;

  for (guint i = 0; i < N_JUMPS; i++, time = time->next) {
    double ms = 0;

    obl_json_node_get_double (time, &ms);
    g_array_append_val (bench->places[marked][i], ms);
  }
}

static void
bench_scroll (Bench *bench, gboolean marked)
{
  g_autoptr (OblJsonTree) warm_up = measure (bench, WARM_UP);
  double worked = bench_cpu_of_web ();
  g_autoptr (OblJsonTree) tree = measure (bench, JUMPS);

  add (bench, marked, SCROLL_CPU, (bench_cpu_of_web () - worked) / N_JUMPS);
  add (bench, marked, SCROLL_MEDIAN, bench_get_number (tree, "median"));
  add (bench, marked, SCROLL_WORST, bench_get_number (tree, "worst"));
  add_places (bench, marked, obl_json_node_get_member (obl_json_tree_get_root (tree), "times"));
}

static void
bench_peer (Bench *bench, const char *path)
{
  BenchPeer figures = { 0 };

  bench_peer_measure (path, bench->document, bench->spans, N_KEYS, N_JUMPS, &figures);
  bench->has_peer = TRUE;
  for (guint i = 0; i < N_FIGURES; i++)
    bench->peer[i] = -1;
  bench->peer[PAINTED] = figures.painted;
  bench->peer[KEY_MEDIAN] = figures.key_median;
  bench->peer[KEY_WORST] = figures.key_worst;
  bench->peer[SCROLL_MEDIAN] = figures.scroll_median;
  bench->peer[SCROLL_WORST] = figures.scroll_worst;
}

/* --- Telling ----------------------------------------------------------------------------------- */

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

/* Of all loads, once they are over. */
static void
add_slowest_place (Bench *bench, gboolean marked)
{
  double slowest = 0;

  for (guint i = 0; i < N_JUMPS; i++)
    slowest = MAX (slowest, median (bench->places[marked][i]));
  add (bench, marked, SCROLL_PLACE, slowest);
}

static void
tell_table (Bench *bench)
{
  g_print ("%u characters, %u blocks; %u spans, %u claims\n\n%-34s %10s %10s %8s%s\n",
           obl_text_get_n_chars (bench->document->text), bench->document->blocks->len,
           bench->spans->len, bench->frames->len, "milliseconds", "without", "with", "ratio",
           bench->has_peer ? "       peer" : "");
  for (guint i = 0; i < N_FIGURES; i++) {
    double without = median (bench->values[0][i]);
    double with = median (bench->values[1][i]);

    g_print ("%-34s %10.1f %10.1f %8.2f", figure_names[i], without, with, with / without);
    if (bench->has_peer && bench->peer[i] >= 0)
      g_print (" %10.1f", bench->peer[i]);
    g_print ("\n");
  }
}

static void
tell_json (Bench *bench)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "characters", obl_text_get_n_chars (bench->document->text));
  obl_json_member_int (json, "spans", bench->spans->len);
  obl_json_member_int (json, "frames", bench->frames->len);
  for (guint i = 0; i < N_FIGURES; i++) {
    double without = median (bench->values[0][i]);
    double with = median (bench->values[1][i]);

    obl_json_name (json, figure_names[i]);
    obl_json_begin_object (json);
    obl_json_name (json, "without");
    obl_json_double (json, round (without * 10) / 10);
    obl_json_name (json, "with");
    obl_json_double (json, round (with * 10) / 10);
    obl_json_name (json, "ratio");
    obl_json_double (json, round (with / without * 100) / 100);
    if (bench->has_peer && bench->peer[i] >= 0) {
      obl_json_name (json, "peer");
      obl_json_double (json, round (bench->peer[i] * 10) / 10);
    }
    obl_json_end_object (json);
  }
  obl_json_end_object (json);
  g_print ("%s\n", out->str);
}

static void
bench_init (Bench *bench, guint n_spans, guint n_kilobytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", &error);

  if (set == NULL)
    g_error ("%s", error->message);
  bench->fixture = fixture_new ();
  obl_article_view_set_label_set (bench->fixture->view, set);
  obl_article_view_set_chips (bench->fixture->view, OBL_CHIPS_ALWAYS);
  obl_article_view_set_strip (bench->fixture->view, TRUE);
  bench->document = new_article ((gsize)n_kilobytes * 1000);
  bench->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  bench->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  bench->nothing = g_ptr_array_new ();
  bench->names = g_hash_table_new (obl_id_hash, obl_id_equal);
  add_marks (bench, n_spans);
  for (guint marked = 0; marked < 2; marked++) {
    for (guint i = 0; i < N_FIGURES; i++)
      bench->values[marked][i] = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint i = 0; i < N_JUMPS; i++)
      bench->places[marked][i] = g_array_new (FALSE, FALSE, sizeof (double));
  }
}

static void
bench_clear (Bench *bench)
{
  g_clear_pointer (&bench->fixture, fixture_free);
  g_clear_pointer (&bench->document, obl_document_unref);
  g_clear_pointer (&bench->spans, g_ptr_array_unref);
  g_clear_pointer (&bench->frames, g_ptr_array_unref);
  g_clear_pointer (&bench->nothing, g_ptr_array_unref);
  g_clear_pointer (&bench->names, g_hash_table_unref);
  for (guint marked = 0; marked < 2; marked++) {
    for (guint i = 0; i < N_FIGURES; i++)
      g_clear_pointer (&bench->values[marked][i], g_array_unref);
    for (guint i = 0; i < N_JUMPS; i++)
      g_clear_pointer (&bench->places[marked][i], g_array_unref);
  }
}

int
main (int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autofree char *peer = NULL;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    { "peer", 0, 0, G_OPTION_ARG_FILENAME, &peer, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("[SPANS [KILOBYTES]]");
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }

  obl_view_host_choose_painter ();
  if (!gtk_init_check ()) {
    g_printerr ("There is no display\n");
    return 77;
  }
  adw_init ();
  bench_init (&bench, argc > 1 ? (guint)atoi (argv[1]) : 10000,
              argc > 2 ? (guint)atoi (argv[2]) : 1000);
  bench_load (&bench, FALSE); /* the first load starts WebKit's processes */
  for (guint marked = 0; marked < 2; marked++)
    for (guint i = 0; i < N_FIGURES; i++)
      g_array_set_size (bench.values[marked][i], 0);
  for (guint i = 0; i < N_LOADS; i++)
    for (int marked = 0; marked < 2; marked++) {
      bench_load (&bench, marked);
      bench_keys (&bench, marked);
      bench_scroll (&bench, marked);
    }
  for (int marked = 0; marked < 2; marked++)
    add_slowest_place (&bench, marked);
  if (peer != NULL)
    bench_peer (&bench, peer);
  if (as_json)
    tell_json (&bench);
  else
    tell_table (&bench);
  bench_clear (&bench);

  return 0;
}
