/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture on screen: sharp at every zoom, with a tooltip for each mark; marks are reached by the
 * pointer and by the keyboard.  It belongs into a scrolled window. */
#pragma once

#include <gtk/gtk.h>

#include "core/picture/obl-diagram.h"

G_BEGIN_DECLS

#define OBL_TYPE_PICTURE_VIEW (obl_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (OblPictureView, obl_picture_view, OBL, PICTURE_VIEW, GtkWidget)

/* Signals: "opened" (guint mark)   a person wants to see what is behind it
 *          "zoomed" ()             see obl_picture_view_get_zoom() */

GtkWidget *obl_picture_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: none. */
void obl_picture_view_set_diagram (OblPictureView *view, OblDiagram *diagram);
/* The mark that stands out; G_MAXUINT: none. */
void obl_picture_view_set_current (OblPictureView *view, guint mark);
/* Pixels to a unit; 0: as large as the room allows, and no larger than life. */
void obl_picture_view_set_zoom (OblPictureView *view, double zoom);
double obl_picture_view_get_zoom (OblPictureView *view);
/* One step nearer or farther. */
void obl_picture_view_step_zoom (OblPictureView *view, int direction);

G_END_DECLS
