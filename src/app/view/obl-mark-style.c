/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label knows its kind and its colour; which role its spans are made for, the frame types know. */
#define G_LOG_DOMAIN "obl-mark-style"

#include "config.h"

#include "app/view/obl-mark-style.h"

#include "core/model/obl-palette.h"

guint
obl_mark_style_find_swatch (const char *color)
{
  const OblSwatch *wanted = obl_palette_find (color);

  for (guint i = 0; i < OBL_N_SWATCHES; i++)
    if (obl_palette_get (i) == wanted)
      return i;

  return 0;
}

/* The role for which spans of @label are made. */
static const char *
find_role_of_label (const OblLabelSet *set, const char *label)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    for (guint k = 0; k < type->roles->len; k++) {
      const OblRoleType *role = g_ptr_array_index (type->roles, k);

      if (g_strcmp0 (role->span_label, label) == 0)
        return role->name;
    }
  }

  return NULL;
}

static OblMarkKind
kind_of (const OblLabelSet *set, const OblSpanLabel *label)
{
  const char *role = NULL;

  switch (label->kind) {
  case OBL_SPAN_ENTITY:
    return OBL_MARK_ENTITY;
  case OBL_SPAN_OTHER:
    return OBL_MARK_OTHER;
  case OBL_SPAN_ROLE:
    role = find_role_of_label (set, label->name);
    if (g_strcmp0 (role, OBL_ROLE_NAME_CONTENT) == 0)
      return OBL_MARK_CONTENT;
    return g_strcmp0 (role, OBL_ROLE_NAME_CUE) == 0 ? OBL_MARK_CUE : OBL_MARK_ROLE;
  }
  g_return_val_if_reached (OBL_MARK_OTHER);
}

OblMarkKind
obl_mark_style_find (const OblLabelSet *set, const char *label, guint *swatch)
{
  const OblSpanLabel *found
      = set == NULL || label == NULL ? NULL : obl_label_set_find_span_label (set, label);

  *swatch = found == NULL ? 0 : obl_mark_style_find_swatch (found->color);
  return found == NULL ? OBL_MARK_OTHER : kind_of (set, found);
}

guint
obl_mark_style_find_role_swatch (const OblLabelSet *set, const char *type, const char *role)
{
  const OblFrameType *frame_type = set == NULL ? NULL : obl_label_set_find_frame_type (set, type);
  const OblRoleType *found
      = frame_type == NULL ? NULL : obl_frame_type_find_role (frame_type, role);
  guint swatch = 0;

  if (found != NULL && found->span_label != NULL)
    obl_mark_style_find (set, found->span_label, &swatch);
  return swatch;
}

gboolean
obl_mark_style_is_suggested (const OblSpan *span)
{
  return span->origin.kind == OBL_ORIGIN_RULE || span->origin.kind == OBL_ORIGIN_MODEL;
}
