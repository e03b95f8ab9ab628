/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While the page is not on screen it only remembers that it is out of date: a dense article costs
 * nothing for pages nobody looks at. */
#define G_LOG_DOMAIN "obl-spans-page"

#include "config.h"

#include "app/panes/obl-spans-page.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-hidden-note.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-record-view.h"
#include "app/panes/obl-span-inspector.h"
#include "app/panes/obl-span-row.h"
#include "app/widgets/obl-split.h"
#include "core/text/obl-fold.h"

struct _OblSpansPage {
  OblPane parent_instance;

  GtkPaned *split;
  OblRecordView *view;
  OblSpanInspector *inspector;
  GMenuModel *row_menu;
  gboolean is_stale;
  gboolean is_filtered; /* by layers */
};

/* Of the height, for the list. */
#define LIST_SHARE 0.42

G_DEFINE_FINAL_TYPE (OblSpansPage, obl_spans_page, OBL_TYPE_PANE)

enum {
  ENTITY_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
show_row (gpointer owner, GtkWidget *row, OblRecord *record)
{
  return obl_span_row_show (OBL_SPAN_ROW (row), obl_pane_get_session (OBL_PANE (owner)),
                            obl_record_get_span (record));
}

static gboolean
matches (gpointer owner, OblRecord *record, const char *needle)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (owner));
  const OblSpan *span = obl_record_get_span (record);
  const OblEntity *entity;

  if (!obl_session_is_shown (session, &span->id))
    return FALSE;
  if (*needle == '\0' || obl_fold_contains (span->quote, needle)
      || obl_fold_contains (
          obl_look_of_label (obl_session_get_label_set (session), span->label).title, needle))
    return TRUE;
  if (obl_id_is_none (&span->entity_id))
    return FALSE;
  entity = obl_session_find_entity (session, &span->entity_id);
  return entity != NULL && obl_fold_contains (entity->name, needle);
}

static const OblRecordViewOps ops = { obl_span_row_new, show_row, matches };

static void
show_selected (OblSpansPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblId *id = session == NULL ? &OBL_ID_NONE : obl_session_get_selected (session);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    obl_record_view_select (self->view, id);
  else
    self->is_stale = TRUE;
}

/* Asks about ten thousand rows only when an answer may be another one. */
static void
filter (OblSpansPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  gboolean filters = session != NULL && !obl_session_shows_everything (session);

  if (filters || self->is_filtered)
    obl_record_view_filter_changed (self->view);
  self->is_filtered = filters;
}

static void
show_spans (OblSpansPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))) {
    self->is_stale = TRUE;
    return;
  }
  self->is_stale = FALSE;
  obl_record_view_set_records (self->view,
                               session == NULL ? NULL : obl_session_get_spans (session));
  filter (self);
  obl_record_view_refresh_rows (self->view);
  show_selected (self);
}

/* Rows show their span, its entity and the roles it fills: when only spans were put, all the others
 * stay as they are. */
static void
marks_changed_cb (OblSpansPage *self, GPtrArray *put_spans, GPtrArray *put_frames, GArray *removed)
{
  if (put_spans == NULL || !obl_session_shows_everything (obl_pane_get_session (OBL_PANE (self)))
      || put_frames->len > 0 || removed->len > 0 || !gtk_widget_get_mapped (GTK_WIDGET (self))) {
    show_spans (self);
    return;
  }
  obl_record_view_set_records (self->view,
                               obl_session_get_spans (obl_pane_get_session (OBL_PANE (self))));
  show_selected (self);
}

static void
layers_changed_cb (OblSpansPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_stale = TRUE;
  else
    filter (self);
}

static void
chosen_cb (OblSpansPage *self, OblRecord *record)
{
  obl_session_select (obl_pane_get_session (OBL_PANE (self)), obl_record_get_id (record));
}

static void
activated_cb (OblSpansPage *self)
{
  obl_spans_page_focus_editor (self);
}

static void
entity_wanted_cb (OblSpansPage *self, OblId *id)
{
  g_signal_emit (self, signals[ENTITY_WANTED], 0, id);
}

static void
obl_spans_page_map (GtkWidget *widget)
{
  OblSpansPage *self = OBL_SPANS_PAGE (widget);

  GTK_WIDGET_CLASS (obl_spans_page_parent_class)->map (widget);
  if (self->is_stale)
    show_spans (self);
}

static void
obl_spans_page_refresh (OblPane *pane)
{
  OblSpansPage *self = OBL_SPANS_PAGE (pane);

  /* Rows must not outlive the session that they are filled from. */
  if (obl_pane_get_session (pane) == NULL)
    obl_record_view_set_records (self->view, NULL);
  show_spans (self);
}

static void
obl_spans_page_class_init (OblSpansPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->map = obl_spans_page_map;
  OBL_PANE_CLASS (class)->refresh = obl_spans_page_refresh;

  signals[ENTITY_WANTED] = g_signal_new ("entity-wanted", OBL_TYPE_SPANS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (OBL_TYPE_HIDDEN_NOTE);
  g_type_ensure (OBL_TYPE_RECORD_VIEW);
  g_type_ensure (OBL_TYPE_SPAN_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-spans-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OblSpansPage, split);
  gtk_widget_class_bind_template_child (widget_class, OblSpansPage, view);
  gtk_widget_class_bind_template_child (widget_class, OblSpansPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, OblSpansPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entity_wanted_cb);
}

static void
obl_spans_page_init (OblSpansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  obl_split_setup (self->split, LIST_SHARE);
  obl_record_view_setup (self->view, OBL_RECORD_SPAN, &ops, self, _ ("Annotations"),
                         _ ("Filter annotations"));
  obl_record_view_set_menu (self->view, self->row_menu);
  obl_record_view_set_empty_text (
      self->view, _ ("No annotations yet"),
      _ ("What you mark in the article will be listed here. Select some words and press the key "
         "of a label, as written at the foot of the window."));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_spans));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (marks_changed_cb));
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (show_spans));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_spans));
  obl_pane_watch (OBL_PANE (self), "layers-changed", G_CALLBACK (layers_changed_cb));
  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (show_selected));
}

void
obl_spans_page_focus_entity (OblSpansPage *self)
{
  g_return_if_fail (OBL_IS_SPANS_PAGE (self));

  obl_span_inspector_focus_entity (self->inspector);
}

void
obl_spans_page_focus_editor (OblSpansPage *self)
{
  g_return_if_fail (OBL_IS_SPANS_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}
