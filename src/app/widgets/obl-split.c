/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkPaned has no position as a share of its size, and no size before it is shown: the first
 * "max-position" with both children tells that it has one. */
#define G_LOG_DOMAIN "obl-split"

#include "config.h"

#include "app/widgets/obl-split.h"

/* "max-position" is what GtkPaned makes of its height, and 0 until it has one. */
static void
max_position_cb (GtkPaned *paned, GParamSpec *pspec, gpointer user_data)
{
  double share = *(const double *)user_data;
  GtkWidget *end = gtk_paned_get_end_child (paned);
  int height = gtk_widget_get_height (GTK_WIDGET (paned));

  if (height == 0 || !gtk_widget_get_visible (end))
    return;
  g_signal_handlers_disconnect_by_func (paned, max_position_cb, user_data);
  gtk_paned_set_position (paned, (int)(height * share));
}

void
obl_split_setup (GtkPaned *paned, double share)
{
  double *data = g_new (double, 1);

  *data = share;
  g_object_set_data_full (G_OBJECT (paned), "obl-share", data, g_free);
  g_signal_connect (paned, "notify::max-position", G_CALLBACK (max_position_cb), data);
}
