/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Above the board: words to look for, filters, how to group; and what is filtered by, as chips. */
#pragma once

#include "app/panes/obl-pane.h"
#include "core/store/obl-store-claims.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIMS_BAR (obl_claims_bar_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimsBar, obl_claims_bar, OBL, CLAIMS_BAR, OblPane)

/* Signals: "changed" ()                the query is another one
 *          "fold" (gboolean folded)    all groups are to be folded or unfolded
 *          "down" ()                   the keyboard goes on to the board */

GtkWidget *obl_claims_bar_new (void);
/* What is asked for, without the order; owned by the bar. */
const OblClaimQuery *obl_claims_bar_get_query (OblClaimsBar *bar);
/* How many claims are shown. */
void obl_claims_bar_set_count (OblClaimsBar *bar, guint n_claims);
void obl_claims_bar_focus (OblClaimsBar *bar);
/* Shows everything again. */
void obl_claims_bar_clear (OblClaimsBar *bar);

G_END_DECLS
