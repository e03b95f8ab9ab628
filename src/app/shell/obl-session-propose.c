/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim that has just been begun might consist of, besides the cue it was begun with.
 *
 * A proposal is only for looking at: nothing of it is stored before it is kept.  It belongs to the
 * frame that was begun and goes when another one comes to hand; what a person fills in with their
 * own words is no longer proposed. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/propose/obl-propose.h"

struct _OblSessionProposal {
  OblId frame_id;
  GPtrArray *parts;  /* OblProposed */
  guint current;     /* G_MAXUINT until a person turns to one */
  gboolean is_shown; /* the frame has come from the disk, and to hand */
};

static void
proposed_free (OblProposed *part)
{
  g_free (part->role);
  g_array_unref (part->ranges);
  g_free (part);
}

void
obl_session_proposal_free (OblSessionProposal *proposal)
{
  g_ptr_array_unref (proposal->parts);
  g_free (proposal);
}

/* --- Working it out --------------------------------------------------------------------------- */

gboolean
obl_session_find_cue (OblSession *self, const OblFrameType *type, OblRange *cue)
{
  const OblRange caret = obl_session_get_aimed_range (self);
  const OblSpan *selected = obl_marks_find_span (self->marks, &self->selected);
  const OblRoleType *role = obl_frame_type_find_role (type, "cue");

  if (selected != NULL) {
    const OblRange extent = obl_span_get_extent (selected);

    /* The caret stayed where that was marked. */
    if (extent.start <= caret.start && caret.start <= extent.end) {
      return FALSE;
    }
  }
  return role != NULL && obl_session_takes_words (role)
         && obl_propose_find_cue_at (self->document, caret.start, cue);
}

static void
add_part (
    GPtrArray *parts, const OblFrameType *type, const char *name, const OblRange *ranges, guint n)
{
  const OblRoleType *role = obl_frame_type_find_role (type, name);
  OblProposed *part = NULL;

  if (n == 0 || ranges[0].start == ranges[0].end || role == NULL
      || !obl_session_takes_words (role)) {
    return;
  }
  part = g_new0 (OblProposed, 1);
  part->role = g_strdup (name);
  part->ranges = g_array_sized_new (FALSE, FALSE, sizeof (OblRange), n);
  g_array_append_vals (part->ranges, ranges, n);
  g_ptr_array_add (parts, part);
}

static OblRange
get_first (const OblProposed *part)
{
  return g_array_index (part->ranges, OblRange, 0);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const OblRange first = get_first (*(OblProposed *const *)a);
  const OblRange second = get_first (*(OblProposed *const *)b);

  return obl_range_compare (&first, &second);
}

void
obl_session_propose (OblSession *self, const OblFrame *frame, OblRange cue)
{
  const OblFrameType *type = obl_session_find_frame_type (self, frame->type);
  OblSessionProposal *proposal = NULL;
  g_autoptr (OblProposal) found = NULL;
  g_autoptr (GArray) mentions = NULL;

  g_clear_pointer (&self->proposal, obl_session_proposal_free);
  if (!self->proposes || type == NULL) {
    return;
  }
  mentions = obl_propose_collect_mentions (obl_marks_get_spans (self->marks));
  found = obl_propose_in_document (self->document, cue, (const OblRange *)(void *)mentions->data,
                                   mentions->len);
  self->proposal = proposal = g_new0 (OblSessionProposal, 1);
  proposal->frame_id = frame->id;
  proposal->current = G_MAXUINT;
  proposal->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)proposed_free);
  add_part (proposal->parts, type, "source", &found->source, 1);
  add_part (proposal->parts, type, "content", (const OblRange *)(void *)found->content->data,
            found->content->len);
  add_part (proposal->parts, type, "target", &found->target, 1);
  add_part (proposal->parts, type, "addressee", &found->addressee, 1);
  g_ptr_array_sort (proposal->parts, compare_parts);
}

/* --- Looking at it ---------------------------------------------------------------------------- */

void
obl_session_set_proposes (OblSession *self, gboolean proposes)
{
  self->proposes = proposes;
  if (!proposes) {
    obl_session_drop_proposal (self);
  }
}

GPtrArray *
obl_session_get_proposal (OblSession *self, guint *current)
{
  const OblSessionProposal *proposal = self->proposal;

  if (proposal == NULL || proposal->parts->len == 0
      || !obl_id_equal (&proposal->frame_id, &self->in_hand)
      || obl_session_get_frame_in_hand (self) == NULL) {
    return NULL;
  }
  if (current != NULL) {
    *current = proposal->current;
  }
  return proposal->parts;
}

static void
take_out (OblSessionProposal *proposal, guint index)
{
  g_ptr_array_remove_index (proposal->parts, index);
  if (proposal->current == G_MAXUINT || proposal->parts->len == 0) {
    return;
  }
  if (proposal->current > index || proposal->current == proposal->parts->len) {
    proposal->current--;
  }
}

void
obl_session_check_proposal (OblSession *self)
{
  OblSessionProposal *proposal = self->proposal;
  const OblFrame *frame = obl_session_get_frame_in_hand (self);
  gboolean is_other = FALSE;

  if (proposal == NULL) {
    return;
  }
  if (frame == NULL || !obl_id_equal (&frame->id, &proposal->frame_id)) {
    if (proposal->is_shown) {
      obl_session_drop_proposal (self);
    }
    return;
  }
  is_other = !proposal->is_shown;
  proposal->is_shown = TRUE;
  for (guint i = proposal->parts->len; i > 0; i--) {
    const OblProposed *part = g_ptr_array_index (proposal->parts, i - 1);

    if (obl_frame_get_role (frame, part->role) != NULL) {
      take_out (proposal, i - 1);
      is_other = TRUE;
    }
  }
  /* Whoever selects another mark is not taken back to the words they had turned to. */
  if (is_other) {
    obl_session_emit (self, OBL_SESSION_PROPOSAL_CHANGED);
  }
}

/* --- Changing it ------------------------------------------------------------------------------ */

void
obl_session_choose_proposed (OblSession *self, guint index)
{
  const GPtrArray *parts = obl_session_get_proposal (self, NULL);

  if (parts != NULL && index < parts->len) {
    self->proposal->current = index;
    obl_session_emit (self, OBL_SESSION_PROPOSAL_CHANGED);
  }
}

void
obl_session_step_proposal (OblSession *self, int direction)
{
  guint current = 0;
  const GPtrArray *parts = obl_session_get_proposal (self, &current);

  if (parts != NULL && current == G_MAXUINT) {
    obl_session_choose_proposed (self, direction > 0 ? 0 : parts->len - 1);
  } else if (parts != NULL) {
    obl_session_choose_proposed (self,
                                 (current + (direction > 0 ? 1 : parts->len - 1)) % parts->len);
  }
}

void
obl_session_drop_proposed (OblSession *self, guint index)
{
  const GPtrArray *parts = obl_session_get_proposal (self, NULL);

  if (parts != NULL && index < parts->len) {
    take_out (self->proposal, index);
    obl_session_emit (self, OBL_SESSION_PROPOSAL_CHANGED);
  }
}

void
obl_session_drop_proposal (OblSession *self)
{
  if (self->proposal != NULL) {
    g_clear_pointer (&self->proposal, obl_session_proposal_free);
    obl_session_emit (self, OBL_SESSION_PROPOSAL_CHANGED);
  }
}

gboolean
obl_session_nudge_proposal (OblSession *self, int edge, int direction, OblUnit unit)
{
  guint current = 0;
  const GPtrArray *parts = obl_session_get_proposal (self, &current);
  const OblProposed *part = NULL;
  OblRange *range = NULL;

  if (parts == NULL || current == G_MAXUINT) {
    return FALSE;
  }
  part = g_ptr_array_index (parts, current);
  range = &g_array_index (part->ranges, OblRange, edge == 0 ? 0 : part->ranges->len - 1);
  *range = obl_session_move_border (self, *range, edge, direction, unit);
  obl_session_emit (self, OBL_SESSION_PROPOSAL_CHANGED);
  return TRUE;
}

/* --- Keeping it ------------------------------------------------------------------------------- */

static void
keep_part (OblSession *self,
           const OblFrameType *type,
           const OblProposed *part,
           OblFrame *frame,
           OblBatch *batch)
{
  const OblRoleType *role = obl_frame_type_find_role (type, part->role);
  g_autoptr (OblSpan) span = NULL;

  obl_fragments_normalise (part->ranges);
  span = obl_session_take_words (self, role, part->ranges, batch);
  obl_frame_add_role (frame, part->role, OBL_FILLER_SPAN, &span->id);
}

void
obl_session_keep_proposal (OblSession *self)
{
  const GPtrArray *parts = obl_session_get_proposal (self, NULL);
  const OblFrameType *type = NULL;
  g_autoptr (OblFrame) frame = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  OblBatch *batch = NULL;

  if (parts == NULL) {
    return;
  }
  frame = obl_frame_copy (obl_session_get_frame_in_hand (self));
  type = obl_session_find_frame_type (self, frame->type);
  batch = obl_batch_new (NULL, NULL);
  for (guint i = 0; i < parts->len; i++) {
    const OblProposed *part = g_ptr_array_index (parts, i);

    keep_part (self, type, part, frame, batch);
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            obl_frame_type_find_role (type, part->role)->title);
  }
  /* Translators: %s are roles of a claim: “Keep what was proposed: Source, Content”. */
  obl_batch_set_texts (batch, g_strdup_printf (_ ("Keep what was proposed: %s"), titles->str),
                       g_strdup_printf (_ ("Kept what was proposed: %s"), titles->str));
  obl_batch_put_frame (batch, frame);
  obl_batch_set_select (batch, &frame->id);
  obl_session_drop_proposal (self);
  obl_session_commit (self, batch);
}
