/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting and deleting spans.  The text is the judge: fragments must lie in it, and quotes are cut from
 * it here and nowhere else. */
#define G_LOG_DOMAIN "obl-edit-spans"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static void
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID, message);
}

static gboolean
check_fragments (const OblSpan *span, const OblText *text, GError **error)
{
  guint32 n_chars = obl_text_get_n_chars (text);

  if (span->fragments->len == 0) {
    set_invalid (error, _ ("An annotation must mark some text; select a word first"));
    return FALSE;
  }
  for (guint i = 0; i < span->fragments->len; i++) {
    OblRange range = g_array_index (span->fragments, OblRange, i);
    OblRange before = { 0, 0 };

    if (i > 0)
      before = g_array_index (span->fragments, OblRange, i - 1);
    if (range.start >= range.end) {
      g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                   _ ("A fragment must mark some text, but [%u, %u) is empty"), range.start,
                   range.end);
      return FALSE;
    }
    if (range.end > n_chars) {
      g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                   _ ("The fragment [%u, %u) lies outside the text, which has %u characters"),
                   range.start, range.end, n_chars);
      return FALSE;
    }
    if (i > 0 && range.start <= before.end) {
      g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                   _ ("The fragments [%u, %u) and [%u, %u) must be in text order with a gap "
                      "between them; join them into one"),
                   before.start, before.end, range.start, range.end);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
obl_edit_check_label (OblEdit *edit, const char *label, GError **error)
{
  const OblLabelSet *set;

  if (label == NULL || *label == '\0') {
    set_invalid (error, _ ("An annotation needs a label"));
    return FALSE;
  }
  set = obl_store_peek_label_set (edit->store, error);
  if (set == NULL)
    return FALSE;
  if (obl_label_set_find_span_label (set, label) != NULL)
    return TRUE;
  g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
               _ ("The label set has no label “%s”; add it first, or choose another"), label);
  return FALSE;
}

/* The fragments as they are now, to write only what differs. */
static gboolean
same_fragments (const OblSpan *a, const OblSpan *b)
{
  return a->fragments->len == b->fragments->len
         && memcmp (a->fragments->data, b->fragments->data, a->fragments->len * sizeof (OblRange))
                == 0;
}

static gboolean
write_fragments (OblEdit *edit, const OblSpan *span, const OblText *text, GError **error)
{
  static const char clear[] = "DELETE FROM fragment WHERE span_id = ?1";
  static const char insert[] = "INSERT INTO fragment (span_id, ordinal, start, \"end\", quote) "
                               "VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (OblStmt) put = obl_stmt_get (edit->store, insert, error);

  if (put == NULL || !obl_edit_run_with_id (edit, clear, &span->id, error))
    return FALSE;
  for (guint i = 0; i < span->fragments->len; i++) {
    OblRange range = g_array_index (span->fragments, OblRange, i);
    gsize start = obl_text_to_byte (text, range.start);

    obl_stmt_bind_id (put, 1, &span->id);
    obl_stmt_bind_int (put, 2, i);
    obl_stmt_bind_int (put, 3, range.start);
    obl_stmt_bind_int (put, 4, range.end);
    obl_stmt_bind_static (put, 5, obl_text_get_utf8 (text) + start,
                          obl_text_to_byte (text, range.end) - start);
    if (!obl_stmt_run (put, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_row (OblEdit *edit, const OblSpan *span, const OblSpan *old, GError **error)
{
  static const char sql[]
      = "INSERT INTO span (id, document_id, label, entity_id, comment, annotator_id, origin_kind, "
        "origin_name, origin_version, origin_score, created, modified, mention) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
        "ON CONFLICT (id) DO UPDATE SET label = ?3, entity_id = ?4, comment = ?5, "
        "annotator_id = ?6, origin_kind = ?7, origin_name = ?8, origin_version = ?9, "
        "origin_score = ?10, created = ?11, modified = ?12, mention = ?13";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  OblId annotator_id = span->annotator_id;
  gint64 created = span->created;
  gint64 modified = span->modified;

  if (stmt == NULL || !obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
  obl_edit_fill_times (edit, old == NULL ? 0 : old->created, &created, &modified);
  obl_stmt_bind_id (stmt, 1, &span->id);
  obl_stmt_bind_id (stmt, 2, &span->document_id);
  obl_stmt_bind_text (stmt, 3, span->label);
  obl_stmt_bind_id (stmt, 4, &span->entity_id);
  obl_stmt_bind_text (stmt, 5, span->comment);
  obl_stmt_bind_id (stmt, 6, &annotator_id);
  obl_edit_bind_origin (stmt, 7, &span->origin);
  obl_stmt_bind_int (stmt, 11, created);
  obl_stmt_bind_int (stmt, 12, modified);
  obl_stmt_bind_int (stmt, 13, span->mention);
  return obl_stmt_run (stmt, error);
}

static gboolean
check_entity (OblEdit *edit, const OblId *entity_id, GError **error)
{
  static const char sql[] = "SELECT count(*) FROM entity WHERE id = ?1";
  gint64 n_found = 0;
  char id[OBL_ID_STRING_SIZE];

  if (obl_id_is_none (entity_id))
    return TRUE;
  if (!obl_store_query_int (edit->store, sql, entity_id, &n_found, error))
    return FALSE;
  if (n_found == 0)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("There is no entity %s in the project"), obl_id_format (entity_id, id));
  return n_found != 0;
}

gboolean
obl_edit_put_span (OblEdit *edit, const OblSpan *span, GError **error)
{
  static const char clear[] = "DELETE FROM span_attribute WHERE span_id = ?1";
  static const char insert[]
      = "INSERT INTO span_attribute (span_id, name, value) VALUES (?1, ?2, ?3)";
  g_autoptr (OblText) text = obl_store_get_text (edit->store, &span->document_id, error);
  g_autoptr (OblSpan) old = NULL;
  g_autoptr (GError) problem = NULL;

  if (text == NULL || !check_fragments (span, text, error)
      || !obl_edit_check_label (edit, span->label, error)
      || !check_entity (edit, &span->entity_id, error))
    return FALSE;
  old = obl_store_get_span (edit->store, &span->id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (old != NULL && !obl_id_equal (&old->document_id, &span->document_id)) {
    set_invalid (error, _ ("An annotation cannot move to another article"));
    return FALSE;
  }
  if (!write_row (edit, span, old, error))
    return FALSE;
  if ((old == NULL || !same_fragments (old, span)) && !write_fragments (edit, span, text, error))
    return FALSE;
  if (old == NULL ? span->attributes->len == 0
                  : obl_attributes_equal (old->attributes, span->attributes))
    return TRUE;
  return obl_edit_write_attributes (edit, clear, insert, &span->id, span->attributes, error);
}

gboolean
obl_edit_delete_span (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (edit, "DELETE FROM frame_role WHERE span_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM span_attribute WHERE span_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM fragment WHERE span_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM span WHERE id = ?1", id, error);
}
