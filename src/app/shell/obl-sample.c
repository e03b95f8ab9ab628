/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample project.  Goes the same way as anybody's articles: imported by the importer, annotated
 * by native records through core/edit.  It is made under another name and renamed when it is
 * complete, so that a half-made one is never opened. */
#define G_LOG_DOMAIN "obl-sample"

#include "config.h"

#include "app/shell/obl-sample.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/edit/obl-edit.h"
#include "core/ingest/obl-ingest.h"
#include "core/record/obl-record.h"

#define SAMPLES "/org/obelus/Obelus/samples/"
#define PRESET "news-analysis"

/* The annotator of the samples, as in their records. */
#define ANNOTATOR "Obelus"

/* In the order in which they are listed; the first one is what a newcomer sees first. */
static const char *const articles[] = {
  "halmar-envoys.txt", "halmar-shipping.html", "halmar-fr.txt", "halmar-ko.txt", "halmar-ar.txt",
};

#define RECORDS "annotations.jsonl"

static gboolean
add_article (OblStore *store, const char *name, GBytes *bytes, GError **error)
{
  const OblIngestOrigin origin = { .name = name };
  const OblIngestOptions options = { .n_readers = 1 };
  g_autoptr (OblDocument) document = obl_ingest_one (bytes, &origin, &options, error);
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (document == NULL) {
    return FALSE;
  }
  label = g_strdup_printf (_ ("Import “%s”"), document->title);
  edit = obl_edit_begin (store, label, ANNOTATOR, error);
  return edit != NULL && obl_edit_add_document (edit, document, error)
         && obl_edit_commit (edit, error);
}

static gboolean
apply_records (OblStore *store, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (OblRecordReport) report = NULL;
  const OblRecordOptions options
      = { .name = name, .annotator = ANNOTATOR, .label = _ ("Annotate the sample articles") };

  if (!obl_record_apply (store, stream, &options, &report, error)) {
    return FALSE;
  }
  if (report->problems->len > 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         g_ptr_array_index (report->problems, 0));
    return FALSE;
  }
  return TRUE;
}

static GBytes *
load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SAMPLES, name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
add_samples (OblStore *store, GError **error)
{
  g_autoptr (GBytes) records = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++) {
    g_autoptr (GBytes) bytes = load (articles[i], error);

    if (bytes == NULL || !add_article (store, articles[i], bytes, error)) {
      return FALSE;
    }
  }
  records = load (RECORDS, error);
  return records != NULL && apply_records (store, RECORDS, records, error);
}

static gboolean
make_project (const char *path, GError **error)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset (PRESET, error);
  g_autoptr (OblStore) store = NULL;

  if (set == NULL) {
    return FALSE;
  }
  store = obl_store_create (path, set, error);
  return store != NULL && add_samples (store, error);
}

static void
ensure_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "obelus", NULL);
  /* Translators: the file name of the sample project, without its ending. */
  g_autofree char *name = g_strconcat (_ ("Sample project"), ".obelus", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *half_made = g_strconcat (path, ".new", NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
    return;
  }
  g_mkdir_with_parents (folder, 0700);
  /* Left over from a time when this was interrupted. */
  g_unlink (half_made);
  if (!make_project (half_made, &error)) {
    g_unlink (half_made);
    g_prefix_error (&error, _ ("Cannot make the sample project in “%s”: "), folder);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (g_rename (half_made, path) != 0) {
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno),
                             _ ("Cannot make the sample project “%s”: %s"), path,
                             g_strerror (errno));
    return;
  }
  g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

void
obl_sample_ensure_async (GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, obl_sample_ensure_async);
  g_task_run_in_thread (task, ensure_thread);
}

char *
obl_sample_ensure_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
