/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names in a query mean in a project: nobody has to remember which letters are large. */
#define G_LOG_DOMAIN "obl-store-query-names"

#include "config.h"

#include "core/store/obl-store-query.h"

#include <string.h>

static gboolean
is_named (const char *name, const char *title, const char *typed)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *folded_title = title == NULL ? NULL : g_utf8_casefold (title, -1);

  return strcmp (folded, wanted) == 0 || g_strcmp0 (folded_title, wanted) == 0;
}

static gboolean
begins_with (const char *name, const char *typed)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_prefix (folded, wanted);
}

const char *
obl_query_names_skip (const char *name, const char *kind)
{
  gsize length = strlen (kind);

  return g_ascii_strncasecmp (name, kind, length) == 0 && name[length] == '.' ? name + length + 1
                                                                              : NULL;
}

const char *
obl_query_names_find_frame (const OblLabelSet *set, const char *typed)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = set->frame_types->pdata[i];

    if (is_named (type->name, type->title, typed))
      return type->name;
  }
  return NULL;
}

const OblRoleType *
obl_query_names_find_role (const OblLabelSet *set, const char *frame, const char *typed)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = set->frame_types->pdata[i];

    if (frame != NULL && strcmp (type->name, frame) != 0)
      continue;
    for (guint j = 0; j < type->roles->len; j++) {
      const OblRoleType *role = type->roles->pdata[j];

      if (is_named (role->name, role->title, typed))
        return role;
    }
  }
  return NULL;
}

static const OblAttributeType *
find_in (const GPtrArray *attributes, const char *typed)
{
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttributeType *type = attributes->pdata[i];

    if (is_named (type->name, type->title, typed))
      return type;
  }
  return NULL;
}

static const OblAttributeType *
find_attribute (const OblLabelSet *set, const char *typed, guint *owners)
{
  const OblAttributeType *found = NULL;

  *owners = 0;
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblAttributeType *type
        = find_in (((OblFrameType *)set->frame_types->pdata[i])->attributes, typed);

    if (type != NULL) {
      found = type;
      *owners |= OBL_TARGET_FRAMES;
    }
  }
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblAttributeType *type
        = find_in (((OblSpanLabel *)set->span_labels->pdata[i])->attributes, typed);

    if (type != NULL) {
      found = type;
      *owners |= OBL_TARGET_SPANS;
    }
  }
  return found;
}

const OblAttributeType *
obl_query_names_find_attribute (const OblLabelSet *set, const char *typed)
{
  guint owners;

  return find_attribute (set, typed, &owners);
}

guint
obl_query_names_get_owners (const OblLabelSet *set, const char *typed)
{
  guint owners;

  find_attribute (set, typed, &owners);
  return owners;
}

GPtrArray *
obl_query_names_list_labels (const OblLabelSet *set, const char *typed, gboolean is_prefix)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = set->span_labels->pdata[i];

    if (is_prefix ? begins_with (label->name, typed) || begins_with (label->title, typed)
                  : is_named (label->name, label->title, typed))
      g_ptr_array_add (names, label->name);
  }
  if (names->len == 0)
    g_ptr_array_add (names, (gpointer)typed);
  return names;
}
