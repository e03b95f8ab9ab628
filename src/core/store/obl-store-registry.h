/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the registry: who is who in the project, found by any spelling.  As with obl-store.h, an
 * array is NULL with @error when it cannot be read, and the caller's. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-registry.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

/* --- Lists (obl-store-registry.c) --------------------------------------------------------------- */

/* Every entity, by name; OblEntityLine. */
GPtrArray *obl_store_list_entity_lines (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How mentions of an entity are spelled, the most frequent first; OblSpelling. */
GPtrArray *obl_store_list_spellings (OblStore *store,
                                     const OblId *entity_id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who became part of it, at last or on the way, the latest first; OblMerge. */
GPtrArray *obl_store_list_merges (OblStore *store,
                                  const OblId *entity_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who was judged not to be the same, by id; OblDistinct. */
GPtrArray *obl_store_list_distinct (OblStore *store,
                                    const OblId *entity_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What merging would do; fails when one of them is not there. */
OblMergePlan *obl_store_plan_merge (OblStore *store,
                                    const OblId *into,
                                    const OblId *from,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Mentions (obl-store-mentions.c) ------------------------------------------------------------ */

/* Where an entity is mentioned, by article and place: @limit from @offset on, 0 for all; OblMention. */
GPtrArray *obl_store_list_mentions (OblStore *store,
                                    const OblId *entity_id,
                                    guint offset,
                                    guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Every span of one piece that says exactly @quote (of at most 100 characters), of @label, or of any
 * label of entities when NULL; OblMention. */
GPtrArray *obl_store_list_same_text (OblStore *store,
                                     const char *quote,
                                     const char *label,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Some of an entity's mentions: those that say one of @quotes, stand in one of @document_ids, or are
 * among @span_ids; each may be NULL. */
typedef struct {
  const char *const *quotes;
  const GArray *document_ids; /* OblId */
  const GArray *span_ids;     /* OblId */
} OblMentionChoice;

/* The spans of @entity_id that @choice names; OblId. */
GArray *obl_store_choose_mentions (OblStore *store,
                                   const OblId *entity_id,
                                   const OblMentionChoice *choice,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Finding (obl-store-names.c, obl-store-candidates.c, obl-store-duplicates.c) ------------------ */

/* Whom a mention that says @quote, labelled @label, in @document_id may speak of: at most @limit,
 * ranked by name, type and who is in the article already; OblLinkCandidate.  @label, @document_id: NULL
 * for any.  @span_id: the mention itself, which does not count for whom it is linked to; or NULL. */
GPtrArray *obl_store_list_candidates (OblStore *store,
                                      const char *quote,
                                      const char *label,
                                      const OblId *document_id,
                                      const OblId *span_id,
                                      guint limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef void (*OblDuplicatesProgress) (double done, gpointer user_data); /* 0 to 1 */

/* Pairs that may be one entity and were not judged, the likeliest first, at most @limit;
 * OblDuplicate.  @progress may be NULL. */
GPtrArray *obl_store_list_duplicates (OblStore *store,
                                      guint limit,
                                      GCancellable *cancellable,
                                      OblDuplicatesProgress progress,
                                      gpointer user_data,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
