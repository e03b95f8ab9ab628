/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of hits.  A page begins behind the article with which the last one ended, so that the hundredth
 * costs no more than the first, and nothing is read that is not shown.
 *
 * A query has a stage for each kind of thing that it can be asked of: marks, and then frames. */
#define G_LOG_DOMAIN "obl-store-search"

#include "config.h"

#include "core/store/obl-search.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/store/obl-store-query.h"
#include "core/store/obl-store-search-private.h"

/* Of SQLite's virtual machine, between two looks at the cancellable. */
#define STEPS_PER_LOOK 20000
#define MANY_MARKS 2000

typedef struct {
  OblStore *store;
  const OblQuery *query;
  const OblSearchOptions *options;
  OblSearchCursor *cursor;
  GPtrArray *hits;
  guint first; /* of @hits: those before were there already */
  OblHitPlace place;
} Search;

static gboolean
is_full (const Search *search)
{
  return search->options->limit != 0 && search->hits->len - search->first >= search->options->limit;
}

/* --- Texts ------------------------------------------------------------------------------------ */

static OblStmt *
prepare_texts (Search *search, const OblSql *where, const char *match, GError **error)
{
  g_autoptr (OblSql) sql = obl_sql_new ();

  obl_sql_add (sql, "SELECT d.id, d.title, d.publisher, d.published, c.text, c.row FROM ");
  if (match != NULL) {
    obl_sql_add (sql, "content_words w CROSS JOIN content c ON c.row = w.rowid "
                      "CROSS JOIN document d ON d.content_id = c.id WHERE content_words MATCH ");
    obl_sql_add_text (sql, match);
    obl_sql_add (sql, " AND w.rowid > ");
    obl_sql_add_int (sql, search->cursor->row);
  } else {
    obl_sql_add (sql, "document d CROSS JOIN content c ON c.id = d.content_id WHERE d.id > ");
    if (obl_id_is_none (&search->cursor->document_id))
      obl_sql_add (sql, "x''");
    else
      obl_sql_add_id (sql, &search->cursor->document_id);
  }
  obl_sql_add (sql, " AND (");
  obl_sql_add_part (sql, where);
  if (match != NULL)
    obl_sql_add (sql, ") ORDER BY w.rowid");
  else
    obl_sql_add (sql, ") ORDER BY d.id");
  return obl_sql_prepare (sql, search->store, error);
}

static gboolean
search_texts (Search *search, const OblSql *where, GError **error)
{
  g_autofree char *match = obl_store_query_dup_match (search->query);
  g_autoptr (OblStmt) stmt = prepare_texts (search, where, match, error);
  gboolean has_words = obl_query_has_words (obl_query_get_root (search->query));
  OblStep step = OBL_STEP_END;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    gint64 row = obl_stmt_column_int (stmt, 5);
    g_autoptr (OblText) text = NULL;

    /* Several articles may have one text. */
    if (is_full (search) && (match == NULL || row != search->cursor->row))
      return TRUE;
    obl_hit_place_read (&search->place, stmt, 0);
    text = obl_text_new (obl_stmt_column_required (stmt, 4));
    if (has_words)
      obl_hits_add_text (search->hits, &search->place, text, search->query,
                         search->options->context);
    else
      obl_hits_add_document (search->hits, &search->place, text, search->options->context);
    search->cursor->row = row;
    search->cursor->document_id = search->place.id;
  }
  if (step == OBL_STEP_END)
    search->cursor->is_done = TRUE;
  return step == OBL_STEP_END;
}

/* --- Annotations ------------------------------------------------------------------------------ */

static OblStmt *
prepare_annotations (Search *search, OblTarget target, const OblSql *where, GError **error)
{
  g_autoptr (OblSql) sql = obl_sql_new ();

  if (target == OBL_TARGET_SPANS)
    obl_sql_add (sql, "SELECT d.id, d.title, d.publisher, d.published, s.id, s.label "
                      "FROM span s CROSS JOIN document d ON d.id = s.document_id WHERE (");
  else
    obl_sql_add (sql, "SELECT d.id, d.title, d.publisher, d.published, f.id, f.type "
                      "FROM frame f CROSS JOIN document d ON d.id = f.document_id WHERE (");
  obl_sql_add_part (sql, where);
  obl_sql_add (sql, ")");
  if (!obl_id_is_none (&search->cursor->document_id)) {
    if (target == OBL_TARGET_SPANS)
      obl_sql_add (sql, " AND s.document_id > ");
    else
      obl_sql_add (sql, " AND f.document_id > ");
    obl_sql_add_id (sql, &search->cursor->document_id);
  }
  if (target == OBL_TARGET_SPANS)
    obl_sql_add (sql, " ORDER BY s.document_id");
  else
    obl_sql_add (sql, " ORDER BY f.document_id");
  return obl_sql_prepare (sql, search->store, error);
}

static gboolean
add_annotation (Search *search, OblTarget target, OblStmt *stmt, GError **error)
{
  const char *label = obl_stmt_column_required (stmt, 5);
  OblId id;

  obl_stmt_column_id (stmt, 4, &id);
  if (target == OBL_TARGET_SPANS)
    return obl_hits_add_span (search->hits, &search->place, search->store, &id, label,
                              search->options->context, error);
  return obl_hits_add_frame (search->hits, &search->place, search->store, &id, label,
                             search->options->context, error);
}

static gboolean
search_annotations (Search *search, OblTarget target, const OblSql *where, GError **error)
{
  g_autoptr (OblStmt) stmt = prepare_annotations (search, target, where, error);
  guint first_of_document = search->hits->len;
  OblStep step = OBL_STEP_END;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblId document_id;

    obl_stmt_column_id (stmt, 0, &document_id);
    if (!obl_id_equal (&document_id, &search->cursor->document_id)) {
      obl_hits_sort_from (search->hits, first_of_document);
      if (is_full (search))
        return TRUE;
      first_of_document = search->hits->len;
      search->cursor->document_id = document_id;
    }
    obl_hit_place_read (&search->place, stmt, 0);
    if (!add_annotation (search, target, stmt, error))
      return FALSE;
  }
  obl_hits_sort_from (search->hits, first_of_document);
  if (step == OBL_STEP_END)
    search->cursor->is_done = TRUE;
  return step == OBL_STEP_END;
}

/* --- Pages ------------------------------------------------------------------------------------ */

static gboolean
run_stage (Search *search, OblTarget target, const OblSql *where, GError **error)
{
  gboolean done;

  if (!obl_store_begin_read (search->store, error))
    return FALSE;
  done = target == OBL_TARGET_TEXTS ? search_texts (search, where, error)
                                    : search_annotations (search, target, where, error);
  obl_store_end_read (search->store);
  return done;
}

/* Few marks are all looked up and sorted; of many, articles are gone through until there are as
 * many as are shown. */
static gboolean
has_many_marks (Search *search, const OblLabelSet *set, gboolean *has_many, GError **error)
{
  g_autoptr (OblSql) marks = obl_store_query_compile_marks (search->query, set);
  g_autoptr (OblSql) sql = obl_sql_new ();
  g_autoptr (OblStmt) stmt = NULL;
  OblStep step;

  *has_many = FALSE;
  if (marks == NULL)
    return TRUE;
  obl_sql_add (sql, "SELECT count(*) FROM (SELECT 1 FROM span s WHERE ");
  obl_sql_add_part (sql, marks);
  obl_sql_add (sql, " LIMIT ");
  obl_sql_add_int (sql, MANY_MARKS);
  obl_sql_add (sql, ")");
  stmt = obl_sql_prepare (sql, search->store, error);
  step = stmt == NULL ? OBL_STEP_ERROR : obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW)
    *has_many = obl_stmt_column_int (stmt, 0) >= MANY_MARKS;
  return step != OBL_STEP_ERROR;
}

/* Goes through the stages from where the cursor stands. */
static gboolean
run (Search *search, const OblLabelSet *set, guint *position, GError **error)
{
  guint targets = obl_store_query_get_targets (search->query, set);

  for (; search->cursor->stage < 3; search->cursor->stage++) {
    OblTarget target = (OblTarget)(1u << search->cursor->stage);
    g_autoptr (OblSql) where = NULL;
    gboolean in_order = FALSE;

    if ((targets & target) == 0)
      continue;
    if (target == OBL_TARGET_SPANS && !has_many_marks (search, set, &in_order, error))
      return FALSE;
    where = obl_store_query_compile (search->query, target, set, in_order, position, error);
    if (where == NULL || !run_stage (search, target, where, error))
      return FALSE;
    if (!search->cursor->is_done)
      return TRUE;
    search->cursor->is_done = FALSE;
    search->cursor->row = 0;
    search->cursor->document_id = OBL_ID_NONE;
  }
  search->cursor->is_done = TRUE;
  return TRUE;
}

static gboolean
names_anything (const OblQueryNode *node)
{
  if (node->kind == OBL_QUERY_FIELD || node->kind == OBL_QUERY_FRAME)
    return TRUE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
    if (names_anything (node->children->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_store_search_check (OblStore *store, const OblQuery *query, guint *position, GError **error)
{
  g_autoptr (OblLabelSet) set = NULL;
  guint targets;

  if (names_anything (obl_query_get_root (query))
      && (set = obl_store_get_label_set (store, error)) == NULL)
    return FALSE;
  targets = obl_store_query_get_targets (query, set);
  for (guint target = OBL_TARGET_TEXTS; target <= OBL_TARGET_FRAMES; target <<= 1) {
    g_autoptr (OblSql) where = NULL;

    if ((targets & target) == 0)
      continue;
    where = obl_store_query_compile (query, (OblTarget)target, set, FALSE, position, error);
    if (where == NULL)
      return FALSE;
  }
  return TRUE;
}

static int
look_at_cancellable (void *data)
{
  return g_cancellable_is_cancelled (data);
}

gboolean
obl_store_search_page (OblStore *store,
                       const OblQuery *query,
                       const OblSearchOptions *options,
                       OblSearchCursor *cursor,
                       GPtrArray *hits,
                       guint *position,
                       GError **error)
{
  Search search = { .store = store,
                    .query = query,
                    .options = options,
                    .cursor = cursor,
                    .hits = hits,
                    .first = hits->len };
  g_autoptr (OblLabelSet) set = NULL;
  gboolean done;

  /* Words are found even where the labels cannot be read. */
  if (names_anything (obl_query_get_root (query))) {
    set = obl_store_get_label_set (store, error);
    if (set == NULL)
      return FALSE;
  }
  if (options->cancellable != NULL)
    sqlite3_progress_handler (store->db, STEPS_PER_LOOK, look_at_cancellable, options->cancellable);
  done = run (&search, set, position, error);
  sqlite3_progress_handler (store->db, 0, NULL, NULL);
  obl_hit_place_clear (&search.place);
  if (!done && g_cancellable_is_cancelled (options->cancellable)) {
    g_clear_error (error);
    g_cancellable_set_error_if_cancelled (options->cancellable, error);
  }
  return done;
}

GPtrArray *
obl_store_search (OblStore *store, const char *query_string, guint limit, GError **error)
{
  const OblSearchOptions options = { .context = OBL_SEARCH_CONTEXT, .limit = limit };
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_search_hit_free);
  g_autoptr (OblQuery) query = obl_query_parse (query_string, NULL, error);
  OblSearchCursor cursor = { 0 };

  if (query == NULL || !obl_store_search_page (store, query, &options, &cursor, hits, NULL, error))
    return NULL;
  if (limit != 0 && hits->len > limit)
    g_ptr_array_set_size (hits, (int)limit);
  return g_steal_pointer (&hits);
}
