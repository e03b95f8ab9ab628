/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a label's figure in a square of one text line, in the colour that fits the light or dark
 * style in use. */
#define G_LOG_DOMAIN "obl-swatch-mark"

#include "config.h"

#include "app/widgets/obl-swatch-mark.h"

/* Logical pixels. */
#define SIZE 12

struct _OblSwatchMark {
  GtkWidget parent_instance;

  OblShape shape;
  GdkRGBA light;
  GdkRGBA dark;
};

G_DEFINE_FINAL_TYPE (OblSwatchMark, obl_swatch_mark, GTK_TYPE_WIDGET)

static void
obl_swatch_mark_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
draw_outline (
    GtkSnapshot *snapshot, const GdkRGBA *color, graphene_rect_t box, float radius, float width)
{
  GskRoundedRect outline;
  float widths[] = { width, width, width, width };
  GdkRGBA colors[] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, &box, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
draw_filled (GtkSnapshot *snapshot, const GdkRGBA *color, graphene_rect_t box, float radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

/* Opens towards the text it holds together, hence to the end of the line. */
static void
draw_bracket (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean rtl)
{
  const float thick = 2.5f;
  const float foot = 7;
  const float stem_x = rtl ? SIZE - 2 - thick : 2;
  const float foot_x = rtl ? SIZE - 2 - foot : 2;
  const graphene_rect_t parts[] = {
    GRAPHENE_RECT_INIT (stem_x, 0, thick, SIZE),
    GRAPHENE_RECT_INIT (foot_x, 0, foot, thick),
    GRAPHENE_RECT_INIT (foot_x, SIZE - thick, foot, thick),
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_snapshot_append_color (snapshot, color, &parts[i]);
}

static void
draw_diamond (GtkSnapshot *snapshot, const GdkRGBA *color)
{
  const float side = SIZE / 1.5f;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (SIZE / 2.0f, SIZE / 2.0f));
  gtk_snapshot_rotate (snapshot, 45);
  draw_filled (snapshot, color, GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side), 1);
  gtk_snapshot_restore (snapshot);
}

static void
obl_swatch_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OblSwatchMark *self = OBL_SWATCH_MARK (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const GdkRGBA *color = is_dark ? &self->dark : &self->light;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - SIZE) / 2.0f,
                                                (gtk_widget_get_height (widget) - SIZE) / 2.0f));
  switch (self->shape) {
  case OBL_SHAPE_SQUARE:
    draw_filled (snapshot, color, GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE), 3);
    break;
  case OBL_SHAPE_RING:
    draw_outline (snapshot, color, GRAPHENE_RECT_INIT (0.5f, 0.5f, SIZE - 1, SIZE - 1), SIZE / 2.0f,
                  2.5f);
    break;
  case OBL_SHAPE_BRACKET:
    draw_bracket (snapshot, color, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
    break;
  case OBL_SHAPE_DIAMOND:
    draw_diamond (snapshot, color);
    break;
  }
  gtk_snapshot_restore (snapshot);
}

static void
obl_swatch_mark_class_init (OblSwatchMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = obl_swatch_mark_measure;
  widget_class->snapshot = obl_swatch_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  /* The name of the label always stands beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
obl_swatch_mark_init (OblSwatchMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
obl_swatch_mark_new (void)
{
  return g_object_new (OBL_TYPE_SWATCH_MARK, NULL);
}

void
obl_swatch_mark_set (OblSwatchMark *self, OblShape shape, const char *light, const char *dark)
{
  g_return_if_fail (OBL_IS_SWATCH_MARK (self));

  self->shape = shape;
  if (!gdk_rgba_parse (&self->light, light) || !gdk_rgba_parse (&self->dark, dark))
    g_warn_if_reached ();
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
