/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the window: every label with its colour and key; while a claim is in hand, its roles.
 * A press does what the key does, through the window's actions. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session".  Fires win.mark(s), win.begin-frame(s), win.fill-role(s), win.nest-frame. */
#define OBL_TYPE_PALETTE_BAR (obl_palette_bar_get_type ())
G_DECLARE_FINAL_TYPE (OblPaletteBar, obl_palette_bar, OBL, PALETTE_BAR, OblPane)

G_END_DECLS
