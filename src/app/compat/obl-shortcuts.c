/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that shows all keys, from obl-shortcuts.ui. */
#define G_LOG_DOMAIN "obl-shortcuts"

#include "config.h"

#include "app/compat/obl-shortcuts.h"

GtkWindow *
obl_shortcuts_new (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/obelus/Obelus/compat/obl-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  return window;
}
