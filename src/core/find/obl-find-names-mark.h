/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking where the names of known entities stand, in one article or many. */
#pragma once

#include "core/find/obl-find-mark.h"
#include "core/find/obl-find-names.h"

G_BEGIN_DECLS

/* What is left to do for one entity in one document. */
typedef struct {
  OblEntity *entity;
  OblFindHits *hits;
} OblFindMention;

void obl_find_mention_free (OblFindMention *mention);

/* The places in @document that no mention of anybody is over; OblFindMention. */
GPtrArray *obl_find_names_left (OblStore *store,
                                const OblFindNames *names,
                                const GPtrArray *entities,
                                const OblDocument *document,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Marks @mentions (OblFindMention, of any documents) with their entities' types, as one entry of the
 * history, or nothing at all after an error; adds to @counts. */
gboolean obl_find_mark_names (OblStore *store,
                              const GPtrArray *mentions,
                              const char *annotator,
                              OblFindCounts *counts,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFindMention, obl_find_mention_free)

G_END_DECLS
