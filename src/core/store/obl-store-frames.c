/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames with their roles and attributes. */
#define G_LOG_DOMAIN "obl-store-frames"

#include "config.h"

#include "core/store/obl-store-private.h"

#define FRAME_COLUMNS                                                                              \
  "id, document_id, type, proposition_id, comment, annotator_id, origin_kind, origin_name, "       \
  "origin_version, origin_score, created, modified"

static OblFrame *
read_frame (OblStmt *stmt)
{
  OblFrame *frame = obl_frame_new ();

  obl_stmt_column_id (stmt, 0, &frame->id);
  obl_stmt_column_id (stmt, 1, &frame->document_id);
  frame->type = obl_stmt_column_dup_required (stmt, 2);
  obl_stmt_column_id (stmt, 3, &frame->proposition_id);
  frame->comment = obl_stmt_column_dup (stmt, 4);
  obl_stmt_column_id (stmt, 5, &frame->annotator_id);
  frame->origin.kind = (OblOriginKind)CLAMP (obl_stmt_column_int (stmt, 6), 0, OBL_ORIGIN_IMPORT);
  frame->origin.name = obl_stmt_column_dup (stmt, 7);
  frame->origin.version = obl_stmt_column_dup (stmt, 8);
  frame->origin.score = obl_stmt_column_double (stmt, 9, -1);
  frame->created = obl_stmt_column_int (stmt, 10);
  frame->modified = obl_stmt_column_int (stmt, 11);
  return frame;
}

/* Columns: role, span, frame, entity, document, URL. */
static void
read_role (OblStmt *stmt, OblFrame *frame)
{
  static const OblFillerKind kinds[]
      = { OBL_FILLER_SPAN, OBL_FILLER_FRAME, OBL_FILLER_ENTITY, OBL_FILLER_DOCUMENT };
  const char *role = obl_stmt_column_required (stmt, 0);
  OblId id;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (obl_stmt_column_id (stmt, (int)i + 1, &id)) {
      obl_frame_add_role (frame, role, kinds[i], &id);
      return;
    }
  }
  obl_frame_add_url (frame, role, obl_stmt_column_required (stmt, 5));
}

static gboolean
fill_frame (OblStore *store, OblFrame *frame, GError **error)
{
  static const char roles[]
      = "SELECT role, span_id, filler_frame_id, entity_id, filler_document_id, url FROM frame_role "
        "WHERE frame_id = ?1 ORDER BY ordinal";
  static const char attributes[] = "SELECT name, value FROM frame_attribute WHERE frame_id = ?1";
  g_autoptr (OblStmt) role = obl_stmt_get (store, roles, error);
  g_autoptr (OblStmt) attribute = obl_stmt_get (store, attributes, error);
  OblStep step;

  if (role == NULL || attribute == NULL)
    return FALSE;
  obl_stmt_bind_id (role, 1, &frame->id);
  while ((step = obl_stmt_step (role, error)) == OBL_STEP_ROW)
    read_role (role, frame);
  if (step == OBL_STEP_ERROR)
    return FALSE;
  obl_stmt_bind_id (attribute, 1, &frame->id);
  while ((step = obl_stmt_step (attribute, error)) == OBL_STEP_ROW)
    obl_stmt_column_attribute (attribute, 0, frame->attributes);
  return step == OBL_STEP_END;
}

GPtrArray *
obl_store_list_frames (OblStore *store, const OblId *document_id, GError **error)
{
  static const char sql[]
      = "SELECT " FRAME_COLUMNS " FROM frame WHERE document_id = ?1 ORDER BY id";
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, document_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblFrame *frame = read_frame (stmt);

    g_ptr_array_add (frames, frame);
    if (!fill_frame (store, frame, error))
      return NULL;
  }
  return step == OBL_STEP_ERROR ? NULL : g_steal_pointer (&frames);
}

OblFrame *
obl_store_get_frame (OblStore *store, const OblId *id, GError **error)
{
  static const char sql[] = "SELECT " FRAME_COLUMNS " FROM frame WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblFrame) frame = NULL;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return NULL;
  frame = read_frame (stmt);
  if (!fill_frame (store, frame, error))
    return NULL;
  return g_steal_pointer (&frame);
}
