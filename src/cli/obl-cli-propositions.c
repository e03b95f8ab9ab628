/* SPDX-License-Identifier: GPL-3.0-or-later */
/* propositions: what claims of many articles say alike; making, joining and linking them. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-claims.h"
#include "cli/obl-cli.h"
#include "core/edit/obl-edit.h"
#include "core/store/obl-store-same-claims.h"

#define MAX_CANDIDATES 50u

typedef struct {
  OblStore *store;
  const char *annotator;
  const char *match;
  gboolean as_json;
  char **words; /* what stands behind the verb */
  guint n_words;
} Task;

/* --- Listing -------------------------------------------------------------------------------------- */

static void
write_facts (const OblPropositionFacts *facts)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&facts->proposition->id, id));
  obl_json_member_string (json, "sentence", facts->proposition->text);
  obl_json_member_int (json, "n_claims", facts->n_claims);
  obl_json_member_int (json, "n_documents", facts->n_documents);
  obl_json_member_int (json, "n_publishers", facts->n_publishers);
  obl_json_member_int (json, "n_links", facts->n_links);
  obl_json_member_int (json, "n_assessments", facts->n_assessments);
  obl_json_member_string (json, "first", *facts->first == '\0' ? NULL : facts->first);
  obl_json_member_string (json, "last", *facts->last == '\0' ? NULL : facts->last);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static gboolean
list (Task *task, GError **error)
{
  g_autoptr (GPtrArray) all = obl_store_list_propositions (task->store, task->match, error);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const OblPropositionFacts *facts = all->pdata[i];
    g_autofree char *sentence = obl_cli_dup_clean (facts->proposition->text);
    char id[OBL_ID_STRING_SIZE];

    if (task->as_json)
      write_facts (facts);
    else
      obl_cli_print ("%s  %5u  %s", obl_id_format (&facts->proposition->id, id), facts->n_claims,
                     sentence);
  }
  if (all != NULL && all->len == 0 && !task->as_json)
    obl_cli_say (_ ("nothing found"));
  return all != NULL;
}

/* --- One ------------------------------------------------------------------------------------------ */

static void
write_part (OblJson *json, const OblSpreadPart *part, const char *name)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, name, *part->name == '\0' ? NULL : part->name);
  obl_json_member_int (json, "n_claims", part->n_claims);
  obl_json_member_int (json, "n_documents", part->n_documents);
  obl_json_member_int (json, "n_texts", part->n_texts);
  obl_json_member_string (json, "first", *part->first == '\0' ? NULL : part->first);
  obl_json_member_string (json, "last", *part->last == '\0' ? NULL : part->last);
  obl_json_end_object (json);
}

static void
write_parts (OblJson *json, const char *member, const GPtrArray *parts, const char *name)
{
  obl_json_name (json, member);
  obl_json_begin_array (json);
  for (guint i = 0; i < parts->len; i++)
    write_part (json, parts->pdata[i], name);
  obl_json_end_array (json);
}

static void
write_spread (OblJson *json, const OblSpread *spread)
{
  char id[OBL_ID_STRING_SIZE];

  obl_json_member_int (json, "n_claims", spread->n_claims);
  obl_json_member_int (json, "n_documents", spread->n_documents);
  obl_json_member_int (json, "n_texts", spread->n_texts);
  obl_json_name (json, "first");
  if (spread->n_claims == 0) {
    obl_json_null (json);
  } else {
    obl_json_begin_object (json);
    obl_json_member_string (json, "claim", obl_id_format (&spread->first_frame_id, id));
    obl_json_member_string (json, "document", obl_id_format (&spread->first_document_id, id));
    obl_json_member_string (json, "title", spread->first_title);
    obl_json_member_string (json, "publisher", spread->first_publisher);
    obl_json_member_string (json, "date", *spread->first_day == '\0' ? NULL : spread->first_day);
    obl_json_end_object (json);
  }
  write_parts (json, "publishers", spread->publishers, "publisher");
  write_parts (json, "days", spread->days, "date");
}

static gboolean
write_links (Task *task, OblJson *json, const OblId *id, GError **error)
{
  g_autoptr (GPtrArray) links = obl_store_list_proposition_links (task->store, id, error);
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_name (json, "links");
  obl_json_begin_array (json);
  for (guint i = 0; links != NULL && i < links->len; i++) {
    const OblPropositionLink *link = links->pdata[i];

    obl_json_begin_object (json);
    obl_json_member_string (json, "id", obl_id_format (&link->id, buffer));
    obl_json_member_string (json, "from", obl_id_format (&link->from_id, buffer));
    obl_json_member_string (json, "type", link->type);
    obl_json_member_string (json, "to", obl_id_format (&link->to_id, buffer));
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  return links != NULL;
}

static GPtrArray *
list_claims (Task *task, const OblId *id, GError **error)
{
  g_autoptr (OblClaimQuery) query = obl_claim_query_new ();
  g_autoptr (OblClaimOrder) order = NULL;

  query->proposition_id = *id;
  query->sort = OBL_CLAIM_DATE;
  order = obl_store_order_claims (task->store, query, error);
  return order == NULL
             ? NULL
             : obl_store_list_claims (task->store, (const gint64 *)(gconstpointer)order->rows->data,
                                      order->rows->len, error);
}

static gboolean
show_json (Task *task,
           const OblProposition *proposition,
           const OblSpread *spread,
           const GPtrArray *claims,
           GError **error)
{
  g_autoptr (GHashTable) annotators = obl_cli_load_annotators (task->store, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char id[OBL_ID_STRING_SIZE];

  if (annotators == NULL)
    return FALSE;
  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&proposition->id, id));
  obl_json_member_string (json, "sentence", proposition->text);
  write_spread (json, spread);
  if (!write_links (task, json, &proposition->id, error)
      || !obl_cli_write_assessments (json, task->store, annotators, NULL, &proposition->id, error))
    return FALSE;
  obl_json_name (json, "claims");
  obl_json_begin_array (json);
  for (guint i = 0; i < claims->len; i++)
    obl_json_string (json, obl_id_format (&((const OblClaim *)claims->pdata[i])->frame_id, id));
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
  return TRUE;
}

static void
print_parts (const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    const OblSpreadPart *part = parts->pdata[i];
    g_autofree char *name = obl_cli_dup_clean (part->name);

    obl_cli_print ("%5u  %5u  %-10s  %s", part->n_claims, part->n_texts, part->first,
                   *name == '\0' ? "—" : name);
  }
}

static gboolean
print_links (Task *task, const OblId *id, GError **error)
{
  g_autoptr (GPtrArray) links = obl_store_list_proposition_links (task->store, id, error);

  for (guint i = 0; links != NULL && i < links->len; i++) {
    const OblPropositionLink *link = links->pdata[i];
    const gboolean is_from = obl_id_equal (&link->from_id, id);
    g_autoptr (OblProposition) other
        = obl_store_get_proposition (task->store, is_from ? &link->to_id : &link->from_id, error);
    g_autofree char *sentence = other == NULL ? NULL : obl_cli_dup_clean (other->text);
    char buffer[OBL_ID_STRING_SIZE];

    if (other == NULL)
      return FALSE;
    obl_cli_print ("%s  %s %s  %s", obl_id_format (&link->id, buffer), is_from ? "→" : "←",
                   link->type, sentence);
  }
  return links != NULL;
}

static gboolean
show_one (Task *task, const OblId *id, GError **error)
{
  g_autoptr (OblProposition) proposition = obl_store_get_proposition (task->store, id, error);
  g_autoptr (OblSpread) spread
      = proposition == NULL ? NULL : obl_store_get_spread (task->store, id, error);
  g_autoptr (GPtrArray) claims = spread == NULL ? NULL : list_claims (task, id, error);
  g_autofree char *sentence = NULL;

  if (claims == NULL)
    return FALSE;
  if (task->as_json)
    return show_json (task, proposition, spread, claims, error);
  sentence = obl_cli_dup_clean (proposition->text);
  obl_cli_print ("%s", sentence);
  obl_cli_print (ngettext ("%u claim", "%u claims", spread->n_claims), spread->n_claims);
  print_parts (spread->publishers);
  if (!print_links (task, id, error))
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    obl_cli_print_claim (claims->pdata[i]);
  return TRUE;
}

static gboolean
show (Task *task, GError **error)
{
  OblId id;

  return obl_store_find_proposition (task->store, task->words[0], &id, error)
         && show_one (task, &id, error);
}

/* --- Candidates ----------------------------------------------------------------------------------- */

static void
write_strings (OblJson *json, const char *name, const GPtrArray *strings)
{
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; i < strings->len; i++)
    obl_json_string (json, strings->pdata[i]);
  obl_json_end_array (json);
}

static void
write_candidate (const OblClaimCandidate *candidate)
{
  static const char *const numbers[] = { "different", "none", "same" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  const OblId *proposition_id = &candidate->claim->proposition_id;
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "claim", obl_id_format (&candidate->claim->frame_id, id));
  obl_json_name (json, "score");
  obl_json_double (json, (double)(gint64)(candidate->score * 1000 + 0.5) / 1000);
  obl_json_member_string (json, "content", candidate->claim->columns[OBL_CLAIM_CONTENT]);
  obl_json_member_string (json, "proposition",
                          obl_id_is_none (proposition_id) ? NULL
                                                          : obl_id_format (proposition_id, id));
  write_strings (json, "words", candidate->words);
  write_strings (json, "entities", candidate->entities);
  obl_json_member_boolean (json, "same_act", candidate->same_act);
  obl_json_member_string (json, "numbers", numbers[candidate->numbers + 1]);
  obl_json_member_boolean (json, "differs_in_negation", candidate->differs_in_negation);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static gboolean
candidates (Task *task, GError **error)
{
  OblId proposition_id = OBL_ID_NONE;
  OblId frame_id = OBL_ID_NONE;
  g_autoptr (GPtrArray) found = NULL;

  if (!obl_store_find_proposition (task->store, task->words[0], &proposition_id, NULL)) {
    proposition_id = OBL_ID_NONE;
    if (!obl_store_find_frame (task->store, task->words[0], &frame_id, error))
      return FALSE;
  }
  found
      = obl_store_list_same_claims (task->store, &proposition_id, &frame_id, MAX_CANDIDATES, error);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const OblClaimCandidate *candidate = found->pdata[i];
    g_autofree char *reason = obl_claim_candidate_dup_reason (candidate);
    g_autofree char *clean = obl_cli_dup_clean (reason);

    if (task->as_json) {
      write_candidate (candidate);
      continue;
    }
    obl_cli_print ("%.2f  %s", candidate->score, clean);
    obl_cli_print_claim (candidate->claim);
  }
  if (found != NULL && found->len == 0 && !task->as_json)
    obl_cli_say (_ ("nothing found"));
  return found != NULL;
}

/* --- Changing ------------------------------------------------------------------------------------- */

static void
print_id (const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s", obl_id_format (id, buffer));
}

/* The claims that are named from word @first on say @proposition_id. */
static gboolean
put_claims (Task *task, OblEdit *edit, guint first, const OblId *proposition_id, GError **error)
{
  for (guint i = first; i < task->n_words; i++) {
    OblId frame_id;

    if (!obl_store_find_frame (task->store, task->words[i], &frame_id, error)
        || !obl_edit_set_proposition (edit, &frame_id, proposition_id, error))
      return FALSE;
  }
  return TRUE;
}

static OblEdit *
begin (Task *task, const char *label, GError **error)
{
  return obl_edit_begin (task->store, label, task->annotator, error);
}

static gboolean
make (Task *task, GError **error)
{
  g_autoptr (OblProposition) proposition = obl_proposition_new ();
  g_autoptr (OblEdit) edit = begin (task, _ ("New proposition"), error);

  proposition->text = g_strdup (task->words[0]);
  if (edit == NULL || !obl_edit_put_proposition (edit, proposition, error)
      || !put_claims (task, edit, 1, &proposition->id, error) || !obl_edit_commit (edit, error))
    return FALSE;
  print_id (&proposition->id);
  return TRUE;
}

static gboolean
put (Task *task, GError **error)
{
  g_autoptr (OblEdit) edit = begin (task, _ ("Put claims under a proposition"), error);
  OblId id;

  return edit != NULL && obl_store_find_proposition (task->store, task->words[0], &id, error)
         && put_claims (task, edit, 1, &id, error) && obl_edit_commit (edit, error);
}

static gboolean
take_out (Task *task, GError **error)
{
  g_autoptr (OblEdit) edit = begin (task, _ ("Take claims out of their proposition"), error);

  return edit != NULL && put_claims (task, edit, 0, &OBL_ID_NONE, error)
         && obl_edit_commit (edit, error);
}

static gboolean
rename_one (Task *task, GError **error)
{
  g_autoptr (OblEdit) edit = begin (task, _ ("Rename a proposition"), error);
  g_autoptr (OblProposition) proposition = NULL;
  OblId id;

  if (edit == NULL || !obl_store_find_proposition (task->store, task->words[0], &id, error))
    return FALSE;
  proposition = obl_store_get_proposition (task->store, &id, error);
  if (proposition == NULL)
    return FALSE;
  g_free (proposition->text);
  proposition->text = g_strdup (task->words[1]);
  return obl_edit_put_proposition (edit, proposition, error) && obl_edit_commit (edit, error);
}

static gboolean
merge (Task *task, GError **error)
{
  g_autoptr (OblEdit) edit = begin (task, _ ("Merge propositions"), error);
  OblId into, from;

  if (edit == NULL || !obl_store_find_proposition (task->store, task->words[0], &into, error))
    return FALSE;
  for (guint i = 1; i < task->n_words; i++) {
    if (!obl_store_find_proposition (task->store, task->words[i], &from, error)
        || !obl_edit_merge_propositions (edit, &into, &from, error))
      return FALSE;
  }
  return obl_edit_commit (edit, error);
}

static gboolean
delete_one (Task *task, GError **error)
{
  g_autoptr (OblEdit) edit = begin (task, _ ("Delete a proposition"), error);
  OblId id;

  return edit != NULL && obl_store_find_proposition (task->store, task->words[0], &id, error)
         && obl_edit_delete_proposition (edit, &id, error) && obl_edit_commit (edit, error);
}

static gboolean
link_two (Task *task, GError **error)
{
  g_autoptr (OblPropositionLink) link = obl_proposition_link_new ();
  g_autoptr (OblEdit) edit = begin (task, _ ("Link propositions"), error);

  link->type = g_strdup (task->words[1]);
  if (edit == NULL
      || !obl_store_find_proposition (task->store, task->words[0], &link->from_id, error)
      || !obl_store_find_proposition (task->store, task->words[2], &link->to_id, error)
      || !obl_edit_put_proposition_link (edit, link, error) || !obl_edit_commit (edit, error))
    return FALSE;
  print_id (&link->id);
  return TRUE;
}

static gboolean
unlink_one (Task *task, GError **error)
{
  g_autoptr (OblEdit) edit = begin (task, _ ("Take a link between propositions away"), error);
  OblId id;

  if (edit == NULL)
    return FALSE;
  if (!obl_id_parse (task->words[0], &id)) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN, _ ("“%s” is not the id of a link"),
                 task->words[0]);
    return FALSE;
  }
  return obl_edit_delete_proposition_link (edit, &id, error) && obl_edit_commit (edit, error);
}

/* --- Verbs ---------------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  gboolean (*run) (Task *task, GError **error);
  guint min, max; /* words behind it */
  gboolean writes;
} verbs[] = {
  { "list", list, 0, 0, FALSE },
  { "show", show, 1, 1, FALSE },
  { "candidates", candidates, 1, 1, FALSE },
  { "new", make, 1, G_MAXUINT, TRUE },
  { "put", put, 2, G_MAXUINT, TRUE },
  { "take-out", take_out, 1, G_MAXUINT, TRUE },
  { "rename", rename_one, 2, 2, TRUE },
  { "merge", merge, 2, G_MAXUINT, TRUE },
  { "delete", delete_one, 1, 1, TRUE },
  { "link", link_two, 3, 3, TRUE },
  { "unlink", unlink_one, 1, 1, TRUE },
};

static OblExit
run_verb (const OblCommand *command, Task *task, const char *path, const char *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autoptr (OblStore) store = NULL;
    GError *error = NULL;

    if (strcmp (verbs[i].name, verb) != 0)
      continue;
    if (task->n_words < verbs[i].min || task->n_words > verbs[i].max)
      return obl_cli_usage (command, _ ("wrong number of words after “%s”"), verb);
    task->store = store
        = obl_cli_open (path, verbs[i].writes ? OBL_STORE_READ_WRITE : OBL_STORE_READ_ONLY);
    if (store == NULL)
      return OBL_EXIT_FAILED;
    return verbs[i].run (task, &error) ? OBL_EXIT_DONE : obl_cli_fail (error);
  }
  return obl_cli_usage (command, _ ("“%s” is not something to do with propositions"), verb);
}

OblExit
obl_cli_run_propositions (const OblCommand *command, int argc, char **argv)
{
  Task task = { 0 };
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  g_autofree char *match = NULL;
  const GOptionEntry entries[] = {
    { "match", 'm', 0, G_OPTION_ARG_STRING, &match, N_ ("Whose sentence contains this"),
      N_ ("TEXT") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &task.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, G_MAXUINT);
  guint n;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  n = g_strv_length (arguments);
  annotator = obl_cli_dup_annotator (annotator_option);
  task.annotator = annotator;
  task.match = match;
  task.words = arguments + MIN (n, 2);
  task.n_words = n - MIN (n, 2);
  return run_verb (command, &task, arguments[0], n > 1 ? arguments[1] : "list");
}
