/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowledge bases: looking up who is meant, taking bases in, and what kind of mention something is. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/store/obl-store-knowledge.h"

/* --- Looking up ------------------------------------------------------------------------------- */

typedef struct {
  char *text;
  char *label;
  guint limit;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_free (lookup->text);
  g_free (lookup->label);
  g_free (lookup);
}

static gpointer
search_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Lookup *lookup = data;

  return obl_store_search_knowledge (store, lookup->text, lookup->label, lookup->limit, error);
}

/* The job's answer is the task's. */
static void
answer_array_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer answer = NULL;
  GError *error = NULL;

  if (obl_service_run_finish (OBL_SERVICE (source), result, &answer, &error)) {
    g_task_return_pointer (task, answer, (GDestroyNotify)g_ptr_array_unref);
  } else {
    g_task_return_error (task, error);
  }
}

void
obl_session_search_knowledge_async (OblSession *self,
                                    const char *text,
                                    const char *label,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);

  g_task_set_source_tag (task, obl_session_search_knowledge_async);
  lookup->text = g_strdup (text);
  lookup->label = g_strdup (label);
  lookup->limit = limit;
  obl_service_run_async (self->service, search_job, lookup, lookup_free,
                         (GDestroyNotify)g_ptr_array_unref, cancellable, answer_array_cb, task);
}

GPtrArray *
obl_session_search_knowledge_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
obl_session_link_knowledge (OblSession *self, const OblId *span_id, OblKnowledgeEntry *entry)
{
  const OblSpan *span = obl_marks_find_span (self->marks, span_id);
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (span == NULL) {
    return;
  }
  excerpt = obl_session_shorten (span->quote, OBL_SESSION_EXCERPT_CHARS);
  batch = obl_batch_new (g_strdup_printf (_ ("Link “%s” to %s"), excerpt, entry->entity->name),
                         g_strdup_printf (_ ("Linked “%s” to %s"), excerpt, entry->entity->name));
  obl_batch_link_knowledge (batch, span_id, entry, span->label);
  obl_session_commit (self, batch);
}

/* --- Bases ------------------------------------------------------------------------------------ */

static gpointer
list_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_list_knowledge (store, error);
}

void
obl_session_list_knowledge_async (OblSession *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, obl_session_list_knowledge_async);
  obl_service_run_async (self->service, list_job, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                         NULL, answer_array_cb, task);
}

GPtrArray *
obl_session_list_knowledge_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Taking in and removing ------------------------------------------------------------------- */

/* What goes to the store's thread: it outlives neither the task nor the cancellable. */
typedef struct {
  char *text; /* a path, or the name of a base */
  GTask *task;
  OblKnowledgeProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  gulong closing; /* the session's own cancellable stops it as well */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->text);
  g_clear_object (&work->cancellable);
  g_free (work);
}

/* How far it is, on its way to the main context. */
typedef struct {
  GTask *task;
  double done;
} Tick;

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_object_unref (tick->task);
  g_free (tick);
}

static gboolean
tick_cb (gpointer data)
{
  const Tick *tick = data;
  const Work *work = g_task_get_task_data (tick->task);

  if (!g_task_get_completed (tick->task) && work->progress != NULL) {
    work->progress (tick->done, work->progress_data);
  }
  return G_SOURCE_REMOVE;
}

/* On the store's thread. */
static void
progress_cb (double done, gpointer data)
{
  const Work *work = data;
  Tick *tick = g_new0 (Tick, 1);

  tick->task = g_object_ref (work->task);
  tick->done = done;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tick_cb, tick, tick_free);
}

static gpointer
import_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autofree char *shown = g_filename_display_basename (work->text);
  const OblKnowledgeImport import = {
    .path = work->text,
    .shown = shown,
    .progress = progress_cb,
    .progress_data = work,
  };

  return obl_knowledge_import (store, &import, cancellable, error);
}

static gpointer
remove_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  obl_store_remove_knowledge (store, work->text, cancellable, error);
  return NULL;
}

static void
stop_cb (GCancellable *closing, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OblSession *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  gpointer report = NULL;
  GError *error = NULL;

  g_cancellable_disconnect (self->cancellable, work->closing);
  if (obl_service_run_finish (OBL_SERVICE (source), result, &report, &error)) {
    g_task_return_pointer (task, report, (GDestroyNotify)obl_knowledge_report_free);
  } else {
    g_task_return_error (task, error);
  }
}

static void
start_work (OblSession *self, GTask *task, OblServiceJob job, Work *work, GCancellable *cancellable)
{
  g_task_set_task_data (task, work, work_free);
  /* What is committed is there, whoever has cancelled it since. */
  g_task_set_check_cancellable (task, FALSE);
  work->task = task;
  work->cancellable = g_object_ref (cancellable);
  work->closing = g_cancellable_connect (self->cancellable, G_CALLBACK (stop_cb),
                                         g_object_ref (cancellable), g_object_unref);
  obl_service_run_async (self->service, job, work, NULL, (GDestroyNotify)obl_knowledge_report_free,
                         cancellable, worked_cb, task);
}

void
obl_session_import_knowledge_async (OblSession *self,
                                    const char *path,
                                    OblKnowledgeProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_task_set_source_tag (task, obl_session_import_knowledge_async);
  work->text = g_strdup (path);
  work->progress = progress;
  work->progress_data = progress_data;
  start_work (self, task, import_job, work, cancellable);
}

OblKnowledgeReport *
obl_session_import_knowledge_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
obl_session_remove_knowledge_async (OblSession *self,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_task_set_source_tag (task, obl_session_remove_knowledge_async);
  work->text = g_strdup (name);
  start_work (self, task, remove_job, work, cancellable);
}

gboolean
obl_session_remove_knowledge_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  GError *problem = NULL;

  g_task_propagate_pointer (G_TASK (result), &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
  }
  return problem == NULL;
}

/* --- Kinds of mention ------------------------------------------------------------------------- */

void
obl_session_set_mention (OblSession *self, const OblId *span_id, OblMentionKind kind)
{
  OblSpan *span = obl_marks_find_span (self->marks, span_id);
  g_autoptr (OblSpan) copy = NULL;
  g_autofree char *excerpt = NULL;
  char *done = NULL;
  OblBatch *batch = NULL;

  if (span == NULL || span->mention == kind) {
    return;
  }
  excerpt = obl_session_shorten (span->quote, OBL_SESSION_EXCERPT_CHARS);
  switch (kind) {
  case OBL_MENTION_NAME:
    done = g_strdup_printf (_ ("“%s” is a name"), excerpt);
    break;
  case OBL_MENTION_NOMINAL:
    done = g_strdup_printf (_ ("“%s” is a description"), excerpt);
    break;
  case OBL_MENTION_PRONOUN:
    done = g_strdup_printf (_ ("“%s” is a pronoun"), excerpt);
    break;
  case OBL_MENTION_UNSET:
    done = g_strdup_printf (_ ("What kind of mention “%s” is is open"), excerpt);
    break;
  }
  copy = obl_span_copy (span);
  copy->mention = kind;
  /* The history says the same as the quiet word. */
  batch = obl_batch_new (g_strdup (done), done);
  obl_batch_put_span (batch, copy);
  obl_session_commit (self, batch);
}
