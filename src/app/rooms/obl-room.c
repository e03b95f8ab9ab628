/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms know no window: they ask it by an action to go to a place. */
#define G_LOG_DOMAIN "obl-room"

#include "config.h"

#include "app/rooms/obl-room.h"

G_DEFINE_ABSTRACT_TYPE (OblRoom, obl_room, OBL_TYPE_PANE)

static void
obl_room_class_init (OblRoomClass *class)
{
}

static void
obl_room_init (OblRoom *self)
{
}

void
obl_room_enter (OblRoom *room)
{
  g_return_if_fail (OBL_IS_ROOM (room));

  OBL_ROOM_GET_CLASS (room)->enter (room);
}

void
obl_room_open_place (OblRoom *room,
                     const OblId *document_id,
                     const OblId *annotation_id,
                     OblRange range)
{
  char document[OBL_ID_STRING_SIZE];
  char annotation[OBL_ID_STRING_SIZE] = "";

  obl_id_format (document_id, document);
  if (annotation_id != NULL && !obl_id_is_none (annotation_id))
    obl_id_format (annotation_id, annotation);
  gtk_widget_activate_action (GTK_WIDGET (room), "win.open-place", "(ssuu)", document, annotation,
                              range.start, range.end);
}
