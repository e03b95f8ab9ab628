/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typefaces that an article can be read in, each written in itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @drop_down, and keeps it and the setting "reading-face" the same. */
void obl_face_list_bind (GtkDropDown *drop_down, GSettings *settings);

G_END_DECLS
