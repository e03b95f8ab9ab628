/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives its child the height it needs in the width there is, up to a limit; beyond that it scrolls.
 * (GtkScrolledWindow asks its child for a height without telling the width.) */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OBL_TYPE_HEIGHT_CAP (obl_height_cap_get_type ())
G_DECLARE_FINAL_TYPE (OblHeightCap, obl_height_cap, OBL, HEIGHT_CAP, GtkWidget)

/* @max_height: pixels. */
GtkWidget *obl_height_cap_new (GtkWidget *child, int max_height);

G_END_DECLS
