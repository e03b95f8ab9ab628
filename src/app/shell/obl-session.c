/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: its life, its properties and signals, and what panes read from it.
 *
 * It holds what the store said last, never what a person has just asked for: an edit goes to the
 * disk first (obl-session-refresh.c), comes back as a change, and only then shows here. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (OblSession, obl_session, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_SERVICE,
  PROP_DOCUMENT_TITLE,
  PROP_SAVED,
  PROP_SAVE_ERROR,
  PROP_SETTLED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_ANNOTATOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[OBL_SESSION_N_SIGNALS];

static void
obl_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OblSession *self = OBL_SESSION (object);

  switch (id) {
  case PROP_SERVICE:
    g_value_set_object (value, self->service);
    break;
  case PROP_DOCUMENT_TITLE:
    g_value_set_string (value, self->document != NULL ? self->document->title : NULL);
    break;
  case PROP_SAVED:
    g_value_set_boolean (value, self->n_writing == 0);
    break;
  case PROP_SAVE_ERROR:
    g_value_set_string (value, self->save_error);
    break;
  case PROP_SETTLED:
    g_value_set_boolean (value, obl_session_is_settled (self));
    break;
  case PROP_CAN_UNDO:
    g_value_set_boolean (value, self->undo_label != NULL);
    break;
  case PROP_CAN_REDO:
    g_value_set_boolean (value, self->redo_label != NULL);
    break;
  case PROP_UNDO_LABEL:
    g_value_set_string (value, self->undo_label);
    break;
  case PROP_REDO_LABEL:
    g_value_set_string (value, self->redo_label);
    break;
  case PROP_ANNOTATOR:
    g_value_set_string (value, self->annotator);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OblSession *self = OBL_SESSION (object);

  switch (id) {
  case PROP_ANNOTATOR:
    g_free (self->annotator);
    self->annotator = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_session_dispose (GObject *object)
{
  obl_session_close (OBL_SESSION (object));
  G_OBJECT_CLASS (obl_session_parent_class)->dispose (object);
}

static void
obl_session_finalize (GObject *object)
{
  OblSession *self = OBL_SESSION (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  g_clear_object (&self->importing);
  g_clear_pointer (&self->intake, obl_intake_free);
  g_clear_pointer (&self->document, obl_document_unref);
  g_clear_pointer (&self->label_set, obl_label_set_unref);
  g_clear_pointer (&self->entities_by_id, g_hash_table_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->layers, obl_layers_free);
  g_clear_pointer (&self->marks, obl_marks_free);
  g_clear_pointer (&self->annotators, g_ptr_array_unref);
  g_clear_pointer (&self->find, obl_session_find_free);
  g_clear_pointer (&self->proposal, obl_session_proposal_free);
  g_clear_pointer (&self->known, obl_session_known_free);
  g_free (self->annotator);
  g_free (self->undo_label);
  g_free (self->last_label);
  g_array_unref (self->widened);
  g_free (self->redo_label);
  g_free (self->save_error);
  g_free (self->made);
  G_OBJECT_CLASS (obl_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, OBL_TYPE_SERVICE, read);
  properties[PROP_DOCUMENT_TITLE] = g_param_spec_string ("document-title", NULL, NULL, NULL, read);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, TRUE, read);
  properties[PROP_SAVE_ERROR] = g_param_spec_string ("save-error", NULL, NULL, NULL, read);
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, TRUE, read);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read);
  properties[PROP_ANNOTATOR] = g_param_spec_string ("annotator", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static guint
add_signal (const char *name, guint n_params, GType first, GType second, GType third)
{
  return g_signal_new (name, OBL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_params, first, second, third);
}

static void
obl_session_class_init (OblSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const char *const plain[] = {
    [OBL_SESSION_DOCUMENTS_CHANGED] = "documents-changed",
    [OBL_SESSION_DOCUMENT_OPENED] = "document-opened",
    [OBL_SESSION_DOCUMENT_CHANGED] = "document-changed",
    [OBL_SESSION_ENTITIES_CHANGED] = "entities-changed",
    [OBL_SESSION_LABEL_SET_CHANGED] = "label-set-changed",
    [OBL_SESSION_SELECTED_CHANGED] = "selected-changed",
    [OBL_SESSION_TEXT_SELECTION_CHANGED] = "text-selection-changed",
    [OBL_SESSION_INTAKE_CHANGED] = "intake-changed",
    [OBL_SESSION_HITS_CHANGED] = "hits-changed",
    [OBL_SESSION_PROPOSAL_CHANGED] = "proposal-changed",
    [OBL_SESSION_LAYERS_CHANGED] = "layers-changed",
  };

  object_class->get_property = obl_session_get_property;
  object_class->set_property = obl_session_set_property;
  object_class->dispose = obl_session_dispose;
  object_class->finalize = obl_session_finalize;
  install_properties (object_class);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++) {
    if (plain[i] != NULL) {
      signals[i] = add_signal (plain[i], 0, G_TYPE_NONE, G_TYPE_NONE, G_TYPE_NONE);
    }
  }
  signals[OBL_SESSION_MARKS_CHANGED]
      = add_signal ("marks-changed", 3, G_TYPE_PTR_ARRAY, G_TYPE_PTR_ARRAY, G_TYPE_ARRAY);
  signals[OBL_SESSION_PROGRESS]
      = add_signal ("progress", 2, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_NONE);
  signals[OBL_SESSION_DONE] = add_signal ("done", 2, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_NONE);
  signals[OBL_SESSION_FAILED] = add_signal ("failed", 1, G_TYPE_STRING, G_TYPE_NONE, G_TYPE_NONE);
}

static void
obl_session_init (OblSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->find = obl_session_find_new ();
  self->proposes = TRUE;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  self->entities_by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  self->marks = obl_marks_new ();
  self->layers = obl_layers_new ();
  self->grain = OBL_UNIT_WORD;
  self->widened = g_array_new (FALSE, FALSE, sizeof (OblRange));
}

static void
service_changed_cb (OblSession *self, OblChange *change)
{
  obl_session_refresh (self, change);
}

OblSession *
obl_session_new (OblService *service, const char *annotator)
{
  OblSession *self = g_object_new (OBL_TYPE_SESSION, "annotator", annotator, NULL);

  self->service = g_object_ref (service);
  g_signal_connect_object (service, "changed", G_CALLBACK (service_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* The first look only notes the state from which later ones tell a difference. */
  obl_service_poll (service);
  obl_session_refresh (self, NULL);
  return self;
}

OblService *
obl_session_get_service (OblSession *self)
{
  return self->service;
}

char *
obl_session_dup_project_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".obelus")) {
    name[strlen (name) - strlen (".obelus")] = '\0';
  }
  return name;
}

/* Forgets the project.  What is on its way to the disk still gets there: the service finishes its
 * jobs before it closes the store. */
void
obl_session_close (OblSession *self)
{
  g_autoptr (OblService) service = g_steal_pointer (&self->service);

  if (service == NULL) {
    return;
  }
  if (self->importing != NULL) {
    g_cancellable_cancel (self->importing);
  }
  if (self->opening != NULL) {
    g_cancellable_cancel (self->opening);
  }
  g_signal_handlers_disconnect_by_data (service, self);
  obl_service_close (service);
}

/* --- Telling ---------------------------------------------------------------------------------- */

void
obl_session_emit (OblSession *self, OblSessionSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

void
obl_session_emit_marks_changed (OblSession *self,
                                GPtrArray *put_spans,
                                GPtrArray *put_frames,
                                GArray *removed_ids)
{
  obl_session_forget_hidden (self);
  g_signal_emit (self, signals[OBL_SESSION_MARKS_CHANGED], 0, put_spans, put_frames, removed_ids);
}

void
obl_session_emit_progress (OblSession *self, const char *what, double fraction)
{
  g_signal_emit (self, signals[OBL_SESSION_PROGRESS], 0, what, fraction);
}

void
obl_session_say (OblSession *self, const char *message, gboolean can_undo)
{
  g_signal_emit (self, signals[OBL_SESSION_DONE], 0, message, can_undo);
}

void
obl_session_fail (OblSession *self, const char *message)
{
  g_signal_emit (self, signals[OBL_SESSION_FAILED], 0, message);
}

void
obl_session_count (OblSession *self, int writing, int reading)
{
  const gboolean was_saved = self->n_writing == 0;
  const gboolean was_settled = obl_session_is_settled (self);

  self->n_writing = (guint)((int)self->n_writing + writing);
  self->n_reading = (guint)((int)self->n_reading + reading);
  if (was_saved != (self->n_writing == 0)) {
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
  }
  if (was_settled != obl_session_is_settled (self)) {
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
  }
}

void
obl_session_set_save_error (OblSession *self, const char *message)
{
  if (g_strcmp0 (self->save_error, message) == 0) {
    return;
  }
  g_free (self->save_error);
  self->save_error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
}

void
obl_session_take_history_labels (OblSession *self, char *undo_label, char *redo_label)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = undo_label;
  self->redo_label = redo_label;
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_LABEL; i++) {
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  }
}

void
obl_session_set_document (OblSession *self, OblDocument *document)
{
  OblDocument *before = self->document;
  const gboolean same_text = before != NULL && document != NULL
                             && obl_id_equal (&before->id, &document->id)
                             && obl_id_equal (&before->content_id, &document->content_id);

  if (document != NULL) {
    obl_document_ref (document);
  }
  g_clear_pointer (&before, obl_document_unref);
  self->document = document;
  if (!same_text) {
    obl_session_find_elsewhere (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT_TITLE]);
}

/* --- Reading ---------------------------------------------------------------------------------- */

gboolean
obl_session_is_loaded (OblSession *self)
{
  return self->loaded;
}

gboolean
obl_session_is_settled (OblSession *self)
{
  return self->n_writing == 0 && self->n_reading == 0;
}

GPtrArray *
obl_session_get_documents (OblSession *self)
{
  return self->documents;
}

OblDocument *
obl_session_find_document (OblSession *self, const OblId *id)
{
  guint low = 0;
  guint high = self->documents->len;

  /* They are in the order of their ids. */
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    OblDocument *document = g_ptr_array_index (self->documents, middle);
    const int order = obl_id_compare (&document->id, id);

    if (order == 0) {
      return document;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

GPtrArray *
obl_session_list_copies (OblSession *self, const OblId *id)
{
  const OblDocument *document = obl_session_find_document (self, id);
  const OblId first
      = document == NULL || obl_id_is_none (&document->copy_of) ? *id : document->copy_of;
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);

  for (guint i = 0; i < self->documents->len; i++) {
    OblDocument *other = g_ptr_array_index (self->documents, i);

    if (obl_id_equal (&other->id, &first) || obl_id_equal (&other->copy_of, &first)) {
      g_ptr_array_add (group, obl_document_ref (other));
    }
  }
  if (group->len < 2) {
    g_ptr_array_set_size (group, 0);
  }
  return group;
}

OblDocument *
obl_session_get_document (OblSession *self)
{
  return self->document;
}

GPtrArray *
obl_session_get_spans (OblSession *self)
{
  return obl_marks_get_spans (self->marks);
}

GPtrArray *
obl_session_get_frames (OblSession *self)
{
  return obl_marks_get_frames (self->marks);
}

OblSpan *
obl_session_find_span (OblSession *self, const OblId *id)
{
  return obl_marks_find_span (self->marks, id);
}

OblFrame *
obl_session_find_frame (OblSession *self, const OblId *id)
{
  return obl_marks_find_frame (self->marks, id);
}

GPtrArray *
obl_session_list_frames_of (OblSession *self, const OblId *id)
{
  GPtrArray *frames = obl_marks_get_frames_of (self->marks, id);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);

  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    g_ptr_array_add (list, obl_frame_ref (g_ptr_array_index (frames, i)));
  }
  return list;
}

GPtrArray *
obl_session_get_entities (OblSession *self)
{
  return self->entities;
}

OblEntity *
obl_session_find_entity (OblSession *self, const OblId *id)
{
  return g_hash_table_lookup (self->entities_by_id, id);
}

OblLabelSet *
obl_session_get_label_set (OblSession *self)
{
  return self->label_set;
}
