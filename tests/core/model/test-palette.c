/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette's promises, measured: contrast by the formula of WCAG 2.1, and distance between the
 * lines of any two swatches by CIEDE2000 (Sharma, Wu and Dalal, Color Research and Application 30,
 * 2005) under normal sight and under simulated protanopia, deuteranopia and tritanopia (matrices
 * for full severity of Machado, Oliveira and Fernandes, IEEE Transactions on Visualization and
 * Computer Graphics 15, 2009; they apply to linear RGB). */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include <glib.h>

#include "core/model/obl-palette.h"

/* About four just noticeable differences; thin lines need more than large patches. */
#define MIN_DISTANCE 9.0

typedef struct {
  double r, g, b; /* linear, 0 to 1 */
} Rgb;

typedef struct {
  double l, a, b;
} Lab;

typedef struct {
  const char *name;
  double m[3][3];
} Sight;

static const Sight sights[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia",
    { { 0.152286, 1.052583, -0.204868 },
      { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia",
    { { 0.367322, 0.860646, -0.227968 },
      { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia",
    { { 1.255528, -0.076749, -0.178779 },
      { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } } },
};

static double
linear (unsigned int value)
{
  double c = value / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static Rgb
rgb_parse (const char *hex)
{
  unsigned int r = 0, g = 0, b = 0;
  char end = '\0';

  g_assert_cmpint (sscanf (hex, "#%2x%2x%2x%c", &r, &g, &b, &end), ==, 3);

  return (Rgb){ linear (r), linear (g), linear (b) };
}

static double
contrast (const char *one, const char *other)
{
  Rgb a = rgb_parse (one);
  Rgb b = rgb_parse (other);
  double ya = 0.2126 * a.r + 0.7152 * a.g + 0.0722 * a.b + 0.05;
  double yb = 0.2126 * b.r + 0.7152 * b.g + 0.0722 * b.b + 0.05;

  return MAX (ya, yb) / MIN (ya, yb);
}

static Rgb
see (Rgb color, const Sight *sight)
{
  const double (*m)[3] = sight->m;

  return (Rgb){
    CLAMP (m[0][0] * color.r + m[0][1] * color.g + m[0][2] * color.b, 0, 1),
    CLAMP (m[1][0] * color.r + m[1][1] * color.g + m[1][2] * color.b, 0, 1),
    CLAMP (m[2][0] * color.r + m[2][1] * color.g + m[2][2] * color.b, 0, 1),
  };
}

static double
lab_f (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* sRGB to CIELAB, both for D65. */
static Lab
rgb_to_lab (Rgb c)
{
  double x = lab_f ((0.4124564 * c.r + 0.3575761 * c.g + 0.1804375 * c.b) / 0.95047);
  double y = lab_f (0.2126729 * c.r + 0.7151522 * c.g + 0.0721750 * c.b);
  double z = lab_f ((0.0193339 * c.r + 0.1191920 * c.g + 0.9503041 * c.b) / 1.08883);

  return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
radians (double degrees)
{
  return degrees * G_PI / 180;
}

/* The hue in degrees, 0 to 360. */
static double
hue (double a, double b)
{
  double h = a == 0 && b == 0 ? 0 : atan2 (b, a) * 180 / G_PI;

  return h < 0 ? h + 360 : h;
}

/* CIEDE2000 with all three weights at 1. */
static double
distance (Lab x, Lab y)
{
  double c_mean7 = pow ((hypot (x.a, x.b) + hypot (y.a, y.b)) / 2, 7);
  double g = 0.5 * (1 - sqrt (c_mean7 / (c_mean7 + pow (25, 7))));
  double c1 = hypot (x.a * (1 + g), x.b);
  double c2 = hypot (y.a * (1 + g), y.b);
  double h1 = hue (x.a * (1 + g), x.b);
  double h2 = hue (y.a * (1 + g), y.b);
  double dh = 0, h_mean = h1 + h2;
  double l_mean = (x.l + y.l) / 2, c_mean = (c1 + c2) / 2;
  double t = 0, s_l = 0, s_c = 0, s_h = 0, r_t = 0;
  double term_l = 0, term_c = 0, term_h = 0;

  if (c1 * c2 != 0) {
    dh = h2 - h1;
    if (dh > 180)
      dh -= 360;
    else if (dh < -180)
      dh += 360;
    if (fabs (h1 - h2) > 180)
      h_mean += h_mean < 360 ? 360 : -360;
    h_mean /= 2;
  }

  t = 1 - 0.17 * cos (radians (h_mean - 30)) + 0.24 * cos (radians (2 * h_mean))
      + 0.32 * cos (radians (3 * h_mean + 6)) - 0.20 * cos (radians (4 * h_mean - 63));
  s_l = 1 + 0.015 * pow (l_mean - 50, 2) / sqrt (20 + pow (l_mean - 50, 2));
  s_c = 1 + 0.045 * c_mean;
  s_h = 1 + 0.015 * c_mean * t;
  r_t = -2 * sqrt (pow (c_mean, 7) / (pow (c_mean, 7) + pow (25, 7)))
        * sin (radians (60 * exp (-pow ((h_mean - 275) / 25, 2))));
  term_l = (y.l - x.l) / s_l;
  term_c = (c2 - c1) / s_c;
  term_h = 2 * sqrt (c1 * c2) * sin (radians (dh / 2)) / s_h;

  return sqrt (term_l * term_l + term_c * term_c + term_h * term_h + r_t * term_c * term_h);
}

static void
test_measure (void)
{
  g_test_summary ("The measures themselves agree with published values.");

  /* Pairs 1, 7 and 25 of the data that Sharma, Wu and Dalal publish with their paper. */
  g_assert_cmpfloat_with_epsilon (
      distance ((Lab){ 50, 2.6772, -79.7751 }, (Lab){ 50, 0, -82.7485 }), 2.0425, 1e-4);
  g_assert_cmpfloat_with_epsilon (distance ((Lab){ 50, 0, 0 }, (Lab){ 50, -1, 2 }), 2.3669, 1e-4);
  g_assert_cmpfloat_with_epsilon (
      distance ((Lab){ 60.2574, -34.0099, 36.2677 }, (Lab){ 60.4626, -34.1751, 39.4387 }), 1.2644,
      1e-4);
  g_assert_cmpfloat_with_epsilon (contrast ("#000000", "#ffffff"), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (contrast ("#777777", "#ffffff"), 4.48, 0.01);
}

static void
test_contrast (void)
{
  g_test_summary ("Text on a tint has at least 7:1, a line on its page at least 3:1.");

  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    const OblSwatch *swatch = obl_palette_get (i);

    g_test_message ("%s", swatch->name);
    g_assert_cmpfloat (contrast (swatch->tint_light, "#1a1a1a"), >=, 7);
    g_assert_cmpfloat (contrast (swatch->tint_dark, "#eeeeee"), >=, 7);
    g_assert_cmpfloat (contrast (swatch->line_light, "#ffffff"), >=, 3);
    g_assert_cmpfloat (contrast (swatch->line_light, "#fdfcf8"), >=, 3);
    g_assert_cmpfloat (contrast (swatch->line_dark, "#1e1e1e"), >=, 3);
  }
}

/* The least distance between the lines of two swatches. */
static double
least_distance (const Sight *sight, gboolean dark)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    for (guint j = i + 1; j < OBL_N_SWATCHES; j++) {
      const OblSwatch *a = obl_palette_get (i);
      const OblSwatch *b = obl_palette_get (j);
      Lab x = rgb_to_lab (see (rgb_parse (dark ? a->line_dark : a->line_light), sight));
      Lab y = rgb_to_lab (see (rgb_parse (dark ? b->line_dark : b->line_light), sight));
      double d = distance (x, y);

      if (d < MIN_DISTANCE)
        g_test_message ("%s and %s: %.2f", a->name, b->name, d);
      least = MIN (least, d);
    }
  }

  return least;
}

static void
test_distance (void)
{
  g_test_summary ("Any two lines can be told apart, with three kinds of colour blindness too.");

  for (guint i = 0; i < G_N_ELEMENTS (sights); i++) {
    for (int dark = FALSE; dark <= TRUE; dark++) {
      double least = least_distance (&sights[i], dark);

      g_test_message ("%s, %s page: %.2f", sights[i].name, dark ? "dark" : "light", least);
      g_assert_cmpfloat (least, >=, MIN_DISTANCE);
    }
  }
}

static void
test_find (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    g_assert_true (g_hash_table_add (names, (char *)obl_palette_get (i)->name));
    g_assert_true (obl_palette_find (obl_palette_get (i)->name) == obl_palette_get (i));
  }
  g_assert_true (obl_palette_find ("mauve") == obl_palette_get (0));
  g_assert_true (obl_palette_find (NULL) == obl_palette_get (0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/model/palette/measure", test_measure);
  g_test_add_func ("/core/model/palette/contrast", test_contrast);
  g_test_add_func ("/core/model/palette/distance", test_distance);
  g_test_add_func ("/core/model/palette/find", test_find);

  return g_test_run ();
}
