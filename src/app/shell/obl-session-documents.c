/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to articles: open one, step through them, say what is known about them; and
 * the label set, which belongs to all of them. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

/* --- Opening ---------------------------------------------------------------------------------- */

typedef struct {
  OblId id;
  OblDocument *document;
  GPtrArray *spans;
  GPtrArray *frames;
  GPtrArray *problems;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_pointer (&opened->document, obl_document_unref);
  g_clear_pointer (&opened->spans, g_ptr_array_unref);
  g_clear_pointer (&opened->frames, g_ptr_array_unref);
  g_ptr_array_unref (opened->problems);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static gboolean
read_opened (Opened *opened, OblStore *store, GError **error)
{
  opened->document = obl_store_get_document (store, &opened->id, error);
  if (opened->document == NULL) {
    return FALSE;
  }
  opened->spans = obl_store_list_spans (store, opened->document, opened->problems, error);
  if (opened->spans == NULL) {
    return FALSE;
  }
  opened->frames = obl_store_list_frames (store, &opened->id, error);
  return opened->frames != NULL;
}

static gpointer
open_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  gboolean done = FALSE;

  opened->id = *(const OblId *)data;
  opened->problems = g_ptr_array_new_with_free_func (g_free);
  if (!obl_store_begin_read (store, error)) {
    return NULL;
  }
  done = read_opened (opened, store, error);
  obl_store_end_read (store);
  return done ? g_steal_pointer (&opened) : NULL;
}

static void
show_document (OblSession *self, OblDocument *document, GPtrArray *spans, GPtrArray *frames)
{
  obl_session_forget_selected (self);
  self->text_selection = (OblRange){ 0, 0 };
  self->document_serial = ++self->selection_serial;
  obl_marks_set (self->marks, spans, frames);
  obl_session_set_document (self, document);
  obl_session_forget_hidden (self);
  obl_session_emit (self, OBL_SESSION_DOCUMENT_OPENED);
  obl_session_emit (self, OBL_SESSION_SELECTED_CHANGED);
  obl_session_drop_proposal (self);
  obl_session_select_pending (self);
}

typedef struct {
  OblSession *session;
  GCancellable *cancellable;
} OpenCall;

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree OpenCall *call = user_data;
  g_autoptr (OblSession) self = call->session;
  g_autoptr (GCancellable) cancellable = call->cancellable;
  g_autoptr (Opened) opened = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done
      = obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&opened, &error);

  /* Something else has been opened since, or the project is closed. */
  if (g_cancellable_is_cancelled (cancellable)) {
    obl_session_count (self, 0, -1);
    return;
  }
  g_clear_object (&self->opening);
  if (!done) {
    obl_session_fail (self, error->message);
  } else {
    show_document (self, opened->document, opened->spans, opened->frames);
    for (guint i = 0; i < opened->problems->len; i++) {
      obl_session_fail (self, g_ptr_array_index (opened->problems, i));
    }
  }
  obl_session_count (self, 0, -1);
}

void
obl_session_open_document (OblSession *self, const OblId *id)
{
  OpenCall *call = NULL;

  if (self->opening != NULL) {
    g_cancellable_cancel (self->opening);
    g_clear_object (&self->opening);
  }
  if (id == NULL || obl_id_is_none (id)) {
    show_document (self, NULL, NULL, NULL);
    return;
  }
  if (self->service == NULL) {
    return;
  }
  self->opening = g_cancellable_new ();
  call = g_new0 (OpenCall, 1);
  call->session = g_object_ref (self);
  call->cancellable = g_object_ref (self->opening);
  obl_session_count (self, 0, 1);
  obl_service_run_async (self->service, open_job, obl_id_dup (id), g_free,
                         (GDestroyNotify)opened_free, self->opening, open_cb, call);
}

void
obl_session_open_document_at (OblSession *self, const OblId *id, const OblId *selected)
{
  obl_session_open_document (self, id);
  self->select_next = *selected;
}

static guint
find_document (OblSession *self, const OblId *id)
{
  for (guint i = 0; i < self->documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (self->documents, i);

    if (obl_id_equal (&document->id, id)) {
      return i;
    }
  }
  return self->documents->len;
}

static void
open_index (OblSession *self, guint index)
{
  obl_session_open_document (
      self, &((const OblDocument *)g_ptr_array_index (self->documents, index))->id);
}

void
obl_session_step_document (OblSession *self, int direction)
{
  const guint n = self->documents->len;
  const guint index = self->document != NULL ? find_document (self, &self->document->id) : n;

  if (index == n) {
    if (n > 0) {
      open_index (self, direction > 0 ? 0 : n - 1);
    }
  } else if (direction > 0 ? index + 1 < n : index > 0) {
    open_index (self, direction > 0 ? index + 1 : index - 1);
  }
}

/* --- What is known about an article ----------------------------------------------------------- */

void
obl_session_put_document (OblSession *self, const OblDocument *document, const char *history_label)
{
  OblBatch *batch = obl_batch_new (g_strdup (history_label), NULL);

  obl_batch_put_document (batch, document);
  obl_session_commit (self, batch);
}

static const char *
get_status_title (OblStatus status)
{
  switch (status) {
  case OBL_STATUS_NEW:
    return _ ("new");
  case OBL_STATUS_IN_PROGRESS:
    return _ ("in progress");
  case OBL_STATUS_DONE:
    return _ ("done");
  case OBL_STATUS_FLAGGED:
    return _ ("flagged");
  }
  g_assert_not_reached ();
}

static void
set_status (OblSession *self, const OblId *id, OblStatus status, const char *then)
{
  const guint index = find_document (self, id);
  const OblDocument *document = NULL;
  g_autofree char *title = NULL;
  char *done = NULL;
  OblBatch *batch = NULL;

  if (index == self->documents->len) {
    return;
  }
  document = g_ptr_array_index (self->documents, index);
  if (document->status == status) {
    return;
  }
  title = obl_session_shorten (document->title, OBL_SESSION_EXCERPT_CHARS);
  done = then == NULL
             ? g_strdup_printf (_ ("“%s” is now %s"), title, get_status_title (status))
             /* Translators: an article's title, its status, and a sentence about the other ones. */
             : g_strdup_printf (_ ("“%s” is now %s. %s"), title, get_status_title (status), then);
  /* Translators: an article's title and its status: new, in progress, done or flagged. */
  batch = obl_batch_new (g_strdup_printf (_ ("Set “%s” to %s"), title, get_status_title (status)),
                         done);
  obl_batch_set_status (batch, id, status);
  obl_session_commit (self, batch);
}

void
obl_session_set_document_status (OblSession *self, const OblId *id, OblStatus status)
{
  set_status (self, id, status, NULL);
}

void
obl_session_finish_document (OblSession *self, const char *then)
{
  if (self->document != NULL) {
    set_status (self, &self->document->id, OBL_STATUS_DONE, then);
  }
}

guint
obl_session_count_done (OblSession *self)
{
  guint n_done = 0;

  for (guint i = 0; i < self->documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (self->documents, i);

    n_done += document->status == OBL_STATUS_DONE;
  }
  return n_done;
}

void
obl_session_set_status (OblSession *self, OblStatus status)
{
  if (self->document != NULL) {
    obl_session_set_document_status (self, &self->document->id, status);
  }
}

void
obl_session_delete_document (OblSession *self, const OblId *id)
{
  const guint index = find_document (self, id);
  g_autofree char *title = NULL;
  OblBatch *batch = NULL;

  if (index == self->documents->len) {
    return;
  }
  title = obl_session_shorten (
      ((const OblDocument *)g_ptr_array_index (self->documents, index))->title,
      OBL_SESSION_EXCERPT_CHARS);
  batch = obl_batch_new (g_strdup_printf (_ ("Take “%s” out of the project"), title),
                         g_strdup_printf (_ ("Took “%s” out of the project"), title));
  obl_batch_delete_document (batch, id);
  obl_session_commit (self, batch);
  /* On to the neighbour at once: what is going away is not to be worked on. */
  if (self->document != NULL && obl_id_equal (&self->document->id, id)) {
    if (self->documents->len == 1) {
      obl_session_open_document (self, NULL);
    } else {
      open_index (self, index + 1 < self->documents->len ? index + 1 : index - 1);
    }
  }
}
