/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to single marks: labels, borders, parts, comments and attributes. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

OblSpan *
obl_session_make_span (OblSession *self, const char *label, OblRange range)
{
  OblSpan *span = obl_span_new ();

  span->document_id = self->document->id;
  span->label = g_strdup (label);
  obl_span_add_fragment (span, range.start, range.end);
  return span;
}

static OblSpan *
get_selected_span (OblSession *self)
{
  return obl_marks_find_span (self->marks, &self->selected);
}

/* --- Labels ----------------------------------------------------------------------------------- */

void
obl_session_set_label (OblSession *self, const OblId *span_id, const char *label)
{
  OblSpan *span = obl_marks_find_span (self->marks, span_id);
  const char *title = obl_session_get_label_title (self, label);
  g_autoptr (OblSpan) copy = NULL;
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (span == NULL) {
    return;
  }
  excerpt = obl_session_shorten (span->quote, OBL_SESSION_EXCERPT_CHARS);
  if (g_str_equal (span->label, label)) {
    g_autofree char *message = g_strdup_printf (_ ("“%s” is marked as %s already"), excerpt, title);

    obl_session_say (self, message, FALSE);
    return;
  }
  copy = obl_span_copy (span);
  g_free (copy->label);
  copy->label = g_strdup (label);
  /* Translators: an entry of the history; %s are the words and the label. */
  batch = obl_batch_new (g_strdup_printf (_ ("Change “%s” to %s"), excerpt, title),
                         g_strdup_printf (_ ("Changed “%s” to %s"), excerpt, title));
  obl_batch_put_span (batch, copy);
  obl_session_commit (self, batch);
}

/* The role of the frame in hand that spans of this label fill, or NULL. */
static const OblRoleType *
find_role_in_hand (OblSession *self, const char *label)
{
  OblFrame *frame = obl_session_get_frame_in_hand (self);
  const OblFrameType *type
      = frame != NULL ? obl_label_set_find_frame_type (self->label_set, frame->type) : NULL;

  for (guint i = 0; type != NULL && i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);

    if (g_strcmp0 (role->span_label, label) == 0) {
      return role;
    }
  }
  return NULL;
}

static void
mark_range (OblSession *self, const char *label, OblRange range)
{
  const char *title = obl_session_get_label_title (self, label);
  g_autofree char *excerpt = obl_session_dup_excerpt (self, range);
  OblSpan *existing = obl_session_find_exact (self, range, label);
  g_autoptr (OblSpan) span = NULL;
  OblBatch *batch = NULL;

  if (existing != NULL) {
    g_autofree char *message = g_strdup_printf (_ ("“%s” is marked as %s already"), excerpt, title);

    obl_session_drop_aimed_range (self);
    obl_session_select (self, &existing->id);
    obl_session_say (self, message, FALSE);
    return;
  }
  span = obl_session_make_span (self, label, range);
  /* Translators: an entry of the history; %s are the words and the label. */
  batch = obl_batch_new (g_strdup_printf (_ ("Mark “%s” as %s"), excerpt, title),
                         g_strdup_printf (_ ("Marked “%s” as %s"), excerpt, title));
  obl_batch_put_span (batch, span);
  obl_batch_set_select (batch, &span->id);
  obl_batch_set_takes_selection (batch);
  obl_session_commit (self, batch);
}

void
obl_session_mark (OblSession *self, const char *label)
{
  const OblSpanLabel *type
      = self->label_set != NULL ? obl_label_set_find_span_label (self->label_set, label) : NULL;
  const OblRoleType *role = NULL;
  OblRange range = { 0, 0 };

  if (type == NULL || self->document == NULL) {
    return;
  }
  if (g_strcmp0 (self->last_label, label) != 0) {
    g_free (self->last_label);
    self->last_label = g_strdup (label);
  }
  role = type->kind == OBL_SPAN_ROLE ? find_role_in_hand (self, label) : NULL;
  if (role != NULL) {
    obl_session_fill_role (self, role->name, NULL);
  } else if (obl_session_resolve_selection (self, &range)
             || obl_session_find_word_at_caret (self, &range)) {
    mark_range (self, label, range);
  } else if (get_selected_span (self) != NULL) {
    obl_session_set_label (self, &self->selected, label);
  } else {
    obl_session_say (self, _ ("Select the words to mark first"), FALSE);
  }
}

const char *
obl_session_get_last_label (OblSession *self)
{
  const OblSpanLabel *type = self->last_label != NULL && self->label_set != NULL
                                 ? obl_label_set_find_span_label (self->label_set, self->last_label)
                                 : NULL;

  return type != NULL ? type->name : NULL;
}

/* --- Parts and borders ------------------------------------------------------------------------ */

/* Replaces the fragments of @span and says what was done. */
static void
put_fragments (OblSession *self, OblSpan *span, GArray *fragments, OblBatch *batch)
{
  g_autoptr (OblSpan) copy = obl_span_copy (span);

  g_array_set_size (copy->fragments, 0);
  g_array_append_vals (copy->fragments, fragments->data, fragments->len);
  obl_fragments_normalise (copy->fragments);
  obl_batch_put_span (batch, copy);
  obl_session_commit (self, batch);
}

static GArray *
copy_fragments (const OblSpan *span)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (OblRange), span->fragments->len + 1);

  g_array_append_vals (copy, span->fragments->data, span->fragments->len);
  return copy;
}

void
obl_session_add_fragment (OblSession *self)
{
  OblSpan *span = get_selected_span (self);
  OblRange range = { 0, 0 };
  g_autoptr (GArray) fragments = NULL;
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (span == NULL) {
    span = obl_marks_find_span (self->marks, &self->last_filled);
  }
  if (span == NULL) {
    obl_session_say (self, _ ("Select the annotation that is to get another part first"), FALSE);
    return;
  }
  if (!obl_session_resolve_selection (self, &range)) {
    obl_session_say (self, _ ("Select the words that are to become another part first"), FALSE);
    return;
  }
  fragments = copy_fragments (span);
  g_array_append_val (fragments, range);
  excerpt = obl_session_dup_excerpt (self, range);
  batch = obl_batch_new (g_strdup_printf (_ ("Add the part “%s”"), excerpt),
                         g_strdup_printf (_ ("Added the part “%s”"), excerpt));
  obl_batch_set_takes_selection (batch);
  put_fragments (self, span, fragments, batch);
}

static guint32
get_distance (OblRange a, OblRange b)
{
  if (a.end < b.start) {
    return b.start - a.end;
  }
  return b.end < a.start ? a.start - b.end : 0;
}

static guint
find_nearest_fragment (const OblSpan *span, OblRange place)
{
  guint nearest = 0;
  guint32 distance = G_MAXUINT32;

  for (guint i = 0; i < span->fragments->len; i++) {
    const guint32 found = get_distance (g_array_index (span->fragments, OblRange, i), place);

    if (found < distance) {
      distance = found;
      nearest = i;
    }
  }
  return nearest;
}

void
obl_session_remove_fragment (OblSession *self)
{
  OblSpan *span = get_selected_span (self);
  g_autoptr (GArray) fragments = NULL;
  g_autofree char *excerpt = NULL;
  guint index = 0;
  OblBatch *batch = NULL;

  if (span == NULL || span->fragments->len < 2) {
    obl_session_say (self, _ ("Select an annotation of several parts first"), FALSE);
    return;
  }
  index = find_nearest_fragment (span, obl_session_get_aimed_range (self));
  excerpt = obl_session_dup_excerpt (self, g_array_index (span->fragments, OblRange, index));
  fragments = copy_fragments (span);
  g_array_remove_index (fragments, index);
  batch = obl_batch_new (g_strdup_printf (_ ("Take away the part “%s”"), excerpt),
                         g_strdup_printf (_ ("Took away the part “%s”"), excerpt));
  put_fragments (self, span, fragments, batch);
}

OblRange
obl_session_move_border (OblSession *self, OblRange range, int edge, int direction, OblUnit unit)
{
  const OblText *text = self->document->text;
  const char *language = obl_session_get_language (self);
  const guint32 n_chars = obl_text_get_n_chars (text);
  guint32 position = edge == 0 ? range.start : range.end;

  while (direction < 0 ? position > 0 : position < n_chars) {
    OblRange moved = range;

    position = obl_segment_step (text, position, unit, direction, language);
    if (edge == 0) {
      moved.start = position;
    } else {
      moved.end = position;
    }
    if (moved.start >= moved.end) {
      return range;
    }
    moved = obl_segment_trim (text, moved);
    if (moved.start >= moved.end) {
      return range;
    }
    if (moved.start != range.start || moved.end != range.end) {
      return moved;
    }
  }
  return range;
}

static void
put_moved (OblSession *self, OblSpan *span, GArray *fragments, OblRange moved)
{
  g_autofree char *excerpt = obl_session_dup_excerpt (self, moved);

  put_fragments (self, span, fragments,
                 obl_batch_new (g_strdup_printf (_ ("Move a border: “%s”"), excerpt), NULL));
}

void
obl_session_nudge (OblSession *self, int edge, int direction, OblUnit unit)
{
  OblSpan *span = get_selected_span (self);
  g_autoptr (GArray) fragments = NULL;
  OblRange *fragment = NULL;
  OblRange moved = { 0, 0 };

  if (span == NULL && obl_session_nudge_proposal (self, edge, direction, unit)) {
    return;
  }
  if (span == NULL) {
    obl_session_say (self, _ ("Select an annotation to move its borders"), FALSE);
    return;
  }
  fragments = copy_fragments (span);
  fragment = &g_array_index (fragments, OblRange, edge == 0 ? 0 : fragments->len - 1);
  moved = obl_session_move_border (self, *fragment, edge, direction, unit);
  if (moved.start == fragment->start && moved.end == fragment->end) {
    obl_session_say (self, _ ("The border cannot move any further"), FALSE);
    return;
  }
  *fragment = moved;
  put_moved (self, span, fragments, moved);
}

void
obl_session_put_border (
    OblSession *self, const OblId *span_id, guint part, int edge, guint32 position, gboolean exact)
{
  OblSpan *span = obl_marks_find_span (self->marks, span_id);
  g_autoptr (GArray) fragments = NULL;
  OblRange *fragment = NULL;
  OblRange moved = { 0, 0 };

  if (span == NULL || part >= span->fragments->len) {
    return;
  }
  fragments = copy_fragments (span);
  fragment = &g_array_index (fragments, OblRange, part);
  moved
      = (OblRange){ edge == 0 ? position : fragment->start, edge == 0 ? fragment->end : position };
  if (moved.start >= moved.end || moved.end > obl_text_get_n_chars (self->document->text)) {
    return;
  }
  moved = obl_session_snap (self, moved, exact ? OBL_UNIT_CHARACTER : self->grain);
  if (edge == 0) {
    moved.end = fragment->end;
  } else {
    moved.start = fragment->start;
  }
  if (moved.start >= moved.end || obl_range_compare (&moved, fragment) == 0) {
    return;
  }
  *fragment = moved;
  put_moved (self, span, fragments, moved);
}

void
obl_session_delete_selected (OblSession *self)
{
  OblSpan *span = get_selected_span (self);
  OblFrame *frame = obl_marks_find_frame (self->marks, &self->selected);
  g_autofree char *description = obl_session_describe (self, &self->selected);
  g_autofree char *excerpt = obl_session_shorten (description, OBL_SESSION_EXCERPT_CHARS);
  OblBatch *batch = NULL;

  if (span == NULL && frame == NULL) {
    return;
  }
  batch = obl_batch_new (g_strdup_printf (_ ("Delete “%s”"), excerpt),
                         g_strdup_printf (_ ("Deleted “%s”"), excerpt));
  if (span != NULL) {
    obl_batch_delete_span (batch, &span->id);
  } else {
    obl_batch_delete_frame (batch, &frame->id);
  }
  obl_session_commit (self, batch);
}

/* --- Comments and attributes ------------------------------------------------------------------ */

void
obl_session_set_comment (OblSession *self, const OblId *id, const char *comment)
{
  OblSpan *span = obl_marks_find_span (self->marks, id);
  OblFrame *frame = obl_marks_find_frame (self->marks, id);
  const char *old = span != NULL ? span->comment : frame != NULL ? frame->comment : NULL;
  g_autofree char *description = obl_session_describe (self, id);
  g_autofree char *excerpt = obl_session_shorten (description, OBL_SESSION_EXCERPT_CHARS);
  OblBatch *batch = NULL;

  comment = comment != NULL && comment[0] != '\0' ? comment : NULL;
  if ((span == NULL && frame == NULL) || g_strcmp0 (old, comment) == 0) {
    return;
  }
  batch = obl_batch_new (g_strdup_printf (_ ("Comment on “%s”"), excerpt), NULL);
  if (span != NULL) {
    g_autoptr (OblSpan) copy = obl_span_copy (span);

    g_free (copy->comment);
    copy->comment = g_strdup (comment);
    obl_batch_put_span (batch, copy);
  } else {
    g_autoptr (OblFrame) copy = obl_frame_copy (frame);

    g_free (copy->comment);
    copy->comment = g_strdup (comment);
    obl_batch_put_frame (batch, copy);
  }
  obl_session_commit (self, batch);
}

void
obl_session_set_attribute (OblSession *self,
                           const OblId *id,
                           const char *name,
                           const char *json_value)
{
  OblSpan *span = obl_marks_find_span (self->marks, id);
  OblFrame *frame = obl_marks_find_frame (self->marks, id);
  g_autofree char *description = obl_session_describe (self, id);
  g_autofree char *excerpt = obl_session_shorten (description, OBL_SESSION_EXCERPT_CHARS);
  const char *old = NULL;
  OblBatch *batch = NULL;

  if (span == NULL && frame == NULL) {
    return;
  }
  old = obl_attributes_get (span != NULL ? span->attributes : frame->attributes, name);
  if (g_strcmp0 (old, json_value) == 0) {
    return;
  }
  /* Translators: an entry of the history: an attribute's name and the words it belongs to. */
  batch = obl_batch_new (g_strdup_printf (_ ("Set %s of “%s”"), name, excerpt), NULL);
  if (span != NULL) {
    g_autoptr (OblSpan) copy = obl_span_copy (span);

    obl_attributes_set (copy->attributes, name, json_value);
    obl_batch_put_span (batch, copy);
  } else {
    g_autoptr (OblFrame) copy = obl_frame_copy (frame);

    obl_attributes_set (copy->attributes, name, json_value);
    obl_batch_put_frame (batch, copy);
  }
  obl_session_commit (self, batch);
}
