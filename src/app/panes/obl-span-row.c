/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quote stands first, since that is what a person looks for; label and entity are below it. */
#define G_LOG_DOMAIN "obl-span-row"

#include "config.h"

#include "app/panes/obl-span-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-tip.h"

struct _OblSpanRow {
  AdwBin parent_instance;

  OblSwatchMark *mark;
  GtkLabel *quote;
  GtkLabel *label;
  GtkLabel *entity;
  GtkLabel *badge;
  GtkLabel *notes;
};

G_DEFINE_FINAL_TYPE (OblSpanRow, obl_span_row, ADW_TYPE_BIN)

static void
obl_span_row_class_init (OblSpanRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (OBL_TYPE_SWATCH_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-span-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OblSpanRow, mark);
  gtk_widget_class_bind_template_child (widget_class, OblSpanRow, quote);
  gtk_widget_class_bind_template_child (widget_class, OblSpanRow, label);
  gtk_widget_class_bind_template_child (widget_class, OblSpanRow, entity);
  gtk_widget_class_bind_template_child (widget_class, OblSpanRow, badge);
  gtk_widget_class_bind_template_child (widget_class, OblSpanRow, notes);
}

static void
obl_span_row_init (OblSpanRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
obl_span_row_new (void)
{
  return g_object_new (OBL_TYPE_SPAN_ROW, NULL);
}

/* The roles the span fills besides the one its label names; NULL when there are none. */
static char *
dup_roles (OblSession *session, const OblSpan *span)
{
  OblLabelSet *set = obl_session_get_label_set (session);
  const OblSpanLabel *label = set == NULL ? NULL : obl_label_set_find_span_label (set, span->label);
  g_autoptr (GPtrArray) frames = NULL;
  g_autoptr (GString) roles = g_string_new (NULL);

  if (label != NULL && label->kind == OBL_SPAN_ROLE)
    return NULL;
  frames = obl_session_list_frames_of (session, &span->id);
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = frames->pdata[i];

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = frame->roles->pdata[j];
      OblLook look = obl_look_of_role (set, frame->type, role->role);

      if (role->kind != OBL_FILLER_SPAN || !obl_id_equal (&role->id, &span->id)
          || strstr (roles->str, look.title) != NULL)
        continue;
      if (roles->len > 0)
        g_string_append (roles, ", ");
      g_string_append (roles, look.title);
    }
  }
  return roles->len == 0 ? NULL : g_strdup (roles->str);
}

char *
obl_span_row_show (OblSpanRow *self, OblSession *session, const OblSpan *span)
{
  OblLook look = obl_look_of_label (obl_session_get_label_set (session), span->label);
  const OblEntity *entity = obl_id_is_none (&span->entity_id)
                                ? NULL
                                : obl_session_find_entity (session, &span->entity_id);
  g_autofree char *notes = obl_session_dup_notes (session, &span->id);
  g_autofree char *roles = dup_roles (session, span);
  g_autofree char *arrow = entity == NULL ? NULL : g_strdup_printf ("→ %s", entity->name);

  obl_look_apply (&look, self->mark);
  gtk_label_set_text (self->quote, span->quote);
  gtk_label_set_text (self->label, look.title);
  gtk_label_set_text (self->entity, arrow == NULL ? "" : arrow);
  gtk_label_set_text (self->badge, roles == NULL ? "" : roles);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), roles != NULL);
  obl_tip_set (GTK_WIDGET (self), span->quote);
  gtk_label_set_text (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes != NULL);
  if (notes != NULL)
    /* Translators: an annotation for a screen reader: label, words, and what is to be said of it. */
    return g_strdup_printf (_ ("%s: %s. %s"), look.title, span->quote, notes);
  if (entity == NULL)
    /* Translators: an annotation for a screen reader: label and words, “Person: Choe Song-hee”. */
    return g_strdup_printf (_ ("%s: %s"), look.title, span->quote);
  /* Translators: “Person: Choe Song-hee, linked to Choe Son-hui”. */
  return g_strdup_printf (_ ("%s: %s, linked to %s"), look.title, span->quote, entity->name);
}
