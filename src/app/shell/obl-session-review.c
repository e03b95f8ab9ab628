/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still to be done or talked about: annotations that the label set finds unfinished, those
 * with a flag for discussion, and comments. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/model/obl-constraint.h"

#define STATE "review_state"
#define DISCUSS "\"discuss\""

static const char *
get_label_of (const OblRole *role, gpointer user_data)
{
  OblSession *self = user_data;
  const OblSpan *span = NULL;
  const OblFrame *frame = NULL;
  const OblEntity *entity = NULL;

  switch (role->kind) {
  case OBL_FILLER_SPAN:
    span = obl_marks_find_span (self->marks, &role->id);
    return span != NULL ? span->label : NULL;
  case OBL_FILLER_FRAME:
    frame = obl_marks_find_frame (self->marks, &role->id);
    return frame != NULL ? frame->type : NULL;
  case OBL_FILLER_ENTITY:
    entity = obl_session_find_entity (self, &role->id);
    return entity != NULL ? entity->type : NULL;
  case OBL_FILLER_DOCUMENT:
  case OBL_FILLER_URL:
    break;
  }
  return NULL;
}

GPtrArray *
obl_session_list_problems (OblSession *self, const OblId *id)
{
  const OblSpan *span = obl_marks_find_span (self->marks, id);
  const OblFrame *frame = obl_marks_find_frame (self->marks, id);

  if (self->label_set != NULL && span != NULL) {
    return obl_constraint_list_span (self->label_set, span);
  }
  if (self->label_set != NULL && frame != NULL) {
    return obl_constraint_list_frame (self->label_set, frame, get_label_of, self);
  }
  return g_ptr_array_new ();
}

static const GPtrArray *
get_attributes (OblSession *self, const OblId *id)
{
  const OblSpan *span = obl_marks_find_span (self->marks, id);
  const OblFrame *frame = obl_marks_find_frame (self->marks, id);

  return span != NULL ? span->attributes : frame != NULL ? frame->attributes : NULL;
}

gboolean
obl_session_is_discussed (OblSession *self, const OblId *id)
{
  const GPtrArray *attributes = get_attributes (self, id);

  return attributes != NULL && obl_attributes_are_discussed (attributes);
}

void
obl_session_toggle_discussed (OblSession *self)
{
  const OblId id = self->selected;
  const gboolean was = obl_session_is_discussed (self, &id);

  if (get_attributes (self, &id) == NULL) {
    obl_session_say (self, _ ("Select the annotation that is to be discussed first"), FALSE);
    return;
  }
  obl_session_set_attribute (self, &id, STATE, was ? NULL : DISCUSS);
  obl_session_say (
      self, was ? _ ("No longer to be discussed") : _ ("To be discussed with the others"), TRUE);
}

char *
obl_session_dup_notes (OblSession *self, const OblId *id)
{
  const OblSpan *span = obl_marks_find_span (self->marks, id);
  const OblFrame *frame = obl_marks_find_frame (self->marks, id);
  const char *comment = span != NULL ? span->comment : frame != NULL ? frame->comment : NULL;
  g_autoptr (GPtrArray) problems = obl_session_list_problems (self, id);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *quoted = comment != NULL ? obl_session_quote (comment) : NULL;

  if (obl_session_is_discussed (self, id)) {
    g_ptr_array_add (notes, (gpointer)_ ("To discuss"));
  }
  for (guint i = 0; i < problems->len; i++) {
    g_ptr_array_add (notes, problems->pdata[i]);
  }
  if (quoted != NULL) {
    g_ptr_array_add (notes, quoted);
  }
  if (notes->len == 0) {
    return NULL;
  }
  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" · ", (char **)notes->pdata);
}

/* --- From one to the next --------------------------------------------------------------------- */

static gboolean
is_noted (OblSession *self, const OblId *id)
{
  g_autofree char *notes = obl_session_dup_notes (self, id);

  return notes != NULL && obl_session_is_shown (self, id);
}

static void
add_once (GArray *ids, const OblId *id)
{
  for (guint i = 0; i < ids->len; i++) {
    if (obl_id_equal (&g_array_index (ids, OblId, i), id)) {
      return;
    }
  }
  g_array_append_val (ids, *id);
}

/* In text order; frames where the first of their words is. */
static GArray *
list_noted (OblSession *self)
{
  const GPtrArray *spans = obl_marks_get_spans (self->marks);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];
    const GPtrArray *frames = obl_marks_get_frames_of (self->marks, &span->id);

    if (is_noted (self, &span->id)) {
      g_array_append_val (ids, span->id);
    }
    for (guint j = 0; frames != NULL && j < frames->len; j++) {
      const OblFrame *frame = frames->pdata[j];

      if (is_noted (self, &frame->id)) {
        add_once (ids, &frame->id);
      }
    }
  }
  return ids;
}

gboolean
obl_session_select_noted (OblSession *self, int direction)
{
  g_autoptr (GArray) ids = list_noted (self);
  guint index = direction > 0 ? 0 : ids->len - 1;
  OblId id = OBL_ID_NONE;

  if (ids->len == 0) {
    return FALSE;
  }
  for (guint i = 0; i < ids->len; i++) {
    if (obl_id_equal (&g_array_index (ids, OblId, i), &self->selected)) {
      index = (i + (direction > 0 ? 1 : ids->len - 1)) % ids->len;
    }
  }
  id = g_array_index (ids, OblId, index);
  obl_session_select (self, &id);
  return TRUE;
}
