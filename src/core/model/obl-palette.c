/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sixteen swatches.
 *
 * The values were searched for, not picked by eye: each name keeps its hue, and lightness and
 * chroma were moved until the lines of any two swatches stay apart for normal sight and for people
 * without red, green or blue cones (test-palette.c measures all of it).  The first ten go to the
 * entity labels of a label set, so their lines are the furthest apart on a dark page. */
#define G_LOG_DOMAIN "obl-palette"

#include "config.h"

#include "core/model/obl-palette.h"

/* clang-format off */
static const OblSwatch swatches[OBL_N_SWATCHES] = {
  /* name, line and tint on a light page, line and tint on a dark page */
  { "blue", "#487ef5", "#cedffe", "#5d8efe", "#293e6c" },
  { "orange", "#da732f", "#fed4bd", "#d87402", "#603206" },
  { "teal", "#015851", "#bae9e3", "#3c9181", "#1c4940" },
  { "red", "#cb443b", "#fed2cc", "#d41d06", "#652c23" },
  { "purple", "#6a0dbd", "#e3d7fe", "#9d3cd7", "#4d3261" },
  { "green", "#4f9f63", "#bdecc5", "#a0e293", "#284922" },
  { "brown", "#634435", "#fbd5c2", "#93674b", "#553826" },
  { "pink", "#ad4d81", "#fecee5", "#ffa0cc", "#5d2e45" },
  { "navy", "#23255b", "#d6dcfe", "#8289b6", "#393d5a" },
  { "olive", "#4a4500", "#e2e0bb", "#a9aa64", "#42421d" },
  { "cyan", "#368096", "#bae6f5", "#7de8f6", "#074950" },
  { "gold", "#815f00", "#f2dbaf", "#f0c63d", "#4f3e01" },
  { "violet", "#6061b9", "#d7dbff", "#adaef9", "#3b3b60" },
  { "forest", "#002e17", "#c5e8d0", "#739f7a", "#2c4731" },
  { "slate", "#292939", "#dcddea", "#9c9ea4", "#3f4043" },
  { "magenta", "#863073", "#ffccf0", "#b33f8e", "#5d2b4c" },
};

/* clang-format on */

const OblSwatch *
obl_palette_get (guint index)
{
  g_return_val_if_fail (index < OBL_N_SWATCHES, &swatches[0]);

  return &swatches[index];
}

const OblSwatch *
obl_palette_find (const char *name)
{
  for (guint i = 0; i < OBL_N_SWATCHES; i++)
    if (g_strcmp0 (swatches[i].name, name) == 0)
      return &swatches[i];

  return &swatches[0];
}
