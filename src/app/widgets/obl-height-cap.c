/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the child itself, and lets a scrolled window show it. */
#define G_LOG_DOMAIN "obl-height-cap"

#include "config.h"

#include "app/widgets/obl-height-cap.h"

struct _OblHeightCap {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *child; /* owned by the scroller */
  int max_height;
};

G_DEFINE_FINAL_TYPE (OblHeightCap, obl_height_cap, GTK_TYPE_WIDGET)

static void
obl_height_cap_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  OblHeightCap *self = OBL_HEIGHT_CAP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
    return;
  }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum = *natural = MIN (*natural, self->max_height);
}

static GtkSizeRequestMode
obl_height_cap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
obl_height_cap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OblHeightCap *self = OBL_HEIGHT_CAP (widget);
  gboolean fits;
  int natural;

  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  fits = natural <= height;
  /* The bar of a scroller that need not scroll would still ask for its own height. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  fits ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
obl_height_cap_dispose (GObject *object)
{
  g_clear_pointer (&OBL_HEIGHT_CAP (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (obl_height_cap_parent_class)->dispose (object);
}

static void
obl_height_cap_class_init (OblHeightCapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_height_cap_dispose;
  widget_class->measure = obl_height_cap_measure;
  widget_class->get_request_mode = obl_height_cap_get_request_mode;
  widget_class->size_allocate = obl_height_cap_size_allocate;
}

static void
obl_height_cap_init (OblHeightCap *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
obl_height_cap_new (GtkWidget *child, int max_height)
{
  OblHeightCap *self = g_object_new (OBL_TYPE_HEIGHT_CAP, NULL);

  self->child = child;
  self->max_height = max_height;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
  return GTK_WIDGET (self);
}
