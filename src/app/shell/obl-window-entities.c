/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that link a mention to whom it means. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/obl-mentions-dialog.h"
#include "app/dialogs/obl-merge-dialog.h"

void
obl_window_link_entity (OblWindow *self, const char *argument)
{
  if (obl_session_find_span (self->session, obl_session_get_selected (self->session)) == NULL) {
    obl_window_say (self, _ ("Select the mention of an entity first"), FALSE);
    return;
  }
  obl_desk_show (OBL_DESK (self->desk), OBL_DESK_END, TRUE);
  obl_inspector_pane_focus_entity (OBL_INSPECTOR_PANE (self->inspector));
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (obl_session_link_first_finish (OBL_SESSION (source), result, &error)
      || self->session != OBL_SESSION (source)) {
    return;
  }
  if (error != NULL) {
    obl_window_show_message (self, error->message);
  } else {
    obl_window_link_entity (self, NULL);
  }
}

/* Whom the words name by themselves needs no field to look in. */
void
obl_window_link_by_name (OblWindow *self, const char *argument)
{
  obl_session_link_first_async (self->session, obl_session_get_selected (self->session), linked_cb,
                                g_object_ref (self));
}

void
obl_window_unlink_entity (OblWindow *self, const char *argument)
{
  obl_session_unlink (self->session, obl_session_get_selected (self->session));
}

/* --- Many at once ----------------------------------------------------------------------------- */

void
obl_window_link_all (OblWindow *self, const char *argument)
{
  const OblSpan *span
      = obl_session_find_span (self->session, obl_session_get_selected (self->session));
  const OblEntity *entity
      = span == NULL ? NULL : obl_session_find_entity (self->session, &span->entity_id);

  if (entity == NULL) {
    obl_window_say (self, _ ("Select a mention that is linked to its entity first"), FALSE);
    return;
  }
  gtk_window_present (
      obl_link_all_dialog_new (GTK_WINDOW (self), self->session, span->quote, entity));
}

void
obl_window_merge_entities (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  const char *from = NULL;
  const char *into = NULL;
  OblId from_id, into_id;

  g_variant_get (parameter, "(&s&s)", &from, &into);
  if (obl_id_parse (from, &from_id)) {
    gtk_window_present (obl_merge_dialog_new (GTK_WINDOW (self), self->session, &from_id,
                                              obl_id_parse (into, &into_id) ? &into_id : NULL));
  }
}

void
obl_window_split_entity (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  const OblEntity *entity = NULL;
  OblId id;

  if (obl_id_parse (g_variant_get_string (parameter, NULL), &id)) {
    entity = obl_session_find_entity (self->session, &id);
  }
  if (entity != NULL) {
    gtk_window_present (obl_split_dialog_new (GTK_WINDOW (self), self->session, entity));
  }
}
