/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with the searches that are kept in the project, and those made lately. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_SEARCH_MEMORY (obl_search_memory_get_type ())
G_DECLARE_FINAL_TYPE (OblSearchMemory, obl_search_memory, OBL, SEARCH_MEMORY, OblPane)

/* Signals: "chosen" (const char *query) */
GtkWidget *obl_search_memory_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* That was just searched for: it can be kept, and comes first among the latest. */
void obl_search_memory_note (OblSearchMemory *memory, const char *query);

G_END_DECLS
