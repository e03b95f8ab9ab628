/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkDialog brings this along, and is deprecated; a window has to be told. */
#define G_LOG_DOMAIN "obl-dialog"

#include "config.h"

#include "app/widgets/obl-dialog.h"

void
obl_dialog_close_on_escape (GtkWindow *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *escape = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                          gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
}
