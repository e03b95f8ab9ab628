/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session has to read again after a change.
 *
 * A key press changes one span: then one span is read, not the article's ten thousand.  A change
 * that touches more than MAX_SINGLE marks, and one made by another program, reads all of them. */
#define G_LOG_DOMAIN "obl-refresh"

#include "config.h"

#include "app/shell/obl-refresh.h"

#include <glib/gi18n.h>

#define MAX_SINGLE 500
#define MAX_INFOS 50

OblRefresh *
obl_refresh_new (OblChange *change, OblDocument *document, GPtrArray *marks)
{
  OblRefresh *refresh = g_new0 (OblRefresh, 1);

  refresh->change = change != NULL ? obl_change_ref (change) : NULL;
  refresh->document = document != NULL ? obl_document_ref (document) : NULL;
  refresh->marks = marks;
  refresh->missing_entities = g_array_new (FALSE, FALSE, sizeof (OblId));
  refresh->missing = g_array_new (FALSE, FALSE, sizeof (OblId));
  refresh->problems = g_ptr_array_new_with_free_func (g_free);
  return refresh;
}

void
obl_refresh_free (OblRefresh *refresh)
{
  if (refresh == NULL) {
    return;
  }
  g_clear_pointer (&refresh->change, obl_change_unref);
  g_clear_pointer (&refresh->document, obl_document_unref);
  g_clear_pointer (&refresh->marks, g_ptr_array_unref);
  g_clear_pointer (&refresh->known, g_ptr_array_unref);
  g_clear_pointer (&refresh->documents, g_ptr_array_unref);
  g_clear_pointer (&refresh->document_infos, g_ptr_array_unref);
  g_clear_pointer (&refresh->new_document, obl_document_unref);
  g_clear_pointer (&refresh->spans, g_ptr_array_unref);
  g_clear_pointer (&refresh->frames, g_ptr_array_unref);
  g_clear_pointer (&refresh->entities, g_ptr_array_unref);
  g_clear_pointer (&refresh->entity_infos, g_ptr_array_unref);
  g_clear_pointer (&refresh->annotators, g_ptr_array_unref);
  g_clear_pointer (&refresh->label_set, obl_label_set_unref);
  g_array_unref (refresh->missing);
  g_array_unref (refresh->missing_entities);
  g_ptr_array_unref (refresh->problems);
  g_free (refresh->undo_label);
  g_free (refresh->redo_label);
  g_free (refresh);
}

void
obl_refresh_take_known (OblRefresh *refresh, GPtrArray *known)
{
  refresh->known = known;
}

static gboolean
is_all (const OblRefresh *refresh)
{
  return refresh->change == NULL || (refresh->change->kinds & OBL_CHANGE_ALL) != 0;
}

static gboolean
has_kind (const OblRefresh *refresh, OblChangeKind kind)
{
  return is_all (refresh) || (refresh->change->kinds & kind) != 0;
}

/* Documents of which only the marks changed have other counts in the list. */
static gboolean
read_document_infos (OblRefresh *refresh, OblStore *store, GError **error)
{
  GArray *ids = refresh->change->document_ids;

  refresh->document_infos = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  for (guint i = 0; i < ids->len; i++) {
    OblDocument *info = obl_store_get_document_info (store, &g_array_index (ids, OblId, i), error);

    if (info == NULL) {
      return FALSE;
    }
    g_ptr_array_add (refresh->document_infos, info);
  }
  return TRUE;
}

static gboolean
read_all_documents (OblRefresh *refresh, OblStore *store, GError **error)
{
  refresh->documents = obl_store_list_documents (store, error);
  return refresh->documents != NULL;
}

/* Another text may be a copy of another article. */
static gboolean
has_new_text (const OblRefresh *refresh)
{
  for (guint i = 0; i < refresh->document_infos->len; i++) {
    const OblDocument *info = g_ptr_array_index (refresh->document_infos, i);
    const OblDocument *known = g_ptr_array_index (refresh->known, i);

    if (!obl_id_equal (&info->content_id, &known->content_id)) {
      return TRUE;
    }
  }
  return FALSE;
}

/* One that says it is done, of a hundred thousand, is read alone; one that came or went has changed
 * what is listed, and of what others are copies. */
static gboolean
read_documents (OblRefresh *refresh, OblStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (is_all (refresh) || refresh->change->document_ids->len > MAX_INFOS
      || (has_kind (refresh, OBL_CHANGE_DOCUMENTS) && refresh->known == NULL)) {
    return read_all_documents (refresh, store, error);
  }
  if (read_document_infos (refresh, store, &local_error)) {
    return !has_kind (refresh, OBL_CHANGE_DOCUMENTS) || !has_new_text (refresh)
           || read_all_documents (refresh, store, error);
  }
  if (g_error_matches (local_error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND)) {
    return read_all_documents (refresh, store, error);
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The open document, when its metadata or blocks may have changed. */
static gboolean
read_open_document (OblRefresh *refresh, OblStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (refresh->document == NULL || !has_kind (refresh, OBL_CHANGE_DOCUMENTS)
      || !(is_all (refresh) || obl_change_has_document (refresh->change, &refresh->document->id))) {
    return TRUE;
  }
  refresh->new_document = obl_store_get_document (store, &refresh->document->id, &local_error);
  if (refresh->new_document != NULL) {
    return TRUE;
  }
  if (g_error_matches (local_error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND)) {
    refresh->document_is_gone = TRUE;
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_all_marks (OblRefresh *refresh, OblStore *store, GError **error)
{
  refresh->has_all_marks = TRUE;
  refresh->spans = obl_store_list_spans (store, refresh->document, refresh->problems, error);
  if (refresh->spans == NULL) {
    return FALSE;
  }
  refresh->frames = obl_store_list_frames (store, &refresh->document->id, error);
  return refresh->frames != NULL;
}

/* FALSE without an error: there is no such span in the document, or not with that text. */
static gboolean
read_span (OblRefresh *refresh, OblStore *store, const OblId *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OblSpan) span = obl_store_get_span (store, id, &local_error);
  g_autofree char *quote = NULL;

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (span == NULL || !obl_id_equal (&span->document_id, &refresh->document->id)) {
    return FALSE;
  }
  if (obl_text_contains (refresh->document->text, obl_span_get_extent (span))) {
    quote = obl_text_dup_quote (refresh->document->text,
                                (const OblRange *)(gconstpointer)span->fragments->data,
                                span->fragments->len);
  }
  if (g_strcmp0 (quote, span->quote) != 0) {
    g_ptr_array_add (refresh->problems,
                     g_strdup_printf (_ ("An annotation does not agree with the article's text and "
                                         "is not shown: “%s”"),
                                      span->quote));
    return FALSE;
  }
  g_ptr_array_add (refresh->spans, g_steal_pointer (&span));
  return TRUE;
}

static gboolean
read_frame (OblRefresh *refresh, OblStore *store, const OblId *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OblFrame) frame = obl_store_get_frame (store, id, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (frame == NULL || !obl_id_equal (&frame->document_id, &refresh->document->id)) {
    return FALSE;
  }
  g_ptr_array_add (refresh->frames, g_steal_pointer (&frame));
  return TRUE;
}

typedef gboolean (*ReadMark) (OblRefresh *refresh,
                              OblStore *store,
                              const OblId *id,
                              GError **error);

static gboolean
read_some (OblRefresh *refresh, OblStore *store, GArray *ids, ReadMark read, GError **error)
{
  for (guint i = 0; i < ids->len; i++) {
    const OblId *id = &g_array_index (ids, OblId, i);
    g_autoptr (GError) local_error = NULL;

    if (read (refresh, store, id, &local_error)) {
      continue;
    }
    if (local_error != NULL) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
    g_array_append_val (refresh->missing, *id);
  }
  return TRUE;
}

static gboolean
read_marks (OblRefresh *refresh, OblStore *store, GError **error)
{
  OblChange *change = refresh->change;

  if (refresh->document == NULL || refresh->document_is_gone) {
    return TRUE;
  }
  if (is_all (refresh) || change->span_ids->len + change->frame_ids->len > MAX_SINGLE) {
    return read_all_marks (refresh, store, error);
  }
  refresh->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  refresh->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  return read_some (refresh, store, change->span_ids, read_span, error)
         && read_some (refresh, store, change->frame_ids, read_frame, error);
}

static gboolean
has_span (const GPtrArray *spans, const OblId *id)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    if (obl_id_equal (&((const OblSpan *)g_ptr_array_index (spans, i))->id, id)) {
      return TRUE;
    }
  }
  return FALSE;
}

static void
add_linked (const GPtrArray *spans, GHashTable *ids)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);

    if (!obl_id_is_none (&span->entity_id)) {
      g_hash_table_add (ids, &span->entity_id);
    }
  }
}

/* The entities that a change may have made others: linking a mention changes no entity, and yet how
 * often the entity is mentioned.  NULL when that cannot be told, as of what was unlinked in an article
 * that is not open. */
static GHashTable *
find_changed_entities (const OblRefresh *refresh)
{
  const OblChange *change = refresh->change;
  g_autoptr (GHashTable) ids = NULL;

  if (is_all (refresh) || change->entity_ids->len + change->span_ids->len > MAX_SINGLE) {
    return NULL;
  }
  for (guint i = 0; i < change->span_ids->len; i++) {
    const OblId *id = &g_array_index (change->span_ids, OblId, i);

    if (!has_span (refresh->marks, id) && !has_span (refresh->spans, id)) {
      return NULL;
    }
  }
  ids = g_hash_table_new (obl_id_hash, obl_id_equal);
  for (guint i = 0; i < change->entity_ids->len; i++) {
    g_hash_table_add (ids, &g_array_index (change->entity_ids, OblId, i));
  }
  add_linked (refresh->marks, ids);
  add_linked (refresh->spans, ids);
  return g_steal_pointer (&ids);
}

/* Of fifty thousand entities, those that one mark is linked to are read, not all. */
static gboolean
read_entities (OblRefresh *refresh, OblStore *store, GError **error)
{
  g_autoptr (GHashTable) ids = find_changed_entities (refresh);
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL) {
    refresh->entities = obl_store_list_entities (store, error);
    return refresh->entities != NULL;
  }
  refresh->entity_infos = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autoptr (GError) local_error = NULL;
    OblEntity *entity = obl_store_get_entity (store, id, &local_error);

    if (entity != NULL) {
      g_ptr_array_add (refresh->entity_infos, entity);
    } else if (local_error == NULL) {
      g_array_append_vals (refresh->missing_entities, id, 1);
    } else {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  }
  return TRUE;
}

/* There are few; a mark may have brought a new one. */
static gboolean
read_annotators (OblRefresh *refresh, OblStore *store, GError **error)
{
  if (is_all (refresh) || (refresh->spans != NULL && refresh->spans->len > 0)
      || (refresh->frames != NULL && refresh->frames->len > 0)) {
    refresh->annotators = obl_store_list_annotators (store, error);
    return refresh->annotators != NULL;
  }
  return TRUE;
}

static gboolean
read_label_set (OblRefresh *refresh, OblStore *store, GError **error)
{
  g_autoptr (OblLabelSet) set = NULL;

  if (!has_kind (refresh, OBL_CHANGE_LABEL_SET)) {
    return TRUE;
  }
  set = obl_store_get_label_set (store, error);
  if (set == NULL) {
    return FALSE;
  }
  refresh->label_set = obl_label_set_dup_translated (set);
  return TRUE;
}

gboolean
obl_refresh_run (OblRefresh *refresh, OblStore *store, GError **error)
{
  gboolean done = FALSE;

  if (!obl_store_begin_read (store, error)) {
    return FALSE;
  }
  done = read_label_set (refresh, store, error) && read_documents (refresh, store, error)
         && read_open_document (refresh, store, error) && read_marks (refresh, store, error)
         && read_entities (refresh, store, error) && read_annotators (refresh, store, error)
         && obl_history_peek (store, &refresh->undo_label, &refresh->redo_label, error);
  obl_store_end_read (store);
  return done;
}
