/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As in CoNLL columns, the outermost of nested entities wins. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-flat.h"

#include <string.h>

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const OblRange x = obl_span_get_extent (*(const OblSpan *const *)a);
  const OblRange y = obl_span_get_extent (*(const OblSpan *const *)b);
  const guint32 length_x = x.end - x.start;
  const guint32 length_y = y.end - y.start;

  if (length_x != length_y)
    return length_x > length_y ? -1 : 1;

  return obl_span_compare (a, b);
}

/* Takes the characters of @range, unless one of them is taken. */
static gboolean
take (guint8 *taken, OblRange range)
{
  for (guint32 i = range.start; i < range.end; i++)
    if (taken[i] != 0)
      return FALSE;
  memset (taken + range.start, 1, range.end - range.start);

  return TRUE;
}

static gboolean
is_tight (const OblText *text, OblRange range)
{
  return !g_unichar_isspace (obl_text_get_char (text, range.start))
         && !g_unichar_isspace (obl_text_get_char (text, range.end - 1));
}

static gboolean
is_entity (const OblLabelSet *set, const OblSpan *span)
{
  const OblSpanLabel *label = obl_label_set_find_span_label (set, span->label);

  return label != NULL && label->kind == OBL_SPAN_ENTITY;
}

GPtrArray *
obl_export_list_flat (const OblExportJob *job,
                      const OblExportArticle *article,
                      const GPtrArray *spans)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autofree guint8 *taken = g_malloc0 (obl_text_get_n_chars (article->document->text) + 1);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);

    if ((job->choice->labels != NULL || is_entity (job->choice->set, span))
        && is_tight (article->document->text, obl_span_get_extent (span)))
      g_ptr_array_add (candidates, span);
  }
  g_ptr_array_sort (candidates, compare_lengths);
  for (guint i = 0; i < candidates->len; i++)
    if (take (taken, obl_span_get_extent (g_ptr_array_index (candidates, i))))
      g_ptr_array_add (chosen, g_ptr_array_index (candidates, i));
  g_ptr_array_sort (chosen, obl_span_compare);

  return chosen;
}
