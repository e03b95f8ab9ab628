/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles that a person changes, and what the project learns from it. */
#include "config.h"

#include <string.h>

#include "core/import/obl-import.h"
#include "obl-test-project.h"

static const char page[] = "Ships wait for the ice\n"
                           "The crews stay aboard, the harbour master says.\n"
                           "Read 14 comments\n"
                           "From our partners";

/* One block per line; the first is the title. */
static OblDocument *
make_document (const char *url, const char *text)
{
  OblDocument *document = obl_document_new ();

  document->title = g_strdup ("Ships");
  document->source.url = g_strdup (url);
  document->importer = g_strdup ("test 1");
  document->text = obl_text_new (text);
  g_array_unref (document->blocks);
  document->blocks = obl_import_blocks_from_text (document->text);
  g_array_index (document->blocks, OblBlock, 0).role = OBL_ROLE_TITLE;
  document->html = obl_import_html_from_blocks (document->text, document->blocks);
  return document;
}

static OblId
add (OblTestProject *project, OblDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) own = document;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Import", "tester", &error);

  obl_edit_add_document (edit, own, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  return own->id;
}

static void
set_role (OblTestProject *project, const OblId *id, guint ordinal, OblBlockRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Role", "tester", &error);

  obl_edit_set_block_role (edit, id, ordinal, role, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static OblBlockRole
get_role (OblTestProject *project, const OblId *id, guint ordinal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = obl_store_get_document (project->store, id, &error);

  g_assert_no_error (error);
  return g_array_index (document->blocks, OblBlock, ordinal).role;
}

static void
test_set (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  OblEdit *edit;
  OblId nowhere = obl_id_new ();

  g_test_summary (
      "A role is on disk after its commit, undo and redo change it, nonsense is refused");
  obl_test_project_init (&project, page);
  set_role (&project, &project.document_id, 2, OBL_ROLE_BOILERPLATE);
  obl_test_project_reopen (&project);
  g_assert_cmpint (get_role (&project, &project.document_id, 2), ==, OBL_ROLE_BOILERPLATE);
  obl_test_project_undo (&project);
  g_assert_cmpint (get_role (&project, &project.document_id, 2), ==, OBL_ROLE_BODY);
  obl_test_project_redo (&project);
  g_assert_cmpint (get_role (&project, &project.document_id, 2), ==, OBL_ROLE_BOILERPLATE);

  edit = obl_edit_begin (project.store, "Role", "tester", NULL);
  g_assert_false (obl_edit_set_block_role (edit, &project.document_id, 4, OBL_ROLE_BODY, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (obl_edit_set_block_role (edit, &nowhere, 0, OBL_ROLE_BODY, &error));
  g_assert_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND);
  obl_edit_free (edit);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_rule (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) read = NULL;
  g_autofree char *later = g_strconcat ("Another headline\nMore words.\nREAD  3 Comments\n",
                                        "From our partners", NULL);
  OblId a, b, c, d, e;

  g_test_summary ("What was done twice to a line is done to it in later articles of the site");
  obl_test_project_init (&project, page);
  a = add (&project, make_document ("https://www.Halmar-News.example/1", page));
  b = add (&project, make_document ("https://halmar-news.example/2", page));
  set_role (&project, &a, 2, OBL_ROLE_BOILERPLATE);
  c = add (&project, make_document ("https://halmar-news.example/3", later));
  g_assert_cmpint (get_role (&project, &c, 2), ==, OBL_ROLE_BODY);

  set_role (&project, &b, 2, OBL_ROLE_BOILERPLATE);
  obl_test_project_reopen (&project);
  d = add (&project, make_document ("http://halmar-news.example:8080/4?page=2", later));
  g_assert_cmpint (get_role (&project, &d, 2), ==, OBL_ROLE_BOILERPLATE);
  g_assert_cmpint (get_role (&project, &d, 1), ==, OBL_ROLE_BODY);
  g_assert_cmpint (get_role (&project, &d, 3), ==, OBL_ROLE_BODY);
  read = obl_store_get_document (project.store, &d, &error);
  g_assert_cmpstr (read->importer, ==, "test 1; 1 role from the project's rules");
  e = add (&project, make_document ("https://ostrava-post.example/1", later));
  g_assert_cmpint (get_role (&project, &e, 2), ==, OBL_ROLE_BODY);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_rule_is_taken_back (void)
{
  static const char url[] = "https://halmar-news.example/";
  OblTestProject project;
  OblId a, b, c;

  g_test_summary ("Undo and flipping back take a rule away, redo brings it again");
  obl_test_project_init (&project, page);
  a = add (&project, make_document (url, page));
  b = add (&project, make_document (url, page));
  set_role (&project, &a, 3, OBL_ROLE_BOILERPLATE);
  set_role (&project, &b, 3, OBL_ROLE_BOILERPLATE);
  obl_test_project_undo (&project);
  c = add (&project, make_document (url, page));
  g_assert_cmpint (get_role (&project, &c, 3), ==, OBL_ROLE_BODY);
  obl_test_project_undo (&project);
  obl_test_project_redo (&project);

  set_role (&project, &b, 3, OBL_ROLE_BOILERPLATE);
  c = add (&project, make_document (url, page));
  g_assert_cmpint (get_role (&project, &c, 3), ==, OBL_ROLE_BOILERPLATE);
  set_role (&project, &c, 3, OBL_ROLE_BODY);
  c = add (&project, make_document (url, page));
  g_assert_cmpint (get_role (&project, &c, 3), ==, OBL_ROLE_BODY);
  set_role (&project, &b, 3, OBL_ROLE_BODY);
  set_role (&project, &a, 3, OBL_ROLE_BODY);
  c = add (&project, make_document (url, page));
  g_assert_cmpint (get_role (&project, &c, 3), ==, OBL_ROLE_BODY);
  obl_test_project_clear (&project);
}

static void
test_wrong_rule_goes_fast (void)
{
  static const char url[] = "https://halmar-news.example/";
  OblTestProject project;
  OblId ids[8];
  OblId id;

  g_test_summary ("However often a line was flipped, taking it back twice ends the rule");
  obl_test_project_init (&project, page);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (&project, make_document (url, page));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    set_role (&project, &ids[i], 3, OBL_ROLE_META);
  for (guint i = 0; i < 2; i++) {
    id = add (&project, make_document (url, page));
    g_assert_cmpint (get_role (&project, &id, 3), ==, OBL_ROLE_META);
    set_role (&project, &id, 3, OBL_ROLE_BODY);
  }
  id = add (&project, make_document (url, page));
  g_assert_cmpint (get_role (&project, &id, 3), ==, OBL_ROLE_BODY);
  obl_test_project_clear (&project);
}

static void
test_not_remembered (void)
{
  static const char url[] = "https://halmar-news.example/";
  OblTestProject project;
  g_autoptr (GString) text = g_string_new ("A headline\n");
  OblDocument *kept;
  OblId id;

  g_test_summary ("Paragraphs and titles make no rule, and a record's roles stay");
  for (guint i = 0; i < 50; i++)
    g_string_append (text, "words ");
  g_string_append (text, "end\nA short line");
  obl_test_project_init (&project, page);
  for (guint i = 0; i < 2; i++) {
    id = add (&project, make_document (url, text->str));
    set_role (&project, &id, 1, OBL_ROLE_BOILERPLATE);
    set_role (&project, &id, 2, OBL_ROLE_TITLE);
  }
  id = add (&project, make_document (url, text->str));
  g_assert_cmpint (get_role (&project, &id, 1), ==, OBL_ROLE_BODY);
  g_assert_cmpint (get_role (&project, &id, 2), ==, OBL_ROLE_BODY);

  for (guint i = 0; i < 2; i++) {
    id = add (&project, make_document (url, page));
    set_role (&project, &id, 3, OBL_ROLE_BOILERPLATE);
  }
  kept = make_document (url, page);
  kept->keeps_roles = TRUE;
  id = add (&project, kept);
  g_assert_cmpint (get_role (&project, &id, 3), ==, OBL_ROLE_BODY);
  obl_test_project_clear (&project);
}

static void
test_without_address (void)
{
  OblTestProject project;
  OblDocument *document;
  OblId id;

  g_test_summary ("Articles without an address share the rules of their publisher");
  obl_test_project_init (&project, page);
  for (guint i = 0; i < 3; i++) {
    document = make_document (NULL, page);
    document->publisher = g_strdup (i == 0 ? "HALMAR News" : "Halmar News");
    id = add (&project, document);
    if (i < 2)
      set_role (&project, &id, 3, OBL_ROLE_BOILERPLATE);
  }
  g_assert_cmpint (get_role (&project, &id, 3), ==, OBL_ROLE_BOILERPLATE);
  id = add (&project, make_document (NULL, page));
  g_assert_cmpint (get_role (&project, &id, 3), ==, OBL_ROLE_BODY);
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit/roles/set", test_set);
  g_test_add_func ("/core/edit/roles/rule", test_rule);
  g_test_add_func ("/core/edit/roles/rule-is-taken-back", test_rule_is_taken_back);
  g_test_add_func ("/core/edit/roles/wrong-rule-goes-fast", test_wrong_rule_goes_fast);
  g_test_add_func ("/core/edit/roles/not-remembered", test_not_remembered);
  g_test_add_func ("/core/edit/roles/without-address", test_without_address);
  return g_test_run ();
}
