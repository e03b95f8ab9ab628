/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line below a list: how many annotations are hidden, and the way back.  Not there while all are
 * shown. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_HIDDEN_NOTE (obl_hidden_note_get_type ())
G_DECLARE_FINAL_TYPE (OblHiddenNote, obl_hidden_note, OBL, HIDDEN_NOTE, OblPane)

G_END_DECLS
