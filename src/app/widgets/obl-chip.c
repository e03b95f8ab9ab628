/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One or two buttons in one outline. */
#define G_LOG_DOMAIN "obl-chip"

#include "config.h"

#include "app/widgets/obl-chip.h"

struct _OblChip {
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *content; /* of the button: mark, text, key */
  GtkWidget *mark;    /* NULL until it is set, like the two below */
  GtkWidget *key;
  GtkWidget *cross;
  gboolean is_current;
};

G_DEFINE_FINAL_TYPE (OblChip, obl_chip, GTK_TYPE_WIDGET)

enum {
  CLICKED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
button_clicked_cb (OblChip *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
cross_clicked_cb (OblChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
obl_chip_dispose (GObject *object)
{
  OblChip *self = OBL_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->cross, gtk_widget_unparent);

  G_OBJECT_CLASS (obl_chip_parent_class)->dispose (object);
}

static void
obl_chip_class_init (OblChipClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = obl_chip_dispose;

  signals[CLICKED] = g_signal_new ("clicked", OBL_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", OBL_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
obl_chip_init (OblChip *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->content);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (button_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
obl_chip_new (const char *text)
{
  OblChip *self = g_object_new (OBL_TYPE_CHIP, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_box_append (GTK_BOX (self->content), label);
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  return GTK_WIDGET (self);
}

void
obl_chip_set_mark (OblChip *self, OblShape shape, const char *light, const char *dark)
{
  g_return_if_fail (OBL_IS_CHIP (self));

  if (self->mark == NULL) {
    self->mark = obl_swatch_mark_new ();
    gtk_box_prepend (GTK_BOX (self->content), self->mark);
  }
  obl_swatch_mark_set (OBL_SWATCH_MARK (self->mark), shape, light, dark);
}

void
obl_chip_set_key (OblChip *self, const char *key)
{
  g_return_if_fail (OBL_IS_CHIP (self));

  if (self->key == NULL) {
    self->key = gtk_label_new (NULL);
    gtk_widget_add_css_class (self->key, "keycap");
    gtk_box_append (GTK_BOX (self->content), self->key);
  }
  gtk_label_set_text (GTK_LABEL (self->key), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
}

void
obl_chip_set_removable (OblChip *self, const char *tooltip)
{
  g_return_if_fail (OBL_IS_CHIP (self));

  if (self->cross == NULL) {
    self->cross = gtk_button_new_from_icon_name ("window-close-symbolic");
    gtk_widget_set_parent (self->cross, GTK_WIDGET (self));
    /* It goes with what it takes away, and the focus would go to some other widget. */
    gtk_widget_set_focus_on_click (self->cross, FALSE);
    g_signal_connect_object (self->cross, "clicked", G_CALLBACK (cross_clicked_cb), self,
                             G_CONNECT_SWAPPED);
  }
  gtk_widget_set_tooltip_text (self->cross, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cross), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
}

void
obl_chip_set_current (OblChip *self, gboolean is_current)
{
  g_return_if_fail (OBL_IS_CHIP (self));

  self->is_current = is_current;
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_PRESSED,
      is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

gboolean
obl_chip_is_current (OblChip *self)
{
  g_return_val_if_fail (OBL_IS_CHIP (self), FALSE);

  return self->is_current;
}

GtkWidget *
obl_chip_get_button (OblChip *self)
{
  g_return_val_if_fail (OBL_IS_CHIP (self), NULL);

  return self->button;
}
