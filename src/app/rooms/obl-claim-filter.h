/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with the columns of claims, and the values that stand in one, each with its count. */
#pragma once

#include "app/panes/obl-pane.h"
#include "core/store/obl-store-claims.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIM_FILTER (obl_claim_filter_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimFilter, obl_claim_filter, OBL, CLAIM_FILTER, OblPane)

/* Signals: "chosen" (int column, const char *value)   only claims with it are to be shown. */

GtkWidget *obl_claim_filter_new (void);
/* Values are counted among what @query finds. */
void obl_claim_filter_set_query (OblClaimFilter *filter, const OblClaimQuery *query);

G_END_DECLS
