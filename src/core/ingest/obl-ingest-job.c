/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about one file, and what becomes of it when the one who reads it dies. */
#define _GNU_SOURCE /* memfd_create */
#define G_LOG_DOMAIN "obl-ingest"

#include "config.h"

#include "core/ingest/obl-ingest-job.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/import/obl-import.h"
#include "core/ingest/obl-wire-document.h"

/* What is said about a file with no article in between: more is nothing that anyone would read. */
#define MAX_UNASKED 100000u
/* Processes that may die over articles of one file, which is read from its beginning after each. */
#define MAX_LOSSES 20u
/* What may be found in a file and wait to be read by another kind of process. */
#define MAX_INNER_BYTES (64u * 1024 * 1024)
#define MAX_INNER 64u
/* About what an event takes up, its strings included. */
#define EVENT_BYTES 512u

OblIngestJob *
obl_ingest_job_new (OblReaderKind kind, const char *name)
{
  OblIngestJob *job = g_new0 (OblIngestJob, 1);

  job->kind = kind;
  job->name = g_strdup (name);
  g_queue_init (&job->events);
  g_queue_init (&job->inner);
  job->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  job->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return job;
}

void
obl_ingest_job_free (OblIngestJob *job)
{
  if (job == NULL)
    return;
  obl_reader_process_free (job->process);
  g_queue_clear_full (&job->events, (GDestroyNotify)obl_ingest_event_free);
  g_queue_clear_full (&job->inner, (GDestroyNotify)obl_ingest_job_free);
  g_hash_table_unref (job->settled);
  g_hash_table_unref (job->tried);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->path);
  g_free (job->name);
  g_free (job->format);
  g_free (job->url);
  g_free (job->media_type);
  g_free (job->charset);
  g_free (job->head);
  g_free (job->reading);
  g_free (job->reading_name);
  g_free (job);
}

/* --- Events ----------------------------------------------------------------------------------- */

static OblIngestEvent *
push_event (OblIngestJob *job, OblIngestKind kind, const char *name)
{
  OblIngestEvent *event = g_new0 (OblIngestEvent, 1);

  event->kind = kind;
  event->path = g_strdup (job->path);
  event->name = g_strdup (name);
  g_queue_push_tail (&job->events, event);
  job->n_pushed++;
  job->n_queued_bytes += EVENT_BYTES;
  return event;
}

OblIngestEvent *
obl_ingest_job_pop (OblIngestJob *job)
{
  OblIngestJob *inner;
  OblIngestEvent *event;

  while ((inner = g_queue_peek_head (&job->inner)) != NULL && inner->n_before == job->n_given) {
    event = g_queue_pop_head (&inner->events);
    if (event != NULL || !inner->is_done)
      return event;
    obl_ingest_job_free (g_queue_pop_head (&job->inner));
  }
  event = g_queue_pop_head (&job->events);
  job->n_given += event != NULL;
  return event;
}

gboolean
obl_ingest_job_is_over (const OblIngestJob *job)
{
  return job->is_done && job->events.length == 0 && job->inner.length == 0;
}

gboolean
obl_ingest_job_is_full (const OblIngestJob *job)
{
  gsize n_bytes = 0;

  for (const GList *link = job->inner.head; link != NULL; link = link->next)
    n_bytes += g_bytes_get_size (((const OblIngestJob *)link->data)->bytes);
  return n_bytes > MAX_INNER_BYTES || job->inner.length >= MAX_INNER;
}

void
obl_ingest_job_refuse (OblIngestJob *job, const char *name, GError *error)
{
  push_event (job, OBL_INGEST_REFUSED, name)->error = error;
}

/* An error that a reader told. */
static GError *
make_error (guint32 code, const char *message)
{
  return g_error_new_literal (OBL_IMPORT_ERROR, (int)MIN (code, OBL_IMPORT_ERROR_UNREADABLE),
                              message);
}

/* --- Opening ---------------------------------------------------------------------------------- */

static int
open_bytes (GBytes *bytes)
{
  gsize n_bytes;
  const char *at = g_bytes_get_data (bytes, &n_bytes);
  int fd = memfd_create ("obelus", MFD_CLOEXEC);

  while (fd >= 0 && n_bytes > 0) {
    gssize n_written = write (fd, at, n_bytes);

    if (n_written < 0 && errno == EINTR)
      continue;
    if (n_written <= 0) {
      close (fd);
      return -1;
    }
    at += n_written;
    n_bytes -= (gsize)n_written;
  }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

/* A regular file, for nothing else has an end that can be relied on; or the bytes. */
static int
open_file (const OblIngestJob *job, guint64 *n_bytes, GError **error)
{
  struct stat info = { 0 };
  const char *why = NULL;
  int fd = job->bytes != NULL ? open_bytes (job->bytes)
                              /* Without O_NONBLOCK a pipe without a writer would never open. */
                              : g_open (job->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0 || fstat (fd, &info) != 0)
    why = g_strerror (errno);
  else if (S_ISDIR (info.st_mode))
    why = _ ("it is a folder");
  else if (!S_ISREG (info.st_mode))
    why = _ ("it is not a regular file");
  if (why == NULL) {
    *n_bytes = (guint64)info.st_size;
    return fd;
  }
  if (fd >= 0)
    close (fd);
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNREADABLE, _ ("Cannot read “%s”: %s"),
               job->name, why);
  return -1;
}

gboolean
obl_ingest_job_start (OblIngestJob *job, OblReaderProcess *process, const OblIngestOptions *options)
{
  OblReadOptions request = {
    .name = job->name,
    .format = job->format != NULL ? job->format : options->format,
    .url = job->url,
    .charset = job->charset != NULL ? job->charset : options->charset,
    .media_type = job->media_type,
    .retrieved = job->retrieved,
    .mapping = options->mapping,
    .mappings = options->mappings,
    .splits_books = options->splits_books,
    .is_whole_page = options->is_whole_page,
  };
  GError *error = NULL;
  int fd = open_file (job, &request.n_bytes, &error);

  job->process = process;
  if (fd < 0) {
    obl_ingest_job_refuse (job, job->name, error);
    job->is_done = TRUE;
    return FALSE;
  }
  /* When it is gone already, listening to it will tell. */
  obl_reader_process_ask (process, &request, fd);
  close (fd);
  return TRUE;
}

OblReaderProcess *
obl_ingest_job_release (OblIngestJob *job)
{
  return g_steal_pointer (&job->process);
}

/* --- Hearing ---------------------------------------------------------------------------------- */

static void
settle (OblIngestJob *job)
{
  if (job->reading != NULL)
    g_hash_table_add (job->settled, g_steal_pointer (&job->reading));
  g_clear_pointer (&job->reading_name, g_free);
}

/* TRUE the first time. */
static gboolean
settle_once (OblIngestJob *job, char *key)
{
  return g_hash_table_add (job->settled, key);
}

static OblReadChoice
choose (OblIngestJob *job,
        const char *name,
        const char *sha256,
        const char *key,
        const OblIngestOptions *options)
{
  gpointer before;

  if (g_hash_table_contains (job->settled, key))
    return OBL_READ_SKIP;
  if (options->is_known != NULL && options->is_known (options->data, sha256)) {
    push_event (job, OBL_INGEST_KNOWN, name)->sha256 = g_strdup (sha256);
    settle_once (job, g_strdup (key));
    return OBL_READ_SKIP;
  }
  return g_hash_table_lookup_extended (job->tried, key, NULL, &before) ? OBL_READ_REDUCED
                                                                       : OBL_READ_FULL;
}

/* One at a time: what was offered before has been taken or refused. */
static gboolean
hear_offer (OblIngestJob *job, GVariant *value, const OblIngestOptions *options)
{
  const char *name, *sha256;
  g_autofree char *key = NULL;
  OblReadChoice choice;

  if (job->reading != NULL)
    return FALSE;
  g_variant_get (value, "(&s&s)", &name, &sha256);
  key = g_strconcat (sha256, " ", name, NULL);
  choice = choose (job, name, sha256, key, options);
  if (choice != OBL_READ_SKIP) {
    job->reading = g_steal_pointer (&key);
    job->reading_name = g_strdup (name);
  }
  return obl_reader_process_answer (job->process, choice);
}

static gboolean
hear_take (OblIngestJob *job, GVariant *value)
{
  OblDocument *document = job->reading == NULL ? NULL : obl_wire_document_read (value);

  if (document == NULL)
    return FALSE;
  if (job->head != NULL && document->source.head == NULL)
    document->source.head = g_strdup (job->head);
  push_event (job, OBL_INGEST_DOCUMENT, job->reading_name)->document = document;
  job->n_queued_bytes += g_variant_get_size (value);
  settle (job);
  return TRUE;
}

static void
hear_refuse (OblIngestJob *job, GVariant *value)
{
  const char *name, *message;
  guint32 code;

  g_variant_get (value, "(&su&s)", &name, &code, &message);
  if (job->reading != NULL)
    settle (job);
  else if (!settle_once (job, g_strconcat ("refused ", name, "\n", message, NULL)))
    return;
  obl_ingest_job_refuse (job, name, make_error (code, message));
}

static void
hear_pass (OblIngestJob *job, GVariant *value)
{
  const char *name, *format;
  g_autoptr (GVariant) content = NULL;
  OblIngestJob *inner;

  g_variant_get (value, "(&s&s@ay)", &name, &format, &content);
  if (!settle_once (job, g_strconcat ("passed ", name, NULL)))
    return;
  inner = obl_ingest_job_new (OBL_READER_PDF, name);
  inner->path = g_strdup (job->path);
  inner->format = g_strdup (format);
  inner->bytes = g_variant_get_data_as_bytes (content);
  inner->url = g_strdup (job->url);
  inner->head = g_strdup (job->head);
  inner->retrieved = job->retrieved;
  inner->n_before = job->n_pushed;
  g_queue_push_tail (&job->inner, inner);
}

static void
hear_note (OblIngestJob *job, GVariant *value)
{
  const char *name, *mapping;

  g_variant_get (value, "(&s&s)", &name, &mapping);
  if (settle_once (job, g_strconcat ("mapping ", name, NULL)))
    push_event (job, OBL_INGEST_MAPPING, name)->mapping = g_strdup (mapping);
}

/* Nothing goes by without a word, be it an archive of pictures or an empty one. */
static GError *
make_nothing_error (const char *name)
{
  return g_error_new (OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_EMPTY,
                      _ ("Cannot import “%s”: there is no article in it"), name);
}

static void
hear_done (OblIngestJob *job, GVariant *value)
{
  const char *message;
  guint32 code;
  gboolean done;

  g_variant_get (value, "(bu&s)", &done, &code, &message);
  if (!done)
    obl_ingest_job_refuse (job, job->name, make_error (code, message));
  else if (job->n_pushed == 0 && g_hash_table_size (job->settled) == 0)
    obl_ingest_job_refuse (job, job->name, make_nothing_error (job->name));
  job->is_done = TRUE;
}

static gboolean
hear (OblIngestJob *job, OblWireKind kind, GVariant *value, const OblIngestOptions *options)
{
  if (kind == OBL_WIRE_OFFER) {
    job->n_unasked = 0;
  } else if (job->n_unasked++ >= MAX_UNASKED) {
    /* Once more would be the same. */
    job->n_deaths++;
    return FALSE;
  }
  switch (kind) {
  case OBL_WIRE_OFFER:
    return hear_offer (job, value, options);
  case OBL_WIRE_TAKE:
    return hear_take (job, value);
  case OBL_WIRE_REFUSE:
    hear_refuse (job, value);
    return TRUE;
  case OBL_WIRE_PASS:
    if (job->kind != OBL_READER_FILES)
      return FALSE;
    hear_pass (job, value);
    return TRUE;
  case OBL_WIRE_NOTE:
    hear_note (job, value);
    return TRUE;
  case OBL_WIRE_DONE:
    hear_done (job, value);
    return TRUE;
  case OBL_WIRE_REQUEST:
  case OBL_WIRE_CHOICE:
    return FALSE;
  }
  return FALSE;
}

gboolean
obl_ingest_job_hear (OblIngestJob *job, const OblIngestOptions *options)
{
  gboolean is_there = obl_reader_process_listen (job->process);

  while (!job->is_done) {
    g_autoptr (GVariant) value = NULL;
    OblWireKind kind;

    if (!obl_reader_process_take (job->process, &kind, &value))
      return FALSE;
    if (value == NULL)
      return is_there;
    if (!hear (job, kind, value, options))
      return FALSE;
  }
  return TRUE;
}

/* --- Losing the process ----------------------------------------------------------------------- */

static GError *
make_loss_error (const char *name, OblReaderState why)
{
  if (why == OBL_READER_SLOW)
    return g_error_new (OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                        ngettext ("Cannot import “%s”: reading it takes more than %d second; it "
                                  "was made to stall readers, or it is far too large",
                                  "Cannot import “%s”: reading it takes more than %d seconds; it "
                                  "was made to stall readers, or it is far too large",
                                  OBL_READER_CPU_SECONDS),
                        name, OBL_READER_CPU_SECONDS);
  return g_error_new (
      OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
      _ ("Cannot import “%s”: it ended the program that reads files, as a file does "
         "that is damaged, or needs more memory than one article may"),
      name);
}

/* What comes after it is read in any case. */
static void
lose_article (OblIngestJob *job, OblReaderState why)
{
  if (!g_hash_table_contains (job->tried, job->reading)) {
    g_hash_table_insert (job->tried, g_steal_pointer (&job->reading), NULL);
    g_clear_pointer (&job->reading_name, g_free);
    return;
  }
  obl_ingest_job_refuse (job, job->reading_name, make_loss_error (job->reading_name, why));
  settle (job);
}

void
obl_ingest_job_lose (OblIngestJob *job, OblReaderState why)
{
  g_clear_pointer (&job->process, obl_reader_process_free);
  job->n_unasked = 0;
  if (job->reading != NULL && job->n_losses++ < MAX_LOSSES) {
    lose_article (job, why);
    return;
  }
  /* Once may have been an accident, of the machine's. */
  if (job->reading == NULL && job->n_deaths++ == 0 && why != OBL_READER_SLOW)
    return;
  obl_ingest_job_refuse (job, job->name, make_loss_error (job->name, why));
  job->is_done = TRUE;
}
