/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the search share: hits as they are made. */
#pragma once

#include <gio/gio.h>

#include "core/store/obl-search.h"
#include "core/store/obl-store-private.h"

G_BEGIN_DECLS

/* The article whose hits are being made. */
typedef struct {
  OblId id;
  char *title; /* GRefString */
  char *publisher;
  char *published;
} OblHitPlace;

/* @columns: the first of id, title, publisher, published. */
void obl_hit_place_read (OblHitPlace *place, OblStmt *stmt, int column);
void obl_hit_place_clear (OblHitPlace *place);

/* Adds every place of @text where what @query wants of it stands. */
void obl_hits_add_text (
    GPtrArray *hits, const OblHitPlace *place, OblText *text, const OblQuery *query, guint context);
void
obl_hits_add_document (GPtrArray *hits, const OblHitPlace *place, OblText *text, guint context);
/* Adds nothing for a mark that does not agree with the text. */
gboolean obl_hits_add_span (GPtrArray *hits,
                            const OblHitPlace *place,
                            OblStore *store,
                            const OblId *span_id,
                            const char *label,
                            guint context,
                            GError **error);
gboolean obl_hits_add_frame (GPtrArray *hits,
                             const OblHitPlace *place,
                             OblStore *store,
                             const OblId *frame_id,
                             const char *type,
                             guint context,
                             GError **error);
/* Whether any part of @query is found at places of texts. */
gboolean obl_query_has_words (const OblQueryNode *node);

/* Puts the hits from @first on, which are of one article, in the order of its text. */
void obl_hits_sort_from (GPtrArray *hits, guint first);

G_END_DECLS
