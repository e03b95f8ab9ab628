/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to claims and other frames: begin one, fill and empty its roles. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

const OblFrameType *
obl_session_find_frame_type (OblSession *self, const char *type)
{
  return self->label_set != NULL ? obl_label_set_find_frame_type (self->label_set, type) : NULL;
}

/* Roles that are words of the article and never somebody or something: a mention of an entity does
 * not fill them, though it may have the same range. */
static gboolean
is_for_words (const OblRoleType *role)
{
  const char *const names[] = { "cue", "content", "hedge", NULL };

  return g_strv_contains (names, role->name);
}

/* Whether a span of that label fills the role as it is. */
static gboolean
may_fill (const OblRoleType *role, const OblSpan *span)
{
  if ((role->fillers & (1u << OBL_FILLER_SPAN)) == 0) {
    return FALSE;
  }
  if (g_strcmp0 (role->span_label, span->label) == 0) {
    return TRUE;
  }
  for (guint i = 0; i < role->filler_labels->len; i++) {
    if (g_str_equal (g_ptr_array_index (role->filler_labels, i), span->label)) {
      return TRUE;
    }
  }
  return role->filler_labels->len == 0 && !is_for_words (role);
}

gboolean
obl_session_takes_words (const OblRoleType *role)
{
  return (role->fillers & (1u << OBL_FILLER_SPAN)) != 0 && role->span_label != NULL
         && role->span_label[0] != '\0';
}

/* The role that a frame is begun with: its cue or, where there is none, the first that takes spans;
 * with a span given, the first that this span fills as it is. */
static const OblRoleType *
find_first_role (const OblFrameType *type, const OblSpan *span)
{
  const OblRoleType *cue = obl_frame_type_find_role (type, "cue");

  if (cue != NULL && obl_session_takes_words (cue) && (span == NULL || may_fill (cue, span))) {
    return cue;
  }
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);

    if (obl_session_takes_words (role) && (span == NULL || may_fill (role, span))) {
      return role;
    }
  }
  return NULL;
}

void
obl_session_begin_frame (OblSession *self, const char *type_name)
{
  const OblFrameType *type = obl_session_find_frame_type (self, type_name);
  OblSpan *filler = obl_marks_find_span (self->marks, &self->selected);
  const OblRoleType *role = NULL;
  g_autoptr (OblFrame) frame = NULL;
  g_autoptr (OblSpan) made = NULL;
  g_autofree char *excerpt = NULL;
  OblRange range = { 0, 0 };
  OblBatch *batch = NULL;

  if (type == NULL || self->document == NULL) {
    return;
  }
  if (obl_session_resolve_selection (self, &range)) {
    role = find_first_role (type, NULL);
  } else if (obl_session_find_cue (self, type, &range)) {
    role = obl_frame_type_find_role (type, "cue");
  } else if (filler != NULL) {
    role = find_first_role (type, filler);
  }
  if (role == NULL) {
    g_autofree char *message
        /* Translators: %s is a kind of frame: “Select the words that make the new Claim first”. */
        = g_strdup_printf (_ ("Select the words that make the new %s first"), type->title);

    obl_session_say (self, message, FALSE);
    return;
  }
  if (range.start != range.end) {
    filler = obl_session_find_exact (self, range, role->span_label);
    if (filler == NULL) {
      filler = made = obl_session_make_span (self, role->span_label, range);
    }
    excerpt = obl_session_dup_excerpt (self, range);
  } else {
    excerpt = obl_session_shorten (filler->quote, OBL_SESSION_EXCERPT_CHARS);
  }

  frame = obl_frame_new ();
  frame->document_id = self->document->id;
  frame->type = g_strdup (type_name);
  obl_frame_add_role (frame, role->name, OBL_FILLER_SPAN, &filler->id);
  /* Translators: an entry of the history: a frame's type and its first words. */
  batch = obl_batch_new (g_strdup_printf (_ ("New %s: “%s”"), type->title, excerpt),
                         g_strdup_printf (_ ("New %s: “%s”"), type->title, excerpt));
  if (made != NULL) {
    obl_batch_put_span (batch, made);
  }
  obl_batch_put_frame (batch, frame);
  obl_batch_set_select (batch, &frame->id);
  obl_batch_set_takes_selection (batch);
  if (g_str_equal (role->name, "cue")) {
    obl_session_propose (self, frame,
                         range.start != range.end ? range : obl_span_get_extent (filler));
  }
  obl_session_commit (self, batch);
}

/* --- Filling ---------------------------------------------------------------------------------- */

/* A span that was made only to fill that role goes with it, unless another frame uses it.  @frame
 * is without it already. */
static void
delete_if_unused (OblSession *self,
                  const OblFrame *frame,
                  const OblRoleType *role,
                  const OblId *filler,
                  OblBatch *batch)
{
  const OblSpan *span = obl_marks_find_span (self->marks, filler);
  GPtrArray *frames = obl_marks_get_frames_of (self->marks, filler);

  if (span != NULL && g_strcmp0 (span->label, role->span_label) == 0 && frames != NULL
      && frames->len == 1 && !obl_frame_has_filler (frame, filler)) {
    obl_batch_delete_span (batch, filler);
  }
}

/* Makes room in a role that takes no more: its last filler goes. */
static void
make_room (OblSession *self, OblFrame *frame, const OblRoleType *role, OblBatch *batch)
{
  guint n_fillers = 0;
  OblId last = OBL_ID_NONE;

  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filler = g_ptr_array_index (frame->roles, i);

    if (g_str_equal (filler->role, role->name)) {
      n_fillers++;
      last = filler->id;
    }
  }
  if (n_fillers < role->max || obl_id_is_none (&last)) {
    return;
  }
  obl_frame_remove_role (frame, role->name, &last);
  delete_if_unused (self, frame, role, &last, batch);
}

OblSpan *
obl_session_take_words (OblSession *self,
                        const OblRoleType *role,
                        const GArray *ranges,
                        OblBatch *batch)
{
  const OblRange first = g_array_index (ranges, OblRange, 0);
  OblSpan *span = ranges->len == 1 ? obl_session_find_exact (self, first, role->span_label) : NULL;

  if (span == NULL && ranges->len == 1) {
    span = obl_session_find_exact (self, first, NULL);
  }
  if (span != NULL && may_fill (role, span)) {
    return obl_span_ref (span);
  }
  span = obl_session_make_span (self, role->span_label, first);
  for (guint i = 1; i < ranges->len; i++) {
    const OblRange range = g_array_index (ranges, OblRange, i);

    obl_span_add_fragment (span, range.start, range.end);
  }
  obl_batch_put_span (batch, span);
  return span;
}

/* Finds or makes what fills the role: the text selection, else the selected span.  A new span is
 * in the batch; NULL when there is nothing to fill it with. */
static OblSpan *
get_filler (OblSession *self, const OblRoleType *role, OblBatch *batch)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));
  OblSpan *span = NULL;
  OblRange range = { 0, 0 };

  if (!obl_session_resolve_selection (self, &range)
      && !obl_session_find_word_at_caret (self, &range)) {
    span = obl_marks_find_span (self->marks, &self->selected);
    return span != NULL && may_fill (role, span) ? obl_span_ref (span) : NULL;
  }
  obl_batch_set_takes_selection (batch);
  g_array_append_val (ranges, range);
  span = obl_session_take_words (self, role, ranges, batch);
  if (span->quote == NULL) {
    span->quote = obl_text_dup_range (self->document->text, range);
  }
  return span;
}

static OblFillerKind
get_filler_kind (OblSession *self, const OblId *id)
{
  if (obl_marks_find_frame (self->marks, id) != NULL) {
    return OBL_FILLER_FRAME;
  }
  return obl_session_find_entity (self, id) != NULL ? OBL_FILLER_ENTITY : OBL_FILLER_SPAN;
}

static gboolean
role_has_filler (const OblFrame *frame, const char *role_name, const OblId *id)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    if (g_str_equal (role->role, role_name) && obl_id_equal (&role->id, id)) {
      return TRUE;
    }
  }
  return FALSE;
}

static void
put_filler (OblSession *self,
            const OblFrame *frame,
            const OblRoleType *role,
            const OblId *id,
            const char *text,
            OblBatch *batch)
{
  g_autoptr (OblFrame) copy = obl_frame_copy (frame);
  g_autofree char *excerpt = obl_session_shorten (text, OBL_SESSION_EXCERPT_CHARS);

  /* Translators: a role of a claim and the words that fill it: “Source: “KCNA””. */
  obl_batch_set_texts (batch, g_strdup_printf (_ ("%s: “%s”"), role->title, excerpt),
                       g_strdup_printf (_ ("%s: “%s”"), role->title, excerpt));
  if (!role_has_filler (copy, role->name, id)) {
    make_room (self, copy, role, batch);
    obl_frame_add_role (copy, role->name, get_filler_kind (self, id), id);
  }
  obl_batch_put_frame (batch, copy);
  obl_batch_set_select (batch, &frame->id);
  self->last_filled = *id;
}

static char *
describe_filler (OblSession *self, const OblId *id)
{
  const OblEntity *entity = obl_session_find_entity (self, id);

  return entity != NULL ? g_strdup (entity->name) : obl_session_describe (self, id);
}

void
obl_session_fill_role (OblSession *self, const char *role_name, const OblId *filler)
{
  OblFrame *frame = obl_session_get_frame_in_hand (self);
  const OblFrameType *type = frame != NULL ? obl_session_find_frame_type (self, frame->type) : NULL;
  const OblRoleType *role = type != NULL ? obl_frame_type_find_role (type, role_name) : NULL;
  g_autoptr (OblBatch) batch = obl_batch_new (NULL, NULL);
  g_autoptr (OblSpan) span = NULL;
  g_autofree char *text = NULL;

  if (role == NULL) {
    obl_session_say (self, _ ("Begin or select the claim that this belongs to first"), FALSE);
    return;
  }
  if (filler != NULL) {
    text = describe_filler (self, filler);
    put_filler (self, frame, role, filler, text, batch);
    obl_session_commit (self, g_steal_pointer (&batch));
    return;
  }
  span = get_filler (self, role, batch);
  if (span == NULL) {
    text = g_strdup_printf (_ ("Select the words for “%s” first"), role->title);
    obl_session_say (self, text, FALSE);
    return;
  }
  put_filler (self, frame, role, &span->id, span->quote, batch);
  obl_session_commit (self, g_steal_pointer (&batch));
}

void
obl_session_empty_role (OblSession *self,
                        const OblId *frame_id,
                        const char *role_name,
                        const OblId *filler)
{
  OblFrame *frame = obl_marks_find_frame (self->marks, frame_id);
  const OblFrameType *type = frame != NULL ? obl_session_find_frame_type (self, frame->type) : NULL;
  const OblRoleType *role = type != NULL ? obl_frame_type_find_role (type, role_name) : NULL;
  const char *title = role != NULL ? role->title : role_name;
  g_autoptr (OblFrame) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (frame == NULL) {
    return;
  }
  copy = obl_frame_copy (frame);
  if (!obl_frame_remove_role (copy, role_name, filler)) {
    return;
  }
  text = filler != NULL ? describe_filler (self, filler) : g_strdup (title);
  excerpt = obl_session_shorten (text, OBL_SESSION_EXCERPT_CHARS);
  /* Translators: the words and the role of the claim that they no longer fill. */
  batch = obl_batch_new (g_strdup_printf (_ ("Take “%s” out of %s"), excerpt, title),
                         g_strdup_printf (_ ("Took “%s” out of %s"), excerpt, title));
  obl_batch_put_frame (batch, copy);
  if (role != NULL && filler != NULL) {
    delete_if_unused (self, copy, role, filler, batch);
  }
  obl_session_commit (self, batch);
}
