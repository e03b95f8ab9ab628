/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export from begin to end: choose, stream document by document within one read snapshot, and
 * let the files appear when all of it is there.
 *
 * Memory holds one document at a time, the ids of the chosen ones and the kept losses. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "core/export/obl-export-manifest.h"
#include "core/export/obl-export-private.h"
#include "core/export/obl-export-split.h"

G_DEFINE_QUARK (obl_export_error_quark, obl_export_error)

/* --- Formats ---------------------------------------------------------------------------------- */

static const OblExportFormat *const formats[] = {
  &obl_export_jsonl.format,
  &obl_export_conll.format,
  &obl_export_brat.format,
  &obl_export_spacy.format,
  &obl_export_huggingface.format,
  &obl_export_xmi.format,
  &obl_export_label_studio.format,
  &obl_export_doccano.format,
  &obl_export_prodigy.format,
  &obl_export_w3c.format,
  &obl_export_csv.format,
  &obl_export_ftm.format,
  NULL,
};

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
          "attributes", "frames",   "entities", "annotators", "document-labels", "propositions",
          "comments" };
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
  OblExportFolder *folder;    /* of formats of several files, or NULL */
  GPtrArray *prefixes;        /* char *, of the parts in it */
  GArray *parts;              /* OblExportPart, one for each part of the split, or one */
  OblExportFile *report_file; /* or NULL */
} Run;

static void
part_clear (OblExportPart *part)
{
  g_clear_pointer (&part->seen, g_hash_table_unref);
  if (part->state != NULL)
    part->free_state (part->state);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->split, obl_export_split_free);
  g_clear_pointer (&run->output, obl_export_output_free);
  g_clear_pointer (&run->folder, obl_export_folder_free);
  g_clear_pointer (&run->prefixes, g_ptr_array_unref);
  g_clear_pointer (&run->parts, g_array_unref);
  g_clear_pointer (&run->job.annotators, g_hash_table_unref);
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
parse_split (Run *run, GError **error)
{
  if (run->options->split == NULL)
    return TRUE;
  run->split = obl_export_split_parse (run->options->split, run->options->seed, error);

  return run->split != NULL;
}

static gboolean
check_is_folder (Run *run, const char *message, GError **error)
{
  if (!g_str_equal (run->options->output, "-"))
    return TRUE;
  g_set_error_literal (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS, message);

  return FALSE;
}

static gboolean
open_split (Run *run, GError **error)
{
  const char *folder = run->options->output;

  if (!check_is_folder (run,
                        _ ("A split corpus is several files and cannot go to standard output. Give "
                           "the name of a folder."),
                        error)
      || !obl_export_output_make_folder (run->output, folder, error))
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

/* All parts in one folder, each in one of its own when there are several. */
static gboolean
open_folder (Run *run, GError **error)
{
  const guint n_parts = run->split != NULL ? run->split->names->len : 1;

  if (!check_is_folder (run,
                        _ ("This format is several files and cannot go to standard output. Give "
                           "the name of a folder."),
                        error))
    return FALSE;
  run->folder = obl_export_folder_new (run->options->output, error);
  if (run->folder == NULL)
    return FALSE;
  g_ptr_array_add (run->job.report->files, g_filename_display_name (run->options->output));
  run->prefixes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_parts; i++) {
    OblExportPart part = { .folder = run->folder };
    char *prefix = run->split != NULL
                       ? g_strconcat (g_ptr_array_index (run->split->names, i), "/", NULL)
                       : g_strdup ("");

    g_ptr_array_add (run->prefixes, prefix);
    part.prefix = prefix;
    g_array_append_val (run->parts, part);
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

  if (!parse_split (run, error))
    return FALSE;
  if (run->writer->is_folder ? !open_folder (run, error)
      : run->split != NULL   ? !open_split (run, error)
                             : !open_part (run, options->output, error))
    return FALSE;
  if (options->report == NULL)
    return TRUE;
  run->report_file = obl_export_output_add_file (run->output, options->report, TRUE, error);

  return run->report_file != NULL;
}

GString *
obl_export_part_open (OblExportPart *part, const char *name, GError **error)
{
  g_autofree char *full = g_strconcat (part->prefix, name, NULL);

  return obl_export_folder_open (part->folder, full, error);
}

gboolean
obl_export_part_put (
    OblExportPart *part, const char *name, const char *bytes, gssize n_bytes, GError **error)
{
  g_autofree char *full = g_strconcat (part->prefix, name, NULL);

  return obl_export_folder_put (part->folder, full, bytes, n_bytes, error);
}

gboolean
obl_export_part_is_new (OblExportPart *part, const OblId *id)
{
  if (part->seen == NULL)
    part->seen = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  if (g_hash_table_contains (part->seen, id))
    return FALSE;

  return g_hash_table_add (part->seen, obl_id_dup (id));
}

const char *
obl_export_job_get_annotator (OblExportJob *job, const OblId *id)
{
  char *name = g_hash_table_lookup (job->annotators, id);
  g_autoptr (OblAnnotator) annotator = NULL;

  if (name != NULL || obl_id_is_none (id))
    return name != NULL ? name : "";
  annotator = obl_store_get_annotator (job->store, id, NULL);
  name = g_strdup (annotator != NULL ? annotator->name : "");
  g_hash_table_insert (job->annotators, obl_id_dup (id), name);

  return name;
}

/* --- Running ---------------------------------------------------------------------------------- */

static gboolean
flush (Run *run, OblExportPart *part, GError **error)
{
  return (part->main == NULL || obl_export_file_flush (part->main, error))
         && (part->documents == NULL || obl_export_file_flush (part->documents, error))
         && (run->folder == NULL || obl_export_folder_flush (run->folder, error));
}

static gboolean
begin_parts (Run *run, GError **error)
{
  for (guint i = 0; run->writer->begin != NULL && i < run->parts->len; i++)
    if (!run->writer->begin (&run->job, &g_array_index (run->parts, OblExportPart, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
end_parts (Run *run, GError **error)
{
  for (guint i = 0; run->writer->end != NULL && i < run->parts->len; i++)
    if (!run->writer->end (&run->job, &g_array_index (run->parts, OblExportPart, i), error))
      return FALSE;

  return run->writer->close == NULL || run->writer->close (&run->job, run->parts, error);
}

static gboolean
write_documents (Run *run, GError **error)
{
  const GArray *documents = run->job.choice->documents;

  if (!begin_parts (run, error))
    return FALSE;

  for (guint i = 0; i < documents->len; i++) {
    const OblId *id = &g_array_index (documents, OblId, i);
    guint index = run->split != NULL ? obl_export_split_choose (run->split, id) : 0;
    OblExportPart *part = &g_array_index (run->parts, OblExportPart, index);

    if (!run->writer->write (&run->job, id, part, error) || !flush (run, part, error))
      return FALSE;
    part->n_documents++;
    run->job.report->n_documents++;
  }

  return end_parts (run, error);
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
    return (run->folder == NULL
            || (obl_export_manifest_add (run->folder, &run->job, run->options, error)
                && obl_export_folder_commit (run->folder, error)))
           && obl_export_output_commit (run->output, NULL, error);

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
  run.job.annotators = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  run.job.offset_unit = run.writer->offset_unit != NULL ? run.writer->offset_unit : "codepoint";
  run.output = obl_export_output_new ();
  run.parts = g_array_new (FALSE, FALSE, sizeof (OblExportPart));
  g_array_set_clear_func (run.parts, (GDestroyNotify)part_clear);

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
