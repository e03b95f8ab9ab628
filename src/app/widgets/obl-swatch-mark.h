/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small coloured figure that stands for a label.  Its shape tells what kind of thing it is, so
 * that colour alone never does. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  OBL_SHAPE_SQUARE,  /* an entity's mention */
  OBL_SHAPE_RING,    /* the filler of a role */
  OBL_SHAPE_BRACKET, /* a claim or another frame */
  OBL_SHAPE_DIAMOND, /* any other span */
} OblShape;

#define OBL_TYPE_SWATCH_MARK (obl_swatch_mark_get_type ())
G_DECLARE_FINAL_TYPE (OblSwatchMark, obl_swatch_mark, OBL, SWATCH_MARK, GtkWidget)

GtkWidget *obl_swatch_mark_new (void);

/* @light and @dark: "#rrggbb" on a light and on a dark background. */
void obl_swatch_mark_set (OblSwatchMark *mark, OblShape shape, const char *light, const char *dark);

G_END_DECLS
