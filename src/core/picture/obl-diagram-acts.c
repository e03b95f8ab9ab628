/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an act looks like: a swatch, a symbol and dashes that are its own in every picture of a
 * project, by its place in the label set.  The swatches are told apart without red, green or blue
 * cones as well (obl-palette.c), and nothing is said by colour alone. */
#define G_LOG_DOMAIN "obl-diagram-acts"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "core/model/obl-palette.h"
#include "core/picture/obl-diagram-private.h"

static const char *const symbols[OBL_N_SWATCHES]
    = { "●", "■", "▲", "◆", "▼", "★", "✚", "✖", "○", "□", "△", "◇", "▽", "☆", "◐", "◧" };

static const struct {
  const char *style;
  const char *dashes;
} dashes[] = {
  { "solid", "" },
  { "dashed", "5,2" },
  { "dotted", "1,5" },
};

static void
look_free (gpointer data)
{
  OblActLook *look = data;

  g_free (look->title);
  g_free (look);
}

static double
linear (guint channel)
{
  double value = channel / 255.0;

  /* Close to sRGB's own curve, and near enough to choose between black and white. */
  return value * value * (0.68 + 0.32 * value);
}

/* Black or white, whichever is read better on @color. */
static const char *
choose_ink (const char *color)
{
  guint rgb = (guint)strtoul (color + 1, NULL, 16);
  double light = 0.2126 * linear (rgb >> 16) + 0.7152 * linear ((rgb >> 8) & 0xff)
                 + 0.0722 * linear (rgb & 0xff);

  return light > 0.18 ? "#000000" : "#ffffff";
}

/* The values of the first attribute "act" that any frame has. */
static const GPtrArray *
list_known_acts (const OblLabelSet *set)
{
  for (guint i = 0; set != NULL && i < set->frame_types->len; i++) {
    const OblFrameType *type = set->frame_types->pdata[i];
    const OblAttributeType *attribute = obl_attribute_types_find (type->attributes, "act");

    if (attribute != NULL)
      return attribute->values;
  }
  return NULL;
}

static guint
find_order (const GPtrArray *known, const char *act)
{
  guint index;

  if (known == NULL
      || !g_ptr_array_find_with_equal_func ((GPtrArray *)known, act, g_str_equal, &index))
    return (known == NULL ? 0 : known->len) + g_str_hash (act) % OBL_N_SWATCHES;
  return index;
}

static OblActLook *
look_new (const char *title, guint order, const OblDiagramOptions *options)
{
  OblActLook *look = g_new0 (OblActLook, 1);
  const OblSwatch *swatch = obl_palette_get (order % OBL_N_SWATCHES);

  look->title = g_strdup (title);
  look->order = order;
  look->line = options->dark ? swatch->line_dark : swatch->line_light;
  look->ink = choose_ink (look->line);
  look->symbol = symbols[order % OBL_N_SWATCHES];
  look->style = dashes[order % G_N_ELEMENTS (dashes)].style;
  look->dashes = dashes[order % G_N_ELEMENTS (dashes)].dashes;
  return look;
}

static OblActLook *
make_plain_look (const OblDiagramOptions *options)
{
  OblActLook *look = look_new (_ ("no act given"), G_MAXUINT, options);

  look->line = options->dark ? "#9a9996" : "#77767b";
  look->ink = choose_ink (look->line);
  look->symbol = "·";
  look->style = "solid";
  look->dashes = "";
  return look;
}

static const char *
get_title (const OblDiagramOptions *options, const char *act)
{
  if (options->kind != OBL_DIAGRAM_MENTIONS)
    return obl_label_set_translate (act);
  if (g_str_equal (act, "source"))
    return _ ("says something");
  return g_str_equal (act, "target") ? _ ("something is said of it") : _ ("is mentioned");
}

GPtrArray *
obl_act_looks_new (const OblClaimTable *table, const OblDiagramOptions *options)
{
  GPtrArray *looks = g_ptr_array_new_with_free_func (look_free);
  const GPtrArray *known
      = options->kind == OBL_DIAGRAM_MENTIONS ? table->acts : list_known_acts (options->labels);

  for (guint i = 0; i < table->acts->len; i++) {
    const char *act = table->acts->pdata[i];
    g_autofree char *title = obl_diagram_clean (get_title (options, act));

    g_ptr_array_add (looks, look_new (title, find_order (known, act), options));
  }
  g_ptr_array_add (looks, make_plain_look (options));
  return looks;
}

typedef struct {
  const OblActLook *look;
  guint n;
} Share;

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *x = a;
  const Share *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  if (x->look->order != y->look->order)
    return x->look->order < y->look->order ? -1 : 1;
  return g_strcmp0 (x->look->title, y->look->title);
}

char *
obl_act_looks_describe (const GPtrArray *looks, const OblTally *tally)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (Share));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < looks->len; i++) {
    Share share = { looks->pdata[i], tally->by_act[i] };

    if (share.n > 0)
      g_array_append_val (shares, share);
  }
  g_array_sort (shares, compare_shares);
  for (guint i = 0; i < shares->len; i++) {
    const Share *share = &g_array_index (shares, Share, i);

    g_string_append_printf (out, "%s%s %u", i > 0 ? ", " : "", share->look->title, share->n);
  }
  return g_string_free (out, FALSE);
}
