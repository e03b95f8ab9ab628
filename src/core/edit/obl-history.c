/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: applying a recorded changeset, inverted or as it is, in one transaction with the
 * entry's new state.  Nothing is ever thrown away: what is undone before something new is done is
 * set aside and stays in the list. */
#define G_LOG_DOMAIN "obl-history"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <inttypes.h>
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
  /* Without a savepoint of its own, for which each page is copied: the transaction is given up as a
   * whole. */
  code = sqlite3changeset_apply_v2 (store->db, entry->n_bytes, entry->changeset, NULL,
                                    refuse_conflict, NULL, NULL, NULL,
                                    SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
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

/* Several steps in one transaction, and what they touched together. */
typedef struct {
  OblStore *store;
  OblTxn *txn;
  OblChange *change;
  GHashTable *seen;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->change, obl_change_unref);
  g_clear_pointer (&walk->seen, g_hash_table_unref);
  g_clear_pointer (&walk->txn, obl_txn_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
begin_walk (Walk *walk, OblStore *store, GError **error)
{
  walk->store = store;
  walk->txn = obl_txn_begin (store, error);
  walk->change = obl_change_new ();
  walk->seen = obl_change_new_seen ();
  return walk->txn != NULL;
}

static gboolean
step (Walk *walk, const char *sql, OblHistoryState state, char **label, GError **error)
{
  g_auto (Entry) entry = { 0 };

  if (!load_entry (walk->store, sql, &entry, error) || !apply (walk->store, &entry, state, error))
    return FALSE;
  obl_change_add_changeset (walk->change, walk->seen, walk->store, entry.changeset, entry.n_bytes);
  if (label != NULL) {
    g_free (*label);
    *label = g_steal_pointer (&entry.label);
  }
  return TRUE;
}

static gboolean
end_walk (Walk *walk, GError **error)
{
  OblStore *store = walk->store;

  if (!obl_store_update_derived (store, walk->change, error) || !obl_txn_commit (walk->txn, error))
    return FALSE;
  store->text_id = OBL_ID_NONE; /* the document may be another one, or gone */
  g_clear_pointer (&store->label_set, obl_label_set_unref);
  g_ptr_array_add (store->changes, g_steal_pointer (&walk->change));
  return TRUE;
}

static gboolean
step_once (OblStore *store, const char *sql, OblHistoryState state, char **label, GError **error)
{
  g_auto (Walk) walk = { 0 };
  g_autofree char *done = NULL;

  if (!begin_walk (&walk, store, error) || !step (&walk, sql, state, &done, error)
      || !end_walk (&walk, error))
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&done);
  return TRUE;
}

gboolean
obl_history_undo (OblStore *store, char **label, GError **error)
{
  return step_once (store, latest_done, OBL_HISTORY_UNDONE, label, error);
}

gboolean
obl_history_redo (OblStore *store, char **label, GError **error)
{
  return step_once (store, first_undone, OBL_HISTORY_DONE, label, error);
}

/* --- Going to an entry ------------------------------------------------------------------------ */

static gboolean
set_not_there (gint64 number, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%" PRId64, number);

  g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
               _ ("There is no entry %s in the history; “obelusctl history” shows those there are"),
               name);
  return FALSE;
}

static gboolean
read_state (OblStore *store, gint64 number, OblHistoryState *state, GError **error)
{
  static const char sql[] = "SELECT state FROM history WHERE number = ?1";
  g_autoptr (OblStmt) stmt = NULL;
  OblStep result;

  *state = OBL_HISTORY_DONE;
  if (number == OBL_HISTORY_BEGINNING)
    return TRUE;
  stmt = obl_stmt_get (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, number);
  result = obl_stmt_step (stmt, error);
  if (result == OBL_STEP_ROW)
    *state = (OblHistoryState)CLAMP (obl_stmt_column_int (stmt, 0), 0, OBL_HISTORY_SET_ASIDE);
  return result == OBL_STEP_ROW || (result == OBL_STEP_END && set_not_there (number, error));
}

static gboolean
check_state (OblHistoryState state, gint64 number, GError **error)
{
  g_autofree char *name = NULL;

  if (state != OBL_HISTORY_SET_ASIDE)
    return TRUE;
  name = g_strdup_printf ("%" PRId64, number);
  g_set_error (
      error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
      _ ("Entry %s was undone before something else was done: it stays in the history, and "
         "nothing leads back to it"),
      name);
  return FALSE;
}

static gboolean
count_steps (OblStore *store, OblHistoryState state, gint64 number, guint *n_steps, GError **error)
{
  static const char newer[] = "SELECT count(*) FROM history WHERE state = 0 AND number > ?1";
  static const char older[] = "SELECT count(*) FROM history WHERE state = 1 AND number <= ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, state == OBL_HISTORY_DONE ? newer : older, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, number);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return FALSE;
  *n_steps = (guint)obl_stmt_column_int (stmt, 0);
  return TRUE;
}

gboolean
obl_history_find (
    OblStore *store, gint64 number, OblHistoryState *state, guint *n_steps, GError **error)
{
  OblHistoryState found;

  if (!read_state (store, number, &found, error) || !check_state (found, number, error)
      || !count_steps (store, found, number, n_steps, error))
    return FALSE;
  *state = found;
  return TRUE;
}

/* One transaction: where a step fails, nothing has been done. */
gboolean
obl_history_go (OblStore *store, gint64 number, OblHistoryWalk *done, GError **error)
{
  g_auto (Walk) walk = { 0 };
  g_autofree char *label = NULL;
  guint n_steps = 0;
  OblHistoryState state;
  gboolean back;

  if (!begin_walk (&walk, store, error)
      || !obl_history_find (store, number, &state, &n_steps, error))
    return FALSE;
  if (n_steps == 0) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING,
                         _ ("The project is at that point of its history already"));
    return FALSE;
  }
  back = state == OBL_HISTORY_DONE;
  for (guint i = 0; i < n_steps; i++) {
    if (!step (&walk, back ? latest_done : first_undone,
               back ? OBL_HISTORY_UNDONE : OBL_HISTORY_DONE, &label, error)) {
      g_prefix_error (error, _ ("Cannot go there, and nothing was changed: "));
      return FALSE;
    }
  }
  if (!end_walk (&walk, error))
    return FALSE;
  done->back = back;
  done->n_steps = n_steps;
  done->label = g_steal_pointer (&label);
  return TRUE;
}

void
obl_history_walk_clear (OblHistoryWalk *walk)
{
  g_clear_pointer (&walk->label, g_free);
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
