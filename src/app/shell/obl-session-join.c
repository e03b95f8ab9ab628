/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two annotations made into one of several parts, and one of several parts into as many. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

/* Once is enough, though the filler may come from two places. */
static void
add_filler (OblFrame *frame, const OblRole *role, const OblId *id)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *other = frame->roles->pdata[i];

    if (other->kind == role->kind && obl_id_equal (&other->id, id)
        && g_str_equal (other->role, role->role)) {
      return;
    }
  }
  obl_frame_add_role (frame, role->role, role->kind, id);
}

static guint
count_fillers (const OblFrame *frame, const char *role)
{
  guint n = 0;

  for (guint i = 0; i < frame->roles->len; i++) {
    n += g_str_equal (((const OblRole *)frame->roles->pdata[i])->role, role);
  }
  return n;
}

/* Puts @frame anew with each filler that is @span_id followed by @ids (OblId), as many as the role
 * takes; or with one of @ids in its place. */
static void
replace_filler (OblSession *self,
                OblBatch *batch,
                const OblFrame *frame,
                const OblId *span_id,
                const GArray *ids,
                gboolean keeps)
{
  const OblFrameType *type = obl_session_find_frame_type (self, frame->type);
  g_autoptr (OblFrame) copy = obl_frame_copy (frame);

  obl_frame_remove_role (copy, NULL, NULL);
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    const OblRoleType *role_type
        = type != NULL ? obl_frame_type_find_role (type, role->role) : NULL;
    const gboolean is_it = role->kind == OBL_FILLER_SPAN && obl_id_equal (&role->id, span_id);
    const guint room
        = role_type == NULL || role_type->max == G_MAXUINT
              ? G_MAXUINT
              : role_type->max - MIN (role_type->max, count_fillers (frame, role->role));

    if (role->kind == OBL_FILLER_URL) {
      obl_frame_add_url (copy, role->role, role->url);
    } else if (!is_it || keeps) {
      add_filler (copy, role, &role->id);
    }
    for (guint j = 0; is_it && j < ids->len; j++) {
      if (!keeps || j < room) {
        add_filler (copy, role, &g_array_index (ids, OblId, j));
      }
    }
  }
  obl_batch_put_frame (batch, copy);
}

static void
replace_in_frames (
    OblSession *self, OblBatch *batch, const OblId *span_id, const GArray *ids, gboolean keeps)
{
  const GPtrArray *frames = obl_marks_get_frames_of (self->marks, span_id);

  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    replace_filler (self, batch, frames->pdata[i], span_id, ids, keeps);
  }
}

/* --- Joining ---------------------------------------------------------------------------------- */

/* What @from knows and @into does not. */
static void
take_over (OblSpan *into, const OblSpan *from)
{
  for (guint i = 0; i < from->attributes->len; i++) {
    const OblAttribute *attribute = from->attributes->pdata[i];

    if (obl_attributes_get (into->attributes, attribute->name) == NULL) {
      obl_attributes_set (into->attributes, attribute->name, attribute->value);
    }
  }
  if (from->comment != NULL) {
    char *both = into->comment == NULL ? g_strdup (from->comment)
                                       : g_strconcat (into->comment, "\n", from->comment, NULL);

    g_free (into->comment);
    into->comment = both;
  }
  if (obl_id_is_none (&into->entity_id)) {
    into->entity_id = from->entity_id;
  }
  if (into->mention == OBL_MENTION_UNSET) {
    into->mention = from->mention;
  }
}

gboolean
obl_session_can_join (OblSession *self)
{
  const OblSpan *from = obl_marks_find_span (self->marks, &self->selected);
  const OblSpan *into = obl_marks_find_span (self->marks, &self->selected_before);

  return from != NULL && into != NULL && from != into;
}

void
obl_session_join (OblSession *self)
{
  const OblSpan *from = obl_marks_find_span (self->marks, &self->selected);
  const OblSpan *first = obl_marks_find_span (self->marks, &self->selected_before);
  g_autoptr (OblSpan) into = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (!obl_session_can_join (self)) {
    obl_session_say (self, _ ("Select one annotation and then another: the two are joined"), FALSE);
    return;
  }
  into = obl_span_copy (first);
  g_array_append_vals (into->fragments, from->fragments->data, from->fragments->len);
  obl_fragments_normalise (into->fragments);
  take_over (into, from);
  g_array_append_val (ids, into->id);
  excerpt = obl_session_shorten (from->quote, OBL_SESSION_EXCERPT_CHARS);
  /* Translators: an entry of the history: the words that became another part of an annotation. */
  batch = obl_batch_new (g_strdup_printf (_ ("Join “%s” with the annotation before"), excerpt),
                         g_strdup_printf (_ ("Joined “%s” with the annotation before"), excerpt));
  obl_batch_put_span (batch, into);
  replace_in_frames (self, batch, &from->id, ids, FALSE);
  obl_batch_delete_span (batch, &from->id);
  obl_batch_set_select (batch, &into->id);
  obl_session_commit (self, batch);
}

/* --- Splitting -------------------------------------------------------------------------------- */

void
obl_session_split (OblSession *self)
{
  const OblSpan *span = obl_marks_find_span (self->marks, &self->selected);
  g_autoptr (OblSpan) first = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (span == NULL || span->fragments->len < 2) {
    obl_session_say (self, _ ("Select an annotation of several parts first"), FALSE);
    return;
  }
  excerpt = obl_session_shorten (span->quote, OBL_SESSION_EXCERPT_CHARS);
  batch = obl_batch_new (g_strdup_printf (_ ("Split “%s”"), excerpt),
                         g_strdup_printf (_ ("Split “%s” into its parts"), excerpt));
  first = obl_span_copy (span);
  g_array_set_size (first->fragments, 1);
  obl_batch_put_span (batch, first);
  for (guint i = 1; i < span->fragments->len; i++) {
    g_autoptr (OblSpan) part
        = obl_session_make_span (self, span->label, g_array_index (span->fragments, OblRange, i));

    for (guint j = 0; j < span->attributes->len; j++) {
      const OblAttribute *attribute = span->attributes->pdata[j];

      obl_attributes_set (part->attributes, attribute->name, attribute->value);
    }
    part->entity_id = span->entity_id;
    part->mention = span->mention;
    g_array_append_val (ids, part->id);
    obl_batch_put_span (batch, part);
  }
  replace_in_frames (self, batch, &span->id, ids, TRUE);
  obl_batch_set_select (batch, &first->id);
  obl_session_commit (self, batch);
}
