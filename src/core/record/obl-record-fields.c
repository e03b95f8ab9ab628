/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed reading of members; every message begins with the JSON path of what is wrong. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-fields.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"

/* Aliases of an entity, attributes of a span, tags of an article … */
#define MAX_FEW 10000

gboolean
obl_record_fail (
    GError **error, OblRecordError code, const OblJsonNode *node, const char *format, ...)
{
  g_autofree char *path = obl_json_node_dup_path (node);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a place in JSON ("$.spans[3].label") and what is wrong there. */
  g_set_error (error, OBL_RECORD_ERROR, (int)code, _ ("at %s: %s"), path, message);
  return FALSE;
}

gboolean
obl_record_fail_at (GError **error, const OblJsonNode *node)
{
  g_autofree char *path = obl_json_node_dup_path (node);

  g_prefix_error (error, _ ("at %s: "), path);
  return FALSE;
}

static const char *
describe_kind (OblJsonKind kind)
{
  switch (kind) {
  case OBL_JSON_NULL:
    return "null";
  case OBL_JSON_BOOLEAN:
    return _ ("true or false");
  case OBL_JSON_NUMBER:
    return _ ("a number");
  case OBL_JSON_STRING:
    return _ ("a string");
  case OBL_JSON_ARRAY:
    return _ ("an array");
  case OBL_JSON_OBJECT:
    return _ ("an object");
  }
  g_return_val_if_reached ("");
}

gboolean
obl_record_check_kind (const OblJsonNode *node, OblJsonKind kind, GError **error)
{
  if ((OblJsonKind)node->kind == kind)
    return TRUE;
  /* Translators: two kinds of JSON value, "expected a string, found a number". */
  return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("expected %s, found %s"),
                          describe_kind (kind), describe_kind ((OblJsonKind)node->kind));
}

gboolean
obl_record_check_few (const OblJsonNode *list, GError **error)
{
  if (list->n_children <= MAX_FEW)
    return TRUE;
  return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, list,
                          _ ("%u of them are too many; %d is the limit"), list->n_children,
                          MAX_FEW);
}

gboolean
obl_record_read_text (const OblJsonNode *object, const char *name, char **value, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (node->kind == OBL_JSON_NULL) {
    g_clear_pointer (value, g_free);
    return TRUE;
  }
  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  g_free (*value);
  *value = g_strndup (node->text, node->n_bytes);
  return TRUE;
}

gboolean
obl_record_read_name (const OblJsonNode *object, const char *name, char **value, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  if (node->n_bytes == 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("this must not be empty"));
  return obl_record_read_text (object, name, value, error);
}

gboolean
obl_record_read_time (const OblJsonNode *object, const char *name, gint64 *value, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (node->kind == OBL_JSON_NULL) {
    *value = 0;
    return TRUE;
  }
  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  if (!obl_time_parse (node->text, value))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("“%s” is not a moment like “2024-01-21T08:30:00Z”"), node->text);
  return TRUE;
}

static gboolean
read_int (const OblJsonNode *node, gint64 min, gint64 max, gint64 *value, GError **error)
{
  gint64 number;

  if (!obl_record_check_kind (node, OBL_JSON_NUMBER, error))
    return FALSE;
  if (!obl_json_node_get_int (node, &number) || number < min || number > max)
    return obl_record_fail (
        error, OBL_RECORD_ERROR_INVALID, node,
        _ ("expected a whole number from %" PRId64 " to %" PRId64 ", found %.*s"), min, max,
        (int)MIN (node->n_bytes, 40), node->text);
  *value = number;
  return TRUE;
}

gboolean
obl_record_read_int (const OblJsonNode *object,
                     const char *name,
                     gint64 min,
                     gint64 max,
                     gint64 *value,
                     GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  return node == NULL || read_int (node, min, max, value, error);
}

gboolean
obl_record_read_child (const OblJsonNode *object,
                       const char *name,
                       OblJsonKind kind,
                       const OblJsonNode **child,
                       GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  *child = NULL;
  if (node == NULL || node->kind == OBL_JSON_NULL)
    return TRUE;
  if (!obl_record_check_kind (node, kind, error))
    return FALSE;
  *child = node;
  return TRUE;
}

gboolean
obl_record_read_few (const OblJsonNode *object,
                     const char *name,
                     OblJsonKind kind,
                     const OblJsonNode **child,
                     GError **error)
{
  return obl_record_read_child (object, name, kind, child, error)
         && (*child == NULL || obl_record_check_few (*child, error));
}

gboolean
obl_record_read_range (const OblJsonNode *node, OblRange *range, GError **error)
{
  gint64 start = 0;
  gint64 end = 0;

  if (!obl_record_check_kind (node, OBL_JSON_ARRAY, error))
    return FALSE;
  if (node->n_children != 2)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a range is two numbers, [start, end]"));
  if (!read_int (node->first, 0, G_MAXUINT32, &start, error)
      || !read_int (node->first->next, 0, G_MAXUINT32, &end, error))
    return FALSE;
  range->start = (guint32)start;
  range->end = (guint32)end;
  return TRUE;
}

/* A string, number or boolean, or an array of those. */
static gboolean
check_attribute_value (const OblJsonNode *node, gboolean in_array, GError **error)
{
  switch ((OblJsonKind)node->kind) {
  case OBL_JSON_STRING:
  case OBL_JSON_NUMBER:
  case OBL_JSON_BOOLEAN:
    return TRUE;
  case OBL_JSON_ARRAY:
    if (in_array)
      break;
    for (const OblJsonNode *child = node->first; child != NULL; child = child->next) {
      if (!check_attribute_value (child, TRUE, error))
        return FALSE;
    }
    return TRUE;
  case OBL_JSON_NULL:
  case OBL_JSON_OBJECT:
    break;
  }
  return obl_record_fail (
      error, OBL_RECORD_ERROR_INVALID, node,
      _ ("the value of an attribute is a string, a number, true or false, or an array of those"));
}

gboolean
obl_record_read_attributes (const OblJsonNode *object, GPtrArray *attributes, GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_few (object, "attributes", OBL_JSON_OBJECT, &list, error))
    return FALSE;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    g_autoptr (GString) value = g_string_new (NULL);
    g_autoptr (OblJson) json = obl_json_new (value);

    if (node->kind == OBL_JSON_NULL) {
      obl_attributes_set (attributes, node->name, NULL);
      continue;
    }
    if (!check_attribute_value (node, FALSE, error))
      return FALSE;
    obl_json_node_write (node, json);
    obl_attributes_set (attributes, node->name, value->str);
  }
  return TRUE;
}

gboolean
obl_record_read_origin (const OblJsonNode *object, OblOrigin *origin, GError **error)
{
  const OblJsonNode *node;
  const OblJsonNode *score;
  g_autofree char *kind = NULL;

  if (!obl_record_read_child (object, "origin", OBL_JSON_OBJECT, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!obl_record_read_name (node, "kind", &kind, error)
      || !obl_record_read_text (node, "name", &origin->name, error)
      || !obl_record_read_text (node, "version", &origin->version, error))
    return FALSE;
  if (kind != NULL && !obl_origin_kind_from_string (kind, &origin->kind))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("“%s” is no kind of origin: human, rule, model or import"), kind);
  score = obl_json_node_get_member (node, "score");
  if (score == NULL)
    return TRUE;
  if (score->kind == OBL_JSON_NULL) {
    origin->score = -1;
    return TRUE;
  }
  if (!obl_record_check_kind (score, OBL_JSON_NUMBER, error))
    return FALSE;
  if (!obl_json_node_get_double (score, &origin->score) || origin->score < 0 || origin->score > 1)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, score,
                            _ ("a score is a number from 0 to 1"));
  return TRUE;
}
