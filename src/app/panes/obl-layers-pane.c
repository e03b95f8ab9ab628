/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list is made anew whenever it comes to be seen, and its ticks follow the session; while it is
 * not on the screen it costs nothing. */
#define G_LOG_DOMAIN "obl-layers-pane"

#include "config.h"

#include "app/panes/obl-layers-pane.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"

/* Pixels; more layers than that are scrolled. */
#define MAX_HEIGHT 420

struct _OblLayersPane {
  OblPane parent_instance;

  GtkWidget *list;
  GtkWidget *everything;
  GPtrArray *layers; /* OblLayer, that the rows show; or NULL */
  GPtrArray *checks; /* GtkCheckButton of each; not owned */
  gboolean is_syncing;
};

G_DEFINE_FINAL_TYPE (OblLayersPane, obl_layers_pane, OBL_TYPE_PANE)

/* --- Rows --------------------------------------------------------------------------------------- */

static const OblLayer *
get_layer (OblLayersPane *self, GtkWidget *widget)
{
  return self->layers->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "obl-index"))];
}

static void
toggled_cb (OblLayersPane *self, GtkCheckButton *check)
{
  const OblLayer *layer = get_layer (self, GTK_WIDGET (check));

  if (!self->is_syncing)
    obl_session_show_layer (obl_pane_get_session (OBL_PANE (self)), layer->kind, layer->name,
                            gtk_check_button_get_active (check));
}

static void
only_cb (OblLayersPane *self, GtkWidget *button)
{
  const OblLayer *layer = get_layer (self, button);

  obl_session_show_only_layer (obl_pane_get_session (OBL_PANE (self)), layer->kind, layer->name);
}

static GtkWidget *
make_check (OblLayersPane *self, const OblLayer *layer)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblLabelSet *set = obl_session_get_label_set (session);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (layer->title);
  g_autofree char *name = g_strdup_printf ("%s: %u", layer->title, layer->n_marks);

  if (layer->kind <= OBL_LAYER_FRAME) {
    GtkWidget *mark = obl_swatch_mark_new ();
    const OblLook look = layer->kind == OBL_LAYER_LABEL ? obl_look_of_label (set, layer->name)
                                                        : obl_look_of_frame_type (set, layer->name);

    obl_look_apply (&look, OBL_SWATCH_MARK (mark));
    gtk_box_append (GTK_BOX (content), mark);
  }
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (content), title);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), layer->shown);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return check;
}

static GtkWidget *
make_only_button (const OblLayer *layer)
{
  GtkWidget *only = gtk_button_new_with_label (_ ("Only"));
  /* Translators: %s is a label or a person: show that one and no other of its kind. */
  g_autofree char *name = g_strdup_printf (_ ("Only %s"), layer->title);

  gtk_widget_add_css_class (only, "flat");
  gtk_widget_set_tooltip_text (only, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (only), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return only;
}

static void
add_row (OblLayersPane *self, guint index)
{
  const OblLayer *layer = self->layers->pdata[index];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = make_check (self, layer);
  GtkWidget *only = make_only_button (layer);
  g_autofree char *number = g_strdup_printf ("%u", layer->n_marks);
  GtkWidget *count = gtk_label_new (number);

  g_object_set_data (G_OBJECT (check), "obl-index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (only), "obl-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (only, "clicked", G_CALLBACK (only_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (row, "layer-row");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), only);
  gtk_box_append (GTK_BOX (row), count);
  gtk_box_append (GTK_BOX (self->list), row);
  g_ptr_array_add (self->checks, check);
}

/* --- The list ----------------------------------------------------------------------------------- */

static const char *
get_section (OblLayerKind kind)
{
  switch (kind) {
  case OBL_LAYER_LABEL:
  case OBL_LAYER_FRAME:
    return _ ("Labels");
  case OBL_LAYER_ANNOTATOR:
    return _ ("Annotators");
  case OBL_LAYER_ORIGIN:
    return _ ("Made by");
  case OBL_LAYER_STATUS:
    return _ ("State");
  }
  g_return_val_if_reached ("");
}

/* Where everything is in one layer there is nothing to choose, unless that one is hidden. */
static gboolean
is_a_choice (const GPtrArray *layers, const OblLayer *layer)
{
  guint n = 0;

  if (layer->kind <= OBL_LAYER_FRAME || !layer->shown)
    return TRUE;
  for (guint i = 0; i < layers->len; i++)
    n += ((const OblLayer *)layers->pdata[i])->kind == layer->kind;
  return n > 1;
}

static void
empty_list (OblLayersPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_ptr_array_set_size (self->checks, 0);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
}

static void
add_section (OblLayersPane *self, const char *title)
{
  gtk_box_append (GTK_BOX (self->list), obl_form_title (title));
}

static void
fill_list (OblLayersPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const char *section = NULL;

  empty_list (self);
  if (session == NULL)
    return;
  self->layers = obl_session_list_layers (session);
  for (guint i = 0; i < self->layers->len; i++) {
    const OblLayer *layer = self->layers->pdata[i];

    if (!is_a_choice (self->layers, layer)) {
      g_ptr_array_add (self->checks, NULL);
      continue;
    }
    if (g_strcmp0 (section, get_section (layer->kind)) != 0) {
      section = get_section (layer->kind);
      add_section (self, section);
    }
    add_row (self, i);
  }
  if (self->layers->len == 0)
    add_section (self, _ ("Nothing is annotated in this article yet."));
}

static void
show_ticks (OblLayersPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  gtk_widget_set_sensitive (self->everything,
                            session != NULL && !obl_session_shows_everything (session));
  self->is_syncing = TRUE;
  for (guint i = 0; session != NULL && i < self->checks->len; i++) {
    const OblLayer *layer = self->layers->pdata[i];

    if (self->checks->pdata[i] != NULL)
      gtk_check_button_set_active (self->checks->pdata[i],
                                   obl_session_is_layer_shown (session, layer->kind, layer->name));
  }
  self->is_syncing = FALSE;
}

static void
show_layers (OblLayersPane *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  fill_list (self);
  show_ticks (self);
}

static void
obl_layers_pane_map (GtkWidget *widget)
{
  OblLayersPane *self = OBL_LAYERS_PANE (widget);

  fill_list (self);
  show_ticks (self);
  GTK_WIDGET_CLASS (obl_layers_pane_parent_class)->map (widget);
}

static void
obl_layers_pane_refresh (OblPane *pane)
{
  OblLayersPane *self = OBL_LAYERS_PANE (pane);

  if (obl_pane_get_session (pane) == NULL)
    empty_list (self);
  show_layers (self);
}

/* --- The object --------------------------------------------------------------------------------- */

static GtkWidget *
make_switch (const char *title, const char *action, const char *accel)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new_with_label (title);
  GdkModifierType modifiers = 0;
  guint key = 0;
  g_autofree char *name = NULL;
  GtkWidget *hint;

  gtk_accelerator_parse (accel, &key, &modifiers);
  name = gtk_accelerator_get_label (key, modifiers);
  hint = gtk_label_new (name);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), hint);
  return row;
}

static void
obl_layers_pane_finalize (GObject *object)
{
  OblLayersPane *self = OBL_LAYERS_PANE (object);

  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->layers, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_layers_pane_parent_class)->finalize (object);
}

static void
obl_layers_pane_class_init (OblLayersPaneClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_layers_pane_finalize;
  GTK_WIDGET_CLASS (class)->map = obl_layers_pane_map;
  OBL_PANE_CLASS (class)->refresh = obl_layers_pane_refresh;
}

static void
obl_layers_pane_init (OblLayersPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->checks = g_ptr_array_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->everything = gtk_button_new_with_label (_ ("Show all"));
  gtk_widget_add_css_class (self->everything, "everything");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->everything), "win.show-everything");
  gtk_box_append (GTK_BOX (box),
                  make_switch (_ ("Only this claim"), "win.only-claim", "<Control><Shift>o"));
  gtk_box_append (GTK_BOX (box),
                  make_switch (_ ("Dim everything else"), "win.dim-others", "<Control><Shift>m"));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->everything);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "layers-pane");
  adw_bin_set_child (ADW_BIN (self), box);
  obl_pane_watch (OBL_PANE (self), "layers-changed", G_CALLBACK (show_ticks));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_layers));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_layers));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_layers));
}

GtkWidget *
obl_layers_pane_new (void)
{
  return g_object_new (OBL_TYPE_LAYERS_PANE, NULL);
}
