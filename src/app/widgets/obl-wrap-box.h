/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays its children out like words: each in its natural width, in lines, from the start of the
 * reading direction. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OBL_TYPE_WRAP_BOX (obl_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (OblWrapBox, obl_wrap_box, OBL, WRAP_BOX, GtkWidget)

/* @spacing: pixels between children and between lines. */
GtkWidget *obl_wrap_box_new (int spacing);
void obl_wrap_box_append (OblWrapBox *box, GtkWidget *child);
void obl_wrap_box_remove_all (OblWrapBox *box);

G_END_DECLS
