/* SPDX-License-Identifier: GPL-3.0-or-later */
/* review: annotations that are unfinished by their label set, flagged for discussion or commented
 * on. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/model/obl-attributes.h"
#include "core/model/obl-constraint.h"

typedef struct {
  OblStore *store;
  OblLabelSet *set;
  GHashTable *labels; /* OblId of a span, frame or entity → its label or type */
  const OblDocument *document;
  gboolean as_json;
  gboolean problems_only;
  guint n_shown;
  guint n_in_document;
} Task;

static void
clear_task (Task *task)
{
  g_clear_pointer (&task->set, obl_label_set_unref);
  g_clear_pointer (&task->labels, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

/* --- Showing ---------------------------------------------------------------------------------- */

typedef struct {
  const OblId *id;
  const char *label;
  const char *words; /* NULL for a frame */
  const char *comment;
  gboolean discussed;
  GPtrArray *problems;
} Item;

static void
write_item (const Task *task, const Item *item)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "document", obl_id_format (&task->document->id, id));
  obl_json_member_string (json, item->words != NULL ? "span" : "frame",
                          obl_id_format (item->id, id));
  obl_json_member_string (json, "label", item->label);
  obl_json_member_string (json, "quote", item->words);
  obl_json_name (json, "problems");
  obl_json_begin_array (json);
  for (guint i = 0; i < item->problems->len; i++)
    obl_json_string (json, item->problems->pdata[i]);
  obl_json_end_array (json);
  obl_json_member_boolean (json, "discuss", item->discussed);
  obl_json_member_string (json, "comment", item->comment);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_line (const char *line)
{
  g_autofree char *clean = obl_cli_dup_clean (line);

  obl_cli_print ("      %s", clean);
}

static void
print_item (Task *task, const Item *item)
{
  g_autofree char *title = obl_cli_dup_clean (task->document->title);
  g_autofree char *words = item->words != NULL ? obl_cli_dup_clean (item->words) : NULL;
  char id[OBL_ID_STRING_SIZE];

  if (task->n_in_document == 0)
    obl_cli_print ("%s%s  %s", task->n_shown > 0 ? "\n" : "",
                   obl_id_format (&task->document->id, id), title);
  if (words != NULL)
    obl_cli_print ("  %s  %s  “%s”", obl_id_format (item->id, id), item->label, words);
  else
    obl_cli_print ("  %s  %s", obl_id_format (item->id, id), item->label);
  if (item->discussed)
    print_line (_ ("To discuss"));
  for (guint i = 0; i < item->problems->len; i++)
    print_line (item->problems->pdata[i]);
  if (item->comment != NULL)
    print_line (item->comment);
}

static void
show (Task *task, const Item *item)
{
  const gboolean is_noted = item->discussed || item->comment != NULL;

  if (item->problems->len == 0 && (task->problems_only || !is_noted))
    return;
  if (task->as_json)
    write_item (task, item);
  else
    print_item (task, item);
  task->n_in_document++;
  task->n_shown++;
}

/* --- Looking ---------------------------------------------------------------------------------- */

static const char *
get_label_of (const OblRole *role, gpointer user_data)
{
  Task *task = user_data;

  return g_hash_table_lookup (task->labels, &role->id);
}

static void
look_at_marks (Task *task, const GPtrArray *spans, const GPtrArray *frames)
{
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];
    g_autoptr (GPtrArray) problems = obl_constraint_list_span (task->set, span);

    g_hash_table_insert (task->labels, obl_id_dup (&span->id), g_strdup (span->label));
    show (task, &(Item){ &span->id, span->label, span->quote, span->comment,
                         obl_attributes_are_discussed (span->attributes), problems });
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = frames->pdata[i];

    g_hash_table_insert (task->labels, obl_id_dup (&frame->id), g_strdup (frame->type));
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = frames->pdata[i];
    g_autoptr (GPtrArray) problems
        = obl_constraint_list_frame (task->set, frame, get_label_of, task);

    show (task, &(Item){ &frame->id, frame->type, NULL, frame->comment,
                         obl_attributes_are_discussed (frame->attributes), problems });
  }
}

static gboolean
look_in (Task *task, const OblId *id, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (task->store, id, error);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;

  if (document == NULL)
    return FALSE;
  spans = obl_store_list_spans (task->store, document, NULL, error);
  frames = spans == NULL ? NULL : obl_store_list_frames (task->store, id, error);
  if (frames == NULL)
    return FALSE;
  task->document = document;
  task->n_in_document = 0;
  look_at_marks (task, spans, frames);
  return TRUE;
}

static gboolean
look (Task *task, char **wanted, GError **error)
{
  g_autoptr (GArray) ids = obl_cli_choose_documents (task->store, wanted, error);
  g_autoptr (GPtrArray) entities = NULL;

  if (ids == NULL)
    return FALSE;
  task->set = obl_store_get_label_set (task->store, error);
  entities = task->set == NULL ? NULL : obl_store_list_entities (task->store, error);
  if (entities == NULL)
    return FALSE;
  task->labels = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  for (guint i = 0; i < entities->len; i++) {
    const OblEntity *entity = entities->pdata[i];

    g_hash_table_insert (task->labels, obl_id_dup (&entity->id), g_strdup (entity->type));
  }
  for (guint i = 0; i < ids->len; i++) {
    if (!look_in (task, &g_array_index (ids, OblId, i), error))
      return FALSE;
  }
  return TRUE;
}

OblExit
obl_cli_run_review (const OblCommand *command, int argc, char **argv)
{
  g_auto (Task) task = { 0 };
  g_auto (GStrv) documents = NULL;
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &documents, N_ ("Only in this article"),
      N_ ("DOC") },
    { "unfinished", 'u', 0, G_OPTION_ARG_NONE, &task.problems_only,
      N_ ("Only what the label set finds unfinished; the exit status is 1 when there is any"),
      NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &task.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  task.store = store;
  if (!look (&task, documents, &error))
    return obl_cli_fail (error);
  if (task.n_shown == 0 && !task.as_json)
    obl_cli_say (_ ("nothing found"));
  if (!task.problems_only || task.n_shown == 0)
    return OBL_EXIT_DONE;
  obl_cli_say (
      ngettext ("%u annotation is unfinished", "%u annotations are unfinished", task.n_shown),
      task.n_shown);
  return OBL_EXIT_FAILED;
}
