/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words come from the session, which describes a claim the same way everywhere. */
#define G_LOG_DOMAIN "obl-frame-row"

#include "config.h"

#include "app/panes/obl-frame-row.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-tip.h"

struct _OblFrameRow {
  AdwBin parent_instance;

  GtkBox *box;
  OblSwatchMark *mark;
  GtkLabel *sources;
  GtkLabel *act;
  GtkLabel *content;
  GtkLabel *notes;
};

G_DEFINE_FINAL_TYPE (OblFrameRow, obl_frame_row, ADW_TYPE_BIN)

/* Pixels per step of nesting; in a narrow pane more than a few steps would leave no room. */
#define INDENT 14
#define MAX_INDENTS 5

static void
obl_frame_row_class_init (OblFrameRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (OBL_TYPE_SWATCH_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-frame-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OblFrameRow, box);
  gtk_widget_class_bind_template_child (widget_class, OblFrameRow, mark);
  gtk_widget_class_bind_template_child (widget_class, OblFrameRow, sources);
  gtk_widget_class_bind_template_child (widget_class, OblFrameRow, act);
  gtk_widget_class_bind_template_child (widget_class, OblFrameRow, content);
  gtk_widget_class_bind_template_child (widget_class, OblFrameRow, notes);
}

static void
obl_frame_row_init (OblFrameRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
obl_frame_row_new (void)
{
  return g_object_new (OBL_TYPE_FRAME_ROW, NULL);
}

/* What is claimed, in quotation marks; of a frame that claims nothing, all of it. */
static char *
dup_content (OblSession *session, const OblFrame *frame, const char *description)
{
  const OblRole *role = obl_frame_get_role (frame, "content");
  const OblSpan *span = role == NULL || role->kind != OBL_FILLER_SPAN
                            ? NULL
                            : obl_session_find_span (session, &role->id);

  return span == NULL ? g_strdup (description) : obl_session_quote (span->quote);
}

char *
obl_frame_row_show (OblFrameRow *self, OblSession *session, const OblFrame *frame, guint depth)
{
  OblLook look = obl_look_of_frame_type (obl_session_get_label_set (session), frame->type);
  g_autofree char *description = obl_session_describe (session, &frame->id);
  g_autofree char *sources = obl_session_describe_sources (session, frame);
  g_autofree char *act = obl_attributes_dup_string (frame->attributes, "act");
  g_autofree char *content = dup_content (session, frame, description);
  g_autofree char *notes = obl_session_dup_notes (session, &frame->id);

  obl_look_apply (&look, self->mark);
  gtk_label_set_text (self->sources, sources);
  gtk_label_set_text (self->act, act == NULL ? "" : obl_label_set_translate (act));
  gtk_widget_set_visible (GTK_WIDGET (self->act), act != NULL);
  gtk_label_set_text (self->content, content);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), (int)MIN (depth, MAX_INDENTS) * INDENT);
  gtk_label_set_text (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  notes != NULL ? notes : "", -1);
  obl_tip_set (GTK_WIDGET (self), description);
  /* A claim without a source is called by its kind already. */
  if (depth == 0 && g_str_has_prefix (description, look.title))
    return g_strdup (description);
  if (depth == 0)
    /* Translators: a claim for a screen reader: “Claim: KCNA: “it is ready””. */
    return g_strdup_printf (_ ("%s: %s"), look.title, description);
  /* Translators: the same, nested in another claim. */
  return g_strdup_printf (_ ("Nested %s: %s"), look.title, description);
}
