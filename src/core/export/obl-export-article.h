/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one projection of the project that all writers of foreign formats start from: an article with
 * what was chosen of it, flat, in code points, in a fixed order.  Writers only serialise. */
#pragma once

#include "core/export/obl-export-private.h"

G_BEGIN_DECLS

typedef struct {
  OblDocument *document;
  GPtrArray *spans;    /* OblSpan, chosen, in text order */
  GPtrArray *frames;   /* OblFrame, chosen, by id */
  GPtrArray *entities; /* OblEntity, by id: those that chosen spans and frames refer to */
  GPtrArray *labels;   /* OblDocumentLabel, chosen, borrowed from the document */
  /* Everything of the document, chosen or not: what fills a role need not be chosen itself. */
  GPtrArray *all_spans;
  GPtrArray *all_frames;
  GHashTable *spans_by_id; /* OblId → OblSpan */
} OblExportArticle;

/* Reads and counts it; a span whose stored words are not those of the text is a loss. */
OblExportArticle *obl_export_article_new (OblExportJob *job,
                                          const OblId *document_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_export_article_free (OblExportArticle *article);

/* The span of that id, chosen or not, or NULL. */
const OblSpan *obl_export_article_find_span (const OblExportArticle *article, const OblId *id);
const OblEntity *obl_export_article_find_entity (const OblExportArticle *article, const OblId *id);

/* Where @frame stands in the text: the span in the first of @roles (NULL-terminated) that has one, or else
 * in any role; NULL when there is none. */
const OblSpan *obl_export_article_find_place (const OblExportArticle *article,
                                              const OblFrame *frame,
                                              const char *const *roles);

/* {"name": value …}; NULL when there are none. */
char *obl_export_dup_attributes (const GPtrArray *attributes) G_GNUC_WARN_UNUSED_RESULT;

/* "Person “Choe Son-hui”", shortened. */
char *obl_export_describe_span (const OblSpan *span) G_GNUC_WARN_UNUSED_RESULT;
/* The type and the first of its spans, of the content when it has one: "Claim: Content “it is …”". */
char *obl_export_describe_frame (const OblExportArticle *article,
                                 const OblFrame *frame) G_GNUC_WARN_UNUSED_RESULT;

/* Notes the loss of one span. */
void obl_export_lose_span (OblExportReport *report, OblLossReason reason, const OblSpan *span);
/* Notes that what fills @role of @frame has no place. */
void obl_export_lose_role (OblExportReport *report, const OblFrame *frame, const OblRole *role);
/* Notes what @span has and the format has no place for: attributes, comment. */
void obl_export_lose_details (OblExportReport *report, guint carries, const OblSpan *span);
/* The same for frames, entities and labels of the article; what the format has a place for is counted as
 * written. */
void obl_export_lose_frames (OblExportJob *job, const OblExportArticle *article, guint carries);
void obl_export_lose_entities (OblExportJob *job, const OblExportArticle *article, guint carries);
void obl_export_lose_labels (OblExportJob *job, const OblExportArticle *article, guint carries);
/* Those three. */
void obl_export_lose_rest (OblExportJob *job, const OblExportArticle *article, guint carries);
/* Of entities the format has their ids, and hardly more. */
void obl_export_lose_entity_names (OblExportJob *job, const OblExportArticle *article);
/* One frame, with its attributes, comment and proposition. @reason: why, or how much. */
void obl_export_lose_frame (OblExportJob *job,
                            const OblExportArticle *article,
                            const OblFrame *frame,
                            OblLossReason reason,
                            guint carries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportArticle, obl_export_article_free)

G_END_DECLS
