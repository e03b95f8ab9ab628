/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/models/obl-record.h"
#include "app/panes/obl-article-row.h"
#include "app/panes/obl-articles-pane.h"
#include "obl-gui-test.h"

static const char *
get_title (GtkWidget *pane, guint position)
{
  g_autoptr (OblRecord) record = g_list_model_get_item (obl_gui_test_get_rows (pane), position);

  return obl_record_get_document (record)->title;
}

static guint
count_rows (GtkWidget *pane)
{
  return g_list_model_get_n_items (obl_gui_test_get_rows (pane));
}

static GtkWidget *
start (OblGuiTest *test)
{
  GtkWidget *pane = obl_articles_pane_new ();

  obl_gui_test_init (test, "One line of text");
  obl_test_project_add (&test->project, "Zebra crossing", "Black and white.");
  obl_test_project_add (&test->project, "Élan", "Something else.");
  obl_gui_test_start (test);
  g_object_set (pane, "session", test->session, NULL);
  obl_gui_test_show (test, pane);
  return pane;
}

static void
test_list (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = start (&test);
  GtkWidget *row;

  g_test_summary ("The articles are listed as imported, the open one selected, each with a name");
  g_assert_cmpuint (count_rows (pane), ==, 3);
  g_assert_cmpstr (get_title (pane, 1), ==, "Zebra crossing");
  g_assert_cmpuint (obl_gui_test_get_selected_row (pane), ==, 0);
  g_assert_nonnull (obl_gui_test_find_label (pane, "3 articles"));
  row = obl_gui_test_find (pane, OBL_TYPE_ARTICLE_ROW, 1);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Zebra crossing, New, 0 marks, 0 claims");
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

static void
test_open (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = start (&test);
  GtkWidget *list = obl_gui_test_find (pane, GTK_TYPE_LIST_VIEW, 0);

  g_test_summary ("Activating a row opens the article; opening one elsewhere selects its row");
  gtk_widget_activate_action (list, "list.activate-item", "u", 2);
  obl_gui_test_settle (&test);
  g_assert_cmpstr (obl_session_get_document (test.session)->title, ==, "Élan");
  g_assert_cmpuint (obl_gui_test_get_selected_row (pane), ==, 2);
  obl_session_step_document (test.session, -1);
  obl_gui_test_settle (&test);
  g_assert_cmpuint (obl_gui_test_get_selected_row (pane), ==, 1);
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

static void
test_filter (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = start (&test);

  g_test_summary ("The filter forgives case and accents; what it hides is counted");
  obl_articles_pane_focus_filter (OBL_ARTICLES_PANE (pane));
  obl_gui_test_type (&test, obl_gui_test_find (pane, GTK_TYPE_SEARCH_ENTRY, 0), "ELAN");
  obl_gui_test_until (count_rows (pane) == 1);
  g_assert_cmpstr (get_title (pane, 0), ==, "Élan");
  g_assert_nonnull (obl_gui_test_find_label (pane, "1 of 3 articles"));
  obl_gui_test_type (&test, obl_gui_test_find (pane, GTK_TYPE_SEARCH_ENTRY, 0), "nowhere");
  obl_gui_test_until (obl_gui_test_find_label (pane, "Nothing found") != NULL);
  obl_gui_test_type (&test, obl_gui_test_find (pane, GTK_TYPE_SEARCH_ENTRY, 0), "");
  obl_gui_test_until (obl_gui_test_find (pane, GTK_TYPE_LIST_VIEW, 0) != NULL
                      && count_rows (pane) == 3);
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

static void
test_sort_and_status (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = start (&test);

  g_test_summary ("Order and status are the pane's actions; a changed status changes the rows");
  gtk_widget_activate_action (pane, "articles.sort", "s", "title");
  g_assert_cmpstr (get_title (pane, 0), ==, "Test");
  g_assert_cmpstr (get_title (pane, 1), ==, "Zebra crossing");
  obl_session_set_status (test.session, OBL_STATUS_DONE);
  obl_gui_test_settle (&test);
  gtk_widget_activate_action (pane, "articles.show", "s", "done");
  g_assert_cmpuint (count_rows (pane), ==, 1);
  g_assert_cmpstr (get_title (pane, 0), ==, "Test");
  g_assert_cmpuint (obl_gui_test_get_selected_row (pane), ==, 0);
  gtk_widget_activate_action (pane, "articles.sort", "s", "status");
  gtk_widget_activate_action (pane, "articles.show", "s", "all");
  g_assert_cmpstr (get_title (pane, 2), ==, "Test");
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

static void
test_no_session (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = start (&test);

  g_test_summary ("Without a session the pane is empty and says what it is for");
  g_object_set (pane, "session", NULL, NULL);
  obl_gui_test_until (obl_gui_test_find_label (pane, "No articles yet") != NULL);
  g_object_set (pane, "session", test.session, NULL);
  g_assert_cmpuint (count_rows (pane), ==, 3);
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

static guint
count_widgets (GtkWidget *root, GType type)
{
  guint n_widgets = 0;

  while (obl_gui_test_find (root, type, n_widgets) != NULL)
    n_widgets++;
  return n_widgets;
}

static void
add_many (OblTestProject *project, guint n_documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Import", "tester", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_documents; i++) {
    g_autoptr (OblDocument) document = obl_document_new ();
    OblBlock block = { .range = { 0, 4 }, .row = -1, .column = -1 };

    document->title = g_strdup_printf ("Article %u", i);
    document->text = obl_text_new ("Text");
    document->html = g_strdup ("<article></article>");
    g_array_append_val (document->blocks, block);
    obl_edit_add_document (edit, document, &error);
    g_assert_no_error (error);
  }
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_many (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *pane = obl_articles_pane_new ();

  g_test_summary ("Of ten thousand articles only those on screen and near it have widgets");
  obl_gui_test_init (&test, "One line of text");
  add_many (&test.project, 10000);
  obl_gui_test_start (&test);
  g_object_set (pane, "session", test.session, NULL);
  obl_gui_test_show (&test, pane);
  g_assert_cmpuint (count_rows (pane), ==, 10001);
  g_assert_cmpuint (count_widgets (pane, OBL_TYPE_ARTICLE_ROW), <, 500);
  gtk_widget_activate_action (pane, "articles.sort", "s", "title");
  g_assert_cmpstr (get_title (pane, 10000), ==, "Test");
  gtk_widget_activate_action (pane, "articles.sort", "s", "import");
  g_assert_cmpstr (get_title (pane, 0), ==, "Test");
  obl_gui_test_finish_widget (&test);
  obl_gui_test_clear (&test);
}

int
main (int argc, char **argv)
{
  obl_gui_test_main_init (&argc, &argv);
  g_test_add_func ("/gui/articles-pane/list", test_list);
  g_test_add_func ("/gui/articles-pane/open", test_open);
  g_test_add_func ("/gui/articles-pane/filter", test_filter);
  g_test_add_func ("/gui/articles-pane/sort-and-status", test_sort_and_status);
  g_test_add_func ("/gui/articles-pane/no-session", test_no_session);
  g_test_add_func ("/gui/articles-pane/many", test_many);
  return g_test_run ();
}
