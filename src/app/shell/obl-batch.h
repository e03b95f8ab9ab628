/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one action of a person does to the project: an ordered list of puts and deletes that goes
 * to the store's thread as a whole and becomes one entry of the history. */
#pragma once

#include "core/edit/obl-edit.h"
#include "core/find/obl-find-mark.h"
#include "core/model/obl-knowledge.h"
#include "core/find/obl-hit-change.h"

G_BEGIN_DECLS

typedef struct _OblBatch OblBatch;

/* Takes both texts.  @label: for the history ("Mark “Seoul” as Place"); @done: the quiet word when
 * it is on disk ("Marked “Seoul” as Place"), or NULL to say nothing. */
OblBatch *obl_batch_new (char *label, char *done) G_GNUC_WARN_UNUSED_RESULT;
void obl_batch_free (OblBatch *batch);

/* Replaces both texts, for when they depend on what is done; takes them. */
void obl_batch_set_texts (OblBatch *batch, char *label, char *done);
/* What is to be selected once it is on disk. */
void obl_batch_set_select (OblBatch *batch, const OblId *id);
/* The text selection has become part of it, and is let go once it is on disk. */
void obl_batch_set_takes_selection (OblBatch *batch);

void obl_batch_put_span (OblBatch *batch, OblSpan *span);
void obl_batch_delete_span (OblBatch *batch, const OblId *id);
void obl_batch_put_frame (OblBatch *batch, OblFrame *frame);
void obl_batch_delete_frame (OblBatch *batch, const OblId *id);
void obl_batch_put_entity (OblBatch *batch, const OblEntity *entity);
void obl_batch_delete_entity (OblBatch *batch, const OblId *id);
void obl_batch_merge_entities (OblBatch *batch, const OblId *into, const OblId *from);
void obl_batch_link_span (OblBatch *batch, const OblId *span_id, const OblId *entity_id);
/* See core/edit; of @span_ids and @spans, OblId, a reference is kept. */
void obl_batch_link_spans (OblBatch *batch, GArray *span_ids, const OblId *entity_id);
void
obl_batch_split_entity (OblBatch *batch, const OblId *whole, const OblEntity *part, GArray *spans);
void obl_batch_put_distinct (OblBatch *batch, const OblId *a, const OblId *b);
void obl_batch_delete_distinct (OblBatch *batch, const OblId *a, const OblId *b);
/* Links it to the entity that @entry is, which is made of @type unless it is there. */
void obl_batch_link_knowledge (OblBatch *batch,
                               const OblId *span_id,
                               OblKnowledgeEntry *entry,
                               const char *type);
void obl_batch_put_document (OblBatch *batch, const OblDocument *document);
void obl_batch_set_status (OblBatch *batch, const OblId *document_id, OblStatus status);
void obl_batch_delete_document (OblBatch *batch, const OblId *id);
void obl_batch_set_block_role (OblBatch *batch, const OblId *id, guint ordinal, OblBlockRole role);
void obl_batch_settle_doubts (OblBatch *batch, const OblId *document_id);
/* @reread: another reading of its original; not touched by anybody else from now on. */
void obl_batch_replace_content (OblBatch *batch, const OblId *document_id, OblDocument *reread);
/* Takes @change. */
void obl_batch_change_labels (OblBatch *batch, OblLabelChange *change);
/* Takes @hits; each becomes a span of @label that mentions @entity_id, which may be NULL. */
void
obl_batch_mark_hits (OblBatch *batch, const char *label, const OblId *entity_id, OblFindHits *hits);

/* Anything else that is done by an edit; takes @data. */
typedef gboolean (*OblBatchStep) (OblEdit *edit, OblStore *store, gpointer data, GError **error);
void
obl_batch_add_step (OblBatch *batch, OblBatchStep run, gpointer data, GDestroyNotify free_data);
/* Copies @change and shares @hits (OblSearchHit).  The batch gets its label, and the quiet word, from
 * what could be done. */
void obl_batch_change_hits (OblBatch *batch, const OblHitChange *change, GPtrArray *hits);

void obl_batch_keep_search (OblBatch *batch, const char *query, gboolean keep);

const char *obl_batch_get_done (OblBatch *batch);
const OblId *obl_batch_get_select (OblBatch *batch);
gboolean obl_batch_takes_selection (OblBatch *batch);

/* On the store's thread: all of it in one transaction, or nothing. */
gboolean obl_batch_run (OblBatch *batch, OblStore *store, const char *annotator, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblBatch, obl_batch_free)

G_END_DECLS
