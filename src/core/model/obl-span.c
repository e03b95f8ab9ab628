/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and freeing spans, and their order in the text. */
#define G_LOG_DOMAIN "obl-span"

#include "config.h"

#include "core/model/obl-span.h"

OblSpan *
obl_span_new (void)
{
  OblId id = obl_id_new ();

  return obl_span_new_with_id (&id);
}

OblSpan *
obl_span_new_with_id (const OblId *id)
{
  OblSpan *span = g_atomic_rc_box_new0 (OblSpan);

  span->id = *id;
  span->fragments = g_array_new (FALSE, FALSE, sizeof (OblRange));
  span->attributes = obl_attributes_new ();
  span->origin.score = -1;
  return span;
}

OblSpan *
obl_span_copy (const OblSpan *span)
{
  OblSpan *copy = g_atomic_rc_box_new0 (OblSpan);

  *copy = *span;
  copy->label = g_strdup (span->label);
  copy->fragments = g_array_copy (span->fragments);
  copy->quote = g_strdup (span->quote);
  copy->attributes = obl_attributes_copy (span->attributes);
  copy->comment = g_strdup (span->comment);
  obl_origin_copy (&copy->origin, &span->origin);
  return copy;
}

OblSpan *
obl_span_ref (OblSpan *span)
{
  return g_atomic_rc_box_acquire (span);
}

static void
clear_span (gpointer data)
{
  OblSpan *span = data;

  g_free (span->label);
  g_array_unref (span->fragments);
  g_free (span->quote);
  g_ptr_array_unref (span->attributes);
  g_free (span->comment);
  obl_origin_clear (&span->origin);
}

void
obl_span_unref (OblSpan *span)
{
  if (span != NULL)
    g_atomic_rc_box_release_full (span, clear_span);
}

void
obl_span_add_fragment (OblSpan *span, guint32 start, guint32 end)
{
  OblRange range = { start, end };

  g_array_append_val (span->fragments, range);
}

OblRange
obl_span_get_extent (const OblSpan *span)
{
  OblRange extent = { 0, 0 };

  if (span->fragments->len > 0) {
    extent.start = g_array_index (span->fragments, OblRange, 0).start;
    extent.end = g_array_index (span->fragments, OblRange, span->fragments->len - 1).end;
  }
  return extent;
}

int
obl_span_compare (gconstpointer a, gconstpointer b)
{
  const OblSpan *x = *(const OblSpan *const *)a;
  const OblSpan *y = *(const OblSpan *const *)b;
  OblRange p = obl_span_get_extent (x);
  OblRange q = obl_span_get_extent (y);

  if (p.start != q.start)
    return p.start < q.start ? -1 : 1;
  if (p.end != q.end)
    return p.end > q.end ? -1 : 1;
  return obl_id_compare (&x->id, &y->id);
}

void
obl_fragments_normalise (GArray *fragments)
{
  guint kept = 0;

  g_array_sort (fragments, obl_range_compare);
  for (guint i = 1; i < fragments->len; i++) {
    OblRange next = g_array_index (fragments, OblRange, i);
    OblRange *last = &g_array_index (fragments, OblRange, kept);

    if (next.start <= last->end)
      last->end = MAX (last->end, next.end);
    else
      g_array_index (fragments, OblRange, ++kept) = next;
  }
  if (fragments->len > 0)
    g_array_set_size (fragments, kept + 1);
}

gboolean
obl_fragments_leave_free (const GArray *fragments, OblRange range)
{
  guint low = 0;
  guint high = fragments->len;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (fragments, OblRange, middle).end > range.start)
      high = middle;
    else
      low = middle + 1;
  }
  return low == fragments->len || g_array_index (fragments, OblRange, low).start >= range.end;
}
