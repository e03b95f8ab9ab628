/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells are labels that are filled when their claim has been read.
 *
 * The store sorts, not the view: the sorters of the columns only tell which head was pressed.  GTK
 * 4.8 does not say it, but compares two items by the sorter of that column before all others. */
#define G_LOG_DOMAIN "obl-claim-columns"

#include "config.h"

#include "app/rooms/obl-claim-columns.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/model/obl-label-set.h"
#include "core/model/obl-scale.h"

typedef struct {
  OblClaimColumn column;
  const char *title;
  int width; /* pixels */
  gboolean expands;
} Look;

static const Look looks[] = {
  { OBL_CLAIM_SOURCE, N_ ("Source"), 150, FALSE },
  { OBL_CLAIM_ACT, N_ ("Act"), 84, FALSE },
  { OBL_CLAIM_TARGET, N_ ("Target"), 120, FALSE },
  { OBL_CLAIM_CONTENT, N_ ("Content"), 280, TRUE },
  { OBL_CLAIM_PROPOSITION, N_ ("Proposition"), 160, FALSE },
  { OBL_CLAIM_ASSESSMENTS, N_ ("Assessments"), 110, FALSE },
  { OBL_CLAIM_DATE, N_ ("Date"), 92, FALSE },
  { OBL_CLAIM_PUBLISHER, N_ ("Publisher"), 110, FALSE },
  { OBL_CLAIM_TITLE, N_ ("Article"), 160, FALSE },
  { OBL_CLAIM_CHAIN, N_ ("Chain of sources"), 180, FALSE },
  { OBL_CLAIM_ATTRIBUTES, N_ ("Attributes"), 180, FALSE },
};

const char *
obl_claim_column_get_title (OblClaimColumn column)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    if (looks[i].column == column)
      return _ (looks[i].title);
  }
  return _ ("Type");
}

/* --- Words ---------------------------------------------------------------------------------------- */

/* "likelihood: likely" → "Likely (55–80 %)". */
static char *
dup_judgement (const char *line)
{
  const char *colon = strstr (line, ": ");
  g_autofree char *name = colon == NULL ? NULL : g_strndup (line, (gsize)(colon - line));
  const OblScale *scale = name == NULL ? NULL : obl_scale_find (name);
  const OblScaleValue *value = scale == NULL ? NULL : obl_scale_find_value (scale, colon + 2);

  return value == NULL ? g_strdup (line) : obl_scale_value_dup_text (scale, value);
}

static char *
dup_line (OblClaimColumn column, const char *line)
{
  switch (column) {
  case OBL_CLAIM_ACT:
  case OBL_CLAIM_TYPE:
    return g_strdup (obl_label_set_translate (line));
  case OBL_CLAIM_ASSESSMENTS:
    return dup_judgement (line);
  case OBL_CLAIM_ATTRIBUTES: {
    const char *colon = strstr (line, ": ");

    return g_strdup (colon == NULL ? line : obl_label_set_translate (colon + 2));
  }
  case OBL_CLAIM_SOURCE:
  case OBL_CLAIM_TARGET:
  case OBL_CLAIM_CONTENT:
  case OBL_CLAIM_TITLE:
  case OBL_CLAIM_PUBLISHER:
  case OBL_CLAIM_PROPOSITION:
  case OBL_CLAIM_CHAIN:
    return g_strdup (line);
  case OBL_CLAIM_DATE:
    return g_strndup (line, strlen ("2024-01-21"));
  }
  g_return_val_if_reached (NULL);
}

char *
obl_claim_column_dup_text (OblClaimColumn column, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  GString *text = g_string_new (NULL);
  const char *between = column == OBL_CLAIM_CHAIN         ? " › "
                        : column == OBL_CLAIM_ASSESSMENTS ? " · "
                                                          : ", ";

  if (column == OBL_CLAIM_CHAIN)
    g_string_append (text, _ ("writer"));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = dup_line (column, lines[i]);

    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", line);
  }
  return g_string_free (text, FALSE);
}

/* --- Cells ------------------------------------------------------------------------------------------ */

typedef struct {
  GtkColumnView *view;
  OblClaimColumn column;
  OblClaimToggle toggle;
  gpointer user_data;
} Cells;

#define GROUP_KEY "obl-claim-group"

/* Names of groups that are sentences stand where there is room for them. */
static OblClaimColumn
get_head_column (GtkColumnView *view)
{
  const int group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), GROUP_KEY)) - 1;

  return group == OBL_CLAIM_PROPOSITION || group == OBL_CLAIM_TITLE || group == OBL_CLAIM_CONTENT
                 || group == OBL_CLAIM_ATTRIBUTES || group == OBL_CLAIM_CHAIN
             ? OBL_CLAIM_CONTENT
             : OBL_CLAIM_SOURCE;
}

static char *
dup_group_name (GtkColumnView *view, const OblClaimGroup *group)
{
  const int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), GROUP_KEY)) - 1;

  if (*group->value == '\0' && column != OBL_CLAIM_CHAIN)
    return g_strdup (_ ("None"));
  return obl_claim_column_dup_text (column < 0 ? OBL_CLAIM_SOURCE : (OblClaimColumn)column,
                                    group->value);
}

/* What a row without a source says of it. */
static char *
dup_source (const OblClaim *claim)
{
  const char *chain = strrchr (claim->columns[OBL_CLAIM_CHAIN], '\n');

  if (*claim->columns[OBL_CLAIM_SOURCE] != '\0')
    return obl_claim_column_dup_text (OBL_CLAIM_SOURCE, claim->columns[OBL_CLAIM_SOURCE]);
  chain = chain == NULL ? claim->columns[OBL_CLAIM_CHAIN] : chain + 1;
  return g_strdup (*chain == '\0' ? _ ("writer") : obl_label_set_translate (chain));
}

static char *
dup_cell (const Cells *cells, OblClaimItem *item)
{
  const OblClaimGroup *group = obl_claim_item_get_group (item);
  const OblClaim *claim = obl_claim_item_get_claim (item);

  if (group != NULL)
    return cells->column == get_head_column (cells->view) ? dup_group_name (cells->view, group)
                                                          : g_strdup ("");
  if (claim == NULL)
    return g_strdup ("");
  if (cells->column == OBL_CLAIM_SOURCE)
    return dup_source (claim);
  if (*claim->columns[cells->column] == '\0' && cells->column != OBL_CLAIM_CHAIN)
    return g_strdup ("");
  return obl_claim_column_dup_text (cells->column, claim->columns[cells->column]);
}

typedef struct {
  GtkWidget *fold; /* in the first column */
  GtkWidget *label;
  GtkWidget *count;
} Cell;

static void
show_head (const Cell *cell, OblClaimItem *item)
{
  const OblClaimGroup *group = obl_claim_item_get_group (item);
  g_autofree char *count = NULL;

  if (cell->fold == NULL)
    return;
  gtk_widget_set_visible (cell->fold, group != NULL);
  gtk_widget_set_visible (cell->count, group != NULL);
  if (group == NULL)
    return;
  count = g_strdup_printf ("%'u", group->n_claims);
  gtk_label_set_text (GTK_LABEL (cell->count), count);
  gtk_button_set_icon_name (GTK_BUTTON (cell->fold), obl_claim_item_is_folded (item)
                                                         ? "pan-end-symbolic"
                                                         : "pan-down-symbolic");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (cell->fold), GTK_ACCESSIBLE_PROPERTY_LABEL,
      obl_claim_item_is_folded (item) ? _ ("Unfold this group") : _ ("Fold this group"), -1);
}

static void
show_cell (GtkListItem *list_item, OblClaimItem *item)
{
  const Cells *cells = g_object_get_data (G_OBJECT (list_item), "cells");
  const Cell *cell = g_object_get_data (G_OBJECT (list_item), "cell");
  g_autofree char *text = dup_cell (cells, item);
  const gboolean is_head = obl_claim_item_get_group (item) != NULL;

  gtk_label_set_text (GTK_LABEL (cell->label), text);
  gtk_widget_set_visible (cell->label, *text != '\0');
  gtk_widget_set_tooltip_text (cell->label, g_utf8_strlen (text, -1) > 14 ? text : NULL);
  if (is_head)
    gtk_widget_add_css_class (cell->label, "heading");
  else
    gtk_widget_remove_css_class (cell->label, "heading");
  show_head (cell, item);
}

static void
loaded_cb (GtkListItem *list_item, OblClaimItem *item)
{
  if (gtk_list_item_get_item (list_item) == item)
    show_cell (list_item, item);
}

static void
fold_cb (GtkListItem *list_item)
{
  const Cells *cells = g_object_get_data (G_OBJECT (list_item), "cells");

  cells->toggle (cells->user_data, gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Cells *cells = user_data;
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  cell->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (cell->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (cell->label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (cell->label), 4);
  if (cells->column == OBL_CLAIM_DATE)
    gtk_widget_add_css_class (cell->label, "numeric");
  if (cells->column == OBL_CLAIM_SOURCE) {
    cell->fold = gtk_button_new ();
    cell->count = gtk_label_new (NULL);
    gtk_widget_add_css_class (cell->fold, "flat");
    gtk_widget_add_css_class (cell->fold, "fold");
    gtk_widget_add_css_class (cell->count, "badge");
    gtk_widget_add_css_class (cell->count, "numeric");
    gtk_widget_set_valign (cell->count, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), cell->fold);
    g_signal_connect_object (cell->fold, "clicked", G_CALLBACK (fold_cb), list_item,
                             G_CONNECT_SWAPPED);
  }
  gtk_box_append (GTK_BOX (box), cell->label);
  if (cell->count != NULL)
    gtk_box_append (GTK_BOX (box), cell->count);
  g_object_set_data (G_OBJECT (list_item), "cells", user_data);
  g_object_set_data_full (G_OBJECT (list_item), "cell", cell, g_free);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  OblClaimItem *item = gtk_list_item_get_item (list_item);

  show_cell (list_item, item);
  g_signal_connect_object (item, "loaded", G_CALLBACK (loaded_cb), list_item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), loaded_cb, list_item);
}

static GtkListItemFactory *
make_factory (GtkColumnView *view, OblClaimColumn column, OblClaimToggle toggle, gpointer user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new0 (Cells, 1);

  *cells = (Cells){ view, column, toggle, user_data };
  g_object_set_data_full (G_OBJECT (factory), "cells", cells, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
  return factory;
}

/* --- Sorting ---------------------------------------------------------------------------------------- */

/* The column whose sorter was asked last. */
static int asked = OBL_CLAIM_NO_COLUMN;

static int
tell_column (gconstpointer a, gconstpointer b, gpointer user_data)
{
  asked = GPOINTER_TO_INT (user_data);
  return -1;
}

int
obl_claim_columns_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (OblClaimItem) probe = g_object_new (OBL_TYPE_CLAIM_ITEM, NULL);
  GtkSorter *sorter = gtk_column_view_get_sorter (view);

  asked = OBL_CLAIM_NO_COLUMN;
  *descending = gtk_sorter_compare (sorter, probe, probe) == GTK_ORDERING_LARGER;
  return asked;
}

void
obl_claim_columns_set_group (GtkColumnView *view, int group)
{
  g_object_set_data (G_OBJECT (view), GROUP_KEY, GINT_TO_POINTER (group + 1));
}

void
obl_claim_columns_add (GtkColumnView *view, OblClaimToggle toggle, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    const Look *look = &looks[i];
    g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
        _ (look->title), make_factory (view, look->column, toggle, user_data));
    g_autoptr (GtkSorter) sorter = GTK_SORTER (
        gtk_custom_sorter_new (tell_column, GINT_TO_POINTER ((int)look->column), NULL));

    gtk_column_view_column_set_sorter (column, sorter);
    gtk_column_view_column_set_resizable (column, TRUE);
    gtk_column_view_column_set_expand (column, look->expands);
    gtk_column_view_column_set_fixed_width (column, look->width);
    gtk_column_view_append_column (view, column);
  }
}
