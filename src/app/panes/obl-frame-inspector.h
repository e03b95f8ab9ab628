/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claim in hand: its roles and fillers, attributes, nesting, comment.  Hidden while there is
 * none. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session". */
#define OBL_TYPE_FRAME_INSPECTOR (obl_frame_inspector_get_type ())
G_DECLARE_FINAL_TYPE (OblFrameInspector, obl_frame_inspector, OBL, FRAME_INSPECTOR, OblPane)

G_END_DECLS
