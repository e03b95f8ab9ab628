/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the marks is shown: a matter of looking, of which nothing is stored.
 *
 * What is selected is always shown, with the whole of a selected frame: who jumps to a mark that is
 * hidden sees it until they go on.  What a person has just made shows its layers again, and says so:
 * it must not seem lost. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

/* --- What is hidden --------------------------------------------------------------------------- */

static gboolean
is_hidden (OblSession *self, const OblId *id)
{
  return obl_layers_is_hidden (self->layers, self->marks, self->label_set, id);
}

static gboolean
is_selected (OblSession *self, const OblId *id)
{
  const OblFrame *frame = obl_marks_find_frame (self->marks, &self->selected);

  return obl_id_equal (id, &self->selected) || (frame != NULL && obl_frame_has_filler (frame, id));
}

gboolean
obl_session_is_shown (OblSession *self, const OblId *id)
{
  return obl_layers_is_clear (self->layers) || !is_hidden (self, id) || is_selected (self, id);
}

gboolean
obl_session_shows_everything (OblSession *self)
{
  return obl_layers_is_clear (self->layers);
}

guint
obl_session_count_hidden (OblSession *self)
{
  return obl_layers_count_hidden (self->layers, self->marks, self->label_set);
}

gboolean
obl_session_reveals_selected (OblSession *self)
{
  const OblFrame *frame = obl_marks_find_frame (self->marks, &self->selected);

  if (obl_layers_is_clear (self->layers)) {
    return FALSE;
  }
  for (guint i = 0; frame != NULL && i < frame->roles->len; i++) {
    if (is_hidden (self, &((const OblRole *)g_ptr_array_index (frame->roles, i))->id)) {
      return TRUE;
    }
  }
  return is_hidden (self, &self->selected);
}

/* --- Layers ----------------------------------------------------------------------------------- */

void
obl_session_show_layer (OblSession *self, OblLayerKind kind, const char *name, gboolean shown)
{
  if (obl_layers_show (self->layers, kind, name, shown)) {
    obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
  }
}

gboolean
obl_session_is_layer_shown (OblSession *self, OblLayerKind kind, const char *name)
{
  return obl_layers_shows (self->layers, kind, name);
}

void
obl_session_show_only_layer (OblSession *self, OblLayerKind kind, const char *name)
{
  g_autoptr (GPtrArray) layers = obl_layers_list (self->layers, self->marks, self->label_set);

  for (guint i = 0; i < layers->len; i++) {
    const OblLayer *layer = g_ptr_array_index (layers, i);

    /* Labels and frame types are one list to a person. */
    if (layer->kind == kind || (layer->kind <= OBL_LAYER_FRAME && kind <= OBL_LAYER_FRAME)) {
      obl_layers_show (self->layers, layer->kind, layer->name,
                       layer->kind == kind && g_str_equal (layer->name, name));
    }
  }
  obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
}

void
obl_session_show_everything (OblSession *self)
{
  if (!obl_layers_is_clear (self->layers)) {
    obl_layers_clear (self->layers);
    obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
  }
}

static char *
dup_annotator (OblSession *self, const char *name)
{
  OblId id = OBL_ID_NONE;

  for (guint i = 0; self->annotators != NULL && i < self->annotators->len; i++) {
    const OblAnnotator *annotator = g_ptr_array_index (self->annotators, i);

    if (obl_id_parse (name, &id) && obl_id_equal (&annotator->id, &id)) {
      return g_strdup (annotator->name);
    }
  }
  return g_strdup (_ ("Somebody unknown"));
}

static const char *
get_origin_title (const char *name)
{
  OblOriginKind kind = OBL_ORIGIN_HUMAN;

  if (!obl_origin_kind_from_string (name, &kind)) {
    return name;
  }
  switch (kind) {
  case OBL_ORIGIN_HUMAN:
    return _ ("A person");
  case OBL_ORIGIN_RULE:
    return _ ("A rule");
  case OBL_ORIGIN_MODEL:
    return _ ("A model");
  case OBL_ORIGIN_IMPORT:
    return _ ("An import");
  }
  g_return_val_if_reached (name);
}

static char *
dup_title (OblSession *self, OblLayerKind kind, const char *name)
{
  switch (kind) {
  case OBL_LAYER_LABEL:
  case OBL_LAYER_FRAME:
    return g_strdup (obl_session_get_label_title (self, name));
  case OBL_LAYER_ANNOTATOR:
    return dup_annotator (self, name);
  case OBL_LAYER_ORIGIN:
    return g_strdup (get_origin_title (name));
  case OBL_LAYER_STATUS:
    return g_strdup (g_str_equal (name, OBL_LAYER_SUGGESTED) ? _ ("Suggested") : _ ("Accepted"));
  }
  g_return_val_if_reached (NULL);
}

GPtrArray *
obl_session_list_layers (OblSession *self)
{
  GPtrArray *layers = obl_layers_list (self->layers, self->marks, self->label_set);

  for (guint i = 0; i < layers->len; i++) {
    OblLayer *layer = g_ptr_array_index (layers, i);

    layer->title = dup_title (self, layer->kind, layer->name);
  }
  return layers;
}

void
obl_session_hide_like_selected (OblSession *self)
{
  const OblSpan *span = obl_marks_find_span (self->marks, &self->selected);
  const OblFrame *frame = obl_marks_find_frame (self->marks, &self->selected);
  const OblId in_hand = self->in_hand;
  g_autofree char *message = NULL;
  const char *name = span != NULL ? span->label : frame != NULL ? frame->type : NULL;
  const OblLayerKind kind = span != NULL ? OBL_LAYER_LABEL : OBL_LAYER_FRAME;

  if (name == NULL) {
    obl_session_say (self, _ ("Select one of the annotations to hide first"), FALSE);
    return;
  }
  obl_layers_show (self->layers, kind, name, FALSE);
  /* Translators: %s is the title of a label, as “Person”. */
  message = g_strdup_printf (_ ("Everything marked as %s is hidden"),
                             obl_session_get_label_title (self, name));
  obl_session_select (self, span != NULL && !obl_id_is_none (&in_hand) ? &in_hand : NULL);
  obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
  obl_session_say (self, message, FALSE);
}

/* --- Only one claim --------------------------------------------------------------------------- */

gboolean
obl_session_is_only_claim (OblSession *self)
{
  return !obl_id_is_none (obl_layers_get_only (self->layers));
}

void
obl_session_set_only_claim (OblSession *self, gboolean only)
{
  if (!!only == obl_session_is_only_claim (self)) {
    return;
  }
  if (only && obl_marks_find_frame (self->marks, &self->in_hand) == NULL) {
    obl_session_say (self, _ ("Select a claim, or a part of one, first"), FALSE);
    return;
  }
  obl_layers_set_only (self->layers, only ? &self->in_hand : &OBL_ID_NONE);
  obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
}

/* The next claim that comes to hand is the only one then. */
gboolean
obl_session_follow_claim (OblSession *self)
{
  if (!obl_session_is_only_claim (self) || obl_id_is_none (&self->in_hand)
      || obl_id_equal (&self->in_hand, obl_layers_get_only (self->layers))) {
    return FALSE;
  }
  obl_layers_set_only (self->layers, &self->in_hand);
  return TRUE;
}

/* --- When marks come and go ------------------------------------------------------------------- */

void
obl_session_forget_hidden (OblSession *self)
{
  obl_layers_forget (self->layers);
  if (obl_marks_find_frame (self->marks, obl_layers_get_only (self->layers)) == NULL) {
    obl_layers_set_only (self->layers, &OBL_ID_NONE);
  }
}

void
obl_session_reveal_made (OblSession *self, const OblId *id, const char *done)
{
  g_autofree char *message = NULL;

  if (!is_hidden (self, id)) {
    return;
  }
  obl_layers_reveal (self->layers, self->marks, self->label_set, id);
  obl_session_emit (self, OBL_SESSION_LAYERS_CHANGED);
  /* Translators: %s is what was done, as “Marked “Seoul” as Place”. */
  message = g_strdup_printf (_ ("%s; such annotations are shown again"), done);
  obl_session_say (self, done[0] != '\0' ? message : _ ("Such annotations are shown again"),
                   done[0] != '\0');
}
