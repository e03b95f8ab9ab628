/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing a label set: what an applied record or a person's own wish adds to it.
 *
 * Additions are generous (any filler, any number), since nothing is known about them but a name,
 * and keep the rules that reading enforces: names and keys are unique, and a role that spans may
 * fill has its span label. */
#define G_LOG_DOMAIN "obl-label-set"

#include "config.h"

#include "core/model/obl-label-set-private.h"

#include <string.h>

#include "core/model/obl-palette.h"

char *
obl_label_set_capitalise (const char *name)
{
  g_autofree char *first = NULL;

  if (*name == '\0')
    return g_strdup (name);
  first = g_utf8_strup (name, g_utf8_next_char (name) - name);

  return g_strconcat (first, g_utf8_next_char (name), NULL);
}

const char *
obl_label_set_next_color (const OblLabelSet *set)
{
  guint uses[OBL_N_SWATCHES] = { 0 };
  guint best = 0;

  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    const char *name = obl_palette_get (i)->name;

    for (guint j = 0; j < set->span_labels->len; j++)
      if (g_strcmp0 (((OblSpanLabel *)g_ptr_array_index (set->span_labels, j))->color, name) == 0)
        uses[i]++;
    for (guint j = 0; j < set->frame_types->len; j++)
      if (g_strcmp0 (((OblFrameType *)g_ptr_array_index (set->frame_types, j))->color, name) == 0)
        uses[i]++;
    if (uses[i] < uses[best])
      best = i;
  }

  return obl_palette_get (best)->name;
}

/* Whether a label, a frame type, or a role of any frame type answers to @key. */
static gboolean
key_is_taken (const OblLabelSet *set, const char *key)
{
  for (guint i = 0; i < set->span_labels->len; i++)
    if (g_strcmp0 (((OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->key, key) == 0)
      return TRUE;

  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    if (g_strcmp0 (type->key, key) == 0)
      return TRUE;
    for (guint j = 0; j < type->roles->len; j++)
      if (g_strcmp0 (((OblRoleType *)g_ptr_array_index (type->roles, j))->key, key) == 0)
        return TRUE;
  }

  return FALSE;
}

/* A letter of @name in the order they stand, then any key of the keyboard; NULL when all are
 * taken. */
static char *
next_key (const OblLabelSet *set, const char *name, const char *others)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autofree char *candidates = g_strconcat (folded, others, NULL);

  for (const char *c = candidates; *c != '\0'; c++) {
    char key[2] = { *c, '\0' };

    if (g_ascii_isalnum (*c) && !key_is_taken (set, key))
      return g_strdup (key);
  }

  return NULL;
}

void
obl_label_set_add_span_label (OblLabelSet *set, const char *name, OblSpanKind kind)
{
  OblSpanLabel *label = NULL;

  g_return_if_fail (name != NULL && *name != '\0');

  if (obl_label_set_find_span_label (set, name) != NULL)
    return;

  label = obl_span_label_new ();
  label->name = g_strdup (name);
  label->title = g_strdup (name);
  label->kind = kind;
  label->color = g_strdup (obl_label_set_next_color (set));
  /* Digits belong to entities; a role's key is its role type's. */
  if (kind == OBL_SPAN_ENTITY)
    label->key = next_key (set, "1234567890", "abcdefghijklmnopqrstuvwxyz");
  else if (kind == OBL_SPAN_OTHER)
    label->key = next_key (set, name, "abcdefghijklmnopqrstuvwxyz");
  g_ptr_array_add (set->span_labels, label);
}

void
obl_label_set_add_frame_type (OblLabelSet *set, const char *name)
{
  OblFrameType *type = NULL;

  g_return_if_fail (name != NULL && *name != '\0');

  if (obl_label_set_find_frame_type (set, name) != NULL)
    return;

  type = obl_frame_type_new ();
  type->name = g_strdup (name);
  type->title = g_strdup (name);
  type->color = g_strdup (obl_label_set_next_color (set));
  type->key = next_key (set, name, "abcdefghijklmnopqrstuvwxyz");
  g_ptr_array_add (set->frame_types, type);
}

void
obl_label_set_add_role (OblLabelSet *set, const char *frame_type, const char *role)
{
  OblFrameType *type = NULL;
  OblRoleType *added = NULL;

  g_return_if_fail (role != NULL && *role != '\0');

  type = (OblFrameType *)obl_label_set_find_frame_type (set, frame_type);
  g_return_if_fail (type != NULL);
  if (obl_frame_type_find_role (type, role) != NULL)
    return;

  added = obl_role_type_new ();
  added->name = g_strdup (role);
  added->title = obl_label_set_capitalise (role);
  added->span_label = obl_label_set_capitalise (role);
  added->fillers = (1u << OBL_FILLER_SPAN) | (1u << OBL_FILLER_FRAME) | (1u << OBL_FILLER_ENTITY)
                   | (1u << OBL_FILLER_DOCUMENT) | (1u << OBL_FILLER_URL);
  added->key = next_key (set, role, "abcdefghijklmnopqrstuvwxyz");
  g_ptr_array_add (type->roles, added);

  obl_label_set_add_span_label (set, added->span_label, OBL_SPAN_ROLE);
}
