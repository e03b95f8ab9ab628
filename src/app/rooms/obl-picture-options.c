/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of choices that breaks where the window is narrow. */
#define G_LOG_DOMAIN "obl-picture-options"

#include "config.h"

#include "app/rooms/obl-picture-options.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-entity-picker.h"
#include "app/widgets/obl-wrap-box.h"

#define DAY_CHARS 10
#define DEFAULT_TOP 30

struct _OblPictureOptions {
  OblPane parent_instance;

  GtkWidget *kind;
  GtkWidget *act;
  GtkWidget *act_box;
  GPtrArray *acts; /* char *, as stored; the first one of the drop-down is “all” and not in here */
  GtkWidget *entity_button;
  GtkWidget *entity_label;
  GtkWidget *entity_popover;
  GtkWidget *picker;
  GtkWidget *everybody;
  OblEntity *entity;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *top;
  GtkWidget *top_box;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (OblPictureOptions, obl_picture_options, OBL_TYPE_PANE)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const OblDiagramKind kinds[]
    = { OBL_DIAGRAM_NETWORK, OBL_DIAGRAM_MATRIX, OBL_DIAGRAM_TIMELINE, OBL_DIAGRAM_MENTIONS };

static OblDiagramKind
get_kind (OblPictureOptions *self)
{
  return kinds[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)),
                    G_N_ELEMENTS (kinds) - 1)];
}

static void
announce (OblPictureOptions *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Days ------------------------------------------------------------------------------------- */

/* 0 for none, and for what is no day, which is shown as an error. */
static guint32
get_day (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const guint32 day = g_utf8_strlen (text, -1) == DAY_CHARS ? obl_claim_day_parse (text) : 0;

  if (day == 0 && *text != '\0')
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  return day;
}

/* While a day is typed the picture waits: it is redrawn when the day is whole, or gone. */
static void
day_changed_cb (GtkWidget *entry, gpointer user_data)
{
  const gboolean is_empty = gtk_entry_get_text_length (GTK_ENTRY (entry)) == 0;

  if (get_day (entry) > 0 || is_empty)
    announce (user_data);
}

static GtkWidget *
make_day (OblPictureOptions *self, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2024-01-21"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), DAY_CHARS);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), DAY_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), DAY_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (day_changed_cb), self);
  return entry;
}

/* --- Whom ------------------------------------------------------------------------------------- */

static void
show_entity (OblPictureOptions *self)
{
  gtk_label_set_text (GTK_LABEL (self->entity_label),
                      self->entity != NULL ? self->entity->name : _ ("Everybody"));
  gtk_widget_set_sensitive (self->everybody, self->entity != NULL);
}

static void
picked_cb (OblPictureOptions *self, OblEntity *entity, const char *new_name)
{
  if (entity == NULL)
    return;
  obl_entity_ref (entity);
  g_clear_pointer (&self->entity, obl_entity_unref);
  self->entity = entity;
  show_entity (self);
  gtk_popover_popdown (GTK_POPOVER (self->entity_popover));
  announce (self);
}

static void
everybody_cb (OblPictureOptions *self)
{
  g_clear_pointer (&self->entity, obl_entity_unref);
  show_entity (self);
  gtk_popover_popdown (GTK_POPOVER (self->entity_popover));
  announce (self);
}

void
obl_picture_options_focus_entity (OblPictureOptions *self)
{
  g_return_if_fail (OBL_IS_PICTURE_OPTIONS (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->entity_button));
}

static GtkWidget *
make_entity (OblPictureOptions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entity_button = gtk_menu_button_new ();
  self->entity_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->entity_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->entity_label), 22);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->entity_button), self->entity_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->entity_button), TRUE);
  self->entity_popover = gtk_popover_new ();
  self->picker = obl_entity_picker_new (_ ("Only by or about"), FALSE);
  gtk_widget_set_size_request (self->picker, 300, -1);
  g_object_bind_property (self, "session", self->picker, "session", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  self->everybody = gtk_button_new_with_label (_ ("Everybody"));
  gtk_widget_add_css_class (self->everybody, "flat");
  g_signal_connect_object (self->everybody, "clicked", G_CALLBACK (everybody_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->picker);
  gtk_box_append (GTK_BOX (box), self->everybody);
  gtk_popover_set_child (GTK_POPOVER (self->entity_popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->entity_button), self->entity_popover);
  gtk_widget_set_tooltip_text (self->entity_button,
                               _ ("Only what is said by or about this entity"));
  return self->entity_button;
}

/* --- Acts ------------------------------------------------------------------------------------- */

static const GPtrArray *
list_acts (const OblLabelSet *set)
{
  for (guint i = 0; set != NULL && i < set->frame_types->len; i++) {
    const OblFrameType *type = set->frame_types->pdata[i];
    const OblAttributeType *attribute = obl_attribute_types_find (type->attributes, "act");

    if (attribute != NULL)
      return attribute->values;
  }
  return NULL;
}

static void
fill_acts (OblPictureOptions *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const GPtrArray *acts = session != NULL ? list_acts (obl_session_get_label_set (session)) : NULL;
  GtkStringList *titles = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->act));

  if (selected > 0 && selected <= self->acts->len)
    chosen = g_strdup (self->acts->pdata[selected - 1]);
  selected = 0;
  g_ptr_array_set_size (self->acts, 0);
  gtk_string_list_append (titles, _ ("All acts"));
  for (guint i = 0; acts != NULL && i < acts->len; i++) {
    g_ptr_array_add (self->acts, g_strdup (acts->pdata[i]));
    gtk_string_list_append (titles, obl_label_set_translate (acts->pdata[i]));
    if (g_strcmp0 (chosen, acts->pdata[i]) == 0)
      selected = i + 1;
  }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->act), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->act), selected);
  self->is_filling = FALSE;
  g_object_unref (titles);
}

/* --- All of it -------------------------------------------------------------------------------- */

OblPictureWish *
obl_picture_options_dup_wish (OblPictureOptions *self)
{
  OblPictureWish *wish = g_new0 (OblPictureWish, 1);
  const guint act = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->act));

  wish->kind = get_kind (self);
  wish->top = (guint)gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->top));
  wish->entity = self->entity != NULL ? obl_entity_ref (self->entity) : NULL;
  if (wish->kind != OBL_DIAGRAM_MENTIONS && act > 0 && act <= self->acts->len)
    wish->act = g_strdup (self->acts->pdata[act - 1]);
  wish->from = get_day (self->from);
  wish->to = get_day (self->to);
  return wish;
}

static void
kind_changed_cb (OblPictureOptions *self)
{
  const OblDiagramKind kind = get_kind (self);

  gtk_widget_set_visible (self->act_box, kind != OBL_DIAGRAM_MENTIONS);
  gtk_widget_set_visible (self->top_box, kind == OBL_DIAGRAM_NETWORK || kind == OBL_DIAGRAM_MATRIX);
  announce (self);
}

static GtkWidget *
add_labelled (GtkWidget *box, const char *title, GtkWidget *widget)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), widget);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  obl_wrap_box_append (OBL_WRAP_BOX (box), pair);
  return pair;
}

static void
obl_picture_options_refresh (OblPane *pane)
{
  OblPictureOptions *self = OBL_PICTURE_OPTIONS (pane);

  g_clear_pointer (&self->entity, obl_entity_unref);
  show_entity (self);
  fill_acts (self);
}

static void
obl_picture_options_finalize (GObject *object)
{
  OblPictureOptions *self = OBL_PICTURE_OPTIONS (object);

  g_ptr_array_unref (self->acts);
  g_clear_pointer (&self->entity, obl_entity_unref);

  G_OBJECT_CLASS (obl_picture_options_parent_class)->finalize (object);
}

static void
obl_picture_options_class_init (OblPictureOptionsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_picture_options_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_picture_options_refresh;
  signals[CHANGED] = g_signal_new ("changed", OBL_TYPE_PICTURE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_days (OblPictureOptions *self)
{
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->from = make_day (self, _ ("The first day"));
  self->to = make_day (self, _ ("The last day"));
  gtk_box_append (GTK_BOX (days), self->from);
  gtk_box_append (GTK_BOX (days), gtk_label_new ("–"));
  gtk_box_append (GTK_BOX (days), self->to);
  return days;
}

static void
obl_picture_options_init (OblPictureOptions *self)
{
  const char *const titles[]
      = { _ ("Network"), _ ("Matrix"), _ ("Claims over time"), _ ("Mentions over time"), NULL };
  GtkWidget *box = obl_wrap_box_new (6);

  self->acts = g_ptr_array_new_with_free_func (g_free);
  self->kind = gtk_drop_down_new_from_strings (titles);
  gtk_widget_set_tooltip_text (self->kind, _ ("What is drawn"));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->act = gtk_drop_down_new (NULL, NULL);
  g_signal_connect_object (self->act, "notify::selected", G_CALLBACK (announce), self,
                           G_CONNECT_SWAPPED);
  self->top = gtk_spin_button_new_with_range (2, OBL_DIAGRAM_MAX_TOP, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->top), DEFAULT_TOP);
  gtk_widget_set_tooltip_text (self->top,
                               _ ("So many sources and targets, those with most claims"));
  g_signal_connect_object (self->top, "value-changed", G_CALLBACK (announce), self,
                           G_CONNECT_SWAPPED);
  add_labelled (box, _ ("Picture"), self->kind);
  add_labelled (box, _ ("Whom"), make_entity (self));
  self->act_box = add_labelled (box, _ ("Act"), self->act);
  add_labelled (box, _ ("Days"), make_days (self));
  self->top_box = add_labelled (box, _ ("At most"), self->top);
  gtk_widget_add_css_class (box, "picture-options");
  adw_bin_set_child (ADW_BIN (self), box);
  show_entity (self);
  fill_acts (self);
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (fill_acts));
}

GtkWidget *
obl_picture_options_new (void)
{
  return g_object_new (OBL_TYPE_PICTURE_OPTIONS, NULL);
}
