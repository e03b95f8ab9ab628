/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, redo, history. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/base/obl-time.h"
#include "core/edit/obl-edit.h"

/* What tells undo from redo. */
typedef struct {
  OblHistoryState wanted; /* of the entry that --to names */
  gboolean (*step) (OblStore *store, char **label, GError **error);
  const char *done;    /* translated */
  const char *to_help; /* translatable */
} Way;

static gboolean
parse_number (const char *string, gint64 *number)
{
  guint64 parsed = 0;

  if (!g_ascii_string_to_unsigned (string, 10, 0, G_MAXINT64, &parsed, NULL))
    return FALSE;
  *number = (gint64)parsed;
  return TRUE;
}

static OblExit
step_once (OblStore *store, const Way *way)
{
  g_autofree char *label = NULL;
  g_autofree char *clean = NULL;
  GError *error = NULL;

  if (!way->step (store, &label, &error))
    return obl_cli_fail (error);
  clean = obl_cli_dup_clean (label);
  obl_cli_print ("%s %s", way->done, clean);
  return OBL_EXIT_DONE;
}

static OblExit
say_other_way (OblHistoryState state, const char *to)
{
  if (state == OBL_HISTORY_DONE)
    obl_cli_say (_ ("Entry %s is done; “obelusctl undo --to” goes back to it"), to);
  else
    obl_cli_say (_ ("Entry %s is not done; “obelusctl redo --to” goes forward to it"), to);
  return OBL_EXIT_FAILED;
}

static OblExit
go (OblStore *store, const Way *way, const char *to, gint64 number)
{
  g_auto (OblHistoryWalk) walk = { 0 };
  OblHistoryState state;
  guint n_steps = 0;
  GError *error = NULL;

  if (!obl_history_find (store, number, &state, &n_steps, &error))
    return obl_cli_fail (error);
  if (state != way->wanted)
    return say_other_way (state, to);
  if (!obl_history_go (store, number, &walk, &error))
    return obl_cli_fail (error);
  obl_cli_print (walk.back ? ngettext ("Took %u change back", "Took %u changes back", walk.n_steps)
                           : ngettext ("Did %u change again", "Did %u changes again", walk.n_steps),
                 walk.n_steps);
  return OBL_EXIT_DONE;
}

static OblExit
run_way (const OblCommand *command, int argc, char **argv, const Way *way)
{
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &to, way->to_help, N_ ("ENTRY") },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  gint64 number = 0;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (to != NULL && !parse_number (to, &number))
    return obl_cli_usage (command,
                          _ ("--to needs the number of an entry, as “obelusctl history” "
                             "shows it, not “%s”"),
                          to);
  store = obl_cli_open (arguments[0], OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  return to != NULL ? go (store, way, to, number) : step_once (store, way);
}

OblExit
obl_cli_run_undo (const OblCommand *command, int argc, char **argv)
{
  const Way way = {
    OBL_HISTORY_DONE,
    obl_history_undo,
    /* Translators: followed by what was taken back, "Mark “Seoul” as Place". */
    _ ("Undone:"),
    N_ ("Take back everything newer than that entry of the history; 0: everything"),
  };

  return run_way (command, argc, argv, &way);
}

OblExit
obl_cli_run_redo (const OblCommand *command, int argc, char **argv)
{
  const Way way = {
    OBL_HISTORY_UNDONE,
    obl_history_redo,
    /* Translators: followed by what was done again, "Mark “Seoul” as Place". */
    _ ("Redone:"),
    N_ ("Do again everything up to that entry of the history"),
  };

  return run_way (command, argc, argv, &way);
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
