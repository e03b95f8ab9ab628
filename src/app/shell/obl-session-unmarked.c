/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through what might be marked and is not: names that nobody has marked, and words by which
 * something is claimed that belong to no claim yet. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/propose/obl-propose.h"

/* --- What is free ----------------------------------------------------------------------------- */

/* Whether a frame has it for its cue. */
static gboolean
is_cue (OblSession *self, const OblSpan *span)
{
  const GPtrArray *frames = obl_marks_get_frames_of (self->marks, &span->id);

  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    const OblRole *role = obl_frame_get_role (g_ptr_array_index (frames, i), "cue");

    if (role != NULL && obl_id_equal (&role->id, &span->id)) {
      return TRUE;
    }
  }
  return FALSE;
}

/* Made to name somebody or something, and not to fill a role. */
static gboolean
is_mention (OblSession *self, const OblSpan *span)
{
  const OblSpanLabel *label = obl_label_set_find_span_label (self->label_set, span->label);

  return label == NULL || label->kind != OBL_SPAN_ROLE;
}

/* What is marked, or is asked about as a known name, in order and without overlaps: looked up for
 * each name of an article, of which a long one has thousands. */
static GArray *
list_taken (OblSession *self, OblUnmarked kind)
{
  const GPtrArray *spans = obl_marks_get_spans (self->marks);
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);

    if (kind == OBL_UNMARKED_CUE ? is_cue (self, span) : is_mention (self, span)) {
      g_array_append_vals (taken, span->fragments->data, span->fragments->len);
    }
  }
  if (kind == OBL_UNMARKED_NAME) {
    obl_session_add_known (self, taken);
  }
  obl_fragments_normalise (taken);
  return taken;
}

/* --- Asking about it -------------------------------------------------------------------------- */

/* The first type of frame that is begun with a cue, or NULL. */
static const OblFrameType *
find_type_with_cue (OblSession *self)
{
  for (guint i = 0; i < self->label_set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (self->label_set->frame_types, i);
    const OblRoleType *role = obl_frame_type_find_role (type, "cue");

    if (role != NULL && obl_session_takes_words (role)) {
      return type;
    }
  }
  return NULL;
}

static void
ask (OblSession *self, OblUnmarked kind, OblRange range)
{
  const OblFrameType *type = kind == OBL_UNMARKED_CUE ? find_type_with_cue (self) : NULL;
  g_autofree char *excerpt = obl_session_dup_excerpt (self, range);
  g_autofree char *question = NULL;

  if (kind == OBL_UNMARKED_NAME) {
    question = g_strdup_printf (_ ("“%s”? The key of a label marks it"), excerpt);
  } else if (type != NULL && type->key != NULL && *type->key != '\0') {
    /* Translators: words of the article, a key, and a kind of frame: “c begins a new Claim with it”. */
    question
        = g_strdup_printf (_ ("“%s”? %s begins a new %s with it"), excerpt, type->key, type->title);
  } else {
    question = g_strdup_printf (_ ("“%s”?"), excerpt);
  }
  obl_session_say (self, question, FALSE);
}

/* --- Going there ------------------------------------------------------------------------------ */

static gboolean
find_in_block (OblSession *self,
               OblUnmarked kind,
               const GArray *taken,
               guint ordinal,
               guint32 from,
               int direction,
               OblRange *range)
{
  const OblRange block = g_array_index (self->document->blocks, OblBlock, ordinal).range;
  g_autoptr (GArray) found = NULL;

  if (direction > 0 ? block.end <= from : block.start >= from) {
    return FALSE;
  }
  found = kind == OBL_UNMARKED_CUE ? obl_propose_list_cues (self->document, ordinal)
                                   : obl_propose_list_names (self->document, ordinal);
  for (guint i = 0; i < found->len; i++) {
    const guint at = direction > 0 ? i : found->len - 1 - i;
    const OblRange one = g_array_index (found, OblRange, at);

    if ((direction > 0 ? one.start >= from : one.end <= from)
        && obl_fragments_leave_free (taken, one)) {
      *range = one;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
obl_session_step_unmarked (OblSession *self, OblUnmarked kind, int direction, OblRange *range)
{
  const guint32 from = obl_session_get_place (self, direction);
  const guint n_blocks = self->document != NULL ? self->document->blocks->len : 0;
  g_autoptr (GArray) taken = NULL;

  if (self->label_set == NULL || (kind == OBL_UNMARKED_CUE && find_type_with_cue (self) == NULL)) {
    return FALSE;
  }
  taken = list_taken (self, kind);
  for (guint i = 0; i < n_blocks; i++) {
    const guint at = direction > 0 ? i : n_blocks - 1 - i;

    if (find_in_block (self, kind, taken, at, from, direction, range)) {
      ask (self, kind, *range);
      return TRUE;
    }
  }
  return FALSE;
}
