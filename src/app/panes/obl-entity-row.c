/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities that the open article does not mention are shown paler. */
#define G_LOG_DOMAIN "obl-entity-row"

#include "config.h"

#include "app/panes/obl-entity-row.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-tip.h"

struct _OblEntityRow {
  AdwBin parent_instance;

  OblSwatchMark *mark;
  GtkLabel *name;
  GtkLabel *type;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (OblEntityRow, obl_entity_row, ADW_TYPE_BIN)

static void
obl_entity_row_class_init (OblEntityRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (OBL_TYPE_SWATCH_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-entity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OblEntityRow, mark);
  gtk_widget_class_bind_template_child (widget_class, OblEntityRow, name);
  gtk_widget_class_bind_template_child (widget_class, OblEntityRow, type);
  gtk_widget_class_bind_template_child (widget_class, OblEntityRow, count);
}

static void
obl_entity_row_init (OblEntityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
obl_entity_row_new (void)
{
  return g_object_new (OBL_TYPE_ENTITY_ROW, NULL);
}

char *
obl_entity_row_show (OblEntityRow *self,
                     const OblLabelSet *set,
                     const OblEntity *entity,
                     guint n_here)
{
  OblLook look = obl_look_of_label (set, entity->type);
  /* A mention made a moment ago is here before the project's count is read again. */
  guint n_all = MAX (entity->n_mentions, n_here);
  g_autofree char *count = NULL;

  if (n_here == 0 || n_here == n_all)
    count = g_strdup_printf ("%u", n_all);
  else
    /* Translators: an entity's mentions in the open article, and in the whole project. */
    count = g_strdup_printf (_ ("%u of %u"), n_here, n_all);
  obl_look_apply (&look, self->mark);
  gtk_label_set_text (self->name, entity->name);
  gtk_label_set_text (self->type, look.title);
  gtk_label_set_text (self->count, count);
  obl_tip_set (GTK_WIDGET (self), entity->name);
  if (n_here == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "elsewhere");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "elsewhere");
  /* Translators: an entity for a screen reader: name, type, mentions here, mentions in all. */
  return g_strdup_printf (_ ("%s, %s, mentioned %u times here, %u times in the project"),
                          entity->name, look.title, n_here, n_all);
}
