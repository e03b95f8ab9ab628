/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fine a person selects: by characters, words, sentences or paragraphs; and a selection that
 * grows from one to the next and shrinks again. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

void
obl_session_set_grain (OblSession *self, OblUnit grain)
{
  self->grain = grain;
}

OblUnit
obl_session_get_grain (OblSession *self)
{
  return self->grain;
}

OblRange
obl_session_snap (OblSession *self, OblRange range, OblUnit unit)
{
  return obl_segment_snap (self->document->text, range, unit, obl_session_get_language (self));
}

/* --- A unit at a place ------------------------------------------------------------------------ */

static OblRange
find_unit (OblSession *self, guint32 position, OblUnit unit)
{
  const guint32 n_chars = obl_text_get_n_chars (self->document->text);
  OblRange found = { position, position };

  /* Behind the last letter of a word it is still meant. */
  if (position < n_chars) {
    found = obl_session_snap (self, (OblRange){ position, position + 1 }, unit);
  }
  if (found.start >= found.end && position > 0 && position <= n_chars) {
    found = obl_session_snap (self, (OblRange){ position - 1, position }, unit);
  }
  return found;
}

gboolean
obl_session_find_clicked (OblSession *self, guint32 position, guint n_clicks, OblRange *range)
{
  OblUnit unit = MAX (self->grain, OBL_UNIT_WORD);

  if (self->document == NULL) {
    return FALSE;
  }
  if (n_clicks > 2) {
    unit = MIN (unit + 1, OBL_UNIT_PARAGRAPH);
  }
  *range = find_unit (self, position, unit);
  return range->start < range->end;
}

/* --- Wider and narrower ----------------------------------------------------------------------- */

/* The words that are selected, or those of the selected annotation, or the caret. */
static OblRange
get_beginning (OblSession *self)
{
  const OblSpan *span = obl_marks_find_span (self->marks, &self->selected);

  if (self->text_selection.start == self->text_selection.end && span != NULL) {
    return obl_span_get_extent (span);
  }
  return self->text_selection;
}

static gboolean
is_wider (OblRange wide, OblRange range)
{
  return wide.start <= range.start && wide.end >= range.end
         && wide.end - wide.start > range.end - range.start;
}

gboolean
obl_session_widen (OblSession *self, OblRange *range)
{
  const OblRange from = get_beginning (self);

  if (self->document == NULL) {
    return FALSE;
  }
  if (self->widened->len > 0 && obl_range_compare (&from, &self->widest) != 0) {
    g_array_set_size (self->widened, 0);
  }
  for (OblUnit unit = OBL_UNIT_WORD; unit <= OBL_UNIT_PARAGRAPH; unit++) {
    const OblRange wide = from.start == from.end ? find_unit (self, from.start, unit)
                                                 : obl_session_snap (self, from, unit);

    if (is_wider (wide, from)) {
      g_array_append_val (self->widened, from);
      self->widest = wide;
      *range = wide;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
obl_session_narrow (OblSession *self, OblRange *range)
{
  const guint n = self->widened->len;

  if (n == 0 || obl_range_compare (&self->text_selection, &self->widest) != 0) {
    return FALSE;
  }
  *range = g_array_index (self->widened, OblRange, n - 1);
  self->widest = *range;
  g_array_set_size (self->widened, n - 1);
  return TRUE;
}
