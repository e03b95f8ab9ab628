/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small helpers with which every inspector builds its rows, so that they look and read alike. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two columns: what it is, and its value. */
GtkWidget *obl_form_new (void);
/* The caption, which names @child for a screen reader. */
GtkWidget *obl_form_append (GtkWidget *form, const char *caption, GtkWidget *child);
/* Something small beside the row that was appended last. */
void obl_form_append_aside (GtkWidget *form, GtkWidget *aside);
void obl_form_remove_all (GtkWidget *form);

/* A small title above what follows. */
GtkWidget *obl_form_title (const char *title);

/* Sets tooltip and accessible name; the tooltip also tells the keys of @detailed_action, if the
 * application has given it any.  @detailed_action may be NULL. */
void obl_set_hint (GtkWidget *widget, const char *hint, const char *detailed_action);
/* Tells a screen reader the name of a GtkDropDown and the value it shows.  The button in it takes the
 * focus, and GTK gives that neither.  obl_form_append() does so for those that show plain strings. */
void obl_drop_down_describe (GtkWidget *drop_down, const char *name, const char *value);
/* The same for one that shows plain strings, whatever it comes to show. */
void obl_drop_down_describe_strings (GtkDropDown *drop_down, const char *name);
/* An expander that a screen reader calls by its title, as GTK 4.8 does not. */
GtkWidget *obl_expander_new (const char *title, GtkWidget *child);
/* A flat button with an icon and obl_set_hint(); fires @detailed_action when not NULL. */
GtkWidget *obl_icon_button_new (const char *icon, const char *hint, const char *detailed_action);

G_END_DECLS
