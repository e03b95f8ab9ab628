/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import command is asked to read: files, folders, addresses and standard input. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-import-private.h"
#include "cli/obl-cli-records.h"
#include "core/fetch/obl-fetch.h"
#include "core/import/obl-import.h"

/* --- What to read ----------------------------------------------------------------------------- */

/* The project itself, or what SQLite keeps beside it: a project may lie among its articles. */
static gboolean
is_of_project (const Import *import, const char *path)
{
  g_autofree char *project = g_canonicalize_filename (obl_store_get_path (import->store), NULL);
  g_autofree char *candidate = g_canonicalize_filename (path, NULL);
  const char *rest = candidate + strlen (project);

  return g_str_has_prefix (candidate, project)
         && (*rest == '\0' || strcmp (rest, "-wal") == 0 || strcmp (rest, "-shm") == 0);
}

/* What cannot be looked into has failed already. */
static void
add_path (Import *import, const char *path)
{
  const char *const one[] = { path, NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);
  g_autoptr (GPtrArray) found = obl_import_collect (one, problems);
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < problems->len; i++) {
    import->intake->n_files++;
    obl_intake_refuse (import->intake, name, ((const GError *)problems->pdata[i])->message);
  }
  for (guint i = 0; i < found->len; i++) {
    if (!is_of_project (import, found->pdata[i]))
      obl_ingest_add_path (import->ingest, found->pdata[i]);
  }
}

/* The beginning of standard input, as much of it as tells what it is. */
static gboolean
peek (GBufferedInputStream *stream, GError **error)
{
  gssize n_read;

  do {
    gsize n_bytes;
    const char *bytes = g_buffered_input_stream_peek_buffer (stream, &n_bytes);

    if (n_bytes == OBL_RECORD_PEEK_BYTES || memchr (bytes, '\n', n_bytes) != NULL)
      return TRUE;
    n_read = g_buffered_input_stream_fill (stream, -1, NULL, error);
  } while (n_read > 0);
  return n_read == 0;
}

static gboolean
add_article_from_stream (Import *import, GInputStream *stream, GError **error)
{
  const OblIngestOrigin origin = { .name = _ ("standard input") };
  g_autoptr (GOutputStream) all = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice (all, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (all));
  obl_ingest_add_bytes (import->ingest, bytes, &origin);
  return TRUE;
}

/* Native records stream from a pipe into the project; an article has to be there as a whole. */
static gboolean
add_standard_input (Import *import, GError **error)
{
  g_autoptr (GInputStream) input = obl_cli_open_input ("-", error);
  g_autoptr (GInputStream) peeked
      = g_buffered_input_stream_new_sized (input, OBL_RECORD_PEEK_BYTES);
  OblIngestEvent *event = NULL;
  const char *bytes;
  gsize n_bytes;

  if (!peek (G_BUFFERED_INPUT_STREAM (peeked), error))
    return FALSE;
  bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (peeked), &n_bytes);
  if (import->format != NULL ? strcmp (import->format, "jsonl") != 0
                             : !obl_record_is_native (bytes, n_bytes))
    return add_article_from_stream (import, peeked, error);
  event = g_new0 (OblIngestEvent, 1);
  event->kind = OBL_INGEST_RECORDS;
  event->name = obl_cli_dup_input_name ("-");
  event->records = g_steal_pointer (&peeked);
  import->intake->n_files++;
  return obl_cli_import_take (import, event, error);
}

/* FALSE only when it was cancelled; what cannot be fetched is refused. */
static gboolean
add_address (Import *import, const char *address, GCancellable *cancellable, GError **error)
{
  const OblFetchOptions options
      = { .proxy = import->proxy, .allow_private = import->allow_private };
  g_autoptr (GError) problem = NULL;
  g_autofree char *url = obl_fetch_clean_url (address, &problem);
  g_autoptr (OblFetched) fetched = NULL;
  OblIngestOrigin origin;

  if (url != NULL)
    fetched = obl_fetch (url, &options, cancellable, &problem);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (fetched == NULL) {
    import->intake->n_files++;
    obl_intake_refuse (import->intake, address, problem->message);
    return TRUE;
  }
  origin = (OblIngestOrigin){ .name = fetched->file_name,
                              .url = fetched->url,
                              .media_type = fetched->media_type,
                              .charset = fetched->charset,
                              .head = fetched->head,
                              .retrieved = fetched->retrieved };
  obl_ingest_add_bytes (import->ingest, fetched->bytes, &origin);
  return TRUE;
}

gboolean
obl_cli_import_add (Import *import, char **arguments, GCancellable *cancellable, GError **error)
{
  for (char **argument = arguments; *argument != NULL; argument++) {
    gboolean done = TRUE;

    if (strcmp (*argument, "-") == 0)
      done = add_standard_input (import, error);
    else if (obl_fetch_is_url (*argument))
      done = add_address (import, *argument, cancellable, error);
    else
      add_path (import, *argument);
    if (!done)
      return FALSE;
  }
  return TRUE;
}
