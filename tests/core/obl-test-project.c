/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "obl-test-project.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "core/import/obl-import.h"

OblId
obl_test_project_add (OblTestProject *project, const char *title, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (OblEdit) edit = NULL;
  guint32 start = 0;

  document->title = g_strdup (title);
  document->text = obl_text_new (text);
  for (guint32 i = 0; i <= obl_text_get_n_chars (document->text); i++) {
    OblBlock block = { .range = { start, i }, .row = -1, .column = -1 };

    if (i < obl_text_get_n_chars (document->text) && obl_text_get_char (document->text, i) != '\n')
      continue;
    if (i > start)
      g_array_append_val (document->blocks, block);
    start = i + 1;
  }
  document->html = obl_import_html_from_blocks (document->text, document->blocks);
  edit = obl_edit_begin (project->store, "Import", "tester", &error);
  g_assert_no_error (error);
  obl_edit_add_document (edit, document, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  return document->id;
}

void
obl_test_project_init (OblTestProject *project, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", &error);

  g_assert_no_error (error);
  project->folder = g_dir_make_tmp ("obelus-test-XXXXXX", &error);
  g_assert_no_error (error);
  project->path = g_build_filename (project->folder, "test.obelus", NULL);
  project->store = obl_store_create (project->path, set, &error);
  g_assert_no_error (error);
  project->document_id = obl_test_project_add (project, "Test", text);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_cmpint (g_remove (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
obl_test_project_clear (OblTestProject *project)
{
  g_clear_pointer (&project->store, obl_store_close);
  remove_folder (project->folder);
  g_free (project->folder);
  g_free (project->path);
}

void
obl_test_project_reopen (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&project->store, obl_store_close);
  project->store = obl_store_open (project->path, OBL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

OblRange
obl_test_project_find (OblTestProject *project, const char *quote, guint nth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document
      = obl_store_get_document (project->store, &project->document_id, &error);
  const char *utf8;
  const char *at;
  OblRange range;

  g_assert_no_error (error);
  utf8 = obl_text_get_utf8 (document->text);
  at = strstr (utf8, quote);
  for (; nth > 0 && at != NULL; nth--)
    at = strstr (at + 1, quote);
  g_assert_nonnull (at);
  range.start = obl_text_from_byte (document->text, (gsize)(at - utf8));
  range.end = range.start + (guint32)g_utf8_strlen (quote, -1);
  return range;
}

OblId
obl_test_project_mark (OblTestProject *project, const char *quote, guint nth, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblSpan) span = obl_span_new ();
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Mark", "tester", &error);
  OblRange range = obl_test_project_find (project, quote, nth);

  g_assert_no_error (error);
  span->document_id = project->document_id;
  span->label = g_strdup (label);
  obl_span_add_fragment (span, range.start, range.end);
  obl_edit_put_span (edit, span, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  return span->id;
}

void
obl_test_project_undo (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;

  obl_history_undo (project->store, NULL, &error);
  g_assert_no_error (error);
}

void
obl_test_project_redo (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;

  obl_history_redo (project->store, NULL, &error);
  g_assert_no_error (error);
}

guint
obl_test_project_count_spans (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStats) stats = obl_store_get_stats (project->store, &error);

  g_assert_no_error (error);
  return (guint)stats->n_spans;
}

void
obl_test_project_assert_whole (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = obl_store_check (project->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}
