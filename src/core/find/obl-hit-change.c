/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits are told by their ids and places; what is written is read anew, so that what has changed since
 * they were found is not undone by it. */
#define G_LOG_DOMAIN "obl-hit-change"

#include "config.h"

#include "core/find/obl-hit-change.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/find/obl-find-mark.h"

typedef struct {
  OblStore *store;
  OblEdit *edit;
  const OblHitChange *change;
  OblHitCounts *counts;
  GHashTable *documents; /* OblId of those that changed */
} Work;

static void
note_changed (Work *work, const OblId *document_id)
{
  work->counts->n_changed++;
  if (!g_hash_table_contains (work->documents, document_id))
    g_hash_table_add (work->documents, obl_id_dup (document_id));
}

/* --- Marking words ---------------------------------------------------------------------------- */

/* The ranges of the hits from @first on that are words of one article; moves @first behind them. */
static OblFindHits *
gather (Work *work, const GPtrArray *hits, guint *first, GError **error)
{
  const OblSearchHit *begin = hits->pdata[*first];
  g_autoptr (OblDocument) document
      = obl_store_get_document (work->store, &begin->document_id, error);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));

  if (document == NULL)
    return NULL;
  for (; *first < hits->len; (*first)++) {
    const OblSearchHit *hit = hits->pdata[*first];

    if (!obl_id_equal (&hit->document_id, &begin->document_id))
      break;
    if (hit->kind != OBL_HIT_TEXT) {
      work->counts->n_left++;
      continue;
    }
    if (hit->range.end > obl_text_get_n_chars (document->text)
        || !obl_text_range_is (document->text, hit->range, hit->match)) {
      g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_CONFLICT,
                   _ ("The text of “%s” is another one since it was searched; search again"),
                   document->title);
      return NULL;
    }
    g_array_append_val (ranges, hit->range);
  }
  return obl_find_hits_new (document, ranges);
}

static gboolean
mark_words (Work *work, const GPtrArray *sorted, GError **error)
{
  const OblFindMark how = { .label = work->change->label,
                            .entity_id = work->change->entity_id,
                            .words = work->change->words,
                            .dry_run = work->change->dry_run };

  for (guint first = 0; first < sorted->len;) {
    g_autoptr (OblFindHits) hits = gather (work, sorted, &first, error);
    OblFindCounts counts = { 0 };

    if (hits == NULL)
      return FALSE;
    if (!obl_find_mark_document (work->edit, work->store, &how, hits, &counts, error))
      return FALSE;
    work->counts->n_changed += counts.n_made + counts.n_linked;
    work->counts->n_there += counts.n_there - counts.n_linked;
    work->counts->n_documents += counts.n_documents;
  }
  return TRUE;
}

/* --- Changing annotations --------------------------------------------------------------------- */

static char *
dup_json (const char *value)
{
  g_autoptr (GPtrArray) attributes = obl_attributes_new ();

  if (value == NULL)
    return NULL;
  obl_attributes_set_string (attributes, "value", value);
  return g_strdup (obl_attributes_get (attributes, "value"));
}

/* FALSE when it is so already. */
static gboolean
set_attribute (const Work *work, GPtrArray *attributes)
{
  g_autofree char *json = dup_json (work->change->value);

  if (g_strcmp0 (obl_attributes_get (attributes, work->change->name), json) == 0)
    return FALSE;
  obl_attributes_set (attributes, work->change->name, json);
  return TRUE;
}

/* What the label set has for @name, and may write otherwise. */
static gboolean
check_attribute (Work *work, const GPtrArray *types, const char *owner, GError **error)
{
  const OblAttributeType *type = obl_attribute_types_find (types, work->change->name);

  if (type == NULL) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("“%s” has no attribute “%s” in the label set"), owner, work->change->name);
    return FALSE;
  }
  if (work->change->value == NULL
      || (type->kind != OBL_VALUE_CHOICE && type->kind != OBL_VALUE_CHOICES)
      || g_ptr_array_find_with_equal_func (type->values, work->change->value, g_str_equal, NULL))
    return TRUE;
  g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
               _ ("“%s” is none of the values of “%s”"), work->change->value, type->name);
  return FALSE;
}

static gboolean
set_on_span (Work *work, OblSpan *span, gboolean *changed, GError **error)
{
  g_autoptr (OblLabelSet) set = obl_store_get_label_set (work->store, error);
  const OblSpanLabel *label;

  if (set == NULL)
    return FALSE;
  label = obl_label_set_find_span_label (set, span->label);
  if (label != NULL && !check_attribute (work, label->attributes, label->name, error))
    return FALSE;
  *changed = set_attribute (work, span->attributes);
  return !*changed || obl_edit_put_span (work->edit, span, error);
}

static gboolean
change_span (Work *work, OblSpan *span, gboolean *changed, GError **error)
{
  const OblHitChange *change = work->change;

  switch (change->action) {
  case OBL_HIT_RELABEL:
    *changed = g_strcmp0 (span->label, change->label) != 0;
    if (!*changed)
      return TRUE;
    g_free (span->label);
    span->label = g_strdup (change->label);
    return obl_edit_put_span (work->edit, span, error);
  case OBL_HIT_LINK:
    *changed = !obl_id_equal (&span->entity_id, change->entity_id);
    return !*changed || obl_edit_link_span (work->edit, &span->id, change->entity_id, error);
  case OBL_HIT_SET:
    return set_on_span (work, span, changed, error);
  case OBL_HIT_DELETE:
    *changed = TRUE;
    return obl_edit_delete_span (work->edit, &span->id, error);
  case OBL_HIT_MARK:
    break;
  }
  return TRUE;
}

static gboolean
change_frame (Work *work, OblFrame *frame, gboolean *changed, GError **error)
{
  g_autoptr (OblLabelSet) set = NULL;
  const OblFrameType *type;

  if (work->change->action == OBL_HIT_DELETE) {
    *changed = TRUE;
    return obl_edit_delete_frame (work->edit, &frame->id, error);
  }
  set = obl_store_get_label_set (work->store, error);
  if (set == NULL)
    return FALSE;
  type = obl_label_set_find_frame_type (set, frame->type);
  if (type != NULL && !check_attribute (work, type->attributes, type->name, error))
    return FALSE;
  *changed = set_attribute (work, frame->attributes);
  return !*changed || obl_edit_put_frame (work->edit, frame, error);
}

/* What is gone since it was found is left, as is what this cannot be done to. */
static gboolean
change_one (Work *work, const OblSearchHit *hit, GError **error)
{
  gboolean on_frames
      = work->change->action == OBL_HIT_SET || work->change->action == OBL_HIT_DELETE;
  g_autoptr (OblSpan) span = NULL;
  g_autoptr (OblFrame) frame = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean changed = FALSE;

  if (hit->kind == OBL_HIT_SPAN)
    span = obl_store_get_span (work->store, &hit->annotation_id, &problem);
  else if (hit->kind == OBL_HIT_FRAME && on_frames)
    frame = obl_store_get_frame (work->store, &hit->annotation_id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (span == NULL && frame == NULL) {
    work->counts->n_left++;
    return TRUE;
  }
  if (span != NULL ? !change_span (work, span, &changed, error)
                   : !change_frame (work, frame, &changed, error))
    return FALSE;
  if (changed)
    note_changed (work, &hit->document_id);
  else
    work->counts->n_there++;
  return TRUE;
}

/* --- The whole -------------------------------------------------------------------------------- */

/* The entry of the history. */
static char *
dup_history_label (Work *work, GError **error)
{
  const OblHitChange *change = work->change;
  guint n = work->counts->n_changed;
  g_autoptr (OblLabelSet) set = NULL;
  g_autoptr (OblEntity) entity = NULL;

  switch (change->action) {
  case OBL_HIT_MARK:
    set = obl_store_get_label_set (work->store, error);
    return set == NULL ? NULL : obl_find_dup_history_label (set, change->label, change->words, n);
  case OBL_HIT_RELABEL:
    return g_strdup_printf (
        /* Translators: an entry of the history */
        ngettext ("Relabel %u annotation as %s", "Relabel %u annotations as %s", n), n,
        change->label);
  case OBL_HIT_LINK:
    if (obl_id_is_none (change->entity_id))
      return g_strdup_printf (ngettext ("Unlink %u mention", "Unlink %u mentions", n), n);
    entity = obl_store_get_entity (work->store, change->entity_id, error);
    return entity == NULL ? NULL
                          : g_strdup_printf (
                              ngettext ("Link %u mention to “%s”", "Link %u mentions to “%s”", n),
                              n, entity->name);
  case OBL_HIT_SET:
    return g_strdup_printf (ngettext ("Set “%s” of %u annotation", "Set “%s” of %u annotations", n),
                            change->name, n);
  case OBL_HIT_DELETE:
    return g_strdup_printf (ngettext ("Delete %u annotation", "Delete %u annotations", n), n);
  }
  return NULL;
}

static gboolean
change_all (Work *work, const GPtrArray *hits, GError **error)
{
  g_autoptr (GPtrArray) sorted = NULL;

  if (work->change->label != NULL && !obl_edit_check_label (work->edit, work->change->label, error))
    return FALSE;
  if (work->change->action == OBL_HIT_MARK) {
    sorted = g_ptr_array_sized_new (hits->len);
    for (guint i = 0; i < hits->len; i++)
      g_ptr_array_add (sorted, hits->pdata[i]);
    obl_search_hits_sort (sorted, OBL_HIT_BY_DOCUMENT);
    return mark_words (work, sorted, error);
  }
  for (guint i = 0; i < hits->len; i++) {
    if (!change_one (work, hits->pdata[i], error))
      return FALSE;
  }
  work->counts->n_documents = g_hash_table_size (work->documents);
  return TRUE;
}

gboolean
obl_hits_change_within (OblEdit *edit,
                        OblStore *store,
                        const OblHitChange *change,
                        const GPtrArray *hits,
                        OblHitCounts *counts,
                        GError **error)
{
  g_autoptr (GHashTable) documents
      = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  g_autofree char *label = NULL;
  Work work = { store, edit, change, counts, documents };

  memset (counts, 0, sizeof *counts);
  if (!change_all (&work, hits, error))
    return FALSE;
  if (counts->n_changed == 0)
    return TRUE;
  label = dup_history_label (&work, error);
  if (label != NULL)
    obl_edit_set_label (edit, label);
  return label != NULL;
}

gboolean
obl_hits_change (OblStore *store,
                 const OblHitChange *change,
                 const GPtrArray *hits,
                 const char *annotator,
                 OblHitCounts *counts,
                 GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (store, change->words, annotator, error);
  OblHitCounts counted;

  memset (counts, 0, sizeof *counts);
  if (edit == NULL || !obl_hits_change_within (edit, store, change, hits, &counted, error))
    return FALSE;
  if (!change->dry_run && counted.n_changed > 0 && !obl_edit_commit (edit, error))
    return FALSE;
  *counts = counted;
  return TRUE;
}

OblHitChange *
obl_hit_change_copy (const OblHitChange *change)
{
  OblHitChange *copy = g_memdup2 (change, sizeof *change);

  copy->label = g_strdup (change->label);
  copy->entity_id
      = change->entity_id == NULL ? NULL : g_memdup2 (change->entity_id, sizeof (OblId));
  copy->name = g_strdup (change->name);
  copy->value = g_strdup (change->value);
  copy->words = g_strdup (change->words);
  return copy;
}

void
obl_hit_change_free (OblHitChange *change)
{
  if (change == NULL)
    return;
  g_free ((char *)change->label);
  g_free ((OblId *)change->entity_id);
  g_free ((char *)change->name);
  g_free ((char *)change->value);
  g_free ((char *)change->words);
  g_free (change);
}
