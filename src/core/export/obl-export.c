/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export from begin to end: choose, stream document by document within one read snapshot, and
 * let the files appear when all of it is there.
 *
 * Memory holds one document at a time, the ids of the chosen ones and the kept losses. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "core/export/obl-export-private.h"
#include "core/export/obl-export-split.h"

G_DEFINE_QUARK (obl_export_error_quark, obl_export_error)

/* --- Formats ---------------------------------------------------------------------------------- */

static const OblExportFormat *const formats[]
    = { &obl_export_jsonl.format, &obl_export_conll.format, &obl_export_ftm.format, NULL };

const OblExportFormat *const *
obl_export_list_formats (void)
{
  return formats;
}

const OblExportFormat *
obl_export_find_format (const char *name)
{
  for (guint i = 0; formats[i] != NULL; i++)
    if (g_strcmp0 (formats[i]->name, name) == 0)
      return formats[i];

  return NULL;
}

const char *
obl_carries_to_string (OblCarries carries)
{
  static const char *const names[]
      = { "text",       "metadata", "blocks",   "spans",      "overlaps",        "discontinuous",
          "attributes", "frames",   "entities", "annotators", "document-labels", "propositions" };
  int bit = g_bit_nth_lsf (carries, -1);

  g_return_val_if_fail (bit >= 0 && bit < (int)G_N_ELEMENTS (names), "");

  return names[bit];
}

static const OblExportWriter *
find_writer (const char *name, GError **error)
{
  const OblExportFormat *format = obl_export_find_format (name);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  if (format != NULL)
    return (const OblExportWriter *)format;

  names = g_ptr_array_new ();
  for (guint i = 0; formats[i] != NULL; i++)
    g_ptr_array_add (names, (char *)formats[i]->name);
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **)names->pdata);
  g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_UNKNOWN_FORMAT,
               _ ("There is no export format “%s”. The formats are: %s."), name != NULL ? name : "",
               list);

  return NULL;
}

/* --- Files ------------------------------------------------------------------------------------ */

typedef struct {
  OblExportJob job;
  const OblExportOptions *options;
  const OblExportWriter *writer;
  OblExportSplit *split; /* or NULL */
  OblExportOutput *output;
  GArray *parts;              /* OblExportPart, one for each part of the split, or one */
  OblExportFile *report_file; /* or NULL */
} Run;

static void
clear_part (gpointer data)
{
  OblExportPart *part = data;

  g_clear_pointer (&part->written, g_hash_table_unref);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->split, obl_export_split_free);
  g_clear_pointer (&run->output, obl_export_output_free);
  g_clear_pointer (&run->parts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
open_part (Run *run, const char *path, GError **error)
{
  OblExportPart part = { 0 };

  part.main = obl_export_output_add_file (run->output, path, run->options->strict, error);
  if (part.main == NULL)
    return FALSE;
  g_ptr_array_add (run->job.report->files, g_filename_display_name (path));

  if (run->writer->documents_header != NULL && obl_export_file_is_regular (part.main)) {
    g_autofree char *beside = g_strconcat (path, ".documents.tsv", NULL);

    part.documents = obl_export_output_add_file (run->output, beside, TRUE, error);
    if (part.documents == NULL)
      return FALSE;
    g_string_append (obl_export_file_get_buffer (part.documents), run->writer->documents_header);
    g_ptr_array_add (run->job.report->files, g_filename_display_name (beside));
  }
  g_array_append_val (run->parts, part);

  return TRUE;
}

static gboolean
open_split (Run *run, GError **error)
{
  const char *folder = run->options->output;

  run->split = obl_export_split_parse (run->options->split, run->options->seed, error);
  if (run->split == NULL)
    return FALSE;
  if (g_str_equal (folder, "-")) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("A split corpus is several files and cannot go to standard output. Give the "
                    "name of a folder."));
    return FALSE;
  }
  if (!obl_export_output_make_folder (run->output, folder, error))
    return FALSE;

  for (guint i = 0; i < run->split->names->len; i++) {
    g_autofree char *name
        = g_strdup_printf ("%s.%s", (const char *)g_ptr_array_index (run->split->names, i),
                           run->writer->format.extension);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (!open_part (run, path, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
open_files (Run *run, GError **error)
{
  const OblExportOptions *options = run->options;

  if (options->output == NULL || *options->output == '\0') {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Say where the corpus should go: a file, or - for standard output."));
    return FALSE;
  }
  if (options->report != NULL && g_str_equal (options->report, options->output)) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("The corpus and its loss report cannot both go to “%s”."), options->output);
    return FALSE;
  }

  if (options->split != NULL ? !open_split (run, error) : !open_part (run, options->output, error))
    return FALSE;
  if (options->report == NULL)
    return TRUE;
  run->report_file = obl_export_output_add_file (run->output, options->report, TRUE, error);

  return run->report_file != NULL;
}

/* --- Running ---------------------------------------------------------------------------------- */

static gboolean
write_documents (Run *run, GError **error)
{
  const GArray *documents = run->job.choice->documents;

  for (guint i = 0; i < documents->len; i++) {
    const OblId *id = &g_array_index (documents, OblId, i);
    guint index = run->split != NULL ? obl_export_split_choose (run->split, id) : 0;
    OblExportPart *part = &g_array_index (run->parts, OblExportPart, index);

    if (!run->writer->write (&run->job, id, part, error)
        || !obl_export_file_flush (part->main, error)
        || (part->documents != NULL && !obl_export_file_flush (part->documents, error)))
      return FALSE;
    run->job.report->n_documents++;
  }

  return TRUE;
}

/* Puts all files in their places; of a strict export with losses only the report. */
static gboolean
finish (Run *run, GError **error)
{
  const OblExportReport *report = run->job.report;
  gboolean refused = run->options->strict && report->n_losses > 0;

  if (refused)
    g_ptr_array_set_size (report->files, 0);
  if (run->report_file != NULL) {
    g_autofree char *json = obl_export_report_to_json (report);

    g_string_append (obl_export_file_get_buffer (run->report_file), json);
  }
  if (!refused)
    return obl_export_output_commit (run->output, NULL, error);

  if (run->report_file != NULL && !obl_export_output_commit (run->output, run->report_file, error))
    return FALSE;
  g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_LOSS,
               ngettext ("Nothing was exported: the format “%s” would lose %'" PRIu64
                         " thing, and no loss was to be allowed.",
                         "Nothing was exported: the format “%s” would lose %'" PRIu64
                         " things, and no loss was to be allowed.",
                         (gulong)report->n_losses),
               report->format, report->n_losses);

  return FALSE;
}

static gboolean
run_in_snapshot (Run *run, GError **error)
{
  g_autoptr (OblExportChoice) choice = obl_export_choice_new (run->job.store, run->options, error);

  if (choice == NULL)
    return FALSE;
  run->job.choice = choice;
  g_array_append_vals (run->job.report->copies, choice->copies->data, choice->copies->len);

  return open_files (run, error) && write_documents (run, error) && finish (run, error);
}

gboolean
obl_export_run (OblStore *store,
                const OblExportOptions *options,
                OblExportReport **report,
                GError **error)
{
  g_auto (Run) run = { .options = options };
  g_autoptr (OblExportReport) own_report = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean done = FALSE;

  run.writer = find_writer (options->format, error);
  if (run.writer == NULL)
    return FALSE;

  own_report = obl_export_report_new (run.writer->format.name);
  run.job.store = store;
  run.job.report = own_report;
  run.output = obl_export_output_new ();
  run.parts = g_array_new (FALSE, FALSE, sizeof (OblExportPart));
  g_array_set_clear_func (run.parts, clear_part);

  if (!obl_store_begin_read (store, error))
    return FALSE;
  done = run_in_snapshot (&run, &local_error);
  obl_store_end_read (store);

  if (report != NULL
      && (done || g_error_matches (local_error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_LOSS)))
    *report = g_steal_pointer (&own_report);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return done;
}
