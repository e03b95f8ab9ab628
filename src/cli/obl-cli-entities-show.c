/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entities: the list of them, who is called so, one with all its mentions, and likely duplicates. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-entities.h"
#include "core/base/obl-time.h"

#define DEFAULT_LIMIT 20

static guint
get_limit (const OblEntitiesOptions *options, guint otherwise)
{
  return options->limit == 0 ? otherwise : (guint)options->limit;
}

static void
member_id (OblJson *json, const char *name, const OblId *id)
{
  char string[OBL_ID_STRING_SIZE];

  obl_json_member_string (json, name, obl_id_is_none (id) ? NULL : obl_id_format (id, string));
}

/* --- One entity ------------------------------------------------------------------------------- */

void
obl_cli_write_entity (OblJson *json, const OblEntity *entity)
{
  member_id (json, "id", &entity->id);
  obl_json_member_string (json, "type", entity->type);
  obl_json_member_string (json, "name", entity->name);
  obl_json_name (json, "aliases");
  obl_json_begin_array (json);
  for (guint i = 0; i < entity->aliases->len; i++) {
    const OblAlias *alias = entity->aliases->pdata[i];

    obl_json_begin_object (json);
    obl_json_member_string (json, "name", alias->name);
    obl_json_member_string (json, "language", alias->language);
    obl_json_member_string (json, "script", alias->script);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  obl_json_name (json, "external");
  obl_json_begin_object (json);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    obl_json_member_string (json, external->scheme, external->value);
  }
  obl_json_end_object (json);
  obl_json_member_string (json, "notes", entity->notes);
  obl_json_member_int (json, "n_mentions", entity->n_mentions);
}

static void
print_line (const OblId *id, const char *type, const char *name, guint n_mentions)
{
  g_autofree char *clean = obl_cli_dup_clean (name);
  g_autofree char *clean_type = obl_cli_dup_clean (type == NULL ? "" : type);
  char string[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s  %6u  %-12s  %s", obl_id_format (id, string), n_mentions, clean_type, clean);
}

/* --- The list --------------------------------------------------------------------------------- */

static gboolean
write_line (OblStore *store, const OblEntityLine *line, GError **error)
{
  g_autoptr (OblEntity) entity = obl_store_get_entity (store, &line->id, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (entity == NULL)
    return FALSE;
  obl_json_begin_object (json);
  obl_cli_write_entity (json, entity);
  obl_json_member_int (json, "n_documents", line->n_documents);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
  return TRUE;
}

static gboolean
list_all (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (GPtrArray) lines = obl_store_list_entity_lines (store, error);
  guint n_shown = 0;

  for (guint i = 0; lines != NULL && i < lines->len && n_shown < get_limit (options, G_MAXUINT);
       i++) {
    const OblEntityLine *line = lines->pdata[i];

    if (options->type != NULL && g_strcmp0 (line->type, options->type) != 0)
      continue;
    if (!options->as_json)
      print_line (&line->id, line->type, line->name, line->n_mentions);
    else if (!write_line (store, line, error))
      return FALSE;
    n_shown++;
  }
  return lines != NULL;
}

static void
show_candidate (const OblLinkCandidate *candidate, gboolean as_json)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (!as_json) {
    print_line (&candidate->entity->id, candidate->entity->type, candidate->entity->name,
                candidate->entity->n_mentions);
    return;
  }
  obl_json_begin_object (json);
  obl_cli_write_entity (json, candidate->entity);
  obl_json_member_string (json, "matched", candidate->matched);
  obl_json_name (json, "similarity");
  obl_json_double (json, candidate->similarity);
  obl_json_name (json, "score");
  obl_json_double (json, candidate->score);
  obl_json_member_int (json, "n_here", candidate->n_here);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static gboolean
search (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  const guint limit = get_limit (options, DEFAULT_LIMIT);
  g_autoptr (GPtrArray) found
      = obl_store_list_candidates (store, options->text, NULL, NULL, NULL, limit, error);
  guint n_shown = 0;

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const OblLinkCandidate *candidate = found->pdata[i];

    if (options->type != NULL && g_strcmp0 (candidate->entity->type, options->type) != 0)
      continue;
    show_candidate (candidate, options->as_json);
    n_shown++;
  }
  if (found != NULL && n_shown == 0 && !options->as_json)
    obl_cli_say (_ ("nothing found"));
  return found != NULL;
}

gboolean
obl_cli_entities_list (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  return options->text == NULL ? list_all (store, options, error) : search (store, options, error);
}

gboolean
obl_cli_entities_candidates (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (options->documents != NULL) {
    ids = obl_cli_choose_documents (store, options->documents, error);
    if (ids == NULL)
      return FALSE;
  }
  found = obl_store_list_candidates (store, options->candidates, options->label,
                                     ids == NULL ? NULL : &g_array_index (ids, OblId, 0), NULL,
                                     get_limit (options, DEFAULT_LIMIT), error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    show_candidate (found->pdata[i], options->as_json);
  return found != NULL;
}

/* --- One with all that is known ---------------------------------------------------------------- */

void
obl_cli_write_mention (OblJson *json, const OblMention *mention)
{
  obl_json_begin_object (json);
  member_id (json, "document", &mention->document_id);
  obl_json_member_string (json, "title", mention->document_title);
  member_id (json, "span", &mention->span_id);
  obl_json_member_string (json, "label", mention->label);
  obl_json_name (json, "range");
  obl_json_begin_array (json);
  obl_json_int (json, mention->range.start);
  obl_json_int (json, mention->range.end);
  obl_json_end_array (json);
  obl_json_member_string (json, "before", mention->before);
  obl_json_member_string (json, "match", mention->quote);
  obl_json_member_string (json, "after", mention->after);
  member_id (json, "entity", &mention->entity_id);
  obl_json_member_string (json, "name", mention->entity_name);
  obl_json_end_object (json);
}

void
obl_cli_print_mention (const OblMention *mention)
{
  g_autofree char *before = obl_cli_dup_clean (mention->before == NULL ? "" : mention->before);
  g_autofree char *quote = obl_cli_dup_clean (mention->quote);
  g_autofree char *after = obl_cli_dup_clean (mention->after == NULL ? "" : mention->after);
  g_autofree char *name
      = mention->entity_name == NULL ? NULL : obl_cli_dup_clean (mention->entity_name);
  char string[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s %6u  %s[%s]%s%s%s", obl_id_format (&mention->document_id, string),
                 mention->range.start, before, quote, after, name == NULL ? "" : "  = ",
                 name == NULL ? "" : name);
}

typedef struct {
  OblEntity *entity;
  GPtrArray *spellings;
  GPtrArray *merges;
  GPtrArray *distinct;
  GPtrArray *mentions;
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->entity, obl_entity_unref);
  g_clear_pointer (&known->spellings, g_ptr_array_unref);
  g_clear_pointer (&known->merges, g_ptr_array_unref);
  g_clear_pointer (&known->distinct, g_ptr_array_unref);
  g_clear_pointer (&known->mentions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
read_known (OblStore *store, const OblEntitiesOptions *options, Known *known, GError **error)
{
  const OblId *id;

  known->entity = obl_cli_find_entity (store, options->show, error);
  if (known->entity == NULL)
    return FALSE;
  id = &known->entity->id;
  return (known->spellings = obl_store_list_spellings (store, id, error)) != NULL
         && (known->merges = obl_store_list_merges (store, id, error)) != NULL
         && (known->distinct = obl_store_list_distinct (store, id, error)) != NULL
         && (known->mentions
             = obl_store_list_mentions (store, id, 0, get_limit (options, 0), error))
                != NULL;
}

static void
write_merges (OblJson *json, const GPtrArray *merges)
{
  obl_json_name (json, "merges");
  obl_json_begin_array (json);
  for (guint i = 0; i < merges->len; i++) {
    const OblMerge *merge = merges->pdata[i];
    g_autofree char *when = obl_time_format (merge->created);

    obl_json_begin_object (json);
    member_id (json, "from", &merge->from_id);
    member_id (json, "into", &merge->into_id);
    obl_json_member_string (json, "name", merge->name);
    obl_json_member_string (json, "type", merge->type);
    obl_json_member_int (json, "n_mentions", merge->n_mentions);
    obl_json_member_string (json, "annotator", merge->annotator);
    obl_json_member_string (json, "created", when);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_known (const Known *known)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_cli_write_entity (json, known->entity);
  obl_json_name (json, "spellings");
  obl_json_begin_array (json);
  for (guint i = 0; i < known->spellings->len; i++) {
    const OblSpelling *spelling = known->spellings->pdata[i];

    obl_json_begin_object (json);
    obl_json_member_string (json, "text", spelling->quote);
    obl_json_member_int (json, "n_mentions", spelling->n_mentions);
    obl_json_member_int (json, "n_documents", spelling->n_documents);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  write_merges (json, known->merges);
  obl_json_name (json, "distinct");
  obl_json_begin_array (json);
  for (guint i = 0; i < known->distinct->len; i++) {
    const OblDistinct *distinct = known->distinct->pdata[i];

    obl_json_begin_object (json);
    member_id (json, "id", &distinct->other_id);
    obl_json_member_string (json, "name", distinct->other_name);
    obl_json_member_string (json, "annotator", distinct->annotator);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  obl_json_name (json, "mentions");
  obl_json_begin_array (json);
  for (guint i = 0; i < known->mentions->len; i++)
    obl_cli_write_mention (json, known->mentions->pdata[i]);
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_known (const Known *known)
{
  const OblEntity *entity = known->entity;

  print_line (&entity->id, entity->type, entity->name, entity->n_mentions);
  for (guint i = 0; i < entity->aliases->len; i++) {
    const OblAlias *alias = entity->aliases->pdata[i];
    g_autofree char *clean = obl_cli_dup_clean (alias->name);

    obl_cli_print (_ ("  also %s"), clean);
  }
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    obl_cli_print ("  %s %s", external->scheme, external->value);
  }
  for (guint i = 0; i < known->merges->len; i++) {
    const OblMerge *merge = known->merges->pdata[i];
    g_autofree char *when = obl_time_format (merge->created);

    obl_cli_print (_ ("  merged: %s (%s, %s)"), merge->name,
                   merge->annotator == NULL ? "" : merge->annotator, when);
  }
  for (guint i = 0; i < known->distinct->len; i++) {
    const OblDistinct *distinct = known->distinct->pdata[i];

    if (distinct->other_name != NULL)
      obl_cli_print (_ ("  not the same as %s"), distinct->other_name);
  }
  for (guint i = 0; i < known->mentions->len; i++)
    obl_cli_print_mention (known->mentions->pdata[i]);
}

gboolean
obl_cli_entities_show (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_auto (Known) known = { 0 };

  if (!read_known (store, options, &known, error))
    return FALSE;
  if (options->as_json)
    write_known (&known);
  else
    print_known (&known);
  return TRUE;
}

/* --- Likely duplicates ------------------------------------------------------------------------ */

static const struct {
  OblAlikeReason reason;
  const char *name;
} reasons[] = {
  { OBL_ALIKE_EXTERNAL, "external-id" },  { OBL_ALIKE_NAME, "name" },
  { OBL_ALIKE_SPELLING, "spelling" },     { OBL_ALIKE_PART, "part-of-name" },
  { OBL_ALIKE_CONTEXT, "same-articles" },
};

static void
write_side (OblJson *json, const char *name, const OblEntity *entity, const char *alike)
{
  obl_json_name (json, name);
  obl_json_begin_object (json);
  member_id (json, "id", &entity->id);
  obl_json_member_string (json, "type", entity->type);
  obl_json_member_string (json, "name", entity->name);
  obl_json_member_string (json, "alike", alike);
  obl_json_member_int (json, "n_mentions", entity->n_mentions);
  obl_json_end_object (json);
}

static void
write_duplicate (const OblDuplicate *duplicate)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  write_side (json, "first", duplicate->first, duplicate->first_name);
  write_side (json, "second", duplicate->second, duplicate->second_name);
  obl_json_name (json, "score");
  obl_json_double (json, duplicate->score);
  obl_json_name (json, "reasons");
  obl_json_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if ((duplicate->reasons & reasons[i].reason) != 0)
      obl_json_string (json, reasons[i].name);
  }
  obl_json_end_array (json);
  obl_json_member_int (json, "n_documents_shared", duplicate->n_documents_shared);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_duplicate (const OblDuplicate *duplicate)
{
  g_autofree char *first = obl_cli_dup_clean (duplicate->first->name);
  g_autofree char *second = obl_cli_dup_clean (duplicate->second->name);
  g_autoptr (GString) why = g_string_new (NULL);
  char a[OBL_ID_STRING_SIZE];
  char b[OBL_ID_STRING_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if ((duplicate->reasons & reasons[i].reason) != 0)
      g_string_append_printf (why, "%s%s", why->len == 0 ? "" : ", ", reasons[i].name);
  }
  obl_cli_print ("%.2f  %s (%u)  %s (%u)  %s\n      %s %s", duplicate->score, first,
                 duplicate->first->n_mentions, second, duplicate->second->n_mentions, why->str,
                 obl_id_format (&duplicate->first->id, a),
                 obl_id_format (&duplicate->second->id, b));
}

gboolean
obl_cli_entities_duplicates (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (GPtrArray) queue
      = obl_store_list_duplicates (store, get_limit (options, 1000), NULL, NULL, NULL, error);

  for (guint i = 0; queue != NULL && i < queue->len; i++) {
    if (options->as_json)
      write_duplicate (queue->pdata[i]);
    else
      print_duplicate (queue->pdata[i]);
  }
  if (queue != NULL && queue->len == 0 && !options->as_json)
    obl_cli_say (_ ("nothing found"));
  return queue != NULL;
}
