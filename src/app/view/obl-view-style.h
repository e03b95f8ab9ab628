/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's colours: paper, ink, and for each swatch of the palette its line and its tints. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* How strongly a mark is tinted; the numbers are known to src/page/paint.js. */
typedef enum {
  OBL_TONE_FAINT, /* something else is selected */
  OBL_TONE_PLAIN,
  OBL_TONE_CUE,
  OBL_TONE_STRONG, /* selected */
} OblTone;

#define OBL_N_TONES 4

/* Text on any tint has at least this contrast. */
#define OBL_VIEW_MIN_CONTRAST 7.0

/* The style sheet: variables for both colour schemes, and classes for swatches and tones. */
char *obl_view_style_new_css (void) G_GNUC_WARN_UNUSED_RESULT;

GdkRGBA obl_view_style_get_page (gboolean dark);
GdkRGBA obl_view_style_get_ink (gboolean dark);
GdkRGBA obl_view_style_get_line (guint swatch, gboolean dark);
/* Opaque, as it looks on the page. */
GdkRGBA obl_view_style_get_tint (guint swatch, OblTone tone, gboolean dark);
double obl_view_style_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
