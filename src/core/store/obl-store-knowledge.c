/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The knowledge bases of a project, and reading their entries. */
#define G_LOG_DOMAIN "obl-store-knowledge"

#include "config.h"

#include "core/store/obl-store-knowledge-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"

/* Steps of SQLite's machine between two looks at the cancellable: some milliseconds. */
#define STEPS_PER_LOOK 100000

void
obl_knowledge_cut_key (char *key)
{
  gsize n_bytes = strlen (key);

  if (n_bytes <= OBL_KEY_BYTES)
    return;
  n_bytes = OBL_KEY_BYTES;
  while (n_bytes > 0 && ((guchar)key[n_bytes] & 0xc0) == 0x80)
    n_bytes--;
  key[n_bytes] = '\0';
}

/* --- Cancelling ------------------------------------------------------------------------------- */

static int
look_at_cancellable (void *data)
{
  return g_cancellable_is_cancelled (data);
}

void
obl_store_watch_cancel (OblStore *store, GCancellable *cancellable)
{
  sqlite3_progress_handler (store->db, cancellable != NULL ? STEPS_PER_LOOK : 0,
                            cancellable != NULL ? look_at_cancellable : NULL, cancellable);
}

void
obl_store_explain_cancel (GCancellable *cancellable, GError **error)
{
  if (error == NULL || !g_cancellable_is_cancelled (cancellable))
    return;
  g_clear_error (error);
  g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- Entries ---------------------------------------------------------------------------------- */

static OblJsonTree *
parse (const char *json)
{
  if (json == NULL)
    return NULL;
  return obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, NULL);
}

/* [[name, language or null] …] */
static void
read_aliases (const char *json, OblEntity *entity)
{
  g_autoptr (OblJsonTree) tree = parse (json);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);

  for (const OblJsonNode *node = root == NULL ? NULL : root->first; node != NULL;
       node = node->next) {
    const OblJsonNode *name = node->kind == OBL_JSON_ARRAY ? node->first : NULL;
    const OblJsonNode *language = name == NULL ? NULL : name->next;

    if (name != NULL && name->kind == OBL_JSON_STRING)
      obl_entity_add_alias (
          entity, name->text,
          language != NULL && language->kind == OBL_JSON_STRING ? language->text : NULL, NULL);
  }
}

static void
read_external (const char *json, OblEntity *entity)
{
  g_autoptr (OblJsonTree) tree = parse (json);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);

  for (const OblJsonNode *node = root == NULL ? NULL : root->first; node != NULL;
       node = node->next) {
    if (node->name != NULL && node->kind == OBL_JSON_STRING)
      obl_entity_set_external (entity, node->name, node->text);
  }
}

OblKnowledgeEntry *
obl_knowledge_read_entry (OblStmt *stmt)
{
  OblKnowledgeEntry *entry = obl_knowledge_entry_new ();

  entry->id = obl_stmt_column_dup_required (stmt, 0);
  entry->entity->type = obl_stmt_column_dup (stmt, 1);
  entry->entity->name = obl_stmt_column_dup_required (stmt, 2);
  read_aliases (obl_stmt_column_text (stmt, 3), entry->entity);
  entry->description = obl_stmt_column_dup (stmt, 4);
  read_external (obl_stmt_column_text (stmt, 5), entry->entity);
  entry->popularity = obl_stmt_column_int (stmt, 6);
  entry->base = obl_stmt_column_dup_required (stmt, 7);
  entry->scheme = obl_stmt_column_dup_required (stmt, 8);
  return entry;
}

OblKnowledgeEntry *
obl_store_get_knowledge (OblStore *store, const char *name, const char *id, GError **error)
{
  static const char sql[] = "SELECT " OBL_KNOWLEDGE_COLUMNS
                            " FROM knowledge_base b JOIN knowledge_entry e ON e.base = b.base "
                            "WHERE b.name = ?1 AND e.id = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_text (stmt, 1, name);
  obl_stmt_bind_text (stmt, 2, id);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW ? obl_knowledge_read_entry (stmt) : NULL;
}

gboolean
obl_store_find_external (
    OblStore *store, const char *scheme, const char *value, OblId *id, GError **error)
{
  static const char sql[]
      = "SELECT entity_id FROM entity_external WHERE scheme = ?1 AND value = ?2 "
        "ORDER BY entity_id LIMIT 1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, scheme);
  obl_stmt_bind_text (stmt, 2, value);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW && obl_stmt_column_id (stmt, 0, id);
}

/* --- Bases ------------------------------------------------------------------------------------ */

static gpointer
read_base (OblStmt *stmt)
{
  OblKnowledgeBase *base = g_new0 (OblKnowledgeBase, 1);

  base->row = obl_stmt_column_int (stmt, 0);
  base->name = obl_stmt_column_dup_required (stmt, 1);
  base->scheme = obl_stmt_column_dup_required (stmt, 2);
  base->source = obl_stmt_column_dup_required (stmt, 3);
  base->format = obl_stmt_column_dup_required (stmt, 4);
  base->n_entries = obl_stmt_column_int (stmt, 5);
  base->n_names = obl_stmt_column_int (stmt, 6);
  base->created = obl_stmt_column_int (stmt, 7);
  return base;
}

GPtrArray *
obl_store_list_knowledge (OblStore *store, GError **error)
{
  static const char sql[]
      = "SELECT base, name, scheme, source, format, n_entries, n_names, created "
        "FROM knowledge_base ORDER BY name";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  return obl_stmt_collect (stmt, read_base, (GDestroyNotify)obl_knowledge_base_free, error);
}

gboolean
obl_store_find_knowledge (OblStore *store, const char *name, gint64 *base, GError **error)
{
  static const char sql[] = "SELECT base FROM knowledge_base WHERE name = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, name);
  step = obl_stmt_step (stmt, error);
  *base = step == OBL_STEP_ROW ? obl_stmt_column_int (stmt, 0) : 0;
  return step != OBL_STEP_ERROR;
}

static gboolean
delete_where_base (OblStore *store, const char *sql, gint64 base, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, base);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_store_delete_knowledge (OblStore *store, gint64 base, GError **error)
{
  return delete_where_base (store, "DELETE FROM knowledge_top WHERE base = ?1", base, error)
         && delete_where_base (store, "DELETE FROM knowledge_key WHERE base = ?1", base, error)
         && delete_where_base (store, "DELETE FROM knowledge_entry WHERE base = ?1", base, error)
         && delete_where_base (store, "DELETE FROM knowledge_base WHERE base = ?1", base, error);
}

gboolean
obl_store_remove_knowledge (OblStore *store,
                            const char *name,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (OblTxn) txn = obl_txn_begin (store, error);
  gint64 base;
  gboolean done;

  if (txn == NULL || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !obl_store_find_knowledge (store, name, &base, error))
    return FALSE;
  if (base == 0) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("There is no knowledge base “%s” in the project"), name);
    return FALSE;
  }
  obl_store_watch_cancel (store, cancellable);
  done = obl_store_delete_knowledge (store, base, error);
  obl_store_watch_cancel (store, NULL);
  if (!done)
    obl_store_explain_cancel (cancellable, error);
  return done && obl_txn_commit (txn, error);
}
