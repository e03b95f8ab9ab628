/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes are made from the palette's values for a light and a dark page: on sepia tints lie on the
 * paper as a wash does, and where a line is not dark (or bright) enough for its paper it goes on to
 * the ink.  The tints' tones are made from the palette's two colours: faint lies nearer to the page; cue and
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

static const struct {
  const char *classes;
  const char *page;
  const char *ink;
  const char *soft;
  const char *quiet;
  const char *rule; /* of what is drawn and not read: edges of tables, of quotations */
  gboolean dark;
  double min_line;
} themes[OBL_N_THEMES] = {
  { "", "#fefdfa", "#1a1a1a", "#434348", "#66666c", "#e3e1dc", FALSE, OBL_VIEW_MIN_LINE_CONTRAST },
  { "dark", "#1e1e1f", "#ebeae8", "#d6d5d4", "#a3a2a7", "#3a3a3f", TRUE,
    OBL_VIEW_MIN_LINE_CONTRAST },
  { "sepia", "#f5ebd7", "#2b2117", "#4e4336", "#695b4a", "#dccfb6", FALSE,
    OBL_VIEW_MIN_LINE_CONTRAST },
  { "high", "#ffffff", "#000000", "#1c1c1e", "#3c3c40", "#77767b", FALSE,
    OBL_VIEW_HIGH_LINE_CONTRAST },
  { "dark high", "#000000", "#ffffff", "#ececec", "#cfced2", "#8d8c92", TRUE,
    OBL_VIEW_HIGH_LINE_CONTRAST },
};

const char *
obl_view_style_get_classes (OblTheme theme)
{
  return themes[theme].classes;
}

GdkRGBA
obl_view_style_get_page (OblTheme theme)
{
  return parse (themes[theme].page);
}

GdkRGBA
obl_view_style_get_ink (OblTheme theme)
{
  return parse (themes[theme].ink);
}

GdkRGBA
obl_view_style_get_soft (OblTheme theme)
{
  return parse (themes[theme].soft);
}

GdkRGBA
obl_view_style_get_quiet (OblTheme theme)
{
  return parse (themes[theme].quiet);
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

GdkRGBA
obl_view_style_get_line (guint swatch, OblTheme theme)
{
  const OblSwatch *colors = obl_palette_get (swatch);
  GdkRGBA own = parse (themes[theme].dark ? colors->line_dark : colors->line_light);
  GdkRGBA page = obl_view_style_get_page (theme);
  GdkRGBA ink = obl_view_style_get_ink (theme);
  GdkRGBA line = own;

  for (int step = 1;
       step * MIX_STEP <= 1 && obl_view_style_contrast (&line, &page) < themes[theme].min_line;
       step++)
    line = mix (&own, &ink, step * MIX_STEP);

  return line;
}

/* As through a filter: paper shows through a wash. */
static GdkRGBA
wash (const GdkRGBA *tint, const GdkRGBA *page)
{
  return (GdkRGBA){
    .red = tint->red * page->red,
    .green = tint->green * page->green,
    .blue = tint->blue * page->blue,
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
obl_view_style_get_tint (guint swatch, OblTone tone, OblTheme theme)
{
  const OblSwatch *colors = obl_palette_get (swatch);
  GdkRGBA tint = parse (themes[theme].dark ? colors->tint_dark : colors->tint_light);
  GdkRGBA line = obl_view_style_get_line (swatch, theme);
  GdkRGBA page = obl_view_style_get_page (theme);
  GdkRGBA ink = obl_view_style_get_ink (theme);

  if (theme == OBL_THEME_SEPIA)
    tint = wash (&tint, &page);
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

/* A selector that is as specific as there are classes, so a theme with more of them wins. */
static void
append_selector (GString *css, OblTheme theme)
{
  g_auto (GStrv) classes = g_strsplit (themes[theme].classes, " ", -1);

  g_string_append (css, ":root");
  for (guint i = 0; classes[i] != NULL; i++)
    g_string_append_printf (css, ".%s", classes[i]);
  g_string_append (css, " {\n");
}

static void
append_theme (GString *css, OblTheme theme)
{
  append_selector (css, theme);
  append_color (css, "page", obl_view_style_get_page (theme));
  append_color (css, "ink", obl_view_style_get_ink (theme));
  append_color (css, "soft", obl_view_style_get_soft (theme));
  append_color (css, "quiet", obl_view_style_get_quiet (theme));
  append_color (css, "rule", parse (themes[theme].rule));
  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    g_autofree char *line = g_strdup_printf ("line-%u", i);

    append_color (css, line, obl_view_style_get_line (i, theme));
    for (int tone = 0; tone < OBL_N_TONES; tone++) {
      g_autofree char *tint = g_strdup_printf ("tint-%u-%d", i, tone);

      append_color (css, tint, obl_view_style_get_tint (i, (OblTone)tone, theme));
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
  for (int theme = 0; theme < OBL_N_THEMES; theme++)
    append_theme (css, (OblTheme)theme);
  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    g_string_append_printf (css, ".swatch%u { --line: var(--line-%u); }\n", i, i);
    for (int tone = 0; tone < OBL_N_TONES; tone++)
      g_string_append_printf (css, ".swatch%u.tone%d { background: var(--tint-%u-%d); }\n", i, tone,
                              i, tone);
  }

  return g_string_free (css, FALSE);
}
