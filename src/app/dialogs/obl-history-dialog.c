/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that was done to the project.  Read anew whenever something is done or undone; a page
 * of entries at a time, as a project may have a hundred thousand. */
#define G_LOG_DOMAIN "obl-history-dialog"

#include "config.h"

#include "app/dialogs/obl-history-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-dialog.h"

#define PAGE 200

typedef struct {
  OblSession *session;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *more;
  guint limit;
  guint n_done; /* of the entries shown */
} History;

static void
history_free (gpointer data, GClosure *closure)
{
  History *history = data;

  g_object_unref (history->session);
  g_free (history);
}

static char *
dup_when (gint64 created)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (created / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%x %X");
}

static const char *
get_state_text (OblHistoryState state)
{
  switch (state) {
  case OBL_HISTORY_DONE:
    return NULL;
  case OBL_HISTORY_UNDONE:
    return _ ("undone");
  case OBL_HISTORY_SET_ASIDE:
    return _ ("undone and set aside");
  }
  g_assert_not_reached ();
}

static void
undo_to_cb (GtkButton *button, History *history)
{
  const guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "steps"));

  for (guint i = 0; i < n; i++) {
    obl_session_undo (history->session);
  }
}

static GtkWidget *
make_row (History *history, const OblHistoryEntry *entry)
{
  g_autofree char *when = dup_when (entry->created);
  const char *state = get_state_text (entry->state);
  g_autofree char *about = state != NULL
                               ? g_strdup_printf ("%s · %s · %s", when, entry->annotator, state)
                               : g_strdup_printf ("%s · %s", when, entry->annotator);
  g_autofree char *title = g_markup_escape_text (entry->label, -1);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, NULL);

  if (entry->state == OBL_HISTORY_DONE) {
    GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

    history->n_done++;
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, _ ("Undo this and everything after it"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Undo this and everything after it"), -1);
    g_object_set_data (G_OBJECT (button), "steps", GUINT_TO_POINTER (history->n_done));
    g_signal_connect (button, "clicked", G_CALLBACK (undo_to_cb), history);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  } else {
    gtk_widget_add_css_class (row, "dim-label");
  }
  return row;
}

static gpointer
list_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_history_list (store, GPOINTER_TO_UINT (data), error);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  History *history = g_object_get_data (G_OBJECT (window), "history");
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *row = NULL;

  /* The window may have been closed meanwhile; a failure has been told by the session's own. */
  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&entries, NULL)
      || history == NULL || !gtk_widget_get_realized (window)) {
    return;
  }
  while ((row = gtk_widget_get_first_child (history->list)) != NULL) {
    gtk_list_box_remove (GTK_LIST_BOX (history->list), row);
  }
  history->n_done = 0;
  for (guint i = 0; i < entries->len; i++) {
    gtk_list_box_append (GTK_LIST_BOX (history->list),
                         make_row (history, g_ptr_array_index (entries, i)));
  }
  gtk_widget_set_visible (history->more, entries->len == history->limit);
  if (gtk_window_get_focus (GTK_WINDOW (window)) == NULL) {
    gtk_widget_child_focus (history->list, GTK_DIR_TAB_FORWARD);
  }
}

static void
refresh (History *history)
{
  OblService *service = obl_session_get_service (history->session);

  if (service != NULL) {
    obl_service_run_async (service, list_job, GUINT_TO_POINTER (history->limit), NULL,
                           (GDestroyNotify)g_ptr_array_unref, NULL, list_cb,
                           g_object_ref (history->window));
  }
}

/* Something has been done, undone or redone. */
static void
changed_cb (GtkWidget *window)
{
  refresh (g_object_get_data (G_OBJECT (window), "history"));
}

static void
more_cb (History *history)
{
  history->limit += PAGE;
  refresh (history);
}

static GtkWidget *
make_content (History *history)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *empty = gtk_label_new (_ ("Nothing has been done yet. Every change will be listed "
                                       "here, and can be undone, also after a restart."));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "empty-list");
  history->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (history->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (history->list), empty);
  gtk_widget_add_css_class (history->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (history->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  history->more = gtk_button_new_with_label (_ ("Show earlier ones"));
  gtk_widget_set_halign (history->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (history->more, FALSE);
  g_signal_connect_swapped (history->more, "clicked", G_CALLBACK (more_cb), history);

  gtk_box_append (GTK_BOX (inner), history->list);
  gtk_box_append (GTK_BOX (inner), history->more);
  gtk_widget_add_css_class (inner, "dialog-page");
  adw_clamp_set_child (ADW_CLAMP (clamp), inner);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* Its rows take the focus; before they are there it would take it itself, and say nothing. */
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

GtkWindow *
obl_history_dialog_new (GtkWindow *parent, OblSession *session)
{
  History *history = g_new0 (History, 1);
  GtkWidget *window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("History"), "modal", TRUE, "transient-for",
                      parent, "default-width", 520, "default-height", 560, NULL);

  history->session = g_object_ref (session);
  history->window = window;
  history->limit = PAGE;
  adw_window_set_content (ADW_WINDOW (window), make_content (history));
  obl_dialog_close_on_escape (GTK_WINDOW (window));
  g_object_set_data (G_OBJECT (window), "history", history);
  g_signal_connect_data (window, "realize", G_CALLBACK (refresh), history, history_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::redo-label", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  return GTK_WINDOW (window);
}
