/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims of all articles, as a board shows them: which ones and in which order, then a few at a time;
 * and what a proposition has become of. */
#pragma once

#include "core/store/obl-store.h"

G_BEGIN_DECLS

typedef enum {
  OBL_CLAIM_SOURCE,
  OBL_CLAIM_ACT,
  OBL_CLAIM_TARGET,
  OBL_CLAIM_CONTENT,
  OBL_CLAIM_TITLE,
  OBL_CLAIM_PUBLISHER,
  OBL_CLAIM_DATE, /* the day */
  OBL_CLAIM_ATTRIBUTES,
  OBL_CLAIM_PROPOSITION,
  OBL_CLAIM_ASSESSMENTS,
  OBL_CLAIM_CHAIN,
  OBL_CLAIM_TYPE,
} OblClaimColumn;

#define OBL_CLAIM_N_COLUMNS 12
#define OBL_CLAIM_NO_COLUMN -1

/* "source", "act" …, as the command line and JSON have them. */
const char *obl_claim_column_get_name (OblClaimColumn column);
/* OBL_CLAIM_NO_COLUMN when there is none of that name. */
int obl_claim_column_find (const char *name);

typedef struct {
  int group; /* OblClaimColumn or OBL_CLAIM_NO_COLUMN */
  int sort;  /* the same; none: as they stand in the articles, oldest first */
  gboolean descending;
  char *match;        /* words that must all begin some word of the claim; or NULL */
  char *source_words; /* the same of its sources, their names or as written; or NULL */
  char *target_words;
  OblId proposition_id;                    /* only those of it; or none */
  OblId document_id;                       /* only those in it; or none */
  GPtrArray *filters[OBL_CLAIM_N_COLUMNS]; /* char *: one of these values, "" for none; or NULL */
} OblClaimQuery;

OblClaimQuery *obl_claim_query_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblClaimQuery *obl_claim_query_copy (const OblClaimQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void obl_claim_query_free (OblClaimQuery *query);
/* Adds a value that claims may have in @column. */
void obl_claim_query_add (OblClaimQuery *query, OblClaimColumn column, const char *value);
void obl_claim_query_drop (OblClaimQuery *query, OblClaimColumn column);

typedef struct {
  char *value; /* "" for none */
  guint first; /* in the order */
  guint n_claims;
} OblClaimGroup;

typedef struct {
  GArray *rows;      /* gint64, to ask obl_store_list_claims() for */
  GPtrArray *groups; /* OblClaimGroup, the largest first; NULL when not grouped */
} OblClaimOrder;

/* Which claims, in which order. */
OblClaimOrder *obl_store_order_claims (OblStore *store,
                                       const OblClaimQuery *query,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_claim_order_free (OblClaimOrder *order);

/* What stands in @column of the claims that @query finds without its own filter of that column:
 * OblCount, the most frequent first. */
GPtrArray *obl_store_count_claim_values (OblStore *store,
                                         const OblClaimQuery *query,
                                         OblClaimColumn column,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Strings are never NULL; what there may be several of has a line for each. */
typedef struct {
  gint64 row;
  OblId frame_id, document_id;
  OblId proposition_id, outer_id; /* or none */
  char *columns[OBL_CLAIM_N_COLUMNS];
  OblRange content; /* from its first to its last word; empty for none */
} OblClaim;

void obl_claim_free (OblClaim *claim);

/* Those of the @n_rows numbers that are still there; OblClaim. */
GPtrArray *obl_store_list_claims (OblStore *store, const gint64 *rows, guint n_rows, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* NULL without an error: that frame is not a claim. */
OblClaim *obl_store_get_claim (OblStore *store,
                               const OblId *frame_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The links of @chain with the writer before them: "writer", "KCNA" …  NULL-terminated. */
char **obl_claim_split_chain (const char *chain) G_GNUC_WARN_UNUSED_RESULT;
/* The frame whose id begins with @prefix, when it is the only one. */
gboolean obl_store_find_frame (OblStore *store, const char *prefix, OblId *id, GError **error);

/* --- Propositions (obl-store-spread.c) --------------------------------------------------------- */

typedef struct {
  OblProposition *proposition;
  guint n_claims, n_documents, n_publishers, n_links, n_assessments;
  char *first; /* the days of the earliest and latest article; "" for unknown */
  char *last;
} OblPropositionFacts;

void obl_proposition_facts_free (OblPropositionFacts *facts);
/* Those whose sentence contains @text, folded (NULL: all), the one of most claims first. */
GPtrArray *obl_store_list_propositions (OblStore *store,
                                        const char *text,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The one whose id begins with @prefix, when it is the only one. */
gboolean
obl_store_find_proposition (OblStore *store, const char *prefix, OblId *id, GError **error);

/* Of one publisher, or of one day. */
typedef struct {
  char *name; /* "" for unknown */
  guint n_claims, n_documents;
  guint n_texts; /* articles, copies of one counted once */
  char *first;   /* day, or "" */
  char *last;
} OblSpreadPart;

typedef struct {
  guint n_claims, n_documents, n_texts;
  OblId first_frame_id; /* where it appears first; none when there are no claims */
  OblId first_document_id;
  char *first_title;
  char *first_publisher;
  char *first_day;
  GPtrArray *publishers; /* OblSpreadPart, in the order of their first day */
  GPtrArray *days;       /* the same by day */
} OblSpread;

OblSpread *obl_store_get_spread (OblStore *store,
                                 const OblId *proposition_id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_spread_free (OblSpread *spread);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaimQuery, obl_claim_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaimOrder, obl_claim_order_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaim, obl_claim_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPropositionFacts, obl_proposition_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblSpread, obl_spread_free)

G_END_DECLS
