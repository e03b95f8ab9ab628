/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the hits that are ticked; each button says to how many. */
#pragma once

#include "app/models/obl-hit-list.h"
#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_HIT_ACTIONS (obl_hit_actions_get_type ())
G_DECLARE_FINAL_TYPE (OblHitActions, obl_hit_actions, OBL, HIT_ACTIONS, OblPane)

GtkWidget *obl_hit_actions_new (OblHitList *hits) G_GNUC_WARN_UNUSED_RESULT;
/* What was searched for, for the history. */
void obl_hit_actions_set_words (OblHitActions *actions, const char *words);

G_END_DECLS
