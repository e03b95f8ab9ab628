/* SPDX-License-Identifier: GPL-3.0-or-later */
/* knowledge: taking knowledge bases in, searching and removing them, and making entities of what is
 * in them. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/base/obl-time.h"
#include "core/knowledge/obl-knowledge-adopt.h"
#include "core/knowledge/obl-knowledge-import.h"

typedef struct {
  char *format;
  char *name;
  char *label;
  char *span;
  char *annotator;
  int limit;
  gboolean replace;
  gboolean as_entities;
  gboolean as_json;
  GPtrArray *arguments; /* after the verb; char * */
} Options;

static void
clear_options (Options *options)
{
  g_free (options->format);
  g_free (options->name);
  g_free (options->label);
  g_free (options->span);
  g_free (options->annotator);
  g_clear_pointer (&options->arguments, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- import ----------------------------------------------------------------------------------- */

static void
show_progress (double done, gpointer data)
{
  int *last = data;
  const int percent = (int)(done * 100);

  if (percent == *last || isatty (STDERR_FILENO) == 0)
    return;
  *last = percent;
  g_printerr ("\r%3d %%%s", percent, percent >= 100 ? "\n" : "");
}

static void
write_report (const OblKnowledgeReport *report, gboolean as_entities)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "name", as_entities ? NULL : report->name);
  obl_json_member_string (json, "format", obl_knowledge_format_to_string (report->format));
  obl_json_member_int (json, "n_entries", (gint64)report->n_entries);
  obl_json_member_int (json, "n_merged", (gint64)report->n_merged);
  obl_json_member_int (json, "n_same", (gint64)report->n_same);
  obl_json_member_int (json, "n_others", (gint64)report->n_others);
  obl_json_member_int (json, "n_bad", (gint64)report->n_bad);
  obl_json_name (json, "problems");
  obl_json_begin_array (json);
  for (guint i = 0; i < report->problems->len; i++)
    obl_json_string (json, report->problems->pdata[i]);
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_report (const OblKnowledgeReport *report, gboolean as_entities)
{
  g_autofree char *name = obl_cli_dup_clean (report->name);

  if (as_entities)
    obl_cli_print (
        _ ("%'" PRIu64 " entities made, %'" PRIu64 " changed, %'" PRIu64 " were there as they are"),
        report->n_entries, report->n_merged, report->n_same);
  else
    obl_cli_print (_ ("%s: %'" PRIu64 " entries (%s)"), name, report->n_entries,
                   obl_knowledge_format_to_string (report->format));
  if (report->n_merged > 0 && !as_entities)
    obl_cli_print (_ ("%'" PRIu64 " lines had more of an entry that was there"), report->n_merged);
  if (report->n_others > 0)
    obl_cli_print (_ ("%'" PRIu64 " lines are of no entity and were passed over"),
                   report->n_others);
}

static OblExit
run_import (OblStore *store, const Options *options, GError **error)
{
  int last = -1;
  OblKnowledgeImport import = { .path = options->arguments->pdata[0],
                                .name = options->name,
                                .replace = options->replace,
                                .progress = show_progress,
                                .progress_data = &last };
  g_autofree char *annotator = obl_cli_dup_annotator (options->annotator);
  g_autoptr (OblKnowledgeReport) report = NULL;

  if (options->format != NULL)
    obl_knowledge_format_from_string (options->format, &import.format);
  report = options->as_entities
               ? obl_knowledge_import_entities (store, &import, annotator, NULL, error)
               : obl_knowledge_import (store, &import, NULL, error);
  if (report == NULL)
    return OBL_EXIT_FAILED;
  for (guint i = 0; i < report->problems->len; i++)
    obl_cli_say ("%s", (const char *)report->problems->pdata[i]);
  if (report->n_bad > report->problems->len)
    obl_cli_say (_ ("and %'" PRIu64 " more lines"), report->n_bad - report->problems->len);
  if (options->as_json)
    write_report (report, options->as_entities);
  else
    print_report (report, options->as_entities);
  return report->n_bad > 0 ? OBL_EXIT_FAILED : OBL_EXIT_DONE;
}

/* --- list ------------------------------------------------------------------------------------- */

static void
write_base (const OblKnowledgeBase *base)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *created = base->created == 0 ? NULL : obl_time_format (base->created);

  obl_json_begin_object (json);
  obl_json_member_string (json, "name", base->name);
  obl_json_member_string (json, "scheme", base->scheme);
  obl_json_member_string (json, "source", base->source);
  obl_json_member_string (json, "format", base->format);
  obl_json_member_int (json, "n_entries", base->n_entries);
  obl_json_member_int (json, "n_names", base->n_names);
  obl_json_member_string (json, "created", created);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static OblExit
run_list (OblStore *store, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) bases = obl_store_list_knowledge (store, error);

  if (bases == NULL)
    return OBL_EXIT_FAILED;
  for (guint i = 0; i < bases->len; i++) {
    const OblKnowledgeBase *base = bases->pdata[i];
    g_autofree char *name = obl_cli_dup_clean (base->name);
    g_autofree char *source = obl_cli_dup_clean (base->source);

    if (options->as_json)
      write_base (base);
    else
      obl_cli_print (_ ("%s  %'" PRId64 " entries, %'" PRId64 " names  %s  (%s)"), name,
                     base->n_entries, base->n_names, base->scheme, source);
  }
  return OBL_EXIT_DONE;
}

/* --- search ----------------------------------------------------------------------------------- */

static void
write_entry (const OblKnowledgeEntry *entry)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "base", entry->base);
  obl_json_member_string (json, "scheme", entry->scheme);
  obl_json_member_string (json, "id", entry->id);
  obl_json_member_string (json, "type", entry->entity->type);
  obl_json_member_string (json, "name", entry->entity->name);
  obl_json_name (json, "aliases");
  obl_json_begin_array (json);
  for (guint i = 0; i < entry->entity->aliases->len; i++)
    obl_json_string (json, ((const OblAlias *)entry->entity->aliases->pdata[i])->name);
  obl_json_end_array (json);
  obl_json_member_string (json, "description", entry->description);
  obl_json_name (json, "external");
  obl_json_begin_object (json);
  for (guint i = 0; i < entry->entity->external->len; i++) {
    const OblExternalId *external = entry->entity->external->pdata[i];

    obl_json_member_string (json, external->scheme, external->value);
  }
  obl_json_end_object (json);
  obl_json_member_int (json, "popularity", entry->popularity);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_entry (const OblKnowledgeEntry *entry)
{
  g_autofree char *id = obl_cli_dup_clean (entry->id);
  g_autofree char *name = obl_cli_dup_clean (entry->entity->name);
  g_autofree char *description
      = obl_cli_dup_clean (entry->description != NULL ? entry->description : "");
  g_autofree char *base = obl_cli_dup_clean (entry->base);

  obl_cli_print ("%-12s  %s%s%s  (%s)", id, name, *description != '\0' ? ": " : "", description,
                 base);
}

static OblExit
run_search (OblStore *store, const Options *options, GError **error)
{
  g_autofree char *query = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_ptr_array_add (options->arguments, NULL);
  query = g_strjoinv (" ", (char **)options->arguments->pdata);
  if (!g_utf8_validate (query, -1, NULL)) {
    g_set_error_literal (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
                         _ ("The name to look for is not UTF-8"));
    return OBL_EXIT_FAILED;
  }
  entries = obl_store_search_knowledge (store, query, options->label,
                                        (guint)MAX (1, options->limit), error);
  if (entries == NULL)
    return OBL_EXIT_FAILED;
  for (guint i = 0; i < entries->len; i++) {
    if (options->as_json)
      write_entry (entries->pdata[i]);
    else
      print_entry (entries->pdata[i]);
  }
  if (entries->len == 0 && !options->as_json)
    obl_cli_say (_ ("nothing found"));
  return OBL_EXIT_DONE;
}

/* --- remove, adopt ---------------------------------------------------------------------------- */

static OblExit
run_remove (OblStore *store, const Options *options, GError **error)
{
  return obl_store_remove_knowledge (store, options->arguments->pdata[0], NULL, error)
             ? OBL_EXIT_DONE
             : OBL_EXIT_FAILED;
}

/* The span to link; FALSE when it is not there. */
static gboolean
find_span (OblStore *store, const char *string, OblSpan **span, GError **error)
{
  GError *problem = NULL;
  OblId id;

  if (string == NULL)
    return TRUE;
  if (obl_id_parse (string, &id))
    *span = obl_store_get_span (store, &id, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (*span == NULL)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("There is no annotation %s in the project"), string);
  return *span != NULL;
}

static gboolean
adopt (OblStore *store,
       const Options *options,
       const OblKnowledgeEntry *entry,
       OblId *id,
       GError **error)
{
  g_autoptr (OblSpan) span = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *annotator = obl_cli_dup_annotator (options->annotator);
  g_autofree char *label = NULL;
  OblAdopted adopted;

  if (!find_span (store, options->span, &span, error))
    return FALSE;
  label = span != NULL
              ? g_strdup_printf (_ ("Link “%s” to %s"), span->quote, entry->entity->name)
              /* Translators: an entry of the history; %s is somebody in a knowledge base. */
              : g_strdup_printf (_ ("Make an entity of %s"), entry->entity->name);
  edit = obl_edit_begin (store, label, annotator, error);
  return edit != NULL
         && obl_knowledge_adopt (edit, store, entry, span == NULL ? NULL : span->label, FALSE, id,
                                 &adopted, error)
         && (span == NULL || obl_edit_link_span (edit, &span->id, id, error))
         && obl_edit_commit (edit, error);
}

static OblExit
run_adopt (OblStore *store, const Options *options, GError **error)
{
  const char *base = options->arguments->pdata[0];
  const char *id = options->arguments->pdata[1];
  GError *problem = NULL;
  g_autoptr (OblKnowledgeEntry) entry = obl_store_get_knowledge (store, base, id, &problem);
  char string[OBL_ID_STRING_SIZE];
  OblId entity_id;

  if (problem != NULL) {
    g_propagate_error (error, problem);
    return OBL_EXIT_FAILED;
  }
  if (entry == NULL) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("There is no “%s” in a knowledge base “%s”"), id, base);
    return OBL_EXIT_FAILED;
  }
  if (!adopt (store, options, entry, &entity_id, error))
    return OBL_EXIT_FAILED;
  obl_cli_print ("%s", obl_id_format (&entity_id, string));
  return OBL_EXIT_DONE;
}

/* --- The command ------------------------------------------------------------------------------ */

static const struct {
  const char *verb;
  guint min, max; /* arguments after it */
  OblStoreMode mode;
  OblExit (*run) (OblStore *store, const Options *options, GError **error);
} verbs[] = {
  { "import", 1, 1, OBL_STORE_READ_WRITE, run_import },
  { "list", 0, 0, OBL_STORE_READ_ONLY, run_list },
  { "search", 1, G_MAXUINT, OBL_STORE_READ_ONLY, run_search },
  { "remove", 1, 1, OBL_STORE_READ_WRITE, run_remove },
  { "adopt", 2, 2, OBL_STORE_READ_WRITE, run_adopt },
};

static OblExit
run_verb (const OblCommand *command, const char *project, guint verb, const Options *options)
{
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;
  OblExit status;

  if (options->arguments->len < verbs[verb].min || options->arguments->len > verbs[verb].max)
    return obl_cli_usage (command, _ ("“%s” is not used like that"), verbs[verb].verb);
  store = obl_cli_open (project, verbs[verb].mode);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  status = verbs[verb].run (store, options, &error);
  return error != NULL ? obl_cli_fail (error) : status;
}

OblExit
obl_cli_run_knowledge (const OblCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { .limit = 20 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_ ("csv, tsv, jsonl or ftm"),
      N_ ("FORMAT") },
    { "name", 'n', 0, G_OPTION_ARG_STRING, &options.name, N_ ("What to call the knowledge base"),
      N_ ("NAME") },
    { "replace", 'r', 0, G_OPTION_ARG_NONE, &options.replace,
      N_ ("In the place of the one of that name"), NULL },
    { "as-entities", 'e', 0, G_OPTION_ARG_NONE, &options.as_entities,
      N_ ("Make entities of all of it, and no knowledge base"), NULL },
    { "label", 'l', 0, G_OPTION_ARG_STRING, &options.label, N_ ("Things of this type first"),
      N_ ("LABEL") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("At most so many"), N_ ("N") },
    { "span", 's', 0, G_OPTION_ARG_STRING, &options.span, N_ ("Link this annotation to it"),
      N_ ("ID") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, G_MAXUINT);
  OblKnowledgeFormat format;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (options.format != NULL && !obl_knowledge_format_from_string (options.format, &format))
    return obl_cli_usage (command, _ ("There is no format “%s”; it is csv, tsv, jsonl or ftm"),
                          options.format);
  options.arguments = g_ptr_array_new ();
  for (guint i = 2; arguments[i] != NULL; i++)
    g_ptr_array_add (options.arguments, arguments[i]);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (strcmp (arguments[1], verbs[i].verb) == 0)
      return run_verb (command, arguments[0], i, &options);
  }
  return obl_cli_usage (
      command, _ ("There is no “%s”; it is import, list, search, remove or adopt"), arguments[1]);
}
