/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apply, and opening a file of records or standard input for it and for import. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "cli/obl-cli-records.h"

GInputStream *
obl_cli_open_input (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  GFileInputStream *stream;

  if (strcmp (path, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, error);
  return stream == NULL ? NULL : G_INPUT_STREAM (stream);
}

char *
obl_cli_dup_input_name (const char *path)
{
  return strcmp (path, "-") == 0 ? g_strdup (_ ("standard input")) : g_filename_display_name (path);
}

void
obl_cli_say_problems (const OblRecordReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    obl_cli_say ("%s", (const char *)report->problems->pdata[i]);
  for (guint i = 0; i < report->notes->len; i++)
    obl_cli_say (_ ("note: %s"), (const char *)report->notes->pdata[i]);
}

/* --- The report ------------------------------------------------------------------------------- */

static void
write_texts (OblJson *json, const char *name, const GPtrArray *texts)
{
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; i < texts->len; i++)
    obl_json_string (json, texts->pdata[i]);
  obl_json_end_array (json);
}

static void
write_report (const OblRecordReport *report, gboolean dry_run)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "n_lines", (gint64)report->n_lines);
  obl_json_member_int (json, "n_documents_changed", (gint64)report->n_documents_changed);
  obl_json_member_int (json, "n_documents_deleted", (gint64)report->n_documents_deleted);
  obl_json_member_int (json, "n_documents_failed", (gint64)report->n_documents_failed);
  obl_json_member_int (json, "n_spans_added", (gint64)report->n_spans_added);
  obl_json_member_int (json, "n_spans_changed", (gint64)report->n_spans_changed);
  obl_json_member_int (json, "n_spans_deleted", (gint64)report->n_spans_deleted);
  obl_json_member_int (json, "n_frames_added", (gint64)report->n_frames_added);
  obl_json_member_int (json, "n_frames_changed", (gint64)report->n_frames_changed);
  obl_json_member_int (json, "n_frames_deleted", (gint64)report->n_frames_deleted);
  obl_json_member_int (json, "n_entities_added", (gint64)report->n_entities_added);
  obl_json_member_int (json, "n_entities_changed", (gint64)report->n_entities_changed);
  obl_json_member_int (json, "n_entities_deleted", (gint64)report->n_entities_deleted);
  obl_json_member_int (json, "n_labels_added", (gint64)report->n_labels_added);
  obl_json_member_boolean (json, "dry_run", dry_run);
  write_texts (json, "problems", report->problems);
  write_texts (json, "notes", report->notes);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_row (const char *what, guint64 added, guint64 changed, guint64 deleted)
{
  /* Translators: %s is "Spans", "Frames" or "Entities". */
  obl_cli_print (_ ("%s: %'" PRIu64 " added, %'" PRIu64 " changed, %'" PRIu64 " deleted"), what,
                 added, changed, deleted);
}

static void
print_report (const OblRecordReport *report, gboolean dry_run)
{
  obl_cli_print (_ ("Articles: %'" PRIu64 " changed, %'" PRIu64 " deleted, %'" PRIu64 " refused"),
                 report->n_documents_changed, report->n_documents_deleted,
                 report->n_documents_failed);
  print_row (_ ("Spans"), report->n_spans_added, report->n_spans_changed, report->n_spans_deleted);
  print_row (_ ("Frames"), report->n_frames_added, report->n_frames_changed,
             report->n_frames_deleted);
  print_row (_ ("Entities"), report->n_entities_added, report->n_entities_changed,
             report->n_entities_deleted);
  if (report->n_labels_added > 0)
    obl_cli_print (_ ("Label set: %'" PRIu64 " added"), report->n_labels_added);
  if (dry_run)
    obl_cli_print ("%s", _ ("This was a dry run: nothing has been changed."));
}

/* --- The command ------------------------------------------------------------------------------ */

static OblExit
apply (const char *project, const char *path, const OblRecordOptions *given, gboolean as_json)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (OblStore) store = NULL;
  g_autoptr (OblRecordReport) report = NULL;
  g_autofree char *name = obl_cli_dup_input_name (path);
  OblRecordOptions options = *given;
  GError *error = NULL;

  options.name = name;
  stream = obl_cli_open_input (path, &error);
  if (stream == NULL)
    return obl_cli_fail (error);
  store = obl_cli_open (project, OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!obl_record_apply (store, stream, &options, &report, &error))
    return obl_cli_fail (error);
  obl_cli_say_problems (report);
  if (as_json)
    write_report (report, options.dry_run);
  else
    print_report (report, options.dry_run);
  return report->n_documents_failed == 0 ? OBL_EXIT_DONE : OBL_EXIT_FAILED;
}

OblExit
obl_cli_run_apply (const OblCommand *command, int argc, char **argv)
{
  OblRecordOptions options = { 0 };
  gboolean as_json = FALSE;
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Check everything and change nothing"), NULL },
    { "add-labels", 0, 0, G_OPTION_ARG_NONE, &options.add_labels,
      N_ ("Add labels, frame types and roles that the label set lacks"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write the report as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  annotator = obl_cli_dup_annotator (annotator_option);
  options.annotator = annotator;
  return apply (arguments[0], arguments[1], &options, as_json);
}
