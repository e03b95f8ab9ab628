/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Propositions, links between them and assessments: judgements, kept out of the text layer. */
#define G_LOG_DOMAIN "obl-edit-propositions"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <glib/gi18n-lib.h>

#include "core/model/obl-scale.h"

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

/* The two ids of a change. */
static gboolean
run_with_two (
    OblEdit *edit, const char *sql, const OblId *first, const OblId *second, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, first);
  obl_stmt_bind_id (stmt, 2, second);
  return obl_stmt_run (stmt, error);
}

static gboolean
require_proposition (OblEdit *edit, const OblId *id, GError **error)
{
  GError *problem = NULL;
  g_autoptr (OblProposition) proposition = obl_store_get_proposition (edit->store, id, &problem);

  if (proposition != NULL)
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                         _ ("There is no such proposition any more"));
  return FALSE;
}

gboolean
obl_edit_set_proposition (OblEdit *edit,
                          const OblId *frame_id,
                          const OblId *proposition_id,
                          GError **error)
{
  static const char sql[] = "UPDATE frame SET proposition_id = ?2, modified = ?3 "
                            "WHERE id = ?1 AND proposition_id IS NOT ?2";
  g_autoptr (OblStmt) stmt = NULL;

  if (!obl_id_is_none (proposition_id) && !require_proposition (edit, proposition_id, error))
    return FALSE;
  stmt = obl_stmt_get (edit->store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, frame_id);
  obl_stmt_bind_id (stmt, 2, proposition_id);
  obl_stmt_bind_int (stmt, 3, edit->now);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_merge_propositions (OblEdit *edit, const OblId *into, const OblId *from, GError **error)
{
  static const char drop_links[]
      = "DELETE FROM proposition_link WHERE (from_id = ?1 AND to_id = ?2) "
        "OR (from_id = ?2 AND to_id = ?1) OR EXISTS (SELECT 1 FROM proposition_link k "
        "WHERE k.type = proposition_link.type AND ((proposition_link.from_id = ?2 "
        "AND k.from_id = ?1 AND k.to_id = proposition_link.to_id) OR (proposition_link.to_id = ?2 "
        "AND k.to_id = ?1 AND k.from_id = proposition_link.from_id)))";
  static const char *const moves[]
      = { "UPDATE frame SET proposition_id = ?1 WHERE proposition_id = ?2",
          "UPDATE proposition_link SET from_id = ?1 WHERE from_id = ?2",
          "UPDATE proposition_link SET to_id = ?1 WHERE to_id = ?2",
          "UPDATE assessment SET proposition_id = ?1 WHERE proposition_id = ?2" };

  if (obl_id_equal (into, from))
    return TRUE;
  if (!require_proposition (edit, into, error) || !require_proposition (edit, from, error)
      || !run_with_two (edit, drop_links, into, from, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    if (!run_with_two (edit, moves[i], into, from, error))
      return FALSE;
  }
  return obl_edit_run_with_id (edit, "DELETE FROM proposition WHERE id = ?1", from, error);
}

static gboolean
check_link (const OblPropositionLink *link, GError **error)
{
  if (!require (link->type, _ ("A link between propositions needs a type"), error))
    return FALSE;
  if (obl_link_type_find (link->type) == NULL) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 _ ("“%s” is no link between propositions. There are same_as, narrower, "
                    "contradicts, supports, attacks, denies, corrects and derived_from"),
                 link->type);
    return FALSE;
  }
  if (obl_id_equal (&link->from_id, &link->to_id)) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("A proposition cannot be linked to itself"));
    return FALSE;
  }
  return TRUE;
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

  if (stmt == NULL || !check_link (link, error)
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

static gboolean
check_scale (const OblAssessment *assessment, GError **error)
{
  const OblScale *scale = NULL;
  g_autofree char *values = NULL;

  if (!require (assessment->scale, _ ("An assessment needs a scale"), error)
      || !require (assessment->value, _ ("An assessment needs a value"), error))
    return FALSE;
  scale = obl_scale_find (assessment->scale);
  if (scale == NULL) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 _ ("“%s” is no scale. There are source_reliability, info_credibility, likelihood "
                    "and verdict"),
                 assessment->scale);
    return FALSE;
  }
  if (obl_scale_find_value (scale, assessment->value) != NULL)
    return TRUE;
  values = obl_scale_dup_values (scale);
  g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
               _ ("“%s” is no value of %s. There are %s"), assessment->value, scale->name, values);
  return FALSE;
}

static gboolean
check_assessment (const OblAssessment *assessment, GError **error)
{
  if (!check_scale (assessment, error))
    return FALSE;
  if (obl_id_is_none (&assessment->proposition_id) != obl_id_is_none (&assessment->frame_id))
    return TRUE;
  g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                       _ ("An assessment is of a proposition or of a claim, one of the two"));
  return FALSE;
}

/* *@is_there: the same one, which says the same, was put before. */
static gboolean
check_unchanged (OblEdit *edit, const OblAssessment *assessment, gboolean *is_there, GError **error)
{
  static const char sql[]
      = "SELECT scale = ?2 AND value = ?3 AND note IS ?4 AND coalesce (proposition_id, frame_id) "
        "= ?5 FROM assessment WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblStep step;

  *is_there = FALSE;
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &assessment->id);
  obl_stmt_bind_text (stmt, 2, assessment->scale);
  obl_stmt_bind_text (stmt, 3, assessment->value);
  obl_stmt_bind_text (stmt, 4, assessment->note);
  obl_stmt_bind_id (stmt, 5,
                    obl_id_is_none (&assessment->frame_id) ? &assessment->proposition_id
                                                           : &assessment->frame_id);
  step = obl_stmt_step (stmt, error);
  *is_there = step == OBL_STEP_ROW;
  if (step != OBL_STEP_ROW || obl_stmt_column_int (stmt, 0) != 0)
    return step != OBL_STEP_ERROR;
  g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                       _ ("An assessment stays as it was made; add a new one that says what is "
                          "thought now"));
  return FALSE;
}

gboolean
obl_edit_put_assessment (OblEdit *edit, const OblAssessment *assessment, GError **error)
{
  static const char sql[]
      = "INSERT INTO assessment (id, proposition_id, frame_id, scale, value, note, annotator_id, "
        "created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblId annotator_id = assessment->annotator_id;
  gint64 created = assessment->created;
  gboolean is_there = FALSE;

  if (stmt == NULL || !check_assessment (assessment, error)
      || !check_unchanged (edit, assessment, &is_there, error))
    return FALSE;
  if (is_there)
    return TRUE;
  if (!obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
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
