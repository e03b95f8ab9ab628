/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label set as JSON.  Every member is written, in one order, so that equal sets give equal bytes
 * and a project's history can compare them. */
#define G_LOG_DOMAIN "obl-label-set"

#include "config.h"

#include "core/model/obl-label-set-private.h"

#include "core/base/obl-json.h"

static void
write_strings (OblJson *json, const char *name, const GPtrArray *strings)
{
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; i < strings->len; i++)
    obl_json_string (json, g_ptr_array_index (strings, i));
  obl_json_end_array (json);
}

/* Left out when there are none: so they are in all that was written before there were any. */
static void
write_examples (OblJson *json, const GPtrArray *examples)
{
  if (examples->len > 0)
    write_strings (json, "examples", examples);
}

static void
write_attributes (OblJson *json, const GPtrArray *types)
{
  obl_json_name (json, "attributes");
  obl_json_begin_array (json);
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);

    obl_json_begin_object (json);
    obl_json_member_string (json, "name", type->name);
    obl_json_member_string (json, "title", type->title);
    obl_json_member_string (json, "kind", obl_value_kind_to_string (type->kind));
    write_strings (json, "values", type->values);
    obl_json_member_boolean (json, "advanced", type->advanced);
    /* Versions that do not know it read sets that do not use it. */
    if (type->required)
      obl_json_member_boolean (json, "required", TRUE);
    obl_json_member_string (json, "guideline", type->guideline);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_span_label (OblJson *json, const OblSpanLabel *label)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "name", label->name);
  obl_json_member_string (json, "title", label->title);
  obl_json_member_string (json, "kind", obl_span_kind_to_string (label->kind));
  obl_json_member_string (json, "color", label->color);
  obl_json_member_string (json, "key", label->key);
  write_attributes (json, label->attributes);
  obl_json_member_string (json, "guideline", label->guideline);
  write_examples (json, label->examples);
  obl_json_end_object (json);
}

static void
write_role (OblJson *json, const OblRoleType *role)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "name", role->name);
  obl_json_member_string (json, "title", role->title);
  obl_json_member_string (json, "span_label", role->span_label);
  obl_json_member_int (json, "min", role->min);
  obl_json_name (json, "max");
  if (role->max == G_MAXUINT)
    obl_json_null (json);
  else
    obl_json_int (json, role->max);
  obl_json_name (json, "fillers");
  obl_json_begin_array (json);
  for (OblFillerKind kind = OBL_FILLER_SPAN; kind <= OBL_FILLER_URL; kind++)
    if ((role->fillers & (1u << kind)) != 0)
      obl_json_string (json, obl_filler_kind_to_string (kind));
  obl_json_end_array (json);
  write_strings (json, "filler_labels", role->filler_labels);
  obl_json_member_string (json, "key", role->key);
  obl_json_member_boolean (json, "advanced", role->advanced);
  obl_json_member_string (json, "guideline", role->guideline);
  write_examples (json, role->examples);
  obl_json_end_object (json);
}

static void
write_frame_type (OblJson *json, const OblFrameType *type)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "name", type->name);
  obl_json_member_string (json, "title", type->title);
  obl_json_member_string (json, "color", type->color);
  obl_json_member_string (json, "key", type->key);
  obl_json_name (json, "roles");
  obl_json_begin_array (json);
  for (guint i = 0; i < type->roles->len; i++)
    write_role (json, g_ptr_array_index (type->roles, i));
  obl_json_end_array (json);
  write_attributes (json, type->attributes);
  obl_json_member_string (json, "guideline", type->guideline);
  write_examples (json, type->examples);
  obl_json_end_object (json);
}

static void
write_document_label (OblJson *json, const OblDocumentLabelType *type)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "name", type->name);
  obl_json_member_string (json, "title", type->title);
  write_strings (json, "values", type->values);
  obl_json_end_object (json);
}

char *
obl_label_set_to_json (const OblLabelSet *set)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "obelus_label_set", OBL_LABEL_SET_FORMAT);
  obl_json_member_string (json, "id", set->id);
  obl_json_member_string (json, "name", set->name);
  obl_json_member_string (json, "description", set->description);

  obl_json_name (json, "span_labels");
  obl_json_begin_array (json);
  for (guint i = 0; i < set->span_labels->len; i++)
    write_span_label (json, g_ptr_array_index (set->span_labels, i));
  obl_json_end_array (json);

  obl_json_name (json, "frame_types");
  obl_json_begin_array (json);
  for (guint i = 0; i < set->frame_types->len; i++)
    write_frame_type (json, g_ptr_array_index (set->frame_types, i));
  obl_json_end_array (json);

  obl_json_name (json, "document_labels");
  obl_json_begin_array (json);
  for (guint i = 0; i < set->document_labels->len; i++)
    write_document_label (json, g_ptr_array_index (set->document_labels, i));
  obl_json_end_array (json);
  obl_json_end_object (json);

  return g_string_free (out, FALSE);
}
