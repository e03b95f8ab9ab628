/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which marks a person wants to see.
 *
 * A layer is all marks that have one thing in common: a label, who made them.  What is hidden is
 * kept by name and not by mark, so that it holds in the next article, too.  From that follows, for
 * the marks at hand, a set of ids, worked out once and asked ten thousand times. */
#define G_LOG_DOMAIN "obl-layers"

#include "config.h"

#include "app/shell/obl-layers.h"

#define N_KINDS (OBL_LAYER_STATUS + 1)

struct _OblLayers {
  GHashTable *hidden[N_KINDS]; /* names, as sets */
  OblId only;                  /* the frame beside which nothing is shown, or OBL_ID_NONE */
  GHashTable *ids;             /* OblId of hidden marks; NULL: to be worked out */
};

OblLayers *
obl_layers_new (void)
{
  OblLayers *layers = g_new0 (OblLayers, 1);

  for (guint i = 0; i < N_KINDS; i++) {
    layers->hidden[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  }
  return layers;
}

void
obl_layers_free (OblLayers *layers)
{
  if (layers == NULL) {
    return;
  }
  for (guint i = 0; i < N_KINDS; i++) {
    g_hash_table_unref (layers->hidden[i]);
  }
  g_clear_pointer (&layers->ids, g_hash_table_unref);
  g_free (layers);
}

void
obl_layers_forget (OblLayers *layers)
{
  g_clear_pointer (&layers->ids, g_hash_table_unref);
}

gboolean
obl_layers_shows (const OblLayers *layers, OblLayerKind kind, const char *name)
{
  return !g_hash_table_contains (layers->hidden[kind], name);
}

gboolean
obl_layers_show (OblLayers *layers, OblLayerKind kind, const char *name, gboolean shown)
{
  if (obl_layers_shows (layers, kind, name) == !!shown) {
    return FALSE;
  }
  if (shown) {
    g_hash_table_remove (layers->hidden[kind], name);
  } else {
    g_hash_table_add (layers->hidden[kind], g_strdup (name));
  }
  obl_layers_forget (layers);
  return TRUE;
}

void
obl_layers_set_only (OblLayers *layers, const OblId *frame_id)
{
  layers->only = *frame_id;
  obl_layers_forget (layers);
}

const OblId *
obl_layers_get_only (const OblLayers *layers)
{
  return &layers->only;
}

void
obl_layers_clear (OblLayers *layers)
{
  for (guint i = 0; i < N_KINDS; i++) {
    g_hash_table_remove_all (layers->hidden[i]);
  }
  obl_layers_set_only (layers, &OBL_ID_NONE);
}

gboolean
obl_layers_is_clear (const OblLayers *layers)
{
  gboolean is_clear = obl_id_is_none (&layers->only);

  for (guint i = 0; i < N_KINDS; i++) {
    is_clear = is_clear && g_hash_table_size (layers->hidden[i]) == 0;
  }
  return is_clear;
}

/* --- One mark --------------------------------------------------------------------------------- */

/* What of a mark decides: its names of each kind but label and frame type. */
typedef struct {
  char annotator[OBL_ID_STRING_SIZE];
  const char *origin;
  const char *status;
} Traits;

static void
get_traits (const OblId *annotator_id, const OblOrigin *origin, Traits *traits)
{
  const gboolean is_suggested = origin->kind == OBL_ORIGIN_RULE || origin->kind == OBL_ORIGIN_MODEL;

  obl_id_format (annotator_id, traits->annotator);
  traits->origin = obl_origin_kind_to_string (origin->kind);
  traits->status = is_suggested ? OBL_LAYER_SUGGESTED : OBL_LAYER_ACCEPTED;
}

static gboolean
hides (const OblLayers *layers, OblLayerKind kind, const char *name, const Traits *traits)
{
  return !obl_layers_shows (layers, kind, name)
         || !obl_layers_shows (layers, OBL_LAYER_ANNOTATOR, traits->annotator)
         || !obl_layers_shows (layers, OBL_LAYER_ORIGIN, traits->origin)
         || !obl_layers_shows (layers, OBL_LAYER_STATUS, traits->status);
}

static gboolean
hides_frame (const OblLayers *layers, const OblFrame *frame)
{
  Traits traits;

  if (!obl_id_is_none (&layers->only)) {
    return !obl_id_equal (&frame->id, &layers->only);
  }
  get_traits (&frame->annotator_id, &frame->origin, &traits);
  return hides (layers, OBL_LAYER_FRAME, frame->type, &traits);
}

static gboolean
is_role_label (const OblLabelSet *set, const char *name)
{
  const OblSpanLabel *label = set != NULL ? obl_label_set_find_span_label (set, name) : NULL;

  return label != NULL && label->kind == OBL_SPAN_ROLE;
}

/* What exists only to fill roles goes out of sight with the last frame that it fills one of. */
static gboolean
hides_all_frames_of (const OblLayers *layers, OblMarks *marks, const OblSpan *span)
{
  const GPtrArray *frames = obl_marks_get_frames_of (marks, &span->id);

  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    if (!hides_frame (layers, g_ptr_array_index (frames, i))) {
      return FALSE;
    }
  }
  return frames != NULL && frames->len > 0;
}

static gboolean
hides_span (const OblLayers *layers,
            OblMarks *marks,
            const OblLabelSet *set,
            const OblFrame *only,
            const OblSpan *span)
{
  Traits traits;

  if (!obl_id_is_none (&layers->only)) {
    return only == NULL || !obl_frame_has_filler (only, &span->id);
  }
  get_traits (&span->annotator_id, &span->origin, &traits);
  return hides (layers, OBL_LAYER_LABEL, span->label, &traits)
         || (is_role_label (set, span->label) && hides_all_frames_of (layers, marks, span));
}

static void
ensure_ids (OblLayers *layers, OblMarks *marks, const OblLabelSet *set)
{
  const GPtrArray *spans = obl_marks_get_spans (marks);
  const GPtrArray *frames = obl_marks_get_frames (marks);
  const OblFrame *only = obl_marks_find_frame (marks, &layers->only);

  if (layers->ids != NULL) {
    return;
  }
  layers->ids = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  if (obl_layers_is_clear (layers)) {
    return;
  }
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);

    if (hides_span (layers, marks, set, only, span)) {
      g_hash_table_add (layers->ids, obl_id_dup (&span->id));
    }
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    if (hides_frame (layers, frame)) {
      g_hash_table_add (layers->ids, obl_id_dup (&frame->id));
    }
  }
}

gboolean
obl_layers_is_hidden (OblLayers *layers, OblMarks *marks, const OblLabelSet *set, const OblId *id)
{
  ensure_ids (layers, marks, set);
  return g_hash_table_contains (layers->ids, id);
}

guint
obl_layers_count_hidden (OblLayers *layers, OblMarks *marks, const OblLabelSet *set)
{
  ensure_ids (layers, marks, set);
  return g_hash_table_size (layers->ids);
}

static void
reveal_traits (OblLayers *layers, OblLayerKind kind, const char *name, const Traits *traits)
{
  obl_layers_show (layers, kind, name, TRUE);
  obl_layers_show (layers, OBL_LAYER_ANNOTATOR, traits->annotator, TRUE);
  obl_layers_show (layers, OBL_LAYER_ORIGIN, traits->origin, TRUE);
  obl_layers_show (layers, OBL_LAYER_STATUS, traits->status, TRUE);
}

static void
reveal_frame (OblLayers *layers, const OblFrame *frame)
{
  Traits traits;

  get_traits (&frame->annotator_id, &frame->origin, &traits);
  reveal_traits (layers, OBL_LAYER_FRAME, frame->type, &traits);
}

void
obl_layers_reveal (OblLayers *layers, OblMarks *marks, const OblLabelSet *set, const OblId *id)
{
  const OblSpan *span = obl_marks_find_span (marks, id);
  const OblFrame *frame = obl_marks_find_frame (marks, id);
  const GPtrArray *frames = obl_marks_get_frames_of (marks, id);
  Traits traits;

  obl_layers_set_only (layers, &OBL_ID_NONE);
  if (frame != NULL) {
    reveal_frame (layers, frame);
  }
  if (span == NULL) {
    return;
  }
  get_traits (&span->annotator_id, &span->origin, &traits);
  reveal_traits (layers, OBL_LAYER_LABEL, span->label, &traits);
  if (is_role_label (set, span->label) && hides_all_frames_of (layers, marks, span)) {
    reveal_frame (layers, g_ptr_array_index (frames, frames->len - 1));
  }
}

/* --- All layers ------------------------------------------------------------------------------- */

static void
layer_free (gpointer data)
{
  OblLayer *layer = data;

  g_free (layer->name);
  g_free (layer->title);
  g_free (layer);
}

static void
count (GHashTable *counts, const char *name)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

  g_hash_table_replace (counts, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static void
count_traits (GHashTable *const *counts, const OblId *annotator_id, const OblOrigin *origin)
{
  Traits traits;

  get_traits (annotator_id, origin, &traits);
  count (counts[OBL_LAYER_ANNOTATOR], traits.annotator);
  count (counts[OBL_LAYER_ORIGIN], traits.origin);
  count (counts[OBL_LAYER_STATUS], traits.status);
}

static void
count_marks (GHashTable *const *counts, OblMarks *marks)
{
  const GPtrArray *spans = obl_marks_get_spans (marks);
  const GPtrArray *frames = obl_marks_get_frames (marks);

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);

    count (counts[OBL_LAYER_LABEL], span->label);
    count_traits (counts, &span->annotator_id, &span->origin);
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    count (counts[OBL_LAYER_FRAME], frame->type);
    count_traits (counts, &frame->annotator_id, &frame->origin);
  }
}

/* And takes it out of the counts, so that none is there twice. */
static void
take_layer (const OblLayers *layers,
            OblLayerKind kind,
            const char *name,
            GHashTable *counts,
            GPtrArray *list)
{
  OblLayer *layer = NULL;

  if (!g_hash_table_contains (counts, name)) {
    return;
  }
  layer = g_new0 (OblLayer, 1);
  layer->kind = kind;
  layer->name = g_strdup (name);
  layer->n_marks = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
  layer->shown = obl_layers_shows (layers, kind, name);
  g_ptr_array_add (list, layer);
  g_hash_table_remove (counts, name);
}

static void
take_known (const OblLayers *layers,
            const OblLabelSet *set,
            OblLayerKind kind,
            GHashTable *counts,
            GPtrArray *list)
{
  for (guint i = 0; kind == OBL_LAYER_LABEL && i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    take_layer (layers, kind, label->name, counts, list);
  }
  for (guint i = 0; kind == OBL_LAYER_FRAME && i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    take_layer (layers, kind, type->name, counts, list);
  }
}

GPtrArray *
obl_layers_list (const OblLayers *layers, OblMarks *marks, const OblLabelSet *set)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (layer_free);
  GHashTable *counts[N_KINDS];

  for (guint i = 0; i < N_KINDS; i++) {
    counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  }
  count_marks (counts, marks);
  for (guint i = 0; i < N_KINDS; i++) {
    GHashTableIter iter;
    gpointer name = NULL;
    g_autoptr (GList) rest = NULL;

    g_hash_table_iter_init (&iter, layers->hidden[i]);
    while (g_hash_table_iter_next (&iter, &name, NULL)) {
      if (!g_hash_table_contains (counts[i], name)) {
        g_hash_table_insert (counts[i], g_strdup (name), GUINT_TO_POINTER (0));
      }
    }
    if (set != NULL) {
      take_known (layers, set, (OblLayerKind)i, counts[i], list);
    }
    rest = g_list_sort (g_hash_table_get_keys (counts[i]), (GCompareFunc)g_strcmp0);
    for (GList *l = rest; l != NULL; l = l->next) {
      take_layer (layers, (OblLayerKind)i, l->data, counts[i], list);
    }
    g_hash_table_unref (counts[i]);
  }
  return list;
}
