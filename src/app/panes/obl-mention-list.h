/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an entity is mentioned in the open article; a press on a row selects that mention. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_MENTION_LIST (obl_mention_list_get_type ())
G_DECLARE_FINAL_TYPE (OblMentionList, obl_mention_list, OBL, MENTION_LIST, OblPane)

/* Properties: "session". */
GtkWidget *obl_mention_list_new (void);

/* Lists the mentions of @entity_id but for @but_span_id (OBL_ID_NONE: all). */
void obl_mention_list_show (OblMentionList *list, const OblId *entity_id, const OblId *but_span_id);

G_END_DECLS
