/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form is a plain GtkGrid; the number of its rows is read from its children. */
#define G_LOG_DOMAIN "obl-form"

#include "config.h"

#include "app/widgets/obl-form.h"

GtkWidget *
obl_form_new (void)
{
  GtkWidget *form = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (form), 6);
  gtk_grid_set_column_spacing (GTK_GRID (form), 9);
  gtk_widget_add_css_class (form, "form");
  return form;
}

static int
next_row (GtkWidget *form)
{
  GtkWidget *last = gtk_widget_get_last_child (form);
  int row;

  if (last == NULL)
    return 0;
  gtk_grid_query_child (GTK_GRID (form), last, NULL, &row, NULL, NULL);
  return row + 1;
}

void
obl_drop_down_describe (GtkWidget *drop_down, const char *name, const char *value)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);
  g_autofree char *text
      = value == NULL || *value == '\0' ? g_strdup (name) : g_strdup_printf ("%s: %s", name, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What a drop-down that shows strings, or makes them by an expression, shows now. */
static char *
dup_shown (GtkDropDown *drop_down)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (drop_down);
  GtkExpression *expression = gtk_drop_down_get_expression (drop_down);
  g_auto (GValue) value = G_VALUE_INIT;

  if (selected == NULL)
    return NULL;
  if (expression != NULL && gtk_expression_evaluate (expression, selected, &value))
    return g_value_dup_string (&value);
  return g_strdup (gtk_string_object_get_string (selected));
}

static void
describe_strings_cb (GtkDropDown *drop_down, GParamSpec *pspec, const char *name)
{
  g_autofree char *shown = dup_shown (drop_down);

  obl_drop_down_describe (GTK_WIDGET (drop_down), name, shown);
}

static void
free_name (gpointer name, GClosure *closure)
{
  g_free (name);
}

void
obl_drop_down_describe_strings (GtkDropDown *drop_down, const char *name)
{
  g_signal_connect_data (drop_down, "notify::selected-item", G_CALLBACK (describe_strings_cb),
                         g_strdup (name), free_name, G_CONNECT_DEFAULT);
  describe_strings_cb (drop_down, NULL, name);
}

GtkWidget *
obl_expander_new (const char *title, GtkWidget *child)
{
  GtkWidget *expander = gtk_expander_new (title);

  gtk_expander_set_child (GTK_EXPANDER (expander), child);
  /* Otherwise the Tab key is led into a child that is folded away, too, and GTK complains. */
  g_object_bind_property (expander, "expanded", child, "visible", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return expander;
}

GtkWidget *
obl_form_append (GtkWidget *form, const char *caption, GtkWidget *child)
{
  GtkWidget *label = gtk_label_new (caption);
  int row = next_row (form);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 11);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_valign (child, GTK_ALIGN_BASELINE);
  if (GTK_IS_DROP_DOWN (child))
    obl_drop_down_describe_strings (GTK_DROP_DOWN (child), caption);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    label, NULL, -1);
  gtk_grid_attach (GTK_GRID (form), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (form), child, 1, row, 2, 1);
  return label;
}

/* Without it, there is more room for the child. */
static void
make_room_cb (GtkWidget *aside, GParamSpec *pspec, GtkWidget *child)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (child));

  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column-span",
                gtk_widget_get_visible (aside) ? 1 : 2, NULL);
}

void
obl_form_append_aside (GtkWidget *form, GtkWidget *aside)
{
  GtkWidget *child = gtk_widget_get_last_child (form);

  gtk_widget_set_valign (aside, GTK_ALIGN_BASELINE);
  gtk_grid_attach (GTK_GRID (form), aside, 2, next_row (form) - 1, 1, 1);
  g_signal_connect_object (aside, "notify::visible", G_CALLBACK (make_room_cb), child,
                           G_CONNECT_DEFAULT);
  make_room_cb (aside, NULL, child);
}

void
obl_form_remove_all (GtkWidget *form)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (form)) != NULL)
    gtk_grid_remove (GTK_GRID (form), child);
}

GtkWidget *
obl_form_title (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "form-title");
  return label;
}

/* The keys as a person reads them, or NULL. */
static char *
dup_keys (const char *detailed_action)
{
  GApplication *app = g_application_get_default ();
  g_auto (GStrv) accels = NULL;
  GdkModifierType modifiers;
  guint key;

  if (detailed_action == NULL || !GTK_IS_APPLICATION (app))
    return NULL;
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (app), detailed_action);
  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

void
obl_set_hint (GtkWidget *widget, const char *hint, const char *detailed_action)
{
  g_autofree char *keys = dup_keys (detailed_action);
  g_autofree char *tooltip
      = keys == NULL ? g_strdup (hint) : g_strdup_printf ("%s (%s)", hint, keys);

  gtk_widget_set_tooltip_text (widget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  if (keys != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    keys, -1);
}

GtkWidget *
obl_icon_button_new (const char *icon, const char *hint, const char *detailed_action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  obl_set_hint (button, hint, detailed_action);
  if (detailed_action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  return button;
}
