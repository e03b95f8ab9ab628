/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking all hits is one change: what was there stays, one undo takes it back, and a mistake leaves
 * nothing behind. */
#include "config.h"

#include <string.h>

#include "core/find/obl-find-mark.h"
#include "core/find/obl-find.h"
#include "obl-test-project.h"

#define TEXT "KCNA said so.\nKCNA and kcna, said KCNA."

/* The hits of @words in the documents, with case. */
static GPtrArray *
find (OblTestProject *project, const char *words, const OblId *ids, guint n_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFindPattern) pattern
      = obl_find_pattern_new (words, (OblFindFlags)(OBL_FIND_CASE | OBL_FIND_WORD), &error);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_find_hits_free);

  g_assert_no_error (error);
  for (guint i = 0; i < n_ids; i++) {
    g_autoptr (OblDocument) document = obl_store_get_document (project->store, &ids[i], &error);
    g_autoptr (GArray) hits = NULL;

    g_assert_no_error (error);
    hits = obl_find_in_document (pattern, document, 0, NULL, &error);
    g_assert_no_error (error);
    g_ptr_array_add (found, obl_find_hits_new (document, hits));
  }
  return found;
}

static OblFindCounts
mark (OblTestProject *project, const OblFindMark *how, const GPtrArray *found)
{
  g_autoptr (GError) error = NULL;
  OblFindCounts counts;

  obl_find_mark_all (project->store, how, found, "tester", &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static void
assert_counts (OblFindCounts counts, guint made, guint there, guint linked, guint documents)
{
  g_assert_cmpuint (counts.n_made, ==, made);
  g_assert_cmpuint (counts.n_there, ==, there);
  g_assert_cmpuint (counts.n_linked, ==, linked);
  g_assert_cmpuint (counts.n_documents, ==, documents);
}

static guint
count_history (OblTestProject *project)
{
  g_autoptr (GPtrArray) history = obl_history_list (project->store, 0, NULL);

  return history->len;
}

static void
assert_undo (OblTestProject *project, const char *expected)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_assert_true (obl_history_peek (project->store, &undo, &redo, NULL));
  g_assert_cmpstr (undo, ==, expected);
}

static void
test_one_entry (void)
{
  const OblFindMark how = { .label = "Media", .words = "KCNA" };
  g_autoptr (GPtrArray) found = NULL;
  OblTestProject project;
  OblId ids[2];

  g_test_summary ("Hits of several articles are one entry, taken back and done again as one");
  obl_test_project_init (&project, TEXT);
  ids[0] = project.document_id;
  ids[1] = obl_test_project_add (&project, "Other", "By KCNA\nNothing\nKCNA");
  found = find (&project, "KCNA", ids, 2);
  assert_counts (mark (&project, &how, found), 5, 0, 0, 2);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 5);
  assert_undo (&project, "Mark 5 times “KCNA” as Media");
  obl_test_project_assert_whole (&project);
  obl_test_project_undo (&project);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 0);
  obl_test_project_redo (&project);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 5);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_what_was_there (void)
{
  const OblFindMark how = { .label = "Media", .words = "KCNA" };
  g_autoptr (GPtrArray) found = NULL;
  OblTestProject project;
  guint n_entries;

  g_test_summary ("A hit that is marked so is passed over; one under another label is not");
  obl_test_project_init (&project, TEXT);
  obl_test_project_mark (&project, "KCNA", 1, "Media");
  obl_test_project_mark (&project, "KCNA", 2, "Organization");
  obl_test_project_mark (&project, "KCNA and", 0, "Media");
  found = find (&project, "KCNA", &project.document_id, 1);
  assert_counts (mark (&project, &how, found), 2, 1, 0, 1);
  n_entries = count_history (&project);
  assert_counts (mark (&project, &how, found), 0, 3, 0, 0);
  g_assert_cmpuint (count_history (&project), ==, n_entries);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 5);
  obl_test_project_undo (&project);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 3);
  obl_test_project_clear (&project);
}

static void
test_dry_run (void)
{
  const OblFindMark how = { .label = "Media", .words = "KCNA", .dry_run = TRUE };
  g_autoptr (GPtrArray) found = NULL;
  OblTestProject project;

  g_test_summary ("A dry run counts the same and changes nothing");
  obl_test_project_init (&project, TEXT);
  obl_test_project_mark (&project, "KCNA", 1, "Media");
  found = find (&project, "KCNA", &project.document_id, 1);
  assert_counts (mark (&project, &how, found), 2, 1, 0, 1);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  g_assert_cmpuint (count_history (&project), ==, 2);
  obl_test_project_clear (&project);
}

static OblId
add_entity (OblTestProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEntity) entity = obl_entity_new ();
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Entity", "tester", &error);

  g_assert_no_error (error);
  entity->type = g_strdup ("Media");
  entity->name = g_strdup (name);
  obl_edit_put_entity (edit, entity, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  return entity->id;
}

static void
link_to (OblTestProject *project, const OblId *span_id, const OblId *entity_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Link", "tester", &error);

  g_assert_no_error (error);
  obl_edit_link_span (edit, span_id, entity_id, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_entity (void)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (OblEntity) entity = NULL;
  g_autoptr (OblSpan) other_span = NULL;
  OblTestProject project;
  OblId agency, other, linked;
  OblFindMark how = { .label = "Media", .words = "KCNA" };

  g_test_summary ("All mention the entity, which learns the name; another one's mention stays");
  obl_test_project_init (&project, TEXT);
  agency = add_entity (&project, "Korean Central News Agency");
  other = add_entity (&project, "Other");
  linked = obl_test_project_mark (&project, "KCNA", 0, "Media");
  link_to (&project, &linked, &other);
  obl_test_project_mark (&project, "KCNA", 1, "Media");
  found = find (&project, "KCNA", &project.document_id, 1);
  how.entity_id = &agency;
  assert_counts (mark (&project, &how, found), 1, 2, 1, 1);
  other_span = obl_store_get_span (project.store, &linked, NULL);
  g_assert_true (obl_id_equal (&other_span->entity_id, &other));
  entity = obl_store_get_entity (project.store, &agency, NULL);
  g_assert_cmpuint (entity->aliases->len, ==, 1);
  g_assert_cmpstr (((OblAlias *)entity->aliases->pdata[0])->name, ==, "KCNA");
  obl_test_project_assert_whole (&project);
  obl_test_project_undo (&project);
  g_clear_pointer (&entity, obl_entity_unref);
  entity = obl_store_get_entity (project.store, &agency, NULL);
  g_assert_cmpuint (entity->aliases->len, ==, 0);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 2);
  obl_test_project_clear (&project);
}

static void
test_only_linked (void)
{
  g_autoptr (GPtrArray) found = NULL;
  OblTestProject project;
  OblId agency;
  OblFindMark how = { .label = "Media", .words = "KCNA" };

  obl_test_project_init (&project, "KCNA said so.");
  agency = add_entity (&project, "KCNA");
  obl_test_project_mark (&project, "KCNA", 0, "Media");
  found = find (&project, "KCNA", &project.document_id, 1);
  how.entity_id = &agency;
  assert_counts (mark (&project, &how, found), 0, 1, 1, 1);
  assert_undo (&project, "Link 1 mention “KCNA”");
  obl_test_project_clear (&project);
}

static void
assert_refused (OblTestProject *project, const OblFindMark *how, const GPtrArray *found, int code)
{
  g_autoptr (GError) error = NULL;
  guint n_entries = count_history (project);
  OblFindCounts counts;

  g_assert_false (obl_find_mark_all (project->store, how, found, "tester", &counts, &error));
  g_assert_error (error, OBL_EDIT_ERROR, code);
  assert_counts (counts, 0, 0, 0, 0);
  g_assert_cmpuint (obl_test_project_count_spans (project), ==, 0);
  g_assert_cmpuint (count_history (project), ==, n_entries);
}

static void
test_all_or_nothing (void)
{
  const OblId nobody = obl_id_new ();
  const OblRange outside = { 10, 1000 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  OblFindMark how = { .label = "Media", .words = "KCNA" };
  OblFindHits *last;
  OblTestProject project;
  OblId ids[2];

  g_test_summary ("One mistake, and nothing is marked");
  obl_test_project_init (&project, TEXT);
  ids[0] = project.document_id;
  ids[1] = obl_test_project_add (&project, "Other", "By KCNA");
  found = find (&project, "KCNA", ids, 2);
  how.label = "No such label";
  assert_refused (&project, &how, found, OBL_EDIT_ERROR_UNKNOWN);
  assert_refused (&project, &how, none, OBL_EDIT_ERROR_UNKNOWN);
  how.label = "Media";
  how.entity_id = &nobody;
  assert_refused (&project, &how, found, OBL_EDIT_ERROR_UNKNOWN);
  how.entity_id = NULL;
  last = found->pdata[1];
  g_array_append_val (last->hits, outside);
  assert_refused (&project, &how, found, OBL_EDIT_ERROR_INVALID);
  g_array_set_size (last->hits, 1);
  last->text_sha256[0] = 'x';
  assert_refused (&project, &how, found, OBL_EDIT_ERROR_CONFLICT);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_history_labels (void)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autofree char *once = obl_find_dup_history_label (set, "Media", "a\nb", 1);
  g_autofree char *words = g_strnfill (60, 'x');
  g_autofree char *cut = g_strnfill (40, 'x');
  g_autofree char *many = obl_find_dup_history_label (set, "Media", words, 2);
  g_autofree char *expected = g_strdup_printf ("Mark 2 times “%s…” as Media", cut);

  g_assert_cmpstr (once, ==, "Mark “a b” as Media");
  g_assert_cmpstr (many, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/find/mark/one-entry", test_one_entry);
  g_test_add_func ("/core/find/mark/what-was-there", test_what_was_there);
  g_test_add_func ("/core/find/mark/dry-run", test_dry_run);
  g_test_add_func ("/core/find/mark/entity", test_entity);
  g_test_add_func ("/core/find/mark/only-linked", test_only_linked);
  g_test_add_func ("/core/find/mark/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/core/find/mark/history-labels", test_history_labels);
  return g_test_run ();
}
