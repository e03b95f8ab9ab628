/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files into the project, without holding up the hand that annotates.
 *
 * A worker thread reads and parses a portion of the files; the store's thread adds that portion in
 * one edit, between whatever else the person does meanwhile; then comes the next portion.  An
 * article that is in the project already is not added twice, and a file that cannot be read does
 * not stop the others. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/record/obl-record.h"

/* A portion ends after so many files or so many bytes, whichever comes first. */
#define PORTION_FILES 100
#define PORTION_BYTES (16u * 1024 * 1024)

/* Longer lists of problems are cut in the message: the window is no log file. */
#define MAX_SHOWN_PROBLEMS 6

typedef struct {
  OblSession *session;
  GCancellable *cancellable;
  char *annotator;
  char **paths;
  GPtrArray *files; /* char *; NULL until collected */
  guint n_read;     /* of files */
  /* One portion. */
  GPtrArray *documents; /* OblDocument */
  GPtrArray *records;   /* char *, paths of native records */
  /* The outcome so far. */
  GPtrArray *problems; /* char * */
  guint n_entries;     /* of the history; a single undo takes back one of them */
  guint n_added;
  guint n_present;
  OblId first; /* what to show when it is over */
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->session);
  g_object_unref (import->cancellable);
  g_free (import->annotator);
  g_strfreev (import->paths);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_ptr_array_unref (import->documents);
  g_ptr_array_unref (import->records);
  g_ptr_array_unref (import->problems);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void read_portion (Import *import);

/* --- Reading, on a worker thread -------------------------------------------------------------- */

static void
collect_files (Import *import)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);

  import->files = obl_import_collect ((const char *const *)import->paths, errors);
  for (guint i = 0; i < errors->len; i++) {
    const GError *error = g_ptr_array_index (errors, i);

    g_ptr_array_add (import->problems, g_strdup (error->message));
  }
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  guint64 n_bytes = 0;

  if (import->files == NULL) {
    collect_files (import);
  }
  for (guint n = 0;
       n < PORTION_FILES && n_bytes < PORTION_BYTES && import->n_read < import->files->len
       && !g_cancellable_is_cancelled (import->cancellable);
       n++) {
    const char *path = g_ptr_array_index (import->files, import->n_read++);
    g_autoptr (GError) error = NULL;
    OblDocument *document = NULL;

    if (g_str_has_suffix (path, ".jsonl")) {
      g_ptr_array_add (import->records, g_strdup (path));
      continue;
    }
    document = obl_import_path (path, NULL, &error);
    if (document == NULL) {
      g_ptr_array_add (import->problems, g_strdup (error->message));
      continue;
    }
    n_bytes += obl_text_get_n_bytes (document->text);
    g_ptr_array_add (import->documents, document);
  }
  g_task_return_boolean (task, TRUE);
}

/* --- Adding, on the store's thread ------------------------------------------------------------ */

static void
note_first (Import *import, const OblId *id)
{
  if (obl_id_is_none (&import->first)) {
    import->first = *id;
  }
}

/* FALSE only when nothing more can be added. */
static gboolean
add_document (Import *import, OblStore *store, OblEdit *edit, OblDocument *doc, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  OblId id = OBL_ID_NONE;

  if (obl_store_find_document_by_text (store, obl_text_get_sha256 (doc->text), &id)) {
    import->n_present++;
    note_first (import, &id);
    return TRUE;
  }
  if (!obl_edit_push (edit, error)) {
    return FALSE;
  }
  if (!obl_edit_add_document (edit, doc, &local_error)) {
    g_ptr_array_add (import->problems,
                     g_strdup_printf ("%s: %s", doc->source.name, local_error->message));
    return obl_edit_pop (edit, FALSE, error);
  }
  import->n_added++;
  note_first (import, &doc->id);
  return obl_edit_pop (edit, TRUE, error);
}

static char *
make_label (GPtrArray *documents)
{
  g_autofree char *title = NULL;

  if (documents->len != 1) {
    return g_strdup_printf (ngettext ("Import %u article", "Import %u articles", documents->len),
                            documents->len);
  }
  title = obl_session_shorten (((const OblDocument *)g_ptr_array_index (documents, 0))->title, 60);
  return g_strdup_printf (_ ("Import “%s”"), title);
}

static gboolean
add_documents (Import *import, OblStore *store, GError **error)
{
  g_autofree char *label = make_label (import->documents);
  g_autoptr (OblEdit) edit = NULL;

  if (import->documents->len == 0) {
    return TRUE;
  }
  edit = obl_edit_begin (store, label, import->annotator, error);
  if (edit == NULL) {
    return FALSE;
  }
  for (guint i = 0; i < import->documents->len; i++) {
    if (!add_document (import, store, edit, g_ptr_array_index (import->documents, i), error)) {
      return FALSE;
    }
  }
  import->n_entries++;
  return obl_edit_commit (edit, error);
}

static gboolean
apply_record (Import *import, OblStore *store, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), name);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (OblRecordReport) report = NULL;
  const OblRecordOptions options = {
    .make_documents = TRUE,
    .add_labels = TRUE,
    .name = name,
    .annotator = import->annotator,
    .label = label,
  };

  if (stream == NULL
      || !obl_record_apply (store, G_INPUT_STREAM (stream), &options, &report, error)) {
    return FALSE;
  }
  import->n_entries++;
  import->n_added += (guint)report->n_documents_added;
  import->n_present += (guint)report->n_documents_present;
  for (guint i = 0; i < report->problems->len; i++) {
    g_ptr_array_add (import->problems, g_strdup (g_ptr_array_index (report->problems, i)));
  }
  return TRUE;
}

static gpointer
add_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;

  if (!add_documents (import, store, error)) {
    return NULL;
  }
  for (guint i = 0; i < import->records->len; i++) {
    g_autoptr (GError) local_error = NULL;

    if (!apply_record (import, store, g_ptr_array_index (import->records, i), &local_error)) {
      g_ptr_array_add (import->problems, g_strdup (local_error->message));
    }
  }
  return NULL;
}

/* --- Round and round, on the main context ----------------------------------------------------- */

static void
say_problems (OblSession *self, GPtrArray *problems)
{
  g_autoptr (GString) text = NULL;
  const guint n_shown = problems->len <= MAX_SHOWN_PROBLEMS ? problems->len : MAX_SHOWN_PROBLEMS;

  if (problems->len == 0) {
    return;
  }
  text = g_string_new (NULL);
  if (problems->len > 1) {
    g_string_append_printf (
        text, ngettext ("%u file was not imported:", "%u files were not imported:", problems->len),
        problems->len);
  }
  for (guint i = 0; i < n_shown; i++) {
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (problems, i));
  }
  if (n_shown < problems->len) {
    const guint n_more = problems->len - n_shown;

    g_string_append_c (text, '\n');
    g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_more), n_more);
  }
  obl_session_fail (self, text->str);
}

static void
finish (Import *import)
{
  OblSession *self = import->session;
  g_autofree char *added = NULL;
  g_autofree char *present = NULL;
  g_autofree char *message = NULL;

  g_clear_object (&self->importing);
  obl_session_emit_progress (self, NULL, 0);
  added = g_strdup_printf (
      ngettext ("Imported %u article", "Imported %u articles", import->n_added), import->n_added);
  if (import->n_present > 0) {
    present = g_strdup_printf (ngettext ("%u was in the project already",
                                         "%u were in the project already", import->n_present),
                               import->n_present);
    message = g_strdup_printf ("%s, %s", added, present);
  }
  if (import->n_added + import->n_present > 0) {
    obl_session_say (self, message != NULL ? message : added,
                     import->n_added > 0 && import->n_entries == 1);
  }
  say_problems (self, import->problems);
  if (!obl_id_is_none (&import->first)) {
    obl_session_open_document (self, &import->first);
  }
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
  if (!done) {
    g_ptr_array_add (import->problems, g_strdup (error->message));
    finish (import);
    return;
  }
  g_ptr_array_set_size (import->documents, 0);
  g_ptr_array_set_size (import->records, 0);
  if (import->n_read < import->files->len && !g_cancellable_is_cancelled (import->cancellable)) {
    g_autofree char *what
        = g_strdup_printf (_ ("Importing %u of %u"), import->n_read, import->files->len);

    obl_session_emit_progress (self, what, (double)import->n_read / import->files->len);
    read_portion (g_steal_pointer (&import));
    return;
  }
  finish (import);
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

void
obl_session_import (OblSession *self, const char *const *paths)
{
  Import *import = NULL;

  if (self->importing != NULL) {
    obl_session_fail (self, _ ("Another import is still under way. Wait for it, or stop it, and "
                               "import these files then."));
    return;
  }
  self->importing = g_cancellable_new ();
  import = g_new0 (Import, 1);
  import->session = g_object_ref (self);
  import->cancellable = g_object_ref (self->importing);
  import->annotator = g_strdup (self->annotator);
  import->paths = g_strdupv ((char **)paths);
  import->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  import->records = g_ptr_array_new_with_free_func (g_free);
  import->problems = g_ptr_array_new_with_free_func (g_free);
  obl_session_emit_progress (self, _ ("Reading the files"), 0);
  read_portion (import);
}

void
obl_session_cancel_import (OblSession *self)
{
  if (self->importing != NULL) {
    g_cancellable_cancel (self->importing);
  }
}
