/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another reading in the place of the first: text, blocks, metadata, search, undo. */
#include "config.h"

#include <string.h>

#include "core/import/obl-import.h"
#include "core/store/obl-search.h"
#include "obl-test-project.h"

static const char html[]
    = "<!DOCTYPE html><title>Ships wait</title><body><nav><a href=/a>Weather</a></nav>"
      "<article><h1>Ships wait</h1><p>The crews stay aboard until the ice has been measured once "
      "more, the harbour master of Halmar says, and the envoys agree.</p></article>"
      "<footer><p>Printed on the island</p></footer>";
static const char whole[] = "Weather\nShips wait\nThe crews stay aboard.\nPrinted on the island";

static OblDocument *
read_page (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  OblImportOptions options = { .name = "ships.html" };
  OblDocument *document = obl_import_bytes (bytes, &options, &error);

  g_assert_no_error (error);
  return document;
}

/* As a reader would give it who takes nothing for furniture. */
static OblDocument *
make_reading (const char *title)
{
  OblDocument *document = obl_document_new ();

  document->title = g_strdup (title);
  document->byline = g_strdup ("Ada Quill");
  document->language = g_strdup ("en");
  document->importer = g_strdup ("test 2");
  document->doubts = OBL_DOUBT_UNSURE_BODY;
  document->text = obl_text_new (whole);
  g_array_unref (document->blocks);
  document->blocks = obl_import_blocks_from_text (document->text);
  document->html = obl_import_html_from_blocks (document->text, document->blocks);
  return document;
}

static void
add (OblTestProject *project, OblDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Import", "tester", &error);

  obl_edit_add_document (edit, document, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  project->document_id = document->id;
}

static gboolean
replace (OblTestProject *project, OblDocument *reread, GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Read again", "tester", error);

  return obl_edit_replace_content (edit, &project->document_id, reread, error)
         && obl_edit_commit (edit, error);
}

static OblDocument *
get (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  OblDocument *document = obl_store_get_document (project->store, &project->document_id, &error);

  g_assert_no_error (error);
  return document;
}

static guint
count_hits (OblTestProject *project, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = obl_store_search (project->store, query, 0, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_replace (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) first = read_page ();
  g_autoptr (OblDocument) reread = make_reading ("Ships wait");
  g_autoptr (OblDocument) after = NULL;
  g_autoptr (OblDocument) undone = NULL;

  g_test_summary ("The new text is shown, searched and marked; undo and redo change all of it");
  obl_test_project_init (&project, "Something else.");
  first->notes = g_strdup ("mine");
  obl_document_add_tag (first, "ships");
  add (&project, first);
  g_assert_cmpuint (count_hits (&project, "measured"), ==, 1);
  replace (&project, reread, &error);
  g_assert_no_error (error);

  after = get (&project);
  g_assert_cmpstr (obl_text_get_utf8 (after->text), ==, whole);
  g_assert_cmpstr (after->html, ==, reread->html);
  g_assert_cmpuint (after->blocks->len, ==, 4);
  g_assert_cmpuint (after->doubts, ==, OBL_DOUBT_UNSURE_BODY);
  g_assert_cmpstr (after->byline, ==, "Ada Quill");
  g_assert_cmpstr (after->importer, ==, "test 2");
  g_assert_cmpstr (after->notes, ==, "mine");
  g_assert_cmpuint (after->tags->len, ==, 1);
  g_assert_cmpint (after->created, ==, first->created);
  g_assert_cmpuint (count_hits (&project, "measured"), ==, 0);
  g_assert_cmpuint (count_hits (&project, "island"), ==, 1);
  g_assert_true (obl_id_is_none (&after->copy_of));
  obl_test_project_assert_whole (&project);
  obl_test_project_mark (&project, "island", 0, "Place");
  obl_test_project_undo (&project);

  obl_test_project_undo (&project);
  undone = get (&project);
  g_assert_cmpstr (obl_text_get_utf8 (undone->text), ==, obl_text_get_utf8 (first->text));
  g_assert_cmpuint (undone->blocks->len, ==, first->blocks->len);
  g_assert_cmpstr (undone->byline, ==, first->byline);
  obl_test_project_mark (&project, "measured", 0, "Event");
  obl_test_project_undo (&project);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_redo (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) first = read_page ();
  g_autoptr (OblDocument) reread = make_reading ("Ships wait");
  g_autoptr (OblDocument) redone = NULL;

  g_test_summary ("A reading that was taken back can be had again after closing the project");
  obl_test_project_init (&project, "Something else.");
  add (&project, first);
  replace (&project, reread, &error);
  g_assert_no_error (error);
  obl_test_project_undo (&project);
  obl_test_project_reopen (&project);
  obl_test_project_redo (&project);
  redone = get (&project);
  g_assert_cmpstr (obl_text_get_utf8 (redone->text), ==, whole);
  g_assert_cmpuint (redone->blocks->len, ==, 4);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_annotated (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) reread = make_reading ("Ships wait");
  g_autoptr (OblDocument) left = NULL;

  g_test_summary ("Once there is an annotation the text stays");
  obl_test_project_init (&project, "The envoys agree.");
  obl_test_project_mark (&project, "envoys", 0, "Person");
  g_assert_false (replace (&project, reread, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID);
  g_clear_error (&error);
  left = get (&project);
  g_assert_cmpstr (obl_text_get_utf8 (left->text), ==, "The envoys agree.");
  obl_test_project_undo (&project);
  g_assert_true (replace (&project, reread, &error));
  g_assert_no_error (error);
  obl_test_project_clear (&project);
}

static void
test_metadata (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) first = read_page ();
  g_autoptr (OblDocument) reread = make_reading ("A better title");
  g_autoptr (OblDocument) after = NULL;

  g_test_summary ("What the importer had taken is taken anew, what a person wrote stays");
  g_ptr_array_set_size (first->candidates, 0);
  obl_document_add_candidate (first, "title", first->title, "title");
  obl_document_add_candidate (first, "title", "Another one", "h1");
  obl_document_add_candidate (first, "byline", "Somebody", "meta author");
  g_free (first->byline);
  first->byline = g_strdup ("Mara Inkwell");
  obl_test_project_init (&project, "Something else.");
  add (&project, first);
  replace (&project, reread, &error);
  g_assert_no_error (error);
  after = get (&project);
  g_assert_cmpstr (after->title, ==, "A better title");
  g_assert_cmpstr (after->byline, ==, "Mara Inkwell");
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit/reread/replace", test_replace);
  g_test_add_func ("/core/edit/reread/redo", test_redo);
  g_test_add_func ("/core/edit/reread/annotated", test_annotated);
  g_test_add_func ("/core/edit/reread/metadata", test_metadata);
  return g_test_run ();
}
