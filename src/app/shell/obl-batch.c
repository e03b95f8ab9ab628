/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one action of a person does to the project.  Made on the main context, run on the store's
 * thread, and never touched by both at once. */
#define G_LOG_DOMAIN "obl-batch"

#include "config.h"

#include "app/shell/obl-batch.h"

#include <glib/gi18n-lib.h>

#include "core/find/obl-searches.h"
#include "core/knowledge/obl-knowledge-adopt.h"

typedef enum {
  STEP_PUT_SPAN,
  STEP_DELETE_SPAN,
  STEP_PUT_FRAME,
  STEP_DELETE_FRAME,
  STEP_PUT_ENTITY,
  STEP_DELETE_ENTITY,
  STEP_MERGE_ENTITIES,
  STEP_LINK_SPAN,
  STEP_LINK_SPANS,
  STEP_SPLIT_ENTITY,
  STEP_PUT_DISTINCT,
  STEP_DELETE_DISTINCT,
  STEP_LINK_KNOWLEDGE,
  STEP_PUT_DOCUMENT,
  STEP_SET_STATUS,
  STEP_DELETE_DOCUMENT,
  STEP_SET_BLOCK_ROLE,
  STEP_SETTLE_DOUBTS,
  STEP_REPLACE_CONTENT,
  STEP_CHANGE_LABELS,
  STEP_MARK_HITS,
  STEP_OTHER,
  STEP_CHANGE_HITS,
  STEP_KEEP_SEARCH,
  STEP_DROP_SEARCH,
} StepKind;

typedef struct {
  StepKind kind;
  gpointer object; /* of a put; owned */
  GDestroyNotify free_object;
  OblId id;    /* of a delete; the first of two */
  OblId other; /* the second of two: what is merged, the entity that is linked */
  OblStatus status;
  guint ordinal; /* of a block */
  OblBlockRole role;
  char *span_label; /* of what is marked, or linked */
  GArray *ids;      /* OblId of spans, or NULL */
  OblBatchStep run; /* of another one */
} Step;

struct _OblBatch {
  char *label;
  char *done;
  OblId select;
  gboolean takes_selection;
  GPtrArray *steps;
};

static void
step_free (Step *step)
{
  if (step->free_object != NULL) {
    step->free_object (step->object);
  }
  g_free (step->span_label);
  g_clear_pointer (&step->ids, g_array_unref);
  g_free (step);
}

OblBatch *
obl_batch_new (char *label, char *done)
{
  OblBatch *batch = g_new0 (OblBatch, 1);

  batch->label = label;
  batch->done = done;
  batch->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
  return batch;
}

void
obl_batch_free (OblBatch *batch)
{
  if (batch == NULL) {
    return;
  }
  g_ptr_array_unref (batch->steps);
  g_free (batch->done);
  g_free (batch->label);
  g_free (batch);
}

void
obl_batch_set_texts (OblBatch *batch, char *label, char *done)
{
  g_free (batch->label);
  g_free (batch->done);
  batch->label = label;
  batch->done = done;
}

void
obl_batch_set_select (OblBatch *batch, const OblId *id)
{
  batch->select = *id;
}

void
obl_batch_set_takes_selection (OblBatch *batch)
{
  batch->takes_selection = TRUE;
}

static void
add_put (OblBatch *batch, StepKind kind, gpointer object, gpointer free_object)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->object = object;
  step->free_object = (GDestroyNotify)free_object;
  g_ptr_array_add (batch->steps, step);
}

static Step *
add_ids (OblBatch *batch, StepKind kind, const OblId *id, const OblId *other)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->id = *id;
  step->other = other != NULL ? *other : OBL_ID_NONE;
  g_ptr_array_add (batch->steps, step);
  return step;
}

void
obl_batch_put_span (OblBatch *batch, OblSpan *span)
{
  add_put (batch, STEP_PUT_SPAN, obl_span_ref (span), obl_span_unref);
}

void
obl_batch_delete_span (OblBatch *batch, const OblId *id)
{
  add_ids (batch, STEP_DELETE_SPAN, id, NULL);
}

void
obl_batch_put_frame (OblBatch *batch, OblFrame *frame)
{
  add_put (batch, STEP_PUT_FRAME, obl_frame_ref (frame), obl_frame_unref);
}

void
obl_batch_delete_frame (OblBatch *batch, const OblId *id)
{
  add_ids (batch, STEP_DELETE_FRAME, id, NULL);
}

void
obl_batch_put_entity (OblBatch *batch, const OblEntity *entity)
{
  add_put (batch, STEP_PUT_ENTITY, obl_entity_copy (entity), obl_entity_unref);
}

void
obl_batch_delete_entity (OblBatch *batch, const OblId *id)
{
  add_ids (batch, STEP_DELETE_ENTITY, id, NULL);
}

void
obl_batch_merge_entities (OblBatch *batch, const OblId *into, const OblId *from)
{
  add_ids (batch, STEP_MERGE_ENTITIES, into, from);
}

void
obl_batch_link_span (OblBatch *batch, const OblId *span_id, const OblId *entity_id)
{
  add_ids (batch, STEP_LINK_SPAN, span_id, entity_id);
}

void
obl_batch_link_spans (OblBatch *batch, GArray *span_ids, const OblId *entity_id)
{
  add_ids (batch, STEP_LINK_SPANS, entity_id, NULL)->ids = g_array_ref (span_ids);
}

void
obl_batch_split_entity (OblBatch *batch, const OblId *whole, const OblEntity *part, GArray *spans)
{
  Step *step = add_ids (batch, STEP_SPLIT_ENTITY, whole, NULL);

  step->object = obl_entity_copy (part);
  step->free_object = (GDestroyNotify)obl_entity_unref;
  step->ids = g_array_ref (spans);
}

void
obl_batch_put_distinct (OblBatch *batch, const OblId *a, const OblId *b)
{
  add_ids (batch, STEP_PUT_DISTINCT, a, b);
}

void
obl_batch_delete_distinct (OblBatch *batch, const OblId *a, const OblId *b)
{
  add_ids (batch, STEP_DELETE_DISTINCT, a, b);
}

void
obl_batch_link_knowledge (OblBatch *batch,
                          const OblId *span_id,
                          OblKnowledgeEntry *entry,
                          const char *type)
{
  Step *step = add_ids (batch, STEP_LINK_KNOWLEDGE, span_id, NULL);

  step->object = obl_knowledge_entry_ref (entry);
  step->free_object = (GDestroyNotify)obl_knowledge_entry_unref;
  step->span_label = g_strdup (type);
}

void
obl_batch_put_document (OblBatch *batch, const OblDocument *document)
{
  add_put (batch, STEP_PUT_DOCUMENT, obl_document_copy (document), obl_document_unref);
}

void
obl_batch_set_status (OblBatch *batch, const OblId *document_id, OblStatus status)
{
  add_ids (batch, STEP_SET_STATUS, document_id, NULL)->status = status;
}

void
obl_batch_delete_document (OblBatch *batch, const OblId *id)
{
  add_ids (batch, STEP_DELETE_DOCUMENT, id, NULL);
}

void
obl_batch_set_block_role (OblBatch *batch, const OblId *id, guint ordinal, OblBlockRole role)
{
  Step *step = add_ids (batch, STEP_SET_BLOCK_ROLE, id, NULL);

  step->ordinal = ordinal;
  step->role = role;
}

void
obl_batch_settle_doubts (OblBatch *batch, const OblId *document_id)
{
  add_ids (batch, STEP_SETTLE_DOUBTS, document_id, NULL);
}

void
obl_batch_replace_content (OblBatch *batch, const OblId *document_id, OblDocument *reread)
{
  Step *step = add_ids (batch, STEP_REPLACE_CONTENT, document_id, NULL);

  step->object = obl_document_ref (reread);
  step->free_object = (GDestroyNotify)obl_document_unref;
}

void
obl_batch_change_labels (OblBatch *batch, OblLabelChange *change)
{
  add_put (batch, STEP_CHANGE_LABELS, change, obl_label_change_free);
}

void
obl_batch_mark_hits (OblBatch *batch, const char *label, const OblId *entity_id, OblFindHits *hits)
{
  Step *step = add_ids (batch, STEP_MARK_HITS, &hits->document_id, entity_id);

  step->span_label = g_strdup (label);
  step->object = hits;
  step->free_object = (GDestroyNotify)obl_find_hits_free;
}

void
obl_batch_add_step (OblBatch *batch, OblBatchStep run, gpointer data, GDestroyNotify free_data)
{
  Step *step = add_ids (batch, STEP_OTHER, &OBL_ID_NONE, NULL);

  step->run = run;
  step->object = data;
  step->free_object = free_data;
}

typedef struct {
  OblHitChange *change;
  GPtrArray *hits;
} HitWork;

static void
hit_work_free (HitWork *work)
{
  obl_hit_change_free (work->change);
  g_ptr_array_unref (work->hits);
  g_free (work);
}

void
obl_batch_change_hits (OblBatch *batch, const OblHitChange *change, GPtrArray *hits)
{
  HitWork *work = g_new0 (HitWork, 1);

  work->change = obl_hit_change_copy (change);
  work->hits = g_ptr_array_ref (hits);
  add_put (batch, STEP_CHANGE_HITS, work, hit_work_free);
}

void
obl_batch_keep_search (OblBatch *batch, const char *query, gboolean keep)
{
  add_put (batch, keep ? STEP_KEEP_SEARCH : STEP_DROP_SEARCH, g_strdup (query), g_free);
}

const char *
obl_batch_get_done (OblBatch *batch)
{
  return batch->done;
}

const OblId *
obl_batch_get_select (OblBatch *batch)
{
  return &batch->select;
}

gboolean
obl_batch_takes_selection (OblBatch *batch)
{
  return batch->takes_selection;
}

/* The document may be any of the project, not only the open one: only the store has all of it. */
static gboolean
set_status (OblEdit *edit, OblStore *store, const Step *step, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, &step->id, error);
  g_autoptr (OblDocument) copy = NULL;

  if (document == NULL) {
    return FALSE;
  }
  copy = obl_document_copy (document);
  copy->status = step->status;
  return obl_edit_put_document (edit, copy, error);
}

static gboolean
settle_doubts (OblEdit *edit, OblStore *store, const Step *step, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, &step->id, error);
  g_autoptr (OblDocument) copy = NULL;

  if (document == NULL) {
    return FALSE;
  }
  copy = obl_document_copy (document);
  copy->doubts = 0;
  return obl_edit_put_document (edit, copy, error);
}

static gboolean
mark_hits (OblEdit *edit, OblStore *store, const Step *step, GError **error)
{
  const OblFindMark how = {
    .label = step->span_label,
    .entity_id = obl_id_is_none (&step->other) ? NULL : &step->other,
  };
  OblFindCounts counts = { 0 };

  return obl_find_mark_document (edit, store, &how, step->object, &counts, error);
}

/* What was done, and to how many, in a quiet word. */
static char *
dup_hits_done (const OblHitChange *change, const OblHitCounts *counts)
{
  const guint n = counts->n_changed;

  if (n == 0) {
    return g_strdup (_ ("Nothing had to be changed"));
  }
  switch (change->action) {
  case OBL_HIT_MARK:
    return g_strdup_printf (ngettext ("Marked %u place as %s", "Marked %u places as %s", n), n,
                            change->label);
  case OBL_HIT_RELABEL:
    return g_strdup_printf (ngettext ("Relabelled %u mark as %s", "Relabelled %u marks as %s", n),
                            n, change->label);
  case OBL_HIT_LINK:
    return g_strdup_printf (ngettext ("Linked %u mention", "Linked %u mentions", n), n);
  case OBL_HIT_SET:
    return g_strdup_printf (ngettext ("Set “%s” of %u annotation", "Set “%s” of %u annotations", n),
                            change->name, n);
  case OBL_HIT_DELETE:
    return g_strdup_printf (ngettext ("Deleted %u annotation", "Deleted %u annotations", n), n);
  }
  g_assert_not_reached ();
}

static gboolean
link_knowledge (OblEdit *edit, OblStore *store, const Step *step, GError **error)
{
  OblAdopted adopted;
  OblId entity_id;

  return obl_knowledge_adopt (edit, store, step->object, step->span_label, FALSE, &entity_id,
                              &adopted, error)
         && obl_edit_link_span (edit, &step->id, &entity_id, error);
}

static gboolean
change_hits (OblEdit *edit, OblStore *store, OblBatch *batch, const HitWork *work, GError **error)
{
  OblHitCounts counts;

  if (!obl_hits_change_within (edit, store, work->change, work->hits, &counts, error)) {
    return FALSE;
  }
  g_free (batch->done);
  batch->done = dup_hits_done (work->change, &counts);
  return TRUE;
}

static gboolean
run_step (OblEdit *edit, OblStore *store, OblBatch *batch, const Step *step, GError **error)
{
  switch (step->kind) {
  case STEP_PUT_SPAN:
    return obl_edit_put_span (edit, step->object, error);
  case STEP_DELETE_SPAN:
    return obl_edit_delete_span (edit, &step->id, error);
  case STEP_PUT_FRAME:
    return obl_edit_put_frame (edit, step->object, error);
  case STEP_DELETE_FRAME:
    return obl_edit_delete_frame (edit, &step->id, error);
  case STEP_PUT_ENTITY:
    return obl_edit_put_entity (edit, step->object, error);
  case STEP_DELETE_ENTITY:
    return obl_edit_delete_entity (edit, &step->id, error);
  case STEP_MERGE_ENTITIES:
    return obl_edit_merge_entities (edit, &step->id, &step->other, error);
  case STEP_LINK_SPAN:
    return obl_edit_link_span (edit, &step->id, &step->other, error);
  case STEP_LINK_SPANS:
    return obl_edit_link_spans (edit, step->ids, &step->id, error);
  case STEP_SPLIT_ENTITY:
    return obl_edit_split_entity (edit, &step->id, step->object, step->ids, error);
  case STEP_PUT_DISTINCT:
    return obl_edit_put_distinct (edit, &step->id, &step->other, NULL, 0, error);
  case STEP_DELETE_DISTINCT:
    return obl_edit_delete_distinct (edit, &step->id, &step->other, error);
  case STEP_LINK_KNOWLEDGE:
    return link_knowledge (edit, store, step, error);
  case STEP_PUT_DOCUMENT:
    return obl_edit_put_document (edit, step->object, error);
  case STEP_SET_STATUS:
    return set_status (edit, store, step, error);
  case STEP_DELETE_DOCUMENT:
    return obl_edit_delete_document (edit, &step->id, error);
  case STEP_SET_BLOCK_ROLE:
    return obl_edit_set_block_role (edit, &step->id, step->ordinal, step->role, error);
  case STEP_SETTLE_DOUBTS:
    return settle_doubts (edit, store, step, error);
  case STEP_REPLACE_CONTENT:
    return obl_edit_replace_content (edit, &step->id, step->object, error);
  case STEP_CHANGE_LABELS:
    return obl_edit_change_labels (edit, step->object, error);
  case STEP_MARK_HITS:
    return mark_hits (edit, store, step, error);
  case STEP_OTHER:
    return step->run (edit, store, step->object, error);
  case STEP_CHANGE_HITS:
    return change_hits (edit, store, batch, step->object, error);
  case STEP_KEEP_SEARCH:
  case STEP_DROP_SEARCH:
    return obl_searches_keep (edit, store, step->object, step->kind == STEP_KEEP_SEARCH, error);
  }
  g_assert_not_reached ();
}

gboolean
obl_batch_run (OblBatch *batch, OblStore *store, const char *annotator, GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (store, batch->label, annotator, error);

  if (edit == NULL) {
    return FALSE;
  }
  for (guint i = 0; i < batch->steps->len; i++) {
    if (!run_step (edit, store, batch, g_ptr_array_index (batch->steps, i), error)) {
      return FALSE;
    }
  }
  return obl_edit_commit (edit, error);
}
