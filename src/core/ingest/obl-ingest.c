/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that are to be read, the processes that read them, and the order of what they say.
 *
 * Jobs stand in a row in the order of their files; events are given out from the first one only.
 * Those behind may run ahead by so many files and so many bytes, so that neither a slow file makes
 * the processors idle nor a folder of any size fills the memory.  What is found in a file and needs
 * another kind of process is a job of that file's job, under the same rules. */
#define G_LOG_DOMAIN "obl-ingest"

#include "config.h"

#include "core/ingest/obl-ingest.h"

#include <errno.h>
#include <poll.h>

#include <glib/gi18n-lib.h>

#include "core/import/obl-import.h"
#include "core/ingest/obl-ingest-job.h"

/* Files that may be finished before the first one is. */
#define MAX_AHEAD 48u
/* Bytes that a file behind the first one may hold back before its process has to wait. */
#define MAX_QUEUED_BYTES (8u * 1024 * 1024)
/* Milliseconds between two looks at what takes how long. */
#define WATCH_INTERVAL 100

struct _OblIngest {
  OblIngestOptions options;
  char *format;
  char *charset;
  char *mapping;
  char *mappings;
  GQueue waiting;  /* OblIngestJob, not begun */
  GQueue jobs;     /* OblIngestJob, begun, in order */
  GPtrArray *idle; /* OblReaderProcess */
  guint n_files;
  guint n_done;
};

void
obl_ingest_event_free (OblIngestEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->path);
  g_free (event->name);
  g_free (event->sha256);
  g_free (event->mapping);
  g_clear_pointer (&event->document, obl_document_unref);
  g_clear_object (&event->records);
  g_clear_error (&event->error);
  g_free (event);
}

OblIngest *
obl_ingest_new (const OblIngestOptions *options)
{
  OblIngest *ingest = g_new0 (OblIngest, 1);

  ingest->options = *options;
  ingest->options.format = ingest->format = g_strdup (options->format);
  ingest->options.charset = ingest->charset = g_strdup (options->charset);
  ingest->options.mapping = ingest->mapping = g_strdup (options->mapping);
  ingest->options.mappings = ingest->mappings = g_strdup (options->mappings);
  if (options->n_readers == 0)
    ingest->options.n_readers = g_get_num_processors ();
  g_queue_init (&ingest->waiting);
  g_queue_init (&ingest->jobs);
  ingest->idle = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_reader_process_free);
  return ingest;
}

void
obl_ingest_free (OblIngest *ingest)
{
  if (ingest == NULL)
    return;
  g_queue_clear_full (&ingest->jobs, (GDestroyNotify)obl_ingest_job_free);
  g_queue_clear_full (&ingest->waiting, (GDestroyNotify)obl_ingest_job_free);
  g_ptr_array_unref (ingest->idle);
  g_free (ingest->format);
  g_free (ingest->charset);
  g_free (ingest->mapping);
  g_free (ingest->mappings);
  g_free (ingest);
}

guint
obl_ingest_get_n_files (const OblIngest *ingest)
{
  return ingest->n_files;
}

guint
obl_ingest_get_n_done (const OblIngest *ingest)
{
  return ingest->n_done;
}

void
obl_ingest_add_path (OblIngest *ingest, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  OblIngestJob *job = obl_ingest_job_new (OBL_READER_FILES, name);

  job->path = g_strdup (path);
  g_queue_push_tail (&ingest->waiting, job);
  ingest->n_files++;
}

void
obl_ingest_add_bytes (OblIngest *ingest, GBytes *bytes, const OblIngestOrigin *origin)
{
  OblIngestJob *job = obl_ingest_job_new (OBL_READER_FILES, origin->name);

  job->bytes = g_bytes_ref (bytes);
  job->url = g_strdup (origin->url);
  job->media_type = g_strdup (origin->media_type);
  job->charset = g_strdup (origin->charset);
  job->head = g_strdup (origin->head);
  job->retrieved = origin->retrieved;
  g_queue_push_tail (&ingest->waiting, job);
  ingest->n_files++;
}

/* --- Processes -------------------------------------------------------------------------------- */

static OblReaderProcess *
fetch_process (OblIngest *ingest, OblReaderKind kind, GError **error)
{
  for (guint i = 0; i < ingest->idle->len; i++) {
    if (obl_reader_process_get_kind (ingest->idle->pdata[i]) == kind)
      return g_ptr_array_steal_index_fast (ingest->idle, i);
  }
  return obl_reader_process_new (kind, error);
}

static void
put_process (OblIngest *ingest, OblReaderProcess *process)
{
  if (process == NULL)
    return;
  if (obl_reader_process_is_worn (process) || ingest->idle->len >= ingest->options.n_readers)
    obl_reader_process_free (process);
  else
    g_ptr_array_add (ingest->idle, process);
}

static gboolean
start (OblIngest *ingest, OblIngestJob *job, GError **error)
{
  OblReaderProcess *process = fetch_process (ingest, job->kind, error);

  if (process == NULL)
    return FALSE;
  if (!obl_ingest_job_start (job, process, &ingest->options))
    put_process (ingest, obl_ingest_job_release (job));
  return TRUE;
}

/* Native records are not for a reading process. */
static gboolean
give_back_records (OblIngest *ingest, OblIngestJob *job)
{
  OblIngestEvent *event;

  if (job->path == NULL || ingest->options.is_records == NULL
      || !ingest->options.is_records (ingest->options.data, job->path))
    return FALSE;
  event = g_new0 (OblIngestEvent, 1);
  event->kind = OBL_INGEST_RECORDS;
  event->path = g_strdup (job->path);
  event->name = g_strdup (job->name);
  g_queue_push_tail (&job->events, event);
  job->is_done = TRUE;
  return TRUE;
}

/* OblIngestJob: those in the row, and after each what was found in it. */
static GPtrArray *
list_jobs (const OblIngest *ingest)
{
  GPtrArray *jobs = g_ptr_array_new ();

  for (const GList *link = ingest->jobs.head; link != NULL; link = link->next) {
    const OblIngestJob *job = link->data;

    g_ptr_array_add (jobs, link->data);
    for (const GList *inner = job->inner.head; inner != NULL; inner = inner->next)
      g_ptr_array_add (jobs, inner->data);
  }
  return jobs;
}

/* Its process is not listened to, and soon has to wait. */
static gboolean
is_held (OblIngest *ingest, const OblIngestJob *job)
{
  return obl_ingest_job_is_full (job)
         || (job->n_queued_bytes > MAX_QUEUED_BYTES && job != g_queue_peek_head (&ingest->jobs)
             && job->kind == OBL_READER_FILES);
}

/* Lets as many processes work as may. */
static gboolean
start_jobs (OblIngest *ingest, GError **error)
{
  g_autoptr (GPtrArray) jobs = list_jobs (ingest);
  guint n_running = 0;

  for (guint i = 0; i < jobs->len; i++) {
    const OblIngestJob *job = jobs->pdata[i];

    /* The first one makes room for what was found in it, without which it would wait for ever. */
    n_running += job->process != NULL && (i > 0 || !is_held (ingest, job));
  }
  for (guint i = 0; i < jobs->len && n_running < ingest->options.n_readers; i++) {
    OblIngestJob *job = jobs->pdata[i];

    if (job->process != NULL || job->is_done)
      continue;
    if (!start (ingest, job, error))
      return FALSE;
    n_running += job->process != NULL;
  }
  while (n_running < ingest->options.n_readers && ingest->jobs.length < MAX_AHEAD
         && ingest->waiting.length > 0) {
    OblIngestJob *job = g_queue_pop_head (&ingest->waiting);

    g_queue_push_tail (&ingest->jobs, job);
    if (!give_back_records (ingest, job) && !start (ingest, job, error))
      return FALSE;
    n_running += job->process != NULL;
  }
  return TRUE;
}

/* --- Listening -------------------------------------------------------------------------------- */

static void
hear (OblIngest *ingest, OblIngestJob *job)
{
  if (!obl_ingest_job_hear (job, &ingest->options))
    obl_ingest_job_lose (job, OBL_READER_ENDED);
  else if (job->is_done)
    put_process (ingest, obl_ingest_job_release (job));
}

static void
watch (OblIngestJob *job)
{
  OblReaderState state = obl_reader_process_get_state (job->process);

  if (state != OBL_READER_ALIVE)
    obl_ingest_job_lose (job, state);
}

/* Waits until one of the processes says something, or WATCH_INTERVAL. */
static gboolean
listen_to_all (OblIngest *ingest, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) polls = g_array_new (FALSE, FALSE, sizeof (struct pollfd));
  g_autoptr (GPtrArray) jobs = list_jobs (ingest);
  g_autoptr (GPtrArray) heard = g_ptr_array_new ();
  struct pollfd stop = { .fd = g_cancellable_get_fd (cancellable), .events = POLLIN };

  for (guint i = 0; i < jobs->len; i++) {
    OblIngestJob *job = jobs->pdata[i];
    struct pollfd one = { .events = POLLIN };

    if (job->process == NULL || is_held (ingest, job))
      continue;
    one.fd = obl_reader_process_get_fd (job->process);
    g_array_append_val (polls, one);
    g_ptr_array_add (heard, job);
  }
  g_array_append_val (polls, stop);
  if (poll ((struct pollfd *)(void *)polls->data, polls->len, WATCH_INTERVAL) < 0 && errno != EINTR)
    g_warning ("poll: %s", g_strerror (errno));
  if (stop.fd >= 0)
    g_cancellable_release_fd (cancellable);
  for (guint i = 0; i < heard->len; i++) {
    OblIngestJob *job = heard->pdata[i];

    if (g_array_index (polls, struct pollfd, i).revents != 0)
      hear (ingest, job);
    if (job->process != NULL)
      watch (job);
  }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- In order --------------------------------------------------------------------------------- */

/* The first job is over: its place in the row goes to the next one. */
static OblIngestEvent *
finish_job (OblIngest *ingest)
{
  g_autoptr (OblIngestJob) job = g_queue_pop_head (&ingest->jobs);
  OblIngestEvent *event = g_new0 (OblIngestEvent, 1);

  ingest->n_done++;
  event->kind = OBL_INGEST_FILE;
  event->path = g_strdup (job->path);
  event->name = g_strdup (job->name);
  return event;
}

OblIngestEvent *
obl_ingest_next (OblIngest *ingest, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  while (start_jobs (ingest, error)) {
    OblIngestJob *first = g_queue_peek_head (&ingest->jobs);
    OblIngestEvent *event = NULL;

    if (first == NULL)
      return NULL;
    event = obl_ingest_job_pop (first);
    if (event != NULL && event->document != NULL)
      first->n_queued_bytes = 0;
    if (event == NULL && obl_ingest_job_is_over (first))
      event = finish_job (ingest);
    else if (event == NULL && !listen_to_all (ingest, cancellable, error))
      return NULL;
    if (event != NULL)
      return event;
  }
  return NULL;
}

OblDocument *
obl_ingest_one (GBytes *bytes,
                const OblIngestOrigin *origin,
                const OblIngestOptions *options,
                GError **error)
{
  g_autoptr (OblIngest) ingest = obl_ingest_new (options);
  OblDocument *document = NULL;
  GError *problem = NULL;

  obl_ingest_add_bytes (ingest, bytes, origin);
  while (document == NULL && problem == NULL) {
    g_autoptr (OblIngestEvent) event = obl_ingest_next (ingest, NULL, &problem);

    if (event == NULL)
      break;
    if (event->kind == OBL_INGEST_REFUSED)
      problem = g_steal_pointer (&event->error);
    document = g_steal_pointer (&event->document);
  }
  if (document == NULL && problem == NULL)
    problem = g_error_new (OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_EMPTY,
                           _ ("Cannot import “%s”: there is no article in it"), origin->name);
  if (document == NULL)
    g_propagate_error (error, problem);
  else
    g_clear_error (&problem);
  return document;
}
