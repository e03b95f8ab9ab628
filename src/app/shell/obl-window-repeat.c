/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doing once more what was done: the same label again, and every further place with the same words. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/obl-repeat-dialog.h"
#include "core/text/obl-segment.h"

/* Whether words that are cut out so are whole ones; then only whole ones are meant elsewhere. */
static gboolean
are_whole_words (const OblDocument *document, OblRange range)
{
  const OblRange whole
      = obl_segment_snap (document->text, range, OBL_UNIT_WORD, document->language);

  return obl_range_compare (&whole, &range) == 0;
}

void
obl_window_repeat (OblWindow *self, const char *argument)
{
  const OblDocument *document = obl_session_get_document (self->session);
  const OblSpan *span
      = obl_session_find_span (self->session, obl_session_get_selected (self->session));
  OblRange range = obl_session_get_text_selection (self->session);
  g_autofree char *words = NULL;
  OblRepeat repeat = { .words = "", .flags = OBL_FIND_WORD | OBL_FIND_CASE };

  repeat.label = obl_session_get_last_label (self->session);
  if (range.start == range.end && span != NULL && span->fragments->len == 1) {
    range = obl_span_get_extent (span);
    repeat.label = span->label;
    repeat.entity_id = obl_id_is_none (&span->entity_id) ? NULL : &span->entity_id;
  } else {
    range = obl_segment_trim (document->text, range);
  }
  if (range.start < range.end) {
    words = obl_text_dup_range (document->text, range);
    repeat.words = words;
    repeat.flags = OBL_FIND_CASE | (are_whole_words (document, range) ? OBL_FIND_WORD : 0);
  }
  gtk_window_present (obl_repeat_dialog_new (GTK_WINDOW (self), self->session, &repeat));
}

void
obl_window_mark_again (OblWindow *self, const char *argument)
{
  const char *label = obl_session_get_last_label (self->session);

  if (label != NULL) {
    obl_session_mark (self->session, label);
  } else {
    obl_window_say (self, _ ("Nothing has been marked yet that could be repeated"), FALSE);
  }
}

/* --- What is left to do ----------------------------------------------------------------------- */

static void
step_sentence (OblWindow *self, int direction)
{
  OblRange sentence = { 0, 0 };

  if (obl_session_find_bare_sentence (self->session, direction, &sentence)) {
    obl_window_select_words (self, sentence);
  } else {
    obl_window_say (self,
                    direction > 0 ? _ ("Every sentence from here on has an annotation")
                                  : _ ("Every sentence before this has an annotation"),
                    FALSE);
  }
}

void
obl_window_next_sentence (OblWindow *self, const char *argument)
{
  step_sentence (self, 1);
}

void
obl_window_previous_sentence (OblWindow *self, const char *argument)
{
  step_sentence (self, -1);
}

/* --- What might be marked ---------------------------------------------------------------------- */

static void
step_unmarked (OblWindow *self, OblUnmarked kind, int direction, const char *none_left)
{
  OblRange range = { 0, 0 };

  if (obl_session_step_unmarked (self->session, kind, direction, &range)) {
    obl_window_select_words (self, range);
  } else {
    obl_window_say (self, none_left, FALSE);
  }
}

void
obl_window_next_name (OblWindow *self, const char *argument)
{
  step_unmarked (self, OBL_UNMARKED_NAME, 1, _ ("No new name is left unmarked from here on"));
}

void
obl_window_previous_name (OblWindow *self, const char *argument)
{
  step_unmarked (self, OBL_UNMARKED_NAME, -1, _ ("No new name is left unmarked before this"));
}

void
obl_window_next_cue (OblWindow *self, const char *argument)
{
  step_unmarked (self, OBL_UNMARKED_CUE, 1,
                 _ ("No words that tell of a claim are left from here on"));
}

void
obl_window_previous_cue (OblWindow *self, const char *argument)
{
  step_unmarked (self, OBL_UNMARKED_CUE, -1,
                 _ ("No words that tell of a claim are left before this"));
}

/* --- Who is known ----------------------------------------------------------------------------- */

static void
step_known (OblWindow *self, int direction)
{
  OblRange range = { 0, 0 };

  if (obl_session_step_known (self->session, direction, &range)) {
    obl_window_select_words (self, range);
  } else {
    obl_window_say (self,
                    direction > 0 ? _ ("No known name is left unmarked from here on")
                                  : _ ("No known name is left unmarked before this"),
                    FALSE);
  }
}

void
obl_window_next_known (OblWindow *self, const char *argument)
{
  step_known (self, 1);
}

void
obl_window_previous_known (OblWindow *self, const char *argument)
{
  step_known (self, -1);
}

gboolean
obl_window_take_known (OblWindow *self)
{
  OblRange next = { 0, 0 };

  if (!obl_session_take_known (self->session, &next)) {
    return FALSE;
  }
  obl_window_select_words (self, next);
  return TRUE;
}
