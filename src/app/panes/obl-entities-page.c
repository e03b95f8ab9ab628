/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session selects spans and frames only; which entity is shown is this page's own business.  It
 * follows the selection to the entity of a mention. */
#define G_LOG_DOMAIN "obl-entities-page"

#include "config.h"

#include "app/panes/obl-entities-page.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-entity-inspector.h"
#include "app/panes/obl-entity-row.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-record-view.h"
#include "app/widgets/obl-split.h"
#include "core/text/obl-fold.h"

struct _OblEntitiesPage {
  OblPane parent_instance;

  GtkPaned *split;
  OblRecordView *view;
  OblEntityInspector *inspector;
  GHashTable *counts; /* OblId → mentions in the open article */
  gboolean is_stale;
};

/* Of the height, for the list. */
#define LIST_SHARE 0.42

G_DEFINE_FINAL_TYPE (OblEntitiesPage, obl_entities_page, OBL_TYPE_PANE)

static guint
count_here (OblEntitiesPage *self, const OblEntity *entity)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &entity->id));
}

static char *
show_row (gpointer owner, GtkWidget *row, OblRecord *record)
{
  OblEntitiesPage *self = OBL_ENTITIES_PAGE (owner);
  const OblEntity *entity = obl_record_get_entity (record);

  return obl_entity_row_show (OBL_ENTITY_ROW (row),
                              obl_session_get_label_set (obl_pane_get_session (OBL_PANE (self))),
                              entity, count_here (self, entity));
}

static gboolean
matches (gpointer owner, OblRecord *record, const char *needle)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (owner));
  const OblEntity *entity = obl_record_get_entity (record);
  OblLook look;

  if (*needle == '\0' || obl_fold_contains (entity->name, needle))
    return TRUE;
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (obl_fold_contains (((OblAlias *)entity->aliases->pdata[i])->name, needle))
      return TRUE;
  }
  look = obl_look_of_label (obl_session_get_label_set (session), entity->type);
  return obl_fold_contains (look.title, needle);
}

static const OblRecordViewOps ops = { obl_entity_row_new, show_row, matches };

static void
count_mentions (OblEntitiesPage *self, OblSession *session)
{
  GPtrArray *spans = session == NULL ? NULL : obl_session_get_spans (session);

  g_hash_table_remove_all (self->counts);
  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    const OblId *id = &((const OblSpan *)spans->pdata[i])->entity_id;
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id));

    if (!obl_id_is_none (id))
      g_hash_table_insert (self->counts, obl_id_dup (id), GUINT_TO_POINTER (count + 1));
  }
}

/* By name within those mentioned here, and within the others. */
static GPtrArray *
order_entities (OblEntitiesPage *self, GPtrArray *entities)
{
  GPtrArray *ordered = g_ptr_array_sized_new (entities->len);

  for (guint i = 0; i < entities->len; i++) {
    if (count_here (self, entities->pdata[i]) > 0)
      g_ptr_array_add (ordered, entities->pdata[i]);
  }
  for (guint i = 0; i < entities->len; i++) {
    if (count_here (self, entities->pdata[i]) == 0)
      g_ptr_array_add (ordered, entities->pdata[i]);
  }
  return ordered;
}

static void
show_entities (OblEntitiesPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  GPtrArray *entities = session == NULL ? NULL : obl_session_get_entities (session);
  g_autoptr (GPtrArray) ordered = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))) {
    self->is_stale = TRUE;
    return;
  }
  self->is_stale = FALSE;
  count_mentions (self, session);
  ordered = entities == NULL ? NULL : order_entities (self, entities);
  obl_record_view_set_records (self->view, ordered);
  obl_record_view_refresh_rows (self->view);
}

static void
follow_selection (OblEntitiesPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblSpan *span = session == NULL
                            ? NULL
                            : obl_session_find_span (session, obl_session_get_selected (session));

  if (span != NULL && !obl_id_is_none (&span->entity_id))
    obl_entities_page_show_entity (self, &span->entity_id);
}

static void
chosen_cb (OblEntitiesPage *self, OblRecord *record)
{
  obl_entity_inspector_show (self->inspector, obl_record_get_id (record));
}

static void
activated_cb (OblEntitiesPage *self)
{
  obl_entities_page_focus_editor (self);
}

static void
merged_cb (OblEntitiesPage *self, OblId *into)
{
  obl_entities_page_show_entity (self, into);
}

static void
obl_entities_page_map (GtkWidget *widget)
{
  OblEntitiesPage *self = OBL_ENTITIES_PAGE (widget);

  GTK_WIDGET_CLASS (obl_entities_page_parent_class)->map (widget);
  if (self->is_stale)
    show_entities (self);
}

static void
obl_entities_page_refresh (OblPane *pane)
{
  OblEntitiesPage *self = OBL_ENTITIES_PAGE (pane);

  if (obl_pane_get_session (pane) == NULL)
    obl_record_view_set_records (self->view, NULL);
  obl_record_view_select (self->view, NULL);
  show_entities (self);
}

static void
obl_entities_page_finalize (GObject *object)
{
  g_hash_table_unref (OBL_ENTITIES_PAGE (object)->counts);

  G_OBJECT_CLASS (obl_entities_page_parent_class)->finalize (object);
}

static void
obl_entities_page_class_init (OblEntitiesPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = obl_entities_page_finalize;
  widget_class->map = obl_entities_page_map;
  OBL_PANE_CLASS (class)->refresh = obl_entities_page_refresh;

  g_type_ensure (OBL_TYPE_RECORD_VIEW);
  g_type_ensure (OBL_TYPE_ENTITY_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-entities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OblEntitiesPage, split);
  gtk_widget_class_bind_template_child (widget_class, OblEntitiesPage, view);
  gtk_widget_class_bind_template_child (widget_class, OblEntitiesPage, inspector);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, merged_cb);
}

static void
obl_entities_page_init (OblEntitiesPage *self)
{
  self->counts = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  obl_split_setup (self->split, LIST_SHARE);
  obl_record_view_setup (self->view, OBL_RECORD_ENTITY, &ops, self, _ ("Entities"),
                         _ ("Filter entities"));
  obl_record_view_set_empty_text (
      self->view, _ ("No entities yet"),
      _ ("People, organisations and places will be listed here, each with all its names. Select a "
         "mark in the article and link it to an entity."));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_entities));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_entities));
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (show_entities));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_entities));
  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (follow_selection));
}

void
obl_entities_page_show_entity (OblEntitiesPage *self, const OblId *id)
{
  OblId copy = *id;

  g_return_if_fail (OBL_IS_ENTITIES_PAGE (self));

  obl_record_view_select (self->view, &copy);
  obl_entity_inspector_show (self->inspector, &copy);
}

void
obl_entities_page_focus_editor (OblEntitiesPage *self)
{
  g_return_if_fail (OBL_IS_ENTITIES_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}
