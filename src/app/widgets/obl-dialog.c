/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GtkDialog brings along, which is deprecated, and what the window's lists have alike. */
#define G_LOG_DOMAIN "obl-dialog"

#include "config.h"

#include "app/widgets/obl-dialog.h"

#include <adwaita.h>

void
obl_dialog_close_on_escape (GtkWindow *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *escape = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                          gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
}

GtkWidget *
obl_dialog_new_list_page (GtkWidget *list, GtkWidget *more)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (inner), list);
  gtk_box_append (GTK_BOX (inner), more);
  gtk_widget_add_css_class (inner, "dialog-page");
  adw_clamp_set_child (ADW_CLAMP (clamp), inner);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}
