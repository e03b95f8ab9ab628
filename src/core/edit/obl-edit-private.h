/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of core/edit share. */
#pragma once

#include "core/edit/obl-edit.h"
#include "core/store/obl-store-private.h"

G_BEGIN_DECLS

struct _OblEdit {
  OblStore *store;
  OblTxn *txn;
  sqlite3_session *session;
  char *label;
  char *annotator;
  OblId annotator_id; /* made when the first thing needs it */
  gint64 now;
  gboolean keep_times;
  guint depth; /* of savepoints */
};

/* Fills in what was left out.  @old: the moment the thing was created, or 0. */
void obl_edit_fill_times (OblEdit *edit, gint64 old, gint64 *created, gint64 *modified);
gboolean obl_edit_fill_annotator (OblEdit *edit, OblId *annotator_id, GError **error);

/* Runs @sql with @id as its only value. */
gboolean obl_edit_run_with_id (OblEdit *edit, const char *sql, const OblId *id, GError **error);

/* Name and value rows of @attributes under @owner; @sql inserts (owner, name, value). */
gboolean obl_edit_write_attributes (OblEdit *edit,
                                    const char *clear,
                                    const char *insert,
                                    const OblId *owner,
                                    const GPtrArray *attributes,
                                    GError **error);
void obl_edit_bind_origin (OblStmt *stmt, int first, const OblOrigin *origin);

/* Adds what @changeset touched to a new OblChange, looking up the documents of its rows in the
 * project as it is now. */
OblChange *obl_change_from_changeset (OblStore *store, gpointer changeset, int n_bytes);
/* The same for one changeset of several that make one change; @seen, which goes with @change, keeps
 * each id there once. */
void obl_change_add_changeset (
    OblChange *change, GHashTable *seen, OblStore *store, gpointer changeset, int n_bytes);
GHashTable *obl_change_new_seen (void) G_GNUC_WARN_UNUSED_RESULT;

/* The entity, or an error that says that it is gone. */
OblEntity *
obl_edit_require_entity (OblEdit *edit, const OblId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Its own rows; nothing may refer to it any more. */
gboolean obl_edit_delete_entity_rows (OblEdit *edit, const OblId *id, GError **error);
/* What was merged into it and who it is not. */
gboolean obl_edit_forget_judgements (OblEdit *edit, const OblId *id, GError **error);
/* What kind of mention it is: as somebody has said, or as its words look. */
OblMentionKind obl_edit_find_mention (OblEdit *edit, const OblSpan *span);
/* Whether its words are a name for others to be found by, as opposed to "the official" or "he". */
gboolean obl_edit_is_alias (const OblSpan *span, OblMentionKind mention);

extern const char *const obl_recorded_tables[]; /* NULL-terminated */

G_END_DECLS
