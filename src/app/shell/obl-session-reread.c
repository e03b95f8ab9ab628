/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the open article was read: again, from the original that the project keeps, as a whole page or
 * as the article in it; and whether a person has looked at what was doubtful.
 *
 * The store's thread gives the bytes, a thread of its own listens to the process that reads them,
 * and an edit puts the new text in the place of the old one. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/import/obl-import.h"
#include "core/intake/obl-reread.h"

typedef struct {
  OblSession *session;
  OblDocument *document;
  gboolean whole_page;
  GBytes *bytes; /* of the original, once they are there */
} Reread;

static void
reread_free (Reread *reread)
{
  obl_session_count (reread->session, -1, 0);
  g_object_unref (reread->session);
  obl_document_unref (reread->document);
  g_clear_pointer (&reread->bytes, g_bytes_unref);
  g_free (reread);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reread, reread_free)

/* --- What can be done ------------------------------------------------------------------------- */

gboolean
obl_session_is_whole_page (OblSession *self)
{
  return self->document != NULL && obl_import_is_whole_page (self->document);
}

/* Only there is an article told from what is around it. */
static gboolean
is_page (const OblDocument *document)
{
  static const char *const types[]
      = { "text/html", "application/xhtml+xml", "multipart/related", NULL };

  return document->source.media_type != NULL
         && g_strv_contains (types, document->source.media_type);
}

const char *
obl_session_why_not_reread (OblSession *self)
{
  if (self->document == NULL || !is_page (self->document)) {
    return _ ("Only a web page has more to it than the article.");
  }
  if (obl_service_is_read_only (self->service)) {
    return _ ("This project can only be read.");
  }
  if (obl_marks_get_spans (self->marks)->len > 0 || obl_marks_get_frames (self->marks)->len > 0) {
    return _ ("The article has annotations, which stand at places of the text as it is.");
  }
  return NULL;
}

/* --- Doing it --------------------------------------------------------------------------------- */

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Reread *reread = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document
      = obl_reread (reread->bytes, reread->document, NULL, reread->whole_page, &error);

  if (document == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_task_return_pointer (task, g_steal_pointer (&document), (GDestroyNotify)obl_document_unref);
}

static OblBatch *
make_batch (const Reread *reread, OblDocument *document)
{
  g_autofree char *title = obl_session_shorten (reread->document->title, OBL_SESSION_EXCERPT_CHARS);
  OblBatch *batch
      = reread->whole_page
            ? obl_batch_new (g_strdup_printf (_ ("Show the whole page of “%s”"), title),
                             g_strdup (_ ("This is the whole page")))
            : obl_batch_new (g_strdup_printf (_ ("Show only the article of “%s”"), title),
                             g_strdup (_ ("This is the article alone")));

  obl_batch_replace_content (batch, &reread->document->id, document);
  return batch;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reread) reread = user_data;
  OblSession *self = reread->session;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->service == NULL) {
    return;
  }
  if (document == NULL) {
    obl_session_fail (self, error->message);
    return;
  }
  obl_session_commit (self, make_batch (reread, document));
}

static gpointer
bytes_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_get_source_bytes (store, ((const Reread *)data)->document, error);
}

static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reread) reread = user_data;
  OblSession *self = reread->session;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&reread->bytes, &error)) {
    if (self->service != NULL) {
      obl_session_fail (self, error->message);
    }
    return;
  }
  task = g_task_new (NULL, NULL, read_cb, reread);
  g_task_set_source_tag (task, bytes_cb);
  g_task_set_task_data (task, g_steal_pointer (&reread), NULL);
  g_task_run_in_thread (task, read_thread);
}

void
obl_session_reread (OblSession *self, gboolean whole_page)
{
  const char *why_not = obl_session_why_not_reread (self);
  Reread *reread = NULL;

  if (why_not != NULL) {
    obl_session_say (self, why_not, FALSE);
    return;
  }
  reread = g_new0 (Reread, 1);
  reread->session = g_object_ref (self);
  reread->document = obl_document_ref (self->document);
  reread->whole_page = whole_page;
  /* What a person does meanwhile waits: the text that they see is on its way out. */
  obl_session_count (self, 1, 0);
  obl_service_run_async (self->service, bytes_job, reread, NULL, (GDestroyNotify)g_bytes_unref,
                         NULL, bytes_cb, reread);
}

/* --- Doubts ----------------------------------------------------------------------------------- */

void
obl_session_settle_doubts (OblSession *self)
{
  g_autofree char *title = NULL;
  OblBatch *batch = NULL;

  if (self->document == NULL || self->document->doubts == 0) {
    return;
  }
  title = obl_session_shorten (self->document->title, OBL_SESSION_EXCERPT_CHARS);
  batch = obl_batch_new (g_strdup_printf (_ ("Find that “%s” looks right"), title),
                         g_strdup_printf (_ ("“%s” looks right"), title));
  obl_batch_settle_doubts (batch, &self->document->id);
  obl_session_commit (self, batch);
}
