/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans and frames of the open document.
 *
 * Spans stand in one sorted array, so that a key press costs a binary search and one memmove, also
 * at ten thousand of them; hash tables find a mark by id, and the frames that a mark belongs to.
 * The index "frames of" holds pointers that "frames" owns: it is taken down before a frame goes. */
#define G_LOG_DOMAIN "obl-marks"

#include "config.h"

#include "app/shell/obl-marks.h"

struct _OblMarks {
  GPtrArray *spans;
  GPtrArray *frames;
  GHashTable *spans_by_id;  /* the span's own id → OblSpan */
  GHashTable *frames_by_id; /* the frame's own id → OblFrame */
  GHashTable *frames_of;    /* OblId of a filler → GPtrArray of OblFrame, unowned */
};

static int
compare_frames (gconstpointer a, gconstpointer b)
{
  const OblFrame *first = *(const OblFrame *const *)a;
  const OblFrame *second = *(const OblFrame *const *)b;

  return obl_id_compare (&first->id, &second->id);
}

OblMarks *
obl_marks_new (void)
{
  OblMarks *marks = g_new0 (OblMarks, 1);

  marks->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  marks->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  marks->spans_by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  marks->frames_by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  marks->frames_of = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free,
                                            (GDestroyNotify)g_ptr_array_unref);
  return marks;
}

void
obl_marks_free (OblMarks *marks)
{
  if (marks == NULL) {
    return;
  }
  g_hash_table_unref (marks->frames_of);
  g_hash_table_unref (marks->frames_by_id);
  g_hash_table_unref (marks->spans_by_id);
  g_ptr_array_unref (marks->frames);
  g_ptr_array_unref (marks->spans);
  g_free (marks);
}

/* The index of the first element that does not compare less than @key, which is a pointer like
 * those of the array. */
static guint
find_place (GPtrArray *array, gconstpointer key, GCompareFunc compare)
{
  guint low = 0;
  guint high = array->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (compare (&g_ptr_array_index (array, middle), &key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static void
index_frame (OblMarks *marks, OblFrame *frame)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    GPtrArray *list = NULL;

    if (role->kind == OBL_FILLER_URL) {
      continue;
    }
    list = g_hash_table_lookup (marks->frames_of, &role->id);
    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (marks->frames_of, obl_id_dup (&role->id), list);
    }
    /* One thing may fill two roles of a frame. */
    if (!g_ptr_array_find (list, frame, NULL)) {
      g_ptr_array_add (list, frame);
      g_ptr_array_sort (list, compare_frames);
    }
  }
}

static void
unindex_frame (OblMarks *marks, OblFrame *frame)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    GPtrArray *list = g_hash_table_lookup (marks->frames_of, &role->id);

    if (list != NULL && g_ptr_array_remove (list, frame) && list->len == 0) {
      g_hash_table_remove (marks->frames_of, &role->id);
    }
  }
}

void
obl_marks_set (OblMarks *marks, GPtrArray *spans, GPtrArray *frames)
{
  g_hash_table_remove_all (marks->frames_of);
  g_hash_table_remove_all (marks->frames_by_id);
  g_hash_table_remove_all (marks->spans_by_id);
  g_ptr_array_set_size (marks->frames, 0);
  g_ptr_array_set_size (marks->spans, 0);

  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);

    g_ptr_array_add (marks->spans, obl_span_ref (span));
    g_hash_table_insert (marks->spans_by_id, &span->id, span);
  }
  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (frames, i);

    g_ptr_array_add (marks->frames, obl_frame_ref (frame));
    g_hash_table_insert (marks->frames_by_id, &frame->id, frame);
    index_frame (marks, frame);
  }
  g_ptr_array_sort (marks->spans, obl_span_compare);
  g_ptr_array_sort (marks->frames, compare_frames);
}

static gboolean
remove_span (OblMarks *marks, const OblId *id)
{
  OblSpan *span = g_hash_table_lookup (marks->spans_by_id, id);

  if (span == NULL) {
    return FALSE;
  }
  g_hash_table_remove (marks->spans_by_id, id);
  g_ptr_array_remove_index (marks->spans, obl_marks_index_of (marks, span));
  return TRUE;
}

static gboolean
remove_frame (OblMarks *marks, const OblId *id)
{
  OblFrame *frame = g_hash_table_lookup (marks->frames_by_id, id);

  if (frame == NULL) {
    return FALSE;
  }
  unindex_frame (marks, frame);
  g_hash_table_remove (marks->frames_by_id, id);
  g_ptr_array_remove_index (marks->frames, find_place (marks->frames, frame, compare_frames));
  return TRUE;
}

void
obl_marks_put_span (OblMarks *marks, OblSpan *span)
{
  remove_span (marks, &span->id);
  g_ptr_array_insert (marks->spans, (int)find_place (marks->spans, span, obl_span_compare),
                      obl_span_ref (span));
  g_hash_table_insert (marks->spans_by_id, &span->id, span);
}

void
obl_marks_put_frame (OblMarks *marks, OblFrame *frame)
{
  remove_frame (marks, &frame->id);
  g_ptr_array_insert (marks->frames, (int)find_place (marks->frames, frame, compare_frames),
                      obl_frame_ref (frame));
  g_hash_table_insert (marks->frames_by_id, &frame->id, frame);
  index_frame (marks, frame);
}

gboolean
obl_marks_remove (OblMarks *marks, const OblId *id)
{
  return remove_span (marks, id) || remove_frame (marks, id);
}

GPtrArray *
obl_marks_get_spans (OblMarks *marks)
{
  return marks->spans;
}

GPtrArray *
obl_marks_get_frames (OblMarks *marks)
{
  return marks->frames;
}

OblSpan *
obl_marks_find_span (OblMarks *marks, const OblId *id)
{
  return g_hash_table_lookup (marks->spans_by_id, id);
}

OblFrame *
obl_marks_find_frame (OblMarks *marks, const OblId *id)
{
  return g_hash_table_lookup (marks->frames_by_id, id);
}

GPtrArray *
obl_marks_get_frames_of (OblMarks *marks, const OblId *id)
{
  return g_hash_table_lookup (marks->frames_of, id);
}

guint
obl_marks_lower_bound (OblMarks *marks, guint32 position)
{
  guint low = 0;
  guint high = marks->spans->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (obl_span_get_extent (g_ptr_array_index (marks->spans, middle)).start < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

guint
obl_marks_index_of (OblMarks *marks, OblSpan *span)
{
  return find_place (marks->spans, span, obl_span_compare);
}
