/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim that was just begun might consist of, role by role, to keep or to drop.  It is there
 * only while something is proposed. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_PROPOSAL_BAR (obl_proposal_bar_get_type ())
G_DECLARE_FINAL_TYPE (OblProposalBar, obl_proposal_bar, OBL, PROPOSAL_BAR, OblPane)

G_END_DECLS
