/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room for searching: a query, its concordance, and what can be done to the lines that are ticked. */
#pragma once

#include "app/rooms/obl-room.h"

G_BEGIN_DECLS

#define OBL_TYPE_SEARCH_ROOM (obl_search_room_get_type ())
G_DECLARE_FINAL_TYPE (OblSearchRoom, obl_search_room, OBL, SEARCH_ROOM, OblRoom)

G_END_DECLS
