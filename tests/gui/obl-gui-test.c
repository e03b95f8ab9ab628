/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "obl-gui-test.h"

void
obl_gui_test_main_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}

void
obl_gui_test_init (OblGuiTest *test, const char *text)
{
  obl_test_project_init (&test->project, text);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OblGuiTest *test = user_data;
  g_autoptr (GError) error = NULL;

  test->service = obl_service_open_finish (result, &error);
  g_assert_no_error (error);
}

void
obl_gui_test_start (OblGuiTest *test)
{
  g_clear_pointer (&test->project.store, obl_store_close);
  obl_service_open_async (test->project.path, NULL, NULL, opened_cb, test);
  obl_gui_test_until (test->service != NULL);
  test->session = obl_session_new (test->service, "tester");
  obl_gui_test_until (obl_session_is_loaded (test->session));
  obl_session_open_document (test->session, &test->project.document_id);
  obl_gui_test_until (obl_session_get_document (test->session) != NULL);
  obl_gui_test_settle (test);
}

/* GTK takes the focus from a hidden widget when it draws the next frame. */
static gboolean
focuses_hidden_widget (OblGuiTest *test)
{
  GtkWidget *focus = test->window == NULL ? NULL : gtk_root_get_focus (GTK_ROOT (test->window));

  return focus != NULL && !gtk_widget_get_mapped (focus);
}

void
obl_gui_test_settle (OblGuiTest *test)
{
  obl_gui_test_until ((test->session == NULL || obl_session_is_settled (test->session))
                      && !focuses_hidden_widget (test) && !g_main_context_pending (NULL));
}

void
obl_gui_test_show (OblGuiTest *test, GtkWidget *widget)
{
  test->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (test->window), 320, 700);
  adw_window_set_content (ADW_WINDOW (test->window), widget);
  gtk_window_present (GTK_WINDOW (test->window));
  obl_gui_test_until (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0);
  /* No window manager gives it the keyboard, and before it was there it could not take it. */
  gtk_window_present (GTK_WINDOW (test->window));
  obl_gui_test_until (gtk_window_is_active (GTK_WINDOW (test->window)));
  obl_gui_test_settle (test);
}

void
obl_gui_test_finish_widget (OblGuiTest *test)
{
  GtkWidget *widget = g_object_ref (adw_window_get_content (ADW_WINDOW (test->window)));

  adw_window_set_content (ADW_WINDOW (test->window), NULL);
  gtk_window_destroy (GTK_WINDOW (test->window));
  test->window = NULL;
  obl_gui_test_settle (test);
  g_assert_finalize_object (widget);
}

void
obl_gui_test_clear (OblGuiTest *test)
{
  obl_gui_test_settle (test);
  obl_session_close (test->session);
  g_clear_object (&test->session);
  g_clear_object (&test->service);
  obl_test_project_clear (&test->project);
}

GListModel *
obl_gui_test_get_rows (GtkWidget *root)
{
  GtkWidget *list = obl_gui_test_find (root, GTK_TYPE_LIST_VIEW, 0);

  g_assert_nonnull (list);
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

void
obl_gui_test_choose_row (GtkWidget *root, guint position)
{
  GListModel *rows = obl_gui_test_get_rows (root);

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), position);
}

guint
obl_gui_test_get_selected_row (GtkWidget *root)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (obl_gui_test_get_rows (root)));
}

void
obl_gui_test_type (OblGuiTest *test, GtkWidget *editable, const char *words)
{
  g_assert_true (gtk_widget_grab_focus (editable));
  gtk_editable_set_text (GTK_EDITABLE (editable), words);
  obl_gui_test_settle (test);
}

static gpointer
count_history_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_history_list (store, 0, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gpointer list = NULL;
  g_autoptr (GError) error = NULL;

  obl_service_run_finish (OBL_SERVICE (source), result, &list, &error);
  g_assert_no_error (error);
  *(gpointer *)user_data = list;
}

guint
obl_gui_test_count_history (OblGuiTest *test)
{
  GPtrArray *list = NULL;
  guint n_entries;

  obl_gui_test_settle (test);
  obl_service_run_async (test->service, count_history_job, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, counted_cb, &list);
  obl_gui_test_until (list != NULL);
  n_entries = list->len;
  g_ptr_array_unref (list);
  return n_entries;
}

static GtkWidget *
find (GtkWidget *root,
      gboolean (*is_it) (GtkWidget *, gconstpointer),
      gconstpointer data,
      guint *nth)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (is_it (root, data) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, is_it, data, nth);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *)data);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer data)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return tooltip != NULL && g_str_has_prefix (tooltip, data);
}

GtkWidget *
obl_gui_test_find (GtkWidget *root, GType type, guint nth)
{
  return find (root, is_of_type, &type, &nth);
}

GtkWidget *
obl_gui_test_find_label (GtkWidget *root, const char *text)
{
  guint nth = 0;

  return find (root, has_text, text, &nth);
}

GtkWidget *
obl_gui_test_find_tooltip (GtkWidget *root, const char *tooltip)
{
  guint nth = 0;

  return find (root, has_tooltip, tooltip, &nth);
}
