/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: files and folders through the reading processes and into the project, a portion at a
 * time, so that what has been reported stays whatever happens after. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/obl-cli-import-private.h"
#include "cli/obl-cli-records.h"
#include "core/import/obl-formats.h"

#define MAX_JOBS 64
/* Microseconds between two updates of the progress line. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

/* --- Progress and report ---------------------------------------------------------------------- */

void
obl_cli_import_end_progress (Import *import)
{
  if (import->last_progress != 0)
    fputs ("\r\033[K", stderr);
  import->last_progress = 0;
}

/* "120/4000, 85 per second, 1 min left" */
static void
show_progress (Import *import)
{
  gint64 now = g_get_monotonic_time ();
  guint n_done = obl_ingest_get_n_done (import->ingest);
  guint n_files = obl_ingest_get_n_files (import->ingest);
  double seconds = (double)(now - import->began) / G_USEC_PER_SEC;
  double rate = seconds > 0 ? import->intake->n_files / seconds : 0;
  g_autofree char *left = NULL;

  if (!isatty (STDERR_FILENO) || now - import->last_progress < PROGRESS_INTERVAL)
    return;
  import->last_progress = now;
  fputs ("\r\033[K", stderr);
  if (rate > 0 && seconds > 2 && n_done < n_files) {
    guint n_seconds = (guint)ceil ((n_files - n_done) / rate);

    left = n_seconds < 90 ? g_strdup_printf (
               ngettext ("%u second left", "%u seconds left", n_seconds), n_seconds)
                          : g_strdup_printf (
                              ngettext ("%u minute left", "%u minutes left", (n_seconds + 30) / 60),
                              (n_seconds + 30) / 60);
    /* Translators: files done and to do, files per second, "12 minutes left". */
    fprintf (stderr, _ ("%u/%u, %.0f per second, %s"), n_done, n_files, rate, left);
  } else {
    fprintf (stderr, "%u/%u", n_done, n_files);
  }
}

/* What has happened since the last time and a person should know. */
static void
say_news (Import *import)
{
  const OblIntake *intake = import->intake;

  for (; import->n_said < intake->items->len; import->n_said++) {
    const OblIntakeItem *item = intake->items->pdata[import->n_said];
    char buffer[OBL_ID_STRING_SIZE];

    if (item->outcome == OBL_INTAKE_IMPORTED)
      continue;
    obl_cli_import_end_progress (import);
    if (item->outcome == OBL_INTAKE_REFUSED)
      obl_cli_say ("%s", item->message);
    else
      obl_cli_say (_ ("“%s” is in the project already, as %s"), item->name,
                   obl_id_format (&item->id, buffer));
  }
  for (; import->n_notes_said < intake->notes->len; import->n_notes_said++) {
    obl_cli_import_end_progress (import);
    obl_cli_say (_ ("note: %s"), (const char *)intake->notes->pdata[import->n_notes_said]);
  }
}

static void
print_report (const OblIntake *intake)
{
  obl_cli_print (ngettext ("%u file read: %u imported, %u skipped, %u failed",
                           "%u files read: %u imported, %u skipped, %u failed", intake->n_files),
                 intake->n_files, intake->n_imported, intake->n_present, intake->n_refused);
  if (intake->n_copies > 0)
    obl_cli_print (ngettext ("%u says nearly the same as another article: “list --no-copies” "
                             "hides it",
                             "%u say nearly the same as another article: “list --no-copies” hides "
                             "them",
                             intake->n_copies),
                   intake->n_copies);
  if (intake->n_doubted > 0)
    obl_cli_print (ngettext ("%u should be looked at: “list --doubts” says why",
                             "%u should be looked at: “list --doubts” says why", intake->n_doubted),
                   intake->n_doubted);
  if (intake->n_spans + intake->n_frames + intake->n_entities > 0)
    obl_cli_print (_ ("Annotations: spans %'" PRIu64 ", frames %'" PRIu64 ", entities %'" PRIu64),
                   intake->n_spans, intake->n_frames, intake->n_entities);
  if (intake->n_labels_added > 0)
    obl_cli_print (_ ("Label set: %'" PRIu64 " added"), intake->n_labels_added);
}

static gboolean
finish_report (Import *import, GError **error)
{
  g_autofree char *json = NULL;

  if (!import->as_json)
    print_report (import->intake);
  if (!import->as_json && import->report_path == NULL)
    return TRUE;
  json = obl_intake_dup_report (import->intake);
  if (import->as_json)
    obl_cli_print ("%s", json);
  return import->report_path == NULL || g_file_set_contents (import->report_path, json, -1, error);
}

/* --- Portions --------------------------------------------------------------------------------- */

static gboolean
flush (Import *import, GError **error)
{
  gboolean done
      = obl_intake_add (import->intake, import->store, import->events, import->annotator, error);

  g_ptr_array_set_size (import->events, 0);
  import->n_documents = 0;
  import->n_bytes = 0;
  say_news (import);
  return done;
}

gboolean
obl_cli_import_take (Import *import, OblIngestEvent *event, GError **error)
{
  if (import->events->len == 0)
    import->started = g_get_monotonic_time ();
  if (event->document != NULL) {
    import->n_documents++;
    import->n_bytes += obl_text_get_n_bytes (event->document->text);
  }
  g_ptr_array_add (import->events, event);
  if (!obl_intake_is_portion (import->n_documents, import->n_bytes, import->started)
      && import->events->len < 4096)
    return TRUE;
  return flush (import, error);
}

static gboolean
is_known (gpointer data, const char *sha256)
{
  const Import *import = data;
  OblId id;

  return obl_store_find_document_by_source (import->store, sha256, &id);
}

static gboolean
is_records (gpointer data, const char *path)
{
  const Import *import = data;

  if (import->format != NULL)
    return strcmp (import->format, "jsonl") == 0;
  return obl_record_is_native_file (path);
}

/* --- Interrupting ----------------------------------------------------------------------------- */

/* Ctrl+C ends the import before the next event; what has been read until then is kept. */
typedef struct {
  GCancellable *cancellable;
  GMainContext *context;
  int is_over; /* atomic: the import may end before the thread has begun */
  GThread *thread;
} Interrupt;

static gboolean
interrupt_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

static gpointer
wait_for_interrupt (gpointer data)
{
  Interrupt *interrupt = data;

  while (!g_atomic_int_get (&interrupt->is_over))
    g_main_context_iteration (interrupt->context, TRUE);
  return NULL;
}

static void
interrupt_init (Interrupt *interrupt)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

  interrupt->cancellable = g_cancellable_new ();
  interrupt->context = g_main_context_new ();
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++) {
    g_autoptr (GSource) source = g_unix_signal_source_new (signals[i]);

    g_source_set_callback (source, interrupt_cb, interrupt->cancellable, NULL);
    g_source_attach (source, interrupt->context);
  }
  interrupt->thread = g_thread_new ("interrupt", wait_for_interrupt, interrupt);
}

static void
interrupt_clear (Interrupt *interrupt)
{
  g_atomic_int_set (&interrupt->is_over, TRUE);
  g_main_context_wakeup (interrupt->context);
  g_thread_join (interrupt->thread);
  g_main_context_unref (interrupt->context);
  g_object_unref (interrupt->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Interrupt, interrupt_clear)

/* --- The command ------------------------------------------------------------------------------ */

static gboolean
read_all (Import *import, char **arguments, GError **error)
{
  g_auto (Interrupt) interrupt = { NULL };
  g_autoptr (GError) problem = NULL;
  gboolean done;

  interrupt_init (&interrupt);
  done = obl_cli_import_add (import, arguments, interrupt.cancellable, error);
  say_news (import);
  while (done) {
    OblIngestEvent *event = obl_ingest_next (import->ingest, interrupt.cancellable, &problem);

    if (event == NULL)
      break;
    done = obl_cli_import_take (import, event, error);
    show_progress (import);
  }
  done = done && flush (import, error);
  obl_cli_import_end_progress (import);
  if (!done || problem == NULL)
    return done;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_clear_error (&problem);
    g_set_error_literal (&problem, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("Stopped; what was imported is kept, and the same command goes on "
                            "with the rest"));
  }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static OblExit
run_import (Import *import, char **arguments, OblIngestOptions *options)
{
  g_autoptr (OblStore) store = obl_cli_open (arguments[0], OBL_STORE_READ_WRITE);
  g_autofree char *mappings = NULL;
  GError *error = NULL;
  gboolean done;

  if (store == NULL)
    return OBL_EXIT_FAILED;
  import->store = store;
  mappings = obl_intake_dup_mappings (store);
  options->mappings = mappings;
  import->ingest = obl_ingest_new (options);
  import->began = g_get_monotonic_time ();
  done = read_all (import, arguments + 1, &error);
  if (done || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    done = finish_report (import, done ? &error : NULL) && done;
  if (!done)
    return obl_cli_fail (error);
  return import->intake->n_refused == 0 ? OBL_EXIT_DONE : OBL_EXIT_FAILED;
}

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->ingest, obl_ingest_free);
  g_clear_pointer (&import->intake, obl_intake_free);
  g_clear_pointer (&import->events, g_ptr_array_unref);
  g_free (import->format);
  g_free (import->report_path);
  g_free (import->proxy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* NULL, or "auto", is any. */
static gboolean
is_format (const char *format)
{
  return format == NULL || strcmp (format, "jsonl") == 0 || obl_format_find (format) != NULL;
}

OblExit
obl_cli_run_import (const OblCommand *command, int argc, char **argv)
{
  g_auto (Import) import = { NULL };
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  g_autofree char *charset = NULL;
  g_autofree char *mapping = NULL;
  int n_jobs = (int)MIN (g_get_num_processors (), MAX_JOBS);
  OblIngestOptions options = { .is_known = is_known, .is_records = is_records, .data = &import };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &import.format,
      N_ ("auto (by content), or one that “obelusctl formats” lists"), N_ ("FORMAT") },
    { "charset", 0, 0, G_OPTION_ARG_STRING, &charset, N_ ("Character encoding of the files"),
      N_ ("NAME") },
    { "map", 0, 0, G_OPTION_ARG_STRING, &mapping,
      N_ ("Fields of a table or of JSON lines: text=body,title=headline…"), N_ ("FIELDS") },
    { "split-books", 0, 0, G_OPTION_ARG_NONE, &options.splits_books,
      N_ ("Make an article of each chapter of a book"), NULL },
    { "whole-page", 0, 0, G_OPTION_ARG_NONE, &options.is_whole_page,
      N_ ("Take no part of a page for furniture"), NULL },
    { "jobs", 'J', 0, G_OPTION_ARG_INT, &n_jobs, N_ ("Files that are read at a time"),
      N_ ("NUMBER") },
    { "proxy", 0, 0, G_OPTION_ARG_STRING, &import.proxy,
      N_ ("How addresses are reached: “none”, or socks5://127.0.0.1:9050 and the like"),
      N_ ("ADDRESS") },
    { "allow-private", 0, 0, G_OPTION_ARG_NONE, &import.allow_private,
      N_ ("Fetch from this computer and its own network, too"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &import.as_json, N_ ("Write the report as JSON"), NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &import.report_path,
      N_ ("Write the report as JSON to a file as well"), N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, G_MAXUINT);

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (g_strcmp0 (import.format, "auto") == 0)
    g_clear_pointer (&import.format, g_free);
  if (!is_format (import.format))
    return obl_cli_usage (command,
                          _ ("there is no format “%s” to import; “obelusctl formats” "
                             "lists those there are"),
                          import.format);
  if (n_jobs < 1 || n_jobs > MAX_JOBS)
    return obl_cli_usage (command, _ ("--jobs is a number from 1 to %d"), MAX_JOBS);
  annotator = obl_cli_dup_annotator (annotator_option);
  import.annotator = annotator;
  import.intake = obl_intake_new ();
  import.events = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_ingest_event_free);
  options.n_readers = (guint)n_jobs;
  options.format = g_strcmp0 (import.format, "jsonl") == 0 ? NULL : import.format;
  options.charset = charset;
  options.mapping = mapping;
  return run_import (&import, arguments, &options);
}
