/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching a project: what a query finds, page by page, each hit with its context. */
#pragma once

#include <gio/gio.h>

#include "core/query/obl-query.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

/* Characters either side of a hit, unless others are asked for. */
#define OBL_SEARCH_CONTEXT 40u

typedef enum {
  OBL_HIT_TEXT,     /* words of an article */
  OBL_HIT_SPAN,     /* a mark */
  OBL_HIT_FRAME,    /* a claim or relation; it stands where its content does */
  OBL_HIT_DOCUMENT, /* an article, of a query that says nothing of words */
} OblHitKind;

const char *obl_hit_kind_to_string (OblHitKind kind);

typedef struct {
  OblHitKind kind;
  OblId document_id;
  char *document_title; /* GRefString, as are the next two: shared by the hits of an article */
  char *publisher;      /* or NULL */
  char *published;      /* or NULL */
  OblId annotation_id;  /* of the span or frame, or OBL_ID_NONE */
  char *label;          /* the span's label or the frame's type, or NULL */
  OblRange range;
  char *before;
  char *match; /* of a discontinuous mark its parts only */
  char *after;
} OblSearchHit;

OblSearchHit *obl_search_hit_copy (const OblSearchHit *hit) G_GNUC_WARN_UNUSED_RESULT;
void obl_search_hit_free (OblSearchHit *hit);

typedef enum {
  OBL_HIT_BY_DOCUMENT, /* in the order in which articles came, and in them of the text */
  OBL_HIT_BY_LEFT,     /* by the words before, from the hit outwards */
  OBL_HIT_BY_MATCH,
  OBL_HIT_BY_RIGHT,
  OBL_HIT_BY_DATE, /* undated ones at the end */
} OblHitOrder;

gboolean obl_hit_order_from_string (const char *string, OblHitOrder *order);
/* Sorts OblSearchHit, equal ones as they were. */
void obl_search_hits_sort (GPtrArray *hits, OblHitOrder order);

/* Where a search stands that is made in pages; zeroes: at the beginning. */
typedef struct {
  guint stage;
  gint64 row;
  OblId document_id;
  gboolean is_done; /* there are no more */
} OblSearchCursor;

typedef struct {
  guint context;             /* characters either side */
  guint limit;               /* the page ends with the article in which this is reached; 0: never */
  GCancellable *cancellable; /* or NULL */
} OblSearchOptions;

/* Whether the project knows what @query names; nothing is searched.  @position: see
 * obl_store_search_page(). */
gboolean
obl_store_search_check (OblStore *store, const OblQuery *query, guint *position, GError **error);

/* Adds the next page of hits to @hits (OblSearchHit) and moves @cursor behind it.  Each page is read
 * from one state of the project; what is written between two pages shows in the later one.
 * @position, if not NULL: the character of the query that an OBL_QUERY_ERROR is about. */
gboolean obl_store_search_page (OblStore *store,
                                const OblQuery *query,
                                const OblSearchOptions *options,
                                OblSearchCursor *cursor,
                                GPtrArray *hits,
                                guint *position,
                                GError **error);

/* All places that @query finds, read from one state, at most @limit (0: all); OblSearchHit. */
GPtrArray *obl_store_search (OblStore *store, const char *query, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblSearchHit, obl_search_hit_free)

G_END_DECLS
