/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that shows all keys.  GtkShortcutsWindow is deprecated from GTK 4.18 on, and what
 * replaces it comes with libadwaita 1.8. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *obl_shortcuts_new (GtkWindow *parent);

G_END_DECLS
