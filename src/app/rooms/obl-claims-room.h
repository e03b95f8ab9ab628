/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board: who says what about whom, in all articles; and beside it what is selected there. */
#pragma once

#include "app/rooms/obl-room.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIMS_ROOM (obl_claims_room_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimsRoom, obl_claims_room, OBL, CLAIMS_ROOM, OblRoom)

G_END_DECLS
