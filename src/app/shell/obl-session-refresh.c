/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the session and the disk: an edit goes out, what it changed comes back.
 *
 * The service runs jobs one after another and answers in that order, and it announces a change
 * before the callback of the job that made it.  So a refresh that is asked for in "changed" is
 * answered after the edit's own callback, which has said by then what is to be selected. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

/* --- Coming back ------------------------------------------------------------------------------ */

static void
take_document_infos (OblSession *self, GPtrArray *infos)
{
  for (guint i = 0; i < infos->len; i++) {
    OblDocument *info = g_ptr_array_index (infos, i);

    for (guint j = 0; j < self->documents->len; j++) {
      OblDocument **place = (OblDocument **)&g_ptr_array_index (self->documents, j);

      if (obl_id_equal (&(*place)->id, &info->id)) {
        obl_document_unref (*place);
        *place = obl_document_ref (info);
        break;
      }
    }
  }
}

static void
take_documents (OblSession *self, OblRefresh *refresh)
{
  if (refresh->documents != NULL) {
    g_ptr_array_unref (self->documents);
    self->documents = g_steal_pointer (&refresh->documents);
  } else if (refresh->document_infos != NULL && refresh->document_infos->len > 0) {
    take_document_infos (self, refresh->document_infos);
  } else {
    return;
  }
  obl_session_emit (self, OBL_SESSION_DOCUMENTS_CHANGED);
}

static void
take_label_set (OblSession *self, OblRefresh *refresh)
{
  if (refresh->label_set == NULL) {
    return;
  }
  g_clear_pointer (&self->label_set, obl_label_set_unref);
  self->label_set = g_steal_pointer (&refresh->label_set);
  obl_session_emit (self, OBL_SESSION_LABEL_SET_CHANGED);
}

/* What an undo or redo brought back is selected, so that it is seen. */
static void
show_changed (OblSession *self, const OblRefresh *refresh)
{
  if (!self->shows_changed) {
    return;
  }
  if (refresh->frames->len > 0) {
    self->select_next = ((const OblFrame *)g_ptr_array_index (refresh->frames, 0))->id;
  } else if (refresh->spans->len > 0) {
    self->select_next = ((const OblSpan *)g_ptr_array_index (refresh->spans, 0))->id;
  }
}

static void
take_marks (OblSession *self, OblRefresh *refresh)
{
  g_autoptr (GArray) removed = NULL;

  if (refresh->has_all_marks) {
    obl_marks_set (self->marks, refresh->spans, refresh->frames);
    obl_session_emit_marks_changed (self, NULL, NULL, NULL);
  } else {
    removed = g_array_new (FALSE, FALSE, sizeof (OblId));
    for (guint i = 0; i < refresh->missing->len; i++) {
      const OblId id = g_array_index (refresh->missing, OblId, i);

      if (obl_marks_remove (self->marks, &id)) {
        g_array_append_val (removed, id);
      }
    }
    for (guint i = 0; i < refresh->spans->len; i++) {
      obl_marks_put_span (self->marks, g_ptr_array_index (refresh->spans, i));
    }
    for (guint i = 0; i < refresh->frames->len; i++) {
      obl_marks_put_frame (self->marks, g_ptr_array_index (refresh->frames, i));
    }
    if (refresh->spans->len == 0 && refresh->frames->len == 0 && removed->len == 0) {
      return;
    }
    obl_session_emit_marks_changed (self, refresh->spans, refresh->frames, removed);
    show_changed (self, refresh);
  }
  obl_session_check_selected (self);
}

static void
take_annotators (OblSession *self, OblRefresh *refresh)
{
  if (refresh->annotators != NULL) {
    g_clear_pointer (&self->annotators, g_ptr_array_unref);
    self->annotators = g_steal_pointer (&refresh->annotators);
  }
}

/* What belongs to the open document; an answer about one that has been left since is dropped. */
static void
take_document (OblSession *self, OblRefresh *refresh)
{
  if (refresh->document == NULL || self->document == NULL
      || !obl_id_equal (&refresh->document->id, &self->document->id)) {
    return;
  }
  if (refresh->document_is_gone) {
    obl_session_open_document (
        self, self->documents->len > 0
                  ? &((const OblDocument *)g_ptr_array_index (self->documents, 0))->id
                  : NULL);
    return;
  }
  if (refresh->new_document != NULL) {
    obl_session_set_document (self, refresh->new_document);
    obl_session_emit (self, OBL_SESSION_DOCUMENT_CHANGED);
  }
  take_marks (self, refresh);
}

static void
say_problems (OblSession *self, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    obl_session_fail (self, g_ptr_array_index (problems, i));
  }
}

static gpointer
refresh_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  obl_refresh_run (data, store, error);
  return NULL;
}

typedef struct {
  OblSession *session;
  OblRefresh *refresh; /* also the job's data; the job is over when this is read */
} RefreshCall;

static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RefreshCall *call = user_data;
  g_autofree RefreshCall *free_call = call;
  g_autoptr (OblSession) self = call->session;
  g_autoptr (OblRefresh) refresh = call->refresh;
  g_autoptr (GError) error = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, NULL, &error)) {
    if (self->service != NULL) {
      obl_session_fail (self, error->message);
    }
  } else if (self->service != NULL) {
    self->loaded = TRUE;
    take_label_set (self, refresh);
    obl_session_take_entities (self, refresh);
    take_annotators (self, refresh);
    take_documents (self, refresh);
    take_document (self, refresh);
    obl_session_take_history_labels (self, g_steal_pointer (&refresh->undo_label),
                                     g_steal_pointer (&refresh->redo_label));
    obl_session_select_pending (self);
    say_problems (self, refresh->problems);
  }
  self->shows_changed = FALSE;
  obl_session_count (self, 0, -1);
}

/* Those marks of the open document that are about to change, or to go. */
static GPtrArray *
list_marks (OblSession *self, const OblChange *change)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);

  for (guint i = 0; change != NULL && i < change->span_ids->len; i++) {
    OblSpan *span = obl_marks_find_span (self->marks, &g_array_index (change->span_ids, OblId, i));

    if (span != NULL) {
      g_ptr_array_add (marks, obl_span_ref (span));
    }
  }
  return marks;
}

/* An undo or redo may change an article that is not the open one: go there, so that it is seen. */
static void
follow (OblSession *self, const OblChange *change)
{
  const OblId *id = NULL;

  if (!self->following || change->document_ids->len == 0
      || (self->document != NULL && obl_change_has_document (change, &self->document->id))) {
    return;
  }
  id = &g_array_index (change->document_ids, OblId, 0);
  obl_session_open_document (self, id);
}

/* The documents of @change as they are listed; NULL when one of them is not. */
static GPtrArray *
list_known (OblSession *self, const OblChange *change)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);

  for (guint i = 0; change != NULL && i < change->document_ids->len; i++) {
    OblDocument *document
        = obl_session_find_document (self, &g_array_index (change->document_ids, OblId, i));

    if (document == NULL) {
      return NULL;
    }
    g_ptr_array_add (known, obl_document_ref (document));
  }
  return g_steal_pointer (&known);
}

void
obl_session_refresh (OblSession *self, OblChange *change)
{
  RefreshCall *call = g_new0 (RefreshCall, 1);

  call->session = g_object_ref (self);
  call->refresh = obl_refresh_new (change, self->document, list_marks (self, change));
  obl_refresh_take_known (call->refresh, list_known (self, change));
  obl_session_count (self, 0, 1);
  obl_service_run_async (self->service, refresh_job, call->refresh, NULL, NULL, NULL, refresh_cb,
                         call);
  if (change != NULL) {
    follow (self, change);
  }
}

/* --- Going out -------------------------------------------------------------------------------- */

typedef struct {
  OblSession *session;
  OblBatch *batch;
  char *annotator;
  guint64 taken; /* the serial of the text selection, or 0 */
} CommitCall;

static void
commit_call_free (CommitCall *call)
{
  g_object_unref (call->session);
  obl_batch_free (call->batch);
  g_free (call->annotator);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CommitCall, commit_call_free)

static gpointer
commit_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  CommitCall *call = data;

  obl_batch_run (call->batch, store, call->annotator, error);
  return NULL;
}

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CommitCall) call = user_data;
  OblSession *self = call->session;
  g_autoptr (GError) error = NULL;
  const char *done = obl_batch_get_done (call->batch);

  if (!obl_service_run_finish (OBL_SERVICE (source), result, NULL, &error)) {
    obl_session_end_taking (self, call->taken, FALSE);
    obl_session_set_save_error (self, error->message);
    obl_session_fail (self, error->message);
    obl_session_count (self, -1, 0);
    return;
  }
  obl_session_set_save_error (self, NULL);
  obl_session_end_taking (self, call->taken, TRUE);
  if (!obl_id_is_none (obl_batch_get_select (call->batch))) {
    self->select_next = *obl_batch_get_select (call->batch);
    g_free (self->made);
    self->made = g_strdup (done != NULL ? done : "");
    /* An edit that changed nothing has nothing to come back. */
    if (self->n_reading == 0) {
      obl_session_select_pending (self);
    }
  }
  if (done != NULL) {
    obl_session_say (self, done, TRUE);
  }
  obl_session_count (self, -1, 0);
}

void
obl_session_commit (OblSession *self, OblBatch *batch)
{
  CommitCall *call = g_new0 (CommitCall, 1);

  call->session = g_object_ref (self);
  call->batch = batch;
  call->annotator = g_strdup (self->annotator);
  call->taken = obl_batch_takes_selection (batch) ? obl_session_begin_taking (self) : 0;
  obl_session_count (self, 1, 0);
  obl_service_run_async (self->service, commit_job, call, NULL, NULL, NULL, commit_cb, call);
}

void
obl_session_poll (OblSession *self)
{
  if (self->service != NULL) {
    obl_service_poll (self->service);
  }
}
