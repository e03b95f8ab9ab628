/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type a few letters, press Enter: a command, an annotation, an entity or an article. */
#pragma once

#include <adwaita.h>

#include "app/models/obl-jump-item.h"

G_BEGIN_DECLS

/* @chosen is called with the item once the dialogue is closed, and never when nothing was chosen. */
typedef void (*OblJumpChosen) (OblJumpItem *item, gpointer user_data);

/* Takes @items (OblJumpItem).  Not shown yet. */
GtkWindow *obl_jump_dialog_new (GtkWindow *parent,
                                GPtrArray *items,
                                OblJumpChosen chosen,
                                gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
