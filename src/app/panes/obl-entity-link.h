/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entity of a mention: a field to link one, or the linked one with its other mentions. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_ENTITY_LINK (obl_entity_link_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityLink, obl_entity_link, OBL, ENTITY_LINK, OblPane)

/* Properties: "session".
 * Signals: "entity-wanted" (OblId *)   the linked entity was pressed */
GtkWidget *obl_entity_link_new (void);

void obl_entity_link_show (OblEntityLink *link, const OblSpan *span);
/* To the field; of a linked mention, to the entity. */
void obl_entity_link_focus (OblEntityLink *link);

G_END_DECLS
