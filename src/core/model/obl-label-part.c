/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths into a label set, and the words for a change of what they lead to. */
#define G_LOG_DOMAIN "obl-label-change"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/obl-label-change.h"

#define FRAME_PREFIX "frame:"
#define ATTRIBUTE_PREFIX "attribute:"

const char *
obl_label_path_get_shown (const char *path)
{
  const char *colon = path == NULL ? NULL : strchr (path, ':');

  if (path == NULL)
    return "";
  return g_str_has_prefix (path, FRAME_PREFIX) || g_str_has_prefix (path, ATTRIBUTE_PREFIX)
             ? colon + 1
             : path;
}

char *
obl_label_change_describe (const OblLabelChange *change)
{
  const char *path = obl_label_path_get_shown (change->path);

  switch (change->kind) {
  case OBL_LABEL_CHANGE_ADD_LABEL:
  case OBL_LABEL_CHANGE_ADD_FRAME:
    /* Translators: these are entries of the history, about the labels of a project. */
    return g_strdup_printf (_ ("Add the label “%s”"), change->name);
  case OBL_LABEL_CHANGE_ADD_ROLE:
    return g_strdup_printf (_ ("Add the role “%s” to “%s”"), change->name, path);
  case OBL_LABEL_CHANGE_ADD_ATTRIBUTE:
    return g_strdup_printf (_ ("Add the attribute “%s” to “%s”"), change->name, path);
  case OBL_LABEL_CHANGE_ADD_VALUE:
    return g_strdup_printf (_ ("Add the value “%s” to “%s”"), change->name, path);
  case OBL_LABEL_CHANGE_RENAME:
    return g_strdup_printf (_ ("Rename “%s” to “%s”"), path, change->name);
  case OBL_LABEL_CHANGE_MERGE:
    return g_strdup_printf (_ ("Merge the label “%s” into “%s”"), path, change->name);
  case OBL_LABEL_CHANGE_REMOVE:
    return g_strdup_printf (_ ("Remove “%s” from the labels"), path);
  case OBL_LABEL_CHANGE_SET:
  case OBL_LABEL_CHANGE_MOVE:
    return g_strdup_printf (_ ("Change “%s” in the labels"), path);
  case OBL_LABEL_CHANGE_REPLACE:
    return g_strdup (_ ("Take another set of labels"));
  }
  g_return_val_if_reached (NULL);
}

/* --- Finding ----------------------------------------------------------------------------------- */

/* @rest: "source", "act" or "act.assert", in a frame or label. */
static void
find_within (OblLabelPart *part, const char *rest, gboolean wants_attribute)
{
  const GPtrArray *types
      = part->kind == OBL_LABEL_PART_FRAME ? part->frame->attributes : part->label->attributes;

  part->owner = part->kind;
  part->kind = OBL_LABEL_PART_NONE;
  if (part->owner == OBL_LABEL_PART_FRAME && !wants_attribute) {
    part->role = obl_frame_type_find_role (part->frame, rest);
    if (part->role != NULL) {
      part->kind = OBL_LABEL_PART_ROLE;
      return;
    }
  }
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);
    const gsize length = strlen (type->name);
    guint index = 0;

    if (strcmp (type->name, rest) == 0) {
      part->attribute = type;
      part->kind = OBL_LABEL_PART_ATTRIBUTE;
      return;
    }
    if (strncmp (type->name, rest, length) == 0 && rest[length] == '.'
        && g_ptr_array_find_with_equal_func (type->values, rest + length + 1, g_str_equal,
                                             &index)) {
      part->attribute = type;
      part->value = g_ptr_array_index (type->values, index);
      part->kind = OBL_LABEL_PART_VALUE;
    }
  }
}

/* Whether @path is @name, or goes on with a dot after it: what follows, or NULL. */
static const char *
follow (const char *path, const char *name)
{
  const gsize length = strlen (name);

  if (strncmp (path, name, length) != 0 || (path[length] != '\0' && path[length] != '.'))
    return NULL;
  return path + length;
}

static gboolean
find_from (OblLabelPart *part, const char *path, const char *name, gboolean wants_attribute)
{
  const char *rest = follow (path, name);

  if (rest == NULL)
    return FALSE;
  if (*rest == '.')
    find_within (part, rest + 1, wants_attribute);
  return part->kind != OBL_LABEL_PART_NONE;
}

OblLabelPart
obl_label_set_find_part (const OblLabelSet *set, const char *path)
{
  const gboolean wants_frame = g_str_has_prefix (path, FRAME_PREFIX);
  const gboolean wants_attribute = g_str_has_prefix (path, ATTRIBUTE_PREFIX);
  const char *rest = obl_label_path_get_shown (path);
  OblLabelPart part = { 0 };

  for (guint i = 0; !wants_frame && i < set->span_labels->len; i++) {
    part = (OblLabelPart){ .kind = OBL_LABEL_PART_LABEL,
                           .label = g_ptr_array_index (set->span_labels, i) };
    if (find_from (&part, rest, part.label->name, wants_attribute))
      return part;
  }
  for (guint i = 0; i < set->frame_types->len; i++) {
    part = (OblLabelPart){ .kind = OBL_LABEL_PART_FRAME,
                           .frame = g_ptr_array_index (set->frame_types, i) };
    if (find_from (&part, rest, part.frame->name, wants_attribute))
      return part;
  }

  return (OblLabelPart){ 0 };
}
