/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing: read, write, report.  Memory holds one entry at a time. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include "core/knowledge/obl-knowledge-import.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/knowledge/obl-ftm.h"
#include "core/knowledge/obl-knowledge-adopt.h"

#define MAX_PROBLEMS 100u
/* When nothing but bad lines came so far, it is another kind of file. */
#define MAX_BAD_BEFORE_GOOD 1000u
/* Lines between two looks at how far it is. */
#define LINES_PER_REPORT 4096u
/* The part of the work that reading is; the rest is making the index. */
#define READING 0.6

typedef struct {
  const OblKnowledgeImport *import;
  char *file; /* for messages */
  GFileInputStream *stream;
  OblKnowledgeReader *reader;
  goffset n_bytes; /* of the file */
  OblKnowledgeReport *report;
  guint64 n_lines;
  guint64 n_wikidata; /* ids of its form */
} Task;

void
obl_knowledge_report_free (OblKnowledgeReport *report)
{
  if (report == NULL)
    return;
  g_free (report->name);
  g_ptr_array_unref (report->problems);
  g_free (report);
}

static void
clear_task (Task *task)
{
  g_free (task->file);
  g_clear_pointer (&task->reader, obl_knowledge_reader_free);
  g_clear_object (&task->stream);
  g_clear_pointer (&task->report, obl_knowledge_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

/* --- The file --------------------------------------------------------------------------------- */

/* The file's name without its folder and ending. */
static char *
dup_stem (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static gboolean
open_file (Task *task, const OblKnowledgeImport *import, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (import->path);
  g_autoptr (GFileInfo) info = NULL;

  task->import = import;
  task->file
      = import->shown != NULL ? g_strdup (import->shown) : g_filename_display_name (import->path);
  task->report = g_new0 (OblKnowledgeReport, 1);
  task->report->problems = g_ptr_array_new_with_free_func (g_free);
  task->report->name = import->name != NULL ? g_strdup (import->name) : dup_stem (import->path);
  task->stream = g_file_read (file, NULL, error);
  if (task->stream == NULL) {
    g_prefix_error (error, "%s: ", task->file);
    return FALSE;
  }
  info = g_file_input_stream_query_info (task->stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  task->n_bytes = info == NULL ? 0 : g_file_info_get_size (info);
  task->reader
      = obl_knowledge_reader_new (G_INPUT_STREAM (task->stream), task->file, import->format, error);
  if (task->reader == NULL) {
    g_prefix_error (error, "%s: ", task->file);
    return FALSE;
  }
  task->report->format = obl_knowledge_reader_get_format (task->reader);
  return TRUE;
}

static void
say_progress (Task *task, double done)
{
  if (task->import->progress != NULL)
    task->import->progress (done, task->import->progress_data);
}

static void
note_bad_line (Task *task, guint64 line, const char *why)
{
  task->report->n_bad++;
  if (task->report->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (task->report->problems,
                     /* Translators: a file, the number of a line, and what is wrong with it. */
                     g_strdup_printf (_ ("%s, line %" PRIu64 ": %s"), task->file, line, why));
}

/* The next entry; NULL with @error set, or at the end without. */
static OblKnowledgeEntry *
next_entry (Task *task, GCancellable *cancellable, GError **error)
{
  const OblKnowledgeReport *report = task->report;

  for (;;) {
    OblKnowledgeEntry *entry = NULL;
    g_autofree char *why = NULL;
    guint64 line;

    if (++task->n_lines % LINES_PER_REPORT == 0) {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (task->n_bytes > 0)
        say_progress (task, READING * (double)obl_knowledge_reader_get_position (task->reader)
                                / (double)task->n_bytes);
    }
    switch (obl_knowledge_reader_next (task->reader, &entry, &line, &why, cancellable, error)) {
    case OBL_KNOWLEDGE_ENTRY:
      return entry;
    case OBL_KNOWLEDGE_END:
      return NULL;
    case OBL_KNOWLEDGE_FAILED:
      g_prefix_error (error, "%s: ", task->file);
      return NULL;
    case OBL_KNOWLEDGE_BAD_LINE:
      note_bad_line (task, line, why);
      if (report->n_bad < MAX_BAD_BEFORE_GOOD || report->n_entries + report->n_same > 0)
        break;
      g_set_error (error, OBL_KNOWLEDGE_ERROR, OBL_KNOWLEDGE_ERROR_FORMAT,
                   _ ("%s: none of its first %u lines can be read; is it of the format “%s”?"),
                   (const char *)report->problems->pdata[0], MAX_BAD_BEFORE_GOOD,
                   obl_knowledge_format_to_string (report->format));
      return NULL;
    }
  }
}

static gboolean
is_wikidata_id (const char *id)
{
  return id[0] == 'Q' && id[1] != '\0' && id[1 + strspn (id + 1, "0123456789")] == '\0';
}

/* "people-of-korea" for a base of that name. */
static char *
dup_slug (const char *name)
{
  g_autofree char *small = g_utf8_strdown (name, -1);

  g_strdelimit (small, " \t\n:/", '-');
  return g_steal_pointer (&small);
}

/* What ids of these entries are ids of. */
static char *
dup_scheme (const Task *task)
{
  if (task->report->format == OBL_KNOWLEDGE_FTM)
    return g_strdup (OBL_FTM_SCHEME);
  if (task->n_wikidata == task->report->n_entries)
    return g_strdup ("wikidata");
  return dup_slug (task->report->name);
}

static gboolean
check_any (Task *task, GError **error)
{
  const OblKnowledgeReport *report = task->report;

  if (report->n_entries + report->n_merged + report->n_same > 0)
    return TRUE;
  g_set_error (error, OBL_KNOWLEDGE_ERROR, OBL_KNOWLEDGE_ERROR_EMPTY, _ ("%s: %s"), task->file,
               report->problems->len > 0 ? (const char *)report->problems->pdata[0]
                                         : _ ("there is no entry in it"));
  return FALSE;
}

/* --- As a base -------------------------------------------------------------------------------- */

static gboolean
write_entries (Task *task, OblKnowledgeWriter *writer, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;

  for (;;) {
    g_autoptr (OblKnowledgeEntry) entry = next_entry (task, cancellable, &problem);
    gboolean is_new;

    if (problem != NULL) {
      g_propagate_error (error, problem);
      return FALSE;
    }
    if (entry == NULL)
      return check_any (task, error);
    if (!obl_knowledge_writer_add (writer, entry, &is_new, error))
      return FALSE;
    task->report->n_entries += is_new;
    task->report->n_merged += !is_new;
    task->n_wikidata += is_new && is_wikidata_id (entry->id);
  }
}

static void
indexed_cb (double done, gpointer data)
{
  say_progress (data, READING + (1 - READING) * done);
}

OblKnowledgeReport *
obl_knowledge_import (OblStore *store,
                      const OblKnowledgeImport *import,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Task) task = { 0 };
  g_autoptr (OblKnowledgeWriter) writer = NULL;
  OblKnowledgeBase base = { 0 };
  g_autofree char *source = g_path_get_basename (import->path);
  g_autofree char *shown = g_filename_display_name (source);
  g_autofree char *scheme = NULL;

  if (!open_file (&task, import, error))
    return NULL;
  base.name = task.report->name;
  base.source = shown;
  base.format = (char *)obl_knowledge_format_to_string (task.report->format);
  writer = obl_knowledge_writer_new (store, &base, import->replace, error);
  if (writer == NULL || !write_entries (&task, writer, cancellable, error))
    return NULL;
  scheme = dup_scheme (&task);
  task.report->n_others = obl_knowledge_reader_get_n_others (task.reader);
  if (!obl_knowledge_writer_finish (writer, scheme, indexed_cb, &task, cancellable, error))
    return NULL;
  return g_steal_pointer (&task.report);
}

/* --- As entities ------------------------------------------------------------------------------ */

static gboolean
adopt_entries (
    Task *task, OblEdit *edit, OblStore *store, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;

  for (;;) {
    g_autoptr (OblKnowledgeEntry) entry = next_entry (task, cancellable, &problem);
    OblAdopted adopted;
    OblId id;

    if (problem != NULL) {
      g_propagate_error (error, problem);
      return FALSE;
    }
    if (entry == NULL)
      return check_any (task, error);
    if (task->report->format == OBL_KNOWLEDGE_FTM)
      entry->scheme = g_strdup (OBL_FTM_SCHEME);
    else
      entry->scheme
          = is_wikidata_id (entry->id) ? g_strdup ("wikidata") : dup_slug (task->report->name);
    if (!obl_knowledge_adopt (edit, store, entry, NULL, TRUE, &id, &adopted, error))
      return FALSE;
    task->report->n_entries += adopted == OBL_ADOPTED_NEW;
    task->report->n_merged += adopted == OBL_ADOPTED_CHANGED;
    task->report->n_same += adopted == OBL_ADOPTED_SAME;
  }
}

OblKnowledgeReport *
obl_knowledge_import_entities (OblStore *store,
                               const OblKnowledgeImport *import,
                               const char *annotator,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (Task) task = { 0 };
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (!open_file (&task, import, error))
    return NULL;
  /* Translators: an entry of the history; %s is the name of a file. */
  label = g_strdup_printf (_ ("Import the entities of %s"), task.report->name);
  edit = obl_edit_begin (store, label, annotator, error);
  if (edit == NULL || !adopt_entries (&task, edit, store, cancellable, error)
      || !obl_edit_commit (edit, error))
    return NULL;
  task.report->n_others = obl_knowledge_reader_get_n_others (task.reader);
  return g_steal_pointer (&task.report);
}
