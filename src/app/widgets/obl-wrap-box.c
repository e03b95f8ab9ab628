/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkFlowBox keeps its children in columns, which makes chips of different lengths look like a bad
 * table; this box keeps them in lines.  Children are placed in one pass by place_children(), which
 * both measuring and allocating use, so that the two can not disagree. */
#define G_LOG_DOMAIN "obl-wrap-box"

#include "config.h"

#include "app/widgets/obl-wrap-box.h"

struct _OblWrapBox {
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (OblWrapBox, obl_wrap_box, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Allocates the children of one line, @first up to but without @end, when @place is set. */
static int
place_line (OblWrapBox *self, GtkWidget *first, GtkWidget *end, int y, int width, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int height = 0;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child)) {
    int natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
    height = MAX (height, natural);
  }
  for (GtkWidget *child = first; place && child != end;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation allocation = { x, y, 0, height };
    int minimum;
    int natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
    allocation.width = MAX (minimum, MIN (natural, width));
    if (rtl)
      allocation.x = width - x - allocation.width;
    gtk_widget_size_allocate (child, &allocation, -1);
    x += allocation.width + self->spacing;
  }
  return height;
}

/* Gives the height of all lines in @width. */
static int
place_children (OblWrapBox *self, int width, gboolean place)
{
  GtkWidget *line = NULL;
  int x = 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    if (line != NULL && x + natural > width) {
      y += place_line (self, line, child, y, width, place) + self->spacing;
      line = NULL;
    }
    if (line == NULL) {
      line = child;
      x = 0;
    }
    x += natural + self->spacing;
  }
  return line == NULL ? 0 : y + place_line (self, line, NULL, y, width, place);
}

static void
measure_width (OblWrapBox *self, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum;
    int child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural + (*natural > 0 ? self->spacing : 0);
  }
}

static void
obl_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  OblWrapBox *self = OBL_WRAP_BOX (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = place_children (self, for_size < 0 ? G_MAXINT : for_size, FALSE);
}

static GtkSizeRequestMode
obl_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
obl_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_children (OBL_WRAP_BOX (widget), width, TRUE);
}

static void
obl_wrap_box_dispose (GObject *object)
{
  obl_wrap_box_remove_all (OBL_WRAP_BOX (object));

  G_OBJECT_CLASS (obl_wrap_box_parent_class)->dispose (object);
}

static void
obl_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OBL_WRAP_BOX (object)->spacing = g_value_get_int (value);
}

static void
obl_wrap_box_class_init (OblWrapBoxClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = obl_wrap_box_dispose;
  object_class->set_property = obl_wrap_box_set_property;
  widget_class->measure = obl_wrap_box_measure;
  widget_class->get_request_mode = obl_wrap_box_get_request_mode;
  widget_class->size_allocate = obl_wrap_box_size_allocate;

  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "wrapbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
obl_wrap_box_init (OblWrapBox *self)
{
}

GtkWidget *
obl_wrap_box_new (int spacing)
{
  return g_object_new (OBL_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

void
obl_wrap_box_append (OblWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (OBL_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
obl_wrap_box_remove_all (OblWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (OBL_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
