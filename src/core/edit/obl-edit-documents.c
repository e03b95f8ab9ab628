/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents: adding, changing what is known about one, taking one out; and the label set. */
#define G_LOG_DOMAIN "obl-edit-documents"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
write_row (OblEdit *edit, const OblDocument *document, GError **error)
{
  static const char sql[]
      = "INSERT INTO document (id, content_id, title, byline, publisher, published, updated, "
        "language, "
        "direction, agency, notes, status, created, doubts) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
        "ON CONFLICT (id) DO UPDATE SET title = ?3, byline = ?4, publisher = ?5, published = ?6, "
        "updated = ?7, language = ?8, direction = ?9, agency = ?10, notes = ?11, status = ?12, "
        "doubts = ?14";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  if (document->title == NULL || *document->title == '\0') {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("An article needs a title"));
    return FALSE;
  }
  obl_stmt_bind_id (stmt, 1, &document->id);
  obl_stmt_bind_id (stmt, 2, &document->content_id);
  obl_stmt_bind_text (stmt, 3, document->title);
  obl_stmt_bind_text (stmt, 4, document->byline);
  obl_stmt_bind_text (stmt, 5, document->publisher);
  obl_stmt_bind_text (stmt, 6, document->published);
  obl_stmt_bind_text (stmt, 7, document->updated);
  obl_stmt_bind_text (stmt, 8, document->language);
  obl_stmt_bind_text (stmt, 9, document->direction);
  obl_stmt_bind_text (stmt, 10, document->agency);
  obl_stmt_bind_text (stmt, 11, document->notes);
  obl_stmt_bind_int (stmt, 12, document->status);
  obl_stmt_bind_int (stmt, 13, document->created != 0 ? document->created : edit->now);
  obl_stmt_bind_int (stmt, 14, document->doubts);
  return obl_stmt_run (stmt, error);
}

static gboolean
write_blocks (OblEdit *edit, const OblDocument *document, GError **error)
{
  static const char sql[]
      = "INSERT INTO block (document_id, ordinal, kind, role, start, \"end\", level, row, "
        "\"column\", page) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
        "ON CONFLICT (document_id, ordinal) DO UPDATE SET role = ?4 WHERE role <> ?4";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);

    obl_stmt_bind_id (stmt, 1, &document->id);
    obl_stmt_bind_int (stmt, 2, i);
    obl_stmt_bind_int (stmt, 3, block->kind);
    obl_stmt_bind_int (stmt, 4, block->role);
    obl_stmt_bind_int (stmt, 5, block->range.start);
    obl_stmt_bind_int (stmt, 6, block->range.end);
    obl_stmt_bind_int (stmt, 7, block->level);
    obl_stmt_bind_int (stmt, 8, block->row);
    obl_stmt_bind_int (stmt, 9, block->column);
    obl_stmt_bind_int (stmt, 10, block->page);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_tags (OblEdit *edit, const OblDocument *document, GError **error)
{
  static const char sql[] = "INSERT INTO document_tag (document_id, tag) VALUES (?1, ?2)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL
      || !obl_edit_run_with_id (edit, "DELETE FROM document_tag WHERE document_id = ?1",
                                &document->id, error))
    return FALSE;
  for (guint i = 0; i < document->tags->len; i++) {
    obl_stmt_bind_id (stmt, 1, &document->id);
    obl_stmt_bind_text (stmt, 2, document->tags->pdata[i]);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_label (OblEdit *edit,
             OblStmt *stmt,
             const OblId *document_id,
             const OblDocumentLabel *label,
             GError **error)
{
  OblId annotator_id = label->annotator_id;

  if (label->name == NULL || *label->name == '\0') {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("A label of an article needs a name"));
    return FALSE;
  }
  if (!obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &label->id);
  obl_stmt_bind_id (stmt, 2, document_id);
  obl_stmt_bind_text (stmt, 3, label->name);
  obl_stmt_bind_text (stmt, 4, label->value);
  obl_stmt_bind_id (stmt, 5, &annotator_id);
  obl_stmt_bind_int (stmt, 6, label->created != 0 ? label->created : edit->now);
  return obl_stmt_run (stmt, error);
}

static gboolean
write_labels (OblEdit *edit, const OblDocument *document, GError **error)
{
  static const char sql[]
      = "INSERT INTO document_label (id, document_id, name, value, annotator_id, created) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL
      || !obl_edit_run_with_id (edit, "DELETE FROM document_label WHERE document_id = ?1",
                                &document->id, error))
    return FALSE;
  for (guint i = 0; i < document->labels->len; i++) {
    if (!write_label (edit, stmt, &document->id, document->labels->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

/* Blocks must cover the text in order: offsets in all later data rest on them. */
static gboolean
check_blocks (const OblDocument *document, GError **error)
{
  guint32 at = 0;
  gboolean good = document->blocks->len > 0 || obl_text_get_n_chars (document->text) == 0;

  for (guint i = 0; i < document->blocks->len && good; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);

    good = block->range.start == (i == 0 ? 0 : at + 1) && block->range.end > block->range.start;
    at = block->range.end;
  }
  if (good && at == obl_text_get_n_chars (document->text))
    return TRUE;
  g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
               _ ("The blocks of “%s” do not cover its text, one separator apart"),
               document->title);
  return FALSE;
}

gboolean
obl_edit_add_document (OblEdit *edit, OblDocument *document, GError **error)
{
  g_return_val_if_fail (document->text != NULL && document->html != NULL, FALSE);
  return check_blocks (document, error)
         && (document->keeps_roles || obl_edit_apply_site_lines (edit, document, error))
         && obl_store_add_content (edit->store, document, error)
         && write_row (edit, document, error) && write_blocks (edit, document, error)
         && write_tags (edit, document, error) && write_labels (edit, document, error);
}

/* Ranges and kinds are frozen: only roles may differ. */
static gboolean
same_blocks (const OblDocument *a, const OblDocument *b)
{
  if (a->blocks->len != b->blocks->len)
    return FALSE;
  for (guint i = 0; i < a->blocks->len; i++) {
    const OblBlock *x = &g_array_index (a->blocks, OblBlock, i);
    const OblBlock *y = &g_array_index (b->blocks, OblBlock, i);

    if (x->range.start != y->range.start || x->range.end != y->range.end || x->kind != y->kind)
      return FALSE;
  }
  return TRUE;
}

gboolean
obl_edit_put_document (OblEdit *edit, const OblDocument *document, GError **error)
{
  g_autoptr (OblDocument) old = obl_store_get_document (edit->store, &document->id, error);

  if (old == NULL)
    return FALSE;
  if (document->blocks != NULL && !same_blocks (old, document)) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 _ ("The blocks of “%s” are fixed at import; only their roles can change"),
                 old->title);
    return FALSE;
  }
  return write_row (edit, document, error)
         && (document->blocks == NULL || write_blocks (edit, document, error))
         && (document->tags == NULL || write_tags (edit, document, error))
         && (document->labels == NULL || write_labels (edit, document, error));
}

/* --- Another reading -------------------------------------------------------------------------- */

static gboolean
check_bare (const OblDocument *document, GError **error)
{
  if (document->n_spans == 0 && document->n_frames == 0)
    return TRUE;
  g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
               _ ("The text of “%s” cannot be replaced: its annotations stand at places of the "
                  "text that it has. Delete them first, or import the file as another article"),
               document->title);
  return FALSE;
}

/* What the importer had taken for @field, or NULL when that is not known. */
static const char *
find_chosen (const OblDocument *document, const char *field)
{
  for (guint i = 0; document->candidates != NULL && i < document->candidates->len; i++) {
    const OblCandidate *candidate = document->candidates->pdata[i];

    if (strcmp (candidate->field, field) == 0)
      return candidate->value;
  }
  return NULL;
}

/* What a person wrote stays, and so does what may be a person's: only what is known to be the
 * importer's, or is not there, is taken from the new reading. */
static void
take_field (OblDocument *document, const char *field, char **value, const char *reread)
{
  const char *chosen = find_chosen (document, field);

  if (reread == NULL || *reread == '\0'
      || (*value != NULL && **value != '\0' && g_strcmp0 (*value, chosen) != 0))
    return;
  g_free (*value);
  *value = g_strdup (reread);
}

/* @old as it is with the text of @reread. */
static OblDocument *
merge_reading (const OblDocument *old, const OblDocument *reread)
{
  OblDocument *merged = obl_document_copy (old);

  merged->content_id = reread->content_id;
  merged->doubts = reread->doubts;
  take_field (merged, "title", &merged->title, reread->title);
  take_field (merged, "byline", &merged->byline, reread->byline);
  take_field (merged, "publisher", &merged->publisher, reread->publisher);
  take_field (merged, "published", &merged->published, reread->published);
  take_field (merged, "updated", &merged->updated, reread->updated);
  take_field (merged, "language", &merged->language, reread->language);
  take_field (merged, "direction", &merged->direction, reread->direction);
  take_field (merged, "agency", &merged->agency, reread->agency);
  g_array_unref (merged->blocks);
  merged->blocks = g_array_copy (reread->blocks);
  return merged;
}

static gboolean
write_content_id (OblEdit *edit, const OblDocument *document, GError **error)
{
  static const char sql[] = "UPDATE document SET content_id = ?2 WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &document->id);
  obl_stmt_bind_id (stmt, 2, &document->content_id);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_replace_content (OblEdit *edit,
                          const OblId *document_id,
                          OblDocument *reread,
                          GError **error)
{
  g_autoptr (OblDocument) old = obl_store_get_document (edit->store, document_id, error);
  g_autoptr (OblDocument) merged = NULL;

  g_return_val_if_fail (reread->text != NULL && reread->html != NULL, FALSE);
  if (old == NULL || !check_bare (old, error) || !check_blocks (reread, error)
      || !obl_edit_apply_site_lines (edit, reread, error)
      || !obl_store_add_content (edit->store, reread, error))
    return FALSE;
  edit->store->text_id = OBL_ID_NONE;
  merged = merge_reading (old, reread);
  return write_row (edit, merged, error) && write_content_id (edit, merged, error)
         && obl_edit_run_with_id (edit, "DELETE FROM block WHERE document_id = ?1", document_id,
                                  error)
         && write_blocks (edit, merged, error);
}

gboolean
obl_edit_delete_document (OblEdit *edit, const OblId *id, GError **error)
{
  /* From the leaves to the root; the content stays for undo. */
  static const char *const statements[] = {
    "DELETE FROM assessment WHERE frame_id IN (SELECT id FROM frame WHERE document_id = ?1)",
    "DELETE FROM frame_role WHERE frame_id IN (SELECT id FROM frame WHERE document_id = ?1)",
    "DELETE FROM frame_role WHERE filler_document_id = ?1",
    "DELETE FROM frame_attribute WHERE frame_id IN (SELECT id FROM frame WHERE document_id = ?1)",
    "DELETE FROM frame WHERE document_id = ?1",
    "DELETE FROM span_attribute WHERE span_id IN (SELECT id FROM span WHERE document_id = ?1)",
    "DELETE FROM fragment WHERE span_id IN (SELECT id FROM span WHERE document_id = ?1)",
    "DELETE FROM span WHERE document_id = ?1",
    "DELETE FROM document_label WHERE document_id = ?1",
    "DELETE FROM document_tag WHERE document_id = ?1",
    "DELETE FROM block WHERE document_id = ?1",
    "DELETE FROM document WHERE id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++) {
    if (!obl_edit_run_with_id (edit, statements[i], id, error))
      return FALSE;
  }
  edit->store->text_id = OBL_ID_NONE;
  return TRUE;
}

gboolean
obl_edit_put_label_set (OblEdit *edit, const OblLabelSet *set, GError **error)
{
  static const char sql[]
      = "INSERT INTO label_set (version, json, annotator_id, created) "
        "VALUES ((SELECT coalesce(max(version), 0) + 1 FROM label_set), ?1, ?2, ?3)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  g_autofree char *json = obl_label_set_to_json (set);
  OblId annotator_id = OBL_ID_NONE;

  if (stmt == NULL || !obl_edit_fill_annotator (edit, &annotator_id, error))
    return FALSE;
  obl_stmt_bind_text (stmt, 1, json);
  obl_stmt_bind_id (stmt, 2, &annotator_id);
  obl_stmt_bind_int (stmt, 3, edit->now);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_put_value (OblEdit *edit, const char *name, const char *value, GError **error)
{
  static const char sql[] = "INSERT INTO project (name, value) VALUES (?1, ?2) "
                            "ON CONFLICT (name) DO UPDATE SET value = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, name);
  obl_stmt_bind_text (stmt, 2, value);
  return obl_stmt_run (stmt, error);
}
