/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sixteen named swatches in which labels are drawn, each with a value for light and for dark
 * pages: the line has a contrast of at least 3:1 to the page, text on the tint at least 7:1. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;       /* "blue" */
  const char *line_light; /* "#rrggbb": underline, chip and bracket on a light page */
  const char *tint_light; /* "#rrggbb": opaque tint behind dark text */
  const char *line_dark;
  const char *tint_dark;
} OblSwatch;

#define OBL_N_SWATCHES 16

const OblSwatch *obl_palette_get (guint index);
/* The swatch of that name, or the first one: a label set from elsewhere must still be drawn. */
const OblSwatch *obl_palette_find (const char *name);

G_END_DECLS
