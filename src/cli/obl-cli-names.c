/* SPDX-License-Identifier: GPL-3.0-or-later */
/* names: where names of entities that are known stand unmarked, and marking them all. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/find/obl-find-names-mark.h"
#include "core/find/obl-find.h"

/* Characters either side of a name. */
#define CONTEXT_CHARS 40

typedef struct {
  OblStore *store;
  GPtrArray *entities;
  OblFindNames *names;
  gboolean as_json;
  GPtrArray *mentions; /* OblFindMention of all articles; owned when they are to be marked */
  guint n_shown;
} Task;

static void
clear_task (Task *task)
{
  g_clear_pointer (&task->entities, g_ptr_array_unref);
  g_clear_pointer (&task->names, obl_find_names_free);
  g_clear_pointer (&task->mentions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

/* --- Showing ---------------------------------------------------------------------------------- */

static void
write_place (const OblDocument *document, const OblEntity *entity, const OblFindPlace *place)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "document", obl_id_format (&document->id, id));
  obl_json_member_string (json, "title", document->title);
  obl_json_name (json, "range");
  obl_json_begin_array (json);
  obl_json_int (json, place->range.start);
  obl_json_int (json, place->range.end);
  obl_json_end_array (json);
  obl_json_member_string (json, "before", place->before);
  obl_json_member_string (json, "match", place->match);
  obl_json_member_string (json, "after", place->after);
  obl_json_member_string (json, "entity", obl_id_format (&entity->id, id));
  obl_json_member_string (json, "name", entity->name);
  obl_json_member_string (json, "type", entity->type);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_place (const OblEntity *entity, const OblFindPlace *place)
{
  g_autofree char *before = obl_cli_dup_clean (place->before);
  g_autofree char *match = obl_cli_dup_clean (place->match);
  g_autofree char *after = obl_cli_dup_clean (place->after);
  g_autofree char *name = obl_cli_dup_clean (entity->name);

  obl_cli_print ("%7u  %s[%s]%s  = %s (%s)", place->range.start, before, match, after, name,
                 entity->type);
}

static void
print_heading (const Task *task, const OblDocument *document)
{
  g_autofree char *title = obl_cli_dup_clean (document->title);
  char id[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s%s  %s", task->n_shown > 0 ? "\n" : "", obl_id_format (&document->id, id),
                 title);
}

static void
show (Task *task, const OblDocument *document, const GPtrArray *mentions)
{
  if (!task->as_json)
    print_heading (task, document);
  for (guint i = 0; i < mentions->len; i++) {
    const OblFindMention *mention = mentions->pdata[i];

    for (guint j = 0; j < mention->hits->hits->len; j++) {
      g_autoptr (OblFindPlace) place = obl_find_place_new (
          document, g_array_index (mention->hits->hits, OblRange, j), CONTEXT_CHARS);

      if (task->as_json)
        write_place (document, mention->entity, place);
      else
        print_place (mention->entity, place);
      task->n_shown++;
    }
  }
}

/* --- Looking and marking ---------------------------------------------------------------------- */

static gboolean
look_in (Task *task, const OblId *id, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (task->store, id, error);
  g_autoptr (GPtrArray) mentions = NULL;

  if (document == NULL)
    return FALSE;
  mentions = obl_find_names_left (task->store, task->names, task->entities, document, error);
  if (mentions == NULL)
    return FALSE;
  if (mentions->len > 0 && task->mentions == NULL)
    show (task, document, mentions);
  while (task->mentions != NULL && mentions->len > 0)
    g_ptr_array_add (task->mentions, g_ptr_array_steal_index (mentions, 0));
  return TRUE;
}

static gboolean
look (Task *task, char **wanted, GError **error)
{
  g_autoptr (GArray) ids = obl_cli_choose_documents (task->store, wanted, error);

  if (ids == NULL)
    return FALSE;
  task->entities = obl_store_list_entities (task->store, error);
  if (task->entities == NULL)
    return FALSE;
  task->names = obl_find_names_new (task->entities);
  for (guint i = 0; i < ids->len; i++) {
    if (!look_in (task, &g_array_index (ids, OblId, i), error))
      return FALSE;
  }
  return TRUE;
}

static void
print_counts (const Task *task, const OblFindCounts *counts)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (!task->as_json) {
    obl_cli_print (ngettext ("%u annotation made", "%u annotations made", counts->n_made),
                   counts->n_made);
    return;
  }
  obl_json_begin_object (json);
  obl_json_member_int (json, "n_made", counts->n_made);
  obl_json_member_int (json, "n_linked", counts->n_linked);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static gboolean
run (Task *task, char **wanted, const char *annotator, GError **error)
{
  OblFindCounts counts = { 0 };

  if (!look (task, wanted, error))
    return FALSE;
  if (task->mentions == NULL) {
    if (task->n_shown == 0 && !task->as_json)
      obl_cli_say (_ ("nothing found"));
    return TRUE;
  }
  if (!obl_find_mark_names (task->store, task->mentions, annotator, &counts, error))
    return FALSE;
  print_counts (task, &counts);
  return TRUE;
}

OblExit
obl_cli_run_names (const OblCommand *command, int argc, char **argv)
{
  g_auto (Task) task = { 0 };
  g_auto (GStrv) documents = NULL;
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  gboolean marks = FALSE;
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &documents, N_ ("Only in this article"),
      N_ ("DOC") },
    { "mark", 'm', 0, G_OPTION_ARG_NONE, &marks, N_ ("Mark them as mentions"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &task.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], marks ? OBL_STORE_READ_WRITE : OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  task.store = store;
  if (marks)
    task.mentions = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_find_mention_free);
  annotator = obl_cli_dup_annotator (annotator_option);
  if (!run (&task, documents, annotator, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
