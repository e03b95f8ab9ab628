/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims within claims: which one is part of what another one says. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

/* A chain of nested claims longer than this is taken for a ring. */
#define MAX_CHAIN 64

static OblFrame *
get_outer (OblSession *self, const OblFrame *frame)
{
  const OblRole *role = obl_frame_get_role (frame, "nested_in");

  return role != NULL ? obl_marks_find_frame (self->marks, &role->id) : NULL;
}

/* Whether @outer is @inner or somewhere within it. */
static gboolean
would_be_a_ring (OblSession *self, const OblId *inner, const OblId *outer)
{
  const OblFrame *frame = obl_marks_find_frame (self->marks, outer);

  for (int depth = 0; frame != NULL && depth < MAX_CHAIN; depth++) {
    if (obl_id_equal (&frame->id, inner)) {
      return TRUE;
    }
    frame = get_outer (self, frame);
  }
  return frame != NULL;
}

void
obl_session_nest_frame (OblSession *self, const OblId *inner, const OblId *outer)
{
  OblFrame *frame = obl_marks_find_frame (self->marks, inner);
  const OblRole *role = frame != NULL ? obl_frame_get_role (frame, "nested_in") : NULL;
  g_autoptr (OblFrame) copy = NULL;
  g_autofree char *inner_name = NULL;
  g_autofree char *outer_name = NULL;
  OblBatch *batch = NULL;

  if (frame == NULL || (outer == NULL && role == NULL)
      || (outer != NULL && role != NULL && obl_id_equal (&role->id, outer))) {
    return;
  }
  if (outer != NULL && would_be_a_ring (self, inner, outer)) {
    obl_session_say (self, _ ("A claim cannot be part of what it contains itself"), FALSE);
    return;
  }
  copy = obl_frame_copy (frame);
  obl_frame_remove_role (copy, "nested_in", NULL);
  inner_name = obl_session_name_frame (self, frame);
  if (outer != NULL) {
    obl_frame_add_role (copy, "nested_in", OBL_FILLER_FRAME, outer);
    outer_name = obl_session_name_frame (self, obl_marks_find_frame (self->marks, outer));
    /* Translators: %s are two claims: who says what the other one says. */
    batch = obl_batch_new (g_strdup_printf (_ ("Nest “%s” in “%s”"), inner_name, outer_name),
                           g_strdup_printf (_ ("Nested “%s” in “%s”"), inner_name, outer_name));
  } else {
    batch = obl_batch_new (g_strdup_printf (_ ("Nest “%s” in nothing"), inner_name),
                           g_strdup_printf (_ ("“%s” is nested in nothing"), inner_name));
  }
  obl_batch_put_frame (batch, copy);
  obl_session_commit (self, batch);
}

/* The stretch of text from the first to the last word of a role (any role when NULL); FALSE when
 * no span fills it. */
static gboolean
get_extent (OblSession *self, const OblFrame *frame, const char *role_name, OblRange *extent)
{
  *extent = (OblRange){ G_MAXUINT32, 0 };
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    const OblSpan *span = obl_marks_find_span (self->marks, &role->id);
    OblRange range = { 0, 0 };

    if (span == NULL || (role_name != NULL && !g_str_equal (role->role, role_name))) {
      continue;
    }
    range = obl_span_get_extent (span);
    extent->start = MIN (extent->start, range.start);
    extent->end = MAX (extent->end, range.end);
  }
  return extent->start < extent->end;
}

/* The frame with the shortest content that holds all of @frame; NULL when there is none. */
static OblFrame *
find_container (OblSession *self, const OblFrame *frame)
{
  GPtrArray *frames = obl_marks_get_frames (self->marks);
  OblFrame *found = NULL;
  OblRange whole = { 0, 0 };
  guint32 shortest = G_MAXUINT32;

  if (!get_extent (self, frame, NULL, &whole)) {
    return NULL;
  }
  for (guint i = 0; i < frames->len; i++) {
    OblFrame *other = g_ptr_array_index (frames, i);
    OblRange content = { 0, 0 };

    if (other != frame && get_extent (self, other, "content", &content)
        && content.start <= whole.start && content.end >= whole.end
        && content.end - content.start < shortest) {
      shortest = content.end - content.start;
      found = other;
    }
  }
  return found;
}

/* The frame that was in hand before this one, if its content has yet to be marked. */
static OblFrame *
find_unfinished (OblSession *self)
{
  OblFrame *frame = obl_marks_find_frame (self->marks, &self->was_in_hand);

  return frame != NULL && obl_frame_get_role (frame, "content") == NULL ? frame : NULL;
}

void
obl_session_nest_frame_in_hand (OblSession *self)
{
  OblFrame *frame = obl_session_get_frame_in_hand (self);
  OblFrame *outer = NULL;

  if (frame == NULL) {
    obl_session_say (self, _ ("Select the inner claim first"), FALSE);
    return;
  }
  outer = find_container (self, frame);
  if (outer == NULL) {
    outer = find_unfinished (self);
  }
  if (outer == NULL) {
    obl_session_say (self, _ ("No claim's content holds this one: choose one under “Nested in”"),
                     FALSE);
    return;
  }
  obl_session_nest_frame (self, &frame->id, &outer->id);
}
