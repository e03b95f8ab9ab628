/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is shown beside the board of the claims that are selected, read in one job. */
#pragma once

#include "app/shell/obl-session.h"
#include "core/store/obl-store-same-claims.h"

G_BEGIN_DECLS

typedef struct {
  OblPropositionLink *link;
  gboolean is_from; /* it leads from the proposition to the other one */
  char *sentence;   /* of the other one */
} OblClaimLink;

typedef struct {
  OblAssessment *assessment;
  char *annotator;    /* their name */
  gboolean is_latest; /* of this analyst, on this scale, of this claim or proposition */
} OblClaimJudgement;

typedef struct {
  GPtrArray *claims;     /* OblClaim, those that are selected */
  gboolean says_one;     /* all of them say the same proposition, or none does */
  OblId proposition_id;  /* which one, or none */
  GPtrArray *candidates; /* OblClaimCandidate */
  OblSpread *spread;     /* NULL without a proposition */
  GPtrArray *links;      /* OblClaimLink */
  GPtrArray *judgements; /* OblClaimJudgement, by scale, the latest first; of a single claim */
} OblClaimFacts;

/* An OblServiceJob; @data is a GArray of gint64, the numbers of the rows. */
gpointer
obl_claim_facts_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error);
void obl_claim_facts_free (OblClaimFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaimFacts, obl_claim_facts_free)

G_END_DECLS
