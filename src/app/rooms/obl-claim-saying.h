/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the selected claims say: their proposition, claims that may say the same, links and spread. */
#pragma once

#include "app/panes/obl-pane.h"
#include "app/rooms/obl-claim-facts.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIM_SAYING (obl_claim_saying_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimSaying, obl_claim_saying, OBL, CLAIM_SAYING, OblPane)

GtkWidget *obl_claim_saying_new (void);
/* @facts must outlive the next call. */
void obl_claim_saying_show (OblClaimSaying *saying, const OblClaimFacts *facts);
/* To where the proposition is chosen. */
void obl_claim_saying_focus (OblClaimSaying *saying);

G_END_DECLS
