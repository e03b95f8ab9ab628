/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rooms have in common: where work in one begins, and the way from a row to its place. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_ROOM (obl_room_get_type ())
G_DECLARE_DERIVABLE_TYPE (OblRoom, obl_room, OBL, ROOM, OblPane)

struct _OblRoomClass {
  OblPaneClass parent_class;

  /* The room has come into sight: moves the focus to where work in it begins. */
  void (*enter) (OblRoom *room);
};

void obl_room_enter (OblRoom *room);
/* Leaves the rooms for the article: selects @annotation_id (NULL: the words at @range). */
void obl_room_open_place (OblRoom *room,
                          const OblId *document_id,
                          const OblId *annotation_id,
                          OblRange range);

G_END_DECLS
