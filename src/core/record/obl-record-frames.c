/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames of a record.
 *
 * core/edit takes a frame only when what fills its roles is there, so a claim is put before the ones
 * nested in it.  An article that a claim cites may stand further down in the file: then the frame is
 * put without it, and again at the end (obl-record-citations.c). */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
is_url (const char *text)
{
  return strstr (text, "://") != NULL && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
}

/* An article that this file may yet bring. */
static gboolean
may_come (OblRecordApply *apply, const char *text, OblId *id)
{
  return apply->options->make_documents && obl_id_parse (text, id);
}

static gboolean
add_filler (OblRecordApply *apply,
            const OblJsonNode *node,
            OblFrame *frame,
            const char *role,
            GError **error)
{
  static const OblFillerKind kinds[] = {
    [OBL_NAME_SPAN] = OBL_FILLER_SPAN,
    [OBL_NAME_FRAME] = OBL_FILLER_FRAME,
    [OBL_NAME_ENTITY] = OBL_FILLER_ENTITY,
    [OBL_NAME_DOCUMENT] = OBL_FILLER_DOCUMENT,
  };
  GError *problem = NULL;
  OblNameKind kind;
  OblId id;

  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  if (obl_record_find_object (apply, node->text, &kind, &id, &problem)) {
    if (kind != OBL_NAME_SPAN && kind != OBL_NAME_FRAME && kind != OBL_NAME_ENTITY
        && kind != OBL_NAME_DOCUMENT)
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                              _ ("“%s” cannot fill a role: only spans, frames, entities, articles "
                                 "and URLs can"),
                              node->text);
    obl_frame_add_role (frame, role, kinds[kind], &id);
    return TRUE;
  }
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (may_come (apply, node->text, &id)) {
    obl_frame_add_role (frame, role, OBL_FILLER_DOCUMENT, &id);
    return TRUE;
  }
  if (!is_url (node->text))
    return obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                            _ ("neither this file, up to here, nor the project has anything with "
                               "the id “%s”, and it is no URL"),
                            node->text);
  obl_frame_add_url (frame, role, node->text);
  return TRUE;
}

static gboolean
add_listed (OblRecordApply *apply, const OblJsonNode *role, OblFrame *frame, GError **error)
{
  for (const OblJsonNode *node = role->first; node != NULL; node = node->next) {
    if (!add_filler (apply, node, frame, role->name, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_roles (OblRecordApply *apply, const OblJsonNode *roles, const char *type, GError **error)
{
  for (const OblJsonNode *role = roles->first; role != NULL; role = role->next) {
    if (!obl_record_check_kind (role, OBL_JSON_ARRAY, error) || !obl_record_check_few (role, error))
      return FALSE;
    /* An empty list of a role that the label set lacks says nothing. */
    if (role->n_children > 0 && !obl_record_check_role (apply, role, type, role->name, error))
      return FALSE;
  }
  return TRUE;
}

/* The roles that the record lists replace the frame's, each where it stood; new ones follow. */
static gboolean
read_roles (OblRecordApply *apply, const OblJsonNode *node, OblFrame *frame, GError **error)
{
  g_autoptr (OblFrame) old = obl_frame_copy (frame);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  const OblJsonNode *roles;

  if (!obl_record_read_child (node, "roles", OBL_JSON_OBJECT, &roles, error))
    return FALSE;
  if (roles == NULL)
    return TRUE;
  if (!check_roles (apply, roles, frame->type, error))
    return FALSE;
  obl_frame_remove_role (frame, NULL, NULL);
  for (guint i = 0; i < old->roles->len; i++) {
    const OblRole *role = old->roles->pdata[i];
    const OblJsonNode *listed = obl_json_node_get_member (roles, role->role);

    if (listed == NULL && role->kind == OBL_FILLER_URL)
      obl_frame_add_url (frame, role->role, role->url);
    else if (listed == NULL)
      obl_frame_add_role (frame, role->role, role->kind, &role->id);
    else if (g_hash_table_add (done, role->role) && !add_listed (apply, listed, frame, error))
      return FALSE;
  }
  for (const OblJsonNode *role = roles->first; role != NULL; role = role->next) {
    if (!g_hash_table_contains (done, role->name) && !add_listed (apply, role, frame, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_type (OblRecordApply *apply, const OblJsonNode *node, OblFrame *frame, GError **error)
{
  const OblJsonNode *type = obl_json_node_get_member (node, "type");

  if (!obl_record_read_name (node, "type", &frame->type, error))
    return FALSE;
  if (frame->type == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("a frame needs a “type”"));
  return obl_record_check_frame_type (apply, type == NULL ? node : type, frame->type, error);
}

static gboolean
read_frame (OblRecordApply *apply, const OblJsonNode *node, OblFrame *frame, GError **error)
{
  static const char *const known[]
      = { "id",        "type",   "roles",   "attributes", "proposition", "comment",
          "annotator", "origin", "created", "modified",   NULL };

  obl_record_note_unknown (apply, node, known);
  return read_type (apply, node, frame, error) && read_roles (apply, node, frame, error)
         && obl_record_read_attributes (node, frame->attributes, error)
         && obl_record_read_reference (apply, node, "proposition", OBL_NAME_PROPOSITION,
                                       &frame->proposition_id, error)
         && obl_record_read_text (node, "comment", &frame->comment, error)
         && obl_record_read_annotator (apply, node, &frame->annotator_id, error)
         && obl_record_read_origin (node, &frame->origin, error)
         && obl_record_read_time (node, "created", &frame->created, error)
         && obl_record_read_time (node, "modified", &frame->modified, error);
}

/* --- Putting them ----------------------------------------------------------------------------- */

typedef struct {
  const OblJsonNode *node;
  OblFrame *old; /* in the project, or NULL */
  OblFrame *frame;
  GPtrArray *above; /* Item: those whose roles this one fills */
  guint n_below;    /* of those that fill its roles: not put yet */
} Item;

static void
item_clear (gpointer data)
{
  Item *item = data;

  obl_frame_unref (item->old);
  obl_frame_unref (item->frame);
  g_clear_pointer (&item->above, g_ptr_array_unref);
}

static gboolean
read_item (OblRecordApply *apply, const OblJsonNode *node, Item *item, GError **error)
{
  OblId id = obl_record_ensure_id (apply, node);
  GError *problem = NULL;

  item->node = node;
  item->old = obl_store_get_frame (apply->store, &id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (item->old != NULL && !obl_id_equal (&item->old->document_id, &apply->document->id))
    return obl_record_fail_elsewhere (node, &item->old->document_id, error);
  item->frame = item->old == NULL ? obl_frame_new () : obl_frame_copy (item->old);
  item->frame->id = id;
  item->frame->document_id = apply->document->id;
  return read_frame (apply, node, item->frame, error);
}

static gboolean
put_item (OblRecordApply *apply, Item *item, GError **error)
{
  OblFrame *frame = item->frame;

  if (item->old != NULL
      && obl_record_equal ((OblRecordWriter)obl_record_write_frame, item->old, frame))
    return TRUE;
  if (item->old != NULL && frame->modified == item->old->modified)
    frame->modified = 0; /* now: it says nothing newer than what it changes */
  if (!obl_record_put_frame (apply, frame, error))
    return obl_record_fail_at (error, item->node);
  apply->changed = TRUE;
  if (item->old == NULL)
    apply->report->n_frames_added++;
  else
    apply->report->n_frames_changed++;
  return TRUE;
}

/* Tells the frames of this record that fill @item's roles that it waits for them. */
static void
wait_for_fillers (Item *item, GHashTable *items)
{
  for (guint i = 0; i < item->frame->roles->len; i++) {
    const OblRole *role = item->frame->roles->pdata[i];
    Item *filler = role->kind == OBL_FILLER_FRAME ? g_hash_table_lookup (items, &role->id) : NULL;

    if (filler == NULL)
      continue;
    if (filler->above == NULL)
      filler->above = g_ptr_array_new ();
    g_ptr_array_add (filler->above, item);
    item->n_below++;
  }
}

static gboolean
put_in_order (OblRecordApply *apply, GArray *items, GError **error)
{
  g_autoptr (GPtrArray) ready = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++) {
    Item *item = &g_array_index (items, Item, i);

    if (item->n_below == 0)
      g_ptr_array_add (ready, item);
  }
  for (guint i = 0; i < ready->len; i++) {
    Item *item = ready->pdata[i];

    if (!put_item (apply, item, error))
      return FALSE;
    for (guint j = 0; item->above != NULL && j < item->above->len; j++) {
      Item *above = item->above->pdata[j];

      if (--above->n_below == 0)
        g_ptr_array_add (ready, above);
    }
  }
  for (guint i = 0; ready->len < items->len && i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);

    if (item->n_below > 0)
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, item->node,
                              _ ("this frame is nested in itself, directly or through others"));
  }
  return TRUE;
}

gboolean
obl_record_put_frames (OblRecordApply *apply, GError **error)
{
  const OblJsonNode *list = obl_json_node_get_member (apply->root, "frames");
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_autoptr (GHashTable) by_id = g_hash_table_new (obl_id_hash, obl_id_equal);

  if (list == NULL || list->first == NULL)
    return TRUE;
  g_array_set_clear_func (items, item_clear);
  g_array_set_size (items, list->n_children);
  for (const OblJsonNode *node = list->first; node != NULL; node = node->next) {
    Item *item = &g_array_index (items, Item, g_hash_table_size (by_id));

    if (!read_item (apply, node, item, error))
      return FALSE;
    g_hash_table_insert (by_id, &item->frame->id, item);
  }
  for (guint i = 0; i < items->len; i++)
    wait_for_fillers (&g_array_index (items, Item, i), by_id);
  return put_in_order (apply, items, error);
}
