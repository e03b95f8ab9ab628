/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How articles come in, and whether they came in well: the commands for importing, the report of the
 * last import, and the bar above an article that should be looked at. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/dialogs/obl-address-dialog.h"
#include "app/dialogs/obl-import-report.h"
#include "app/panes/obl-look.h"

/* --- Coming in -------------------------------------------------------------------------------- */

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  obl_window_import_files (user_data, files);
}

void
obl_window_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_OPEN_SEVERAL,
    .title = _ ("Import articles"),
    .accept = _ ("_Import"),
  };

  obl_choose_files (GTK_WINDOW (widget), &choice, chosen_cb, g_object_ref (widget), g_object_unref);
}

void
obl_window_import_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_FOLDER,
    .title = _ ("Import a folder of articles"),
    .accept = _ ("_Import"),
  };

  obl_choose_files (GTK_WINDOW (widget), &choice, chosen_cb, g_object_ref (widget), g_object_unref);
}

void
obl_window_stop_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_session_cancel_import (OBL_WINDOW (widget)->session);
}

void
obl_window_add_address (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  g_autofree char *proxy = obl_settings_dup_proxy (self->settings);

  gtk_window_present (obl_address_dialog_new (GTK_WINDOW (widget), self->session, proxy));
}

void
obl_window_show_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (obl_import_report_new (GTK_WINDOW (widget), OBL_WINDOW (widget)->session));
}

/* Whether the report says more than the line in the foot. */
static gboolean
is_worth_reading (const OblIntake *intake)
{
  return intake->n_files > 1 || intake->n_refused > 0 || intake->n_copies > 0
         || intake->n_doubted > 0;
}

void
obl_window_take_intake (OblWindow *self)
{
  const OblIntake *intake = obl_session_get_intake (self->session);

  gtk_widget_set_visible (self->said_report, intake != NULL && is_worth_reading (intake));
  obl_window_update_actions (self);
}

/* --- Looking at them -------------------------------------------------------------------------- */

void
obl_window_list_doubts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  obl_desk_show (OBL_DESK (self->desk), OBL_DESK_START, TRUE);
  obl_articles_pane_toggle_doubts (OBL_ARTICLES_PANE (self->articles_pane));
}

void
obl_window_settle_doubts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_session_settle_doubts (OBL_WINDOW (widget)->session);
}

void
obl_window_toggle_whole_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblSession *session = OBL_WINDOW (widget)->session;

  obl_session_reread (session, !obl_session_is_whole_page (session));
}

void
obl_window_update_doubts (OblWindow *self)
{
  OblDocument *document = self->session != NULL ? obl_session_get_document (self->session) : NULL;
  const char *why_not = document != NULL ? obl_session_why_not_reread (self->session) : NULL;
  const gboolean is_doubtful = document != NULL && document->doubts != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.looks-right", is_doubtful);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.whole-page",
                                 document != NULL && why_not == NULL);
  gtk_widget_set_visible (self->doubt_bar, is_doubtful);
  if (is_doubtful) {
    g_autofree char *text = obl_look_doubts (document->doubts);
    const gboolean is_whole = obl_session_is_whole_page (self->session);

    gtk_label_set_text (GTK_LABEL (self->doubt_label), text);
    gtk_button_set_label (GTK_BUTTON (self->doubt_page),
                          is_whole ? _ ("Only the article") : _ ("Whole page"));
    gtk_widget_set_tooltip_text (self->doubt_page, why_not);
  }
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
obl_window_make_doubt_bar (OblWindow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");

  self->doubt_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->doubt_label = gtk_label_new (NULL);
  self->doubt_page = make_button (_ ("Whole page"), "win.whole-page");
  gtk_label_set_wrap (GTK_LABEL (self->doubt_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->doubt_label), 0);
  gtk_widget_set_hexpand (self->doubt_label, TRUE);
  gtk_widget_add_css_class (self->doubt_bar, "doubt-bar");
  gtk_widget_set_visible (self->doubt_bar, FALSE);
  gtk_box_append (GTK_BOX (self->doubt_bar), icon);
  gtk_box_append (GTK_BOX (self->doubt_bar), self->doubt_label);
  gtk_box_append (GTK_BOX (self->doubt_bar), self->doubt_page);
  gtk_box_append (GTK_BOX (self->doubt_bar), make_button (_ ("Looks right"), "win.looks-right"));
  return self->doubt_bar;
}
