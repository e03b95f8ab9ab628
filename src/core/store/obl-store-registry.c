/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registry's lists: all entities with their numbers in one pass, how one is spelled, what was merged
 * into it and who it is not. */
#define G_LOG_DOMAIN "obl-store-registry"

#include "config.h"

#include "core/store/obl-store-registry.h"

#include <glib/gi18n-lib.h>

#include "core/store/obl-store-private.h"

static gpointer
read_line (OblStmt *stmt)
{
  OblEntityLine *line = g_new0 (OblEntityLine, 1);

  obl_stmt_column_id (stmt, 0, &line->id);
  line->type = obl_stmt_column_dup (stmt, 1);
  line->name = obl_stmt_column_dup_required (stmt, 2);
  line->n_aliases = (guint)obl_stmt_column_int (stmt, 3);
  line->n_external = (guint)obl_stmt_column_int (stmt, 4);
  line->n_mentions = (guint)obl_stmt_column_int (stmt, 5);
  line->n_documents = (guint)obl_stmt_column_int (stmt, 6);
  return line;
}

GPtrArray *
obl_store_list_entity_lines (OblStore *store, GError **error)
{
  /* Mentions are counted by article first, in the order of span_by_entity: nothing is sorted. */
  static const char sql[]
      = "WITH by_document AS (SELECT entity_id, count(*) AS n FROM span WHERE entity_id IS NOT "
        "NULL "
        "GROUP BY entity_id, document_id), "
        "mentions AS (SELECT entity_id, sum(n) AS n, count(*) AS d FROM by_document GROUP BY "
        "entity_id), "
        "aliases AS (SELECT entity_id, count(*) AS n FROM entity_alias GROUP BY entity_id), "
        "externals AS (SELECT entity_id, count(*) AS n FROM entity_external GROUP BY entity_id) "
        "SELECT e.id, e.type, e.name, a.n, x.n, m.n, m.d FROM entity e "
        "LEFT JOIN aliases a ON a.entity_id = e.id LEFT JOIN externals x ON x.entity_id = e.id "
        "LEFT JOIN mentions m ON m.entity_id = e.id ORDER BY e.name, e.id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  return stmt == NULL
             ? NULL
             : obl_stmt_collect (stmt, read_line, (GDestroyNotify)obl_entity_line_free, error);
}

/* --- Spellings -------------------------------------------------------------------------------- */

static gpointer
read_spelling (OblStmt *stmt)
{
  OblSpelling *spelling = g_new0 (OblSpelling, 1);

  spelling->quote = obl_stmt_column_dup_required (stmt, 0);
  spelling->n_mentions = (guint)obl_stmt_column_int (stmt, 1);
  spelling->n_documents = (guint)obl_stmt_column_int (stmt, 2);
  return spelling;
}

GPtrArray *
obl_store_list_spellings (OblStore *store, const OblId *entity_id, GError **error)
{
  static const char sql[]
      = "SELECT quote, count(*) AS n, count(DISTINCT document_id) FROM "
        "(SELECT s.document_id, (SELECT group_concat(quote, ' ') FROM (SELECT quote FROM fragment "
        "f "
        "WHERE f.span_id = s.id ORDER BY ordinal)) AS quote FROM span s WHERE s.entity_id = ?1) "
        "GROUP BY quote ORDER BY n DESC, quote";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, entity_id);
  return obl_stmt_collect (stmt, read_spelling, (GDestroyNotify)obl_spelling_free, error);
}

/* --- Merges and judgements -------------------------------------------------------------------- */

static gpointer
read_merge (OblStmt *stmt)
{
  OblMerge *merge = g_new0 (OblMerge, 1);

  obl_stmt_column_id (stmt, 0, &merge->from_id);
  obl_stmt_column_id (stmt, 1, &merge->into_id);
  merge->name = obl_stmt_column_dup_required (stmt, 2);
  merge->type = obl_stmt_column_dup (stmt, 3);
  merge->n_mentions = (guint)obl_stmt_column_int (stmt, 4);
  obl_stmt_column_id (stmt, 5, &merge->annotator_id);
  merge->annotator = obl_stmt_column_dup (stmt, 6);
  merge->created = obl_stmt_column_int (stmt, 7);
  return merge;
}

GPtrArray *
obl_store_list_merges (OblStore *store, const OblId *entity_id, GError **error)
{
  /* UNION, and not UNION ALL: a stranger's file may go round in a circle. */
  static const char sql[]
      = "WITH RECURSIVE gone (id) AS (SELECT ?1 UNION SELECT m.from_id FROM entity_merge m "
        "JOIN gone g ON m.into_id = g.id) "
        "SELECT m.from_id, m.into_id, m.name, m.type, m.n_mentions, m.annotator_id, a.name, "
        "m.created FROM gone g JOIN entity_merge m ON m.into_id = g.id "
        "LEFT JOIN annotator a ON a.id = m.annotator_id ORDER BY m.created DESC, m.from_id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, entity_id);
  return obl_stmt_collect (stmt, read_merge, (GDestroyNotify)obl_merge_free, error);
}

static gpointer
read_distinct (OblStmt *stmt)
{
  OblDistinct *distinct = g_new0 (OblDistinct, 1);

  obl_stmt_column_id (stmt, 0, &distinct->other_id);
  distinct->other_name = obl_stmt_column_dup (stmt, 1);
  obl_stmt_column_id (stmt, 2, &distinct->annotator_id);
  distinct->annotator = obl_stmt_column_dup (stmt, 3);
  distinct->created = obl_stmt_column_int (stmt, 4);
  return distinct;
}

GPtrArray *
obl_store_list_distinct (OblStore *store, const OblId *entity_id, GError **error)
{
  static const char sql[]
      = "SELECT d.other_id, e.name, d.annotator_id, a.name, d.created FROM "
        "(SELECT second_id AS other_id, annotator_id, created FROM entity_distinct "
        "WHERE first_id = ?1 UNION ALL SELECT first_id, annotator_id, created "
        "FROM entity_distinct WHERE second_id = ?1) d LEFT JOIN entity e ON e.id = d.other_id "
        "LEFT JOIN annotator a ON a.id = d.annotator_id ORDER BY d.other_id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, entity_id);
  return obl_stmt_collect (stmt, read_distinct, (GDestroyNotify)obl_distinct_free, error);
}

/* --- A merge that is only planned ------------------------------------------------------------- */

static OblEntity *
require_entity (OblStore *store, const OblId *id, GError **error)
{
  GError *problem = NULL;
  OblEntity *entity = obl_store_get_entity (store, id, &problem);
  char string[OBL_ID_STRING_SIZE];

  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (entity == NULL)
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("There is no entity %s in the project"), obl_id_format (id, string));
  return entity;
}

static gboolean
count_moving (OblStore *store, OblMergePlan *plan, GError **error)
{
  static const char mentions[] = "SELECT count(*) FROM span WHERE entity_id = ?1";
  static const char documents[]
      = "SELECT count(*) FROM (SELECT 1 FROM span WHERE entity_id = ?1 GROUP BY document_id)";
  static const char roles[] = "SELECT count(*) FROM frame_role WHERE entity_id = ?1";
  const OblId *id = &plan->from->id;
  gint64 n_mentions = 0, n_documents = 0, n_roles = 0;

  if (!obl_store_query_int (store, mentions, id, &n_mentions, error)
      || !obl_store_query_int (store, documents, id, &n_documents, error)
      || !obl_store_query_int (store, roles, id, &n_roles, error))
    return FALSE;
  plan->n_mentions = (guint)n_mentions;
  plan->n_documents = (guint)n_documents;
  plan->n_roles = (guint)n_roles;
  return TRUE;
}

static gboolean
is_judged_distinct (OblStore *store, const OblMergePlan *plan, gboolean *judged, GError **error)
{
  g_autoptr (GPtrArray) distinct = obl_store_list_distinct (store, &plan->into->id, error);

  for (guint i = 0; distinct != NULL && i < distinct->len; i++) {
    const OblDistinct *judgement = distinct->pdata[i];

    *judged |= obl_id_equal (&judgement->other_id, &plan->from->id);
  }
  return distinct != NULL;
}

OblMergePlan *
obl_store_plan_merge (OblStore *store, const OblId *into, const OblId *from, GError **error)
{
  g_autoptr (OblMergePlan) plan = g_new0 (OblMergePlan, 1);

  if (obl_id_equal (into, from)) {
    g_set_error_literal (error, OBL_STORE_ERROR, OBL_STORE_ERROR_FAILED,
                         _ ("An entity cannot be merged with itself"));
    return NULL;
  }
  plan->into = require_entity (store, into, error);
  if (plan->into == NULL || (plan->from = require_entity (store, from, error)) == NULL)
    return NULL;
  plan->lost_external = g_ptr_array_new ();
  plan->merged = obl_registry_unite (plan->into, plan->from, plan->lost_external);
  plan->differs_in_type = plan->into->type != NULL && plan->from->type != NULL
                          && !g_str_equal (plan->into->type, plan->from->type);
  if (!count_moving (store, plan, error)
      || !is_judged_distinct (store, plan, &plan->judged_distinct, error))
    return NULL;
  return g_steal_pointer (&plan);
}
