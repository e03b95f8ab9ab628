/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a copy of a label set.  What comes out is written and read again, so that it keeps every
 * rule that a file must keep: names and keys that are unique, roles that have their labels. */
#define G_LOG_DOMAIN "obl-label-change"

#include "config.h"

#include "core/model/obl-label-change.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/obl-label-set-private.h"
#include "core/model/obl-palette.h"

OblLabelChange *
obl_label_change_new (OblLabelChangeKind kind,
                      const char *path,
                      const char *name,
                      const char *value)
{
  OblLabelChange *change = g_new0 (OblLabelChange, 1);

  change->kind = kind;
  change->path = g_strdup (path);
  change->name = g_strdup (name);
  change->value = g_strdup (value);

  return change;
}

void
obl_label_change_free (OblLabelChange *change)
{
  if (change == NULL)
    return;
  g_free (change->path);
  g_free (change->name);
  g_free (change->value);
  g_free (change);
}

static gboolean fail (GError **error, OblLabelSetError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, OblLabelSetError code, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, OBL_LABEL_SET_ERROR, code, message);

  return FALSE;
}

static gboolean
require (const OblLabelSet *set, const char *path, OblLabelPart *part, GError **error)
{
  *part = obl_label_set_find_part (set, path == NULL ? "" : path);
  if (part->kind == OBL_LABEL_PART_NONE)
    return fail (error, OBL_LABEL_SET_ERROR_NOT_FOUND,
                 _ ("The labels have no “%s”; “labels” lists what they have"),
                 obl_label_path_get_shown (path));
  return TRUE;
}

/* A new name: something is in it, and nothing that would end a path or a line. */
static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *trimmed = name == NULL ? NULL : g_strstrip (g_strdup (name));

  if (trimmed == NULL || *trimmed == '\0')
    return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("It needs a name"));
  if (strcmp (trimmed, name) != 0 || strpbrk (name, ".:=\n\t") != NULL)
    return fail (error, OBL_LABEL_SET_ERROR_INVALID,
                 _ ("“%s” cannot be a name: leave out dots, colons, equals signs, and blanks at "
                    "its ends"),
                 name);
  return TRUE;
}

static gboolean
fail_taken (GError **error, const char *name)
{
  return fail (error, OBL_LABEL_SET_ERROR_INVALID,
               _ ("There is a “%s” already; choose another name, or merge the two"), name);
}

/* --- Adding ------------------------------------------------------------------------------------ */

static gboolean
add_label (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  OblSpanKind kind = OBL_SPAN_ENTITY;

  if (!check_name (change->name, error))
    return FALSE;
  if (change->value != NULL && !obl_span_kind_from_string (change->value, &kind))
    return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("there is no kind “%s”."), change->value);
  if (obl_label_set_find_span_label (set, change->name) != NULL)
    return fail_taken (error, change->name);
  obl_label_set_add_span_label (set, change->name, kind);
  return TRUE;
}

static gboolean
add_frame (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  if (!check_name (change->name, error))
    return FALSE;
  if (obl_label_set_find_frame_type (set, change->name) != NULL)
    return fail_taken (error, change->name);
  obl_label_set_add_frame_type (set, change->name);
  return TRUE;
}

static gboolean
add_role (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  const char *name = obl_label_path_get_shown (change->path);
  const OblFrameType *type = obl_label_set_find_frame_type (set, name);

  if (!check_name (change->name, error))
    return FALSE;
  if (type == NULL)
    return fail (error, OBL_LABEL_SET_ERROR_NOT_FOUND,
                 _ ("“%s” is no type of frames; only those have roles"), name);
  if (obl_frame_type_find_role (type, change->name) != NULL)
    return fail_taken (error, change->name);
  obl_label_set_add_role (set, name, change->name);
  return TRUE;
}

/* "a, b, c", or a word for what is no choice. */
static gboolean
fill_attribute (OblAttributeType *type, const char *value, GError **error)
{
  g_auto (GStrv) values = g_strsplit (value == NULL ? "" : value, ",", -1);

  if (value != NULL && obl_value_kind_from_string (value, &type->kind)
      && type->kind >= OBL_VALUE_TEXT)
    return TRUE;
  type->kind = OBL_VALUE_CHOICE;
  for (guint i = 0; values[i] != NULL; i++) {
    g_strstrip (values[i]);
    if (*values[i] != '\0'
        && !g_ptr_array_find_with_equal_func (type->values, values[i], g_str_equal, NULL))
      g_ptr_array_add (type->values, g_strdup (values[i]));
  }
  if (type->values->len == 0)
    return fail (error, OBL_LABEL_SET_ERROR_INVALID,
                 _ ("Say what can be chosen, as “yes, no”, or that it is text, number or boolean"));
  return TRUE;
}

static gboolean
add_attribute (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  g_autoptr (OblAttributeType) type = obl_attribute_type_new ();
  OblLabelPart owner;
  GPtrArray *types = NULL;

  if (!check_name (change->name, error) || !require (set, change->path, &owner, error))
    return FALSE;
  if (owner.kind != OBL_LABEL_PART_LABEL && owner.kind != OBL_LABEL_PART_FRAME)
    return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("“%s” cannot have attributes"),
                 obl_label_path_get_shown (change->path));
  types = owner.kind == OBL_LABEL_PART_LABEL ? owner.label->attributes : owner.frame->attributes;
  if (obl_attribute_types_find (types, change->name) != NULL)
    return fail_taken (error, change->name);
  type->name = g_strdup (change->name);
  type->title = obl_label_set_capitalise (change->name);
  if (!fill_attribute (type, change->value, error))
    return FALSE;
  g_ptr_array_add (types, g_steal_pointer (&type));
  return TRUE;
}

static gboolean
add_value (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  OblLabelPart part;

  if (!check_name (change->name, error) || !require (set, change->path, &part, error))
    return FALSE;
  if (part.kind != OBL_LABEL_PART_ATTRIBUTE || part.attribute->values->len == 0)
    return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("“%s” has no values to choose from"),
                 obl_label_path_get_shown (change->path));
  if (g_ptr_array_find_with_equal_func (part.attribute->values, change->name, g_str_equal, NULL))
    return fail_taken (error, change->name);
  g_ptr_array_add (part.attribute->values, g_strdup (change->name));
  return TRUE;
}

/* --- Renaming and merging ---------------------------------------------------------------------- */

static void
set_string (char **place, const char *string)
{
  char *before = *place;

  *place = g_strdup (string);
  g_free (before);
}

/* In a list of names; @to may be there already. */
static void
replace_in (GPtrArray *names, const char *from, const char *to)
{
  guint index = 0;

  if (!g_ptr_array_find_with_equal_func (names, from, g_str_equal, &index))
    return;
  g_ptr_array_remove_index (names, index);
  if (!g_ptr_array_find_with_equal_func (names, to, g_str_equal, NULL))
    g_ptr_array_insert (names, (int)index, g_strdup (to));
}

/* What may fill roles, and which label spans get that are made for them. */
static void
replace_mentions (OblLabelSet *set, const char *from, const char *to, gboolean is_label)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    for (guint j = 0; j < type->roles->len; j++) {
      OblRoleType *role = g_ptr_array_index (type->roles, j);

      replace_in (role->filler_labels, from, to);
      if (is_label && g_strcmp0 (role->span_label, from) == 0)
        set_string (&role->span_label, to);
    }
  }
}

static gboolean
rename_value (const OblLabelPart *part, const char *name, GError **error)
{
  if (g_ptr_array_find_with_equal_func (part->attribute->values, name, g_str_equal, NULL))
    return fail_taken (error, name);
  replace_in (part->attribute->values, part->value, name);
  return TRUE;
}

static gboolean
rename_attribute (const OblLabelPart *part, const char *name, GError **error)
{
  OblAttributeType *type = (OblAttributeType *)part->attribute;
  const GPtrArray *types
      = part->owner == OBL_LABEL_PART_LABEL ? part->label->attributes : part->frame->attributes;

  if (obl_attribute_types_find (types, name) != NULL)
    return fail_taken (error, name);
  set_string (&type->name, name);
  g_free (type->title);
  type->title = obl_label_set_capitalise (name);
  return TRUE;
}

static gboolean
rename_role (const OblLabelPart *part, const char *name, GError **error)
{
  OblRoleType *role = (OblRoleType *)part->role;

  if (obl_frame_type_find_role (part->frame, name) != NULL)
    return fail_taken (error, name);
  set_string (&role->name, name);
  g_free (role->title);
  role->title = obl_label_set_capitalise (name);
  return TRUE;
}

static gboolean
rename_label (OblLabelSet *set, const OblLabelPart *part, const char *name, GError **error)
{
  OblSpanLabel *label = (OblSpanLabel *)part->label;

  if (obl_label_set_find_span_label (set, name) != NULL)
    return fail_taken (error, name);
  replace_mentions (set, label->name, name, TRUE);
  set_string (&label->name, name);
  set_string (&label->title, name);
  return TRUE;
}

static gboolean
rename_frame (OblLabelSet *set, const OblLabelPart *part, const char *name, GError **error)
{
  OblFrameType *type = (OblFrameType *)part->frame;

  if (obl_label_set_find_frame_type (set, name) != NULL)
    return fail_taken (error, name);
  replace_mentions (set, type->name, name, FALSE);
  set_string (&type->name, name);
  set_string (&type->title, name);
  return TRUE;
}

static gboolean
rename_part (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  OblLabelPart part;

  if (!check_name (change->name, error) || !require (set, change->path, &part, error))
    return FALSE;
  switch (part.kind) {
  case OBL_LABEL_PART_LABEL:
    return rename_label (set, &part, change->name, error);
  case OBL_LABEL_PART_FRAME:
    return rename_frame (set, &part, change->name, error);
  case OBL_LABEL_PART_ROLE:
    return rename_role (&part, change->name, error);
  case OBL_LABEL_PART_ATTRIBUTE:
    return rename_attribute (&part, change->name, error);
  case OBL_LABEL_PART_VALUE:
    return rename_value (&part, change->name, error);
  case OBL_LABEL_PART_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

/* Attributes and values that only the one has that goes are the other's from now on. */
static gboolean
merge_attributes (const OblSpanLabel *into, const OblSpanLabel *from, GError **error)
{
  for (guint i = 0; i < from->attributes->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (from->attributes, i);
    const OblAttributeType *other = obl_attribute_types_find (into->attributes, type->name);

    if (other == NULL) {
      g_ptr_array_add (into->attributes, obl_attribute_type_copy (type));
      continue;
    }
    if (other->kind != type->kind)
      return fail (error, OBL_LABEL_SET_ERROR_INVALID,
                   _ ("“%s” and “%s” cannot be merged: their attributes “%s” are not of one kind. "
                      "Rename one of them first"),
                   from->name, into->name, type->name);
    for (guint j = 0; j < type->values->len; j++) {
      const char *value = g_ptr_array_index (type->values, j);

      if (!g_ptr_array_find_with_equal_func (other->values, value, g_str_equal, NULL))
        g_ptr_array_add (other->values, g_strdup (value));
    }
  }
  return TRUE;
}

static gboolean
merge (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  const OblSpanLabel *from
      = obl_label_set_find_span_label (set, obl_label_path_get_shown (change->path));
  const OblSpanLabel *into
      = change->name == NULL ? NULL : obl_label_set_find_span_label (set, change->name);

  if (from == NULL || into == NULL)
    return fail (error, OBL_LABEL_SET_ERROR_NOT_FOUND, _ ("There is no label “%s” to merge"),
                 from == NULL ? obl_label_path_get_shown (change->path) : change->name);
  if (from == into)
    return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("A label cannot be merged with itself"));
  if (from->kind != into->kind)
    return fail (error, OBL_LABEL_SET_ERROR_INVALID,
                 _ ("“%s” and “%s” cannot be merged: only one of them is for entities, or for "
                    "roles"),
                 from->name, into->name);
  if (!merge_attributes (into, from, error))
    return FALSE;
  replace_mentions (set, from->name, into->name, TRUE);
  g_ptr_array_remove (set->span_labels, (gpointer)from);
  return TRUE;
}

/* --- Removing, setting, moving ----------------------------------------------------------------- */

static GPtrArray *
get_list (OblLabelSet *set, const OblLabelPart *part, gpointer *item)
{
  switch (part->kind) {
  case OBL_LABEL_PART_LABEL:
    *item = (gpointer)part->label;
    return set->span_labels;
  case OBL_LABEL_PART_FRAME:
    *item = (gpointer)part->frame;
    return set->frame_types;
  case OBL_LABEL_PART_ROLE:
    *item = (gpointer)part->role;
    return part->frame->roles;
  case OBL_LABEL_PART_ATTRIBUTE:
    *item = (gpointer)part->attribute;
    return part->owner == OBL_LABEL_PART_LABEL ? part->label->attributes : part->frame->attributes;
  case OBL_LABEL_PART_VALUE:
    *item = (gpointer)part->value;
    return part->attribute->values;
  case OBL_LABEL_PART_NONE:
    break;
  }
  g_return_val_if_reached (NULL);
}

static void
remove_from_fillers (OblLabelSet *set, const char *name)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    for (guint j = 0; j < type->roles->len; j++) {
      GPtrArray *names = ((const OblRoleType *)g_ptr_array_index (type->roles, j))->filler_labels;
      guint index = 0;

      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, &index))
        g_ptr_array_remove_index (names, index);
    }
  }
}

static gboolean
remove_part (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  OblLabelPart part;
  gpointer item = NULL;
  GPtrArray *list = NULL;

  if (!require (set, change->path, &part, error))
    return FALSE;
  if (part.kind == OBL_LABEL_PART_LABEL)
    remove_from_fillers (set, part.label->name);
  if (part.kind == OBL_LABEL_PART_FRAME)
    remove_from_fillers (set, part.frame->name);
  list = get_list (set, &part, &item);
  g_ptr_array_remove (list, item);
  return TRUE;
}

static void
set_examples (GPtrArray *examples, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text == NULL ? "" : text, "\n", -1);

  g_ptr_array_set_size (examples, 0);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_strstrip (lines[i]);
    if (*lines[i] != '\0'
        && !g_ptr_array_find_with_equal_func (examples, lines[i], g_str_equal, NULL))
      g_ptr_array_add (examples, g_strdup (lines[i]));
  }
}

/* The members of a part that can be set; NULL where it has none of that kind. */
typedef struct {
  char **title;
  char **key;
  char **color;
  char **guideline;
  GPtrArray *examples;
  gboolean *required;
} Fields;

static Fields
get_fields (const OblLabelPart *part)
{
  OblSpanLabel *label = (OblSpanLabel *)part->label;
  OblFrameType *frame = (OblFrameType *)part->frame;
  OblRoleType *role = (OblRoleType *)part->role;
  OblAttributeType *attribute = (OblAttributeType *)part->attribute;

  switch (part->kind) {
  case OBL_LABEL_PART_LABEL:
    return (Fields){ &label->title,     &label->key,     &label->color,
                     &label->guideline, label->examples, NULL };
  case OBL_LABEL_PART_FRAME:
    return (Fields){ &frame->title,     &frame->key,     &frame->color,
                     &frame->guideline, frame->examples, NULL };
  case OBL_LABEL_PART_ROLE:
    return (Fields){ &role->title, &role->key, NULL, &role->guideline, role->examples, NULL };
  case OBL_LABEL_PART_ATTRIBUTE:
    return (Fields){ .title = &attribute->title,
                     .guideline = &attribute->guideline,
                     .required = &attribute->required };
  case OBL_LABEL_PART_VALUE:
  case OBL_LABEL_PART_NONE:
    break;
  }
  return (Fields){ NULL };
}

static gboolean
set_field (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  const char *field = change->name == NULL ? "" : change->name;
  const char *value = change->value != NULL && *change->value != '\0' ? change->value : NULL;
  OblLabelPart part;
  Fields fields;

  if (!require (set, change->path, &part, error))
    return FALSE;
  fields = get_fields (&part);
  if (strcmp (field, "examples") == 0 && fields.examples != NULL) {
    set_examples (fields.examples, value);
  } else if (strcmp (field, "guideline") == 0 && fields.guideline != NULL) {
    set_string (fields.guideline, value);
  } else if (strcmp (field, "required") == 0 && fields.required != NULL) {
    *fields.required = g_strcmp0 (value, "true") == 0;
  } else if (strcmp (field, "key") == 0 && fields.key != NULL) {
    set_string (fields.key, value);
  } else if (strcmp (field, "title") == 0 && fields.title != NULL) {
    if (value == NULL)
      return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("It needs a name"));
    set_string (fields.title, value);
  } else if (strcmp (field, "color") == 0 && fields.color != NULL) {
    if (value == NULL || strcmp (obl_palette_find (value)->name, value) != 0)
      return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("There is no swatch “%s”"),
                   value == NULL ? "" : value);
    set_string (fields.color, value);
  } else {
    return fail (error, OBL_LABEL_SET_ERROR_INVALID, _ ("“%s” has no “%s” to set"),
                 obl_label_path_get_shown (change->path), field);
  }
  return TRUE;
}

static gboolean
move_part (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  OblLabelPart part;
  gpointer item = NULL;
  GPtrArray *list = NULL;
  guint index = 0;
  gint64 target = 0;

  if (!require (set, change->path, &part, error))
    return FALSE;
  list = get_list (set, &part, &item);
  g_ptr_array_find (list, item, &index);
  target = index + g_ascii_strtoll (change->value == NULL ? "0" : change->value, NULL, 10);
  target = CLAMP (target, 0, (gint64)list->len - 1);
  g_ptr_array_steal_index (list, index);
  g_ptr_array_insert (list, (int)target, item);
  return TRUE;
}

static gboolean
change_copy (OblLabelSet *set, const OblLabelChange *change, GError **error)
{
  switch (change->kind) {
  case OBL_LABEL_CHANGE_ADD_LABEL:
    return add_label (set, change, error);
  case OBL_LABEL_CHANGE_ADD_FRAME:
    return add_frame (set, change, error);
  case OBL_LABEL_CHANGE_ADD_ROLE:
    return add_role (set, change, error);
  case OBL_LABEL_CHANGE_ADD_ATTRIBUTE:
    return add_attribute (set, change, error);
  case OBL_LABEL_CHANGE_ADD_VALUE:
    return add_value (set, change, error);
  case OBL_LABEL_CHANGE_RENAME:
    return rename_part (set, change, error);
  case OBL_LABEL_CHANGE_MERGE:
    return merge (set, change, error);
  case OBL_LABEL_CHANGE_REMOVE:
    return remove_part (set, change, error);
  case OBL_LABEL_CHANGE_SET:
    return set_field (set, change, error);
  case OBL_LABEL_CHANGE_MOVE:
    return move_part (set, change, error);
  case OBL_LABEL_CHANGE_REPLACE:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

OblLabelSet *
obl_label_change_apply (const OblLabelChange *change, const OblLabelSet *set, GError **error)
{
  g_autoptr (OblLabelSet) copy = NULL;
  g_autofree char *json = NULL;

  if (change->kind == OBL_LABEL_CHANGE_REPLACE)
    return obl_label_set_parse (change->value, -1, error);
  copy = obl_label_set_copy (set);
  if (!change_copy (copy, change, error))
    return NULL;
  json = obl_label_set_to_json (copy);
  return obl_label_set_parse (json, -1, error);
}
