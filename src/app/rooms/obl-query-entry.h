/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a query is typed.  What could be meant is offered below it: the arrow keys choose, Tab or Enter
 * takes; Enter with nothing chosen searches. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_QUERY_ENTRY (obl_query_entry_get_type ())
G_DECLARE_FINAL_TYPE (OblQueryEntry, obl_query_entry, OBL, QUERY_ENTRY, OblPane)

/* Signals: "search" ()  a person wants it searched for;  "leave-down" ()  and goes on to what is below */
GtkWidget *obl_query_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *obl_query_entry_get_text (OblQueryEntry *field);
void obl_query_entry_set_text (OblQueryEntry *field, const char *text);
/* With the cursor at @position. */
void obl_query_entry_focus (OblQueryEntry *field, guint position);
/* The list of what is offered, which is shown elsewhere: over what stands below. */
GtkWidget *obl_query_entry_get_offers (OblQueryEntry *field);

G_END_DECLS
