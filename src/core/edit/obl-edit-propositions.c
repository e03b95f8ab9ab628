/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Propositions, links between them and assessments: judgements, kept out of the text layer. */
#define G_LOG_DOMAIN "obl-edit-propositions"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <glib/gi18n-lib.h>

static gboolean
require (const char *value, const char *message, GError **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID, message);
  return FALSE;
}

gboolean
obl_edit_put_proposition (OblEdit *edit, const OblProposition *proposition, GError **error)
{
  static const char sql[]
      = "INSERT INTO proposition (id, text, language, notes, created, modified) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
        "text = ?2, language = ?3, notes = ?4, created = ?5, modified = ?6";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  g_autoptr (OblProposition) old = NULL;
  gint64 created = proposition->created;
  gint64 modified = proposition->modified;

  if (stmt == NULL || !require (proposition->text, _ ("A proposition needs a sentence"), error))
    return FALSE;
  old = obl_store_get_proposition (edit->store, &proposition->id, NULL);
  obl_edit_fill_times (edit, old == NULL ? 0 : old->created, &created, &modified);
  obl_stmt_bind_id (stmt, 1, &proposition->id);
  obl_stmt_bind_text (stmt, 2, proposition->text);
  obl_stmt_bind_text (stmt, 3, proposition->language);
  obl_stmt_bind_text (stmt, 4, proposition->notes);
  obl_stmt_bind_int (stmt, 5, created);
  obl_stmt_bind_int (stmt, 6, modified);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_delete_proposition (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (
             edit, "UPDATE frame SET proposition_id = NULL WHERE proposition_id = ?1", id, error)
         && obl_edit_run_with_id (
             edit, "DELETE FROM proposition_link WHERE from_id = ?1 OR to_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM assessment WHERE proposition_id = ?1", id,
                                  error)
         && obl_edit_run_with_id (edit, "DELETE FROM proposition WHERE id = ?1", id, error);
}

gboolean
obl_edit_put_proposition_link (OblEdit *edit, const OblPropositionLink *link, GError **error)
{
  static const char sql[]
      = "INSERT INTO proposition_link (id, from_id, to_id, type, annotator_id, created) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
        "from_id = ?2, to_id = ?3, type = ?4, annotator_id = ?5, created = ?6";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblId annotator_id = link->annotator_id;
  gint64 created = link->created;

  if (stmt == NULL || !require (link->type, _ ("A link between propositions needs a type"), error)
      || !obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
  obl_edit_fill_times (edit, 0, &created, NULL);
  obl_stmt_bind_id (stmt, 1, &link->id);
  obl_stmt_bind_id (stmt, 2, &link->from_id);
  obl_stmt_bind_id (stmt, 3, &link->to_id);
  obl_stmt_bind_text (stmt, 4, link->type);
  obl_stmt_bind_id (stmt, 5, &annotator_id);
  obl_stmt_bind_int (stmt, 6, created);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_delete_proposition_link (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (edit, "DELETE FROM proposition_link WHERE id = ?1", id, error);
}

gboolean
obl_edit_put_assessment (OblEdit *edit, const OblAssessment *assessment, GError **error)
{
  static const char sql[]
      = "INSERT INTO assessment (id, proposition_id, frame_id, scale, value, note, annotator_id, "
        "created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET "
        "proposition_id = ?2, frame_id = ?3, scale = ?4, value = ?5, note = ?6, "
        "annotator_id = ?7, created = ?8";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblId annotator_id = assessment->annotator_id;
  gint64 created = assessment->created;

  if (stmt == NULL || !require (assessment->scale, _ ("An assessment needs a scale"), error)
      || !require (assessment->value, _ ("An assessment needs a value"), error)
      || !obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
  if (obl_id_is_none (&assessment->proposition_id) == obl_id_is_none (&assessment->frame_id)) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("An assessment is of a proposition or of a claim, one of the two"));
    return FALSE;
  }
  obl_edit_fill_times (edit, 0, &created, NULL);
  obl_stmt_bind_id (stmt, 1, &assessment->id);
  obl_stmt_bind_id (stmt, 2, &assessment->proposition_id);
  obl_stmt_bind_id (stmt, 3, &assessment->frame_id);
  obl_stmt_bind_text (stmt, 4, assessment->scale);
  obl_stmt_bind_text (stmt, 5, assessment->value);
  obl_stmt_bind_text (stmt, 6, assessment->note);
  obl_stmt_bind_id (stmt, 7, &annotator_id);
  obl_stmt_bind_int (stmt, 8, created);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_delete_assessment (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (edit, "DELETE FROM assessment WHERE id = ?1", id, error);
}
