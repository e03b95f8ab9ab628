/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the board: the claims that are selected, what they say, and what is thought of it. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIM_DETAIL (obl_claim_detail_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimDetail, obl_claim_detail, OBL, CLAIM_DETAIL, OblPane)

/* Signals: "open" ()   a person wants to see the claim in its article. */

GtkWidget *obl_claim_detail_new (void);
/* @rows: gint64, numbers of rows; read now, as they are in the project. */
void obl_claim_detail_show (OblClaimDetail *detail, const GArray *rows);
/* To where their proposition is chosen. */
void obl_claim_detail_focus (OblClaimDetail *detail);

G_END_DECLS
