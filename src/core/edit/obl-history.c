/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: applying a recorded changeset, inverted or as it is, in one transaction with the
 * entry's new state.  Nothing is ever thrown away: what is undone before something new is done is
 * set aside and stays in the list. */
#define G_LOG_DOMAIN "obl-history"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/edit/obl-changeset-check.h"

typedef struct {
  gint64 number;
  char *label;
  void *changeset; /* sqlite3_free() */
  int n_bytes;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->label);
  sqlite3_free (entry->changeset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static const char latest_done[]
    = "SELECT number, label, changeset FROM history WHERE state = 0 ORDER BY number DESC LIMIT 1";
static const char first_undone[]
    = "SELECT number, label, changeset FROM history WHERE state = 1 ORDER BY number LIMIT 1";

static gboolean
load_entry (OblStore *store, const char *sql, Entry *entry, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  const void *data;
  gsize n_bytes;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_END)
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING,
                         sql == latest_done ? _ ("There is nothing to undo")
                                            : _ ("There is nothing to redo"));
  if (step != OBL_STEP_ROW)
    return FALSE;
  entry->number = obl_stmt_column_int (stmt, 0);
  entry->label = obl_stmt_column_dup_required (stmt, 1);
  data = obl_stmt_column_blob (stmt, 2, &n_bytes);
  if (!obl_changeset_is_sound (data, n_bytes)) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                 _ ("The history entry “%s” is damaged and cannot be used; nothing was changed"),
                 entry->label);
    return FALSE;
  }
  if (sql == latest_done) {
    int code = sqlite3changeset_invert ((int)n_bytes, data, &entry->n_bytes, &entry->changeset);

    if (code != SQLITE_OK) {
      obl_store_set_error (store, code, _ ("Cannot read the history"), error);
      return FALSE;
    }
  } else {
    entry->n_bytes = (int)n_bytes;
    entry->changeset = sqlite3_malloc64 (MAX (n_bytes, 1));
    memcpy (entry->changeset, data, n_bytes);
  }
  return TRUE;
}

static int
refuse_conflict (void *data, int reason, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (OblStore *store, Entry *entry, OblHistoryState state, GError **error)
{
  static const char sql[] = "UPDATE history SET state = ?1 WHERE number = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  int code;

  if (stmt == NULL)
    return FALSE;
  code = sqlite3changeset_apply (store->db, entry->n_bytes, entry->changeset, NULL, refuse_conflict,
                                 NULL);
  if (code == SQLITE_ABORT) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_CONFLICT,
                 _ ("“%s” cannot be taken back or done again: what it changed has changed since"),
                 entry->label);
    return FALSE;
  }
  if (code != SQLITE_OK) {
    obl_store_set_error (store, code, _ ("Cannot apply the history"), error);
    return FALSE;
  }
  obl_stmt_bind_int (stmt, 1, state);
  obl_stmt_bind_int (stmt, 2, entry->number);
  return obl_stmt_run (stmt, error);
}

static gboolean
step (OblStore *store, const char *sql, OblHistoryState state, char **label, GError **error)
{
  g_autoptr (OblTxn) txn = obl_txn_begin (store, error);
  g_auto (Entry) entry = { 0 };
  g_autoptr (OblChange) change = NULL;

  if (txn == NULL || !load_entry (store, sql, &entry, error)
      || !apply (store, &entry, state, error))
    return FALSE;
  change = obl_change_from_changeset (store, entry.changeset, entry.n_bytes);
  if (!obl_txn_commit (txn, error))
    return FALSE;
  store->text_id = OBL_ID_NONE; /* the document may be another one, or gone */
  g_clear_pointer (&store->label_set, obl_label_set_unref);
  g_ptr_array_add (store->changes, g_steal_pointer (&change));
  if (label != NULL)
    *label = g_steal_pointer (&entry.label);
  return TRUE;
}

gboolean
obl_history_undo (OblStore *store, char **label, GError **error)
{
  return step (store, latest_done, OBL_HISTORY_UNDONE, label, error);
}

gboolean
obl_history_redo (OblStore *store, char **label, GError **error)
{
  return step (store, first_undone, OBL_HISTORY_DONE, label, error);
}

/* --- Looking at it ---------------------------------------------------------------------------- */

void
obl_history_entry_free (OblHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->label);
  g_free (entry->annotator);
  g_free (entry);
}

static gpointer
read_entry (OblStmt *stmt)
{
  OblHistoryEntry *entry = g_new0 (OblHistoryEntry, 1);

  entry->number = obl_stmt_column_int (stmt, 0);
  entry->label = obl_stmt_column_dup_required (stmt, 1);
  entry->annotator = obl_stmt_column_dup_required (stmt, 2);
  entry->created = obl_stmt_column_int (stmt, 3);
  entry->state = (OblHistoryState)CLAMP (obl_stmt_column_int (stmt, 4), 0, OBL_HISTORY_SET_ASIDE);
  return entry;
}

GPtrArray *
obl_history_list (OblStore *store, guint limit, GError **error)
{
  static const char sql[] = "SELECT number, label, annotator, created, state FROM history "
                            "ORDER BY number DESC LIMIT ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_int (stmt, 1, limit == 0 ? -1 : (gint64)limit);
  return obl_stmt_collect (stmt, read_entry, (GDestroyNotify)obl_history_entry_free, error);
}

static gboolean
peek_label (OblStore *store, const char *sql, char **label, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep result;

  if (stmt == NULL)
    return FALSE;
  result = obl_stmt_step (stmt, error);
  *label = result == OBL_STEP_ROW ? obl_stmt_column_dup_required (stmt, 0) : NULL;
  return result != OBL_STEP_ERROR;
}

gboolean
obl_history_peek (OblStore *store, char **undo_label, char **redo_label, GError **error)
{
  static const char undo[]
      = "SELECT label FROM history WHERE state = 0 ORDER BY number DESC LIMIT 1";
  static const char redo[] = "SELECT label FROM history WHERE state = 1 ORDER BY number LIMIT 1";

  return peek_label (store, undo, undo_label, error) && peek_label (store, redo, redo_label, error);
}
