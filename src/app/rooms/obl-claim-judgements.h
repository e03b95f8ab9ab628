/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What analysts think of a claim and of what it says, side by side, and a form to add one's own. */
#pragma once

#include "app/panes/obl-pane.h"
#include "app/rooms/obl-claim-facts.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIM_JUDGEMENTS (obl_claim_judgements_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimJudgements, obl_claim_judgements, OBL, CLAIM_JUDGEMENTS, OblPane)

GtkWidget *obl_claim_judgements_new (void);
/* @facts must outlive the next call. */
void obl_claim_judgements_show (OblClaimJudgements *judgements, const OblClaimFacts *facts);

G_END_DECLS
