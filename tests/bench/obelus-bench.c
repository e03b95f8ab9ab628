/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well articles are found in pages, and what is known about them, against anyone's gold set.
 *
 *   obelus-bench extract [--json] [--list FILE] GOLD.jsonl…
 *
 * extract-gold.h says what a gold set is, extract-score.h what the figures mean. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/base/obl-json.h"

#include "extract-run.h"

/* NULL writes a table. */
static void
report (OblJson *json, const char *name, const char *title, double value, int n_digits)
{
  if (json == NULL) {
    g_print ("%-36s %10.*f\n", title, n_digits, value);
    return;
  }
  obl_json_name (json, name);
  obl_json_double (json, round (value * 10000) / 10000);
}

static void
report_count (OblJson *json, const char *name, const char *title, const Count *count)
{
  if (count->n > 0)
    report (json, name, title, (double)count->n_right / count->n, 3);
}

static void
report_text (OblJson *json, const ExtractFigures *figures)
{
  if (figures->n_text > 0) {
    report (json, "text_f1", "text: 4-gram F1", extract_figures_get_text_f1 (figures), 3);
    report (json, "text_precision", "text: precision",
            figures->sum_precision / MAX (figures->n_precision, 1), 3);
    report (json, "text_recall", "text: recall", figures->sum_recall / MAX (figures->n_recall, 1),
            3);
  }
  if (figures->with.n == 0)
    return;
  report (json, "segment_f1", "segments: F1", extract_figures_get_pieces_f1 (figures), 3);
  report (json, "segment_precision", "segments: precision",
          figures->with.n_right / (double)MAX (figures->with.n_right + figures->without.n_right, 1),
          3);
  report_count (json, "segment_recall", "segments: recall", &figures->with);
}

static void
report_all (OblJson *json, const ExtractFigures *figures)
{
  double n_pages = MAX (figures->n_pages, 1);

  report (json, "pages", "pages", figures->n_pages, 0);
  report (json, "failed", "pages refused", figures->n_failed, 0);
  report_text (json, figures);
  report_count (json, "title_exact", "title: the same", &figures->title);
  report_count (json, "title_loose", "title: one within the other", &figures->title_near);
  report_count (json, "author_exact", "author: the same names", &figures->author);
  report_count (json, "author", "author: one within the other", &figures->author_near);
  report_count (json, "date", "date: the same day", &figures->date);
  report (json, "pages_per_second", "pages per second, on one core",
          n_pages * 1000 / MAX (figures->wall_ms, 0.001), 0);
  report (json, "cpu_ms_per_page", "CPU ms per page", figures->cpu_ms / n_pages, 2);
  report (json, "peak_kb", "peak kB", (double)figures->peak_kb, 0);
}

static int
run_extract (char **paths, gboolean as_json, const char *list_path, GError **error)
{
  ExtractFigures figures = { 0 };
  g_autoptr (GString) list = list_path == NULL ? NULL : g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = as_json ? obl_json_new (out) : NULL;

  for (; *paths != NULL; paths++) {
    if (!extract_run (*paths, &figures, list, error))
      return 1;
  }
  if (list != NULL && !g_file_set_contents (list_path, list->str, (gssize)list->len, error))
    return 1;
  if (json != NULL)
    obl_json_begin_object (json);
  report_all (json, &figures);
  if (json != NULL) {
    obl_json_end_object (json);
    g_print ("%s\n", out->str);
  }
  return 0;
}

int
main (int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autofree char *list_path = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print a JSON object", NULL },
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &list_path, "Write a line of JSON per page", "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("extract GOLD.jsonl…");
  g_autoptr (GError) error = NULL;
  int status = 2;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_printerr ("%s\n", error->message);
  else if (words == NULL || strcmp (words[0], "extract") != 0 || words[1] == NULL)
    g_printerr ("Usage: obelus-bench extract [--json] [--list FILE] GOLD.jsonl…\n");
  else {
    status = run_extract (words + 1, as_json, list_path, &error);
    if (status != 0)
      g_printerr ("%s\n", error->message);
  }
  return status;
}
