/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the board of claims: claims, and above each group of them a row that can be folded.
 *
 * Only the order is held of a hundred thousand claims; a claim is read when its row comes into sight,
 * many in one job.  Until then its item has none. */
#pragma once

#include <gio/gio.h>

#include "core/service/obl-service.h"
#include "core/store/obl-store-claims.h"

G_BEGIN_DECLS

#define OBL_TYPE_CLAIM_ITEM (obl_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimItem, obl_claim_item, OBL, CLAIM_ITEM, GObject)

/* Signals: "loaded" ()   the claim has been read, perhaps anew. */

/* NULL: of a group, or not read yet. */
const OblClaim *obl_claim_item_get_claim (OblClaimItem *item);
/* NULL: of a claim. */
const OblClaimGroup *obl_claim_item_get_group (OblClaimItem *item);
gboolean obl_claim_item_is_folded (OblClaimItem *item);

#define OBL_TYPE_CLAIM_LIST (obl_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimList, obl_claim_list, OBL, CLAIM_LIST, GObject)

OblClaimList *obl_claim_list_new (void);
/* Where claims are read; NULL: nowhere. */
void obl_claim_list_set_service (OblClaimList *list, OblService *service);
/* Takes @order (NULL: none).  What did not move stays where it is, with what is selected there, and is
 * read anew. */
void obl_claim_list_set_order (OblClaimList *list, OblClaimOrder *order);
/* Folds or unfolds the group at @position. */
void obl_claim_list_toggle (OblClaimList *list, guint position);
void obl_claim_list_fold_all (OblClaimList *list, gboolean folded);
guint obl_claim_list_get_n_claims (OblClaimList *list); /* folded ones too */
/* 0: a group. */
gint64 obl_claim_list_get_row (OblClaimList *list, guint position);

G_END_DECLS
