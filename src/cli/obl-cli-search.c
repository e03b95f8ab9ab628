/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search: a concordance of what a query finds. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-search.h"

#define MAX_CONTEXT 400
#define PAGE_HITS 2000u

typedef struct {
  OblStore *store;
  OblQuery *query;
  OblSearchOptions options;
  OblHitOrder order;
  guint limit;
  gboolean as_json;
  gboolean only_count;
  gboolean is_quiet; /* hits are not told one by one */
  GPtrArray *kept;   /* OblSearchHit: to be sorted, or changed */
  OblId printed_document;
  gint64 n_hits;
  gint64 n_documents;
  OblId counted_document;
} Task;

static void
clear_task (Task *task)
{
  obl_query_unref (task->query);
  g_clear_pointer (&task->kept, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

/* --- Lines ------------------------------------------------------------------------------------ */

static void
write_hit (const OblSearchHit *hit)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char id[OBL_ID_STRING_SIZE];
  const char *annotation
      = obl_id_is_none (&hit->annotation_id) ? NULL : obl_id_format (&hit->annotation_id, id);
  char document[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "kind", obl_hit_kind_to_string (hit->kind));
  obl_json_member_string (json, "document", obl_id_format (&hit->document_id, document));
  obl_json_member_string (json, "title", hit->document_title);
  obl_json_member_string (json, "publisher", hit->publisher);
  obl_json_member_string (json, "published", hit->published);
  obl_json_member_string (json, "span", hit->kind == OBL_HIT_SPAN ? annotation : NULL);
  obl_json_member_string (json, "frame", hit->kind == OBL_HIT_FRAME ? annotation : NULL);
  obl_json_member_string (json, "label", hit->label);
  obl_json_name (json, "range");
  obl_json_begin_array (json);
  obl_json_int (json, hit->range.start);
  obl_json_int (json, hit->range.end);
  obl_json_end_array (json);
  obl_json_member_string (json, "before", hit->before);
  obl_json_member_string (json, "match", hit->match);
  obl_json_member_string (json, "after", hit->after);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

/* How many columns of a terminal it takes. */
static guint
measure (const char *text)
{
  guint n_columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_columns += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  }
  return n_columns;
}

/* The end of @text that fits, and blanks before it. */
static char *
dup_right_aligned (const char *text, guint n_columns)
{
  guint width = measure (text);

  while (width > n_columns) {
    gunichar c = g_utf8_get_char (text);

    width -= g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    text = g_utf8_next_char (text);
  }
  return g_strdup_printf ("%*s%s", (int)(n_columns - width), "", text);
}

/* A line per hit, the matches below one another; under a heading per article when they come in that
 * order, with date and article behind them otherwise. */
static void
print_hit (Task *task, const OblSearchHit *hit)
{
  gboolean has_headings = task->order == OBL_HIT_BY_DOCUMENT;
  g_autofree char *title = obl_cli_dup_clean (hit->document_title);
  g_autofree char *before = obl_cli_dup_clean (hit->before);
  g_autofree char *aligned = dup_right_aligned (before, task->options.context);
  g_autofree char *match = obl_cli_dup_clean (hit->match);
  g_autofree char *after = obl_cli_dup_clean (hit->after);
  g_autofree char *label = obl_cli_dup_clean (hit->label);
  char id[OBL_ID_STRING_SIZE];

  obl_id_format (&hit->document_id, id);
  if (has_headings && !obl_id_equal (&hit->document_id, &task->printed_document))
    obl_cli_print ("%s%s  %s", obl_id_is_none (&task->printed_document) ? "" : "\n", id, title);
  task->printed_document = hit->document_id;
  if (has_headings)
    obl_cli_print ("%7u  %s[%s]%s%s%s", hit->range.start, aligned, match, after,
                   *label == '\0' ? "" : "  ", label);
  else
    obl_cli_print ("%s[%s]%s%s%s  %s %s:%u", aligned, match, after, *label == '\0' ? "" : "  ",
                   label, hit->published != NULL ? hit->published : "-", id, hit->range.start);
}

static void
tell (Task *task, const OblSearchHit *hit)
{
  if (task->as_json)
    write_hit (hit);
  else
    print_hit (task, hit);
}

/* --- Searching -------------------------------------------------------------------------------- */

static void
count (Task *task, const OblSearchHit *hit)
{
  task->n_hits++;
  if (!obl_id_equal (&hit->document_id, &task->counted_document))
    task->n_documents++;
  task->counted_document = hit->document_id;
}

/* Takes @page to pieces. */
static void
take_page (Task *task, GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++) {
    OblSearchHit *hit = page->pdata[i];

    if (task->kept == NULL && task->limit != 0 && task->n_hits >= task->limit)
      return;
    count (task, hit);
    if (task->kept != NULL)
      g_ptr_array_add (task->kept, g_steal_pointer (&page->pdata[i]));
    else if (!task->only_count)
      tell (task, hit);
  }
}

static void
free_hit (gpointer hit)
{
  obl_search_hit_free (hit);
}

static gboolean
search (Task *task, GError **error)
{
  OblSearchCursor cursor = { 0 };

  while (!cursor.is_done) {
    g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (free_hit);

    if (!obl_store_search_page (task->store, task->query, &task->options, &cursor, page, NULL,
                                error))
      return FALSE;
    take_page (task, page);
    if (task->kept == NULL && task->limit != 0 && task->n_hits >= task->limit)
      break;
  }
  return TRUE;
}

/* All of one state of the project. */
static gboolean
search_all (Task *task, GError **error)
{
  gboolean done;

  if (!obl_store_begin_read (task->store, error))
    return FALSE;
  done = search (task, error);
  obl_store_end_read (task->store);
  if (!done || task->kept == NULL)
    return done;
  obl_search_hits_sort (task->kept, task->order);
  if (task->limit != 0 && task->kept->len > task->limit)
    g_ptr_array_set_size (task->kept, (int)task->limit);
  for (guint i = 0; i < task->kept->len && !task->is_quiet && !task->only_count; i++)
    tell (task, task->kept->pdata[i]);
  return TRUE;
}

static void
print_count (const Task *task)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (!task->as_json) {
    obl_cli_print (_ ("%" PRId64 " hits in %" PRId64 " articles"), task->n_hits, task->n_documents);
    return;
  }
  obl_json_begin_object (json);
  obl_json_member_int (json, "n_hits", task->n_hits);
  obl_json_member_int (json, "n_documents", task->n_documents);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

/* --- The command ------------------------------------------------------------------------------ */

/* What was typed, with a mark below the place that is wrong. */
static OblExit
fail_query (const OblCommand *command, const char *query, guint position, GError *error)
{
  g_autofree char *line = obl_cli_dup_clean (query);
  g_autofree char *before
      = g_utf8_substring (line, 0, MIN ((glong)position, g_utf8_strlen (line, -1)));
  g_autofree char *message = g_strdup (error->message);

  g_error_free (error);
  obl_cli_usage (command, "%s\n  %s\n  %*s^", message, line, (int)measure (before), "");
  return OBL_EXIT_USAGE;
}

static OblExit
run (Task *task, const OblSearchAct *act, const OblCommand *command)
{
  const char *string = obl_query_get_string (task->query);
  GError *error = NULL;
  guint position = 0;

  /* What the project does not know is told before anything is printed. */
  if (!obl_store_search_check (task->store, task->query, &position, &error)) {
    if (error->domain == OBL_QUERY_ERROR)
      return fail_query (command, string, position, error);
    return obl_cli_fail (error);
  }
  if (!search_all (task, &error))
    return obl_cli_fail (error);
  if (obl_search_act_is_given (act)) {
    if (!obl_search_act_run (act, task->store, task->kept, string, task->as_json, &error))
      return obl_cli_fail (error);
  } else if (task->only_count)
    print_count (task);
  else if (task->n_hits == 0 && !task->as_json)
    obl_cli_say (_ ("nothing found"));
  return OBL_EXIT_DONE;
}

OblExit
obl_cli_run_search (const OblCommand *command, int argc, char **argv)
{
  g_auto (Task) task = { 0 };
  g_auto (OblSearchAct) act = { 0 };
  g_autofree char *order = NULL;
  int limit = 0;
  int context = OBL_SEARCH_CONTEXT;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many; 0 for all"),
      N_ ("NUMBER") },
    { "sort", 's', 0, G_OPTION_ARG_STRING, &order,
      N_ ("In this order: document, left, match, right, date"), N_ ("ORDER") },
    { "context", 'c', 0, G_OPTION_ARG_INT, &context, N_ ("Characters either side of a hit"),
      N_ ("NUMBER") },
    { "count", 0, 0, G_OPTION_ARG_NONE, &task.only_count, N_ ("Only how many there are"), NULL },
    { "mark", 0, 0, G_OPTION_ARG_STRING, &act.mark, N_ ("Mark words that are found"),
      N_ ("LABEL") },
    { "entity", 'e', 0, G_OPTION_ARG_STRING, &act.entity,
      N_ ("With --mark: make them mentions of this entity"), N_ ("NAME-OR-ID") },
    { "relabel", 0, 0, G_OPTION_ARG_STRING, &act.relabel, N_ ("Give marks another label"),
      N_ ("LABEL") },
    { "link", 0, 0, G_OPTION_ARG_STRING, &act.link, N_ ("Make marks mentions of this entity"),
      N_ ("NAME-OR-ID") },
    { "unlink", 0, 0, G_OPTION_ARG_NONE, &act.unlink, N_ ("Make marks mentions of nobody"), NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING, &act.set, N_ ("Set an attribute of what is found"),
      N_ ("NAME=VALUE") },
    { "delete", 0, 0, G_OPTION_ARG_NONE, &act.delete_them,
      N_ ("Delete the marks and claims that are found"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &act.dry_run,
      N_ ("Show what would be changed and change nothing"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &act.annotator, N_ ("Who does it"), N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &task.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, G_MAXUINT);
  g_autoptr (OblStore) store = NULL;
  g_autofree char *query = NULL;
  GError *error = NULL;
  guint position = 0;

  if (arguments == NULL || !obl_search_act_check (&act, command))
    return OBL_EXIT_USAGE;
  if (limit < 0 || context < 0 || context > MAX_CONTEXT)
    return obl_cli_usage (command, limit < 0 ? _ ("--limit cannot be less than 0")
                                             : _ ("--context goes from 0 to 400"));
  if (order != NULL && !obl_hit_order_from_string (order, &task.order))
    return obl_cli_usage (
        command, _ ("there is no order “%s”; there are document, left, match, right, date"), order);
  query = g_strjoinv (" ", arguments + 1);
  if (!g_utf8_validate (query, -1, NULL))
    return obl_cli_usage (command, _ ("the query is not UTF-8"));
  task.query = obl_query_parse (query, &position, &error);
  if (task.query == NULL)
    return fail_query (command, query, position, error);
  store = obl_cli_open (arguments[0], obl_search_act_is_given (&act) ? OBL_STORE_READ_WRITE
                                                                     : OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  task.store = store;
  task.limit = (guint)limit;
  task.options.context = (guint)context;
  task.options.limit = limit == 0 ? PAGE_HITS : MIN ((guint)limit, PAGE_HITS);
  task.is_quiet = obl_search_act_is_given (&act) && !act.dry_run;
  if (obl_search_act_is_given (&act) || (task.order != OBL_HIT_BY_DOCUMENT && !task.only_count))
    task.kept = g_ptr_array_new_with_free_func (free_hit);
  return run (&task, &act, command);
}
