/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values are kept as JSON text, so that each keeps its kind without a type of its own for it. */
#define G_LOG_DOMAIN "obl-attributes"

#include "config.h"

#include "core/model/obl-attributes.h"

#include <string.h>

#include "core/base/obl-json-tree.h"

static void
attribute_free (gpointer data)
{
  OblAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
  g_free (attribute);
}

GPtrArray *
obl_attributes_new (void)
{
  return g_ptr_array_new_with_free_func (attribute_free);
}

GPtrArray *
obl_attributes_copy (const GPtrArray *attributes)
{
  GPtrArray *copy = obl_attributes_new ();

  for (guint i = 0; attributes != NULL && i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];

    obl_attributes_set (copy, attribute->name, attribute->value);
  }
  return copy;
}

/* Where @name is or would stand. */
static guint
find_attribute (const GPtrArray *attributes, const char *name, gboolean *found)
{
  guint i;

  *found = FALSE;
  for (i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];
    int order = strcmp (attribute->name, name);

    if (order >= 0) {
      *found = order == 0;
      break;
    }
  }
  return i;
}

void
obl_attributes_set (GPtrArray *attributes, const char *name, const char *json_value)
{
  gboolean found;
  guint index = find_attribute (attributes, name, &found);

  if (json_value == NULL) {
    if (found)
      g_ptr_array_remove_index (attributes, index);
  } else if (found) {
    OblAttribute *attribute = attributes->pdata[index];
    char *value = g_strdup (json_value);

    g_free (attribute->value);
    attribute->value = value;
  } else {
    OblAttribute *attribute = g_new0 (OblAttribute, 1);

    attribute->name = g_strdup (name);
    attribute->value = g_strdup (json_value);
    g_ptr_array_insert (attributes, (int)index, attribute);
  }
}

void
obl_attributes_set_string (GPtrArray *attributes, const char *name, const char *value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_string (json, value);
  obl_attributes_set (attributes, name, value == NULL ? NULL : out->str);
}

const char *
obl_attributes_get (const GPtrArray *attributes, const char *name)
{
  gboolean found;
  guint index;

  if (attributes == NULL)
    return NULL;
  index = find_attribute (attributes, name, &found);
  return found ? ((const OblAttribute *)attributes->pdata[index])->value : NULL;
}

char *
obl_attributes_dup_string (const GPtrArray *attributes, const char *name)
{
  const char *value = obl_attributes_get (attributes, name);
  g_autoptr (OblJsonTree) tree = NULL;

  if (value == NULL)
    return NULL;
  tree = obl_json_tree_parse_take (g_strdup (value), strlen (value), NULL, NULL);
  if (tree != NULL && obl_json_tree_get_root (tree)->kind == OBL_JSON_STRING)
    return g_strdup (obl_json_tree_get_root (tree)->text);
  return g_strdup (value);
}

gboolean
obl_attributes_are_discussed (const GPtrArray *attributes)
{
  return g_strcmp0 (obl_attributes_get (attributes, "review_state"), "\"discuss\"") == 0;
}

gboolean
obl_attributes_equal (const GPtrArray *a, const GPtrArray *b)
{
  guint n_a = a == NULL ? 0 : a->len;
  guint n_b = b == NULL ? 0 : b->len;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++) {
    const OblAttribute *x = a->pdata[i];
    const OblAttribute *y = b->pdata[i];

    if (strcmp (x->name, y->name) != 0 || strcmp (x->value, y->value) != 0)
      return FALSE;
  }
  return TRUE;
}
