/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The "deleted" list of a record.  All ids are looked up before the first thing goes: a claim takes
 * its own role spans with it, which the list may name as well. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const OblJsonNode *node;
  OblNameKind kind;
  OblId id;
} Doomed;

static gboolean
look_up (OblRecordApply *apply, const OblJsonNode *node, Doomed *doomed, GError **error)
{
  const OblName *name;
  GError *problem = NULL;

  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  name = obl_record_names_find (apply->names, node->text);
  if (name != NULL && name->line == apply->line && name->kind != OBL_NAME_DOCUMENT)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("“%s” is put and deleted by the same record"), node->text);
  doomed->node = node;
  if (obl_record_find_object (apply, node->text, &doomed->kind, &doomed->id, &problem))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                     _ ("the project has nothing with the id “%s” that could be deleted"),
                     node->text);
  return FALSE;
}

/* What belongs to an article is deleted by that article's record. */
static gboolean
check_owner (OblRecordApply *apply, const Doomed *doomed, const OblId *owner, GError **error)
{
  if (obl_id_equal (owner, &apply->document->id))
    return TRUE;
  return obl_record_fail_elsewhere (doomed->node, owner, error);
}

static gboolean
delete_span (OblRecordApply *apply, const Doomed *doomed, GError **error)
{
  GError *problem = NULL;
  g_autoptr (OblSpan) span = obl_store_get_span (apply->store, &doomed->id, &problem);

  if (problem != NULL)
    g_propagate_error (error, problem);
  if (span == NULL)
    return problem == NULL;
  if (!check_owner (apply, doomed, &span->document_id, error)
      || !obl_edit_delete_span (apply->edit, &doomed->id, error))
    return FALSE;
  apply->report->n_spans_deleted++;
  return TRUE;
}

static gboolean
delete_frame (OblRecordApply *apply, const Doomed *doomed, GError **error)
{
  GError *problem = NULL;
  g_autoptr (OblFrame) frame = obl_store_get_frame (apply->store, &doomed->id, &problem);

  if (problem != NULL)
    g_propagate_error (error, problem);
  if (frame == NULL)
    return problem == NULL;
  if (!check_owner (apply, doomed, &frame->document_id, error)
      || !obl_edit_delete_frame (apply->edit, &doomed->id, error))
    return FALSE;
  apply->report->n_frames_deleted++;
  return TRUE;
}

static gboolean
delete_label (OblRecordApply *apply, const Doomed *doomed, GError **error)
{
  g_autoptr (OblDocument) changed = obl_document_copy (apply->document);

  for (guint i = changed->labels->len; i > 0; i--) {
    const OblDocumentLabel *label = changed->labels->pdata[i - 1];

    if (obl_id_equal (&label->id, &doomed->id))
      g_ptr_array_remove_index (changed->labels, i - 1);
  }
  if (!obl_edit_put_document (apply->edit, changed, error))
    return FALSE;
  obl_document_unref (apply->document);
  apply->document = g_steal_pointer (&changed);
  return TRUE;
}

static gboolean
delete_document (OblRecordApply *apply, const Doomed *doomed, GError **error)
{
  if (!check_owner (apply, doomed, &doomed->id, error)
      || !obl_edit_delete_document (apply->edit, &doomed->id, error))
    return FALSE;
  apply->report->n_documents_deleted++;
  return TRUE;
}

static gboolean
delete_one (OblRecordApply *apply, const Doomed *doomed, GError **error)
{
  switch (doomed->kind) {
  case OBL_NAME_SPAN:
    return delete_span (apply, doomed, error);
  case OBL_NAME_FRAME:
    return delete_frame (apply, doomed, error);
  case OBL_NAME_LABEL:
    return delete_label (apply, doomed, error);
  case OBL_NAME_ENTITY:
    apply->report->n_entities_deleted++;
    return obl_edit_delete_entity (apply->edit, &doomed->id, error);
  case OBL_NAME_PROPOSITION:
    return obl_edit_delete_proposition (apply->edit, &doomed->id, error);
  case OBL_NAME_LINK:
    return obl_edit_delete_proposition_link (apply->edit, &doomed->id, error);
  case OBL_NAME_ASSESSMENT:
    return obl_edit_delete_assessment (apply->edit, &doomed->id, error);
  case OBL_NAME_DOCUMENT:
    return delete_document (apply, doomed, error);
  }
  g_return_val_if_reached (FALSE);
}

/* What hangs on something else goes before it, the article last. */
static const OblNameKind order[]
    = { OBL_NAME_ASSESSMENT, OBL_NAME_LINK,   OBL_NAME_FRAME,       OBL_NAME_SPAN,
        OBL_NAME_LABEL,      OBL_NAME_ENTITY, OBL_NAME_PROPOSITION, OBL_NAME_DOCUMENT };

gboolean
obl_record_delete_listed (OblRecordApply *apply, GError **error)
{
  g_autoptr (GArray) doomed = g_array_new (FALSE, TRUE, sizeof (Doomed));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const OblJsonNode *list;

  if (!obl_record_read_child (apply->root, "deleted", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    Doomed one = { 0 };

    if (!look_up (apply, node, &one, error))
      return FALSE;
    if (g_hash_table_add (seen, (gpointer)node->text))
      g_array_append_val (doomed, one);
  }
  apply->changed = apply->changed || doomed->len > 0;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    for (guint j = 0; j < doomed->len; j++) {
      const Doomed *one = &g_array_index (doomed, Doomed, j);

      if (one->kind == order[i] && !delete_one (apply, one, error))
        return FALSE;
    }
  }
  return TRUE;
}
