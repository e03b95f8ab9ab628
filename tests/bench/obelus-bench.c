/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program finds by itself, against what people found.
 *
 *   obelus-bench extract [--json] [--list FILE] GOLD.jsonl…
 *
 * How well articles are found in pages, and what is known about them; extract-gold.h says what a
 * gold set is, extract-score.h what the figures mean.
 *
 *   obelus-bench propose [--json] [--list FILE] RECORDS.jsonl…
 *
 * How often the roles that are proposed for a claim are right; see propose-run.h. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/base/obl-json.h"

#include "extract-run.h"
#include "propose-run.h"

/* --- extract ---------------------------------------------------------------------------------- */

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

/* --- propose ---------------------------------------------------------------------------------- */

static void
write_group (OblJson *json, const char *name, const ProposeGroup *group)
{
  obl_json_name (json, name);
  obl_json_begin_object (json);
  obl_json_member_int (json, "claims", group->n_claims);
  for (guint role = 0; role < PROPOSE_N_ROLES; role++) {
    const ProposeCount *count = &group->roles[role];

    obl_json_name (json, propose_get_role (role));
    obl_json_begin_object (json);
    obl_json_member_int (json, "n", count->n);
    obl_json_member_int (json, "exact", count->n_exact);
    obl_json_member_int (json, "overlap", count->n_overlap);
    obl_json_member_int (json, "extra", count->n_extra);
    obl_json_end_object (json);
  }
  obl_json_end_object (json);
}

static void
print_group (const char *title, const ProposeGroup *group)
{
  if (group->n_claims == 0)
    return;
  g_print ("%s: %u claims\n", title, group->n_claims);
  for (guint role = 0; role < PROPOSE_N_ROLES; role++) {
    const ProposeCount *count = &group->roles[role];
    double n = MAX (count->n, 1);

    g_print ("  %-10s n %4u   exact %4u (%5.1f %%)   overlap %4u (%5.1f %%)   extra %4u\n",
             propose_get_role (role), count->n, count->n_exact, 100 * count->n_exact / n,
             count->n_overlap, 100 * count->n_overlap / n, count->n_extra);
  }
}

static int
run_propose (char **paths, gboolean as_json, const char *list_path, GError **error)
{
  ProposeFigures figures = { 0 };
  g_autoptr (GString) list = list_path == NULL ? NULL : g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = as_json ? obl_json_new (out) : NULL;

  for (; *paths != NULL; paths++) {
    if (!propose_run (*paths, &figures, list, error))
      return 1;
  }
  if (list != NULL && !g_file_set_contents (list_path, list->str, (gssize)list->len, error))
    return 1;
  if (json == NULL) {
    print_group ("English, from the text alone", &figures.english);
    print_group ("English, with names marked before", &figures.mentions);
    print_group ("other languages", &figures.others);
    return 0;
  }
  obl_json_begin_object (json);
  obl_json_member_int (json, "records", figures.n_records);
  write_group (json, "english", &figures.english);
  write_group (json, "english_with_mentions", &figures.mentions);
  write_group (json, "other_languages", &figures.others);
  obl_json_end_object (json);
  g_print ("%s\n", out->str);
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
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &list_path, "Write a line of JSON per page or claim",
      "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("extract|propose FILE.jsonl…");
  g_autoptr (GError) error = NULL;
  int status = 2;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_printerr ("%s\n", error->message);
  else if (words == NULL || words[1] == NULL
           || (strcmp (words[0], "extract") != 0 && strcmp (words[0], "propose") != 0))
    g_printerr ("Usage: obelus-bench extract|propose [--json] [--list FILE] FILE.jsonl…\n");
  else {
    status = strcmp (words[0], "propose") == 0
                 ? run_propose (words + 1, as_json, list_path, &error)
                 : run_extract (words + 1, as_json, list_path, &error);
    if (status != 0)
      g_printerr ("%s\n", error->message);
  }
  return status;
}
