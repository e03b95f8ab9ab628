/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room of pictures: who says what about whom, drawn; each mark leads to its articles. */
#pragma once

#include "app/rooms/obl-room.h"

G_BEGIN_DECLS

#define OBL_TYPE_PICTURES_ROOM (obl_pictures_room_get_type ())
G_DECLARE_FINAL_TYPE (OblPicturesRoom, obl_pictures_room, OBL, PICTURES_ROOM, OblRoom)

G_END_DECLS
