/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name, and below it what the base says and which base that is: several may bear the name. */
#define G_LOG_DOMAIN "obl-knowledge-row"

#include "config.h"

#include "app/panes/obl-knowledge-row.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-tip.h"

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

GtkWidget *
obl_knowledge_row_new (const OblLabelSet *set, const OblKnowledgeEntry *entry)
{
  const char *type = obl_knowledge_find_label (set, entry->entity->type);
  OblLook look = obl_look_of_label (set, type != NULL ? type : entry->entity->type);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = obl_swatch_mark_new ();
  GtkWidget *about;
  g_autofree char *text = NULL;
  g_autofree char *tip = NULL;

  /* Translators: the name of a knowledge base, and what it says of somebody. */
  text = entry->description != NULL
             ? g_strdup_printf (_ ("%s · %s"), entry->base, entry->description)
             : g_strdup (entry->base);
  tip = g_strdup_printf ("%s\n%s\n%s", entry->entity->name, text, entry->id);
  about = make_label (text);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  obl_look_apply (&look, OBL_SWATCH_MARK (mark));
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 3);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (entry->entity->name));
  gtk_box_append (GTK_BOX (lines), about);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), lines);
  obl_tip_set (row, tip);
  return row;
}
