/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model holds the labels' names; rows look up title and mark when they are bound. */
#define G_LOG_DOMAIN "obl-label-drop-down"

#include "config.h"

#include "app/panes/obl-label-drop-down.h"

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"

struct _OblLabelDropDown {
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *names;
  char *hint;
  OblLabelSet *set; /* or NULL */
  gboolean only_entities;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (OblLabelDropDown, obl_label_drop_down, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cb (OblLabelDropDown *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), obl_swatch_mark_new ());
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (OblLabelDropDown *self, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  OblLook look = obl_look_of_label (self->set, gtk_string_object_get_string (name));

  obl_look_apply (&look, OBL_SWATCH_MARK (gtk_widget_get_first_child (box)));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), look.title);
}

static void
describe (OblLabelDropDown *self, const char *name)
{
  const char *title = name == NULL ? NULL : obl_look_of_label (self->set, name).title;

  obl_drop_down_describe (GTK_WIDGET (self->drop_down), self->hint, title);
}

static void
selected_cb (OblLabelDropDown *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  g_autofree char *name = NULL;

  describe (self, gtk_string_list_get_string (self->names, selected));
  if (self->is_showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  name = g_strdup (gtk_string_list_get_string (self->names, selected));
  g_signal_emit (self, signals[CHOSEN], 0, name);
}

static void
obl_label_drop_down_finalize (GObject *object)
{
  OblLabelDropDown *self = OBL_LABEL_DROP_DOWN (object);

  g_clear_pointer (&self->set, obl_label_set_unref);
  g_clear_object (&self->names);
  g_free (self->hint);

  G_OBJECT_CLASS (obl_label_drop_down_parent_class)->finalize (object);
}

static void
obl_label_drop_down_class_init (OblLabelDropDownClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_label_drop_down_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", OBL_TYPE_LABEL_DROP_DOWN, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
obl_label_drop_down_init (OblLabelDropDown *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->names = gtk_string_list_new (NULL);
  self->drop_down
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->names)), NULL));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_factory (self->drop_down, factory);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
obl_label_drop_down_new (const char *hint, gboolean only_entities)
{
  OblLabelDropDown *self = g_object_new (OBL_TYPE_LABEL_DROP_DOWN, NULL);

  self->only_entities = only_entities;
  self->hint = g_strdup (hint);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), hint);
  describe (self, NULL);
  return GTK_WIDGET (self);
}

static void
fill (OblLabelDropDown *self)
{
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  for (guint i = 0; self->set != NULL && i < self->set->span_labels->len; i++) {
    const OblSpanLabel *label = self->set->span_labels->pdata[i];

    if (label->kind == OBL_SPAN_ENTITY || !self->only_entities)
      gtk_string_list_append (self->names, label->name);
  }
}

static guint
find_name (OblLabelDropDown *self, const char *name)
{
  guint n_names = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  for (guint i = 0; i < n_names; i++) {
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return i;
  }
  gtk_string_list_append (self->names, name);
  return n_names;
}

void
obl_label_drop_down_show (OblLabelDropDown *self, OblLabelSet *set, const char *current)
{
  g_return_if_fail (OBL_IS_LABEL_DROP_DOWN (self));

  self->is_showing = TRUE;
  if (set != self->set) {
    g_clear_pointer (&self->set, obl_label_set_unref);
    self->set = set == NULL ? NULL : obl_label_set_ref (set);
    fill (self);
  }
  gtk_drop_down_set_selected (self->drop_down, current == NULL ? GTK_INVALID_LIST_POSITION
                                                               : find_name (self, current));
  self->is_showing = FALSE;
}
