/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label set in memory: made, copied, looked up, let go.
 *
 * Reading and writing its JSON are in obl-label-set-parse.c and obl-label-set-write.c, growing it
 * in obl-label-set-edit.c, the shipped ones in obl-label-set-presets.c.  A set is built by one
 * caller and shared read-only from then on, so only the reference count needs to be atomic. */
#define G_LOG_DOMAIN "obl-label-set"

#include "config.h"

#include "core/model/obl-label-set-private.h"

#include <string.h>

G_DEFINE_QUARK (obl_label_set_error_quark, obl_label_set_error)

/* --- Words -------------------------------------------------------------------------------------- */

static const char *const value_kinds[] = { "choice", "choices", "text", "number", "boolean", NULL };
static const char *const span_kinds[] = { "entity", "role", "other", NULL };
static const char *const filler_kinds[] = { "span", "frame", "entity", "document", "url", NULL };

static gboolean
find_word (const char *const *words, const char *word, guint *index)
{
  for (guint i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], word) == 0) {
      *index = i;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
obl_value_kind_to_string (OblValueKind kind)
{
  return value_kinds[kind];
}

gboolean
obl_value_kind_from_string (const char *string, OblValueKind *kind)
{
  return find_word (value_kinds, string, kind);
}

const char *
obl_span_kind_to_string (OblSpanKind kind)
{
  return span_kinds[kind];
}

gboolean
obl_span_kind_from_string (const char *string, OblSpanKind *kind)
{
  return find_word (span_kinds, string, kind);
}

const char *
obl_filler_kind_to_string (OblFillerKind kind)
{
  return filler_kinds[kind];
}

gboolean
obl_filler_kind_from_string (const char *string, OblFillerKind *kind)
{
  return find_word (filler_kinds, string, kind);
}

/* --- The parts -------------------------------------------------------------------------------- */

OblAttributeType *
obl_attribute_type_new (void)
{
  OblAttributeType *type = g_new0 (OblAttributeType, 1);

  type->values = g_ptr_array_new_with_free_func (g_free);

  return type;
}

void
obl_attribute_type_free (OblAttributeType *type)
{
  if (type == NULL)
    return;

  g_free (type->name);
  g_free (type->title);
  g_ptr_array_unref (type->values);
  g_free (type->guideline);
  g_free (type);
}

OblSpanLabel *
obl_span_label_new (void)
{
  OblSpanLabel *label = g_new0 (OblSpanLabel, 1);

  label->examples = g_ptr_array_new_with_free_func (g_free);
  label->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_attribute_type_free);

  return label;
}

void
obl_span_label_free (OblSpanLabel *label)
{
  if (label == NULL)
    return;

  g_free (label->name);
  g_free (label->title);
  g_free (label->color);
  g_free (label->key);
  g_ptr_array_unref (label->attributes);
  g_free (label->guideline);
  g_ptr_array_unref (label->examples);
  g_free (label);
}

OblRoleType *
obl_role_type_new (void)
{
  OblRoleType *role = g_new0 (OblRoleType, 1);

  role->examples = g_ptr_array_new_with_free_func (g_free);
  role->max = G_MAXUINT;
  role->filler_labels = g_ptr_array_new_with_free_func (g_free);

  return role;
}

void
obl_role_type_free (OblRoleType *role)
{
  if (role == NULL)
    return;

  g_free (role->name);
  g_free (role->title);
  g_free (role->span_label);
  g_ptr_array_unref (role->filler_labels);
  g_free (role->key);
  g_free (role->guideline);
  g_ptr_array_unref (role->examples);
  g_free (role);
}

OblFrameType *
obl_frame_type_new (void)
{
  OblFrameType *type = g_new0 (OblFrameType, 1);

  type->examples = g_ptr_array_new_with_free_func (g_free);
  type->roles = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_role_type_free);
  type->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_attribute_type_free);

  return type;
}

void
obl_frame_type_free (OblFrameType *type)
{
  if (type == NULL)
    return;

  g_free (type->name);
  g_free (type->title);
  g_free (type->color);
  g_free (type->key);
  g_ptr_array_unref (type->roles);
  g_ptr_array_unref (type->attributes);
  g_free (type->guideline);
  g_ptr_array_unref (type->examples);
  g_free (type);
}

OblDocumentLabelType *
obl_document_label_type_new (void)
{
  OblDocumentLabelType *type = g_new0 (OblDocumentLabelType, 1);

  type->values = g_ptr_array_new_with_free_func (g_free);

  return type;
}

void
obl_document_label_type_free (OblDocumentLabelType *type)
{
  if (type == NULL)
    return;

  g_free (type->name);
  g_free (type->title);
  g_ptr_array_unref (type->values);
  g_free (type);
}

/* --- Copies of the parts: each has the type of a GCopyFunc ------------------------------------ */

static gpointer
copy_string (gconstpointer source, gpointer data)
{
  return g_strdup (source);
}

static gpointer
copy_attribute_type (gconstpointer source, gpointer data)
{
  const OblAttributeType *from = source;
  OblAttributeType *type = g_new0 (OblAttributeType, 1);

  type->name = g_strdup (from->name);
  type->title = g_strdup (from->title);
  type->kind = from->kind;
  type->values = g_ptr_array_copy (from->values, copy_string, NULL);
  type->advanced = from->advanced;
  type->required = from->required;
  type->guideline = g_strdup (from->guideline);

  return type;
}

OblAttributeType *
obl_attribute_type_copy (const OblAttributeType *type)
{
  return copy_attribute_type (type, NULL);
}

static gpointer
copy_span_label (gconstpointer source, gpointer data)
{
  const OblSpanLabel *from = source;
  OblSpanLabel *label = g_new0 (OblSpanLabel, 1);

  label->name = g_strdup (from->name);
  label->title = g_strdup (from->title);
  label->kind = from->kind;
  label->color = g_strdup (from->color);
  label->key = g_strdup (from->key);
  label->attributes = g_ptr_array_copy (from->attributes, copy_attribute_type, NULL);
  label->guideline = g_strdup (from->guideline);
  label->examples = g_ptr_array_copy (from->examples, copy_string, NULL);

  return label;
}

static gpointer
copy_role_type (gconstpointer source, gpointer data)
{
  const OblRoleType *from = source;
  OblRoleType *role = g_new0 (OblRoleType, 1);

  role->name = g_strdup (from->name);
  role->title = g_strdup (from->title);
  role->span_label = g_strdup (from->span_label);
  role->min = from->min;
  role->max = from->max;
  role->fillers = from->fillers;
  role->filler_labels = g_ptr_array_copy (from->filler_labels, copy_string, NULL);
  role->key = g_strdup (from->key);
  role->advanced = from->advanced;
  role->guideline = g_strdup (from->guideline);
  role->examples = g_ptr_array_copy (from->examples, copy_string, NULL);

  return role;
}

static gpointer
copy_frame_type (gconstpointer source, gpointer data)
{
  const OblFrameType *from = source;
  OblFrameType *type = g_new0 (OblFrameType, 1);

  type->name = g_strdup (from->name);
  type->title = g_strdup (from->title);
  type->color = g_strdup (from->color);
  type->key = g_strdup (from->key);
  type->roles = g_ptr_array_copy (from->roles, copy_role_type, NULL);
  type->attributes = g_ptr_array_copy (from->attributes, copy_attribute_type, NULL);
  type->guideline = g_strdup (from->guideline);
  type->examples = g_ptr_array_copy (from->examples, copy_string, NULL);

  return type;
}

static gpointer
copy_document_label_type (gconstpointer source, gpointer data)
{
  const OblDocumentLabelType *from = source;
  OblDocumentLabelType *type = g_new0 (OblDocumentLabelType, 1);

  type->name = g_strdup (from->name);
  type->title = g_strdup (from->title);
  type->values = g_ptr_array_copy (from->values, copy_string, NULL);

  return type;
}

/* --- The set ---------------------------------------------------------------------------------- */

OblLabelSet *
obl_label_set_new (void)
{
  OblLabelSet *set = g_atomic_rc_box_new0 (OblLabelSet);

  set->span_labels = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_label_free);
  set->frame_types = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_type_free);
  set->document_labels
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_label_type_free);

  return set;
}

OblLabelSet *
obl_label_set_copy (const OblLabelSet *set)
{
  OblLabelSet *copy = g_atomic_rc_box_new0 (OblLabelSet);

  copy->id = g_strdup (set->id);
  copy->name = g_strdup (set->name);
  copy->description = g_strdup (set->description);
  /* g_ptr_array_copy() keeps the free function. */
  copy->span_labels = g_ptr_array_copy (set->span_labels, copy_span_label, NULL);
  copy->frame_types = g_ptr_array_copy (set->frame_types, copy_frame_type, NULL);
  copy->document_labels = g_ptr_array_copy (set->document_labels, copy_document_label_type, NULL);
  copy->version = set->version;

  return copy;
}

OblLabelSet *
obl_label_set_ref (OblLabelSet *set)
{
  return g_atomic_rc_box_acquire (set);
}

static void
label_set_clear (gpointer data)
{
  OblLabelSet *set = data;

  g_free (set->id);
  g_free (set->name);
  g_free (set->description);
  g_ptr_array_unref (set->span_labels);
  g_ptr_array_unref (set->frame_types);
  g_ptr_array_unref (set->document_labels);
}

void
obl_label_set_unref (OblLabelSet *set)
{
  if (set != NULL)
    g_atomic_rc_box_release_full (set, label_set_clear);
}

/* --- Looking up: the sets are small, so a walk is the fastest index ---------------------------- */

const OblSpanLabel *
obl_label_set_find_span_label (const OblLabelSet *set, const char *name)
{
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    if (strcmp (label->name, name) == 0)
      return label;
  }

  return NULL;
}

const OblFrameType *
obl_label_set_find_frame_type (const OblLabelSet *set, const char *name)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    if (strcmp (type->name, name) == 0)
      return type;
  }

  return NULL;
}

const OblRoleType *
obl_frame_type_find_role (const OblFrameType *type, const char *name)
{
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);

    if (strcmp (role->name, name) == 0)
      return role;
  }

  return NULL;
}

const OblAttributeType *
obl_attribute_types_find (const GPtrArray *types, const char *name)
{
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);

    if (strcmp (type->name, name) == 0)
      return type;
  }

  return NULL;
}
