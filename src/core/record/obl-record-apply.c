/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applies a file of records: line by line, each in a savepoint of one edit. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/record/obl-record-lines.h"

/* --- One record ------------------------------------------------------------------------------- */

static gboolean
check_header (OblRecordApply *apply, GError **error)
{
  static const char *const known[]
      = { "obelus",       "id",         "title",       "meta",       "text",    "text_sha256",
          "source",       "status",     "tags",        "notes",      "created", "importer",
          "html",         "blocks",     "spans",       "frames",     "labels",  "entities",
          "propositions", "links",      "assessments", "annotators", "deleted", "offset_unit",
          "doubts",       "candidates", "merges",      "distinct",   NULL };
  gint64 version = 1;
  g_autofree char *unit = NULL;
  const OblJsonNode *annotators;

  if (!obl_record_check_kind (apply->root, OBL_JSON_OBJECT, error))
    return FALSE;
  obl_record_note_unknown (apply, apply->root, known);
  if (!obl_record_read_int (apply->root, "obelus", 1, G_MAXINT32, &version, error)
      || !obl_record_read_text (apply->root, "offset_unit", &unit, error)
      || !obl_record_read_few (apply->root, "annotators", OBL_JSON_ARRAY, &annotators, error))
    return FALSE;
  if (version != 1)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID,
                            obl_json_node_get_member (apply->root, "obelus"),
                            _ ("records of version %d come from a newer Obelus; this one reads "
                               "version 1"),
                            (int)version);
  if (unit != NULL && strcmp (unit, "codepoint") != 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID,
                            obl_json_node_get_member (apply->root, "offset_unit"),
                            _ ("offsets must be in “codepoint”, not in “%s”"), unit);
  return TRUE;
}

static gboolean
put_annotations (OblRecordApply *apply, GError **error)
{
  return obl_record_put_entities (apply, error) && obl_record_put_registry (apply, error)
         && obl_record_put_propositions (apply, error) && obl_record_put_spans (apply, error)
         && obl_record_put_frames (apply, error) && obl_record_put_assessments (apply, error)
         && obl_record_delete_listed (apply, error);
}

static gboolean
apply_record (OblRecordApply *apply, GError **error)
{
  if (!check_header (apply, error) || !obl_record_define_names (apply, error))
    return FALSE;
  switch (obl_record_find_document (apply, error)) {
  case OBL_FOUND_NONE:
    return FALSE;
  case OBL_FOUND_PRESENT:
    apply->report->n_documents_present++;
    return TRUE;
  case OBL_FOUND_MISSING:
    if ((apply->options->add_labels && !obl_record_add_labels (apply, error))
        || !obl_record_add_document (apply, error) || !put_annotations (apply, error))
      return FALSE;
    apply->report->n_documents_added++;
    return TRUE;
  case OBL_FOUND_OURS:
    if ((apply->options->add_labels && !obl_record_add_labels (apply, error))
        || !obl_record_update_document (apply, error) || !put_annotations (apply, error))
      return FALSE;
    apply->report->n_documents_changed += apply->changed;
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

/* --- One line --------------------------------------------------------------------------------- */

static void
add_problem (OblRecordApply *apply, const GError *problem)
{
  apply->report->n_documents_failed++;
  /* Translators: a file, a line in it, what is wrong there. */
  g_ptr_array_add (
      apply->report->problems,
      g_strdup_printf (_ ("%s, line %" PRIu64 ": %s"), apply->file, apply->line, problem->message));
}

/* Errors after which no other line can do better. */
static gboolean
is_fatal (const GError *problem)
{
  return problem->domain == OBL_STORE_ERROR && problem->code != OBL_STORE_ERROR_CONSTRAINT
         && problem->code != OBL_STORE_ERROR_NOT_FOUND;
}

/* The record in its savepoint; FALSE when the whole edit must end. */
static gboolean
apply_tree (OblRecordApply *apply, GError **error)
{
  g_autoptr (OblLabelSet) set = obl_label_set_ref (apply->set);
  OblRecordReport before = *apply->report;
  guint n_citations = apply->citations->len;
  g_autoptr (GError) problem = NULL;
  gboolean ok;

  if (!obl_edit_push (apply->edit, error))
    return FALSE;
  apply->changed = FALSE;
  obl_record_names_begin_line (apply->names, apply->line);
  ok = apply_record (apply, &problem);
  g_clear_pointer (&apply->document, obl_document_unref);
  if (ok)
    return obl_edit_pop (apply->edit, TRUE, error);
  if (is_fatal (problem)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  *apply->report = before;
  obl_label_set_unref (apply->set);
  apply->set = g_steal_pointer (&set);
  g_ptr_array_set_size (apply->citations, (int)n_citations);
  obl_record_names_forget_line (apply->names);
  add_problem (apply, problem);
  return obl_edit_pop (apply->edit, FALSE, error);
}

static gboolean
apply_line (OblRecordApply *apply, char *text, gsize n_bytes, GError **error)
{
  g_autoptr (OblJsonTree) tree = NULL;
  g_autoptr (GError) problem = NULL;
  OblJsonPlace place = { 1, 1 };

  tree = obl_json_tree_parse_take (text, n_bytes, &place, &problem);
  if (tree == NULL) {
    apply->report->n_documents_failed++;
    g_ptr_array_add (apply->report->problems,
                     g_strdup_printf (_ ("%s, line %" PRIu64 ", column %" PRIu64 ": %s"),
                                      apply->file, apply->line, place.column, problem->message));
    return TRUE;
  }
  apply->root = obl_json_tree_get_root (tree);
  return apply_tree (apply, error);
}

static void
add_too_long (OblRecordApply *apply)
{
  g_autoptr (GError) problem = NULL;

  g_set_error (&problem, OBL_RECORD_ERROR, OBL_RECORD_ERROR_INVALID,
               _ ("the line is longer than %u megabytes; a record is one line per article"),
               OBL_RECORD_MAX_LINE / (1024 * 1024));
  add_problem (apply, problem);
}

/* --- The file --------------------------------------------------------------------------------- */

static gboolean
apply_lines (OblRecordApply *apply, GInputStream *stream, GError **error)
{
  g_autoptr (OblRecordLines) lines = obl_record_lines_new (stream);
  char *text;
  gsize n_bytes;

  while (TRUE) {
    OblLineResult result = obl_record_lines_next (lines, &text, &n_bytes, error);

    apply->line = obl_record_lines_get_number (lines);
    switch (result) {
    case OBL_LINE_FAILED:
      g_prefix_error (error, _ ("Cannot read “%s”: "), apply->file);
      return FALSE;
    case OBL_LINE_END:
      if (apply->report->n_lines > 0)
        return obl_record_finish_citations (apply, error);
      g_set_error (error, OBL_RECORD_ERROR, OBL_RECORD_ERROR_INVALID,
                   _ ("“%s” is empty; there is no record in it"), apply->file);
      return FALSE;
    case OBL_LINE_TOO_LONG:
      apply->report->n_lines++;
      add_too_long (apply);
      break;
    case OBL_LINE_READ:
      apply->report->n_lines++;
      if (!apply_line (apply, text, n_bytes, error))
        return FALSE;
      break;
    }
  }
}

static void
apply_clear (OblRecordApply *apply)
{
  g_clear_pointer (&apply->names, obl_record_names_free);
  g_clear_pointer (&apply->ignored, g_hash_table_unref);
  g_clear_pointer (&apply->citations, g_ptr_array_unref);
  g_clear_pointer (&apply->shared_texts, g_hash_table_unref);
  g_clear_pointer (&apply->set, obl_label_set_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblRecordApply, apply_clear)

static OblRecordReport *
report_new (void)
{
  OblRecordReport *report = g_new0 (OblRecordReport, 1);

  report->problems = g_ptr_array_new_with_free_func (g_free);
  report->notes = g_ptr_array_new_with_free_func (g_free);
  return report;
}

static OblEdit *
begin (OblStore *store, const OblRecordOptions *options, const char *file, GError **error)
{
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *label = NULL;
  OblEdit *edit;

  if (options->label != NULL)
    label = g_strdup (options->label);
  else
    label = g_strdup_printf (options->make_documents ? _ ("Import “%s”") : _ ("Apply “%s”"), base);
  edit = obl_edit_begin (
      store, label, options->annotator != NULL ? options->annotator : g_get_user_name (), error);
  if (edit != NULL)
    obl_edit_set_keep_times (edit, TRUE);
  return edit;
}

gboolean
obl_record_apply (OblStore *store,
                  GInputStream *stream,
                  const OblRecordOptions *options,
                  OblRecordReport **report,
                  GError **error)
{
  g_autoptr (OblRecordReport) own_report = report_new ();
  g_autoptr (OblEdit) edit = NULL;
  g_auto (OblRecordApply) apply = { 0 };

  apply.store = store;
  apply.options = options;
  apply.file = options->name != NULL ? options->name : _ ("records");
  apply.report = own_report;
  edit = begin (store, options, apply.file, error);
  if (edit == NULL)
    return FALSE;
  apply.edit = edit;
  apply.set = obl_store_get_label_set (store, error);
  if (apply.set == NULL)
    return FALSE;
  apply.names = obl_record_names_new ();
  apply.ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  apply.citations = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_citation_free);
  if (!apply_lines (&apply, stream, error))
    return FALSE;
  if (!options->dry_run && !obl_edit_commit (edit, error))
    return FALSE;
  if (report != NULL)
    *report = g_steal_pointer (&own_report);
  return TRUE;
}
