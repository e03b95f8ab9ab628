/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of one width each, so that numbers stand under each other without a table's machinery. */
#define G_LOG_DOMAIN "obl-entity-list-row"

#include "config.h"

#include "app/rooms/obl-entity-list-row.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"

#define NUMBER_CHARS 9
#define TYPE_CHARS 13

/* The columns after the name. */
enum {
  TYPE,
  NAMES,
  IDS,
  MENTIONS,
  ARTICLES,
  N_COLUMNS,
};

static GtkWidget *
make_column (int n_chars, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
append_columns (GtkWidget *row)
{
  for (guint i = 0; i < N_COLUMNS; i++) {
    GtkWidget *label = make_column (i == TYPE ? TYPE_CHARS : NUMBER_CHARS, i == TYPE ? 0 : 1);

    gtk_widget_add_css_class (label, i == TYPE ? "dim-label" : "numeric");
    gtk_box_append (GTK_BOX (row), label);
  }
}

GtkWidget *
obl_entity_list_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = make_column (8, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (name), -1);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), obl_swatch_mark_new ());
  gtk_box_append (GTK_BOX (row), name);
  append_columns (row);
  gtk_widget_add_css_class (row, "entity-line");
  return row;
}

GtkWidget *
obl_entity_list_header_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (_ ("Name"));
  const char *const titles[N_COLUMNS] = { [TYPE] = _ ("Type"),
                                          [NAMES] = _ ("Aliases"),
                                          [IDS] = _ ("Ids"),
                                          [MENTIONS] = _ ("Mentions"),
                                          [ARTICLES] = _ ("Articles") };
  GtkWidget *label;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  append_columns (row);
  label = gtk_widget_get_next_sibling (name);
  for (guint i = 0; i < N_COLUMNS; i++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), titles[i]);
  gtk_widget_add_css_class (row, "entity-line");
  gtk_widget_add_css_class (row, "entities-header");
  return row;
}

static void
show_number (GtkWidget *label, guint n)
{
  g_autofree char *text = n == 0 ? g_strdup ("–") : g_strdup_printf ("%'u", n);

  gtk_label_set_text (GTK_LABEL (label), text);
}

void
obl_entity_list_row_show (GtkWidget *row, const OblEntityLine *line, const OblLabelSet *set)
{
  GtkWidget *mark = gtk_widget_get_first_child (row);
  GtkWidget *name = gtk_widget_get_next_sibling (mark);
  GtkWidget *label = gtk_widget_get_next_sibling (name);
  OblLook look = obl_look_of_label (set, line->type);
  const guint numbers[N_COLUMNS]
      = { 0, line->n_aliases, line->n_external, line->n_mentions, line->n_documents };
  g_autofree char *spoken = NULL;
  g_autofree char *mentions = g_strdup_printf (
      ngettext ("%u mention", "%u mentions", line->n_mentions), line->n_mentions);

  obl_look_apply (&look, OBL_SWATCH_MARK (mark));
  gtk_label_set_text (GTK_LABEL (name), line->name);
  gtk_label_set_text (GTK_LABEL (label), look.title);
  for (guint i = 1; i < N_COLUMNS; i++) {
    label = gtk_widget_get_next_sibling (label);
    show_number (label, numbers[i]);
  }
  spoken
      = g_strdup_printf ("%s, %s, %s", line->name, look.title == NULL ? "" : look.title, mentions);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
