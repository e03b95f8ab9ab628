/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each thing that is wrong is a sentence; what a label set does not speak of is right. */
#define G_LOG_DOMAIN "obl-constraint"

#include "config.h"

#include "core/model/obl-constraint.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/model/obl-attributes.h"

static gboolean
has_string (const GPtrArray *list, const char *string)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (list->pdata[i], string) == 0)
      return TRUE;
  return FALSE;
}

static void
say (GPtrArray *problems, char *problem)
{
  g_ptr_array_add (problems, problem);
}

/* --- Attributes -------------------------------------------------------------------------------- */

static void
check_choice (const OblAttributeType *type, const OblJsonNode *value, GPtrArray *problems)
{
  if (value->kind == OBL_JSON_STRING && !has_string (type->values, value->text))
    /* Translators: an attribute and a value that the label set does not have. */
    say (problems,
         g_strdup_printf (_ ("%s: “%s” is not one of its values"), type->title, value->text));
}

static void
check_value (const OblAttributeType *type, const char *json, GPtrArray *problems)
{
  const gsize n_bytes = strlen (json);
  g_autoptr (OblJsonTree) tree = NULL;
  const OblJsonNode *value = NULL;

  if (type->values->len == 0)
    return;
  tree = obl_json_tree_parse_take (g_strndup (json, n_bytes), n_bytes, NULL, NULL);
  if (tree == NULL)
    return;
  value = obl_json_tree_get_root (tree);
  check_choice (type, value, problems);
  if (value->kind == OBL_JSON_ARRAY)
    for (const OblJsonNode *child = value->first; child != NULL; child = child->next)
      check_choice (type, child, problems);
}

static void
check_attributes (const GPtrArray *types, const GPtrArray *attributes, GPtrArray *problems)
{
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = types->pdata[i];
    const char *json = obl_attributes_get (attributes, type->name);

    if (json != NULL)
      check_value (type, json, problems);
    else if (type->required)
      /* Translators: %s is an attribute or a role. */
      say (problems, g_strdup_printf (_ ("%s is missing"), type->title));
  }
}

GPtrArray *
obl_constraint_list_span (const OblLabelSet *set, const OblSpan *span)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  const OblSpanLabel *label = obl_label_set_find_span_label (set, span->label);

  if (label == NULL)
    say (problems, g_strdup_printf (_ ("“%s” is not in the label set"), span->label));
  else
    check_attributes (label->attributes, span->attributes, problems);
  return problems;
}

/* --- Roles ------------------------------------------------------------------------------------- */

/* A span made for the role alone fills it whatever the list says. */
static gboolean
may_fill (const OblRoleType *type, const OblRole *role, const char *label)
{
  if ((type->fillers & (1u << role->kind)) == 0)
    return FALSE;
  return type->filler_labels->len == 0 || label == NULL || has_string (type->filler_labels, label)
         || (role->kind == OBL_FILLER_SPAN && g_strcmp0 (type->span_label, label) == 0);
}

static void
check_role (const OblRoleType *type,
            const OblFrame *frame,
            OblLabelOfFunc label_of,
            gpointer user_data,
            GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    const char *label = NULL;

    if (strcmp (role->role, type->name) != 0)
      continue;
    n++;
    label = label_of (role, user_data);
    if (may_fill (type, role, label))
      continue;
    if (label != NULL)
      /* Translators: a label and a role, as in “Date cannot be Source”. */
      say (problems, g_strdup_printf (_ ("%s cannot be %s"), label, type->title));
    else
      say (problems,
           g_strdup_printf (_ ("%s is filled by something that it cannot be"), type->title));
  }
  if (n < type->min && n == 0)
    say (problems, g_strdup_printf (_ ("%s is missing"), type->title));
  else if (n < type->min)
    say (problems, g_strdup_printf (ngettext ("%s: there should be at least %u",
                                              "%s: there should be at least %u", type->min),
                                    type->title, type->min));
  else if (n > type->max)
    say (problems, g_strdup_printf (ngettext ("%s: there should be no more than %u",
                                              "%s: there should be no more than %u", type->max),
                                    type->title, type->max));
}

static void
check_unknown_roles (const OblFrameType *type, const OblFrame *frame, GPtrArray *problems)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];

    if (obl_frame_type_find_role (type, role->role) == NULL)
      say (problems, g_strdup_printf (_ ("“%s” is no role of %s"), role->role, type->title));
  }
}

GPtrArray *
obl_constraint_list_frame (const OblLabelSet *set,
                           const OblFrame *frame,
                           OblLabelOfFunc label_of,
                           gpointer user_data)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  const OblFrameType *type = obl_label_set_find_frame_type (set, frame->type);

  if (type == NULL) {
    say (problems, g_strdup_printf (_ ("“%s” is not in the label set"), frame->type));
    return problems;
  }
  for (guint i = 0; i < type->roles->len; i++)
    check_role (type->roles->pdata[i], frame, label_of, user_data, problems);
  check_unknown_roles (type, frame, problems);
  check_attributes (type->attributes, frame->attributes, problems);
  return problems;
}
