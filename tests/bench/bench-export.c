/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export costs in time and memory, beside a Python script that does without checks what an
 * export must at least do (export-by-script.py).
 *
 *   bench-export [--json] [DOCUMENTS]
 *   bench-export --run FORMAT PROJECT OUTPUT   (what it starts for each export)
 *
 * A document has 500 words and 40 entities.  Each export is a process of its own, so that its peak
 * of memory is seen; it should not grow with the number of documents. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "core/base/obl-json.h"
#include "core/edit/obl-edit.h"
#include "core/export/obl-export.h"

#define N_SENTENCES 25 /* of twenty words */
#define N_SPANS 40

static const char sentence[]
    = "The ministry in Seoul said on Monday that talks with Choe Son-hui would "
      "go on for some weeks more if needed.";

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* --- The project ------------------------------------------------------------------------------ */

static OblDocument *
make_document (guint index)
{
  OblDocument *document = obl_document_new ();
  GString *text = g_string_new (NULL);
  guint32 start = 0;

  for (guint i = 0; i < N_SENTENCES; i++) {
    gboolean ends_block = i % 5 == 4;

    g_string_append (text, sentence);
    if (ends_block) {
      OblBlock block = { .range = { start, (guint32)text->len }, .row = -1, .column = -1 };

      g_array_append_val (document->blocks, block);
      start = (guint32)text->len + 1;
    }
    if (i + 1 < N_SENTENCES)
      g_string_append_c (text, ends_block ? '\n' : ' ');
  }
  document->title = g_strdup_printf ("Article %u", index);
  document->html = g_strdup ("<article></article>");
  document->text = obl_text_new_take (g_string_free (text, FALSE));

  return document;
}

/* Seoul and Choe Son-hui by turns, sentence after sentence. */
static OblSpan *
make_span (const OblId *document_id, guint index)
{
  static const char *const quotes[] = { "Seoul", "Choe Son-hui" };
  static const char *const labels[] = { "Place", "Person" };
  const char *quote = quotes[index % 2];
  guint32 start = (index / 2) * (guint32)sizeof sentence /* a separator for its NUL */
                  + (guint32)(strstr (sentence, quote) - sentence);
  OblSpan *span = obl_span_new ();

  span->document_id = *document_id;
  span->label = g_strdup (labels[index % 2]);
  obl_span_add_fragment (span, start, start + (guint32)strlen (quote));

  return span;
}

static void
make_project (const char *path, guint n_documents)
{
  GError *error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (OblStore) store = obl_store_create (path, set, &error);
  g_autoptr (OblEdit) edit = NULL;

  must (store != NULL, error);
  for (guint i = 0; i < n_documents; i++) {
    g_autoptr (OblDocument) document = make_document (i);

    if (edit == NULL)
      edit = obl_edit_begin (store, "Make", "bench", &error);
    must (edit != NULL && obl_edit_add_document (edit, document, &error), error);
    for (guint j = 0; j < N_SPANS; j++) {
      g_autoptr (OblSpan) span = make_span (&document->id, j);

      must (obl_edit_put_span (edit, span, &error), error);
    }
    if (i % 500 == 499 || i + 1 == n_documents) {
      must (obl_edit_commit (edit, &error), error);
      g_clear_pointer (&edit, obl_edit_free);
    }
  }
}

/* --- Exports ---------------------------------------------------------------------------------- */

/* Prints milliseconds and kilobytes. */
static int
run_export (const char *format, const char *project, const char *output)
{
  GError *error = NULL;
  double begin = now_ms ();
  OblStore *store = obl_store_open (project, OBL_STORE_READ_ONLY, &error);
  OblExportOptions options = { .format = format, .output = output };
  struct rusage usage;
  double ms;

  must (store != NULL && obl_export_run (store, &options, NULL, &error), error);
  obl_store_close (store);
  ms = now_ms () - begin;
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.1f %ld\n", ms, usage.ru_maxrss);

  return 0;
}

static void
report (OblJson *json, gboolean as_json, const char *what, const char *unit, double value)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", what, unit);

  if (as_json) {
    obl_json_name (json, name);
    obl_json_double (json, round (value * 1000) / 1000);
  } else
    g_print ("%-44s %10.1f\n", name, value);
}

static void
spawn (OblJson *json, gboolean as_json, const char *what, const char *const *arguments)
{
  GError *error = NULL;
  g_autofree char *out = NULL;
  char *rest = NULL;
  int status = 0;

  must (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                      &status, &error)
            && g_spawn_check_wait_status (status, &error),
        error);
  report (json, as_json, what, "ms", g_ascii_strtod (out, &rest));
  report (json, as_json, what, "peak kB", g_ascii_strtod (rest, NULL));
}

static void
bench_format (
    OblJson *json, gboolean as_json, const char *self, const char *folder, const char *format)
{
  g_autofree char *project = g_build_filename (folder, "bench.obelus", NULL);
  g_autofree char *output = g_build_filename (folder, "corpus", NULL);
  g_autofree char *beside = g_strconcat (output, ".documents.tsv", NULL);
  g_autofree char *by_script = g_strconcat (format, " by script", NULL);
  const char *own[] = { self, "--run", format, project, output, NULL };
  const char *script[] = { "/usr/bin/python3", OBL_EXPORT_SCRIPT, format, project, output, NULL };

  spawn (json, as_json, format, own);
  spawn (json, as_json, by_script, script);
  g_remove (output);
  g_remove (beside);
}

int
main (int argc, char **argv)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *folder = NULL;
  g_autofree char *project = NULL;
  guint n_documents = 1000;
  gboolean as_json = FALSE;

  if (argc == 5 && strcmp (argv[1], "--run") == 0)
    return run_export (argv[2], argv[3], argv[4]);
  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--json") == 0)
      as_json = TRUE;
    else
      n_documents = (guint)CLAMP (atoi (argv[i]), 1, 1000000);
  }

  folder = g_dir_make_tmp ("obelus-bench-XXXXXX", NULL);
  project = g_build_filename (folder, "bench.obelus", NULL);
  obl_json_begin_object (json);
  report (json, as_json, "corpus", "documents", n_documents);
  make_project (project, n_documents);
  for (guint i = 0; obl_export_list_formats ()[i] != NULL; i++)
    bench_format (json, as_json, argv[0], folder, obl_export_list_formats ()[i]->name);
  obl_json_end_object (json);
  if (as_json)
    g_print ("%s\n", out->str);
  g_remove (project);
  g_rmdir (folder);
  g_string_free (out, TRUE);

  return 0;
}
