/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads that read files for `import`.  A job is a slot in an array: the thread that has it
 * writes the slot, and under the lock says that it is done. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include "cli/obl-cli-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-records.h"
#include "core/import/obl-import.h"

/* Bytes in which the first line of native records shows what it is. */
#define PEEK_BYTES (64u * 1024)

typedef struct {
  OblLoaded *loaded;
  gboolean is_done; /* under the lock */
} Job;

struct _OblLoader {
  GPtrArray *paths;
  char *format;
  Job *jobs; /* as many as paths */
  guint n_started;
  guint n_taken;
  guint n_ahead;
  GThreadPool *pool;
  GMutex lock;
  GCond done;
};

void
obl_loaded_free (OblLoaded *loaded)
{
  if (loaded == NULL)
    return;
  g_free (loaded->path);
  g_clear_pointer (&loaded->document, obl_document_unref);
  g_clear_object (&loaded->records);
  g_clear_error (&loaded->error);
  g_free (loaded);
}

/* --- Reading one file ------------------------------------------------------------------------- */

/* Fills @stream's buffer with the first line, or as much of it as fits. */
static gboolean
peek_line (GBufferedInputStream *stream, GError **error)
{
  gssize n_read;

  do {
    gsize n_bytes;
    const char *bytes = g_buffered_input_stream_peek_buffer (stream, &n_bytes);

    if (n_bytes == PEEK_BYTES || memchr (bytes, '\n', n_bytes) != NULL)
      return TRUE;
    n_read = g_buffered_input_stream_fill (stream, -1, NULL, error);
  } while (n_read > 0);
  return n_read == 0;
}

static gboolean
has_records_name (const char *path)
{
  return g_str_has_suffix (path, ".jsonl") || g_str_has_suffix (path, ".ndjson");
}

/* What is left of @stream, at most as much as an article may have. */
static GBytes *
read_all (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gssize n_read;

  do {
    guint before = all->len;

    g_byte_array_set_size (all, before + PEEK_BYTES);
    n_read = g_input_stream_read (stream, all->data + before, PEEK_BYTES, NULL, error);
    if (n_read < 0)
      return NULL;
    g_byte_array_set_size (all, before + (guint)n_read);
  } while (n_read > 0 && all->len <= OBL_IMPORT_MAX_BYTES);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static OblDocument *
import_stream (GInputStream *stream, const char *format, GError **error)
{
  OblImportOptions options = { .format = format, .name = _ ("standard input") };
  g_autoptr (GBytes) bytes = read_all (stream, error);

  return bytes == NULL ? NULL : obl_import_bytes (bytes, &options, error);
}

static void
load (OblLoader *loader, OblLoaded *loaded)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GInputStream) peeked = NULL;
  gboolean is_auto = strcmp (loader->format, "auto") == 0;
  gboolean is_standard_input = strcmp (loaded->path, "-") == 0;
  gboolean is_records = strcmp (loader->format, "jsonl") == 0;
  const char *bytes;
  gsize n_bytes;

  stream = obl_cli_open_input (loaded->path, &loaded->error);
  if (stream == NULL)
    return;
  peeked = g_buffered_input_stream_new_sized (stream, PEEK_BYTES);
  if (is_auto) {
    if (!peek_line (G_BUFFERED_INPUT_STREAM (peeked), &loaded->error))
      return;
    bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (peeked), &n_bytes);
    is_records = has_records_name (loaded->path) || obl_record_is_native (bytes, n_bytes);
  }
  if (is_records)
    loaded->records = g_steal_pointer (&peeked);
  else if (is_standard_input)
    loaded->document = import_stream (peeked, loader->format, &loaded->error);
  else
    loaded->document = obl_import_path (loaded->path, loader->format, &loaded->error);
}

/* --- The pool --------------------------------------------------------------------------------- */

static void
run_job (gpointer data, gpointer user_data)
{
  OblLoader *loader = user_data;
  Job *job = data;

  load (loader, job->loaded);
  g_mutex_lock (&loader->lock);
  job->is_done = TRUE;
  g_cond_broadcast (&loader->done);
  g_mutex_unlock (&loader->lock);
}

OblLoader *
obl_loader_new (const GPtrArray *paths, const char *format, guint n_jobs)
{
  OblLoader *loader = g_new0 (OblLoader, 1);

  loader->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (loader->paths, g_strdup (paths->pdata[i]));
  loader->format = g_strdup (format);
  loader->jobs = g_new0 (Job, paths->len);
  loader->n_ahead = 2 * n_jobs;
  g_mutex_init (&loader->lock);
  g_cond_init (&loader->done);
  /* Not exclusive, so that making it cannot fail. */
  loader->pool = g_thread_pool_new (run_job, loader, (int)n_jobs, FALSE, NULL);
  return loader;
}

void
obl_loader_free (OblLoader *loader)
{
  if (loader == NULL)
    return;
  g_thread_pool_free (loader->pool, TRUE, TRUE);
  for (guint i = loader->n_taken; i < loader->n_started; i++)
    obl_loaded_free (loader->jobs[i].loaded);
  g_mutex_clear (&loader->lock);
  g_cond_clear (&loader->done);
  g_ptr_array_unref (loader->paths);
  g_free (loader->format);
  g_free (loader->jobs);
  g_free (loader);
}

static void
start_job (OblLoader *loader)
{
  Job *job = &loader->jobs[loader->n_started];

  job->loaded = g_new0 (OblLoaded, 1);
  job->loaded->path = g_strdup (loader->paths->pdata[loader->n_started]);
  loader->n_started++;
  g_thread_pool_push (loader->pool, job, NULL);
}

OblLoaded *
obl_loader_next (OblLoader *loader)
{
  Job *job = &loader->jobs[loader->n_taken];

  if (loader->n_taken == loader->paths->len)
    return NULL;
  while (loader->n_started < loader->paths->len
         && loader->n_started <= loader->n_taken + loader->n_ahead)
    start_job (loader);
  g_mutex_lock (&loader->lock);
  while (!job->is_done)
    g_cond_wait (&loader->done, &loader->lock);
  g_mutex_unlock (&loader->lock);
  loader->n_taken++;
  return g_steal_pointer (&job->loaded);
}
