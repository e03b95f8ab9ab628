/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column for each cell of the first row of the data. */
#define G_LOG_DOMAIN "obl-picture-table"

#include "config.h"

#include "app/rooms/obl-picture-table.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* The column's own number, on its factory. */
#define COLUMN "obl-column"

struct _OblPictureTable {
  AdwBin parent_instance;

  GtkWidget *view;
  GListStore *rows; /* GtkStringObject: nothing but a place in the data */
  OblDiagram *diagram;
};

G_DEFINE_FINAL_TYPE (OblPictureTable, obl_picture_table, ADW_TYPE_BIN)

enum {
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const GPtrArray *
get_row (OblPictureTable *self, guint position)
{
  return self->diagram->cells->pdata[position + 1];
}

static gboolean
is_number (const char *text)
{
  for (const char *at = text; *at != '\0'; at++) {
    if (!g_ascii_isdigit (*at))
      return FALSE;
  }
  return *text != '\0';
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  OblPictureTable *self = user_data;
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN));
  const GPtrArray *row = get_row (self, gtk_list_item_get_position (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), row->pdata[column]);
  gtk_label_set_xalign (GTK_LABEL (label), is_number (row->pdata[column]) ? 1 : 0);
}

static void
activate_cb (OblPictureTable *self, guint position)
{
  if (self->diagram != NULL && position < self->diagram->row_marks->len)
    g_signal_emit (self, signals[OPENED], 0,
                   g_array_index (self->diagram->row_marks, guint, position));
}

static void
remove_columns (OblPictureTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
  }
}

static void
add_column (OblPictureTable *self, const char *title, guint index, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

void
obl_picture_table_set_diagram (OblPictureTable *self, OblDiagram *diagram)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (OBL_IS_PICTURE_TABLE (self));

  g_list_store_remove_all (self->rows);
  remove_columns (self);
  g_clear_pointer (&self->diagram, obl_diagram_unref);
  if (diagram == NULL || diagram->cells->len == 0)
    return;
  self->diagram = obl_diagram_ref (diagram);
  {
    const GPtrArray *heads = diagram->cells->pdata[0];

    for (guint i = 0; i < heads->len; i++)
      add_column (self, heads->pdata[i], i, i < 2 || i + 1 == heads->len);
  }
  for (guint i = 0; i < diagram->row_marks->len; i++)
    g_ptr_array_add (items, gtk_string_object_new (""));
  g_list_store_splice (self->rows, 0, 0, items->pdata, items->len);
}

static void
obl_picture_table_dispose (GObject *object)
{
  OblPictureTable *self = OBL_PICTURE_TABLE (object);

  if (self->rows != NULL)
    g_list_store_remove_all (self->rows);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->diagram, obl_diagram_unref);

  G_OBJECT_CLASS (obl_picture_table_parent_class)->dispose (object);
}

static void
obl_picture_table_class_init (OblPictureTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_picture_table_dispose;
  signals[OPENED] = g_signal_new ("opened", OBL_TYPE_PICTURE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
obl_picture_table_init (OblPictureTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The data of the picture"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
obl_picture_table_new (void)
{
  return g_object_new (OBL_TYPE_PICTURE_TABLE, NULL);
}
