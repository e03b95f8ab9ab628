/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries are written as they are typed, whatever the reader's language. */
#define G_LOG_DOMAIN "obl-search-help"

#include "config.h"

#include "app/rooms/obl-search-help.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *query;
  const char *meaning;
} Example;

static const Example all[] = {
  { "north korea", N_ ("articles with both words") },
  { "\"north korea\"", N_ ("side by side, in this order") },
  { "artill*", N_ ("words that begin so") },
  { "missile OR rocket", N_ ("either of them") },
  { "missile -test", N_ ("without the second; also NOT test") },
  { "NEAR(missile boat, 5)", N_ ("at most five words apart") },
  { "label:Person", N_ ("marks with that label") },
  { "label:(Person OR Place) kim", N_ ("one of two, with these letters") },
  { "entity:\"Choe Son-hui\"", N_ ("mentions of an entity; entity:* of any") },
  { "type:Government text:said", N_ ("by the type of the entity, and by words") },
  { "act:deny by:anna origin:human", N_ ("by attributes, and who made it") },
  { "publisher:KCNA date:2024-01..2024-03",
    N_ ("in such articles; also status, language, title, tag") },
  { "claim(act:deny content:strait)", N_ ("claims, by attributes and by what fills their roles") },
  { "claim(source:(type:Government))", N_ ("brackets describe the filler of a role") },
};

static const Example few[] = {
  { "label:Person", N_ ("every mark with a label") },
  { "claim(act:deny)", N_ ("every claim that denies") },
  { "claim(source:(type:Government))", N_ ("what governments say") },
  { "status:done", N_ ("articles that are done") },
};

static GtkWidget *
make_query (const char *query)
{
  GtkWidget *label = gtk_label_new (query);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  return label;
}

static GtkWidget *
make_meaning (const char *meaning)
{
  GtkWidget *label = gtk_label_new (meaning);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
obl_search_help_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    gtk_grid_attach (GTK_GRID (grid), make_query (all[i].query), 0, (int)i, 1, 1);
    gtk_grid_attach (GTK_GRID (grid), make_meaning (_ (all[i].meaning)), 1, (int)i, 1, 1);
  }
  gtk_widget_add_css_class (grid, "search-help");
  return grid;
}

static void
example_cb (GtkButton *button, gpointer data)
{
  GClosure *closure = data;
  GValue values[] = { G_VALUE_INIT };

  g_value_init (&values[0], G_TYPE_STRING);
  g_value_set_string (&values[0], g_object_get_data (G_OBJECT (button), "query"));
  g_closure_invoke (closure, NULL, 1, values, NULL);
  g_value_unset (&values[0]);
}

static void
release_closure (gpointer closure, GClosure *of_signal)
{
  g_closure_unref (closure);
}

static GtkWidget *
make_example (const Example *example, GClosure *closure)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *query = make_query (example->query);

  gtk_widget_set_hexpand (query, TRUE);
  gtk_box_append (GTK_BOX (box), query);
  gtk_box_append (GTK_BOX (box), make_meaning (_ (example->meaning)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  example->query, -1);
  g_object_set_data (G_OBJECT (button), "query", (gpointer)example->query);
  g_signal_connect_data (button, "clicked", G_CALLBACK (example_cb), g_closure_ref (closure),
                         release_closure, 0);
  return button;
}

GtkWidget *
obl_search_examples_new (GCallback chosen, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_ ("Words, marks, claims and articles of the whole project"));
  GClosure *closure = g_cclosure_new_swap (chosen, user_data, NULL);

  g_closure_set_marshal (closure, g_cclosure_marshal_generic);
  g_closure_ref (closure);
  g_closure_sink (closure);
  gtk_widget_add_css_class (title, "title-3");
  gtk_widget_set_margin_bottom (title, 12);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    gtk_box_append (GTK_BOX (box), make_example (&few[i], closure));
  g_closure_unref (closure);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "search-examples");
  return box;
}
