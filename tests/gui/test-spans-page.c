/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/models/obl-record.h"
#include "app/panes/obl-inspector-pane.h"
#include "app/panes/obl-mention-list.h"
#include "app/panes/obl-span-inspector.h"
#include "app/panes/obl-span-row.h"
#include "obl-gui-test.h"

static const char text[] = "Ada Lindqvist spoke.\nLindqvist denied it.\nThe Courier wrote of Ada.";

typedef struct {
  OblGuiTest gui;
  GtkWidget *pane;
  OblId full_name; /* spans, in text order */
  OblId surname;
  OblId paper;
  OblId first_name;
} Fixture;

static void
start (Fixture *fixture)
{
  OblTestProject *project = &fixture->gui.project;

  obl_gui_test_init (&fixture->gui, text);
  fixture->full_name = obl_test_project_mark (project, "Ada Lindqvist", 0, "Person");
  fixture->surname = obl_test_project_mark (project, "Lindqvist", 1, "Person");
  fixture->paper = obl_test_project_mark (project, "The Courier", 0, "Media");
  fixture->first_name = obl_test_project_mark (project, "Ada", 1, "Person");
  obl_gui_test_start (&fixture->gui);
  fixture->pane = obl_inspector_pane_new ();
  g_object_set (fixture->pane, "session", fixture->gui.session, NULL);
  obl_gui_test_show (&fixture->gui, fixture->pane);
}

static void
finish (Fixture *fixture)
{
  obl_gui_test_finish_widget (&fixture->gui);
  obl_gui_test_clear (&fixture->gui);
}

static void
select_mark (Fixture *fixture, const OblId *id)
{
  obl_session_select (fixture->gui.session, id);
  obl_gui_test_settle (&fixture->gui);
}

static const OblSpan *
get_span (Fixture *fixture, const OblId *id)
{
  return obl_session_find_span (fixture->gui.session, id);
}

static void
test_rows (void)
{
  Fixture fixture = { 0 };
  GtkWidget *row;

  g_test_summary ("Marks are listed in text order; list and session select the same one");
  start (&fixture);
  g_assert_cmpuint (g_list_model_get_n_items (obl_gui_test_get_rows (fixture.pane)), ==, 4);
  g_assert_cmpuint (obl_gui_test_get_selected_row (fixture.pane), ==, GTK_INVALID_LIST_POSITION);
  g_assert_null (obl_gui_test_find (fixture.pane, OBL_TYPE_SPAN_INSPECTOR, 0));
  row = obl_gui_test_find (fixture.pane, OBL_TYPE_SPAN_ROW, 2);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Media: The Courier");

  select_mark (&fixture, &fixture.surname);
  g_assert_cmpuint (obl_gui_test_get_selected_row (fixture.pane), ==, 1);
  g_assert_nonnull (obl_gui_test_find (fixture.pane, OBL_TYPE_SPAN_INSPECTOR, 0));
  obl_gui_test_choose_row (fixture.pane, 3);
  obl_gui_test_settle (&fixture.gui);
  g_assert_true (
      obl_id_equal (obl_session_get_selected (fixture.gui.session), &fixture.first_name));
  select_mark (&fixture, &OBL_ID_NONE);
  g_assert_cmpuint (obl_gui_test_get_selected_row (fixture.pane), ==, GTK_INVALID_LIST_POSITION);
  g_assert_null (obl_gui_test_find (fixture.pane, OBL_TYPE_SPAN_INSPECTOR, 0));
  finish (&fixture);
}

static void
test_looking_changes_nothing (void)
{
  Fixture fixture = { 0 };
  guint n_entries;

  g_test_summary ("Showing one mark after another makes no edit");
  start (&fixture);
  n_entries = obl_gui_test_count_history (&fixture.gui);
  for (int i = 0; i < 9; i++) {
    obl_session_select_next (fixture.gui.session, 1);
    obl_gui_test_settle (&fixture.gui);
  }
  g_assert_cmpuint (obl_gui_test_count_history (&fixture.gui), ==, n_entries);
  finish (&fixture);
}

static void
test_filter (void)
{
  Fixture fixture = { 0 };

  g_test_summary ("The filter looks at words and labels; a selected row stays selected in it");
  start (&fixture);
  select_mark (&fixture, &fixture.surname);
  obl_gui_test_type (&fixture.gui, obl_gui_test_find (fixture.pane, GTK_TYPE_SEARCH_ENTRY, 0),
                     "lindq");
  obl_gui_test_until (g_list_model_get_n_items (obl_gui_test_get_rows (fixture.pane)) == 2);
  g_assert_cmpuint (obl_gui_test_get_selected_row (fixture.pane), ==, 1);
  obl_gui_test_type (&fixture.gui, obl_gui_test_find (fixture.pane, GTK_TYPE_SEARCH_ENTRY, 0),
                     "media");
  obl_gui_test_until (g_list_model_get_n_items (obl_gui_test_get_rows (fixture.pane)) == 1);
  g_assert_cmpuint (obl_gui_test_get_selected_row (fixture.pane), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (obl_id_equal (obl_session_get_selected (fixture.gui.session), &fixture.surname));
  finish (&fixture);
}

static void
test_label (void)
{
  Fixture fixture = { 0 };
  GtkWidget *drop_down;

  g_test_summary ("Another label in the drop-down is the mark's label, and undo takes it back");
  start (&fixture);
  select_mark (&fixture, &fixture.paper);
  drop_down = obl_gui_test_find (fixture.pane, GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  obl_gui_test_settle (&fixture.gui);
  g_assert_cmpstr (get_span (&fixture, &fixture.paper)->label, ==, "Organization");
  obl_session_undo (fixture.gui.session);
  obl_gui_test_settle (&fixture.gui);
  g_assert_cmpstr (get_span (&fixture, &fixture.paper)->label, ==, "Media");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 4);
  finish (&fixture);
}

static GtkWidget *
find_comment (GtkWidget *pane)
{
  return obl_gui_test_find (pane, GTK_TYPE_TEXT_VIEW, 0);
}

static void
test_typing_is_not_lost (void)
{
  Fixture fixture = { 0 };
  GtkTextBuffer *buffer;
  g_autofree char *shown = NULL;

  g_test_summary ("A comment being typed goes to its own mark when another is selected");
  start (&fixture);
  select_mark (&fixture, &fixture.full_name);
  gtk_widget_grab_focus (find_comment (fixture.pane));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_comment (fixture.pane)));
  gtk_text_buffer_set_text (buffer, "the mayor", -1);
  obl_session_select_next (fixture.gui.session, 1);
  obl_gui_test_settle (&fixture.gui);
  g_assert_cmpstr (get_span (&fixture, &fixture.full_name)->comment, ==, "the mayor");
  g_assert_null (get_span (&fixture, &fixture.surname)->comment);
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "");
  finish (&fixture);
}

static void
test_typing_is_not_lost_with_session (void)
{
  Fixture fixture = { 0 };
  GtkTextBuffer *buffer;

  g_test_summary ("A comment being typed is stored when the session goes");
  start (&fixture);
  select_mark (&fixture, &fixture.paper);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_comment (fixture.pane)));
  gtk_text_buffer_set_text (buffer, "local", -1);
  g_object_set (fixture.pane, "session", NULL, NULL);
  obl_gui_test_settle (&fixture.gui);
  g_assert_cmpstr (get_span (&fixture, &fixture.paper)->comment, ==, "local");
  finish (&fixture);
}

/* The picker's field. */
static GtkWidget *
find_picker (GtkWidget *pane)
{
  GtkWidget *inspector = obl_gui_test_find (pane, OBL_TYPE_SPAN_INSPECTOR, 0);

  return obl_gui_test_find (inspector, GTK_TYPE_ENTRY, 0);
}

static void
link_new (Fixture *fixture, const OblId *span_id)
{
  GtkWidget *entry;

  select_mark (fixture, span_id);
  obl_inspector_pane_focus_entity (OBL_INSPECTOR_PANE (fixture->pane));
  entry = find_picker (fixture->pane);
  g_signal_emit_by_name (entry, "activate");
  obl_gui_test_settle (&fixture->gui);
}

static void
test_new_entity (void)
{
  Fixture fixture = { 0 };
  const OblEntity *entity;

  g_test_summary ("Enter in the empty project makes an entity named as the words are");
  start (&fixture);
  link_new (&fixture, &fixture.full_name);
  entity = obl_session_find_entity (fixture.gui.session,
                                    &get_span (&fixture, &fixture.full_name)->entity_id);
  g_assert_nonnull (entity);
  g_assert_cmpstr (entity->name, ==, "Ada Lindqvist");
  g_assert_cmpstr (entity->type, ==, "Person");
  g_assert_nonnull (obl_gui_test_find_tooltip (fixture.pane, "Show the entity “Ada Lindqvist”"));
  finish (&fixture);
}

static void
test_pick_entity (void)
{
  Fixture fixture = { 0 };
  GtkWidget *list;
  OblId entity_id;

  g_test_summary ("A typed beginning offers the article's entity, Enter links it; others light up");
  start (&fixture);
  link_new (&fixture, &fixture.full_name);
  entity_id = get_span (&fixture, &fixture.full_name)->entity_id;

  select_mark (&fixture, &fixture.surname);
  obl_gui_test_type (&fixture.gui, find_picker (fixture.pane), "Ada");
  g_signal_emit_by_name (find_picker (fixture.pane), "activate");
  obl_gui_test_settle (&fixture.gui);
  g_assert_true (obl_id_equal (&get_span (&fixture, &fixture.surname)->entity_id, &entity_id));
  g_assert_nonnull (obl_gui_test_find_label (fixture.pane, "1 other mention in this article"));

  list = obl_gui_test_find (obl_gui_test_find (fixture.pane, OBL_TYPE_MENTION_LIST, 0),
                            GTK_TYPE_LIST_VIEW, 0);
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  obl_gui_test_settle (&fixture.gui);
  g_assert_true (obl_id_equal (obl_session_get_selected (fixture.gui.session), &fixture.full_name));

  g_signal_emit_by_name (obl_gui_test_find_tooltip (fixture.pane, "Unlink from this entity"),
                         "clicked");
  obl_gui_test_settle (&fixture.gui);
  g_assert_true (obl_id_is_none (&get_span (&fixture, &fixture.full_name)->entity_id));
  finish (&fixture);
}

static void
test_hasty_enter (void)
{
  Fixture fixture = { 0 };
  OblId entity_id;

  g_test_summary ("The words of a mention that are only a part of a name do not link to it");
  start (&fixture);
  link_new (&fixture, &fixture.full_name);
  entity_id = get_span (&fixture, &fixture.full_name)->entity_id;
  link_new (&fixture, &fixture.first_name);
  g_assert_false (obl_id_is_none (&get_span (&fixture, &fixture.first_name)->entity_id));
  g_assert_false (obl_id_equal (&get_span (&fixture, &fixture.first_name)->entity_id, &entity_id));
  finish (&fixture);
}

static void
test_pages (void)
{
  Fixture fixture = { 0 };
  AdwViewStack *stack;

  g_test_summary ("A linked entity opens on its page; a mark without one brings annotations back");
  start (&fixture);
  link_new (&fixture, &fixture.full_name);
  stack = ADW_VIEW_STACK (obl_gui_test_find (fixture.pane, ADW_TYPE_VIEW_STACK, 0));
  g_signal_emit_by_name (obl_gui_test_find_tooltip (fixture.pane, "Show the entity"), "clicked");
  obl_gui_test_settle (&fixture.gui);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "entities");
  select_mark (&fixture, &fixture.paper);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "annotations");
  finish (&fixture);
}

static void
test_dense (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = obl_inspector_pane_new ();
  g_autoptr (GString) words = g_string_new ("word");
  g_autoptr (GError) error = NULL;
  OblEdit *edit;
  guint n_rows = 0;

  g_test_summary ("Of ten thousand marks only those on screen and near it have widgets");
  for (guint i = 1; i < 10000; i++)
    g_string_append (words, " word");
  obl_gui_test_init (&test, words->str);
  edit = obl_edit_begin (test.project.store, "Mark all", "tester", &error);
  g_assert_no_error (error);
  for (guint32 i = 0; i < 10000; i++) {
    g_autoptr (OblSpan) span = obl_span_new ();

    span->document_id = test.project.document_id;
    span->label = g_strdup ("Event");
    obl_span_add_fragment (span, 5 * i, 5 * i + 4);
    obl_edit_put_span (edit, span, &error);
    g_assert_no_error (error);
  }
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  obl_edit_free (edit);
  obl_gui_test_start (&test);
  g_object_set (pane, "session", test.session, NULL);
  obl_gui_test_show (&test, pane);
  g_assert_cmpuint (g_list_model_get_n_items (obl_gui_test_get_rows (pane)), ==, 10000);
  while (obl_gui_test_find (pane, OBL_TYPE_SPAN_ROW, n_rows) != NULL)
    n_rows++;
  g_assert_cmpuint (n_rows, <, 500);
  obl_session_select (test.session,
                      &((OblSpan *)obl_session_get_spans (test.session)->pdata[9000])->id);
  obl_gui_test_settle (&test);
  g_assert_cmpuint (obl_gui_test_get_selected_row (pane), ==, 9000);
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

int
main (int argc, char **argv)
{
  obl_gui_test_main_init (&argc, &argv);
  g_test_add_func ("/gui/spans-page/rows", test_rows);
  g_test_add_func ("/gui/spans-page/looking-changes-nothing", test_looking_changes_nothing);
  g_test_add_func ("/gui/spans-page/filter", test_filter);
  g_test_add_func ("/gui/spans-page/label", test_label);
  g_test_add_func ("/gui/spans-page/typing-is-not-lost", test_typing_is_not_lost);
  g_test_add_func ("/gui/spans-page/typing-is-not-lost-with-session",
                   test_typing_is_not_lost_with_session);
  g_test_add_func ("/gui/spans-page/new-entity", test_new_entity);
  g_test_add_func ("/gui/spans-page/pick-entity", test_pick_entity);
  g_test_add_func ("/gui/spans-page/hasty-enter", test_hasty_enter);
  g_test_add_func ("/gui/spans-page/pages", test_pages);
  g_test_add_func ("/gui/spans-page/dense", test_dense);
  return g_test_run ();
}
