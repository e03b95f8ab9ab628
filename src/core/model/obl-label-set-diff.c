/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not the same in two label sets.  Each is laid out as a list of what it says, "Person.key" is
 * "1", in the order of its parts; the two lists are then compared by what each says about what. */
#define G_LOG_DOMAIN "obl-label-set-diff"

#include "config.h"

#include "core/model/obl-label-set-diff.h"

#include "core/model/obl-label-set-private.h"

typedef struct {
  GPtrArray *order;   /* char * paths, with "\n" and the member after those of members */
  GHashTable *values; /* path → value */
} Layout;

static void
layout_clear (Layout *layout)
{
  g_hash_table_unref (layout->values);
  g_ptr_array_unref (layout->order);
}

static void
say (Layout *layout, const char *path, const char *member, const char *value)
{
  char *key = member == NULL ? g_strdup (path) : g_strconcat (path, "\n", member, NULL);

  g_ptr_array_add (layout->order, key);
  g_hash_table_insert (layout->values, key, g_strdup (value == NULL ? "" : value));
}

static char *
dup_list (const GPtrArray *strings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (out, i == 0 ? "%s" : ", %s",
                            (const char *)g_ptr_array_index (strings, i));
  return g_string_free (out, FALSE);
}

static void
say_list (Layout *layout, const char *path, const char *member, const GPtrArray *strings)
{
  g_autofree char *list = dup_list (strings);

  say (layout, path, member, list);
}

static void
say_attributes (Layout *layout, const char *owner, const GPtrArray *types)
{
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);
    g_autofree char *path = g_strdup_printf ("%s.%s", owner, type->name);

    say (layout, path, NULL, "attribute");
    say (layout, path, "title", type->title);
    say (layout, path, "kind", obl_value_kind_to_string (type->kind));
    say_list (layout, path, "values", type->values);
    say (layout, path, "advanced", type->advanced ? "true" : "false");
    say (layout, path, "required", type->required ? "true" : "false");
    say (layout, path, "guideline", type->guideline);
  }
}

static void
say_label (Layout *layout, const OblSpanLabel *label)
{
  say (layout, label->name, NULL, "label");
  say (layout, label->name, "title", label->title);
  say (layout, label->name, "kind", obl_span_kind_to_string (label->kind));
  say (layout, label->name, "color", label->color);
  say (layout, label->name, "key", label->key);
  say (layout, label->name, "guideline", label->guideline);
  say_list (layout, label->name, "examples", label->examples);
  say_attributes (layout, label->name, label->attributes);
}

static void
say_role (Layout *layout, const char *owner, const OblRoleType *role)
{
  g_autofree char *path = g_strdup_printf ("%s.%s", owner, role->name);
  g_autofree char *min = g_strdup_printf ("%u", role->min);
  g_autofree char *max = role->max == G_MAXUINT ? NULL : g_strdup_printf ("%u", role->max);
  g_autoptr (GPtrArray) fillers = g_ptr_array_new ();

  for (OblFillerKind kind = OBL_FILLER_SPAN; kind <= OBL_FILLER_URL; kind++)
    if ((role->fillers & (1u << kind)) != 0)
      g_ptr_array_add (fillers, (gpointer)obl_filler_kind_to_string (kind));
  say (layout, path, NULL, "role");
  say (layout, path, "title", role->title);
  say (layout, path, "span_label", role->span_label);
  say (layout, path, "min", min);
  say (layout, path, "max", max);
  say_list (layout, path, "fillers", fillers);
  say_list (layout, path, "filler_labels", role->filler_labels);
  say (layout, path, "key", role->key);
  say (layout, path, "advanced", role->advanced ? "true" : "false");
  say (layout, path, "guideline", role->guideline);
  say_list (layout, path, "examples", role->examples);
}

static void
say_frame_type (Layout *layout, const OblFrameType *type)
{
  g_autofree char *path = g_strconcat ("frame:", type->name, NULL);

  say (layout, path, NULL, "frame type");
  say (layout, path, "title", type->title);
  say (layout, path, "color", type->color);
  say (layout, path, "key", type->key);
  say (layout, path, "guideline", type->guideline);
  say_list (layout, path, "examples", type->examples);
  for (guint i = 0; i < type->roles->len; i++)
    say_role (layout, path, g_ptr_array_index (type->roles, i));
  say_attributes (layout, path, type->attributes);
}

static void
lay_out (Layout *layout, const OblLabelSet *set)
{
  layout->order = g_ptr_array_new_with_free_func (g_free);
  layout->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < set->span_labels->len; i++)
    say_label (layout, g_ptr_array_index (set->span_labels, i));
  for (guint i = 0; i < set->frame_types->len; i++)
    say_frame_type (layout, g_ptr_array_index (set->frame_types, i));
  for (guint i = 0; i < set->document_labels->len; i++) {
    const OblDocumentLabelType *type = g_ptr_array_index (set->document_labels, i);
    g_autofree char *path = g_strconcat ("document:", type->name, NULL);

    say (layout, path, NULL, "document label");
    say (layout, path, "title", type->title);
    say_list (layout, path, "values", type->values);
  }
}

void
obl_label_difference_free (OblLabelDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->path);
  g_free (difference->member);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static void
add (GPtrArray *found, const char *key, const char *before, const char *after)
{
  OblLabelDifference *difference = g_new0 (OblLabelDifference, 1);
  g_auto (GStrv) parts = g_strsplit (key, "\n", 2);

  difference->path = g_strdup (parts[0]);
  difference->member = g_strdup (parts[1]);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (found, difference);
}

/* Whether @key is of a part that is only on one side: that it is says it all. */
static gboolean
is_of_missing (const Layout *layout, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "\n", 2);

  return parts[1] != NULL && !g_hash_table_contains (layout->values, parts[0]);
}

GPtrArray *
obl_label_set_diff (const OblLabelSet *before, const OblLabelSet *after)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_label_difference_free);
  Layout old = { 0 };
  Layout new = { 0 };

  lay_out (&old, before);
  lay_out (&new, after);
  for (guint i = 0; i < old.order->len; i++) {
    const char *key = g_ptr_array_index (old.order, i);
    const char *value = g_hash_table_lookup (old.values, key);
    const char *other = g_hash_table_lookup (new.values, key);

    if (g_strcmp0 (value, other) != 0 && !is_of_missing (&new, key))
      add (found, key, value, other);
  }
  for (guint i = 0; i < new.order->len; i++) {
    const char *key = g_ptr_array_index (new.order, i);

    if (!g_hash_table_contains (old.values, key) && !is_of_missing (&old, key))
      add (found, key, NULL, g_hash_table_lookup (new.values, key));
  }
  layout_clear (&old);
  layout_clear (&new);

  return found;
}
