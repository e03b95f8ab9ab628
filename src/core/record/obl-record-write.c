/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers what one document's record carries, and writes it.
 *
 * A record stands by itself: whatever one of its objects refers to is in it too.  So a frame that
 * passes the filter brings along the spans and frames in its roles, a mention its entity, a claim its
 * proposition and what is linked to that.  Order is by text for spans and by id for everything else,
 * so that the same project gives the same bytes. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record.h"

#include <glib/gi18n-lib.h>

#include "core/record/obl-record-objects.h"

typedef struct {
  OblStore *store;
  const OblRecordFilter *filter;
  OblDocument *document;
  GPtrArray *spans;
  GPtrArray *frames;
  GPtrArray *entities;
  GPtrArray *propositions;
  GPtrArray *links;
  GPtrArray *assessments;
  GHashTable *annotator_ids; /* OblId, owned */
} Record;

static void
record_clear (Record *record)
{
  g_clear_pointer (&record->document, obl_document_unref);
  g_clear_pointer (&record->spans, g_ptr_array_unref);
  g_clear_pointer (&record->frames, g_ptr_array_unref);
  g_clear_pointer (&record->entities, g_ptr_array_unref);
  g_clear_pointer (&record->propositions, g_ptr_array_unref);
  g_clear_pointer (&record->links, g_ptr_array_unref);
  g_clear_pointer (&record->assessments, g_ptr_array_unref);
  g_clear_pointer (&record->annotator_ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

/* --- Sets of ids ------------------------------------------------------------------------------ */

/* Every object begins with its id, so that a pointer to one is a pointer to its id. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblSpan, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblFrame, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblPropositionLink, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblAssessment, id) == 0);

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return obl_id_compare (*(const OblId *const *)a, *(const OblId *const *)b);
}

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
}

/* TRUE when it is new. */
static gboolean
id_set_add (GHashTable *set, const OblId *id)
{
  if (obl_id_is_none (id) || g_hash_table_contains (set, id))
    return FALSE;
  g_hash_table_add (set, obl_id_dup (id));
  return TRUE;
}

/* The ids of @set in order; they stay the set's. */
static GPtrArray *
id_set_sort (GHashTable *set)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

/* --- What passes the filter ------------------------------------------------------------------- */

static gboolean
passes (const OblRecordFilter *filter, const char *label, const OblId *annotator_id)
{
  gboolean found = FALSE;

  if (filter == NULL)
    return TRUE;
  if (filter->labels != NULL && !g_strv_contains (filter->labels, label))
    return FALSE;
  if (filter->annotators == NULL)
    return TRUE;
  for (guint i = 0; !found && i < filter->n_annotators; i++)
    found = obl_id_equal (&filter->annotators[i], annotator_id);
  return found;
}

/* Keeps the fillers of @frame; frames among them are appended to @waiting for theirs. */
static void
keep_fillers (const OblFrame *frame, GHashTable *frames_by_id, GHashTable *kept, GPtrArray *waiting)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    OblFrame *other;

    if (role->kind != OBL_FILLER_SPAN && role->kind != OBL_FILLER_FRAME)
      continue;
    other = g_hash_table_lookup (frames_by_id, &role->id);
    if (id_set_add (kept, &role->id) && other != NULL)
      g_ptr_array_add (waiting, other);
  }
}

/* Moves what is kept to the front, in its order, and frees the rest. */
static void
remove_unkept (GPtrArray *objects, GHashTable *kept)
{
  guint n_kept = 0;

  for (guint i = 0; i < objects->len; i++) {
    gpointer object = objects->pdata[i];

    if (!g_hash_table_contains (kept, object))
      continue;
    objects->pdata[i] = objects->pdata[n_kept];
    objects->pdata[n_kept++] = object;
  }
  g_ptr_array_set_size (objects, (int)n_kept);
}

static void
apply_filter (Record *record)
{
  g_autoptr (GHashTable) kept = id_set_new ();
  g_autoptr (GHashTable) frames_by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  for (guint i = 0; i < record->spans->len; i++) {
    const OblSpan *span = record->spans->pdata[i];

    if (passes (record->filter, span->label, &span->annotator_id))
      id_set_add (kept, &span->id);
  }
  for (guint i = 0; i < record->frames->len; i++) {
    OblFrame *frame = record->frames->pdata[i];

    g_hash_table_insert (frames_by_id, &frame->id, frame);
    if (passes (record->filter, frame->type, &frame->annotator_id) && id_set_add (kept, &frame->id))
      g_ptr_array_add (waiting, frame);
  }
  for (guint i = 0; i < waiting->len; i++)
    keep_fillers (waiting->pdata[i], frames_by_id, kept, waiting);
  remove_unkept (record->spans, kept);
  remove_unkept (record->frames, kept);
}

/* --- What belongs to it ----------------------------------------------------------------------- */

/* TRUE when @object is there; otherwise @error is set, by the store or here. */
static gboolean
check_there (
    gconstpointer object, const OblId *id, const char *what, GError *problem, GError **error)
{
  char buffer[OBL_ID_STRING_SIZE];

  if (object != NULL)
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error (error, OBL_RECORD_ERROR, OBL_RECORD_ERROR_NOT_FOUND,
                 /* Translators: the first %s is “entity”, “proposition” or “annotator”. */
                 _ ("The project refers to the %s %s, which it does not have; “obelusctl check” "
                    "tells more"),
                 what, obl_id_format (id, buffer));
  return FALSE;
}

static gboolean
collect_entities (Record *record, GError **error)
{
  g_autoptr (GHashTable) ids = id_set_new ();
  g_autoptr (GPtrArray) sorted = NULL;

  for (guint i = 0; i < record->spans->len; i++)
    id_set_add (ids, &((const OblSpan *)record->spans->pdata[i])->entity_id);
  for (guint i = 0; i < record->frames->len; i++) {
    const OblFrame *frame = record->frames->pdata[i];

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = frame->roles->pdata[j];

      if (role->kind == OBL_FILLER_ENTITY)
        id_set_add (ids, &role->id);
    }
  }
  record->entities = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  sorted = id_set_sort (ids);
  for (guint i = 0; i < sorted->len; i++) {
    GError *problem = NULL;
    OblEntity *entity = obl_store_get_entity (record->store, sorted->pdata[i], &problem);

    if (!check_there (entity, sorted->pdata[i], _ ("entity"), problem, error))
      return FALSE;
    g_ptr_array_add (record->entities, entity);
  }
  return TRUE;
}

/* The propositions of the frames, the links that touch them, and the links' other ends. */
static gboolean
collect_propositions (Record *record, GError **error)
{
  g_autoptr (GHashTable) own = id_set_new ();
  g_autoptr (GHashTable) all = id_set_new ();
  g_autoptr (GHashTable) link_ids = id_set_new ();
  g_autoptr (GPtrArray) sorted = NULL;
  GHashTableIter iter;
  gpointer id;

  record->links = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_proposition_link_unref);
  record->propositions = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_proposition_unref);
  for (guint i = 0; i < record->frames->len; i++)
    id_set_add (own, &((const OblFrame *)record->frames->pdata[i])->proposition_id);
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autoptr (GPtrArray) links = obl_store_list_proposition_links (record->store, id, error);

    if (links == NULL)
      return FALSE;
    id_set_add (all, id);
    for (guint i = 0; i < links->len; i++) {
      OblPropositionLink *link = links->pdata[i];

      id_set_add (all, &link->from_id);
      id_set_add (all, &link->to_id);
      if (id_set_add (link_ids, &link->id))
        g_ptr_array_add (record->links, obl_proposition_link_ref (link));
    }
  }
  g_ptr_array_sort (record->links, compare_ids);
  sorted = id_set_sort (all);
  for (guint i = 0; i < sorted->len; i++) {
    GError *problem = NULL;
    OblProposition *proposition
        = obl_store_get_proposition (record->store, sorted->pdata[i], &problem);

    if (!check_there (proposition, sorted->pdata[i], _ ("proposition"), problem, error))
      return FALSE;
    g_ptr_array_add (record->propositions, proposition);
  }
  return TRUE;
}

static gboolean
collect_assessments_of (Record *record, const OblId *subject_id, GError **error)
{
  g_autoptr (GPtrArray) found = obl_store_list_assessments (record->store, subject_id, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (record->assessments, obl_assessment_ref (found->pdata[i]));
  return TRUE;
}

static gboolean
collect_assessments (Record *record, GError **error)
{
  record->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_assessment_unref);
  for (guint i = 0; i < record->frames->len; i++) {
    if (!collect_assessments_of (record, record->frames->pdata[i], error))
      return FALSE;
  }
  for (guint i = 0; i < record->propositions->len; i++) {
    if (!collect_assessments_of (record, record->propositions->pdata[i], error))
      return FALSE;
  }
  g_ptr_array_sort (record->assessments, compare_ids);
  return TRUE;
}

static void
collect_annotators (Record *record)
{
  GHashTable *ids = id_set_new ();

  record->annotator_ids = ids;
  for (guint i = 0; i < record->spans->len; i++)
    id_set_add (ids, &((const OblSpan *)record->spans->pdata[i])->annotator_id);
  for (guint i = 0; i < record->frames->len; i++)
    id_set_add (ids, &((const OblFrame *)record->frames->pdata[i])->annotator_id);
  for (guint i = 0; i < record->document->labels->len; i++)
    id_set_add (ids, &((const OblDocumentLabel *)record->document->labels->pdata[i])->annotator_id);
  for (guint i = 0; i < record->links->len; i++)
    id_set_add (ids, &((const OblPropositionLink *)record->links->pdata[i])->annotator_id);
  for (guint i = 0; i < record->assessments->len; i++)
    id_set_add (ids, &((const OblAssessment *)record->assessments->pdata[i])->annotator_id);
}

static gboolean
collect (Record *record, const OblId *document_id, GError **error)
{
  record->document = obl_store_get_document (record->store, document_id, error);
  if (record->document == NULL)
    return FALSE;
  record->spans = obl_store_list_spans (record->store, record->document, NULL, error);
  if (record->spans == NULL)
    return FALSE;
  record->frames = obl_store_list_frames (record->store, document_id, error);
  if (record->frames == NULL)
    return FALSE;
  if (record->filter != NULL)
    apply_filter (record);
  g_ptr_array_sort (record->spans, obl_span_compare);
  g_ptr_array_sort (record->frames, compare_ids);
  g_ptr_array_sort (record->document->labels, compare_ids);
  if (!collect_entities (record, error) || !collect_propositions (record, error)
      || !collect_assessments (record, error))
    return FALSE;
  collect_annotators (record);
  return TRUE;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
write_list (OblJson *json, const char *name, const GPtrArray *objects, OblRecordWriter writer)
{
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; i < objects->len; i++)
    writer (json, objects->pdata[i]);
  obl_json_end_array (json);
}

static gboolean
write_annotators (Record *record, OblJson *json, GError **error)
{
  g_autoptr (GPtrArray) sorted = id_set_sort (record->annotator_ids);

  obl_json_name (json, "annotators");
  obl_json_begin_array (json);
  for (guint i = 0; i < sorted->len; i++) {
    GError *problem = NULL;
    g_autoptr (OblAnnotator) annotator
        = obl_store_get_annotator (record->store, sorted->pdata[i], &problem);

    if (!check_there (annotator, sorted->pdata[i], _ ("annotator"), problem, error))
      return FALSE;
    obl_record_write_annotator (json, annotator);
  }
  obl_json_end_array (json);
  return TRUE;
}

gboolean
obl_record_write (OblStore *store,
                  const OblId *document_id,
                  const OblRecordFilter *filter,
                  GString *out,
                  OblRecordCounts *counts,
                  GError **error)
{
  g_auto (Record) record = { .store = store, .filter = filter };
  g_autoptr (OblJson) json = obl_json_new (out);
  gsize before = out->len;

  if (!collect (&record, document_id, error))
    return FALSE;
  obl_json_begin_object (json);
  obl_record_write_document (json, record.document);
  write_list (json, "spans", record.spans, (OblRecordWriter)obl_record_write_span);
  write_list (json, "frames", record.frames, (OblRecordWriter)obl_record_write_frame);
  write_list (json, "labels", record.document->labels, (OblRecordWriter)obl_record_write_label);
  write_list (json, "entities", record.entities, (OblRecordWriter)obl_record_write_entity);
  if (!obl_record_write_merges (json, store, record.entities, record.annotator_ids, error)
      || !obl_record_write_distinct (json, store, record.entities, record.annotator_ids, error)) {
    g_string_truncate (out, before);
    return FALSE;
  }
  write_list (json, "propositions", record.propositions,
              (OblRecordWriter)obl_record_write_proposition);
  write_list (json, "links", record.links, (OblRecordWriter)obl_record_write_link);
  write_list (json, "assessments", record.assessments,
              (OblRecordWriter)obl_record_write_assessment);
  if (!write_annotators (&record, json, error)) {
    g_string_truncate (out, before);
    return FALSE;
  }
  obl_json_end_object (json);
  g_string_append_c (out, '\n');
  if (counts != NULL) {
    counts->n_spans += record.spans->len;
    counts->n_frames += record.frames->len;
    counts->n_entities += record.entities->len;
  }
  return TRUE;
}
