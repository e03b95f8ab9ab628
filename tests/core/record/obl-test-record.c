/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of records share. */
#include "config.h"

#include "obl-test-record.h"

#include <string.h>

OblRecordReport *
obl_test_apply (OblTestProject *project, const char *lines, const OblRecordOptions *options)
{
  g_autofree char *json = g_strdup (lines);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  OblRecordReport *report = NULL;

  g_strdelimit (json, "'", '"');
  stream = g_memory_input_stream_new_from_data (json, (gssize)strlen (json), NULL);
  obl_record_apply (project->store, stream, options, &report, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *)report->problems->pdata[i]);
  return report;
}

void
obl_test_apply_all (OblTestProject *project, const char *lines)
{
  const OblRecordOptions options = { .name = "test.jsonl", .annotator = "tester" };
  g_autoptr (OblRecordReport) report = obl_test_apply (project, lines, &options);

  g_assert_cmpuint (report->problems->len, ==, 0);
}

char *
obl_test_apply_refused (OblTestProject *project, const char *lines)
{
  const OblRecordOptions options = { .name = "test.jsonl", .annotator = "tester" };
  g_autoptr (OblRecordReport) report = obl_test_apply (project, lines, &options);

  g_assert_cmpuint (report->n_documents_failed, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 1);
  return g_strdup (report->problems->pdata[0]);
}

char *
obl_test_write (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = obl_store_list_documents (project->store, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = documents->pdata[i];

    obl_record_write (project->store, &document->id, NULL, out, NULL, &error);
    g_assert_no_error (error);
  }
  return g_string_free (out, FALSE);
}

void
obl_test_assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” does not contain “%s”", text, part);
  g_assert_nonnull (strstr (text, part));
}
