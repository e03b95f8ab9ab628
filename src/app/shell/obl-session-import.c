/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles into the project, without holding up the hand that annotates.
 *
 * A thread listens to the processes that read; what they have found so far is a portion, which the
 * store's thread adds in one edit, between whatever else the person does meanwhile; then comes the
 * next portion.  What became of each file is kept for a report. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/intake/obl-intake.h"
#include "core/record/obl-record.h"

/* Longer lists of problems are cut in the message: the report has them all. */
#define MAX_SHOWN_PROBLEMS 6

typedef struct {
  OblSession *session;
  GCancellable *cancellable;
  char *annotator;
  char **paths;
  OblFetched *fetched; /* instead of paths, or NULL */
  OblStore *lookup; /* a connection of this thread's own, to see what is there already; or NULL */
  OblIngest *ingest;
  gboolean is_over;  /* nothing more comes */
  GPtrArray *events; /* OblIngestEvent, one portion */
  OblIntake *intake;
  gint64 began;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->session);
  g_object_unref (import->cancellable);
  g_free (import->annotator);
  g_strfreev (import->paths);
  g_clear_pointer (&import->fetched, obl_fetched_free);
  g_clear_pointer (&import->ingest, obl_ingest_free);
  if (import->lookup != NULL) {
    obl_store_move_thread (import->lookup);
    obl_store_close (import->lookup);
  }
  g_ptr_array_unref (import->events);
  g_clear_pointer (&import->intake, obl_intake_free);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void read_portion (Import *import);

/* --- Reading, on a worker thread -------------------------------------------------------------- */

static gboolean
is_known (gpointer data, const char *sha256)
{
  const Import *import = data;
  OblId id;

  return import->lookup != NULL && obl_store_find_document_by_source (import->lookup, sha256, &id);
}

static gboolean
is_records (gpointer data, const char *path)
{
  return obl_record_is_native_file (path);
}

static void
add_files (Import *import)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);
  g_autoptr (GPtrArray) found = obl_import_collect ((const char *const *)import->paths, problems);

  for (guint i = 0; i < problems->len; i++) {
    obl_intake_refuse (import->intake, "", ((const GError *)problems->pdata[i])->message);
  }
  for (guint i = 0; i < found->len; i++) {
    obl_ingest_add_path (import->ingest, found->pdata[i]);
  }
}

static void
add_fetched (Import *import)
{
  const OblFetched *fetched = import->fetched;
  const OblIngestOrigin origin = {
    .name = fetched->file_name,
    .url = fetched->url,
    .media_type = fetched->media_type,
    .charset = fetched->charset,
    .head = fetched->head,
    .retrieved = fetched->retrieved,
  };

  obl_ingest_add_bytes (import->ingest, fetched->bytes, &origin);
}

static void
begin (Import *import)
{
  OblIngestOptions options = { .is_known = is_known, .is_records = is_records, .data = import };
  g_autofree char *mappings = NULL;

  import->lookup
      = obl_store_open (obl_service_get_path (import->session->service), OBL_STORE_READ_ONLY, NULL);
  if (import->lookup != NULL) {
    mappings = obl_intake_dup_mappings (import->lookup);
    options.mappings = mappings;
  }
  import->ingest = obl_ingest_new (&options);
  if (import->fetched != NULL) {
    add_fetched (import);
  } else {
    add_files (import);
  }
}

static void
gather (Import *import)
{
  const gint64 started = g_get_monotonic_time ();
  guint n_documents = 0;
  gsize n_bytes = 0;
  g_autoptr (GError) error = NULL;

  while (!obl_intake_is_portion (n_documents, n_bytes, started)) {
    OblIngestEvent *event = obl_ingest_next (import->ingest, import->cancellable, &error);

    if (event == NULL) {
      import->is_over = TRUE;
      break;
    }
    if (event->document != NULL) {
      n_documents++;
      n_bytes += obl_text_get_n_bytes (event->document->text);
    }
    g_ptr_array_add (import->events, event);
  }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    obl_intake_refuse (import->intake, "", error->message);
  }
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;

  if (import->ingest == NULL) {
    begin (import);
  } else if (import->lookup != NULL) {
    obl_store_move_thread (import->lookup);
  }
  gather (import);
  g_task_return_boolean (task, TRUE);
}

/* --- Adding, on the store's thread ------------------------------------------------------------ */

static gpointer
add_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;

  obl_intake_add (import->intake, store, import->events, import->annotator, error);
  return NULL;
}

/* --- Round and round, on the main context ----------------------------------------------------- */

static void
say_problems (OblSession *self, const OblIntake *intake)
{
  g_autoptr (GString) text = NULL;
  guint n_shown = 0;

  if (intake->n_refused == 0) {
    return;
  }
  text = g_string_new (NULL);
  if (intake->n_refused > 1) {
    g_string_append_printf (text,
                            ngettext ("%u article was not imported:",
                                      "%u articles were not imported:", intake->n_refused),
                            intake->n_refused);
  }
  for (guint i = 0; i < intake->items->len && n_shown < MAX_SHOWN_PROBLEMS; i++) {
    const OblIntakeItem *item = g_ptr_array_index (intake->items, i);

    if (item->outcome == OBL_INTAKE_REFUSED) {
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", item->message);
      n_shown++;
    }
  }
  if (n_shown < intake->n_refused) {
    const guint n_more = intake->n_refused - n_shown;

    g_string_append_c (text, '\n');
    g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_more), n_more);
  }
  obl_session_fail (self, text->str);
}

static char *
dup_summary (const OblIntake *intake)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, ngettext ("Imported %u article", "Imported %u articles", intake->n_imported),
      intake->n_imported);
  if (intake->n_present > 0) {
    g_string_append (text, ", ");
    g_string_append_printf (text,
                            ngettext ("%u was in the project already",
                                      "%u were in the project already", intake->n_present),
                            intake->n_present);
  }
  if (intake->n_copies > 0) {
    g_string_append (text, ", ");
    g_string_append_printf (
        text, ngettext ("%u copy of another", "%u copies of others", intake->n_copies),
        intake->n_copies);
  }
  if (intake->n_doubted > 0) {
    g_string_append (text, ", ");
    g_string_append_printf (
        text, ngettext ("%u to be looked at", "%u to be looked at", intake->n_doubted),
        intake->n_doubted);
  }
  if (intake->n_refused > 0) {
    g_string_append (text, ", ");
    g_string_append_printf (text,
                            ngettext ("%u not imported", "%u not imported", intake->n_refused),
                            intake->n_refused);
  }
  return g_string_free (text, FALSE);
}

static void
finish (Import *import)
{
  OblSession *self = import->session;
  OblIntake *intake = import->intake;
  g_autofree char *summary = dup_summary (intake);
  g_autoptr (OblIntake) before = g_steal_pointer (&self->intake);

  g_clear_object (&self->importing);
  self->intake = g_steal_pointer (&import->intake);
  obl_session_emit_progress (self, NULL, 0);
  if (intake->items->len > 0) {
    obl_session_say (self, summary, intake->n_imported > 0 && intake->n_entries == 1);
  }
  obl_session_emit (self, OBL_SESSION_INTAKE_CHANGED);
  say_problems (self, intake);
  if (!obl_id_is_none (&intake->first)) {
    obl_session_open_document (self, &intake->first);
  }
}

/* "Importing 120 of 4000, 85 per second, 1 minute left" */
static void
show_progress (Import *import)
{
  const guint n_done = obl_ingest_get_n_done (import->ingest);
  const guint n_files = obl_ingest_get_n_files (import->ingest);
  const double seconds = (double)(g_get_monotonic_time () - import->began) / G_USEC_PER_SEC;
  const double rate = seconds > 0 ? n_done / seconds : 0;
  g_autofree char *what = g_strdup_printf (_ ("Importing %u of %u"), n_done, n_files);

  /* A file may be an archive, or a table of thousands. */
  if (import->intake->n_imported > n_done) {
    g_autofree char *articles
        = g_strdup_printf (ngettext ("%u article", "%u articles", import->intake->n_imported),
                           import->intake->n_imported);
    char *more = g_strdup_printf ("%s · %s", what, articles);

    g_free (what);
    what = more;
  }

  if (rate > 0 && seconds > 2 && n_done < n_files) {
    const guint n_seconds = (guint)((n_files - n_done) / rate) + 1;
    const guint n_minutes = (n_seconds + 30) / 60;
    g_autofree char *left
        = n_seconds < 90
              ? g_strdup_printf (ngettext ("%u second left", "%u seconds left", n_seconds),
                                 n_seconds)
              : g_strdup_printf (ngettext ("%u minute left", "%u minutes left", n_minutes),
                                 n_minutes);
    /* Translators: "Importing 120 of 4000", files per second, "12 minutes left". */
    char *more = g_strdup_printf (_ ("%s, %.0f per second, %s"), what, rate, left);

    g_free (what);
    what = more;
  }
  obl_session_emit_progress (import->session, what, n_files == 0 ? 0 : (double)n_done / n_files);
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Import) import = user_data;
  OblSession *self = import->session;
  g_autoptr (GError) error = NULL;
  const gboolean done = obl_service_run_finish (OBL_SERVICE (source), result, NULL, &error);

  obl_session_count (self, -1, 0);
  if (self->service == NULL) {
    return;
  }
  g_ptr_array_set_size (import->events, 0);
  if (!done) {
    obl_intake_refuse (import->intake, "", error->message);
    finish (import);
    return;
  }
  if (import->is_over) {
    finish (import);
    return;
  }
  show_progress (import);
  read_portion (g_steal_pointer (&import));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  OblSession *self = import->session;

  if (self->service == NULL) {
    import_free (import);
    return;
  }
  obl_session_count (self, 1, 0);
  obl_service_run_async (self->service, add_job, import, NULL, NULL, NULL, add_cb, import);
}

static void
read_portion (Import *import)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, import);

  g_task_set_source_tag (task, read_portion);
  g_task_set_task_data (task, import, NULL);
  g_task_run_in_thread (task, read_thread);
}

static void
begin_import (OblSession *self, const char *const *paths, OblFetched *fetched)
{
  Import *import = NULL;

  self->importing = g_cancellable_new ();
  import = g_new0 (Import, 1);
  import->session = g_object_ref (self);
  import->cancellable = g_object_ref (self->importing);
  import->annotator = g_strdup (self->annotator);
  import->paths = g_strdupv ((char **)paths);
  import->fetched = fetched;
  import->events = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_ingest_event_free);
  import->intake = obl_intake_new ();
  import->began = g_get_monotonic_time ();
  obl_session_emit_progress (self, _ ("Reading the files"), 0);
  read_portion (import);
}

void
obl_session_import (OblSession *self, const char *const *paths)
{
  if (self->importing != NULL) {
    obl_session_fail (self, _ ("Another import is still under way. Wait for it, or stop it, and "
                               "import these files then."));
    return;
  }
  begin_import (self, paths, NULL);
}

void
obl_session_import_fetched (OblSession *self, OblFetched *fetched)
{
  if (self->importing != NULL) {
    obl_session_fail (self, _ ("Another import is still under way. Wait for it, or stop it, and "
                               "add this page then."));
    obl_fetched_free (fetched);
    return;
  }
  begin_import (self, NULL, fetched);
}

gboolean
obl_session_is_importing (OblSession *self)
{
  return self->importing != NULL;
}

void
obl_session_cancel_import (OblSession *self)
{
  if (self->importing != NULL) {
    g_cancellable_cancel (self->importing);
  }
}

const OblIntake *
obl_session_get_intake (OblSession *self)
{
  return self->intake;
}
