/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tooltip for widgets of which there are many.  GTK's own asks the X server for the pointer each
 * time that its text is set (gtk_widget_set_tooltip_text(), 4.8); for the two hundred rows that a
 * list keeps ready that was most of the time from a key to the painted mark. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL or nothing: no tooltip.  A tooltip that is on screen stays as it is. */
void obl_tip_set (GtkWidget *widget, const char *text);
/* What was set, or NULL. */
const char *obl_tip_get (GtkWidget *widget);

G_END_DECLS
