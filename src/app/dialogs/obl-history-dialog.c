/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that was done to the project, the latest first, and the way back to any of it.
 *
 * Choosing an entry shows what going there would take back or do again; Enter, a double click or the
 * button goes.  Read anew whenever something is done or undone; a page of entries at a time, as a
 * project may have a hundred thousand. */
#define G_LOG_DOMAIN "obl-history-dialog"

#include "config.h"

#include "app/dialogs/obl-history-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/obl-history-row.h"
#include "app/widgets/obl-dialog.h"

#define PAGE 200

typedef struct {
  OblSession *session;
  GtkWidget *window;
  GtkListBox *list;
  GPtrArray *rows;      /* OblHistoryRow of the entries, as listed; the list owns them */
  GtkWidget *beginning; /* below them once all are there, or NULL */
  GtkWidget *more;
  GtkWidget *foot;
  GtkWidget *way; /* how one would get to the chosen entry */
  GtkWidget *go;
  guint limit;
} History;

static void
history_free (gpointer data, GClosure *closure)
{
  History *history = data;

  g_object_unref (history->session);
  g_ptr_array_unref (history->rows);
  g_free (history);
}

/* --- The way to an entry ---------------------------------------------------------------------- */

static OblFate
get_fate (OblHistoryRow *row, OblHistoryRow *chosen)
{
  const OblHistoryState state = obl_history_row_get_state (row);
  const gint64 number = obl_history_row_get_number (row);

  if (chosen == NULL || state != obl_history_row_get_state (chosen)) {
    return OBL_FATE_STAYS;
  }
  if (state == OBL_HISTORY_DONE && number > obl_history_row_get_number (chosen)) {
    return OBL_FATE_TAKEN_BACK;
  }
  if (state == OBL_HISTORY_UNDONE && number <= obl_history_row_get_number (chosen)) {
    return OBL_FATE_DONE_AGAIN;
  }
  return OBL_FATE_STAYS;
}

static char *
dup_way (OblHistoryRow *chosen, guint n_steps)
{
  if (chosen == NULL) {
    return g_strdup ("");
  }
  switch (obl_history_row_get_state (chosen)) {
  case OBL_HISTORY_DONE:
    return n_steps == 0
               ? g_strdup (_ ("This is how the project is now"))
               : g_strdup_printf (ngettext ("Goes back %u change", "Goes back %u changes", n_steps),
                                  n_steps);
  case OBL_HISTORY_UNDONE:
    return g_strdup_printf (ngettext ("Does %u change again", "Does %u changes again", n_steps),
                            n_steps);
  case OBL_HISTORY_SET_ASIDE:
    return g_strdup (_ ("Undone before something else was done: kept here, and nothing leads back "
                        "to it"));
  }
  g_assert_not_reached ();
}

static void
show_way (History *history)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (history->list);
  OblHistoryRow *chosen = row != NULL ? OBL_HISTORY_ROW (row) : NULL;
  g_autofree char *way = NULL;
  guint n_steps = 0;
  gboolean again;

  /* As the window goes, its rows do one by one, and what is chosen changes. */
  if (!gtk_widget_get_realized (history->window)) {
    return;
  }
  for (guint i = 0; i < history->rows->len; i++) {
    OblHistoryRow *other = g_ptr_array_index (history->rows, i);
    const OblFate fate = get_fate (other, chosen);

    n_steps += fate != OBL_FATE_STAYS;
    obl_history_row_set_fate (other, fate);
  }
  again = chosen != NULL && obl_history_row_get_state (chosen) == OBL_HISTORY_UNDONE;
  way = dup_way (chosen, n_steps);
  gtk_label_set_text (GTK_LABEL (history->way), way);
  gtk_widget_remove_css_class (history->way, "error");
  gtk_button_set_label (GTK_BUTTON (history->go), again ? _ ("Do again") : _ ("Go back"));
  gtk_widget_set_sensitive (history->go, n_steps > 0);
}

static void
go_cb (History *history)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (history->list);

  if (row != NULL && gtk_widget_get_sensitive (history->go)) {
    /* Until it is listed how that went. */
    gtk_widget_set_sensitive (history->go, FALSE);
    obl_session_go_in_history (history->session,
                               obl_history_row_get_number (OBL_HISTORY_ROW (row)));
  }
}

/* Below the window that this one is over, it would not be seen. */
static void
failed_cb (GtkWidget *window, const char *message)
{
  History *history = g_object_get_data (G_OBJECT (window), "history");

  show_way (history);
  gtk_label_set_text (GTK_LABEL (history->way), message);
  gtk_widget_add_css_class (history->way, "error");
}

/* --- The list --------------------------------------------------------------------------------- */

static void
clear_rows (History *history)
{
  for (guint i = 0; i < history->rows->len; i++) {
    gtk_list_box_remove (history->list, g_ptr_array_index (history->rows, i));
  }
  if (history->beginning != NULL) {
    gtk_list_box_remove (history->list, history->beginning);
  }
  g_ptr_array_set_size (history->rows, 0);
  history->beginning = NULL;
}

/* Whether the rows that are there are the first of @entries. */
static gboolean
goes_on (History *history, GPtrArray *entries)
{
  for (guint i = 0; i < history->rows->len; i++) {
    if (i == entries->len
        || obl_history_row_get_number (g_ptr_array_index (history->rows, i))
               != ((const OblHistoryEntry *)g_ptr_array_index (entries, i))->number) {
      return FALSE;
    }
  }
  return TRUE;
}

/* The number of the latest entry that is done. */
static gint64
find_now (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const OblHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->state == OBL_HISTORY_DONE) {
      return entry->number;
    }
  }
  return OBL_HISTORY_BEGINNING;
}

static GtkWidget *
show_rows (History *history, GPtrArray *entries, gint64 now)
{
  GtkWidget *current = NULL;

  for (guint i = 0; i < entries->len; i++) {
    const OblHistoryEntry *entry = g_ptr_array_index (entries, i);
    GtkWidget *row = NULL;

    if (i == history->rows->len) {
      row = obl_history_row_new ();
      g_ptr_array_add (history->rows, row);
      gtk_list_box_insert (history->list, row, (int)i);
    }
    row = g_ptr_array_index (history->rows, i);
    obl_history_row_show (OBL_HISTORY_ROW (row), entry, entry->number == now);
    if (entry->number == now) {
      current = row;
    }
  }
  return current;
}

static GtkWidget *
show_beginning (History *history, gint64 now)
{
  if (history->beginning == NULL) {
    history->beginning = obl_history_row_new ();
    gtk_list_box_append (history->list, history->beginning);
  }
  obl_history_row_show (OBL_HISTORY_ROW (history->beginning), NULL, now == OBL_HISTORY_BEGINNING);
  return history->beginning;
}

static void refresh (History *history);

static void
show_entries (History *history, GPtrArray *entries)
{
  const gboolean is_all = entries->len < history->limit;
  const gint64 now = find_now (entries);
  GtkWidget *current = NULL;

  if (!is_all && now == OBL_HISTORY_BEGINNING) {
    /* So much has been undone that where one is stands further down. */
    history->limit *= 2;
    refresh (history);
    return;
  }
  if (!goes_on (history, entries)) {
    clear_rows (history);
  }
  current = show_rows (history, entries, now);
  if (is_all && entries->len > 0) {
    GtkWidget *beginning = show_beginning (history, now);

    current = current != NULL ? current : beginning;
  }
  gtk_widget_set_visible (history->more, !is_all);
  gtk_widget_set_visible (history->foot, entries->len > 0);
  if (current != NULL && gtk_list_box_get_selected_row (history->list) == NULL) {
    gtk_list_box_select_row (history->list, GTK_LIST_BOX_ROW (current));
    gtk_widget_grab_focus (current);
  }
  show_way (history);
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

  /* The window may have been closed meanwhile; a failure has been told by the session's own. */
  if (obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&entries, NULL)
      && history != NULL && gtk_widget_get_realized (window)) {
    show_entries (history, entries);
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

/* --- Making it -------------------------------------------------------------------------------- */

/* Tab leaves the list, as it leaves any other: GTK would go from row to row, through all of them. */
static gboolean
tab_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        History *history)
{
  GtkWidget *const others[] = { history->more, history->go };
  const gboolean is_back = keyval == GDK_KEY_ISO_Left_Tab;

  if ((keyval != GDK_KEY_Tab && !is_back) || (state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    GtkWidget *other = others[is_back ? G_N_ELEMENTS (others) - 1 - i : i];

    if (gtk_widget_get_mapped (other) && gtk_widget_grab_focus (other))
      break;
  }
  return TRUE;
}

static GtkWidget *
make_list (History *history)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_ ("Nothing has been done yet. Every change will be listed "
                                       "here, and can be undone, also after a restart."));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "empty-list");
  history->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (history->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (history->list, FALSE);
  gtk_list_box_set_placeholder (history->list, empty);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  g_signal_connect_swapped (list, "selected-rows-changed", G_CALLBACK (show_way), history);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (go_cb), history);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (tab_cb), history);
  gtk_widget_add_controller (list, keys);
  return list;
}

static GtkWidget *
make_page (History *history)
{
  history->more = gtk_button_new_with_label (_ ("Show earlier ones"));
  gtk_widget_set_halign (history->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (history->more, FALSE);
  g_signal_connect_swapped (history->more, "clicked", G_CALLBACK (more_cb), history);
  return obl_dialog_new_list_page (make_list (history), history->more);
}

static GtkWidget *
make_foot (History *history)
{
  history->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  history->way = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, NULL);
  history->go = gtk_button_new_with_label (_ ("Go back"));
  gtk_widget_add_css_class (history->go, "suggested-action");
  gtk_widget_set_valign (history->go, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (history->go, "clicked", G_CALLBACK (go_cb), history);
  gtk_box_append (GTK_BOX (history->foot), history->way);
  gtk_box_append (GTK_BOX (history->foot), history->go);
  gtk_widget_add_css_class (history->foot, "dialog-foot");
  gtk_widget_set_visible (history->foot, FALSE);
  return history->foot;
}

static GtkWidget *
make_content (History *history)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_page (history));
  gtk_box_append (GTK_BOX (box), make_foot (history));
  return box;
}

GtkWindow *
obl_history_dialog_new (GtkWindow *parent, OblSession *session)
{
  History *history = g_new0 (History, 1);
  GtkWidget *window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("History"), "modal", TRUE, "transient-for",
                      parent, "default-width", 560, "default-height", 600, NULL);

  history->session = g_object_ref (session);
  history->window = window;
  history->rows = g_ptr_array_new ();
  history->limit = PAGE;
  adw_window_set_content (ADW_WINDOW (window), make_content (history));
  obl_dialog_close_on_escape (GTK_WINDOW (window));
  g_object_set_data (G_OBJECT (window), "history", history);
  g_signal_connect_data (window, "realize", G_CALLBACK (refresh), history, history_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::redo-label", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), window, G_CONNECT_SWAPPED);
  return GTK_WINDOW (window);
}
