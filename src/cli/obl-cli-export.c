/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export and formats. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/export/obl-export.h"

/* --- export ----------------------------------------------------------------------------------- */

/* A wrong option is wrong usage, wherever it is found out. */
static OblExit
fail_export (const OblCommand *command, GError *error)
{
  g_autoptr (GError) own = error;

  if (g_error_matches (own, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_UNKNOWN_FORMAT)
      || g_error_matches (own, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS))
    return obl_cli_usage (command, "%s", own->message);
  return obl_cli_fail (g_steal_pointer (&own));
}

static OblExit
run_export (const OblCommand *command, const char *project, const OblExportOptions *options)
{
  g_autoptr (OblStore) store = obl_cli_open (project, OBL_STORE_READ_ONLY);
  g_autoptr (OblExportReport) report = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gboolean done;

  if (store == NULL)
    return OBL_EXIT_FAILED;
  done = obl_export_run (store, options, &report, &error);
  if (report != NULL) {
    text = obl_export_report_to_text (report);
    fputs (text, stderr);
  }
  return done ? OBL_EXIT_DONE : fail_export (command, error);
}

/* GOption's memory for what its entries point at. */
typedef struct {
  char *format;
  char *output;
  char *report;
  char *split;
  GStrv documents;
  GStrv labels;
  GStrv annotators;
  GStrv statuses;
  gint64 seed;
  gboolean strict;
  gboolean without_copies;
} Given;

static void
given_clear (Given *given)
{
  g_free (given->format);
  g_free (given->output);
  g_free (given->report);
  g_free (given->split);
  g_strfreev (given->documents);
  g_strfreev (given->labels);
  g_strfreev (given->annotators);
  g_strfreev (given->statuses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

OblExit
obl_cli_run_export (const OblCommand *command, int argc, char **argv)
{
  g_auto (Given) given = { 0 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &given.format, N_ ("See “obelusctl formats”"),
      N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
      N_ ("File, folder (with --split), or - for standard output"), N_ ("PATH") },
    { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &given.documents, N_ ("Only this article"),
      N_ ("DOC") },
    { "label", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &given.labels,
      N_ ("Only annotations with this label or frame type"), N_ ("NAME") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING_ARRAY, &given.annotators,
      N_ ("Only annotations by this annotator"), N_ ("NAME") },
    { "status", 's', 0, G_OPTION_ARG_STRING_ARRAY, &given.statuses,
      N_ ("Only articles with this status: new, in-progress, done, flagged"), N_ ("STATUS") },
    { "no-copies", 0, 0, G_OPTION_ARG_NONE, &given.without_copies,
      N_ ("Of articles that say nearly the same, only one"), NULL },
    { "split", 0, 0, G_OPTION_ARG_STRING, &given.split,
      N_ ("Several files by shares of a hundred, “train=80,dev=10,test=10”"), N_ ("SHARES") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &given.seed, N_ ("Which of the possible splits"),
      N_ ("NUMBER") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &given.strict,
      N_ ("Fail, and write nothing, when anything would be lost"), NULL },
    { "report", 'r', 0, G_OPTION_ARG_FILENAME, &given.report,
      N_ ("Write the loss report as JSON to this file"), N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  OblExportOptions options = { 0 };

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (given.format == NULL || given.output == NULL)
    return obl_cli_usage (command, _ ("--format and --output are needed"));
  options.format = given.format;
  options.output = given.output;
  options.report = given.report;
  options.split = given.split;
  options.documents = (const char *const *)given.documents;
  options.labels = (const char *const *)given.labels;
  options.annotators = (const char *const *)given.annotators;
  options.statuses = (const char *const *)given.statuses;
  options.seed = (guint64)given.seed;
  options.strict = given.strict;
  options.without_copies = given.without_copies;
  return run_export (command, arguments[0], &options);
}

/* --- formats ---------------------------------------------------------------------------------- */

#define N_CARRIES 12

static void
write_format (const OblExportFormat *format)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "name", format->name);
  obl_json_member_string (json, "title", _ (format->title));
  obl_json_member_string (json, "extension", format->extension);
  obl_json_member_string (json, "media_type", format->media_type);
  obl_json_member_boolean (json, "reads", format->reads);
  obl_json_member_boolean (json, "writes", TRUE);
  obl_json_name (json, "carries");
  obl_json_begin_array (json);
  for (guint i = 0; i < N_CARRIES; i++) {
    if ((format->carries & (1u << i)) != 0)
      obl_json_string (json, obl_carries_to_string ((OblCarries)(1u << i)));
  }
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_format (const OblExportFormat *format)
{
  g_autoptr (GString) carries = g_string_new (NULL);

  for (guint i = 0; i < N_CARRIES; i++) {
    if ((format->carries & (1u << i)) != 0)
      g_string_append_printf (carries, "%s%s", carries->len == 0 ? "" : ", ",
                              obl_carries_to_string ((OblCarries)(1u << i)));
  }
  obl_cli_print ("%-10s %s\n           %s\n           %s", format->name, _ (format->title),
                 format->reads ? _ ("reads and writes") : _ ("writes"), carries->str);
}

OblExit
obl_cli_run_formats (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 0, 0);

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  for (const OblExportFormat *const *format = obl_export_list_formats (); *format != NULL;
       format++) {
    if (as_json)
      write_format (*format);
    else
      print_format (*format);
  }
  return OBL_EXIT_DONE;
}
