/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Native records: any bytes are refused in words or taken; then what the project writes of them
 * changes nothing when it is applied, and one undo takes all of it back. */
#include "config.h"

#include <string.h>

#include "core/record/obl-record.h"
#include "fuzz-project.h"
#include "fuzz.h"

static OblStore *store;

static OblRecordReport *
put (const void *bytes, size_t n_bytes, gboolean make_documents)
{
  const OblRecordOptions options = {
    .make_documents = make_documents, .add_labels = TRUE, .name = "fuzz", .annotator = "fuzzer"
  };
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (bytes, (gssize)n_bytes, NULL);
  g_autoptr (GError) error = NULL;
  OblRecordReport *report = NULL;

  if (!obl_record_apply (store, stream, &options, &report, &error))
    g_assert_nonnull (error);
  return report;
}

static GString *
write_all (void)
{
  g_autoptr (GPtrArray) documents = obl_store_list_documents (store, NULL);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = documents->pdata[i];

    obl_record_write (store, &document->id, NULL, out, NULL, &error);
    g_assert_no_error (error);
  }
  return out;
}

static void
check_again (const GString *written)
{
  g_autoptr (OblRecordReport) report = put (written->str, written->len, FALSE);

  g_assert_nonnull (report);
  for (guint i = 0; i < report->problems->len; i++)
    g_printerr ("%s\n", (const char *)report->problems->pdata[i]);
  g_assert_cmpuint (report->n_documents_failed, ==, 0);
  g_assert_cmpuint (report->n_documents_changed, ==, 0);
  g_assert_cmpuint (report->n_labels_added, ==, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GString) written = NULL;
  g_autoptr (GString) left = NULL;

  if (n_bytes > 64 * 1024)
    return 0;
  store = fuzz_get_project ();
  report = put (bytes, n_bytes, TRUE);
  if (report == NULL || report->n_documents_added == 0)
    return 0;
  written = write_all ();
  check_again (written);
  obl_history_undo (store, NULL, NULL);
  left = write_all ();
  g_assert_cmpuint (left->len, ==, 0);
  return 0;
}
