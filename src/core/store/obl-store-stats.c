/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts over a whole project. */
#define G_LOG_DOMAIN "obl-store-stats"

#include "config.h"

#include "core/store/obl-store-private.h"

static void
count_free (gpointer data)
{
  OblCount *count = data;

  g_free (count->name);
  g_free (count);
}

void
obl_stats_free (OblStats *stats)
{
  if (stats == NULL)
    return;
  g_clear_pointer (&stats->labels, g_ptr_array_unref);
  g_clear_pointer (&stats->frame_types, g_ptr_array_unref);
  g_free (stats);
}

static gpointer
read_count (OblStmt *stmt)
{
  OblCount *count = g_new0 (OblCount, 1);

  count->name = obl_stmt_column_dup_required (stmt, 0);
  count->count = obl_stmt_column_int (stmt, 1);
  return count;
}

static GPtrArray *
count_by_name (OblStore *store, const char *sql, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  return stmt == NULL ? NULL : obl_stmt_collect (stmt, read_count, count_free, error);
}

static gboolean
count_tables (OblStore *store, OblStats *stats, GError **error)
{
  return obl_store_query_int (store, "SELECT count(*) FROM document", NULL, &stats->n_documents,
                              error)
         && obl_store_query_int (store,
                                 "SELECT coalesce(sum(c.n_chars), 0) FROM document d "
                                 "JOIN content c ON c.id = d.content_id",
                                 NULL, &stats->n_chars, error)
         && obl_store_query_int (store, "SELECT count(*) FROM span", NULL, &stats->n_spans, error)
         && obl_store_query_int (store, "SELECT count(*) FROM fragment", NULL, &stats->n_fragments,
                                 error)
         && obl_store_query_int (store, "SELECT count(*) FROM frame", NULL, &stats->n_frames, error)
         && obl_store_query_int (store, "SELECT count(*) FROM entity", NULL, &stats->n_entities,
                                 error)
         && obl_store_query_int (store, "SELECT count(*) FROM proposition", NULL,
                                 &stats->n_propositions, error)
         && obl_store_query_int (store, "SELECT count(*) FROM assessment", NULL,
                                 &stats->n_assessments, error)
         && obl_store_query_int (store, "SELECT count(*) FROM annotator", NULL,
                                 &stats->n_annotators, error)
         && obl_store_query_int (store, "SELECT count(*) FROM history", NULL, &stats->n_history,
                                 error);
}

static gboolean
count_statuses (OblStore *store, OblStats *stats, GError **error)
{
  static const char sql[] = "SELECT status, count(*) FROM document GROUP BY status";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    gint64 status = CLAMP (obl_stmt_column_int (stmt, 0), 0, OBL_STATUS_FLAGGED);

    stats->n_documents_by_status[status] = obl_stmt_column_int (stmt, 1);
  }
  return step == OBL_STEP_END;
}

OblStats *
obl_store_get_stats (OblStore *store, GError **error)
{
  static const char labels[] = "SELECT label, count(*) FROM span GROUP BY label ORDER BY label";
  static const char types[] = "SELECT type, count(*) FROM frame GROUP BY type ORDER BY type";
  g_autoptr (OblStats) stats = g_new0 (OblStats, 1);
  gboolean done;

  if (!obl_store_begin_read (store, error))
    return NULL;
  done = count_tables (store, stats, error) && count_statuses (store, stats, error)
         && (stats->labels = count_by_name (store, labels, error)) != NULL
         && (stats->frame_types = count_by_name (store, types, error)) != NULL;
  obl_store_end_read (store);
  return done ? g_steal_pointer (&stats) : NULL;
}
