/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who: merging, splitting, linking many mentions at once, and judging that two are not the same.
 *
 * Mentions are moved by one statement for all of them, and never rewritten: an entity with ten thousand
 * mentions is merged as fast as the rows can be recorded. */
#define G_LOG_DOMAIN "obl-edit-registry"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/store/obl-store-registry.h"

/* --- Judgements ------------------------------------------------------------------------------- */

static gboolean
run_with_pair (OblEdit *edit, const char *sql, const OblId *a, const OblId *b, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, a);
  obl_stmt_bind_id (stmt, 2, b);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_put_distinct (OblEdit *edit,
                       const OblId *a,
                       const OblId *b,
                       const OblId *annotator_id,
                       gint64 created,
                       GError **error)
{
  static const char sql[] = "INSERT INTO entity_distinct (first_id, second_id, annotator_id, "
                            "created) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
  const gboolean turned = obl_id_compare (a, b) > 0;
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblId annotator = annotator_id == NULL ? OBL_ID_NONE : *annotator_id;

  if (stmt == NULL)
    return FALSE;
  if (obl_id_equal (a, b) || obl_id_is_none (a) || obl_id_is_none (b)) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("An entity cannot be judged not to be itself"));
    return FALSE;
  }
  if (created == 0 && !obl_edit_fill_annotator (edit, &annotator, error))
    return FALSE;
  obl_stmt_bind_id (stmt, 1, turned ? b : a);
  obl_stmt_bind_id (stmt, 2, turned ? a : b);
  obl_stmt_bind_id (stmt, 3, &annotator);
  obl_stmt_bind_int (stmt, 4, created == 0 ? edit->now : created);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_delete_distinct (OblEdit *edit, const OblId *a, const OblId *b, GError **error)
{
  return run_with_pair (edit,
                        "DELETE FROM entity_distinct WHERE first_id IN (?1, ?2) "
                        "AND second_id IN (?1, ?2)",
                        a, b, error);
}

gboolean
obl_edit_forget_judgements (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (
             edit, "DELETE FROM entity_distinct WHERE first_id = ?1 OR second_id = ?1", id, error)
         && obl_edit_run_with_id (
             edit,
             "WITH RECURSIVE gone (id) AS (SELECT ?1 UNION SELECT m.from_id FROM entity_merge m "
             "JOIN gone g ON m.into_id = g.id) DELETE FROM entity_merge WHERE into_id IN "
             "(SELECT id FROM gone)",
             id, error);
}

/* --- Merging ---------------------------------------------------------------------------------- */

gboolean
obl_edit_put_merge (OblEdit *edit, const OblMerge *merge, GError **error)
{
  static const char sql[]
      = "INSERT INTO entity_merge (from_id, into_id, name, type, n_mentions, annotator_id, "
        "created) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (from_id) DO UPDATE SET into_id = ?2, "
        "name = ?3, type = ?4, n_mentions = ?5, annotator_id = ?6, created = ?7";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &merge->from_id);
  obl_stmt_bind_id (stmt, 2, &merge->into_id);
  obl_stmt_bind_text (stmt, 3, merge->name);
  obl_stmt_bind_text (stmt, 4, merge->type);
  obl_stmt_bind_int (stmt, 5, merge->n_mentions);
  obl_stmt_bind_id (stmt, 6, &merge->annotator_id);
  obl_stmt_bind_int (stmt, 7, merge->created == 0 ? edit->now : merge->created);
  return obl_stmt_run (stmt, error);
}

static gboolean
record_merge (OblEdit *edit, const OblMergePlan *plan, GError **error)
{
  OblMerge merge = { .from_id = plan->from->id,
                     .into_id = plan->into->id,
                     .name = plan->from->name,
                     .type = plan->from->type,
                     .n_mentions = plan->n_mentions };

  return obl_edit_fill_annotator (edit, &merge.annotator_id, error)
         && obl_edit_put_merge (edit, &merge, error);
}

/* Whoever is not @from is not @into either, with the judgement's own author and time. */
static gboolean
move_judgements (OblEdit *edit, const OblId *into, const OblId *from, GError **error)
{
  g_autoptr (GPtrArray) distinct = obl_store_list_distinct (edit->store, from, error);

  if (distinct == NULL)
    return FALSE;
  for (guint i = 0; i < distinct->len; i++) {
    const OblDistinct *judgement = distinct->pdata[i];

    if (!obl_id_equal (&judgement->other_id, into)
        && !obl_edit_put_distinct (edit, into, &judgement->other_id, &judgement->annotator_id,
                                   judgement->created, error))
      return FALSE;
  }
  return obl_edit_run_with_id (
      edit, "DELETE FROM entity_distinct WHERE first_id = ?1 OR second_id = ?1", from, error);
}

gboolean
obl_edit_merge_entities (OblEdit *edit, const OblId *into, const OblId *from, GError **error)
{
  g_autoptr (OblMergePlan) plan = NULL;

  if (obl_id_equal (into, from)) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("An entity cannot be merged with itself"));
    return FALSE;
  }
  plan = obl_store_plan_merge (edit->store, into, from, error);
  return plan != NULL && obl_edit_put_entity (edit, plan->merged, error)
         && run_with_pair (edit, "UPDATE span SET entity_id = ?1 WHERE entity_id = ?2", into, from,
                           error)
         && run_with_pair (edit, "UPDATE frame_role SET entity_id = ?1 WHERE entity_id = ?2", into,
                           from, error)
         && move_judgements (edit, into, from, error) && record_merge (edit, plan, error)
         && obl_edit_delete_entity_rows (edit, from, error);
}

/* --- Linking many ----------------------------------------------------------------------------- */

/* @mentions: OblMentionKind of each, or NULL to leave it as it is. */
static gboolean
set_entity (OblEdit *edit,
            const GArray *span_ids,
            const OblId *entity_id,
            const GArray *mentions,
            GError **error)
{
  static const char sql[] = "UPDATE span SET entity_id = ?1, mention = coalesce (?5, mention), "
                            "modified = CASE WHEN ?3 THEN modified ELSE ?4 END "
                            "WHERE id = ?2 AND entity_id IS NOT ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < span_ids->len; i++) {
    obl_stmt_bind_id (stmt, 1, entity_id);
    obl_stmt_bind_id (stmt, 2, &g_array_index (span_ids, OblId, i));
    obl_stmt_bind_int (stmt, 3, edit->keep_times);
    obl_stmt_bind_int (stmt, 4, edit->now);
    if (mentions != NULL)
      obl_stmt_bind_int (stmt, 5, g_array_index (mentions, OblMentionKind, i));
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

/* What those of the spans say that are names, each once; a set of char *.  @mentions: gets the
 * OblMentionKind of each span. */
static GHashTable *
collect_names (OblEdit *edit, const GArray *span_ids, GArray *mentions, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < span_ids->len; i++) {
    GError *problem = NULL;
    OblMentionKind mention;
    g_autoptr (OblSpan) span
        = obl_store_get_span (edit->store, &g_array_index (span_ids, OblId, i), &problem);

    if (span == NULL) {
      if (problem == NULL)
        g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                             _ ("The mention is not in the project any more"));
      else
        g_propagate_error (error, problem);
      return NULL;
    }
    mention = obl_edit_find_mention (edit, span);
    g_array_append_val (mentions, mention);
    if (obl_edit_is_alias (span, mention))
      g_hash_table_add (names, g_strdup (span->quote));
  }
  return g_steal_pointer (&names);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* In order, so that the same edit gives the same aliases. */
static gboolean
add_names (OblEntity *entity, GHashTable *names)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;
  gboolean changed = FALSE;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, name);
  g_ptr_array_sort (sorted, compare_texts);
  for (guint i = 0; i < sorted->len; i++)
    changed |= obl_entity_add_alias (entity, sorted->pdata[i], NULL, NULL);
  return changed;
}

gboolean
obl_edit_link_spans (OblEdit *edit, const GArray *span_ids, const OblId *entity_id, GError **error)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (OblMentionKind));
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (OblEntity) entity = NULL;
  g_autoptr (OblEntity) named = NULL;

  if (obl_id_is_none (entity_id))
    return set_entity (edit, span_ids, entity_id, NULL, error);
  entity = obl_edit_require_entity (edit, entity_id, error);
  names = entity == NULL ? NULL : collect_names (edit, span_ids, mentions, error);
  if (names == NULL || !set_entity (edit, span_ids, entity_id, mentions, error))
    return FALSE;
  named = obl_entity_copy (entity);
  return !add_names (named, names) || obl_edit_put_entity (edit, named, error);
}

/* --- Splitting -------------------------------------------------------------------------------- */

/* Takes from @whole the aliases that are among @names and that none of its mentions uses any more. */
static gboolean
move_aliases (OblEdit *edit, OblEntity *whole, OblEntity *part, GHashTable *names, GError **error)
{
  g_autoptr (GPtrArray) left = obl_store_list_spellings (edit->store, &whole->id, error);

  if (left == NULL)
    return FALSE;
  for (guint i = whole->aliases->len; i > 0; i--) {
    const OblAlias *alias = whole->aliases->pdata[i - 1];
    gboolean is_used = FALSE;

    for (guint j = 0; j < left->len && !is_used; j++)
      is_used = strcmp (((const OblSpelling *)left->pdata[j])->quote, alias->name) == 0;
    if (is_used || !g_hash_table_contains (names, alias->name))
      continue;
    obl_entity_add_alias (part, alias->name, alias->language, alias->script);
    g_ptr_array_remove_index (whole->aliases, i - 1);
  }
  add_names (part, names);
  return TRUE;
}

gboolean
obl_edit_split_entity (
    OblEdit *edit, const OblId *from, const OblEntity *part, const GArray *span_ids, GError **error)
{
  g_autoptr (OblEntity) old = obl_edit_require_entity (edit, from, error);
  g_autoptr (OblEntity) whole = NULL;
  g_autoptr (OblEntity) made = NULL;
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (OblMentionKind));
  g_autoptr (GHashTable) names = NULL;

  if (old == NULL)
    return FALSE;
  if (span_ids->len == 0) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("No mention was chosen to be split off"));
    return FALSE;
  }
  whole = obl_entity_copy (old);
  made = obl_entity_copy (part);
  names = collect_names (edit, span_ids, mentions, error);
  if (names == NULL || !obl_edit_put_entity (edit, made, error)
      || !set_entity (edit, span_ids, &made->id, mentions, error)
      || !move_aliases (edit, whole, made, names, error))
    return FALSE;
  return obl_edit_put_entity (edit, made, error) && obl_edit_put_entity (edit, whole, error)
         && obl_edit_put_distinct (edit, from, &made->id, NULL, 0, error);
}
