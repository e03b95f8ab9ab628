/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what about whom, as plain rows: what pictures are drawn from and numbers are counted in.
 *
 * A row is a claim with one of its sources and one of its targets; rows of one claim follow one
 * another, and so do those of one article.  Of mentions, a row is a mention. */
#pragma once

#include "core/base/obl-id.h"
#include "core/text/obl-text.h"

G_BEGIN_DECLS

#define OBL_NO_INDEX G_MAXUINT /* of OblClaimRow: nobody, nothing */

/* Somebody who says or is spoken of. */
typedef struct {
  OblId id;          /* the entity, or OBL_ID_NONE: nobody has said yet who the words name */
  OblId document_id; /* of words without an entity: the article in which they stand */
  char *name;
  char *type; /* of the entity; may be NULL */
} OblParty;

typedef struct {
  OblId id; /* of the frame; of a mention, of the span */
  OblId document_id;
  guint32 day;  /* as g_date_get_julian() counts, 0: the article has no date */
  guint act;    /* in acts, or OBL_NO_INDEX */
  guint source; /* in parties, or OBL_NO_INDEX */
  guint target;
} OblClaimRow;

typedef struct {
  GPtrArray *parties; /* OblParty */
  GPtrArray *acts;    /* char *; of mentions: "source", "target", "mention" */
  GArray *rows;       /* OblClaimRow */
} OblClaimTable;

OblClaimTable *obl_claim_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblClaimTable *obl_claim_table_ref (OblClaimTable *table);
void obl_claim_table_unref (OblClaimTable *table);

#define obl_claim_table_get_row(table, i) (&g_array_index ((table)->rows, OblClaimRow, (i)))
#define obl_claim_table_get_party(table, i) ((const OblParty *)(table)->parties->pdata[(i)])

/* Which claims: of whom or about whom, with which act, in articles of which days. */
typedef struct {
  OblId entity_id; /* OBL_ID_NONE: anybody */
  char *act;       /* NULL: any */
  guint32 from;    /* the first day, 0: none is too early */
  guint32 to;      /* the last one, 0: none is too late */
} OblClaimChoice;

/* The day of "2024-01-21" and of what begins so; 0 when @date is none. */
guint32 obl_claim_day_parse (const char *date);
/* "2024-01-21"; free with g_free(). */
char *obl_claim_day_format (guint32 day) G_GNUC_WARN_UNUSED_RESULT;

/* Where a claim or a mention stands. */
typedef struct {
  OblId id; /* of the frame or span */
  OblId document_id;
  char *title;     /* of the article */
  char *publisher; /* may be NULL */
  char *published; /* may be NULL */
  OblRange range;  /* of what is claimed; empty when a claim has no words */
  char *quote;     /* those words, or NULL */
} OblClaimPlace;

void obl_claim_place_free (OblClaimPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaimPlace, obl_claim_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblClaimTable, obl_claim_table_unref)

G_END_DECLS
