/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's colours: paper, ink, and for each swatch of the palette its line and its tints. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Paper and ink.  With high contrast there is no sepia. */
typedef enum {
  OBL_THEME_LIGHT,
  OBL_THEME_DARK,
  OBL_THEME_SEPIA,
  OBL_THEME_HIGH_LIGHT,
  OBL_THEME_HIGH_DARK,
} OblTheme;

#define OBL_N_THEMES 5

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
#define OBL_VIEW_MIN_LINE_CONTRAST 3.0
#define OBL_VIEW_HIGH_LINE_CONTRAST 4.5

/* The classes of the root element for a theme, as "dark high". */
const char *obl_view_style_get_classes (OblTheme theme);

/* The style sheet: variables for every theme, and classes for swatches and tones. */
char *obl_view_style_new_css (void) G_GNUC_WARN_UNUSED_RESULT;

GdkRGBA obl_view_style_get_page (OblTheme theme);
GdkRGBA obl_view_style_get_ink (OblTheme theme);
/* Of what is said about the article beside it: soft of bylines and captions, quiet of furniture. */
GdkRGBA obl_view_style_get_soft (OblTheme theme);
GdkRGBA obl_view_style_get_quiet (OblTheme theme);
/* At least OBL_VIEW_MIN_LINE_CONTRAST on the page, and with high contrast
 * OBL_VIEW_HIGH_LINE_CONTRAST. */
GdkRGBA obl_view_style_get_line (guint swatch, OblTheme theme);
/* Opaque, as it looks on the page. */
GdkRGBA obl_view_style_get_tint (guint swatch, OblTone tone, OblTheme theme);
double obl_view_style_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
