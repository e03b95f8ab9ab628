/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected: a mark, the frame in hand, and a stretch of text.
 *
 * The frame in hand is what role keys fill.  It stays in hand while the person picks mentions to
 * fill it with, and goes when they step back, pick another frame, or pick a part of one. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include "core/propose/obl-propose.h"

static gboolean
is_role_span (OblSession *self, const OblSpan *span)
{
  const OblSpanLabel *label = self->label_set != NULL
                                  ? obl_label_set_find_span_label (self->label_set, span->label)
                                  : NULL;

  return label != NULL && label->kind == OBL_SPAN_ROLE;
}

static void
take_in_hand (OblSession *self, const OblId *id)
{
  if (!obl_id_equal (&self->in_hand, id)) {
    self->was_in_hand = self->in_hand;
    self->in_hand = *id;
    self->last_filled = OBL_ID_NONE;
  }
}

static void
take_frame_of_span_in_hand (OblSession *self, OblSpan *span)
{
  GPtrArray *frames = obl_marks_get_frames_of (self->marks, &span->id);

  if (frames == NULL) {
    return;
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    if (obl_id_equal (&frame->id, &self->in_hand)) {
      return;
    }
  }
  /* A mention may be picked to fill the frame in hand, whatever else it fills; a span that exists
   * only for another frame's role means that other frame. */
  if (obl_id_is_none (&self->in_hand) || is_role_span (self, span)) {
    take_in_hand (self, &((const OblFrame *)g_ptr_array_index (frames, 0))->id);
  }
}

void
obl_session_forget_selected (OblSession *self)
{
  self->selected = OBL_ID_NONE;
  self->selected_before = OBL_ID_NONE;
  self->in_hand = OBL_ID_NONE;
  self->was_in_hand = OBL_ID_NONE;
  self->last_filled = OBL_ID_NONE;
}

const OblId *
obl_session_get_selected (OblSession *self)
{
  return &self->selected;
}

void
obl_session_select (OblSession *self, const OblId *id)
{
  const OblId wanted = id != NULL ? *id : OBL_ID_NONE;
  OblSpan *span = obl_marks_find_span (self->marks, &wanted);
  gboolean shows_other = obl_session_reveals_selected (self);

  if (span != NULL) {
    take_frame_of_span_in_hand (self, span);
  } else if (obl_marks_find_frame (self->marks, &wanted) != NULL) {
    take_in_hand (self, &wanted);
  } else if (obl_id_is_none (&wanted)) {
    take_in_hand (self, &wanted);
  } else {
    return;
  }
  if (!obl_id_equal (&self->selected, &wanted)
      && obl_marks_find_span (self->marks, &self->selected) != NULL) {
    self->selected_before = self->selected;
  }
  self->selected = wanted;
  self->selected_serial = self->selection_serial;
  shows_other |= obl_session_follow_claim (self);
  if (shows_other || obl_session_reveals_selected (self)) {
    obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
  }
  obl_session_emit (self, OBL_SESSION_SELECTED_CHANGED);
  obl_session_check_proposal (self);
}

/* Lets the selected words go; where the caret is then, the view tells. */
static void
let_go (OblSession *self)
{
  obl_session_set_text_selection (self, (OblRange){ 0, 0 });
  self->selected_serial = self->selection_serial;
}

gboolean
obl_session_step_back (OblSession *self)
{
  OblSpan *span = obl_marks_find_span (self->marks, &self->selected);
  const OblId in_hand = self->in_hand;
  const OblRange words = obl_session_get_text_selection (self);

  if (words.start != words.end) {
    let_go (self);
    return TRUE;
  }
  if (obl_session_get_proposal (self, NULL) != NULL) {
    obl_session_drop_proposal (self);
    return TRUE;
  }
  if (obl_id_is_none (&self->selected)) {
    return FALSE;
  }
  obl_session_select (self, span != NULL && !obl_id_is_none (&in_hand) ? &in_hand : NULL);
  return TRUE;
}

void
obl_session_select_pending (OblSession *self)
{
  const OblId id = self->select_next;
  const guint64 serial = MAX (self->selected_serial, self->taken_serial);
  g_autofree char *made = NULL;

  if (obl_marks_find_span (self->marks, &id) == NULL
      && obl_marks_find_frame (self->marks, &id) == NULL) {
    return;
  }
  made = g_steal_pointer (&self->made);
  self->select_next = OBL_ID_NONE;
  obl_session_select (self, &id);
  /* A caret that has been put elsewhere in the meantime is meant. */
  self->selected_serial = serial;
  if (made != NULL) {
    obl_session_reveal_made (self, &id, made);
  }
}

void
obl_session_check_selected (OblSession *self)
{
  if (obl_marks_find_frame (self->marks, &self->in_hand) == NULL) {
    self->in_hand = OBL_ID_NONE;
  }
  if (!obl_id_is_none (&self->selected)
      && obl_marks_find_span (self->marks, &self->selected) == NULL
      && obl_marks_find_frame (self->marks, &self->selected) == NULL) {
    obl_session_select (self, &self->in_hand);
  }
  obl_session_check_proposal (self);
}

OblFrame *
obl_session_get_frame_in_hand (OblSession *self)
{
  return obl_marks_find_frame (self->marks, &self->in_hand);
}

/* --- Through the marks in text order ---------------------------------------------------------- */

/* Where the search starts without a selected span: the first filler of a frame, or the caret. */
static guint32
get_starting_point (OblSession *self)
{
  OblFrame *frame = obl_marks_find_frame (self->marks, &self->selected);
  guint32 position = G_MAXUINT32;

  for (guint i = 0; frame != NULL && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    OblSpan *span = obl_marks_find_span (self->marks, &role->id);

    if (span != NULL) {
      position = MIN (position, obl_span_get_extent (span).start);
    }
  }
  return position != G_MAXUINT32 ? position : self->text_selection.start;
}

gboolean
obl_session_select_next (OblSession *self, int direction)
{
  GPtrArray *spans = obl_marks_get_spans (self->marks);
  OblSpan *span = obl_marks_find_span (self->marks, &self->selected);
  guint index = 0;

  if (spans->len == 0) {
    return FALSE;
  }
  if (span != NULL) {
    index = obl_marks_index_of (self->marks, span) + (direction > 0 ? 1 : spans->len - 1);
  } else {
    index = obl_marks_lower_bound (self->marks, get_starting_point (self))
            + (direction > 0 ? 0 : spans->len - 1);
  }
  for (guint i = 0; i < spans->len; i++) {
    span = g_ptr_array_index (spans, (index + (direction > 0 ? i : spans->len - i)) % spans->len);
    if (obl_session_is_shown (self, &span->id)) {
      obl_session_select (self, &span->id);
      return TRUE;
    }
  }
  return FALSE;
}

/* --- The text selection ----------------------------------------------------------------------- */

void
obl_session_set_text_selection (OblSession *self, OblRange range)
{
  const guint32 n_chars = self->document != NULL ? obl_text_get_n_chars (self->document->text) : 0;

  range.end = MIN (range.end, n_chars);
  range.start = MIN (range.start, range.end);
  if (self->text_selection.start == range.start && self->text_selection.end == range.end) {
    return;
  }
  self->text_selection = range;
  self->selection_serial++;
  obl_session_emit (self, OBL_SESSION_TEXT_SELECTION_CHANGED);
}

void
obl_session_get_aim (OblSession *self, OblAim *aim)
{
  *aim = (OblAim){ .range = self->text_selection, .serial = self->selection_serial };
}

void
obl_session_set_aim (OblSession *self, const OblAim *aim)
{
  self->aim = aim != NULL ? *aim : (OblAim){ .serial = 0 };
}

static OblAim
get_aim (OblSession *self)
{
  OblAim aim = self->aim;

  if (aim.serial == 0) {
    obl_session_get_aim (self, &aim);
  }
  return aim;
}

OblRange
obl_session_get_aimed_range (OblSession *self)
{
  const OblAim aim = get_aim (self);

  if (aim.serial == self->taken_serial || aim.serial < self->document_serial) {
    return (OblRange){ aim.range.end, aim.range.end };
  }
  return aim.range;
}

OblRange
obl_session_get_text_selection (OblSession *self)
{
  if (self->selection_serial == self->taken_serial) {
    return (OblRange){ self->text_selection.end, self->text_selection.end };
  }
  return self->text_selection;
}

void
obl_session_drop_aimed_range (OblSession *self)
{
  if (get_aim (self).serial == self->selection_serial) {
    let_go (self);
  }
}

guint64
obl_session_begin_taking (OblSession *self)
{
  self->taken_serial = get_aim (self).serial;
  return self->taken_serial;
}

/* The words stay selected until their annotation is there, and after all when it failed. */
void
obl_session_end_taking (OblSession *self, guint64 serial, gboolean is_done)
{
  if (!is_done && self->taken_serial == serial) {
    self->taken_serial = 0;
  }
  if (is_done && self->selection_serial == serial) {
    let_go (self);
  }
}

/* Words grow to whole ones, but who selects “Lund” of “Lund’s” means the name. */
static OblRange
snap (OblSession *self, OblRange range)
{
  const OblText *text = self->document->text;
  const OblRange trimmed = obl_segment_trim (text, range);
  OblRange snapped = obl_session_snap (self, range, OBL_UNIT_WORD);

  if (trimmed.start < trimmed.end && obl_segment_bare_end (text, snapped) == trimmed.end) {
    snapped.end = trimmed.end;
  }
  return snapped;
}

gboolean
obl_session_resolve_selection (OblSession *self, OblRange *range)
{
  OblRange found = obl_session_get_aimed_range (self);

  if (self->document == NULL || found.start == found.end) {
    return FALSE;
  }
  found = self->grain == OBL_UNIT_WORD ? snap (self, found)
                                       : obl_session_snap (self, found, self->grain);
  if (found.start >= found.end) {
    return FALSE;
  }
  *range = found;
  return TRUE;
}

static gboolean
touches (const OblSpan *span, guint32 position)
{
  const OblRange extent = span != NULL ? obl_span_get_extent (span) : (OblRange){ 0, 0 };

  return extent.start < extent.end && extent.start <= position && position <= extent.end;
}

/* In or beside the words of what is selected: a span, or those that fill a frame's roles. */
static gboolean
is_at_selected (OblSession *self, guint32 position)
{
  const OblFrame *frame = obl_marks_find_frame (self->marks, &self->selected);

  for (guint i = 0; frame != NULL && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    if (touches (obl_marks_find_span (self->marks, &role->id), position)) {
      return TRUE;
    }
  }
  return touches (obl_marks_find_span (self->marks, &self->selected), position);
}

gboolean
obl_session_get_other_caret (OblSession *self, guint32 *position)
{
  const OblAim aim = get_aim (self);

  *position = aim.range.start;
  return aim.range.start == aim.range.end && aim.serial > self->document_serial
         && aim.serial > self->selected_serial && !is_at_selected (self, aim.range.start);
}

gboolean
obl_session_find_word_at_caret (OblSession *self, OblRange *range)
{
  guint32 caret = 0;

  return self->document != NULL && obl_session_get_other_caret (self, &caret)
         && obl_propose_find_word_at (self->document, caret, range);
}

const char *
obl_session_get_language (OblSession *self)
{
  return self->document != NULL ? self->document->language : NULL;
}

OblSpan *
obl_session_find_exact (OblSession *self, OblRange range, const char *label)
{
  GPtrArray *spans = obl_marks_get_spans (self->marks);

  for (guint i = obl_marks_lower_bound (self->marks, range.start); i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);
    const OblRange extent = obl_span_get_extent (span);

    if (extent.start != range.start) {
      break;
    }
    if (extent.end == range.end && span->fragments->len == 1
        && (label != NULL ? g_str_equal (span->label, label) : !is_role_span (self, span))) {
      return span;
    }
  }
  return NULL;
}
