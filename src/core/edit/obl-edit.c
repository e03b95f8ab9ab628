/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit: a transaction, a session that records it, and the history entry it leaves. */
#define G_LOG_DOMAIN "obl-edit"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"

/* Everything a person can change.  content and content_search are frozen, history is the record. */
const char *const obl_recorded_tables[] = { "project",         "annotator",   "label_set",
                                            "document",        "block",       "document_tag",
                                            "document_label",  "entity",      "entity_alias",
                                            "entity_external", "span",        "fragment",
                                            "span_attribute",  "proposition", "proposition_link",
                                            "frame",           "frame_role",  "frame_attribute",
                                            "assessment",      "site_line",   "entity_merge",
                                            "entity_distinct", NULL };

G_DEFINE_QUARK (obl_edit_error_quark, obl_edit_error)

static gboolean
attach_session (OblEdit *edit, GError **error)
{
  int code = sqlite3session_create (edit->store->db, "main", &edit->session);

  for (guint i = 0; code == SQLITE_OK && obl_recorded_tables[i] != NULL; i++)
    code = sqlite3session_attach (edit->session, obl_recorded_tables[i]);
  if (code == SQLITE_OK)
    return TRUE;
  obl_store_set_error (edit->store, code, _ ("Cannot record the change"), error);
  return FALSE;
}

OblEdit *
obl_edit_begin (OblStore *store, const char *label, const char *annotator, GError **error)
{
  g_autoptr (OblEdit) edit = g_new0 (OblEdit, 1);

  edit->store = store;
  edit->label = g_strdup (label);
  edit->annotator = g_strdup (annotator);
  edit->now = obl_time_now ();
  edit->txn = obl_txn_begin (store, error);
  if (edit->txn == NULL || !attach_session (edit, error))
    return NULL;
  return g_steal_pointer (&edit);
}

void
obl_edit_free (OblEdit *edit)
{
  if (edit == NULL)
    return;
  if (edit->session != NULL)
    sqlite3session_delete (edit->session);
  obl_txn_free (edit->txn);
  g_free (edit->label);
  g_free (edit->annotator);
  g_free (edit);
}

void
obl_edit_set_label (OblEdit *edit, const char *label)
{
  char *copy = g_strdup (label);

  g_free (edit->label);
  edit->label = copy;
}

void
obl_edit_set_keep_times (OblEdit *edit, gboolean keep_times)
{
  edit->keep_times = keep_times;
}

/* --- The end of an edit ----------------------------------------------------------------------- */

static gboolean
record (OblEdit *edit, gconstpointer changeset, int n_bytes, GError **error)
{
  static const char aside[] = "UPDATE history SET state = 2 WHERE state = 1";
  static const char insert[] = "INSERT INTO history (label, annotator, created, state, changeset) "
                               "VALUES (?1, ?2, ?3, 0, ?4)";
  g_autoptr (OblStmt) set_aside = obl_stmt_get (edit->store, aside, error);
  g_autoptr (OblStmt) put = obl_stmt_get (edit->store, insert, error);

  if (set_aside == NULL || put == NULL || !obl_stmt_run (set_aside, error))
    return FALSE;
  obl_stmt_bind_text (put, 1, edit->label);
  obl_stmt_bind_text (put, 2, edit->annotator);
  obl_stmt_bind_int (put, 3, edit->now);
  obl_stmt_bind_blob (put, 4, changeset, (gsize)n_bytes);
  return obl_stmt_run (put, error);
}

static gboolean
finish (OblEdit *edit, gpointer changeset, int n_bytes, GError **error)
{
  g_autoptr (OblChange) change = NULL;

  sqlite3session_delete (edit->session);
  edit->session = NULL;
  if (n_bytes > 0) {
    if (!record (edit, changeset, n_bytes, error))
      return FALSE;
    change = obl_change_from_changeset (edit->store, changeset, n_bytes);
    if (!obl_store_update_derived (edit->store, change, error))
      return FALSE;
  }
  if (!obl_txn_commit (edit->txn, error))
    return FALSE;
  if (change != NULL)
    g_ptr_array_add (edit->store->changes, g_steal_pointer (&change));
  return TRUE;
}

gboolean
obl_edit_commit (OblEdit *edit, GError **error)
{
  void *changeset = NULL;
  int n_bytes = 0;
  gboolean done;
  int code;

  g_assert (edit->session != NULL && edit->depth == 0);
  code = sqlite3session_changeset (edit->session, &n_bytes, &changeset);
  if (code != SQLITE_OK) {
    obl_store_set_error (edit->store, code, _ ("Cannot record the change"), error);
    return FALSE;
  }
  done = finish (edit, changeset, n_bytes, error);
  sqlite3_free (changeset);
  return done;
}

/* --- Savepoints ------------------------------------------------------------------------------- */

gboolean
obl_edit_push (OblEdit *edit, GError **error)
{
  if (!obl_store_exec (edit->store, "SAVEPOINT part", error))
    return FALSE;
  edit->depth++;
  return TRUE;
}

gboolean
obl_edit_pop (OblEdit *edit, gboolean keep, GError **error)
{
  g_assert (edit->depth > 0);
  edit->depth--;
  if (!keep) {
    if (!obl_store_exec (edit->store, "ROLLBACK TO part", error))
      return FALSE;
    /* What was read or made since the savepoint may be gone. */
    edit->annotator_id = OBL_ID_NONE;
    edit->store->text_id = OBL_ID_NONE;
    g_clear_pointer (&edit->store->label_set, obl_label_set_unref);
  }
  return obl_store_exec (edit->store, "RELEASE part", error);
}

/* --- Annotators and times --------------------------------------------------------------------- */

gboolean
obl_edit_ensure_annotator (
    OblEdit *edit, const char *name, const OblId *id_hint, OblId *id, GError **error)
{
  static const char sql[] = "INSERT INTO annotator (id, name, created) VALUES (?1, ?2, ?3)";
  g_autoptr (OblStmt) stmt = NULL;
  OblId made;

  if (obl_store_find_annotator (edit->store, name, id))
    return TRUE;
  made = id_hint != NULL && !obl_id_is_none (id_hint) ? *id_hint : obl_id_new ();
  stmt = obl_stmt_get (edit->store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &made);
  obl_stmt_bind_text (stmt, 2, name);
  obl_stmt_bind_int (stmt, 3, edit->now);
  if (!obl_stmt_run (stmt, error))
    return FALSE;
  *id = made;
  return TRUE;
}

const OblId *
obl_edit_get_annotator (OblEdit *edit)
{
  if (obl_id_is_none (&edit->annotator_id))
    obl_edit_ensure_annotator (edit, edit->annotator, NULL, &edit->annotator_id, NULL);
  return &edit->annotator_id;
}

gboolean
obl_edit_fill_annotator (OblEdit *edit, OblId *annotator_id, GError **error)
{
  if (!obl_id_is_none (annotator_id))
    return TRUE;
  if (obl_id_is_none (&edit->annotator_id)
      && !obl_edit_ensure_annotator (edit, edit->annotator, NULL, &edit->annotator_id, error))
    return FALSE;
  *annotator_id = edit->annotator_id;
  return TRUE;
}

void
obl_edit_fill_times (OblEdit *edit, gint64 old, gint64 *created, gint64 *modified)
{
  if (*created == 0)
    *created = old != 0 ? old : edit->now;
  if (modified != NULL && (*modified == 0 || !edit->keep_times))
    *modified = edit->now;
}

/* --- Shared by the nouns ---------------------------------------------------------------------- */

gboolean
obl_edit_run_with_id (OblEdit *edit, const char *sql, const OblId *id, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, id);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_write_attributes (OblEdit *edit,
                           const char *clear,
                           const char *insert,
                           const OblId *owner,
                           const GPtrArray *attributes,
                           GError **error)
{
  g_autoptr (OblStmt) put = obl_stmt_get (edit->store, insert, error);

  if (put == NULL || !obl_edit_run_with_id (edit, clear, owner, error))
    return FALSE;
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];

    obl_stmt_bind_id (put, 1, owner);
    obl_stmt_bind_text (put, 2, attribute->name);
    obl_stmt_bind_text (put, 3, attribute->value);
    if (!obl_stmt_run (put, error))
      return FALSE;
  }
  return TRUE;
}

void
obl_edit_bind_origin (OblStmt *stmt, int first, const OblOrigin *origin)
{
  obl_stmt_bind_int (stmt, first, origin->kind);
  obl_stmt_bind_text (stmt, first + 1, origin->name);
  obl_stmt_bind_text (stmt, first + 2, origin->version);
  if (origin->score >= 0)
    obl_stmt_bind_double (stmt, first + 3, origin->score);
}
