/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking all hits at once: “Annotate all hits as …” and “Label every further occurrence”. */
#pragma once

#include "core/edit/obl-edit.h"

G_BEGIN_DECLS

/* What is to be marked in one document, whose text must still be the one that was searched. */
typedef struct {
  OblId document_id;
  char *text_sha256;
  GArray *hits; /* OblRange, in order, none overlapping another */
} OblFindHits;

/* Shares @hits. */
OblFindHits *obl_find_hits_new (const OblDocument *document,
                                GArray *hits) G_GNUC_WARN_UNUSED_RESULT;
void obl_find_hits_free (OblFindHits *hits);

typedef struct {
  const char *label;
  const OblId *entity_id; /* what they all mention, or NULL */
  const char *words;      /* what was looked for, for the history */
  gboolean dry_run;       /* obl_find_mark_all() counts and finds faults, and changes nothing */
} OblFindMark;

typedef struct {
  guint n_made;
  guint n_there;     /* hits that were marked so already, by whoever it was */
  guint n_linked;    /* of these, those that mentioned nobody and now mention the entity */
  guint n_documents; /* in which something was changed */
} OblFindCounts;

/* Marks the hits within an edit; adds to @counts.  Each hit becomes a span of its own, unless a span
 * of that label stands on exactly that range. */
gboolean obl_find_mark_document (OblEdit *edit,
                                 OblStore *store,
                                 const OblFindMark *how,
                                 const OblFindHits *hits,
                                 OblFindCounts *counts,
                                 GError **error);

/* The same in all of @documents (OblFindHits) as one entry of the history, “Mark 12 times “KCNA” as
 * Media”, or nothing at all after an error.  When all is there already no entry is made. */
gboolean obl_find_mark_all (OblStore *store,
                            const OblFindMark *how,
                            const GPtrArray *documents,
                            const char *annotator,
                            OblFindCounts *counts,
                            GError **error);

/* For each of @hits the one of @spans (OblSpan) that marks it with @label already, or NULL; for a
 * preview.  The array holds no references. */
GPtrArray *obl_find_marked (const GPtrArray *spans,
                            const char *label,
                            const GArray *hits) G_GNUC_WARN_UNUSED_RESULT;

/* The entry of the history for marking @words @n_made times. */
char *obl_find_dup_history_label (const OblLabelSet *set,
                                  const char *label,
                                  const char *words,
                                  guint n_made) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFindHits, obl_find_hits_free)

G_END_DECLS
