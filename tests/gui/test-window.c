/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template of the shell and the dialogues can be made, shown and let go; commands wait for
 * one another. */
#include "config.h"

#include "app/dialogs/obl-export-dialog.h"
#include "app/dialogs/obl-history-dialog.h"
#include "app/dialogs/obl-keys-dialog.h"
#include "app/dialogs/obl-new-project-dialog.h"
#include "app/dialogs/obl-preferences.h"
#include "app/shell/obl-application.h"
#include "app/shell/obl-settings.h"
#include "app/shell/obl-window.h"
#include "obl-gui-test.h"

#define TEXT "Seoul accused Pyongyang of lying."

static void
show_and_let_go (GtkWindow *window)
{
  g_object_ref (window);
  gtk_window_present (window);
  obl_gui_test_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  while (g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, FALSE);
  }
  gtk_window_destroy (window);
  while (g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_finalize_object (window);
}

static void
test_dialogs (void)
{
  OblGuiTest test = { 0 };
  g_autoptr (GSettings) settings = obl_settings_new (NULL);
  const char *const articles[] = { "/nowhere/an article.txt", NULL };

  g_test_summary ("Every dialogue can be shown and closed");
  obl_gui_test_init (&test, TEXT);
  obl_gui_test_start (&test);
  show_and_let_go (obl_preferences_new (NULL, settings));
  show_and_let_go (obl_keys_dialog_new (NULL, NULL));
  show_and_let_go (obl_keys_dialog_new (NULL, obl_session_get_label_set (test.session)));
  show_and_let_go (obl_new_project_dialog_new (NULL, NULL));
  show_and_let_go (obl_new_project_dialog_new (NULL, articles));
  show_and_let_go (obl_history_dialog_new (NULL, test.session));
  show_and_let_go (obl_export_dialog_new (NULL, test.session));
  obl_gui_test_clear (&test);
}

static OblWindow *
open_window (OblGuiTest *test, GSettings *settings)
{
  OblWindow *window = obl_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  obl_window_open (window, test->project.path, NULL, NULL);
  obl_gui_test_until (obl_window_get_session (window) != NULL
                      && obl_session_get_document (obl_window_get_session (window)) != NULL
                      && obl_session_is_settled (obl_window_get_session (window)));
  return window;
}

static void
settle (OblSession *session)
{
  obl_gui_test_until (obl_session_is_settled (session) && !g_main_context_pending (NULL));
}

static void
test_window (void)
{
  OblGuiTest test = { 0 };
  g_autoptr (GSettings) settings = obl_settings_new (NULL);
  OblWindow *window = NULL;
  OblSession *session = NULL;
  const OblSpan *span = NULL;

  g_test_summary ("Commands given in one breath mean what they would mean one by one");
  obl_gui_test_init (&test, TEXT);
  g_clear_pointer (&test.project.store, obl_store_close);
  window = open_window (&test, settings);
  session = obl_window_get_session (window);
  obl_session_set_text_selection (session, (OblRange){ 6, 13 });
  gtk_widget_activate_action (GTK_WIDGET (window), "win.mark", "s", "Event");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.mark", "s", "Place");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.nudge", "s", "end-right");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.nudge", "s", "end-left-character");
  settle (session);
  g_assert_cmpuint (obl_session_get_spans (session)->len, ==, 1);
  span = g_ptr_array_index (obl_session_get_spans (session), 0);
  g_assert_cmpstr (span->label, ==, "Place");
  g_assert_cmpstr (span->quote, ==, "accused Pyongyan");
  for (guint i = 0; i < 4; i++) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  }
  settle (session);
  g_assert_cmpuint (obl_session_get_spans (session)->len, ==, 0);

  /* Closing stores what is being typed and closes the project; nothing holds the window after. */
  g_object_ref (window);
  gtk_window_close (GTK_WINDOW (window));
  while (g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_finalize_object (window);
  obl_test_project_reopen (&test.project);
  obl_test_project_assert_whole (&test.project);
  obl_test_project_clear (&test.project);
}

static void
test_look (void)
{
  g_autoptr (GSettings) settings = obl_settings_new (NULL);
  g_autoptr (OblPageLook) plain = NULL;
  g_autoptr (OblPageLook) labelled = NULL;
  g_autoptr (OblPageLook) wide = NULL;

  g_test_summary ("Lines stand further apart where labels stand between them, and only there");
  plain = obl_settings_dup_look (settings, FALSE, FALSE);
  g_settings_set_string (settings, "label-chips", "always");
  labelled = obl_settings_dup_look (settings, FALSE, FALSE);
  g_assert_cmpfloat (labelled->leading, >, plain->leading);
  g_settings_set_double (settings, "reading-leading", 2.2);
  wide = obl_settings_dup_look (settings, FALSE, FALSE);
  g_assert_cmpfloat (wide->leading, ==, 2.2);
  g_settings_reset (settings, "reading-leading");
  g_settings_set_boolean (settings, "plain-text", TRUE);
  obl_page_look_free (labelled);
  labelled = obl_settings_dup_look (settings, FALSE, FALSE);
  g_assert_cmpfloat (labelled->leading, ==, plain->leading);
  g_settings_reset (settings, "plain-text");
  g_settings_reset (settings, "label-chips");
}

static void
test_settings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = obl_settings_new (&error);
  g_autofree char *name = NULL;
  g_autofree char *article = NULL;
  g_auto (GStrv) recent = NULL;

  g_test_summary ("Recent projects, the latest first, each once; and where one was in them");
  g_assert_no_error (error);
  obl_settings_add_recent (settings, "/nowhere/a.obelus");
  obl_settings_add_recent (settings, "/nowhere/b.obelus");
  obl_settings_set_last_article (settings, "/nowhere/a.obelus", "one");
  obl_settings_set_last_article (settings, "/nowhere/b.obelus", "two");
  obl_settings_add_recent (settings, "/nowhere/a.obelus");
  recent = g_settings_get_strv (settings, "recent-projects");
  g_assert_cmpstr (recent[0], ==, "/nowhere/a.obelus");
  g_assert_cmpstr (recent[1], ==, "/nowhere/b.obelus");
  g_clear_pointer (&recent, g_strfreev);
  recent = obl_settings_list_recent (settings);
  g_assert_null (recent[0]); /* they are not there */
  article = obl_settings_dup_last_article (settings, "/nowhere/a.obelus");
  g_assert_cmpstr (article, ==, "one");
  g_settings_set_string (settings, "annotator", "  Ada ");
  name = obl_settings_dup_annotator (settings);
  g_assert_cmpstr (name, ==, "Ada");
}

int
main (int argc, char *argv[])
{
  obl_gui_test_main_init (&argc, &argv);
  g_test_add_func ("/gui/settings", test_settings);
  g_test_add_func ("/gui/look", test_look);
  g_test_add_func ("/gui/dialogs", test_dialogs);
  g_test_add_func ("/gui/window", test_window);
  return g_test_run ();
}
