/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store on a thread of its own.
 *
 * Jobs wait in a queue and run one after another, in the order they were asked for.  A job's changes
 * are announced on the main context before its own callback, so that whoever asked sees the state of
 * the world that the job left. */
#define G_LOG_DOMAIN "obl-service"

#include "config.h"

#include "core/service/obl-service.h"

#include <glib/gi18n-lib.h>

struct _OblService {
  GObject parent_instance;

  GThread *thread;
  GAsyncQueue *queue; /* Job * */
  OblStore *store;    /* the thread's, once it runs */
  char *path;
  gboolean read_only;
  gboolean closed;
};

typedef struct {
  OblServiceJob run; /* NULL: the last one */
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GTask *task;
} Job;

/* What a finished job brings back to the main context. */
typedef struct {
  GTask *task;
  gpointer result;
  GDestroyNotify free_result;
  GError *error;
  GPtrArray *changes;
} Answer;

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OblService, obl_service, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

/* --- On the main context ---------------------------------------------------------------------- */

static gboolean
deliver (gpointer data)
{
  Answer *answer = data;
  OblService *service = g_task_get_source_object (answer->task);

  for (guint i = 0; i < answer->changes->len; i++)
    g_signal_emit (service, signals[CHANGED], 0, answer->changes->pdata[i]);
  if (answer->error != NULL)
    g_task_return_error (answer->task, g_steal_pointer (&answer->error));
  else
    g_task_return_pointer (answer->task, g_steal_pointer (&answer->result), answer->free_result);
  return G_SOURCE_REMOVE;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->changes);
  g_clear_error (&answer->error);
  g_object_unref (answer->task);
  g_free (answer);
}

/* --- On the store's thread -------------------------------------------------------------------- */

/* g_main_context_invoke() would do it right here, on this thread, whenever the main one is between
 * two iterations. */
static void
send (Answer *answer)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (answer->task));
  g_source_set_callback (source, deliver, answer, answer_free);
  g_source_attach (source, g_task_get_context (answer->task));
  g_source_unref (source);
}

static void
run_job (OblStore *store, Job *job)
{
  Answer *answer = g_new0 (Answer, 1);
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  answer->free_result = job->free_result;
  if (!g_cancellable_set_error_if_cancelled (cancellable, &answer->error))
    answer->result = job->run (store, job->data, cancellable, &answer->error);
  answer->changes = obl_store_take_changes (store);
  answer->task = g_object_ref (job->task);
  job_free (job);
  send (answer);
}

static gpointer
run_thread (gpointer data)
{
  OblService *service = data;
  OblStore *store = service->store;
  GAsyncQueue *queue = service->queue;

  obl_store_move_thread (store);
  for (;;) {
    Job *job = g_async_queue_pop (queue);
    gboolean last = job->run == NULL;

    if (last) {
      job_free (job);
      break;
    }
    run_job (store, job);
    if (g_async_queue_length (queue) <= 0)
      obl_store_tidy (store);
  }
  obl_store_close (store);
  return NULL;
}

/* --- Opening and closing ---------------------------------------------------------------------- */

typedef struct {
  char *path;
  OblLabelSet *label_set;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_clear_pointer (&open->label_set, obl_label_set_unref);
  g_free (open);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *open = task_data;
  GError *error = NULL;
  OblStore *store = open->label_set != NULL
                        ? obl_store_create (open->path, open->label_set, &error)
                        : obl_store_open (open->path, OBL_STORE_READ_WRITE, &error);

  /* What cannot be written can still be read. */
  if (store == NULL && g_error_matches (error, OBL_STORE_ERROR, OBL_STORE_ERROR_READ_ONLY)
      && open->label_set == NULL) {
    g_clear_error (&error);
    store = obl_store_open (open->path, OBL_STORE_READ_ONLY, &error);
  }
  if (store == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, store, (GDestroyNotify)obl_store_close);
}

void
obl_service_open_async (const char *path,
                        OblLabelSet *label_set,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *open = g_new0 (OpenData, 1);

  g_task_set_source_tag (task, obl_service_open_async);
  /* A store cannot be closed on whichever thread drops a cancelled result. */
  g_task_set_check_cancellable (task, FALSE);
  open->path = g_strdup (path);
  open->label_set = label_set == NULL ? NULL : obl_label_set_ref (label_set);
  g_task_set_task_data (task, open, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

OblService *
obl_service_open_finish (GAsyncResult *result, GError **error)
{
  OblStore *store = g_task_propagate_pointer (G_TASK (result), error);
  OblService *service;

  if (store == NULL)
    return NULL;
  service = g_object_new (OBL_TYPE_SERVICE, NULL);
  service->store = store;
  service->path = g_strdup (obl_store_get_path (store));
  service->read_only = obl_store_is_read_only (store);
  service->thread = g_thread_new ("obelus-store", run_thread, service);
  return service;
}

void
obl_service_close (OblService *service)
{
  g_return_if_fail (OBL_IS_SERVICE (service));

  if (service->closed)
    return;
  service->closed = TRUE;
  if (service->thread == NULL)
    return;
  g_async_queue_push (service->queue, g_new0 (Job, 1));
  g_thread_join (service->thread);
  service->thread = NULL;
}

static void
obl_service_dispose (GObject *object)
{
  obl_service_close (OBL_SERVICE (object));
  G_OBJECT_CLASS (obl_service_parent_class)->dispose (object);
}

static void
obl_service_finalize (GObject *object)
{
  OblService *service = OBL_SERVICE (object);

  g_async_queue_unref (service->queue);
  g_free (service->path);
  G_OBJECT_CLASS (obl_service_parent_class)->finalize (object);
}

static void
obl_service_class_init (OblServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = obl_service_dispose;
  object_class->finalize = obl_service_finalize;

  /* OblChange *, borrowed for the handler. */
  signals[CHANGED] = g_signal_new ("changed", OBL_TYPE_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
obl_service_init (OblService *service)
{
  service->queue = g_async_queue_new ();
}

/* --- Asking ----------------------------------------------------------------------------------- */

const char *
obl_service_get_path (OblService *service)
{
  g_return_val_if_fail (OBL_IS_SERVICE (service), NULL);
  return service->path;
}

gboolean
obl_service_is_read_only (OblService *service)
{
  g_return_val_if_fail (OBL_IS_SERVICE (service), TRUE);
  return service->read_only;
}

void
obl_service_run_async (OblService *service,
                       OblServiceJob run,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (OBL_IS_SERVICE (service));
  task = g_task_new (service, cancellable, callback, user_data);
  g_task_set_source_tag (task, obl_service_run_async);
  /* What a job has committed stays true when it is cancelled late: its answer is delivered. */
  g_task_set_check_cancellable (task, FALSE);
  job = g_new0 (Job, 1);
  job->run = run;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->task = g_steal_pointer (&task);
  if (service->closed) {
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                             _ ("The project has been closed"));
    job_free (job);
    return;
  }
  g_async_queue_push (service->queue, job);
}

gboolean
obl_service_run_finish (OblService *service,
                        GAsyncResult *async_result,
                        gpointer *result,
                        GError **error)
{
  GTask *task = G_TASK (async_result);
  GError *problem = NULL;
  gpointer value;

  g_return_val_if_fail (g_task_is_valid (async_result, service), FALSE);
  if (result == NULL && !g_task_had_error (task))
    return TRUE; /* the task frees what nobody wants */
  value = g_task_propagate_pointer (task, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  *result = value;
  return TRUE;
}

static gpointer
look_elsewhere (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (obl_store_changed_elsewhere (store));
}

static void
looked_elsewhere_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  OblService *service = OBL_SERVICE (source);
  gpointer changed = NULL;

  if (obl_service_run_finish (service, result, &changed, NULL) && changed != NULL) {
    g_autoptr (OblChange) change = obl_change_new ();

    change->kinds = OBL_CHANGE_ALL;
    g_signal_emit (service, signals[CHANGED], 0, change);
  }
}

void
obl_service_poll (OblService *service)
{
  g_return_if_fail (OBL_IS_SERVICE (service));
  obl_service_run_async (service, look_elsewhere, NULL, NULL, NULL, NULL, looked_elsewhere_cb,
                         NULL);
}
