/* SPDX-License-Identifier: GPL-3.0-or-later */
/* find: every place where a text or a regular expression stands, and marking them all. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/find/obl-find-mark.h"
#include "core/find/obl-find-project.h"

/* Characters either side of a hit. */
#define CONTEXT_CHARS 40

/* What is asked for, and what was found. */
typedef struct {
  OblStore *store;
  OblFindPattern *pattern;
  guint limit;
  const char *label; /* to mark with, or NULL */
  OblEntity *entity; /* that they mention, or NULL */
  gboolean dry_run;
  gboolean as_json;
  GPtrArray *found; /* OblFindHits */
  guint n_hits;
  gboolean has_more;
  gboolean was_printed; /* whether a hit was */
} Task;

static void
clear_task (Task *task)
{
  obl_find_pattern_unref (task->pattern);
  obl_entity_unref (task->entity);
  g_clear_pointer (&task->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

/* --- Showing hits ----------------------------------------------------------------------------- */

static void
write_place (const Task *task, const OblDocument *document, const OblFindPlace *place)
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
  if (task->label != NULL)
    obl_json_member_boolean (json, "there", place->is_marked);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

/* A line per hit; what is marked already says so. */
static void
print_place (const Task *task, const OblFindPlace *place)
{
  g_autofree char *before = obl_cli_dup_clean (place->before);
  g_autofree char *match = obl_cli_dup_clean (place->match);
  g_autofree char *after = obl_cli_dup_clean (place->after);

  obl_cli_print ("%7u  %s[%s]%s%s%s", place->range.start, before, match, after,
                 place->is_marked ? "  = " : "", place->is_marked ? task->label : "");
}

static void
print_heading (const Task *task, const OblDocument *document)
{
  g_autofree char *title = obl_cli_dup_clean (document->title);
  char id[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s%s  %s", task->was_printed ? "\n" : "", obl_id_format (&document->id, id),
                 title);
}

static gboolean
show_hits (Task *task, const OblDocument *document, const GArray *hits, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) marked = NULL;

  if (task->label != NULL) {
    spans = obl_store_list_spans (task->store, document, problems, error);
    if (spans == NULL)
      return FALSE;
    marked = obl_find_marked (spans, task->label, hits);
  }
  if (!task->as_json)
    print_heading (task, document);
  for (guint i = 0; i < hits->len; i++) {
    g_autoptr (OblFindPlace) place
        = obl_find_place_new (document, g_array_index (hits, OblRange, i), CONTEXT_CHARS);

    place->is_marked = marked != NULL && marked->pdata[i] != NULL;
    if (task->as_json)
      write_place (task, document, place);
    else
      print_place (task, place);
  }
  task->was_printed = TRUE;
  return TRUE;
}

/* --- Finding ---------------------------------------------------------------------------------- */

static gboolean
found_cb (const OblDocument *document, GArray *hits, gpointer user_data, GError **error)
{
  Task *task = user_data;

  task->n_hits += hits->len;
  if (task->label != NULL)
    g_ptr_array_add (task->found, obl_find_hits_new (document, hits));
  /* What is marked at once is counted, and not told one by one. */
  return (task->label != NULL && !task->dry_run) || show_hits (task, document, hits, error);
}

static gboolean
find_in_all (Task *task, char **names, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (names != NULL) {
    ids = obl_cli_choose_documents (task->store, names, error);
    if (ids == NULL)
      return FALSE;
  }
  return obl_find_in_project (task->store, task->pattern, ids, task->limit, found_cb, task,
                              &task->has_more, error);
}

/* --- Marking ---------------------------------------------------------------------------------- */

static void
write_counts (const Task *task, const OblFindCounts *counts)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "n_hits", task->n_hits);
  obl_json_member_int (json, "n_made", counts->n_made);
  obl_json_member_int (json, "n_there", counts->n_there);
  obl_json_member_int (json, "n_linked", counts->n_linked);
  obl_json_member_int (json, "n_documents", counts->n_documents);
  obl_json_member_boolean (json, "dry_run", task->dry_run);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_counts (const Task *task, const OblFindCounts *counts)
{
  g_autofree char *made = g_strdup_printf (
      ngettext ("%u annotation made", "%u annotations made", counts->n_made), counts->n_made);
  g_autofree char *there = g_strdup_printf (
      ngettext ("%u was there already", "%u were there already", counts->n_there), counts->n_there);

  obl_cli_print ("%s%s; %s", task->was_printed ? "\n" : "", made, there);
  if (counts->n_linked > 0)
    obl_cli_print (ngettext ("%u of these now mentions the entity",
                             "%u of these now mention the entity", counts->n_linked),
                   counts->n_linked);
  if (task->dry_run)
    obl_cli_print ("%s", _ ("This was a dry run: nothing has been changed."));
}

static gboolean
mark (Task *task, const char *annotator, GError **error)
{
  const OblFindMark how = { .label = task->label,
                            .entity_id = task->entity == NULL ? NULL : &task->entity->id,
                            .words = obl_find_pattern_get_text (task->pattern),
                            .dry_run = task->dry_run };
  OblFindCounts counts;

  if (!obl_find_mark_all (task->store, &how, task->found, annotator, &counts, error))
    return FALSE;
  if (task->as_json)
    write_counts (task, &counts);
  else
    print_counts (task, &counts);
  return TRUE;
}

/* --- The command ------------------------------------------------------------------------------ */

typedef struct {
  char **documents;
  char *label;
  char *entity;
  char *annotator;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->documents);
  g_free (options->label);
  g_free (options->entity);
  g_free (options->annotator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
run (Task *task, const Options *options, GError **error)
{
  g_autofree char *annotator = obl_cli_dup_annotator (options->annotator);

  if (options->entity != NULL) {
    task->entity = obl_cli_find_entity (task->store, options->entity, error);
    if (task->entity == NULL)
      return FALSE;
  }
  return find_in_all (task, options->documents, error)
         && (task->label == NULL || mark (task, annotator, error));
}

OblExit
obl_cli_run_find (const OblCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Task) task
      = { .found = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_find_hits_free) };
  gboolean is_regex = FALSE;
  gboolean with_case = FALSE;
  gboolean whole_word = FALSE;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "regex", 'r', 0, G_OPTION_ARG_NONE, &is_regex, N_ ("PATTERN is a regular expression"), NULL },
    { "case", 'c', 0, G_OPTION_ARG_NONE, &with_case, N_ ("Tell large from small letters"), NULL },
    { "word", 'w', 0, G_OPTION_ARG_NONE, &whole_word, N_ ("Only whole words"), NULL },
    { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &options.documents,
      N_ ("Only in this article"), N_ ("DOC") },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many; 0 for all"),
      N_ ("NUMBER") },
    { "label", 'l', 0, G_OPTION_ARG_STRING, &options.label, N_ ("Mark them with this label"),
      N_ ("LABEL") },
    { "entity", 'e', 0, G_OPTION_ARG_STRING, &options.entity,
      N_ ("Make them mentions of this entity"), N_ ("NAME-OR-ID") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &task.dry_run,
      N_ ("Show what would be marked and change nothing"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &task.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (limit < 0)
    return obl_cli_usage (command, _ ("--limit cannot be less than 0"));
  if (options.label == NULL && (options.entity != NULL || task.dry_run))
    return obl_cli_usage (command, _ ("--entity and --dry-run need --label"));
  task.limit = (guint)limit;
  task.label = options.label;
  task.pattern = obl_find_pattern_new (arguments[1],
                                       (OblFindFlags)((is_regex ? OBL_FIND_REGEX : 0)
                                                      | (with_case ? OBL_FIND_CASE : 0)
                                                      | (whole_word ? OBL_FIND_WORD : 0)),
                                       &error);
  if (task.pattern == NULL) {
    obl_cli_usage (command, "%s", error->message);
    g_error_free (error);
    return OBL_EXIT_USAGE;
  }
  store = obl_cli_open (arguments[0],
                        task.label == NULL ? OBL_STORE_READ_ONLY : OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  task.store = store;
  if (!run (&task, &options, &error))
    return obl_cli_fail (error);
  if (task.n_hits == 0 && !task.as_json)
    obl_cli_say (_ ("nothing found"));
  if (task.has_more)
    obl_cli_say (_ ("there are more; --limit was reached"));
  return OBL_EXIT_DONE;
}
