/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that link a mention to whom it means. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

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

/* Whom the words name by themselves needs no field to look in. */
void
obl_window_link_by_name (OblWindow *self, const char *argument)
{
  if (!obl_session_link_by_name (self->session, obl_session_get_selected (self->session))) {
    obl_window_link_entity (self, argument);
  }
}

void
obl_window_unlink_entity (OblWindow *self, const char *argument)
{
  obl_session_unlink (self->session, obl_session_get_selected (self->session));
}
