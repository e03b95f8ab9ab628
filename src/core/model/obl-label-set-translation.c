/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a label set in the reader's language.
 *
 * Names are data: they are stored, exported and never translated.  Titles, guidelines and values are
 * shown, and those of the shipped sets are in po/ like every other visible string, in a context of
 * their own, since "To" or "Time" need not mean there what it means elsewhere.  build-aux/update-po
 * lists them.  A person's own words are in no translation and come back as they are. */
#define G_LOG_DOMAIN "obl-label-set"

#include "config.h"

#include "core/model/obl-label-set.h"

#include <glib/gi18n-lib.h>

const char *
obl_label_set_translate (const char *words)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "label set", words);
}

static void
translate (char **words)
{
  char *before = *words;

  if (before == NULL)
    return;
  *words = g_strdup (obl_label_set_translate (before));
  g_free (before);
}

static void
translate_attributes (GPtrArray *types)
{
  for (guint i = 0; i < types->len; i++) {
    OblAttributeType *type = g_ptr_array_index (types, i);

    translate (&type->title);
    translate (&type->guideline);
  }
}

static void
translate_frame_type (OblFrameType *type)
{
  translate (&type->title);
  translate (&type->guideline);
  for (guint i = 0; i < type->roles->len; i++) {
    OblRoleType *role = g_ptr_array_index (type->roles, i);

    translate (&role->title);
    translate (&role->guideline);
  }
  translate_attributes (type->attributes);
}

OblLabelSet *
obl_label_set_dup_translated (const OblLabelSet *set)
{
  OblLabelSet *copy = obl_label_set_copy (set);

  translate (&copy->name);
  translate (&copy->description);
  for (guint i = 0; i < copy->span_labels->len; i++) {
    OblSpanLabel *label = g_ptr_array_index (copy->span_labels, i);

    translate (&label->title);
    translate (&label->guideline);
    translate_attributes (label->attributes);
  }
  for (guint i = 0; i < copy->frame_types->len; i++)
    translate_frame_type (g_ptr_array_index (copy->frame_types, i));
  for (guint i = 0; i < copy->document_labels->len; i++)
    translate (&((OblDocumentLabelType *)g_ptr_array_index (copy->document_labels, i))->title);

  return copy;
}
