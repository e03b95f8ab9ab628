/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only "chosen" ever changes: everything else is another row. */
#define G_LOG_DOMAIN "obl-place-row"

#include "config.h"

#include "app/models/obl-place-row.h"

struct _OblPlaceRow {
  GObject parent_instance;

  char *title;
  const OblFindPlace *place;
  GPtrArray *owner; /* of the place */
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (OblPlaceRow, obl_place_row, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
obl_place_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OblPlaceRow *self = OBL_PLACE_ROW (object);

  switch (id) {
  case PROP_CHOSEN:
    g_value_set_boolean (value, self->chosen);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_place_row_finalize (GObject *object)
{
  OblPlaceRow *self = OBL_PLACE_ROW (object);

  g_free (self->title);
  g_clear_pointer (&self->owner, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_place_row_parent_class)->finalize (object);
}

static void
obl_place_row_class_init (OblPlaceRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = obl_place_row_get_property;
  object_class->finalize = obl_place_row_finalize;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
obl_place_row_init (OblPlaceRow *self)
{
}

OblPlaceRow *
obl_place_row_new_article (const char *title)
{
  OblPlaceRow *self = g_object_new (OBL_TYPE_PLACE_ROW, NULL);

  self->title = g_strdup (title);
  return self;
}

OblPlaceRow *
obl_place_row_new_place (const OblFindPlace *place, GPtrArray *owner)
{
  OblPlaceRow *self = g_object_new (OBL_TYPE_PLACE_ROW, NULL);

  self->place = place;
  self->owner = g_ptr_array_ref (owner);
  self->chosen = !place->is_marked;
  return self;
}

const char *
obl_place_row_get_title (OblPlaceRow *self)
{
  g_return_val_if_fail (OBL_IS_PLACE_ROW (self), NULL);

  return self->title;
}

const OblFindPlace *
obl_place_row_get_place (OblPlaceRow *self)
{
  g_return_val_if_fail (OBL_IS_PLACE_ROW (self), NULL);

  return self->place;
}

gboolean
obl_place_row_is_chosen (OblPlaceRow *self)
{
  g_return_val_if_fail (OBL_IS_PLACE_ROW (self), FALSE);

  return self->chosen;
}

void
obl_place_row_set_chosen (OblPlaceRow *self, gboolean chosen)
{
  g_return_if_fail (OBL_IS_PLACE_ROW (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

char *
obl_place_dup_markup (const OblFindPlace *place)
{
  g_autofree char *match = g_strdelimit (g_strdup (place->match), "\n\t", ' ');

  return g_markup_printf_escaped (
      "<span alpha=\"65%%\">%s%s</span><b>%s</b><span alpha=\"65%%\">%s%s</span>",
      place->is_cut_before ? "… " : "", place->before, match, place->after,
      place->is_cut_after ? " …" : "");
}
