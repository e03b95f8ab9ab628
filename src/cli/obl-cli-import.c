/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: articles in one edit, each file of native records in one of its own. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-loader.h"
#include "cli/obl-cli-records.h"
#include "core/edit/obl-edit.h"
#include "core/import/obl-import.h"

/* Reading is bound by the disk beyond this. */
#define MAX_DEFAULT_JOBS 8
#define MAX_JOBS 64
/* Microseconds between two updates of the progress line. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

typedef struct {
  OblStore *store;
  const char *annotator;
  gboolean as_json;
  OblEdit *edit; /* of the articles so far, or NULL */
  guint n_in_edit;
  char *first_name; /* of the articles in edit */
  guint n_files;
  guint n_imported;
  guint n_skipped;
  guint n_failed;
  guint64 n_spans, n_frames, n_entities, n_labels_added;
  /* JSON objects for the report. */
  GString *imported;
  GString *skipped;
  GString *failed;
  gint64 last_progress;
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->edit, obl_edit_free);
  g_free (import->first_name);
  g_string_free (import->imported, TRUE);
  g_string_free (import->skipped, TRUE);
  g_string_free (import->failed, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* --- Progress and report ---------------------------------------------------------------------- */

static void
show_progress (Import *import, guint n_done)
{
  gint64 now = g_get_monotonic_time ();

  if (!isatty (STDERR_FILENO) || now - import->last_progress < PROGRESS_INTERVAL)
    return;
  import->last_progress = now;
  fprintf (stderr, "\r%u/%u", n_done, import->n_files);
}

static void
end_progress (Import *import)
{
  if (import->last_progress != 0)
    fputs ("\r\033[K", stderr);
  import->last_progress = 0;
}

/* Appends {"path": …, @name: @text, "id": @id} to @list. */
static void
note (GString *list, const char *path, const char *name, const char *text, const OblId *id)
{
  g_autoptr (OblJson) json = obl_json_new (list);
  g_autofree char *shown = obl_cli_dup_input_name (path);
  char buffer[OBL_ID_STRING_SIZE];

  if (list->len > 0)
    g_string_append_c (list, ',');
  obl_json_begin_object (json);
  obl_json_member_string (json, "path", shown);
  obl_json_member_string (json, name, text);
  if (id != NULL)
    obl_json_member_string (json, "id", obl_id_format (id, buffer));
  obl_json_end_object (json);
}

static void
fail_file (Import *import, const char *path, const char *message)
{
  import->n_failed++;
  note (import->failed, path, "message", message, NULL);
  end_progress (import);
  obl_cli_say ("%s", message);
}

static void
write_report (const Import *import)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "n_files", import->n_files);
  obl_json_member_int (json, "n_imported", import->n_imported);
  obl_json_member_int (json, "n_skipped", import->n_skipped);
  obl_json_member_int (json, "n_failed", import->n_failed);
  obl_json_member_int (json, "n_spans", (gint64)import->n_spans);
  obl_json_member_int (json, "n_frames", (gint64)import->n_frames);
  obl_json_member_int (json, "n_entities", (gint64)import->n_entities);
  obl_json_member_int (json, "n_labels_added", (gint64)import->n_labels_added);
  obl_json_end_object (json);
  g_string_truncate (out, out->len - 1);
  g_string_append_printf (out, ",\"imported\":[%s],\"skipped\":[%s],\"failed\":[%s]}",
                          import->imported->str, import->skipped->str, import->failed->str);
  obl_cli_print ("%s", out->str);
}

static void
print_report (const Import *import)
{
  obl_cli_print (ngettext ("%u file read: %u imported, %u skipped, %u failed",
                           "%u files read: %u imported, %u skipped, %u failed", import->n_files),
                 import->n_files, import->n_imported, import->n_skipped, import->n_failed);
  if (import->n_spans + import->n_frames + import->n_entities > 0)
    obl_cli_print (_ ("Annotations: spans %'" PRIu64 ", frames %'" PRIu64 ", entities %'" PRIu64),
                   import->n_spans, import->n_frames, import->n_entities);
  if (import->n_labels_added > 0)
    obl_cli_print (_ ("Label set: %'" PRIu64 " added"), import->n_labels_added);
}

/* --- Articles --------------------------------------------------------------------------------- */

static gboolean
commit (Import *import, GError **error)
{
  g_autoptr (OblEdit) edit = g_steal_pointer (&import->edit);
  g_autofree char *label = NULL;

  if (edit == NULL)
    return TRUE;
  if (import->n_in_edit == 1)
    label = g_strdup_printf (_ ("Import “%s”"), import->first_name);
  else
    label = g_strdup_printf (
        ngettext ("Import %u article", "Import %u articles", import->n_in_edit), import->n_in_edit);
  obl_edit_set_label (edit, label);
  g_clear_pointer (&import->first_name, g_free);
  import->n_in_edit = 0;
  return obl_edit_commit (edit, error);
}

/* TRUE when the project has the file already. */
static gboolean
skip_present (Import *import, const OblLoaded *loaded)
{
  g_autofree char *shown = NULL;
  char buffer[OBL_ID_STRING_SIZE];
  OblId id;

  if (loaded->document->source.sha256 == NULL
      || !obl_store_find_document_by_source (import->store, loaded->document->source.sha256, &id))
    return FALSE;
  import->n_skipped++;
  note (import->skipped, loaded->path, "reason", "present", &id);
  end_progress (import);
  shown = obl_cli_dup_input_name (loaded->path);
  obl_cli_say (_ ("“%s” is in the project already, as %s"), shown, obl_id_format (&id, buffer));
  return TRUE;
}

static gboolean
add_article (Import *import, OblLoaded *loaded, GError **error)
{
  OblDocument *document = loaded->document;
  g_autofree char *name = obl_cli_dup_input_name (loaded->path);

  if (skip_present (import, loaded))
    return TRUE;
  if (import->edit == NULL) {
    import->edit = obl_edit_begin (import->store, "", import->annotator, error);
    if (import->edit == NULL)
      return FALSE;
    import->first_name = g_path_get_basename (name);
  }
  /* Made here and not by the thread that read it, so that ids sort as the files do. */
  document->id = obl_id_new ();
  if (!obl_edit_add_document (import->edit, document, error))
    return FALSE;
  import->n_in_edit++;
  import->n_imported++;
  note (import->imported, loaded->path, "title", document->title, &document->id);
  return TRUE;
}

/* --- Native records --------------------------------------------------------------------------- */

static gboolean
add_records (Import *import, OblLoaded *loaded, GError **error)
{
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = obl_cli_dup_input_name (loaded->path);
  OblRecordOptions options = {
    .make_documents = TRUE, .add_labels = TRUE, .name = name, .annotator = import->annotator
  };

  if (!commit (import, error))
    return FALSE;
  if (!obl_record_apply (import->store, loaded->records, &options, &report, &problem)) {
    if (problem->domain == OBL_RECORD_ERROR) {
      fail_file (import, loaded->path, problem->message);
      return TRUE;
    }
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  end_progress (import);
  obl_cli_say_problems (report);
  for (guint i = 0; i < report->problems->len; i++)
    note (import->failed, loaded->path, "message", report->problems->pdata[i], NULL);
  import->n_imported += (guint)report->n_documents_added;
  import->n_skipped += (guint)report->n_documents_present;
  import->n_failed += (guint)report->n_documents_failed;
  import->n_spans += report->n_spans_added;
  import->n_frames += report->n_frames_added;
  import->n_entities += report->n_entities_added;
  import->n_labels_added += report->n_labels_added;
  if (report->n_entities_present > 0)
    obl_cli_say (ngettext ("%s: %'" PRIu64
                           " entity differs from the project's, which was left as it was",
                           "%s: %'" PRIu64
                           " entities differ from the project's, which were left as they were",
                           (gulong)report->n_entities_present),
                 name, report->n_entities_present);
  return TRUE;
}

/* --- The command ------------------------------------------------------------------------------ */

/* The project itself, or what SQLite keeps beside it: a project may lie among its articles. */
static gboolean
is_of_project (Import *import, const char *path)
{
  g_autofree char *project = g_canonicalize_filename (obl_store_get_path (import->store), NULL);
  g_autofree char *candidate = g_canonicalize_filename (path, NULL);
  const char *rest = candidate + strlen (project);

  return g_str_has_prefix (candidate, project)
         && (*rest == '\0' || strcmp (rest, "-wal") == 0 || strcmp (rest, "-shm") == 0);
}

/* The files to read; what cannot be looked into has failed already. */
static GPtrArray *
collect (Import *import, char **arguments)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (char **argument = arguments; *argument != NULL; argument++) {
    const char *const one[] = { *argument, NULL };
    g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);
    g_autoptr (GPtrArray) found = NULL;

    if (strcmp (*argument, "-") == 0) {
      g_ptr_array_add (paths, g_strdup ("-"));
      continue;
    }
    found = obl_import_collect (one, problems);
    for (guint i = 0; i < problems->len; i++) {
      import->n_files++;
      fail_file (import, *argument, ((const GError *)problems->pdata[i])->message);
    }
    for (guint i = 0; i < found->len; i++) {
      if (!is_of_project (import, found->pdata[i]))
        g_ptr_array_add (paths, g_strdup (found->pdata[i]));
    }
  }
  import->n_files += paths->len;
  return paths;
}

static gboolean
import_all (
    Import *import, const GPtrArray *paths, const char *format, guint n_jobs, GError **error)
{
  g_autoptr (OblLoader) loader = obl_loader_new (paths, format, n_jobs);

  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (OblLoaded) loaded = obl_loader_next (loader);

    show_progress (import, i);
    if (loaded->error != NULL)
      fail_file (import, loaded->path, loaded->error->message);
    else if (loaded->records != NULL ? !add_records (import, loaded, error)
                                     : !add_article (import, loaded, error))
      return FALSE;
  }
  return commit (import, error);
}

static OblExit
run_import (Import *import, char **arguments, const char *format, guint n_jobs)
{
  g_autoptr (OblStore) store = obl_cli_open (arguments[0], OBL_STORE_READ_WRITE);
  g_autoptr (GPtrArray) paths = NULL;
  GError *error = NULL;
  gboolean done;

  if (store == NULL)
    return OBL_EXIT_FAILED;
  import->store = store;
  paths = collect (import, arguments + 1);
  done = import_all (import, paths, format, n_jobs, &error);
  g_clear_pointer (&import->edit, obl_edit_free);
  end_progress (import);
  if (!done)
    return obl_cli_fail (error);
  if (import->as_json)
    write_report (import);
  else
    print_report (import);
  return import->n_failed == 0 ? OBL_EXIT_DONE : OBL_EXIT_FAILED;
}

OblExit
obl_cli_run_import (const OblCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "auto", "text", "html", "jsonl", NULL };
  g_auto (Import) import = { .imported = g_string_new (NULL),
                             .skipped = g_string_new (NULL),
                             .failed = g_string_new (NULL) };
  g_autofree char *format = NULL;
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  int n_jobs = (int)MIN (g_get_num_processors (), MAX_DEFAULT_JOBS);
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("auto (by content), text, html or jsonl"),
      N_ ("FORMAT") },
    { "jobs", 'J', 0, G_OPTION_ARG_INT, &n_jobs, N_ ("Files that are read at a time"),
      N_ ("NUMBER") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &import.as_json, N_ ("Write the report as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, G_MAXUINT);

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (format != NULL && !g_strv_contains (formats, format))
    return obl_cli_usage (command,
                          _ ("there is no format “%s” to import; there are auto, text, "
                             "html and jsonl"),
                          format);
  if (n_jobs < 1 || n_jobs > MAX_JOBS)
    return obl_cli_usage (command, _ ("--jobs is a number from 1 to %d"), MAX_JOBS);
  annotator = obl_cli_dup_annotator (annotator_option);
  import.annotator = annotator;
  return run_import (&import, arguments, format == NULL ? "auto" : format, (guint)n_jobs);
}
