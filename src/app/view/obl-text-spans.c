/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans stand in text order, and beside each stands the furthest end of all before it: then those
 * that reach into a stretch are found by two binary searches.  Both are made anew when first asked
 * for after a change, so that a thousand changes in a row cost one sorting. */
#define G_LOG_DOMAIN "obl-text-spans"

#include "config.h"

#include "app/view/obl-text-spans.h"

struct _OblTextSpans {
  GHashTable *spans;  /* the span's own id → OblSpan */
  GHashTable *frames; /* the frame's own id → OblFrame */
  GPtrArray *order;   /* OblSpan, unowned; or NULL: to be made */
  GArray *max_ends;   /* guint32: of order[0] to order[i] */
  GHashTable *owners; /* OblId of a span → GPtrArray of OblFrame, unowned; or NULL: to be made */
};

static void
forget_order (OblTextSpans *spans)
{
  g_clear_pointer (&spans->order, g_ptr_array_unref);
  g_clear_pointer (&spans->max_ends, g_array_unref);
}

static void
forget_owners (OblTextSpans *spans)
{
  g_clear_pointer (&spans->owners, g_hash_table_unref);
}

OblTextSpans *
obl_text_spans_new (void)
{
  OblTextSpans *spans = g_new0 (OblTextSpans, 1);

  spans->spans
      = g_hash_table_new_full (obl_id_hash, obl_id_equal, NULL, (GDestroyNotify)obl_span_unref);
  spans->frames
      = g_hash_table_new_full (obl_id_hash, obl_id_equal, NULL, (GDestroyNotify)obl_frame_unref);
  return spans;
}

void
obl_text_spans_free (OblTextSpans *spans)
{
  if (spans == NULL)
    return;
  forget_order (spans);
  forget_owners (spans);
  g_hash_table_unref (spans->frames);
  g_hash_table_unref (spans->spans);
  g_free (spans);
}

void
obl_text_spans_clear (OblTextSpans *spans)
{
  forget_order (spans);
  forget_owners (spans);
  g_hash_table_remove_all (spans->frames);
  g_hash_table_remove_all (spans->spans);
}

static gboolean
fits (const OblSpan *span, guint32 n_chars)
{
  for (guint i = 0; i < span->fragments->len; i++) {
    const OblRange range = g_array_index (span->fragments, OblRange, i);

    if (range.start >= range.end || range.end > n_chars)
      return FALSE;
  }
  return span->fragments->len > 0;
}

void
obl_text_spans_put (OblTextSpans *spans,
                    GPtrArray *put_spans,
                    GPtrArray *put_frames,
                    guint32 n_chars)
{
  for (guint i = 0; put_spans != NULL && i < put_spans->len; i++) {
    OblSpan *span = g_ptr_array_index (put_spans, i);

    if (fits (span, n_chars)) {
      forget_order (spans);
      /* The key belongs to the value: the one of before goes with it. */
      g_hash_table_replace (spans->spans, &span->id, obl_span_ref (span));
    } else {
      g_warning ("A span that does not lie in the text is not shown");
    }
  }
  for (guint i = 0; put_frames != NULL && i < put_frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (put_frames, i);

    forget_owners (spans);
    g_hash_table_replace (spans->frames, &frame->id, obl_frame_ref (frame));
  }
}

void
obl_text_spans_remove (OblTextSpans *spans, GArray *ids)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const OblId *id = &g_array_index (ids, OblId, i);

    forget_order (spans);
    forget_owners (spans);
    g_hash_table_remove (spans->spans, id);
    g_hash_table_remove (spans->frames, id);
  }
}

OblSpan *
obl_text_spans_find_span (OblTextSpans *spans, const OblId *id)
{
  return id == NULL ? NULL : g_hash_table_lookup (spans->spans, id);
}

OblFrame *
obl_text_spans_find_frame (OblTextSpans *spans, const OblId *id)
{
  return id == NULL ? NULL : g_hash_table_lookup (spans->frames, id);
}

/* --- By place ---------------------------------------------------------------------------------- */

static void
ensure_order (OblTextSpans *spans)
{
  GHashTableIter iter;
  gpointer span = NULL;
  guint32 furthest = 0;

  if (spans->order != NULL)
    return;
  spans->order = g_ptr_array_sized_new (g_hash_table_size (spans->spans));
  spans->max_ends
      = g_array_sized_new (FALSE, FALSE, sizeof (guint32), g_hash_table_size (spans->spans));
  g_hash_table_iter_init (&iter, spans->spans);
  while (g_hash_table_iter_next (&iter, NULL, &span))
    g_ptr_array_add (spans->order, span);
  g_ptr_array_sort (spans->order, obl_span_compare);
  for (guint i = 0; i < spans->order->len; i++) {
    furthest = MAX (furthest, obl_span_get_extent (spans->order->pdata[i]).end);
    g_array_append_val (spans->max_ends, furthest);
  }
}

/* The first one before which, with it, something ends behind @position. */
static guint
find_first (const OblTextSpans *spans, guint32 position)
{
  guint low = 0;
  guint high = spans->max_ends->len;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (spans->max_ends, guint32, middle) > position)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

GPtrArray *
obl_text_spans_list_within (OblTextSpans *spans, OblRange range)
{
  GPtrArray *found = g_ptr_array_new ();

  ensure_order (spans);
  for (guint i = find_first (spans, range.start); i < spans->order->len; i++) {
    OblSpan *span = spans->order->pdata[i];
    const OblRange extent = obl_span_get_extent (span);

    if (extent.start >= range.end)
      break;
    if (extent.end > range.start)
      g_ptr_array_add (found, span);
  }
  return found;
}

guint32
obl_text_spans_measure (const OblSpan *span)
{
  guint32 length = 0;

  for (guint i = 0; i < span->fragments->len; i++) {
    const OblRange range = g_array_index (span->fragments, OblRange, i);

    length += range.end - range.start;
  }
  return length;
}

static int
compare_inward (gconstpointer a, gconstpointer b)
{
  const OblSpan *first = *(const OblSpan *const *)a;
  const OblSpan *second = *(const OblSpan *const *)b;
  const guint32 one = obl_text_spans_measure (first);
  const guint32 other = obl_text_spans_measure (second);

  return one != other ? (one < other ? -1 : 1) : obl_span_compare (b, a);
}

static gboolean
covers (const OblSpan *span, guint32 position)
{
  for (guint i = 0; i < span->fragments->len; i++) {
    const OblRange range = g_array_index (span->fragments, OblRange, i);

    if (range.start <= position && position < range.end)
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
obl_text_spans_list_at (OblTextSpans *spans, guint32 position)
{
  GPtrArray *found = obl_text_spans_list_within (spans, (OblRange){ position, position + 1 });

  for (guint i = found->len; i > 0; i--) {
    if (!covers (found->pdata[i - 1], position))
      g_ptr_array_remove_index (found, i - 1);
  }
  g_ptr_array_sort (found, compare_inward);
  return found;
}

/* --- Frames ------------------------------------------------------------------------------------ */

static int
compare_frames (gconstpointer a, gconstpointer b)
{
  const OblFrame *first = *(const OblFrame *const *)a;
  const OblFrame *second = *(const OblFrame *const *)b;

  return obl_id_compare (&first->id, &second->id);
}

static void
add_owner (GHashTable *owners, const OblId *id, OblFrame *frame)
{
  GPtrArray *list = g_hash_table_lookup (owners, id);

  if (list == NULL) {
    list = g_ptr_array_new ();
    g_hash_table_insert (owners, obl_id_dup (id), list);
  }
  /* One thing may fill two roles of a frame. */
  if (!g_ptr_array_find (list, frame, NULL)) {
    g_ptr_array_add (list, frame);
    g_ptr_array_sort (list, compare_frames);
  }
}

static void
ensure_owners (OblTextSpans *spans)
{
  GHashTableIter iter;
  gpointer value = NULL;

  if (spans->owners != NULL)
    return;
  spans->owners = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free,
                                         (GDestroyNotify)g_ptr_array_unref);
  g_hash_table_iter_init (&iter, spans->frames);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    OblFrame *frame = value;

    for (guint i = 0; i < frame->roles->len; i++) {
      const OblRole *role = g_ptr_array_index (frame->roles, i);

      if (role->kind == OBL_FILLER_SPAN)
        add_owner (spans->owners, &role->id, frame);
    }
  }
}

GPtrArray *
obl_text_spans_get_frames_of (OblTextSpans *spans, const OblId *span_id)
{
  ensure_owners (spans);

  return g_hash_table_lookup (spans->owners, span_id);
}
