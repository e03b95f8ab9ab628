/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two states in one place: a picker while the mention is not linked, the entity when it is. */
#define G_LOG_DOMAIN "obl-entity-link"

#include "config.h"

#include "app/panes/obl-entity-link.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-entity-picker.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-mention-list.h"
#include "app/widgets/obl-form.h"

struct _OblEntityLink {
  OblPane parent_instance;

  GtkWidget *picker;
  GtkWidget *linked;
  GtkWidget *mark;
  GtkWidget *name;
  GtkWidget *open;
  GtkWidget *mentions;
  OblId span_id;
  OblId entity_id;
};

G_DEFINE_FINAL_TYPE (OblEntityLink, obl_entity_link, OBL_TYPE_PANE)

enum {
  ENTITY_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
picked_cb (OblEntityLink *self, const OblEntity *entity, const char *new_name)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (session == NULL || obl_id_is_none (&self->span_id))
    return;
  /* The work is done: without a focus here, the keys are the article's again. */
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  obl_session_link (session, &self->span_id, entity == NULL ? NULL : &entity->id, new_name);
}

static void
knowledge_picked_cb (OblEntityLink *self, OblKnowledgeEntry *entry)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (session == NULL || obl_id_is_none (&self->span_id))
    return;
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  obl_session_link_knowledge (session, &self->span_id, entry);
}

static void
unlink_cb (OblEntityLink *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (session != NULL && !obl_id_is_none (&self->span_id))
    obl_session_unlink (session, &self->span_id);
}

static void
open_cb (OblEntityLink *self)
{
  OblId id = self->entity_id;

  g_signal_emit (self, signals[ENTITY_WANTED], 0, &id);
}

static void
obl_entity_link_refresh (OblPane *pane)
{
  OblEntityLink *self = OBL_ENTITY_LINK (pane);

  self->span_id = OBL_ID_NONE;
  self->entity_id = OBL_ID_NONE;
}

static void
obl_entity_link_class_init (OblEntityLinkClass *class)
{
  OBL_PANE_CLASS (class)->refresh = obl_entity_link_refresh;

  signals[ENTITY_WANTED] = g_signal_new ("entity-wanted", OBL_TYPE_ENTITY_LINK, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
make_linked (OblEntityLink *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *unlink;

  self->linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->mark = obl_swatch_mark_new ();
  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), self->mark);
  gtk_box_append (GTK_BOX (content), self->name);
  self->open = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->open), content);
  gtk_widget_set_hexpand (self->open, TRUE);
  gtk_widget_add_css_class (self->open, "entity");
  unlink = obl_icon_button_new ("window-close-symbolic", _ ("Unlink from this entity"), NULL);
  gtk_box_append (GTK_BOX (self->linked), self->open);
  gtk_box_append (GTK_BOX (self->linked), unlink);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unlink, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
}

static void
obl_entity_link_init (OblEntityLink *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->picker = obl_entity_picker_new (_ ("Link to an entity"), TRUE);
  self->mentions = obl_mention_list_new ();
  make_linked (self);
  gtk_box_append (GTK_BOX (box), self->picker);
  gtk_box_append (GTK_BOX (box), self->linked);
  gtk_box_append (GTK_BOX (box), self->mentions);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "knowledge-picked", G_CALLBACK (knowledge_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self, "session", self->picker, "session", G_BINDING_DEFAULT);
  g_object_bind_property (self, "session", self->mentions, "session", G_BINDING_DEFAULT);
}

GtkWidget *
obl_entity_link_new (void)
{
  return g_object_new (OBL_TYPE_ENTITY_LINK, NULL);
}

void
obl_entity_link_show (OblEntityLink *self, const OblSpan *span)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblEntity *entity = NULL;

  g_return_if_fail (OBL_IS_ENTITY_LINK (self) && session != NULL);

  self->span_id = span->id;
  self->entity_id = span->entity_id;
  if (!obl_id_is_none (&span->entity_id))
    entity = obl_session_find_entity (session, &span->entity_id);
  if (entity != NULL) {
    OblLook look = obl_look_of_label (obl_session_get_label_set (session), entity->type);
    g_autofree char *hint = g_strdup_printf (_ ("Show the entity “%s”"), entity->name);

    obl_look_apply (&look, OBL_SWATCH_MARK (self->mark));
    gtk_label_set_text (GTK_LABEL (self->name), entity->name);
    obl_set_hint (self->open, hint, NULL);
  }
  obl_entity_picker_set_subject (OBL_ENTITY_PICKER (self->picker), span->quote, NULL);
  obl_entity_picker_set_label (OBL_ENTITY_PICKER (self->picker), span->label);
  gtk_widget_set_visible (self->picker, entity == NULL);
  gtk_widget_set_visible (self->linked, entity != NULL);
  obl_mention_list_show (OBL_MENTION_LIST (self->mentions), &span->entity_id, &span->id);
}

void
obl_entity_link_focus (OblEntityLink *self)
{
  g_return_if_fail (OBL_IS_ENTITY_LINK (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->picker) ? self->picker : self->open);
}
