/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project on disk, a session over it, and a window to show a pane in. */
#pragma once

#include "app/shell/obl-session.h"
#include "obl-test-project.h"

typedef struct {
  OblTestProject project; /* its store is open until obl_gui_test_start() */
  OblService *service;
  OblSession *session;
  GtkWidget *window;
} OblGuiTest;

/* Waits for @condition; a test that waits in vain is ended by meson. */
#define obl_gui_test_until(condition)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
  }                                                                                                \
  G_STMT_END

/* GTK, libadwaita and GTest; for main(). */
void obl_gui_test_main_init (int *argc, char ***argv);

void obl_gui_test_init (OblGuiTest *test, const char *text);
/* Closes the store, opens the session on the project and its first article. */
void obl_gui_test_start (OblGuiTest *test);
/* Until the session has written and shown everything, and GTK has nothing left to do. */
void obl_gui_test_settle (OblGuiTest *test);
/* Shows @widget (a floating reference, taken) in a window of 320 × 700 pixels. */
void obl_gui_test_show (OblGuiTest *test, GtkWidget *widget);
/* The rows of the first list in @root: OblRecord, as filtered and sorted; owned by the list. */
GListModel *obl_gui_test_get_rows (GtkWidget *root);
/* Makes a row the selected one, as a click does. */
void obl_gui_test_choose_row (GtkWidget *root, guint position);
guint obl_gui_test_get_selected_row (GtkWidget *root);
/* Puts the focus on @editable and replaces its text. */
void obl_gui_test_type (OblGuiTest *test, GtkWidget *editable, const char *words);
/* How many entries the history has. */
guint obl_gui_test_count_history (OblGuiTest *test);

/* Takes the widget out of the window and asserts that nothing else holds it. */
void obl_gui_test_finish_widget (OblGuiTest *test);
void obl_gui_test_clear (OblGuiTest *test);

/* The @nth (from 0) descendant of that type in reading order that is mapped, or NULL. */
GtkWidget *obl_gui_test_find (GtkWidget *root, GType type, guint nth);
/* The first mapped label with just this text, or NULL. */
GtkWidget *obl_gui_test_find_label (GtkWidget *root, const char *text);
/* The first mapped widget with that tooltip, or one that begins so; or NULL. */
GtkWidget *obl_gui_test_find_tooltip (GtkWidget *root, const char *tooltip);
