/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting and deleting frames: claims, relations and what else a label set defines.
 *
 * A frame may be incomplete while a person works on it; what it may never be is wrong: an unknown
 * type or role, a filler of a kind the role does not take or of another article, or one's own self. */
#define G_LOG_DOMAIN "obl-edit-frames"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Frames that lead from one to the next: far more than anybody means. */
#define MAX_NESTED 1000

static const OblFrameType *
find_type (OblEdit *edit, const char *name, GError **error)
{
  const OblLabelSet *set = obl_store_peek_label_set (edit->store, error);
  const OblFrameType *type;

  if (set == NULL)
    return NULL;
  type = name == NULL ? NULL : obl_label_set_find_frame_type (set, name);
  if (type == NULL)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("The label set has no frame “%s”; add it first, or choose another"),
                 name == NULL ? "" : name);
  return type;
}

/* Is the filler there, and in the same article? */
static gboolean
check_filler (OblEdit *edit, const OblFrame *frame, const OblRole *role, GError **error)
{
  static const char span[] = "SELECT document_id = ?2 FROM span WHERE id = ?1";
  static const char other[] = "SELECT document_id = ?2 FROM frame WHERE id = ?1";
  static const char entity[] = "SELECT 1 FROM entity WHERE id = ?1 AND ?2 IS NOT NULL";
  static const char document[] = "SELECT 1 FROM document WHERE id = ?1 AND ?2 IS NOT NULL";
  const char *sql = NULL;
  g_autoptr (OblStmt) stmt = NULL;
  char id[OBL_ID_STRING_SIZE];
  OblStep step;

  switch (role->kind) {
  case OBL_FILLER_SPAN:
    sql = span;
    break;
  case OBL_FILLER_FRAME:
    sql = other;
    break;
  case OBL_FILLER_ENTITY:
    sql = entity;
    break;
  case OBL_FILLER_DOCUMENT:
    sql = document;
    break;
  case OBL_FILLER_URL:
    return TRUE;
  }
  stmt = obl_stmt_get (edit->store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &role->id);
  obl_stmt_bind_id (stmt, 2, &frame->document_id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW && obl_stmt_column_int (stmt, 0) != 0)
    return TRUE;
  if (step == OBL_STEP_ROW)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 _ ("What fills the role “%s” (%s) belongs to another article"), role->role,
                 obl_id_format (&role->id, id));
  else if (step == OBL_STEP_END)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("What fills the role “%s” (%s) is not in the project"), role->role,
                 obl_id_format (&role->id, id));
  return FALSE;
}

/* Appends the frames that fill roles of the frame @id. */
static gboolean
append_fillers (OblEdit *edit, const OblId *id, GArray *waiting, GError **error)
{
  static const char sql[] = "SELECT filler_frame_id FROM frame_role "
                            "WHERE frame_id = ?1 AND filler_frame_id IS NOT NULL";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblId next;

    obl_stmt_column_id (stmt, 0, &next);
    g_array_append_val (waiting, next);
  }
  return step == OBL_STEP_END;
}

/* A frame that fills a role must not lead back to this one.  Each frame on the way is looked at once:
 * there can be any number of ways to it. */
static gboolean
check_nesting (OblEdit *edit, const OblFrame *frame, const OblId *filler, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (OblId));

  g_array_append_val (waiting, *filler);
  for (guint i = 0; i < waiting->len; i++) {
    OblId id = g_array_index (waiting, OblId, i);

    if (obl_id_equal (&id, &frame->id) || g_hash_table_size (seen) > MAX_NESTED) {
      g_set_error_literal (
          error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
          obl_id_equal (&id, &frame->id)
              ? _ ("A claim cannot be nested in itself, directly or through others")
              : _ ("Too many claims are nested in one another"));
      return FALSE;
    }
    if (g_hash_table_add (seen, obl_id_dup (&id)) && !append_fillers (edit, &id, waiting, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_role (OblEdit *edit,
            const OblFrameType *type,
            const OblFrame *frame,
            const OblRole *role,
            GError **error)
{
  const OblRoleType *role_type = obl_frame_type_find_role (type, role->role);
  guint n = 0;

  if (role_type == NULL) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("The frame “%s” has no role “%s”"), type->name, role->role);
    return FALSE;
  }
  if ((role_type->fillers & (1u << role->kind)) == 0) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 _ ("The role “%s” of “%s” does not take this kind of filler"), role->role,
                 type->name);
    return FALSE;
  }
  for (guint i = 0; i < frame->roles->len; i++)
    n += strcmp (((const OblRole *)frame->roles->pdata[i])->role, role->role) == 0;
  if (n > role_type->max) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "The role “%s” of “%s” takes only %u filler",
                              "The role “%s” of “%s” takes only %u fillers", role_type->max),
                 role->role, type->name, role_type->max);
    return FALSE;
  }
  return check_filler (edit, frame, role, error)
         && (role->kind != OBL_FILLER_FRAME || check_nesting (edit, frame, &role->id, error));
}

static gboolean
write_roles (OblEdit *edit, const OblFrame *frame, GError **error)
{
  static const char clear[] = "DELETE FROM frame_role WHERE frame_id = ?1";
  static const char insert[]
      = "INSERT INTO frame_role (frame_id, ordinal, role, span_id, filler_frame_id, entity_id, "
        "filler_document_id, url) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  g_autoptr (OblStmt) put = obl_stmt_get (edit->store, insert, error);

  if (put == NULL || !obl_edit_run_with_id (edit, clear, &frame->id, error))
    return FALSE;
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];

    obl_stmt_bind_id (put, 1, &frame->id);
    obl_stmt_bind_int (put, 2, i);
    obl_stmt_bind_text (put, 3, role->role);
    if (role->kind == OBL_FILLER_URL)
      obl_stmt_bind_text (put, 8, role->url);
    else
      obl_stmt_bind_id (put, 4 + (int)role->kind, &role->id);
    if (!obl_stmt_run (put, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_row (OblEdit *edit, const OblFrame *frame, const OblFrame *old, GError **error)
{
  static const char sql[]
      = "INSERT INTO frame (id, document_id, type, proposition_id, comment, annotator_id, "
        "origin_kind, origin_name, origin_version, origin_score, created, modified) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
        "ON CONFLICT (id) DO UPDATE SET type = ?3, proposition_id = ?4, comment = ?5, "
        "annotator_id = ?6, origin_kind = ?7, origin_name = ?8, origin_version = ?9, "
        "origin_score = ?10, created = ?11, modified = ?12";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblId annotator_id = frame->annotator_id;
  gint64 created = frame->created;
  gint64 modified = frame->modified;

  if (stmt == NULL || !obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
  obl_edit_fill_times (edit, old == NULL ? 0 : old->created, &created, &modified);
  obl_stmt_bind_id (stmt, 1, &frame->id);
  obl_stmt_bind_id (stmt, 2, &frame->document_id);
  obl_stmt_bind_text (stmt, 3, frame->type);
  obl_stmt_bind_id (stmt, 4, &frame->proposition_id);
  obl_stmt_bind_text (stmt, 5, frame->comment);
  obl_stmt_bind_id (stmt, 6, &annotator_id);
  obl_edit_bind_origin (stmt, 7, &frame->origin);
  obl_stmt_bind_int (stmt, 11, created);
  obl_stmt_bind_int (stmt, 12, modified);
  return obl_stmt_run (stmt, error);
}

static gboolean
check_frame (OblEdit *edit, const OblFrame *frame, const OblFrame *old, GError **error)
{
  static const char document[] = "SELECT count(*) FROM document WHERE id = ?1";
  static const char proposition[] = "SELECT count(*) FROM proposition WHERE id = ?1";
  const OblFrameType *type = find_type (edit, frame->type, error);
  gint64 n_documents = 0, n_propositions = 1;

  if (type == NULL
      || !obl_store_query_int (edit->store, document, &frame->document_id, &n_documents, error))
    return FALSE;
  if (!obl_id_is_none (&frame->proposition_id)
      && !obl_store_query_int (edit->store, proposition, &frame->proposition_id, &n_propositions,
                               error))
    return FALSE;
  if (n_documents == 0 || n_propositions == 0) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                         n_documents == 0
                             ? _ ("The article of this claim is not in the project")
                             : _ ("The proposition of this claim is not in the project"));
    return FALSE;
  }
  if (old != NULL && !obl_id_equal (&old->document_id, &frame->document_id)) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("An annotation cannot move to another article"));
    return FALSE;
  }
  for (guint i = 0; i < frame->roles->len; i++) {
    if (!check_role (edit, type, frame, frame->roles->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

gboolean
obl_edit_put_frame (OblEdit *edit, const OblFrame *frame, GError **error)
{
  static const char clear[] = "DELETE FROM frame_attribute WHERE frame_id = ?1";
  static const char insert[]
      = "INSERT INTO frame_attribute (frame_id, name, value) VALUES (?1, ?2, ?3)";
  g_autoptr (GError) problem = NULL;
  g_autoptr (OblFrame) old = obl_store_get_frame (edit->store, &frame->id, &problem);

  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  return check_frame (edit, frame, old, error) && write_row (edit, frame, old, error)
         && write_roles (edit, frame, error)
         && obl_edit_write_attributes (edit, clear, insert, &frame->id, frame->attributes, error);
}

/* --- Deleting --------------------------------------------------------------------------------- */

/* A span made only to fill a role has no purpose without the frame. */
static gboolean
delete_orphans (OblEdit *edit, const OblFrame *frame, GError **error)
{
  static const char used[] = "SELECT count(*) FROM frame_role WHERE span_id = ?1";
  const OblLabelSet *set = obl_store_peek_label_set (edit->store, error);

  if (set == NULL)
    return FALSE;
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    g_autoptr (OblSpan) span = NULL;
    const OblSpanLabel *label;
    gint64 n_uses = 0;

    if (role->kind != OBL_FILLER_SPAN)
      continue;
    span = obl_store_get_span (edit->store, &role->id, NULL);
    if (span == NULL)
      continue;
    label = obl_label_set_find_span_label (set, span->label);
    if (label == NULL || label->kind != OBL_SPAN_ROLE)
      continue;
    if (!obl_store_query_int (edit->store, used, &span->id, &n_uses, error))
      return FALSE;
    if (n_uses == 0 && !obl_edit_delete_span (edit, &span->id, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
obl_edit_delete_frame (OblEdit *edit, const OblId *id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (OblFrame) frame = obl_store_get_frame (edit->store, id, &problem);

  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (frame == NULL)
    return TRUE;
  return obl_edit_run_with_id (edit, "DELETE FROM frame_role WHERE filler_frame_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM assessment WHERE frame_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM frame_role WHERE frame_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM frame_attribute WHERE frame_id = ?1", id,
                                  error)
         && obl_edit_run_with_id (edit, "DELETE FROM frame WHERE id = ?1", id, error)
         && delete_orphans (edit, frame, error);
}
