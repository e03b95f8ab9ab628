/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is scored as the article is what an analyst sees as such: the blocks of role body. */
#define _GNU_SOURCE
#include "config.h"

#include "extract-run.h"

#include <sys/resource.h>

#include "core/base/obl-json.h"
#include "core/import/obl-import.h"

#include "extract-gold.h"

double
extract_figures_get_text_f1 (const ExtractFigures *figures)
{
  return score_f1 (figures->n_precision > 0 ? figures->sum_precision / figures->n_precision : 0,
                   figures->n_recall > 0 ? figures->sum_recall / figures->n_recall : 0);
}

double
extract_figures_get_pieces_f1 (const ExtractFigures *figures)
{
  double n_found = figures->with.n_right + figures->without.n_right;

  return score_f1 (n_found > 0 ? figures->with.n_right / n_found : 0,
                   figures->with.n > 0 ? (double)figures->with.n_right / figures->with.n : 0);
}

static double
get_cpu_ms (const struct rusage *usage)
{
  return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000
         + (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1000;
}

/* NULL when it is refused. */
static OblDocument *
import (const Gold *gold, ExtractFigures *figures, GError **error)
{
  OblImportOptions options = { .name = gold->path, .url = gold->url };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  struct rusage before, after;
  char *contents;
  gsize n_bytes;
  gint64 begin;
  OblDocument *document;

  if (!g_file_get_contents (gold->path, &contents, &n_bytes, error))
    return NULL;
  bytes = g_bytes_new_take (contents, n_bytes);
  begin = g_get_monotonic_time ();
  getrusage (RUSAGE_SELF, &before);
  document = obl_import_bytes (bytes, &options, &problem);
  getrusage (RUSAGE_SELF, &after);
  figures->wall_ms += (double)(g_get_monotonic_time () - begin) / 1000;
  figures->cpu_ms += get_cpu_ms (&after) - get_cpu_ms (&before);
  figures->peak_kb = after.ru_maxrss;
  figures->n_failed += document == NULL;
  if (document == NULL)
    g_info ("%s", problem->message);
  return document;
}

static char *
dup_body (const OblDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; document != NULL && i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autofree char *text = NULL;

    if (block->role != OBL_ROLE_BODY)
      continue;
    text = obl_text_dup_range (document->text, block->range);
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
  }
  return g_string_free (out, FALSE);
}

static void
count (Count *counts, const char *expected, gboolean is_right)
{
  counts->n += expected != NULL;
  counts->n_right += expected != NULL && is_right;
}

static void
add_text (ExtractFigures *figures, const Gold *gold, const TextScore *score)
{
  if (gold->text == NULL)
    return;
  figures->n_text++;
  figures->n_precision += score->has_precision;
  figures->n_recall += score->has_recall;
  figures->sum_precision += score->precision;
  figures->sum_recall += score->recall;
}

static void
add_metadata (ExtractFigures *figures, const Gold *gold, const OblDocument *document)
{
  const char *title = document == NULL ? NULL : document->title;
  const char *byline = document == NULL ? NULL : document->byline;
  const char *date = document == NULL ? NULL : document->published;

  if (gold->title != NULL) {
    count (&figures->title, gold->title, score_is_same (title, gold->title));
    count (&figures->title_near, gold->title, score_is_near (title, gold->title));
  }
  if (gold->author != NULL) {
    count (&figures->author, gold->author, score_is_same_names (byline, gold->author));
    count (&figures->author_near, gold->author, score_is_near (byline, gold->author));
  }
  if (gold->date != NULL)
    count (&figures->date, gold->date, score_is_same_day (date, gold->date));
}

/* Found beside expected, for whoever wants to know where it goes wrong. */
static void
list_pair (OblJson *json, const char *name, const char *found, const char *expected)
{
  if (expected == NULL)
    return;
  obl_json_name (json, name);
  obl_json_begin_array (json);
  obl_json_string (json, found);
  obl_json_string (json, expected);
  obl_json_end_array (json);
}

static void
list_pieces (
    OblJson *json, const char *name, const char *body, const GPtrArray *pieces, gboolean in)
{
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; i < pieces->len; i++) {
    g_autoptr (GPtrArray) one = g_ptr_array_new ();

    g_ptr_array_add (one, pieces->pdata[i]);
    if ((score_count_pieces (body, one) > 0) == in)
      obl_json_string (json, pieces->pdata[i]);
  }
  obl_json_end_array (json);
}

static void
list_page (GString *list,
           const Gold *gold,
           const OblDocument *document,
           const char *body,
           const TextScore *score)
{
  g_autoptr (OblJson) json = obl_json_new (list);

  obl_json_begin_object (json);
  obl_json_member_string (json, "path", gold->path);
  if (gold->text != NULL) {
    obl_json_name (json, "precision");
    obl_json_double (json, score->precision);
    obl_json_name (json, "recall");
    obl_json_double (json, score->recall);
  }
  list_pieces (json, "missing", body, gold->with, FALSE);
  list_pieces (json, "too_much", body, gold->without, TRUE);
  list_pair (json, "title", document == NULL ? NULL : document->title, gold->title);
  list_pair (json, "author", document == NULL ? NULL : document->byline, gold->author);
  list_pair (json, "date", document == NULL ? NULL : document->published, gold->date);
  obl_json_end_object (json);
  g_string_append_c (list, '\n');
}

gboolean
extract_run (const char *path, ExtractFigures *figures, GString *list, GError **error)
{
  g_autoptr (GPtrArray) all = gold_load (path, error);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const Gold *gold = all->pdata[i];
    g_autoptr (GError) problem = NULL;
    g_autoptr (OblDocument) document = import (gold, figures, &problem);
    g_autofree char *body = dup_body (document);
    TextScore score = score_text (body, gold->text == NULL ? "" : gold->text);

    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    figures->n_pages++;
    add_text (figures, gold, &score);
    figures->with.n += gold->with->len;
    figures->with.n_right += score_count_pieces (body, gold->with);
    figures->without.n += gold->without->len;
    figures->without.n_right += score_count_pieces (body, gold->without);
    add_metadata (figures, gold, document);
    if (list != NULL)
      list_page (list, gold, document, body, &score);
  }
  return all != NULL;
}
