/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can search for, told by examples. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All of the language, for a popover. */
GtkWidget *obl_search_help_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* A few beginnings; @chosen is called with @user_data and the query of one (const char *). */
GtkWidget *obl_search_examples_new (GCallback chosen, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
