/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that may say the same as one, or as a proposition: found by shared words and entities, and
 * put in order by how much they share.  Proposed only; an analyst decides. */
#pragma once

#include "core/store/obl-store-claims.h"

G_BEGIN_DECLS

/* A claim and why it may say the same. */
typedef struct {
  OblClaim *claim;
  double score;        /* 0 to 1 */
  GPtrArray *words;    /* char *: stems that both have, the rarest first */
  GPtrArray *entities; /* char *: names of entities that both speak of */
  gboolean same_act;
  int numbers; /* 1: one in common; -1: different ones; 0: nothing to compare */
  gboolean differs_in_negation;
} OblClaimCandidate;

void obl_claim_candidate_free (OblClaimCandidate *candidate);

/* Those like the claims of @proposition_id and its sentence, which are left out; or when that is none
 * like the claim @frame_id.  The likeliest first, at most @limit; OblClaimCandidate. */
GPtrArray *obl_store_list_same_claims (OblStore *store,
                                       const OblId *proposition_id,
                                       const OblId *frame_id,
                                       guint limit,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Why, in words for a person. */
char *obl_claim_candidate_dup_reason (const OblClaimCandidate *candidate) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaimCandidate, obl_claim_candidate_free)

G_END_DECLS
