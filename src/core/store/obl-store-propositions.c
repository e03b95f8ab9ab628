/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Propositions, the links between them, assessments, and who the annotators are. */
#define G_LOG_DOMAIN "obl-store-propositions"

#include "config.h"

#include "core/store/obl-store-private.h"

/* --- Propositions ----------------------------------------------------------------------------- */

static OblProposition *
read_proposition (OblStmt *stmt)
{
  OblProposition *proposition = obl_proposition_new ();

  obl_stmt_column_id (stmt, 0, &proposition->id);
  proposition->text = obl_stmt_column_dup_required (stmt, 1);
  proposition->language = obl_stmt_column_dup (stmt, 2);
  proposition->notes = obl_stmt_column_dup (stmt, 3);
  proposition->created = obl_stmt_column_int (stmt, 4);
  proposition->modified = obl_stmt_column_int (stmt, 5);
  return proposition;
}

OblProposition *
obl_store_get_proposition (OblStore *store, const OblId *id, GError **error)
{
  static const char sql[]
      = "SELECT id, text, language, notes, created, modified FROM proposition WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW ? read_proposition (stmt) : NULL;
}

#define LINK_COLUMNS "id, from_id, to_id, type, annotator_id, created"

static gpointer
read_link (OblStmt *stmt)
{
  OblPropositionLink *link = obl_proposition_link_new ();

  obl_stmt_column_id (stmt, 0, &link->id);
  obl_stmt_column_id (stmt, 1, &link->from_id);
  obl_stmt_column_id (stmt, 2, &link->to_id);
  link->type = obl_stmt_column_dup_required (stmt, 3);
  obl_stmt_column_id (stmt, 4, &link->annotator_id);
  link->created = obl_stmt_column_int (stmt, 5);
  return link;
}

GPtrArray *
obl_store_list_proposition_links (OblStore *store, const OblId *proposition_id, GError **error)
{
  static const char all[] = "SELECT " LINK_COLUMNS " FROM proposition_link ORDER BY id";
  static const char of_one[] = "SELECT " LINK_COLUMNS " FROM proposition_link "
                               "WHERE from_id = ?1 OR to_id = ?1 ORDER BY id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, proposition_id == NULL ? all : of_one, error);

  if (stmt == NULL)
    return NULL;
  if (proposition_id != NULL)
    obl_stmt_bind_id (stmt, 1, proposition_id);
  return obl_stmt_collect (stmt, read_link, (GDestroyNotify)obl_proposition_link_unref, error);
}

/* --- Assessments ------------------------------------------------------------------------------ */

#define ASSESSMENT_COLUMNS "id, proposition_id, frame_id, scale, value, note, annotator_id, created"

static gpointer
read_assessment (OblStmt *stmt)
{
  OblAssessment *assessment = obl_assessment_new ();

  obl_stmt_column_id (stmt, 0, &assessment->id);
  obl_stmt_column_id (stmt, 1, &assessment->proposition_id);
  obl_stmt_column_id (stmt, 2, &assessment->frame_id);
  assessment->scale = obl_stmt_column_dup_required (stmt, 3);
  assessment->value = obl_stmt_column_dup_required (stmt, 4);
  assessment->note = obl_stmt_column_dup (stmt, 5);
  obl_stmt_column_id (stmt, 6, &assessment->annotator_id);
  assessment->created = obl_stmt_column_int (stmt, 7);
  return assessment;
}

GPtrArray *
obl_store_list_assessments (OblStore *store, const OblId *subject_id, GError **error)
{
  static const char all[] = "SELECT " ASSESSMENT_COLUMNS " FROM assessment ORDER BY id";
  static const char of_one[] = "SELECT " ASSESSMENT_COLUMNS " FROM assessment "
                               "WHERE proposition_id = ?1 OR frame_id = ?1 ORDER BY id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, subject_id == NULL ? all : of_one, error);

  if (stmt == NULL)
    return NULL;
  if (subject_id != NULL)
    obl_stmt_bind_id (stmt, 1, subject_id);
  return obl_stmt_collect (stmt, read_assessment, (GDestroyNotify)obl_assessment_unref, error);
}

/* --- Annotators ------------------------------------------------------------------------------- */

static gpointer
read_annotator (OblStmt *stmt)
{
  OblAnnotator *annotator = g_new0 (OblAnnotator, 1);

  obl_stmt_column_id (stmt, 0, &annotator->id);
  annotator->name = obl_stmt_column_dup_required (stmt, 1);
  annotator->created = obl_stmt_column_int (stmt, 2);
  return annotator;
}

GPtrArray *
obl_store_list_annotators (OblStore *store, GError **error)
{
  static const char sql[] = "SELECT id, name, created FROM annotator ORDER BY id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  return stmt == NULL
             ? NULL
             : obl_stmt_collect (stmt, read_annotator, (GDestroyNotify)obl_annotator_free, error);
}

OblAnnotator *
obl_store_get_annotator (OblStore *store, const OblId *id, GError **error)
{
  static const char sql[] = "SELECT id, name, created FROM annotator WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW ? read_annotator (stmt) : NULL;
}

gboolean
obl_store_find_annotator (OblStore *store, const char *name, OblId *id)
{
  static const char sql[] = "SELECT id FROM annotator WHERE name = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, NULL);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, name);
  return obl_stmt_step (stmt, NULL) == OBL_STEP_ROW && obl_stmt_column_id (stmt, 0, id);
}
