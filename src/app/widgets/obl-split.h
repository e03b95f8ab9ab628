/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list above and the inspector of its selected row below: a movable border that starts at a share
 * of the height, since neither part has a natural height that would be right. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a vertical GtkPaned, once: gives its first child @share of the height when it is first shown
 * with both children. */
void obl_split_setup (GtkPaned *paned, double share);

G_END_DECLS
