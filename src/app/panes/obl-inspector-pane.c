/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides which page a new selection brings up; everything else is the pages' work. */
#define G_LOG_DOMAIN "obl-inspector-pane"

#include "config.h"

#include "app/panes/obl-inspector-pane.h"

#include "app/panes/obl-claims-page.h"
#include "app/panes/obl-document-page.h"
#include "app/panes/obl-entities-page.h"
#include "app/panes/obl-spans-page.h"

struct _OblInspectorPane {
  OblPane parent_instance;

  AdwViewStack *stack;
  OblSpansPage *spans;
  OblClaimsPage *claims;
  OblEntitiesPage *entities;
  OblDocumentPage *document;
};

G_DEFINE_FINAL_TYPE (OblInspectorPane, obl_inspector_pane, OBL_TYPE_PANE)

static gboolean
is_showing (OblInspectorPane *self, gpointer page)
{
  return adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (page);
}

static void
show_page (OblInspectorPane *self, gpointer page)
{
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (page));
}

/* A claim is shown among the claims.  A mark is shown among the annotations, unless the page that is
 * up shows something of that very mark: the claim it is part of, or its entity. */
static void
selected_changed_cb (OblInspectorPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblId *id = obl_session_get_selected (session);
  const OblSpan *span = obl_session_find_span (session, id);
  const OblFrame *in_hand = obl_session_get_frame_in_hand (session);

  if (obl_session_find_frame (session, id) != NULL) {
    show_page (self, self->claims);
    return;
  }
  if (span == NULL || (is_showing (self, self->claims) && in_hand != NULL)
      || (is_showing (self, self->entities) && !obl_id_is_none (&span->entity_id)))
    return;
  show_page (self, self->spans);
}

static void
entity_wanted_cb (OblInspectorPane *self, OblId *id)
{
  show_page (self, self->entities);
  obl_entities_page_show_entity (self->entities, id);
}

static void
obl_inspector_pane_refresh (OblPane *pane)
{
  OblInspectorPane *self = OBL_INSPECTOR_PANE (pane);

  if (obl_pane_get_session (pane) != NULL)
    show_page (self, self->spans);
}

static void
obl_inspector_pane_class_init (OblInspectorPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  OBL_PANE_CLASS (class)->refresh = obl_inspector_pane_refresh;

  g_type_ensure (OBL_TYPE_SPANS_PAGE);
  g_type_ensure (OBL_TYPE_CLAIMS_PAGE);
  g_type_ensure (OBL_TYPE_ENTITIES_PAGE);
  g_type_ensure (OBL_TYPE_DOCUMENT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-inspector-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OblInspectorPane, stack);
  gtk_widget_class_bind_template_child (widget_class, OblInspectorPane, spans);
  gtk_widget_class_bind_template_child (widget_class, OblInspectorPane, claims);
  gtk_widget_class_bind_template_child (widget_class, OblInspectorPane, entities);
  gtk_widget_class_bind_template_child (widget_class, OblInspectorPane, document);
  gtk_widget_class_bind_template_callback (widget_class, entity_wanted_cb);
}

static void
obl_inspector_pane_init (OblInspectorPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (selected_changed_cb));
}

GtkWidget *
obl_inspector_pane_new (void)
{
  return g_object_new (OBL_TYPE_INSPECTOR_PANE, NULL);
}

void
obl_inspector_pane_focus_entity (OblInspectorPane *self)
{
  g_return_if_fail (OBL_IS_INSPECTOR_PANE (self));

  show_page (self, self->spans);
  obl_spans_page_focus_entity (self->spans);
}

void
obl_inspector_pane_show_selected (OblInspectorPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  g_return_if_fail (OBL_IS_INSPECTOR_PANE (self));

  if (session == NULL)
    return;
  if (obl_session_find_frame (session, obl_session_get_selected (session)) != NULL) {
    show_page (self, self->claims);
    obl_claims_page_focus_editor (self->claims);
  } else {
    show_page (self, self->spans);
    obl_spans_page_focus_editor (self->spans);
  }
}
