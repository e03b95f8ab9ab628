/* SPDX-License-Identifier: GPL-3.0-or-later */
/* picture: who says what about whom, drawn into a file. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/export/obl-export-output.h"
#include "core/picture/obl-diagram.h"

/* Pixels to a unit of the picture: sharp on paper as well. */
#define PNG_SCALE 2.0

typedef struct {
  char *kind;
  char *entity;
  char *from;
  char *to;
  char *act;
  char *output;
  char *format;
  int top;
  gboolean dark;
  OblDiagramOptions options;
  OblClaimChoice choice;
  OblEntity *about;
  OblLabelSet *labels;
} Task;

static void
clear_task (Task *task)
{
  g_free (task->kind);
  g_free (task->entity);
  g_free (task->from);
  g_free (task->to);
  g_free (task->act);
  g_free (task->output);
  g_free (task->format);
  g_clear_pointer (&task->about, obl_entity_unref);
  g_clear_pointer (&task->labels, obl_label_set_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

static const char *const formats[] = { "svg", "png", "csv", "json", NULL };

/* The format that was said, else the one the file's name ends with; NULL when it is none. */
static const char *
get_format (const Task *task)
{
  const char *dot = strrchr (task->output, '.');
  g_autofree char *end = task->format != NULL ? g_ascii_strdown (task->format, -1)
                         : dot != NULL        ? g_ascii_strdown (dot + 1, -1)
                                              : NULL;

  for (guint i = 0; end != NULL && formats[i] != NULL; i++) {
    if (g_str_equal (formats[i], end))
      return formats[i];
  }
  return NULL;
}

static gboolean
parse_day (const char *given, guint32 *day)
{
  if (given == NULL)
    return TRUE;
  *day = strlen (given) == strlen ("2024-01-21") ? obl_claim_day_parse (given) : 0;
  return *day > 0;
}

/* FALSE after having said what is wrong. */
static gboolean
read_options (const OblCommand *command, Task *task)
{
  const char *problem = NULL;

  if (task->kind == NULL || task->output == NULL)
    problem = _ ("--kind and --output are needed");
  else if (!obl_diagram_kind_parse (task->kind, &task->options.kind))
    problem = _ ("--kind is one of network, timeline, mentions, matrix");
  else if (get_format (task) == NULL)
    problem = _ ("the file's name ends with .svg, .png, .csv or .json, or --format says which");
  else if (task->options.kind == OBL_DIAGRAM_MENTIONS && task->entity == NULL)
    problem = _ ("--kind mentions needs --entity");
  else if (!parse_day (task->from, &task->choice.from) || !parse_day (task->to, &task->choice.to))
    problem = _ ("--from and --to are days such as 2024-01-21");
  else if (task->top < 0 || task->top > OBL_DIAGRAM_MAX_TOP)
    problem = _ ("--top is a number from 1 to 200");
  if (problem != NULL)
    obl_cli_usage (command, "%s", problem);
  return problem == NULL;
}

/* --- Who -------------------------------------------------------------------------------------- */

static gboolean
find_by_id (OblStore *store, Task *task, GError **error)
{
  OblId id;

  if (!obl_id_parse (task->entity, &id))
    return TRUE;
  task->about = obl_store_get_entity (store, &id, error);
  return task->about != NULL;
}

static gboolean
is_called (const OblEntity *entity, const char *name)
{
  if (g_str_equal (entity->name, name))
    return TRUE;
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (g_str_equal (((const OblAlias *)entity->aliases->pdata[i])->name, name))
      return TRUE;
  }
  return FALSE;
}

/* The entity of that id, or of exactly that name, or the only one that is found by it. */
static gboolean
find_entity (OblStore *store, Task *task, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (task->entity == NULL)
    return TRUE;
  if (!find_by_id (store, task, error))
    return FALSE;
  if (task->about != NULL)
    return TRUE;
  found = obl_store_search_entities (store, task->entity, 20, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len && task->about == NULL; i++) {
    if (found->len == 1 || is_called (found->pdata[i], task->entity))
      task->about = obl_entity_ref (found->pdata[i]);
  }
  if (task->about == NULL)
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 found->len == 0 ? _ ("no entity is called “%s”")
                                 : _ ("several entities are found by “%s”; give the whole name or "
                                      "the id"),
                 task->entity);
  return task->about != NULL;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static gboolean
append_picture (
    Task *task, const OblClaimTable *table, const OblDiagram *diagram, GString *out, GError **error)
{
  const char *format = get_format (task);

  if (g_str_equal (format, "png")) {
    g_autoptr (GBytes) png = obl_diagram_to_png (diagram, PNG_SCALE, error);

    if (png != NULL)
      g_string_append_len (out, g_bytes_get_data (png, NULL), (gssize)g_bytes_get_size (png));
    return png != NULL;
  }
  if (g_str_equal (format, "svg")) {
    g_string_append (out, diagram->svg);
  } else {
    g_autofree char *data = g_str_equal (format, "csv") ? obl_diagram_to_csv (diagram)
                                                        : obl_diagram_to_json (diagram, table);

    g_string_append (out, data);
  }
  return TRUE;
}

static gboolean
write_picture (Task *task, const OblClaimTable *table, const OblDiagram *diagram, GError **error)
{
  g_autoptr (OblExportOutput) output = obl_export_output_new ();
  OblExportFile *file = obl_export_output_add_file (output, task->output, FALSE, error);

  return file != NULL
         && append_picture (task, table, diagram, obl_export_file_get_buffer (file), error)
         && obl_export_output_commit (output, NULL, error);
}

static gboolean
draw (OblStore *store, Task *task, GError **error)
{
  g_autoptr (OblClaimTable) table = NULL;
  g_autoptr (OblDiagram) diagram = NULL;

  if (!find_entity (store, task, error))
    return FALSE;
  task->labels = obl_store_get_label_set (store, error);
  if (task->labels == NULL)
    return FALSE;
  if (task->about != NULL)
    task->choice.entity_id = task->about->id;
  task->choice.act = task->act;
  table = task->options.kind == OBL_DIAGRAM_MENTIONS
              ? obl_store_tabulate_mentions (store, &task->choice, NULL, error)
              : obl_store_tabulate_claims (store, &task->choice, NULL, error);
  if (table == NULL)
    return FALSE;
  task->options.entity = task->about != NULL ? task->about->name : NULL;
  task->options.choice = &task->choice;
  task->options.labels = task->labels;
  task->options.top = (guint)task->top;
  task->options.dark = task->dark;
  diagram = obl_diagram_draw (table, &task->options, NULL, error);
  if (diagram == NULL || !write_picture (task, table, diagram, error))
    return FALSE;
  obl_cli_say ("%s", diagram->summary);
  if (diagram->left_out != NULL)
    obl_cli_say (_ ("not drawn: %s"), diagram->left_out);
  return TRUE;
}

OblExit
obl_cli_run_picture (const OblCommand *command, int argc, char **argv)
{
  g_auto (Task) task = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &task.kind,
      N_ ("What is drawn: network, timeline, mentions, matrix"), N_ ("KIND") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &task.output,
      N_ ("File.svg, .png, .csv or .json, or - for standard output"), N_ ("FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &task.format,
      N_ ("svg, png, csv or json, whatever the file's name ends with"), N_ ("FORMAT") },
    { "entity", 'e', 0, G_OPTION_ARG_STRING, &task.entity,
      N_ ("Only what is said by or about this entity, by name or id"), N_ ("ENTITY") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &task.from, N_ ("Only articles of this day or later"),
      N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &task.to, N_ ("Only articles of this day or earlier"),
      N_ ("DAY") },
    { "act", 'a', 0, G_OPTION_ARG_STRING, &task.act, N_ ("Only claims with this act"), N_ ("ACT") },
    { "top", 'n', 0, G_OPTION_ARG_INT, &task.top,
      N_ ("So many sources and targets, those with most claims"), N_ ("NUMBER") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &task.dark, N_ ("Light on dark"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL || !read_options (command, &task))
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  return draw (store, &task, &error) ? OBL_EXIT_DONE : obl_cli_fail (error);
}
