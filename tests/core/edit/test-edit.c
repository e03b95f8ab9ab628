/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing, undo and redo, each followed by a look at the project as read back from disk. */
#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "obl-test-project.h"

static const char text[] = "The minister said it was ready.\n"
                           "“We wait,” she said, “for an answer.”";

static void
test_mark_and_undo (void)
{
  OblTestProject project;
  g_autoptr (OblSpan) span = NULL;
  g_autoptr (OblSpan) gone = NULL;
  OblId id;

  g_test_summary ("A mark is on disk after its commit; undo and redo outlive closing the project");
  obl_test_project_init (&project, text);
  id = obl_test_project_mark (&project, "minister", 0, "Person");
  obl_test_project_reopen (&project);
  span = obl_store_get_span (project.store, &id, NULL);
  g_assert_nonnull (span);
  g_assert_cmpstr (span->quote, ==, "minister");
  g_assert_cmpstr (span->label, ==, "Person");

  obl_test_project_undo (&project);
  obl_test_project_reopen (&project);
  gone = obl_store_get_span (project.store, &id, NULL);
  g_assert_null (gone);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 0);

  obl_test_project_redo (&project);
  obl_test_project_reopen (&project);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_undo_everything (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_test_summary ("Undo goes back to before the import, redo comes all the way again");
  obl_test_project_init (&project, text);
  obl_test_project_mark (&project, "minister", 0, "Person");
  obl_test_project_mark (&project, "ready", 0, "Event");
  for (int i = 0; i < 3; i++)
    obl_test_project_undo (&project);
  g_assert_false (obl_history_undo (project.store, NULL, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING);
  g_clear_error (&error);
  documents = obl_store_list_documents (project.store, &error);
  g_assert_cmpuint (documents->len, ==, 0);

  obl_test_project_reopen (&project);
  for (int i = 0; i < 3; i++)
    obl_test_project_redo (&project);
  g_assert_false (obl_history_redo (project.store, NULL, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 2);
  g_assert_true (obl_history_peek (project.store, &undo, &redo, NULL));
  g_assert_cmpstr (undo, ==, "Mark");
  g_assert_null (redo);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_set_aside (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_test_summary ("What is undone before something new stays in the history, set aside");
  obl_test_project_init (&project, text);
  obl_test_project_mark (&project, "minister", 0, "Person");
  obl_test_project_undo (&project);
  obl_test_project_mark (&project, "ready", 0, "Event");
  entries = obl_history_list (project.store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpint (((OblHistoryEntry *)entries->pdata[0])->state, ==, OBL_HISTORY_DONE);
  g_assert_cmpint (((OblHistoryEntry *)entries->pdata[1])->state, ==, OBL_HISTORY_SET_ASIDE);
  g_assert_false (obl_history_redo (project.store, NULL, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING);
  obl_test_project_clear (&project);
}

static void
assert_walk (OblTestProject *project, gint64 number, gboolean back, guint n_steps, guint n_spans)
{
  g_autoptr (GError) error = NULL;
  g_auto (OblHistoryWalk) walk = { 0 };

  g_assert_true (obl_history_go (project->store, number, &walk, &error));
  g_assert_no_error (error);
  g_assert_cmpint (walk.back, ==, back);
  g_assert_cmpuint (walk.n_steps, ==, n_steps);
  obl_test_project_reopen (project);
  g_assert_cmpuint (obl_test_project_count_spans (project), ==, n_spans);
  obl_test_project_assert_whole (project);
}

static void
assert_no_way (OblTestProject *project, gint64 number, int code)
{
  g_autoptr (GError) error = NULL;
  g_auto (OblHistoryWalk) walk = { 0 };

  g_assert_false (obl_history_go (project->store, number, &walk, &error));
  g_assert_error (error, OBL_EDIT_ERROR, code);
}

static void
test_go (void)
{
  OblTestProject project;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  const OblChange *change;

  g_test_summary ("Any entry is one step away, back and forward, and what is set aside is not");
  obl_test_project_init (&project, text);
  obl_test_project_mark (&project, "minister", 0, "Person"); /* entry 2, after the import */
  obl_test_project_mark (&project, "ready", 0, "Event");
  obl_test_project_mark (&project, "answer", 0, "Event");
  assert_no_way (&project, 4, OBL_EDIT_ERROR_NOTHING);
  assert_no_way (&project, 5, OBL_EDIT_ERROR_UNKNOWN);
  assert_walk (&project, 2, TRUE, 2, 1);
  assert_walk (&project, 4, FALSE, 2, 3);
  assert_walk (&project, OBL_HISTORY_BEGINNING, TRUE, 4, 0);
  documents = obl_store_list_documents (project.store, NULL);
  g_assert_cmpuint (documents->len, ==, 0);
  assert_walk (&project, 3, FALSE, 3, 2);

  g_ptr_array_unref (obl_store_take_changes (project.store));
  {
    g_auto (OblHistoryWalk) walk = { 0 };

    g_assert_true (obl_history_go (project.store, 1, &walk, NULL));
    g_assert_cmpstr (walk.label, ==, "Mark");
  }
  changes = obl_store_take_changes (project.store);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpuint (change->span_ids->len, ==, 2);
  g_assert_cmpuint (change->document_ids->len, ==, 1);

  obl_test_project_mark (&project, "We wait", 0, "Event");
  assert_no_way (&project, 2, OBL_EDIT_ERROR_INVALID);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  assert_walk (&project, 1, TRUE, 1, 0);
  assert_walk (&project, 5, FALSE, 1, 1);
  obl_test_project_clear (&project);
}

static void
test_go_fails (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_auto (OblHistoryWalk) walk = { 0 };
  sqlite3 *db = NULL;

  g_test_summary ("Where one of the steps cannot be taken, none has been");
  obl_test_project_init (&project, text);
  obl_test_project_mark (&project, "minister", 0, "Person");
  obl_test_project_mark (&project, "ready", 0, "Event");
  obl_test_project_mark (&project, "answer", 0, "Event");
  /* Behind the history's back: entry 2 cannot be taken back any more. */
  g_assert_cmpint (sqlite3_open (project.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "UPDATE span SET label = 'Place' WHERE label = 'Person'", NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (obl_history_go (project.store, 1, &walk, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "nothing was changed"));
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 3);
  g_assert_true (obl_history_peek (project.store, &undo, &redo, NULL));
  g_assert_nonnull (undo);
  g_assert_null (redo);
  changes = obl_store_take_changes (project.store);
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpuint (((const OblChange *)changes->pdata[i])->span_ids->len, <, 2);
  assert_walk (&project, 2, TRUE, 2, 1);
  obl_test_project_clear (&project);
}

static void
test_discontinuous (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblSpan) span = obl_span_new ();
  g_autoptr (OblSpan) read = NULL;
  g_autoptr (OblEdit) edit = NULL;
  OblRange first, second;

  g_test_summary ("A span of two fragments keeps both, and its quote joins them by one space");
  obl_test_project_init (&project, text);
  first = obl_test_project_find (&project, "We wait", 0);
  second = obl_test_project_find (&project, "for an answer.", 0);
  span->document_id = project.document_id;
  span->label = g_strdup ("Content");
  obl_span_add_fragment (span, first.start, first.end);
  obl_span_add_fragment (span, second.start, second.end);
  edit = obl_edit_begin (project.store, "Mark", "tester", &error);
  obl_edit_put_span (edit, span, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  read = obl_store_get_span (project.store, &span->id, &error);
  g_assert_cmpuint (read->fragments->len, ==, 2);
  g_assert_cmpstr (read->quote, ==, "We wait for an answer.");
  g_clear_pointer (&edit, obl_edit_free);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

typedef struct {
  guint32 start1, end1, start2, end2;
  const char *label;
  OblEditError code;
} BadSpan;

static void
test_refused (void)
{
  static const BadSpan bad[] = {
    { 4, 4, 0, 0, "Person", OBL_EDIT_ERROR_INVALID },     /* empty */
    { 9, 4, 0, 0, "Person", OBL_EDIT_ERROR_INVALID },     /* backwards */
    { 0, 10000, 0, 0, "Person", OBL_EDIT_ERROR_INVALID }, /* outside */
    { 4, 8, 6, 12, "Person", OBL_EDIT_ERROR_INVALID },    /* overlapping fragments */
    { 4, 8, 8, 12, "Person", OBL_EDIT_ERROR_INVALID },    /* touching fragments */
    { 8, 12, 0, 4, "Person", OBL_EDIT_ERROR_INVALID },    /* not in order */
    { 4, 8, 0, 0, "Persson", OBL_EDIT_ERROR_UNKNOWN },    /* no such label */
    { 4, 8, 0, 0, "", OBL_EDIT_ERROR_INVALID },           /* no label */
  };
  OblTestProject project;

  g_test_summary ("A wrong span is refused with a reason and leaves nothing behind");
  obl_test_project_init (&project, text);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblSpan) span = obl_span_new ();
    g_autoptr (OblEdit) edit = obl_edit_begin (project.store, "Mark", "tester", &error);

    span->document_id = project.document_id;
    span->label = g_strdup (bad[i].label);
    obl_span_add_fragment (span, bad[i].start1, bad[i].end1);
    if (bad[i].end2 != 0)
      obl_span_add_fragment (span, bad[i].start2, bad[i].end2);
    g_assert_false (obl_edit_put_span (edit, span, &error));
    g_assert_error (error, OBL_EDIT_ERROR, (int)bad[i].code);
  }
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 0);
  obl_test_project_clear (&project);
}

/* A claim with a cue and a source, and one around it. */
static void
put_claims (OblTestProject *project, OblId *inner_id, OblId *outer_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFrame) inner = obl_frame_new ();
  g_autoptr (OblFrame) outer = obl_frame_new ();
  g_autoptr (OblEdit) edit = NULL;
  OblId source = obl_test_project_mark (project, "minister", 0, "Person");
  OblId cue = obl_test_project_mark (project, "said", 0, "Cue");

  edit = obl_edit_begin (project->store, "Claim", "tester", &error);
  outer->document_id = inner->document_id = project->document_id;
  outer->type = g_strdup ("Claim");
  inner->type = g_strdup ("Claim");
  obl_frame_add_role (inner, "source", OBL_FILLER_SPAN, &source);
  obl_frame_add_role (inner, "cue", OBL_FILLER_SPAN, &cue);
  obl_frame_add_role (inner, "nested_in", OBL_FILLER_FRAME, &outer->id);
  obl_attributes_set_string (inner->attributes, "act", "assert");
  obl_edit_put_frame (edit, outer, &error);
  g_assert_no_error (error);
  obl_edit_put_frame (edit, inner, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  *inner_id = inner->id;
  *outer_id = outer->id;
}

static void
test_claims (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFrame) read = NULL;
  g_autoptr (OblFrame) left = NULL;
  g_autoptr (OblFrame) loop = NULL;
  OblEdit *edit;
  OblId inner, outer;

  g_test_summary (
      "Claims nest, never in themselves; deleting one takes its own cue and no mention");
  obl_test_project_init (&project, text);
  put_claims (&project, &inner, &outer);
  obl_test_project_reopen (&project);
  read = obl_store_get_frame (project.store, &inner, &error);
  g_assert_cmpuint (read->roles->len, ==, 3);
  g_assert_true (obl_frame_has_filler (read, &outer));

  loop = obl_frame_copy (read);
  obl_frame_remove_role (loop, NULL, NULL);
  loop->id = outer;
  obl_frame_add_role (loop, "nested_in", OBL_FILLER_FRAME, &inner);
  edit = obl_edit_begin (project.store, "Loop", "tester", NULL);
  g_assert_false (obl_edit_put_frame (edit, loop, &error));
  g_assert_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID);
  g_clear_error (&error);
  obl_edit_free (edit);

  edit = obl_edit_begin (project.store, "Delete", "tester", NULL);
  obl_edit_delete_frame (edit, &inner, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  obl_edit_free (edit);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  obl_test_project_assert_whole (&project);

  obl_test_project_undo (&project);
  left = obl_store_get_frame (project.store, &inner, NULL);
  g_assert_cmpuint (left->roles->len, ==, 3);
  g_assert_cmpstr (obl_attributes_get (left->attributes, "act"), ==, "\"assert\"");
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_merge (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEntity) a = obl_entity_new ();
  g_autoptr (OblEntity) b = obl_entity_new ();
  g_autoptr (OblEntity) merged = NULL;
  g_autoptr (OblEntity) back = NULL;
  OblEdit *edit;
  OblId span;

  g_test_summary ("Merging moves mentions and names, touches no text, and can be undone");
  obl_test_project_init (&project, text);
  span = obl_test_project_mark (&project, "minister", 0, "Person");
  a->name = g_strdup ("Choe Son-hui");
  b->name = g_strdup ("Choi Sung-hee");
  obl_entity_set_external (b, "wikidata", "Q1");
  edit = obl_edit_begin (project.store, "Entities", "tester", NULL);
  g_assert_true (obl_edit_put_entity (edit, a, NULL) && obl_edit_put_entity (edit, b, NULL));
  g_assert_true (obl_edit_link_span (edit, &span, &b->id, NULL));
  g_assert_true (obl_edit_commit (edit, NULL));
  obl_edit_free (edit);

  edit = obl_edit_begin (project.store, "Merge", "tester", NULL);
  obl_edit_merge_entities (edit, &a->id, &b->id, &error);
  g_assert_no_error (error);
  g_assert_true (obl_edit_commit (edit, NULL));
  obl_edit_free (edit);
  merged = obl_store_get_entity (project.store, &a->id, NULL);
  g_assert_cmpuint (merged->n_mentions, ==, 1);
  g_assert_cmpuint (merged->aliases->len, ==, 1); /* "minister" is a description, not a name */
  g_assert_cmpuint (merged->external->len, ==, 1);
  obl_test_project_assert_whole (&project);

  obl_test_project_undo (&project);
  back = obl_store_get_entity (project.store, &b->id, NULL);
  g_assert_cmpuint (back->n_mentions, ==, 1);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_delete_document (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  OblEdit *edit;
  OblId inner, outer;

  g_test_summary ("Taking an article out takes its annotations, and undo brings all of it back");
  obl_test_project_init (&project, text);
  put_claims (&project, &inner, &outer);
  edit = obl_edit_begin (project.store, "Delete", "tester", NULL);
  obl_edit_delete_document (edit, &project.document_id, &error);
  g_assert_no_error (error);
  g_assert_true (obl_edit_commit (edit, NULL));
  obl_edit_free (edit);
  obl_test_project_assert_whole (&project);
  documents = obl_store_list_documents (project.store, NULL);
  g_assert_cmpuint (documents->len, ==, 0);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 0);

  obl_test_project_undo (&project);
  obl_test_project_reopen (&project);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 2);
  g_assert_cmpint ((int)obl_test_project_find (&project, "minister", 0).start, ==, 4);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_savepoint (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  OblEdit *edit;
  OblSpan *span = obl_span_new ();

  g_test_summary ("A part that is not kept leaves no trace; the rest of the edit is one entry");
  obl_test_project_init (&project, text);
  edit = obl_edit_begin (project.store, "Apply", "somebody new", NULL);
  g_assert_true (obl_edit_push (edit, NULL));
  span->document_id = project.document_id;
  span->label = g_strdup ("Person");
  obl_span_add_fragment (span, 0, 3);
  g_assert_true (obl_edit_put_span (edit, span, NULL));
  g_assert_true (obl_edit_pop (edit, FALSE, NULL));
  span->id = obl_id_new ();
  g_assert_true (obl_edit_put_span (edit, span, NULL));
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  obl_edit_free (edit);
  obl_span_unref (span);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  obl_test_project_undo (&project);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 0);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_change (void)
{
  OblTestProject project;
  OblId id;

  g_test_summary ("Doing, undoing and redoing announce the same spans and documents");
  obl_test_project_init (&project, text);
  g_ptr_array_unref (obl_store_take_changes (project.store));
  id = obl_test_project_mark (&project, "minister", 0, "Person");
  for (int i = 0; i < 3; i++) {
    g_autoptr (GPtrArray) changes = obl_store_take_changes (project.store);
    const OblChange *change;

    g_assert_cmpuint (changes->len, ==, 1);
    change = changes->pdata[0];
    g_assert_cmpuint (change->span_ids->len, ==, 1);
    g_assert_true (obl_id_equal (&g_array_index (change->span_ids, OblId, 0), &id));
    g_assert_true (obl_change_has_document (change, &project.document_id));
    if (i == 0)
      obl_test_project_undo (&project);
    else if (i == 1)
      obl_test_project_redo (&project);
  }
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit/mark-and-undo", test_mark_and_undo);
  g_test_add_func ("/core/edit/undo-everything", test_undo_everything);
  g_test_add_func ("/core/edit/set-aside", test_set_aside);
  g_test_add_func ("/core/edit/go", test_go);
  g_test_add_func ("/core/edit/go-fails", test_go_fails);
  g_test_add_func ("/core/edit/discontinuous", test_discontinuous);
  g_test_add_func ("/core/edit/refused", test_refused);
  g_test_add_func ("/core/edit/claims", test_claims);
  g_test_add_func ("/core/edit/merge", test_merge);
  g_test_add_func ("/core/edit/delete-document", test_delete_document);
  g_test_add_func ("/core/edit/savepoint", test_savepoint);
  g_test_add_func ("/core/edit/change", test_change);
  return g_test_run ();
}
