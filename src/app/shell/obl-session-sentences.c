/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left to do in an article: its sentences without any annotation. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include "core/text/obl-segment.h"

/* Whether any fragment of a span lies over the sentence.  Spans are in the order of their starts, and
 * a long one may begin far before it, so all that begin before its end are asked. */
static gboolean
is_bare (OblSession *self, OblRange sentence)
{
  const GPtrArray *spans = obl_marks_get_spans (self->marks);
  const guint end = obl_marks_lower_bound (self->marks, sentence.end);

  for (guint i = end; i > 0; i--) {
    const OblSpan *span = g_ptr_array_index (spans, i - 1);

    for (guint j = 0; j < span->fragments->len; j++) {
      const OblRange fragment = g_array_index (span->fragments, OblRange, j);

      if (fragment.start < sentence.end && fragment.end > sentence.start) {
        return FALSE;
      }
    }
  }
  return TRUE;
}

/* The first or, going backwards, the last bare sentence of a block that lies wholly on that side of
 * @from. */
static gboolean
find_in_block (
    OblSession *self, const OblBlock *block, guint32 from, int direction, OblRange *sentence)
{
  g_autoptr (GArray) sentences = NULL;

  if (block->role == OBL_ROLE_BOILERPLATE
      || (direction > 0 ? block->range.end <= from : block->range.start >= from)) {
    return FALSE;
  }
  sentences
      = obl_segment_sentences (self->document->text, block->range, obl_session_get_language (self));
  for (guint i = 0; i < sentences->len; i++) {
    const guint at = direction > 0 ? i : sentences->len - 1 - i;
    const OblRange found = g_array_index (sentences, OblRange, at);

    if ((direction > 0 ? found.start >= from : found.end <= from) && is_bare (self, found)) {
      *sentence = found;
      return TRUE;
    }
  }
  return FALSE;
}

guint32
obl_session_get_place (OblSession *self, int direction)
{
  const OblSpan *span = obl_marks_find_span (self->marks, &self->selected);
  OblRange range = self->text_selection;
  guint32 caret = 0;

  if (range.start == range.end && span != NULL && !obl_session_get_other_caret (self, &caret)) {
    range = obl_span_get_extent (span);
  }
  return direction > 0 ? range.end : range.start;
}

gboolean
obl_session_find_bare_sentence (OblSession *self, int direction, OblRange *sentence)
{
  const GArray *blocks = self->document != NULL ? self->document->blocks : NULL;
  const guint32 from = obl_session_get_place (self, direction);

  for (guint i = 0; blocks != NULL && i < blocks->len; i++) {
    const guint at = direction > 0 ? i : blocks->len - 1 - i;

    if (find_in_block (self, &g_array_index (blocks, OblBlock, at), from, direction, sentence)) {
      return TRUE;
    }
  }
  return FALSE;
}
