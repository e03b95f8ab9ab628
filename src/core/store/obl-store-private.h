/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of core/store, and core/edit, share: the connection, cached statements and
 * transactions.  Only those two rooms include this, and with it sqlite3.h. */
#pragma once

/* The session extension's half of sqlite3.h; Debian builds the library with it. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "core/store/obl-change.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

#define OBL_STORE_APPLICATION_ID 0x4f62656c /* "Obel" */
#define OBL_STORE_SCHEMA_VERSION 7

struct _OblStore {
  sqlite3 *db;
  char *path;
  GThread *owner;
  gboolean read_only;
  GHashTable *statements; /* address of the SQL constant → Cached, see obl-store-statement.c */
  guint read_depth;
  gboolean in_edit;
  gint64 data_version;
  int n_log_pages;    /* that wait in SQLite's log, see obl-store-log.c */
  GPtrArray *changes; /* OblChange, committed and not yet taken */
  OblId text_id;      /* the document whose text is kept below, or none */
  OblText *text;
  OblLabelSet *label_set; /* the newest as last read */
};

void obl_store_assert_thread (OblStore *store);

/* --- Statements (obl-store-statement.c) ------------------------------------------------------- */

/* A cached statement, borrowed: reset and cleared when it goes out of scope. */
typedef struct _OblStmt OblStmt;
void obl_stmt_release (OblStmt *stmt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblStmt, obl_stmt_release)

/* @sql must be a constant: its address is the key of the cache. */
OblStmt *obl_stmt_get (OblStore *store, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For obl-store-sql.c alone: one that is not cached, and gone when it is released. */
OblStmt *
obl_stmt_prepare (OblStore *store, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void obl_stmt_bind_id (OblStmt *stmt, int index, const OblId *id); /* NULL or none binds NULL */
void obl_stmt_bind_int (OblStmt *stmt, int index, gint64 value);
void obl_stmt_bind_double (OblStmt *stmt, int index, double value);
void obl_stmt_bind_text (OblStmt *stmt, int index, const char *text); /* copied; NULL binds NULL */
/* Not copied: @text must live until the statement is released. */
void obl_stmt_bind_static (OblStmt *stmt, int index, const char *text, gsize n_bytes);
void obl_stmt_bind_blob (OblStmt *stmt, int index, gconstpointer data, gsize n_bytes);

typedef enum {
  OBL_STEP_ROW,
  OBL_STEP_END,
  OBL_STEP_ERROR,
} OblStep;

OblStep obl_stmt_step (OblStmt *stmt, GError **error);
/* All rows, as read_row() makes them. */
typedef gpointer (*OblReadRow) (OblStmt *stmt);
GPtrArray *obl_stmt_collect (OblStmt *stmt,
                             OblReadRow read_row,
                             GDestroyNotify free_row,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Runs a statement that gives no rows. */
gboolean obl_stmt_run (OblStmt *stmt, GError **error);
/* Makes it ready for other values; keeps nothing bound. */
void obl_stmt_reset (OblStmt *stmt);

gboolean obl_stmt_column_id (OblStmt *stmt, int column, OblId *id); /* NULL gives OBL_ID_NONE */
gint64 obl_stmt_column_int (OblStmt *stmt, int column);
double obl_stmt_column_double (OblStmt *stmt, int column, double if_null);
/* Borrowed until the next step; NULL gives NULL. */
const char *obl_stmt_column_text (OblStmt *stmt, int column);
char *obl_stmt_column_dup (OblStmt *stmt, int column) G_GNUC_WARN_UNUSED_RESULT;
/* Of a column that is NOT NULL: a stranger's file may have nothing there all the same, and gives
 * "". */
const char *obl_stmt_column_required (OblStmt *stmt, int column);
char *obl_stmt_column_dup_required (OblStmt *stmt, int column) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the attribute of this name and, in the next column, this value; one that is not JSON, as only
 * another program can have written it, is left out. */
void obl_stmt_column_attribute (OblStmt *stmt, int column, GPtrArray *attributes);
const void *obl_stmt_column_blob (OblStmt *stmt, int column, gsize *n_bytes);

/* One number or nothing. */
gboolean obl_store_query_int (
    OblStore *store, const char *sql, const OblId *id, gint64 *value, GError **error);
/* Runs plain SQL without values. */
gboolean obl_store_exec (OblStore *store, const char *sql, GError **error);

void obl_store_clear_statements (OblStore *store);

/* Sets @error from SQLite's last one; @doing: what failed, for a person ("Cannot read the spans"). */
void obl_store_set_error (OblStore *store, int code, const char *doing, GError **error);

/* Before the first connection; more often does no harm (obl-store-locks.c). */
void obl_store_take_lasting_locks (void);

/* From now on the log is copied as obl-store-log.c says. */
void obl_store_watch_log (OblStore *store);

/* --- Transactions ----------------------------------------------------------------------------- */

/* Rolled back unless committed. */
typedef struct {
  OblStore *store;
  gboolean active;
} OblTxn;

OblTxn *obl_txn_begin (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean obl_txn_commit (OblTxn *txn, GError **error);
void obl_txn_free (OblTxn *txn);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblTxn, obl_txn_free)

/* --- Copies (obl-store-copies.c) -------------------------------------------------------------- */

/* Notes by what words the content of @document, which is @row, is found, and which group it joins. */
gboolean obl_store_note_copies (OblStore *store, OblDocument *document, gint64 row, GError **error);

/* --- For core/edit ---------------------------------------------------------------------------- */

/* Adds the frozen side of @document, which is packed and signed on the way. */
gboolean obl_store_add_content (OblStore *store, OblDocument *document, GError **error);
/* The original bytes as they came, of what is kept in content.source_bytes and source_encoding. */
GBytes *obl_store_unpack_source (gconstpointer data,
                                 gsize n_bytes,
                                 const char *encoding,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of what is kept in content.candidates, which may be NULL. */
GPtrArray *obl_store_read_candidates (const char *json) G_GNUC_WARN_UNUSED_RESULT;
/* The text of a document, kept for the next question about the same one. */
OblText *obl_store_get_text (OblStore *store,
                             const OblId *document_id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The newest label set without copying it; owned by the store until it changes. */
OblLabelSet *obl_store_peek_label_set (OblStore *store, GError **error);

/* --- What is derived (obl-store-derived.c) ----------------------------------------------------- */

/* Brings every derived table in line with what @change touched; called within its transaction, after
 * an edit as after undo and redo. */
gboolean obl_store_update_derived (OblStore *store, const OblChange *change, GError **error);
/* Makes those that an older project does not have yet; costs next to nothing when all is there. */
gboolean obl_store_fill_derived (OblStore *store, GError **error);

/* Claims (obl-store-claims-update.c): the two of those functions for them. */
gboolean obl_store_update_claims (OblStore *store, const OblChange *change, GError **error);
gboolean obl_store_fill_claims (OblStore *store, GError **error);
/* Finds out what each claim of the document is said within, and by what chain of sources it came. */
gboolean obl_store_update_chains (OblStore *store, const OblId *document_id, GError **error);

G_END_DECLS
