/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking, as the window asks for it: what is shown is on disk, what is on disk is shown. */
#include "config.h"

#include "obl-session-test.h"

#define TEXT                                                                                       \
  "Seoul accused Pyongyang of lying, an official said on Sunday.\n"                                \
  "Choe Song-hee, the minister, told Vladimir Putin so in Moscow."

static void
test_mark (void)
{
  OblSessionTest test;
  OblSpan *span = NULL;
  OblId id;

  g_test_summary ("A selection becomes a span of whole words, is selected, and outlives a restart");
  obl_session_test_init (&test, TEXT);
  span = obl_session_test_mark (&test, "eou", 0, "Place");
  g_assert_cmpstr (span->quote, ==, "Seoul");
  obl_session_test_assert_said (&test, "Marked “Seoul” as Place");
  g_assert_cmpuint (obl_session_get_text_selection (test.session).end, ==, 0);
  id = span->id;
  obl_session_test_restart (&test);
  span = obl_session_find_span (test.session, &id);
  g_assert_nonnull (span);
  g_assert_cmpstr (span->quote, ==, "Seoul");
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  obl_session_test_clear (&test);
}

static void
test_exact (void)
{
  OblSessionTest test;

  g_test_summary ("Without snapping, just the selection is marked, less the white space around it");
  obl_session_test_init (&test, TEXT);
  obl_session_set_grain (test.session, OBL_UNIT_CHARACTER);
  g_assert_cmpstr (obl_session_test_mark (&test, " accu", 0, "Event")->quote, ==, "accu");
  obl_session_test_clear (&test);
}

static void
test_same_twice (void)
{
  OblSessionTest test;
  OblId id;

  g_test_summary ("Marking the same words the same way again selects what is there");
  obl_session_test_init (&test, TEXT);
  id = obl_session_test_mark (&test, "Seoul", 0, "Place")->id;
  obl_session_select (test.session, NULL);
  g_assert_true (obl_id_equal (&obl_session_test_mark (&test, "Seoul", 0, "Place")->id, &id));
  obl_session_test_assert_said (&test, "“Seoul” is marked as Place already");
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  /* Another label on the same words is another span. */
  obl_session_test_mark (&test, "Seoul", 0, "Government");
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 2);
  obl_session_test_clear (&test);
}

static void
test_change_label (void)
{
  OblSessionTest test;
  OblId id;

  g_test_summary ("With no words selected, a label goes to the selected span");
  obl_session_test_init (&test, TEXT);
  obl_session_mark (test.session, "Place");
  obl_session_test_assert_said (&test, "Select the words to mark first");
  id = obl_session_test_mark (&test, "Seoul", 0, "Place")->id;
  obl_session_mark (test.session, "Government");
  obl_session_test_settle (&test);
  g_assert_cmpstr (obl_session_find_span (test.session, &id)->label, ==, "Government");
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  obl_session_test_assert_said (&test, "Changed “Seoul” to Government");
  obl_session_test_clear (&test);
}

static void
test_parts (void)
{
  OblSessionTest test;
  OblId id;

  g_test_summary ("Parts are added to a span and taken out, the nearest first");
  obl_session_test_init (&test, TEXT);
  id = obl_session_test_mark (&test, "Seoul accused", 0, "Event")->id;
  obl_session_test_select_text (&test, "Sunday", 0);
  obl_session_add_fragment (test.session);
  obl_session_test_settle (&test);
  obl_session_test_select_text (&test, "lying", 0);
  obl_session_add_fragment (test.session);
  obl_session_test_settle (&test);
  g_assert_cmpstr (obl_session_find_span (test.session, &id)->quote, ==,
                   "Seoul accused lying Sunday");
  obl_session_test_select_text (&test, "said", 0);
  obl_session_remove_fragment (test.session);
  obl_session_test_settle (&test);
  g_assert_cmpstr (obl_session_find_span (test.session, &id)->quote, ==, "Seoul accused lying");
  /* Parts that touch become one. */
  obl_session_set_grain (test.session, OBL_UNIT_CHARACTER);
  obl_session_test_select_text (&test, "accused Pyongyang of lying", 0);
  obl_session_add_fragment (test.session);
  obl_session_test_settle (&test);
  g_assert_cmpuint (obl_session_find_span (test.session, &id)->fragments->len, ==, 1);
  obl_session_remove_fragment (test.session);
  obl_session_test_assert_said (&test, "Select an annotation of several parts first");
  obl_session_test_clear (&test);
}

static void
nudge (OblSessionTest *test, int edge, int direction, OblUnit unit, const char *expected)
{
  const OblId id = *obl_session_get_selected (test->session);

  obl_session_nudge (test->session, edge, direction, unit);
  obl_session_test_settle (test);
  g_assert_cmpstr (obl_session_find_span (test->session, &id)->quote, ==, expected);
}

static void
test_nudge (void)
{
  OblSessionTest test;

  g_test_summary ("Borders move by words and characters, over white space, and not through it");
  obl_session_test_init (&test, TEXT);
  obl_session_test_mark (&test, "accused", 0, "Event");
  nudge (&test, 1, +1, OBL_UNIT_WORD, "accused Pyongyang");
  nudge (&test, 0, -1, OBL_UNIT_WORD, "Seoul accused Pyongyang");
  nudge (&test, 0, -1, OBL_UNIT_WORD, "Seoul accused Pyongyang");
  obl_session_test_assert_said (&test, "The border cannot move any further");
  nudge (&test, 0, +1, OBL_UNIT_WORD, "accused Pyongyang");
  nudge (&test, 1, -1, OBL_UNIT_WORD, "accused");
  nudge (&test, 1, -1, OBL_UNIT_CHARACTER, "accuse");
  nudge (&test, 0, +1, OBL_UNIT_CHARACTER, "ccuse");
  nudge (&test, 0, +1, OBL_UNIT_WORD, "ccuse");
  obl_session_test_clear (&test);
}

static void
test_delete (void)
{
  OblSessionTest test;
  OblId id;

  g_test_summary ("What is deleted goes, undo brings it back and selects it");
  obl_session_test_init (&test, TEXT);
  id = obl_session_test_mark (&test, "Seoul", 0, "Place")->id;
  obl_session_delete_selected (test.session);
  obl_session_test_settle (&test);
  g_assert_null (obl_session_find_span (test.session, &id));
  g_assert_true (obl_id_is_none (obl_session_get_selected (test.session)));
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  g_assert_nonnull (obl_session_find_span (test.session, &id));
  g_assert_true (obl_id_equal (obl_session_get_selected (test.session), &id));
  obl_session_test_assert_said (&test, "Undone: Delete “Seoul”");
  obl_session_test_clear (&test);
}

static void
test_comment_and_attribute (void)
{
  OblSessionTest test;
  OblId id;

  g_test_summary ("A comment and an attribute are kept, and an empty comment is none");
  obl_session_test_init (&test, TEXT);
  id = obl_session_test_mark (&test, "Seoul", 0, "Place")->id;
  obl_session_set_comment (test.session, &id, "the government, rather");
  obl_session_test_settle (&test);
  obl_session_set_attribute (test.session, &id, "note", "\"capital\"");
  obl_session_test_settle (&test);
  obl_session_test_restart (&test);
  g_assert_cmpstr (obl_session_find_span (test.session, &id)->comment, ==,
                   "the government, rather");
  g_assert_cmpstr (
      obl_attributes_get (obl_session_find_span (test.session, &id)->attributes, "note"), ==,
      "\"capital\"");
  obl_session_set_comment (test.session, &id, "");
  obl_session_test_settle (&test);
  g_assert_null (obl_session_find_span (test.session, &id)->comment);
  obl_session_test_clear (&test);
}

static void
assert_selected (OblSessionTest *test, const char *quote)
{
  const OblSpan *span
      = obl_session_find_span (test->session, obl_session_get_selected (test->session));

  g_assert_nonnull (span);
  g_assert_cmpstr (span->quote, ==, quote);
}

static void
test_walk (void)
{
  OblSessionTest test;

  g_test_summary ("Tab goes through the marks in text order, from where one is, and round");
  obl_session_test_init (&test, TEXT);
  g_assert_false (obl_session_select_next (test.session, 1));
  obl_session_test_mark (&test, "Moscow", 0, "Place");
  obl_session_test_mark (&test, "Seoul", 0, "Place");
  obl_session_test_mark (&test, "Sunday", 0, "Date");
  obl_session_select_next (test.session, 1);
  assert_selected (&test, "Moscow");
  obl_session_select_next (test.session, 1);
  assert_selected (&test, "Seoul");
  obl_session_select_next (test.session, -1);
  assert_selected (&test, "Moscow");
  g_assert_true (obl_session_step_back (test.session));
  g_assert_false (obl_session_step_back (test.session));
  obl_session_test_select_text (&test, "an official", 0);
  obl_session_select_next (test.session, 1);
  assert_selected (&test, "Sunday");
  obl_session_test_clear (&test);
}

/* What the window shows is what the disk has, also when the disk refuses. */
static void
test_failure (void)
{
  OblSessionTest test;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *save_error = NULL;
  guint n = 0;

  g_test_summary ("What cannot be written is not shown; the message stays until the next success");
  obl_session_test_init (&test, TEXT);
  obl_session_test_mark (&test, "Seoul", 0, "Place");
  obl_session_test_open_store (&test);
  edit = obl_edit_begin (test.project.store, "Delete", "another", &error);
  g_assert_no_error (error);
  obl_edit_delete_document (edit, &test.project.document_id, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_clear_pointer (&edit, obl_edit_free);

  n = test.n_marks_changed;
  obl_session_test_select_text (&test, "Moscow", 0);
  obl_session_mark (test.session, "Place");
  obl_session_test_settle (&test);
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  g_assert_cmpuint (test.n_marks_changed, ==, n);
  g_assert_cmpuint (test.failed->len, >, 0);
  g_object_get (test.session, "save-error", &save_error, NULL);
  g_assert_cmpstr (save_error, ==, test.failed->str);

  obl_test_project_undo (&test.project);
  obl_session_test_close_store (&test);
  obl_session_mark (test.session, "Place");
  obl_session_test_settle (&test);
  g_clear_pointer (&save_error, g_free);
  g_object_get (test.session, "save-error", &save_error, NULL);
  g_assert_null (save_error);
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 2);
  obl_session_test_clear (&test);
}

static const char *
get_selected_words (OblSessionTest *test, char **words)
{
  const OblRange range = obl_session_get_text_selection (test->session);

  g_free (*words);
  *words = obl_text_dup_range (obl_session_get_document (test->session)->text, range);
  return *words;
}

/* Fingers are faster than a slow disk. */
static void
test_ahead (void)
{
  OblSessionTest test;
  OblAim seoul;
  OblAim sunday;
  OblSpan *span = NULL;
  g_autofree char *words = NULL;

  g_test_summary ("A key means the words that were selected when it was pressed, and no others go");
  obl_session_test_init (&test, TEXT);
  obl_session_test_select_text (&test, "Seoul", 0);
  obl_session_get_aim (test.session, &seoul);
  obl_session_mark (test.session, "Place");
  g_assert_cmpstr (get_selected_words (&test, &words), ==, "");
  obl_session_test_select_text (&test, "Sunday", 0);
  obl_session_test_settle (&test);
  g_assert_cmpstr (get_selected_words (&test, &words), ==, "Sunday");

  /* Pressed before the mark was there: it means the mark, not the same words once more. */
  obl_session_set_aim (test.session, &seoul);
  obl_session_mark (test.session, "Government");
  obl_session_set_aim (test.session, NULL);
  obl_session_test_settle (&test);
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  span = g_ptr_array_index (obl_session_get_spans (test.session), 0);
  g_assert_cmpstr (span->label, ==, "Government");

  obl_session_get_aim (test.session, &sunday);
  obl_session_test_select_text (&test, "Moscow", 0);
  obl_session_set_aim (test.session, &sunday);
  obl_session_mark (test.session, "Date");
  obl_session_set_aim (test.session, NULL);
  obl_session_test_settle (&test);
  span = obl_session_find_span (test.session, obl_session_get_selected (test.session));
  g_assert_cmpstr (span->quote, ==, "Sunday");
  g_assert_cmpstr (get_selected_words (&test, &words), ==, "Moscow");
  obl_session_test_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/session/mark", test_mark);
  g_test_add_func ("/app/session/exact", test_exact);
  g_test_add_func ("/app/session/same-twice", test_same_twice);
  g_test_add_func ("/app/session/change-label", test_change_label);
  g_test_add_func ("/app/session/parts", test_parts);
  g_test_add_func ("/app/session/nudge", test_nudge);
  g_test_add_func ("/app/session/delete", test_delete);
  g_test_add_func ("/app/session/comment", test_comment_and_attribute);
  g_test_add_func ("/app/session/walk", test_walk);
  g_test_add_func ("/app/session/failure", test_failure);
  g_test_add_func ("/app/session/ahead", test_ahead);
  return g_test_run ();
}
