/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements, kept by the address of their SQL constant and lent out for a scope, and the
 * one place where SQLite's result codes become errors for people. */
#define G_LOG_DOMAIN "obl-store-statement"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"

struct _OblStmt {
  OblStore *store;
  sqlite3_stmt *stmt;
  gboolean borrowed;
  gboolean cached;
  int failed; /* the first bind that went wrong; reported by the next step */
};

G_DEFINE_QUARK (obl_store_error_quark, obl_store_error)

static OblStoreError
error_code (int code)
{
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return OBL_STORE_ERROR_BUSY;
  case SQLITE_CORRUPT:
    return OBL_STORE_ERROR_CORRUPT;
  case SQLITE_NOTADB:
    return OBL_STORE_ERROR_NOT_A_PROJECT;
  case SQLITE_FULL:
    return OBL_STORE_ERROR_NO_SPACE;
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
    return OBL_STORE_ERROR_READ_ONLY;
  case SQLITE_CONSTRAINT:
    return OBL_STORE_ERROR_CONSTRAINT;
  case SQLITE_IOERR:
    return OBL_STORE_ERROR_IO;
  default:
    return OBL_STORE_ERROR_FAILED;
  }
}

static const char *
advice (OblStoreError code)
{
  switch (code) {
  case OBL_STORE_ERROR_BUSY:
    return _ ("another program is writing to the project; try again in a moment");
  case OBL_STORE_ERROR_CORRUPT:
    return _ (
        "the file is damaged; restore a backup, or run “obelusctl check” to see what is hurt");
  case OBL_STORE_ERROR_NO_SPACE:
    return _ ("the disk is full; nothing that was saved is lost: free some space and try again");
  case OBL_STORE_ERROR_READ_ONLY:
    return _ ("the file or its folder cannot be written; check its permissions");
  case OBL_STORE_ERROR_IO:
    return _ ("the disk reported an error or is full; nothing that was saved is lost");
  case OBL_STORE_ERROR_CONSTRAINT:
    return _ ("it would break a rule of the project; nothing was changed");
  case OBL_STORE_ERROR_FAILED:
  case OBL_STORE_ERROR_NEWER_SCHEMA:
  case OBL_STORE_ERROR_NOT_A_PROJECT:
  case OBL_STORE_ERROR_EXISTS:
  case OBL_STORE_ERROR_NOT_FOUND:
    return NULL;
  }
  return NULL;
}

void
obl_store_set_error (OblStore *store, int code, const char *doing, GError **error)
{
  OblStoreError mapped = error_code (code);
  const char *way_on = advice (mapped);
  const char *reason = store->db == NULL ? sqlite3_errstr (code) : sqlite3_errmsg (store->db);
  g_autofree char *name = g_filename_display_name (store->path);

  if (way_on != NULL)
    g_set_error (error, OBL_STORE_ERROR, (int)mapped, "%s: %s: %s (%s)", name, doing, way_on,
                 reason);
  else
    g_set_error (error, OBL_STORE_ERROR, (int)mapped, "%s: %s: %s", name, doing, reason);
}

static void
stmt_destroy (gpointer data)
{
  OblStmt *stmt = data;

  sqlite3_finalize (stmt->stmt);
  g_free (stmt);
}

OblStmt *
obl_stmt_get (OblStore *store, const char *sql, GError **error)
{
  OblStmt *stmt;
  int code;

  obl_store_assert_thread (store);
  if (store->statements == NULL)
    store->statements = g_hash_table_new_full (NULL, NULL, NULL, stmt_destroy);

  stmt = g_hash_table_lookup (store->statements, sql);
  if (stmt != NULL && !stmt->borrowed) {
    stmt->borrowed = TRUE;
    return stmt;
  }

  stmt = g_new0 (OblStmt, 1);
  stmt->store = store;
  code = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->stmt, NULL);
  if (code != SQLITE_OK) {
    obl_store_set_error (store, code, _ ("Cannot read the project"), error);
    stmt_destroy (stmt);
    return NULL;
  }
  stmt->borrowed = TRUE;
  /* A recursive use gets a statement of its own, gone after this scope. */
  stmt->cached = !g_hash_table_contains (store->statements, sql);
  if (stmt->cached)
    g_hash_table_insert (store->statements, (gpointer)sql, stmt);
  return stmt;
}

OblStmt *
obl_stmt_prepare (OblStore *store, const char *sql, GError **error)
{
  OblStmt *stmt = g_new0 (OblStmt, 1);
  int code;

  obl_store_assert_thread (store);
  stmt->store = store;
  stmt->borrowed = TRUE;
  code = sqlite3_prepare_v3 (store->db, sql, -1, 0, &stmt->stmt, NULL);
  if (code == SQLITE_OK)
    return stmt;
  obl_store_set_error (store, code, _ ("Cannot read the project"), error);
  stmt_destroy (stmt);
  return NULL;
}

void
obl_stmt_reset (OblStmt *stmt)
{
  sqlite3_reset (stmt->stmt);
  sqlite3_clear_bindings (stmt->stmt);
  stmt->failed = SQLITE_OK;
}

void
obl_stmt_release (OblStmt *stmt)
{
  if (stmt == NULL)
    return;
  if (!stmt->cached) {
    stmt_destroy (stmt);
    return;
  }
  obl_stmt_reset (stmt);
  stmt->borrowed = FALSE;
}

void
obl_store_clear_statements (OblStore *store)
{
  g_clear_pointer (&store->statements, g_hash_table_unref);
}

static void
note_bind (OblStmt *stmt, int code)
{
  if (code != SQLITE_OK && stmt->failed == SQLITE_OK)
    stmt->failed = code;
}

void
obl_stmt_bind_id (OblStmt *stmt, int index, const OblId *id)
{
  if (id == NULL || obl_id_is_none (id))
    note_bind (stmt, sqlite3_bind_null (stmt->stmt, index));
  else
    note_bind (
        stmt, sqlite3_bind_blob (stmt->stmt, index, id->bytes, sizeof id->bytes, SQLITE_TRANSIENT));
}

void
obl_stmt_bind_int (OblStmt *stmt, int index, gint64 value)
{
  note_bind (stmt, sqlite3_bind_int64 (stmt->stmt, index, value));
}

void
obl_stmt_bind_double (OblStmt *stmt, int index, double value)
{
  note_bind (stmt, sqlite3_bind_double (stmt->stmt, index, value));
}

void
obl_stmt_bind_text (OblStmt *stmt, int index, const char *text)
{
  note_bind (stmt, sqlite3_bind_text (stmt->stmt, index, text, -1, SQLITE_TRANSIENT));
}

void
obl_stmt_bind_static (OblStmt *stmt, int index, const char *text, gsize n_bytes)
{
  note_bind (stmt,
             sqlite3_bind_text64 (stmt->stmt, index, text, n_bytes, SQLITE_STATIC, SQLITE_UTF8));
}

void
obl_stmt_bind_blob (OblStmt *stmt, int index, gconstpointer data, gsize n_bytes)
{
  note_bind (stmt, sqlite3_bind_blob64 (stmt->stmt, index, data, n_bytes, SQLITE_STATIC));
}

OblStep
obl_stmt_step (OblStmt *stmt, GError **error)
{
  int code = stmt->failed != SQLITE_OK ? stmt->failed : sqlite3_step (stmt->stmt);

  if (code == SQLITE_ROW)
    return OBL_STEP_ROW;
  if (code == SQLITE_DONE)
    return OBL_STEP_END;
  obl_store_set_error (stmt->store, code,
                       sqlite3_stmt_readonly (stmt->stmt) ? _ ("Cannot read the project")
                                                          : _ ("Cannot save to the project"),
                       error);
  return OBL_STEP_ERROR;
}

GPtrArray *
obl_stmt_collect (OblStmt *stmt, OblReadRow read_row, GDestroyNotify free_row, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  OblStep step;

  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW)
    g_ptr_array_add (rows, read_row (stmt));
  return step == OBL_STEP_ERROR ? NULL : g_steal_pointer (&rows);
}

gboolean
obl_stmt_run (OblStmt *stmt, GError **error)
{
  OblStep step;

  do
    step = obl_stmt_step (stmt, error);
  while (step == OBL_STEP_ROW);
  obl_stmt_reset (stmt);
  return step == OBL_STEP_END;
}

gboolean
obl_stmt_column_id (OblStmt *stmt, int column, OblId *id)
{
  *id = OBL_ID_NONE;
  if (sqlite3_column_bytes (stmt->stmt, column) != (int)sizeof id->bytes)
    return FALSE;
  memcpy (id->bytes, sqlite3_column_blob (stmt->stmt, column), sizeof id->bytes);
  return TRUE;
}

gint64
obl_stmt_column_int (OblStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->stmt, column);
}

double
obl_stmt_column_double (OblStmt *stmt, int column, double if_null)
{
  if (sqlite3_column_type (stmt->stmt, column) == SQLITE_NULL)
    return if_null;
  return sqlite3_column_double (stmt->stmt, column);
}

/* A project file can come from a stranger: what is not UTF-8 is not passed on. */
const char *
obl_stmt_column_text (OblStmt *stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt->stmt, column);

  if (text == NULL || g_utf8_validate (text, sqlite3_column_bytes (stmt->stmt, column), NULL))
    return text;
  return "\xef\xbf\xbd";
}

char *
obl_stmt_column_dup (OblStmt *stmt, int column)
{
  return g_strdup (obl_stmt_column_text (stmt, column));
}

const char *
obl_stmt_column_required (OblStmt *stmt, int column)
{
  const char *text = obl_stmt_column_text (stmt, column);

  return text != NULL ? text : "";
}

char *
obl_stmt_column_dup_required (OblStmt *stmt, int column)
{
  return g_strdup (obl_stmt_column_required (stmt, column));
}

void
obl_stmt_column_attribute (OblStmt *stmt, int column, GPtrArray *attributes)
{
  const char *value = obl_stmt_column_required (stmt, column + 1);
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strdup (value), strlen (value), NULL, NULL);

  if (tree != NULL)
    obl_attributes_set (attributes, obl_stmt_column_required (stmt, column), value);
}

const void *
obl_stmt_column_blob (OblStmt *stmt, int column, gsize *n_bytes)
{
  const void *data = sqlite3_column_blob (stmt->stmt, column);

  *n_bytes = (gsize)sqlite3_column_bytes (stmt->stmt, column);
  return data;
}

gboolean
obl_store_query_int (
    OblStore *store, const char *sql, const OblId *id, gint64 *value, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  if (id != NULL)
    obl_stmt_bind_id (stmt, 1, id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW)
    *value = obl_stmt_column_int (stmt, 0);
  return step != OBL_STEP_ERROR;
}

gboolean
obl_store_exec (OblStore *store, const char *sql, GError **error)
{
  int code;

  obl_store_assert_thread (store);
  code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  obl_store_set_error (store, code, _ ("Cannot use the project"), error);
  return FALSE;
}
