/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of copies: found when an article is taken in, and sensible whatever is taken out. */
#include "config.h"

#include <string.h>

#include "core/store/obl-store-private.h"
#include "obl-test-project.h"

static const char dispatch[]
    = "Envoys of Halmar and Ostrava met on the quay on Monday to talk about the grain ships.\n"
      "The harbour master said that no ship would leave before the ice had been measured again, "
      "and "
      "that the crews were to stay aboard until then.\n"
      "A clerk who had counted the crates twice found forty fewer than the papers promised.\n"
      "The envoys will meet again on Thursday, when the ice should be thinner.";
static const char other[]
    = "The theatre of Ostrava opens its season with a play about a lighthouse keeper and his dog.\n"
      "Nobody in the company has seen a lighthouse, its director admits, but the dog is real and "
      "has learned to bark at the right moment in each of the three acts.\n"
      "Tickets are to be had at the bakery beside the stage door.";

/* The dispatch with a lead of its own. */
static char *
make_copy (const char *lead)
{
  return g_strconcat (lead, "\n", dispatch, NULL);
}

static OblId
get_copy_of (OblTestProject *project, const OblId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = obl_store_get_document_info (project->store, id, &error);

  g_assert_no_error (error);
  return document->copy_of;
}

static void
assert_copy_of (OblTestProject *project, const OblId *id, const OblId *of)
{
  OblId found = get_copy_of (project, id);

  g_assert_true (obl_id_equal (&found, of));
}

static void
assert_group (OblTestProject *project, const OblId *of, const OblId *const *expected, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) group = obl_store_list_copies (project->store, of, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (group->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (obl_id_equal (&((OblDocument *)group->pdata[i])->id, expected[i]));
}

static void delete (OblTestProject *project, const OblId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Delete", "tester", &error);

  obl_edit_delete_document (edit, id, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_group (void)
{
  OblTestProject project;
  g_autofree char *first_copy = make_copy ("From our correspondent in the harbour.");
  /* Less like the dispatch than like its copy. */
  g_autofree char *second_copy
      = g_strconcat (first_copy, "\nThe ice is older than the town.", NULL);
  OblId none = OBL_ID_NONE;
  OblId play, a, b;

  g_test_summary ("A copy, and the copy of a copy, belong to the first; another article to nobody");
  obl_test_project_init (&project, dispatch);
  play = obl_test_project_add (&project, "Play", other);
  a = obl_test_project_add (&project, "Copy", first_copy);
  b = obl_test_project_add (&project, "Copy of the copy", second_copy);
  obl_test_project_reopen (&project);
  assert_copy_of (&project, &project.document_id, &none);
  assert_copy_of (&project, &play, &none);
  assert_copy_of (&project, &a, &project.document_id);
  assert_copy_of (&project, &b, &project.document_id);
  assert_group (&project, &b, (const OblId *[]){ &project.document_id, &a, &b }, 3);
  assert_group (&project, &project.document_id, (const OblId *[]){ &project.document_id, &a, &b },
                3);
  assert_group (&project, &play, NULL, 0);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_first_is_deleted (void)
{
  OblTestProject project;
  g_autofree char *first_copy = make_copy ("From our correspondent in the harbour.");
  g_autofree char *second_copy = make_copy ("By telegraph, with some delay.");
  g_autofree char *third_copy = make_copy ("Also seen in the evening paper.");
  OblId none = OBL_ID_NONE;
  OblId a, b, c;

  g_test_summary ("When the first is taken out the next one stands for it; undo brings it back");
  obl_test_project_init (&project, dispatch);
  a = obl_test_project_add (&project, "A", first_copy);
  b = obl_test_project_add (&project, "B", second_copy);
  delete (&project, &project.document_id);
  assert_copy_of (&project, &a, &none);
  assert_copy_of (&project, &b, &a);
  assert_group (&project, &a, (const OblId *[]){ &a, &b }, 2);
  c = obl_test_project_add (&project, "C", third_copy);
  assert_copy_of (&project, &c, &a);
  obl_test_project_undo (&project);
  obl_test_project_undo (&project);
  assert_copy_of (&project, &a, &project.document_id);
  assert_copy_of (&project, &b, &project.document_id);
  delete (&project, &project.document_id);
  delete (&project, &a);
  assert_copy_of (&project, &b, &none);
  assert_group (&project, &b, NULL, 0);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_undone_import (void)
{
  OblTestProject project;
  OblId none = OBL_ID_NONE;
  OblId again;

  g_test_summary ("An article whose import was undone makes no copy of the one that comes after");
  obl_test_project_init (&project, dispatch);
  obl_test_project_undo (&project);
  again = obl_test_project_add (&project, "Again", dispatch);
  assert_copy_of (&project, &again, &none);
  obl_test_project_clear (&project);
}

static void
test_short (void)
{
  static const char brief[] = "No ship leaves before the ice has been measured.";
  OblTestProject project;
  OblId none = OBL_ID_NONE;
  OblId second;

  g_test_summary ("A few words are not enough to tell");
  obl_test_project_init (&project, brief);
  second = obl_test_project_add (&project, "Second", brief);
  assert_copy_of (&project, &second, &none);
  obl_test_project_clear (&project);
}

static void
test_many (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_test_summary ("More copies than a band keeps are all of one group");
  obl_test_project_init (&project, dispatch);
  for (guint i = 0; i < 30; i++) {
    g_autofree char *lead = g_strdup_printf ("Edition %u of the harbour news.", i);
    g_autofree char *copy = make_copy (lead);

    obl_test_project_add (&project, "Copy", copy);
  }
  documents = obl_store_list_documents (project.store, &error);
  g_assert_cmpuint (documents->len, ==, 31);
  for (guint i = 1; i < documents->len; i++)
    g_assert_true (
        obl_id_equal (&((OblDocument *)documents->pdata[i])->copy_of, &project.document_id));
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

/* As a reader in a process that is not trusted might send it. */
static void
test_false_signature (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) first = NULL;
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (OblEdit) edit = NULL;

  g_test_summary ("A signature of another size is made anew");
  obl_test_project_init (&project, dispatch);
  first = obl_store_get_document (project.store, &project.document_id, &error);
  document->title = g_strdup ("Sent");
  document->text = obl_text_ref (first->text);
  document->html = g_strdup (first->html);
  g_array_append_vals (document->blocks, first->blocks->data, first->blocks->len);
  document->signature = g_bytes_new_static ("short", 5);
  edit = obl_edit_begin (project.store, "Import", "tester", &error);
  obl_edit_add_document (edit, document, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_clear_pointer (&edit, obl_edit_free);
  assert_copy_of (&project, &document->id, &project.document_id);
  obl_test_project_clear (&project);
}

static void
test_check (void)
{
  static const struct {
    const char *damage;
    const char *repair;
  } cases[] = {
    { "UPDATE content_copy SET first_row = 99", "UPDATE content_copy SET first_row = 1" },
    { "UPDATE content_copy SET first_row = row", "UPDATE content_copy SET first_row = 1" },
    { "INSERT INTO content_copy VALUES (1, 0, 1)", "DELETE FROM content_copy WHERE row = 1" },
    { "INSERT INTO content_band VALUES (5, 99)", "DELETE FROM content_band WHERE row = 99" },
    { "INSERT INTO content_signature VALUES (99, zeroblob (512))",
      "DELETE FROM content_signature WHERE row = 99" },
    { "UPDATE content SET source_bytes = x'00', source_encoding = 'zlib', source_name = 'a'",
      "UPDATE content SET source_bytes = NULL" },
  };

  OblTestProject project;
  g_autofree char *copy = make_copy ("From our correspondent in the harbour.");

  g_test_summary ("Groups that point nowhere and originals that do not unpack are found");
  obl_test_project_init (&project, dispatch);
  obl_test_project_add (&project, "Copy", copy);
  obl_test_project_assert_whole (&project);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) problems = NULL;

    g_assert_true (obl_store_exec (project.store, cases[i].damage, &error));
    problems = obl_store_check (project.store, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (problems->len, >, 0);
    g_assert_true (obl_store_exec (project.store, cases[i].repair, &error));
    obl_test_project_assert_whole (&project);
  }
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/store/copies/group", test_group);
  g_test_add_func ("/core/store/copies/first-is-deleted", test_first_is_deleted);
  g_test_add_func ("/core/store/copies/undone-import", test_undone_import);
  g_test_add_func ("/core/store/copies/short", test_short);
  g_test_add_func ("/core/store/copies/many", test_many);
  g_test_add_func ("/core/store/copies/false-signature", test_false_signature);
  g_test_add_func ("/core/store/copies/check", test_check);
  return g_test_run ();
}
