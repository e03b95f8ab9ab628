/* SPDX-License-Identifier: GPL-3.0-or-later */
/* claims: the claims of all articles, filtered, sorted, grouped; with the chains of their sources and
 * what analysts think of them. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-claims.h"
#include "cli/obl-cli.h"

/* Claims that are read from the project at a time. */
#define PORTION 256u

typedef struct {
  OblStore *store;
  OblClaimQuery *query;
  GHashTable *annotators; /* OblId → name */
  gboolean as_json;
  gboolean as_csv;
} Task;

static void
clear_task (Task *task)
{
  g_clear_pointer (&task->query, obl_claim_query_free);
  g_clear_pointer (&task->annotators, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, clear_task)

/* --- Shared with the commands of propositions ------------------------------------------------------ */

GHashTable *
obl_cli_load_annotators (OblStore *store, GError **error)
{
  g_autoptr (GPtrArray) annotators = obl_store_list_annotators (store, error);
  GHashTable *names;

  if (annotators == NULL)
    return NULL;
  names = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  for (guint i = 0; i < annotators->len; i++) {
    const OblAnnotator *annotator = annotators->pdata[i];

    g_hash_table_insert (names, obl_id_dup (&annotator->id), g_strdup (annotator->name));
  }
  return names;
}

static void
write_lines (OblJson *json, const char *name, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; parts[i] != NULL; i++)
    obl_json_string (json, parts[i]);
  obl_json_end_array (json);
}

static void
write_attributes (OblJson *json, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  obl_json_name (json, "attributes");
  obl_json_begin_object (json);
  for (guint i = 0; parts[i] != NULL; i++) {
    char *value = strstr (parts[i], ": ");

    if (value == NULL)
      continue;
    *value = '\0';
    obl_json_member_string (json, parts[i], value + 2);
  }
  obl_json_end_object (json);
}

static void
write_id (OblJson *json, const char *name, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_member_string (json, name, obl_id_is_none (id) ? NULL : obl_id_format (id, buffer));
}

/* Whether a later one of the same analyst, scale and subject is in the list, which is in the order of
 * their making. */
static gboolean
is_latest (const GPtrArray *assessments, guint index)
{
  const OblAssessment *one = assessments->pdata[index];

  for (guint i = 0; i < assessments->len; i++) {
    const OblAssessment *other = assessments->pdata[i];

    if (strcmp (one->scale, other->scale) == 0
        && obl_id_equal (&one->annotator_id, &other->annotator_id)
        && obl_id_equal (&one->frame_id, &other->frame_id)
        && (other->created > one->created
            || (other->created == one->created && obl_id_compare (&other->id, &one->id) > 0)))
      return FALSE;
  }
  return TRUE;
}

static void
write_assessment (OblJson *json, const GPtrArray *assessments, guint index, GHashTable *annotators)
{
  const OblAssessment *assessment = assessments->pdata[index];
  g_autofree char *created
      = assessment->created == 0 ? NULL : obl_time_format (assessment->created);

  obl_json_begin_object (json);
  write_id (json, "id", &assessment->id);
  obl_json_member_string (json, "of",
                          obl_id_is_none (&assessment->frame_id) ? "proposition" : "claim");
  obl_json_member_string (json, "scale", assessment->scale);
  obl_json_member_string (json, "value", assessment->value);
  obl_json_member_string (json, "note", assessment->note);
  obl_json_member_string (json, "annotator",
                          g_hash_table_lookup (annotators, &assessment->annotator_id));
  obl_json_member_string (json, "created", created);
  obl_json_member_boolean (json, "latest", is_latest (assessments, index));
  obl_json_end_object (json);
}

gboolean
obl_cli_write_assessments (OblJson *json,
                           OblStore *store,
                           GHashTable *annotators,
                           const OblId *frame_id,
                           const OblId *proposition_id,
                           GError **error)
{
  const OblId *subjects[] = { frame_id, proposition_id };

  obl_json_name (json, "assessments");
  obl_json_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++) {
    g_autoptr (GPtrArray) assessments = NULL;

    if (subjects[i] == NULL || obl_id_is_none (subjects[i]))
      continue;
    assessments = obl_store_list_assessments (store, subjects[i], error);
    if (assessments == NULL)
      return FALSE;
    for (guint j = 0; j < assessments->len; j++)
      write_assessment (json, assessments, j, annotators);
  }
  obl_json_end_array (json);
  return TRUE;
}

gboolean
obl_cli_write_claim (
    OblJson *json, OblStore *store, GHashTable *annotators, const OblClaim *claim, GError **error)
{
  g_auto (GStrv) chain = obl_claim_split_chain (claim->columns[OBL_CLAIM_CHAIN]);
  const char *published = claim->columns[OBL_CLAIM_DATE];
  gboolean done;

  obl_json_begin_object (json);
  write_id (json, "id", &claim->frame_id);
  write_id (json, "document", &claim->document_id);
  obl_json_member_string (json, "title", claim->columns[OBL_CLAIM_TITLE]);
  obl_json_member_string (json, "publisher", claim->columns[OBL_CLAIM_PUBLISHER]);
  obl_json_member_string (json, "published", *published == '\0' ? NULL : published);
  obl_json_member_string (json, "type", claim->columns[OBL_CLAIM_TYPE]);
  write_lines (json, "source", claim->columns[OBL_CLAIM_SOURCE]);
  obl_json_member_string (json, "act", claim->columns[OBL_CLAIM_ACT]);
  write_lines (json, "target", claim->columns[OBL_CLAIM_TARGET]);
  obl_json_member_string (json, "content", claim->columns[OBL_CLAIM_CONTENT]);
  obl_json_name (json, "range");
  obl_json_begin_array (json);
  obl_json_int (json, claim->content.start);
  obl_json_int (json, claim->content.end);
  obl_json_end_array (json);
  obl_json_name (json, "chain");
  obl_json_begin_array (json);
  for (guint i = 0; chain[i] != NULL; i++)
    obl_json_string (json, chain[i]);
  obl_json_end_array (json);
  write_id (json, "nested_in", &claim->outer_id);
  write_attributes (json, claim->columns[OBL_CLAIM_ATTRIBUTES]);
  write_id (json, "proposition", &claim->proposition_id);
  obl_json_member_string (
      json, "sentence",
      obl_id_is_none (&claim->proposition_id) ? NULL : claim->columns[OBL_CLAIM_PROPOSITION]);
  done = obl_cli_write_assessments (json, store, annotators, &claim->frame_id,
                                    &claim->proposition_id, error);
  obl_json_end_object (json);
  return done;
}

static char *
dup_joined (const char *lines, const char *separator)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  return g_strjoinv (separator, parts);
}

void
obl_cli_print_claim (const OblClaim *claim)
{
  g_auto (GStrv) chain = obl_claim_split_chain (claim->columns[OBL_CLAIM_CHAIN]);
  g_autofree char *way = g_strjoinv (" > ", chain);
  g_autofree char *who = obl_cli_dup_clean (way);
  g_autofree char *target = dup_joined (claim->columns[OBL_CLAIM_TARGET], ", ");
  g_autofree char *whom = obl_cli_dup_clean (target);
  g_autofree char *content = obl_cli_dup_clean (claim->columns[OBL_CLAIM_CONTENT]);
  g_autofree char *title = obl_cli_dup_clean (claim->columns[OBL_CLAIM_TITLE]);
  g_autofree char *sentence = obl_cli_dup_clean (claim->columns[OBL_CLAIM_PROPOSITION]);
  g_autofree char *assessments = dup_joined (claim->columns[OBL_CLAIM_ASSESSMENTS], "; ");
  const char *act = claim->columns[OBL_CLAIM_ACT];
  char id[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s  %s%s%s%s%s: “%s”", obl_id_format (&claim->frame_id, id), who,
                 *act != '\0' ? "  " : "", act, *whom != '\0' ? "  → " : "", whom, content);
  obl_cli_print (
      "      %s%s%s%s%s", title, *claim->columns[OBL_CLAIM_PUBLISHER] != '\0' ? ", " : "",
      claim->columns[OBL_CLAIM_PUBLISHER], *claim->columns[OBL_CLAIM_DATE] != '\0' ? ", " : "",
      claim->columns[OBL_CLAIM_DATE]);
  if (*sentence != '\0')
    obl_cli_print ("      = %s", sentence);
  if (*assessments != '\0')
    obl_cli_print ("      %s", assessments);
}

/* --- CSV -------------------------------------------------------------------------------------------- */

static void
append_cell (GString *line, const char *text, const char *separator)
{
  g_autofree char *joined = dup_joined (text, separator);

  g_string_append (line, line->len > 0 ? ",\"" : "\"");
  for (const char *p = joined; *p != '\0'; p++)
    g_string_append_len (line, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
  g_string_append_c (line, '"');
}

static void
write_csv (const OblClaim *claim)
{
  static const OblClaimColumn columns[]
      = { OBL_CLAIM_TITLE,  OBL_CLAIM_PUBLISHER,  OBL_CLAIM_DATE,        OBL_CLAIM_TYPE,
          OBL_CLAIM_SOURCE, OBL_CLAIM_ACT,        OBL_CLAIM_TARGET,      OBL_CLAIM_CONTENT,
          OBL_CLAIM_CHAIN,  OBL_CLAIM_ATTRIBUTES, OBL_CLAIM_PROPOSITION, OBL_CLAIM_ASSESSMENTS };
  g_autoptr (GString) line = g_string_new (NULL);
  char id[OBL_ID_STRING_SIZE];

  append_cell (line, obl_id_format (&claim->frame_id, id), "");
  append_cell (line, obl_id_format (&claim->document_id, id), "");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_auto (GStrv) chain = NULL;
    g_autofree char *way = NULL;

    if (columns[i] == OBL_CLAIM_CHAIN) {
      chain = obl_claim_split_chain (claim->columns[OBL_CLAIM_CHAIN]);
      way = g_strjoinv ("\n", chain);
    }
    append_cell (line, way != NULL ? way : claim->columns[columns[i]],
                 columns[i] == OBL_CLAIM_CHAIN ? " > " : "; ");
  }
  append_cell (line,
               obl_id_is_none (&claim->proposition_id) ? ""
                                                       : obl_id_format (&claim->proposition_id, id),
               "");
  g_string_append (line, "\r\n");
  obl_cli_write (line->str, line->len);
}

static void
write_csv_head (void)
{
  static const char head[] = "id,document,title,publisher,published,type,source,act,target,content,"
                             "chain,attributes,sentence,assessments,proposition\r\n";

  obl_cli_write (head, strlen (head));
}

/* --- Listing ------------------------------------------------------------------------------------------ */

static gboolean
show_claim (Task *task, const OblClaim *claim, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (task->as_csv) {
    write_csv (claim);
    return TRUE;
  }
  if (!task->as_json) {
    obl_cli_print_claim (claim);
    return TRUE;
  }
  if (!obl_cli_write_claim (json, task->store, task->annotators, claim, error))
    return FALSE;
  obl_cli_print ("%s", out->str);
  return TRUE;
}

static gboolean
show_rows (Task *task, const GArray *rows, guint first, guint n_rows, GError **error)
{
  for (guint i = 0; i < n_rows; i += PORTION) {
    g_autoptr (GPtrArray) claims = obl_store_list_claims (
        task->store, &g_array_index (rows, gint64, first + i), MIN (PORTION, n_rows - i), error);

    if (claims == NULL)
      return FALSE;
    for (guint j = 0; j < claims->len; j++) {
      if (!show_claim (task, claims->pdata[j], error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
write_group (Task *task, const GArray *rows, const OblClaimGroup *group, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  write_lines (json, obl_claim_column_get_name ((OblClaimColumn)task->query->group), group->value);
  obl_json_member_int (json, "n_claims", group->n_claims);
  obl_json_name (json, "claims");
  obl_json_begin_array (json);
  for (guint i = 0; i < group->n_claims; i += PORTION) {
    g_autoptr (GPtrArray) claims
        = obl_store_list_claims (task->store, &g_array_index (rows, gint64, group->first + i),
                                 MIN (PORTION, group->n_claims - i), error);
    char id[OBL_ID_STRING_SIZE];

    if (claims == NULL)
      return FALSE;
    for (guint j = 0; j < claims->len; j++)
      obl_json_string (json, obl_id_format (&((const OblClaim *)claims->pdata[j])->frame_id, id));
  }
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
  return TRUE;
}

static gboolean
show_groups (Task *task, const OblClaimOrder *order, GError **error)
{
  for (guint i = 0; i < order->groups->len; i++) {
    const OblClaimGroup *group = order->groups->pdata[i];
    g_autofree char *joined = dup_joined (group->value, ", ");
    g_autofree char *name = obl_cli_dup_clean (joined);

    if (task->as_json) {
      if (!write_group (task, order->rows, group, error))
        return FALSE;
      continue;
    }
    obl_cli_print ("%s%s (%u)", i > 0 ? "\n" : "", *name == '\0' ? "—" : name, group->n_claims);
    if (!show_rows (task, order->rows, group->first, group->n_claims, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
show (Task *task, GError **error)
{
  g_autoptr (OblClaimOrder) order = NULL;
  gboolean done = FALSE;

  task->annotators = obl_cli_load_annotators (task->store, error);
  if (task->annotators == NULL || !obl_store_begin_read (task->store, error))
    return FALSE;
  order = obl_store_order_claims (task->store, task->query, error);
  if (order != NULL) {
    if (task->as_csv)
      write_csv_head ();
    if (order->rows->len == 0 && !task->as_json && !task->as_csv)
      obl_cli_say (_ ("nothing found"));
    done = order->groups != NULL && !task->as_csv
               ? show_groups (task, order, error)
               : show_rows (task, order->rows, 0, order->rows->len, error);
  }
  obl_store_end_read (task->store);
  return done;
}

/* --- Options ------------------------------------------------------------------------------------------ */

typedef struct {
  char *source, *target, *proposition, *document, *sort, *group, *match;
  char **acts, **publishers, **attributes, **assessments;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->source);
  g_free (options->target);
  g_free (options->proposition);
  g_free (options->document);
  g_free (options->sort);
  g_free (options->group);
  g_free (options->match);
  g_strfreev (options->acts);
  g_strfreev (options->publishers);
  g_strfreev (options->attributes);
  g_strfreev (options->assessments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* "name=value" is how they are given, "name: value" how they stand in rows. */
static void
add_filters (OblClaimQuery *query, OblClaimColumn column, char **values, gboolean is_pair)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++) {
    char *equals = is_pair ? strchr (values[i], '=') : NULL;
    g_autofree char *pair = NULL;

    if (equals != NULL) {
      *equals = '\0';
      pair = g_strconcat (values[i], ": ", equals + 1, NULL);
    }
    obl_claim_query_add (query, column, pair != NULL ? pair : values[i]);
  }
}

static gboolean
read_column (const OblCommand *command, const char *name, int *column)
{
  if (name == NULL)
    return TRUE;
  *column = obl_claim_column_find (name);
  if (*column != OBL_CLAIM_NO_COLUMN)
    return TRUE;
  obl_cli_usage (command,
                 _ ("“%s” is no column. There are source, act, target, content, title, publisher, "
                    "date, attributes, proposition, assessments, chain and type"),
                 name);
  return FALSE;
}

static gboolean
find_things (Task *task, const Options *options, GError **error)
{
  OblClaimQuery *query = task->query;

  return (options->proposition == NULL
          || obl_store_find_proposition (task->store, options->proposition, &query->proposition_id,
                                         error))
         && (options->document == NULL
             || obl_store_find_document (task->store, options->document, &query->document_id,
                                         error));
}

static gboolean
make_query (const OblCommand *command, Task *task, Options *options)
{
  OblClaimQuery *query = task->query = obl_claim_query_new ();

  query->match = g_steal_pointer (&options->match);
  query->source_words = g_steal_pointer (&options->source);
  query->target_words = g_steal_pointer (&options->target);
  add_filters (query, OBL_CLAIM_ACT, options->acts, FALSE);
  add_filters (query, OBL_CLAIM_PUBLISHER, options->publishers, FALSE);
  add_filters (query, OBL_CLAIM_ATTRIBUTES, options->attributes, TRUE);
  add_filters (query, OBL_CLAIM_ASSESSMENTS, options->assessments, TRUE);
  return read_column (command, options->sort, &query->sort)
         && read_column (command, options->group, &query->group);
}

OblExit
obl_cli_run_claims (const OblCommand *command, int argc, char **argv)
{
  g_auto (Task) task = { 0 };
  g_auto (Options) options = { 0 };
  gboolean reverse = FALSE;
  const GOptionEntry entries[] = {
    { "source", 's', 0, G_OPTION_ARG_STRING, &options.source, N_ ("Of sources with these words"),
      N_ ("WORDS") },
    { "target", 't', 0, G_OPTION_ARG_STRING, &options.target, N_ ("About targets with these words"),
      N_ ("WORDS") },
    { "act", 'A', 0, G_OPTION_ARG_STRING_ARRAY, &options.acts, N_ ("Of this act"), N_ ("ACT") },
    { "publisher", 'P', 0, G_OPTION_ARG_STRING_ARRAY, &options.publishers,
      N_ ("In articles of this publisher"), N_ ("NAME") },
    { "attribute", 'T', 0, G_OPTION_ARG_STRING_ARRAY, &options.attributes,
      N_ ("With this attribute"), N_ ("NAME=VALUE") },
    { "assessment", 'S', 0, G_OPTION_ARG_STRING_ARRAY, &options.assessments,
      N_ ("That somebody judges so"), N_ ("SCALE=VALUE") },
    { "proposition", 'p', 0, G_OPTION_ARG_STRING, &options.proposition,
      N_ ("That say this proposition"), N_ ("ID") },
    { "document", 'd', 0, G_OPTION_ARG_STRING, &options.document, N_ ("Only in this article"),
      N_ ("DOC") },
    { "match", 'm', 0, G_OPTION_ARG_STRING, &options.match, N_ ("With all of these words"),
      N_ ("WORDS") },
    { "group-by", 'g', 0, G_OPTION_ARG_STRING, &options.group,
      N_ ("Together by what stands in this column"), N_ ("COLUMN") },
    { "sort", 'o', 0, G_OPTION_ARG_STRING, &options.sort, N_ ("In the order of this column"),
      N_ ("COLUMN") },
    { "reverse", 'r', 0, G_OPTION_ARG_NONE, &reverse, N_ ("From the end"), NULL },
    { "csv", 'c', 0, G_OPTION_ARG_NONE, &task.as_csv, N_ ("Write CSV"), NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &task.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL || !make_query (command, &task, &options))
    return OBL_EXIT_USAGE;
  task.query->descending = reverse;
  task.store = store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!find_things (&task, &options, &error) || !show (&task, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
