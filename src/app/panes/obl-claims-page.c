/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As the page of annotations, it only remembers that it is out of date while nobody sees it.  Any
 * change of a mark can change a claim's words, hence all rows on screen are filled again. */
#define G_LOG_DOMAIN "obl-claims-page"

#include "config.h"

#include "app/panes/obl-claims-page.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-frame-inspector.h"
#include "app/panes/obl-frame-outline.h"
#include "app/panes/obl-frame-row.h"
#include "app/panes/obl-hidden-note.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-record-view.h"
#include "app/widgets/obl-split.h"
#include "core/text/obl-fold.h"

struct _OblClaimsPage {
  OblPane parent_instance;

  GtkPaned *split;
  OblRecordView *view;
  OblFrameInspector *inspector;
  GMenuModel *row_menu;
  OblFrameOutline *outline;
  gboolean is_stale;
};

/* Of the height, for the list. */
#define LIST_SHARE 0.42

G_DEFINE_FINAL_TYPE (OblClaimsPage, obl_claims_page, OBL_TYPE_PANE)

static char *
show_row (gpointer owner, GtkWidget *row, OblRecord *record)
{
  OblClaimsPage *self = OBL_CLAIMS_PAGE (owner);
  const OblFrame *frame = obl_record_get_frame (record);

  return obl_frame_row_show (OBL_FRAME_ROW (row), obl_pane_get_session (OBL_PANE (self)), frame,
                             obl_frame_outline_get_depth (self->outline, &frame->id));
}

static gboolean
matches (gpointer owner, OblRecord *record, const char *needle)
{
  const OblFrame *frame = obl_record_get_frame (record);
  g_autofree char *description = NULL;
  g_autofree char *act = NULL;

  if (!obl_session_is_shown (obl_pane_get_session (OBL_PANE (owner)), &frame->id))
    return FALSE;
  if (*needle == '\0')
    return TRUE;
  description = obl_session_describe (obl_pane_get_session (OBL_PANE (owner)), &frame->id);
  act = obl_attributes_dup_string (frame->attributes, "act");
  return obl_fold_contains (description, needle)
         || (act != NULL && obl_fold_contains (obl_label_set_translate (act), needle));
}

static const OblRecordViewOps ops = { obl_frame_row_new, show_row, matches };

static void
show_in_hand (OblClaimsPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblFrame *frame = session == NULL ? NULL : obl_session_get_frame_in_hand (session);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    obl_record_view_select (self->view, frame == NULL ? NULL : &frame->id);
  else
    self->is_stale = TRUE;
}

static void
show_frames (OblClaimsPage *self)
{
  OblFrameOutline *before = self->outline;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))) {
    self->is_stale = TRUE;
    return;
  }
  self->is_stale = FALSE;
  self->outline = obl_frame_outline_new (obl_pane_get_session (OBL_PANE (self)));
  obl_record_view_set_records (self->view, self->outline->frames);
  obl_record_view_filter_changed (self->view);
  obl_record_view_refresh_rows (self->view);
  g_clear_pointer (&before, obl_frame_outline_free); /* not before the rows have let go of it */
  show_in_hand (self);
}

static void
layers_changed_cb (OblClaimsPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_stale = TRUE;
  else
    obl_record_view_filter_changed (self->view);
}

static void
chosen_cb (OblClaimsPage *self, OblRecord *record)
{
  obl_session_select (obl_pane_get_session (OBL_PANE (self)), obl_record_get_id (record));
}

static void
activated_cb (OblClaimsPage *self)
{
  obl_claims_page_focus_editor (self);
}

static void
obl_claims_page_map (GtkWidget *widget)
{
  OblClaimsPage *self = OBL_CLAIMS_PAGE (widget);

  GTK_WIDGET_CLASS (obl_claims_page_parent_class)->map (widget);
  if (self->is_stale)
    show_frames (self);
}

static void
obl_claims_page_refresh (OblPane *pane)
{
  OblClaimsPage *self = OBL_CLAIMS_PAGE (pane);

  if (obl_pane_get_session (pane) == NULL)
    obl_record_view_set_records (self->view, NULL);
  show_frames (self);
}

static void
obl_claims_page_finalize (GObject *object)
{
  obl_frame_outline_free (OBL_CLAIMS_PAGE (object)->outline);

  G_OBJECT_CLASS (obl_claims_page_parent_class)->finalize (object);
}

static void
obl_claims_page_class_init (OblClaimsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = obl_claims_page_finalize;
  widget_class->map = obl_claims_page_map;
  OBL_PANE_CLASS (class)->refresh = obl_claims_page_refresh;

  g_type_ensure (OBL_TYPE_HIDDEN_NOTE);
  g_type_ensure (OBL_TYPE_RECORD_VIEW);
  g_type_ensure (OBL_TYPE_FRAME_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-claims-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OblClaimsPage, split);
  gtk_widget_class_bind_template_child (widget_class, OblClaimsPage, view);
  gtk_widget_class_bind_template_child (widget_class, OblClaimsPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, OblClaimsPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
obl_claims_page_init (OblClaimsPage *self)
{
  self->outline = obl_frame_outline_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  obl_split_setup (self->split, LIST_SHARE);
  obl_record_view_setup (self->view, OBL_RECORD_FRAME, &ops, self, _ ("Claims"),
                         _ ("Filter claims"));
  obl_record_view_set_menu (self->view, self->row_menu);
  obl_record_view_set_empty_text (
      self->view, _ ("No claims yet"),
      _ ("Who says what in this article will be listed here. Select the word that reports it, "
         "such as “said” or “accused”, and press the key of Claim; then select who says it, and "
         "what, and press the keys of these roles."));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_frames));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_frames));
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (show_frames));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_frames));
  obl_pane_watch (OBL_PANE (self), "layers-changed", G_CALLBACK (layers_changed_cb));
  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (show_in_hand));
}

void
obl_claims_page_focus_editor (OblClaimsPage *self)
{
  g_return_if_fail (OBL_IS_CLAIMS_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}
