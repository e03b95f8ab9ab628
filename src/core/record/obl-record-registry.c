/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decided about entities: which became one, and which are not.
 *
 * The ids here are plain: one that was merged is gone, and of two that are not the same the other may
 * come with a later record or not at all. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/record/obl-record-apply.h"
#include "core/store/obl-store-registry.h"

/* --- Writing ---------------------------------------------------------------------------------- */

static void
write_id (OblJson *json, const char *name, const OblId *id)
{
  char string[OBL_ID_STRING_SIZE];

  obl_json_member_string (json, name, obl_id_is_none (id) ? NULL : obl_id_format (id, string));
}

static void
write_time (OblJson *json, const char *name, gint64 value)
{
  g_autofree char *string = value == 0 ? NULL : obl_time_format (value);

  obl_json_member_string (json, name, string);
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  return obl_id_compare (&(*(const OblMerge *const *)a)->from_id,
                         &(*(const OblMerge *const *)b)->from_id);
}

gboolean
obl_record_write_merges (OblJson *json,
                         OblStore *store,
                         const GPtrArray *entities,
                         GHashTable *annotator_ids,
                         GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_merge_free);

  for (guint i = 0; i < entities->len; i++) {
    g_autoptr (GPtrArray) merges
        = obl_store_list_merges (store, &((const OblEntity *)entities->pdata[i])->id, error);

    if (merges == NULL)
      return FALSE;
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&merges));
  }
  g_ptr_array_sort (all, compare_merges);
  obl_json_name (json, "merges");
  obl_json_begin_array (json);
  for (guint i = 0; i < all->len; i++) {
    const OblMerge *merge = all->pdata[i];

    obl_json_begin_object (json);
    write_id (json, "from", &merge->from_id);
    write_id (json, "into", &merge->into_id);
    obl_json_member_string (json, "name", merge->name);
    obl_json_member_string (json, "type", merge->type);
    obl_json_member_int (json, "mentions", merge->n_mentions);
    write_id (json, "annotator", &merge->annotator_id);
    write_time (json, "created", merge->created);
    obl_json_end_object (json);
    if (!obl_id_is_none (&merge->annotator_id))
      g_hash_table_add (annotator_ids, obl_id_dup (&merge->annotator_id));
  }
  obl_json_end_array (json);
  return TRUE;
}

static gboolean
has_entity (const GPtrArray *entities, const OblId *id)
{
  for (guint i = 0; i < entities->len; i++) {
    if (obl_id_equal (&((const OblEntity *)entities->pdata[i])->id, id))
      return TRUE;
  }
  return FALSE;
}

static void
write_judgement (OblJson *json, const OblId *id, const OblDistinct *distinct)
{
  const gboolean turned = obl_id_compare (id, &distinct->other_id) > 0;
  char string[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_name (json, "entities");
  obl_json_begin_array (json);
  obl_json_string (json, obl_id_format (turned ? &distinct->other_id : id, string));
  obl_json_string (json, obl_id_format (turned ? id : &distinct->other_id, string));
  obl_json_end_array (json);
  write_id (json, "annotator", &distinct->annotator_id);
  write_time (json, "created", distinct->created);
  obl_json_end_object (json);
}

gboolean
obl_record_write_distinct (OblJson *json,
                           OblStore *store,
                           const GPtrArray *entities,
                           GHashTable *annotator_ids,
                           GError **error)
{
  obl_json_name (json, "distinct");
  obl_json_begin_array (json);
  for (guint i = 0; i < entities->len; i++) {
    const OblId *id = &((const OblEntity *)entities->pdata[i])->id;
    g_autoptr (GPtrArray) judged = obl_store_list_distinct (store, id, error);

    if (judged == NULL)
      return FALSE;
    for (guint j = 0; j < judged->len; j++) {
      const OblDistinct *distinct = judged->pdata[j];

      /* Of two in the same record, the first tells it. */
      if (obl_id_compare (&distinct->other_id, id) < 0
          && has_entity (entities, &distinct->other_id))
        continue;
      write_judgement (json, id, distinct);
      if (!obl_id_is_none (&distinct->annotator_id))
        g_hash_table_add (annotator_ids, obl_id_dup (&distinct->annotator_id));
    }
  }
  obl_json_end_array (json);
  return TRUE;
}

/* --- Applying --------------------------------------------------------------------------------- */

/* An entity of this file or the project, or the id of one that is neither. */
static gboolean
read_entity_id (OblRecordApply *apply, const OblJsonNode *node, OblId *id, GError **error)
{
  const OblName *known;

  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  known = obl_record_names_find (apply->names, node->text);
  if (known != NULL && known->kind == OBL_NAME_ENTITY) {
    *id = known->id;
    return TRUE;
  }
  return obl_id_parse (node->text, id)
         || obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                             _ ("“%s” is neither an entity of this file nor an id"), node->text);
}

static gboolean
read_member_id (
    OblRecordApply *apply, const OblJsonNode *object, const char *name, OblId *id, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  if (node != NULL)
    return read_entity_id (apply, node, id, error);
  return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, object, _ ("“%s” is missing"), name);
}

static gboolean
put_merge (OblRecordApply *apply, const OblJsonNode *node, GError **error)
{
  static const char *const known[]
      = { "from", "into", "name", "type", "mentions", "annotator", "created", NULL };
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  gint64 n_mentions = 0;
  OblMerge merge = { 0 };

  obl_record_note_unknown (apply, node, known);
  if (!read_member_id (apply, node, "from", &merge.from_id, error)
      || !read_member_id (apply, node, "into", &merge.into_id, error)
      || !obl_record_read_name (node, "name", &name, error)
      || !obl_record_read_text (node, "type", &type, error)
      || !obl_record_read_int (node, "mentions", 0, G_MAXINT32, &n_mentions, error)
      || !obl_record_read_annotator (apply, node, &merge.annotator_id, error)
      || !obl_record_read_time (node, "created", &merge.created, error))
    return FALSE;
  if (name == NULL || obl_id_equal (&merge.from_id, &merge.into_id))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a merge needs a “name” and two entities"));
  merge.name = name;
  merge.type = type;
  merge.n_mentions = (guint)n_mentions;
  return obl_edit_put_merge (apply->edit, &merge, error) || obl_record_fail_at (error, node);
}

static gboolean
put_distinct (OblRecordApply *apply, const OblJsonNode *node, GError **error)
{
  static const char *const known[] = { "entities", "annotator", "created", NULL };
  OblId annotator_id = OBL_ID_NONE;
  gint64 created = 0;
  const OblJsonNode *pair;
  OblId a, b;

  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_few (node, "entities", OBL_JSON_ARRAY, &pair, error)
      || !obl_record_read_annotator (apply, node, &annotator_id, error)
      || !obl_record_read_time (node, "created", &created, error))
    return FALSE;
  if (pair == NULL || pair->first == NULL || pair->first->next == NULL
      || pair->first->next->next != NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a judgement needs two “entities”"));
  if (!read_entity_id (apply, pair->first, &a, error)
      || !read_entity_id (apply, pair->first->next, &b, error))
    return FALSE;
  return obl_edit_put_distinct (apply->edit, &a, &b, &annotator_id, created, error)
         || obl_record_fail_at (error, node);
}

static gboolean
put_list (OblRecordApply *apply,
          const char *member,
          gboolean (*put) (OblRecordApply *apply, const OblJsonNode *node, GError **error),
          GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_few (apply->root, member, OBL_JSON_ARRAY, &list, error))
    return FALSE;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    if (!obl_record_check_kind (node, OBL_JSON_OBJECT, error) || !put (apply, node, error))
      return FALSE;
    apply->changed = TRUE;
  }
  return TRUE;
}

gboolean
obl_record_put_registry (OblRecordApply *apply, GError **error)
{
  return put_list (apply, "merges", put_merge, error)
         && put_list (apply, "distinct", put_distinct, error);
}
