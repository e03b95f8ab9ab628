/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new, stats, check, backup: commands about the project as a whole. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"

#define DEFAULT_PRESET "news-analysis"

/* --- new -------------------------------------------------------------------------------------- */

static OblLabelSet *
load_labels (const char *preset, const char *path, GError **error)
{
  g_autofree char *json = NULL;
  gsize n_bytes;
  OblLabelSet *set;

  if (path == NULL)
    return obl_label_set_load_preset (preset == NULL ? DEFAULT_PRESET : preset, error);
  if (!g_file_get_contents (path, &json, &n_bytes, error))
    return NULL;
  set = obl_label_set_parse (json, (gssize)n_bytes, error);
  if (set == NULL) {
    g_autofree char *name = g_filename_display_name (path);

    g_prefix_error (error, _ ("Cannot read the labels in “%s”: "), name);
  }
  return set;
}

OblExit
obl_cli_run_new (const OblCommand *command, int argc, char **argv)
{
  g_autofree char *preset = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *presets = g_strjoinv (", ", (char **)obl_label_set_list_presets ());
  g_autofree char *preset_help
      = g_strdup_printf (_ ("Label set that ships with Obelus: %s"), presets);
  const GOptionEntry entries[] = {
    { "preset", 'p', 0, G_OPTION_ARG_STRING, &preset, preset_help, N_ ("NAME") },
    { "labels", 'l', 0, G_OPTION_ARG_FILENAME, &labels, N_ ("Label set in a JSON file"),
      N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblLabelSet) set = NULL;
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (preset != NULL && labels != NULL)
    return obl_cli_usage (command, _ ("--preset and --labels exclude each other"));
  set = load_labels (preset, labels, &error);
  if (set == NULL)
    return obl_cli_fail (error);
  store = obl_store_create (arguments[0], set, &error);
  return store == NULL ? obl_cli_fail (error) : OBL_EXIT_DONE;
}

/* --- stats ------------------------------------------------------------------------------------ */

typedef struct {
  const char *member;
  const char *title; /* translatable */
  gint64 value;
} Figure;

static void
write_counts (OblJson *json, const char *name, const GPtrArray *counts)
{
  obl_json_name (json, name);
  obl_json_begin_object (json);
  for (guint i = 0; i < counts->len; i++) {
    const OblCount *count = counts->pdata[i];

    obl_json_member_int (json, count->name, count->count);
  }
  obl_json_end_object (json);
}

static void
print_counts (const char *title, const GPtrArray *counts)
{
  if (counts->len > 0)
    obl_cli_print ("\n%s", title);
  for (guint i = 0; i < counts->len; i++) {
    const OblCount *count = counts->pdata[i];
    g_autofree char *name = obl_cli_dup_clean (count->name);

    obl_cli_print ("%10" PRId64 "  %s", count->count, name);
  }
}

static void
print_stats (const OblStats *stats, const Figure *figures, guint n_figures)
{
  for (guint i = 0; i < n_figures; i++)
    obl_cli_print ("%10" PRId64 "  %s", figures[i].value, _ (figures[i].title));
  obl_cli_print ("\n%s", _ ("Articles by status"));
  for (guint i = 0; i < G_N_ELEMENTS (stats->n_documents_by_status); i++)
    obl_cli_print ("%10" PRId64 "  %s", stats->n_documents_by_status[i],
                   obl_status_to_string ((OblStatus)i));
  print_counts (_ ("Spans by label"), stats->labels);
  print_counts (_ ("Frames by type"), stats->frame_types);
}

static void
write_stats (const OblStats *stats, const Figure *figures, guint n_figures)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  for (guint i = 0; i < n_figures; i++)
    obl_json_member_int (json, figures[i].member, figures[i].value);
  obl_json_name (json, "n_documents_by_status");
  obl_json_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (stats->n_documents_by_status); i++)
    obl_json_member_int (json, obl_status_to_string ((OblStatus)i),
                         stats->n_documents_by_status[i]);
  obl_json_end_object (json);
  write_counts (json, "labels", stats->labels);
  write_counts (json, "frame_types", stats->frame_types);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

OblExit
obl_cli_run_stats (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  g_autoptr (OblStats) stats = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  stats = obl_store_get_stats (store, &error);
  if (stats == NULL)
    return obl_cli_fail (error);
  {
    const Figure figures[] = {
      { "n_documents", N_ ("articles"), stats->n_documents },
      { "n_chars", N_ ("characters"), stats->n_chars },
      { "n_spans", N_ ("spans"), stats->n_spans },
      { "n_fragments", N_ ("fragments of spans"), stats->n_fragments },
      { "n_frames", N_ ("claims and other frames"), stats->n_frames },
      { "n_entities", N_ ("entities"), stats->n_entities },
      { "n_propositions", N_ ("propositions"), stats->n_propositions },
      { "n_assessments", N_ ("assessments"), stats->n_assessments },
      { "n_annotators", N_ ("annotators"), stats->n_annotators },
      { "n_history", N_ ("changes in the history"), stats->n_history },
    };

    if (as_json)
      write_stats (stats, figures, G_N_ELEMENTS (figures));
    else
      print_stats (stats, figures, G_N_ELEMENTS (figures));
  }
  return OBL_EXIT_DONE;
}

/* --- check ------------------------------------------------------------------------------------ */

static void
write_problems (const GPtrArray *problems)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_boolean (json, "ok", problems->len == 0);
  obl_json_name (json, "problems");
  obl_json_begin_array (json);
  for (guint i = 0; i < problems->len; i++)
    obl_json_string (json, problems->pdata[i]);
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

OblExit
obl_cli_run_check (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  problems = obl_store_check (store, &error);
  if (problems == NULL)
    return obl_cli_fail (error);
  if (as_json) {
    write_problems (problems);
  } else {
    for (guint i = 0; i < problems->len; i++) {
      g_autofree char *line = obl_cli_dup_clean (problems->pdata[i]);

      obl_cli_print ("%s", line);
    }
    if (problems->len == 0)
      obl_cli_print ("%s", _ ("No problems found."));
  }
  return problems->len == 0 ? OBL_EXIT_DONE : OBL_EXIT_FAILED;
}

/* --- backup ----------------------------------------------------------------------------------- */

OblExit
obl_cli_run_backup (const OblCommand *command, int argc, char **argv)
{
  g_auto (GStrv) arguments = obl_cli_parse (command, NULL, argc, argv, 2, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!obl_store_backup (store, arguments[1], &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
