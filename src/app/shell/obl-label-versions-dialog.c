/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the labels of the project have changed: a row for each version, with what was done, when and by
 * whom, that opens to what is not as in the one before.  Nothing can be changed here: the history
 * leads back. */
#define G_LOG_DOMAIN "obl-label-versions-dialog"

#include "config.h"

#include "app/shell/obl-label-versions-dialog.h"

#include <inttypes.h>

#include <glib/gi18n.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-dialog.h"
#include "core/model/obl-label-set-diff.h"

#define PAGE 100

typedef struct {
  OblSession *session;
  GtkWidget *window;
  GtkListBox *list;
  GtkWidget *more;
  guint limit;
} Versions;

static void
versions_free (gpointer data)
{
  Versions *versions = data;

  g_object_unref (versions->session);
  g_free (versions);
}

/* --- Rows -------------------------------------------------------------------------------------- */

static char *
dup_about (const OblLabelVersion *version)
{
  g_autofree char *when = obl_look_moment (version->created);
  /* Translators: of the labels, that are counted from 1. */
  g_autofree char *number = g_strdup_printf (_ ("Version %" PRId64), version->version);

  return version->annotator == NULL
             ? g_strdup_printf ("%s · %s", number, when)
             : g_strdup_printf ("%s · %s · %s", number, when, version->annotator);
}

static const char *
get_words (const OblLabelVersion *version)
{
  if (version->action != NULL) {
    return version->action;
  }
  return version->version == 1 ? _ ("The labels at the beginning") : _ ("The labels were changed");
}

static void
add_line (AdwExpanderRow *row, const char *words)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, "version-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_expander_row_add_row (row, line);
}

static GtkWidget *
make_row (const OblLabelVersion *version, gboolean is_open)
{
  g_autofree char *about = dup_about (version);
  g_autofree char *title = g_markup_escape_text (get_words (version), -1);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);
  GtkWidget *row = NULL;

  if (version->differences->len == 0 && version->version == 1) {
    return g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, NULL);
  }
  row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, "subtitle", subtitle, NULL);
  for (guint i = 0; i < version->differences->len; i++) {
    g_autofree char *line
        = obl_label_difference_describe (g_ptr_array_index (version->differences, i));

    add_line (ADW_EXPANDER_ROW (row), line);
  }
  if (version->differences->len == 0) {
    add_line (ADW_EXPANDER_ROW (row), _ ("The labels are as in the version before"));
  }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), is_open);
  return row;
}

/* A single version is how it began: there is nothing to tell. */
static void
show_versions (Versions *versions, const GPtrArray *all)
{
  GtkWidget *child = NULL;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (versions->list, 0))) != NULL) {
    gtk_list_box_remove (versions->list, child);
  }
  for (guint i = 0; all->len > 1 && i < all->len; i++) {
    gtk_list_box_append (versions->list, make_row (g_ptr_array_index (all, i), i == 0));
  }
  gtk_widget_set_visible (versions->more, all->len == versions->limit);
  child = GTK_WIDGET (gtk_list_box_get_row_at_index (versions->list, 0));
  if (child != NULL) {
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
  }
}

static gpointer
list_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_list_label_versions (store, GPOINTER_TO_UINT (data), error);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GPtrArray) all = NULL;

  /* The window may have been closed meanwhile; a failure has been told by the session's own. */
  if (obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&all, NULL)
      && gtk_widget_get_realized (window)) {
    show_versions (g_object_get_data (G_OBJECT (window), "versions"), all);
  }
}

static void
refresh (Versions *versions)
{
  OblService *service = obl_session_get_service (versions->session);

  if (service != NULL) {
    obl_service_run_async (service, list_job, GUINT_TO_POINTER (versions->limit), NULL,
                           (GDestroyNotify)g_ptr_array_unref, NULL, list_cb,
                           g_object_ref (versions->window));
  }
}

static void
more_cb (Versions *versions)
{
  versions->limit += PAGE;
  refresh (versions);
}

/* --- Making it --------------------------------------------------------------------------------- */

static GtkWidget *
make_list (Versions *versions)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_ ("The labels are as they were at the beginning. Every change "
                                       "to them will be listed here."));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "empty-list");
  versions->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (versions->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (versions->list, empty);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Versions of the labels"), -1);
  return list;
}

static GtkWidget *
make_content (Versions *versions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  versions->more = gtk_button_new_with_label (_ ("Show earlier ones"));
  gtk_widget_set_halign (versions->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (versions->more, FALSE);
  g_signal_connect_swapped (versions->more, "clicked", G_CALLBACK (more_cb), versions);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), obl_dialog_new_list_page (make_list (versions), versions->more));
  return box;
}

GtkWindow *
obl_label_versions_dialog_new (GtkWindow *parent, OblSession *session)
{
  Versions *versions = g_new0 (Versions, 1);

  versions->window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Versions of the labels"), "modal", TRUE,
                      "transient-for", parent, "default-width", 560, "default-height", 600, NULL);
  versions->session = g_object_ref (session);
  versions->limit = PAGE;
  g_object_set_data_full (G_OBJECT (versions->window), "versions", versions, versions_free);
  adw_window_set_content (ADW_WINDOW (versions->window), make_content (versions));
  obl_dialog_close_on_escape (GTK_WINDOW (versions->window));
  g_signal_connect_swapped (versions->window, "realize", G_CALLBACK (refresh), versions);
  return GTK_WINDOW (versions->window);
}
