/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who in the project: all entities, found by any spelling, with what is known of the one that is
 * selected; and the pairs that may be one. */
#pragma once

#include "app/rooms/obl-room.h"

G_BEGIN_DECLS

#define OBL_TYPE_ENTITIES_ROOM (obl_entities_room_get_type ())
G_DECLARE_FINAL_TYPE (OblEntitiesRoom, obl_entities_room, OBL, ENTITIES_ROOM, OblRoom)

G_END_DECLS
