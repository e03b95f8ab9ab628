/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, redo, history. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/base/obl-time.h"
#include "core/edit/obl-edit.h"

typedef gboolean (*Step) (OblStore *store, char **label, GError **error);

static OblExit
run_step (const OblCommand *command, int argc, char **argv, Step step, const char *done)
{
  g_auto (GStrv) arguments = obl_cli_parse (command, NULL, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  g_autofree char *label = NULL;
  g_autofree char *clean = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!step (store, &label, &error))
    return obl_cli_fail (error);
  clean = obl_cli_dup_clean (label);
  obl_cli_print ("%s %s", done, clean);
  return OBL_EXIT_DONE;
}

OblExit
obl_cli_run_undo (const OblCommand *command, int argc, char **argv)
{
  /* Translators: followed by what was taken back, "Mark “Seoul” as Place". */
  return run_step (command, argc, argv, obl_history_undo, _ ("Undone:"));
}

OblExit
obl_cli_run_redo (const OblCommand *command, int argc, char **argv)
{
  /* Translators: followed by what was done again, "Mark “Seoul” as Place". */
  return run_step (command, argc, argv, obl_history_redo, _ ("Redone:"));
}

static const char *
state_to_string (OblHistoryState state)
{
  switch (state) {
  case OBL_HISTORY_DONE:
    return "done";
  case OBL_HISTORY_UNDONE:
    return "undone";
  case OBL_HISTORY_SET_ASIDE:
    return "set-aside";
  }
  g_return_val_if_reached ("");
}

static void
write_entry (const OblHistoryEntry *entry)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *created = obl_time_format (entry->created);

  obl_json_begin_object (json);
  obl_json_member_int (json, "number", entry->number);
  obl_json_member_string (json, "created", created);
  obl_json_member_string (json, "annotator", entry->annotator);
  obl_json_member_string (json, "state", state_to_string (entry->state));
  obl_json_member_string (json, "label", entry->label);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_entry (const OblHistoryEntry *entry)
{
  g_autofree char *created = obl_time_format (entry->created);
  g_autofree char *annotator = obl_cli_dup_clean (entry->annotator);
  g_autofree char *label = obl_cli_dup_clean (entry->label);

  obl_cli_print ("%6" PRId64 "  %.19s  %-9s  %s  (%s)", entry->number, created,
                 state_to_string (entry->state), label, annotator);
}

OblExit
obl_cli_run_history (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many; 0 for all"),
      N_ ("NUMBER") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  g_autoptr (GPtrArray) history = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (limit < 0)
    return obl_cli_usage (command, _ ("--limit cannot be less than 0"));
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  history = obl_history_list (store, (guint)limit, &error);
  if (history == NULL)
    return obl_cli_fail (error);
  for (guint i = 0; i < history->len; i++) {
    if (as_json)
      write_entry (history->pdata[i]);
    else
      print_entry (history->pdata[i]);
  }
  return OBL_EXIT_DONE;
}
