/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tints' tones are made from the palette's two colours: faint lies nearer to the page; cue and
 * strong nearer to the line, as far as the words on them stay well readable. */
#define G_LOG_DOMAIN "obl-view-style"

#include "config.h"

#include "app/view/obl-view-style.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "core/model/obl-palette.h"

/* How far a tone goes from the tint: to the page, or at most to the line. */
#define FAINT_TO_PAGE 0.55
#define CUE_TO_LINE 0.16
#define STRONG_TO_LINE 0.26
#define MIX_STEP 0.01

static GdkRGBA
parse (const char *hex)
{
  GdkRGBA color = { 0 };

  g_return_val_if_fail (gdk_rgba_parse (&color, hex), color);

  return color;
}

GdkRGBA
obl_view_style_get_page (gboolean dark)
{
  return parse (dark ? "#1e1e1f" : "#fefdfa");
}

GdkRGBA
obl_view_style_get_ink (gboolean dark)
{
  return parse (dark ? "#ebeae8" : "#1a1a1a");
}

GdkRGBA
obl_view_style_get_line (guint swatch, gboolean dark)
{
  const OblSwatch *colors = obl_palette_get (swatch);

  return parse (dark ? colors->line_dark : colors->line_light);
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

/* WCAG 2.1. */
double
obl_view_style_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

static GdkRGBA
mix (const GdkRGBA *from, const GdkRGBA *to, double share)
{
  return (GdkRGBA){
    .red = (float)(from->red + (to->red - from->red) * share),
    .green = (float)(from->green + (to->green - from->green) * share),
    .blue = (float)(from->blue + (to->blue - from->blue) * share),
    .alpha = 1,
  };
}

/* As far to the line as asked for and as the contrast allows. */
static GdkRGBA
deepen (const GdkRGBA *tint, const GdkRGBA *line, const GdkRGBA *ink, double share)
{
  GdkRGBA best = *tint;

  for (int step = 0; step * MIX_STEP <= share; step++) {
    GdkRGBA color = mix (tint, line, step * MIX_STEP);

    if (obl_view_style_contrast (&color, ink) < OBL_VIEW_MIN_CONTRAST)
      break;
    best = color;
  }

  return best;
}

GdkRGBA
obl_view_style_get_tint (guint swatch, OblTone tone, gboolean dark)
{
  const OblSwatch *colors = obl_palette_get (swatch);
  GdkRGBA tint = parse (dark ? colors->tint_dark : colors->tint_light);
  GdkRGBA line = obl_view_style_get_line (swatch, dark);
  GdkRGBA page = obl_view_style_get_page (dark);
  GdkRGBA ink = obl_view_style_get_ink (dark);

  switch (tone) {
  case OBL_TONE_FAINT:
    return mix (&tint, &page, FAINT_TO_PAGE);
  case OBL_TONE_PLAIN:
    return tint;
  case OBL_TONE_CUE:
    return deepen (&tint, &line, &ink, CUE_TO_LINE);
  case OBL_TONE_STRONG:
    return deepen (&tint, &line, &ink, STRONG_TO_LINE);
  }
  g_return_val_if_reached (tint);
}

static void
append_color (GString *css, const char *name, GdkRGBA color)
{
  g_autofree char *text = gdk_rgba_to_string (&color);

  g_string_append_printf (css, "  --%s: %s;\n", name, text);
}

/* A text for the sheet's own words, as a property of the root. */
static void
append_text (GString *css, const char *name, const char *text)
{
  g_string_append_printf (css, ":root { --%s: \"", name);
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (css, '\\');
    g_string_append_c (css, *p);
  }
  g_string_append (css, "\"; }\n");
}

static void
append_scheme (GString *css, gboolean dark)
{
  g_string_append_printf (css, ":root%s {\n", dark ? ".dark" : "");
  append_color (css, "page", obl_view_style_get_page (dark));
  append_color (css, "ink", obl_view_style_get_ink (dark));
  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    g_autofree char *line = g_strdup_printf ("line-%u", i);

    append_color (css, line, obl_view_style_get_line (i, dark));
    for (int tone = 0; tone < OBL_N_TONES; tone++) {
      g_autofree char *tint = g_strdup_printf ("tint-%u-%d", i, tone);

      append_color (css, tint, obl_view_style_get_tint (i, (OblTone)tone, dark));
    }
  }
  g_string_append (css, "}\n");
}

char *
obl_view_style_new_css (void)
{
  GString *css = g_string_new (NULL);
  /* Translators: before the description of a picture that did not come along with the article. */
  g_autofree char *label = g_strdup_printf (_ ("Picture not kept: %s"), "");

  append_text (css, "no-picture", label);
  append_scheme (css, FALSE);
  append_scheme (css, TRUE);
  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    g_string_append_printf (css, ".swatch%u { --line: var(--line-%u); }\n", i, i);
    for (int tone = 0; tone < OBL_N_TONES; tone++)
      g_string_append_printf (css, ".swatch%u.tone%d { background: var(--tint-%u-%d); }\n", i, tone,
                              i, tone);
  }

  return g_string_free (css, FALSE);
}
