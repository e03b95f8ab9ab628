/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a node of a JSON tree what it holds and where it stands. */
#define G_LOG_DOMAIN "obl-json"

#include "config.h"

#include "core/base/obl-json-node.h"

#include <errno.h>
#include <string.h>

const OblJsonNode *
obl_json_node_get_member (const OblJsonNode *node, const char *name)
{
  if (node->kind != OBL_JSON_OBJECT)
    return NULL;
  for (const OblJsonNode *member = node->first; member != NULL; member = member->next) {
    if (strcmp (member->name, name) == 0)
      return member;
  }
  return NULL;
}

gboolean
obl_json_node_get_double (const OblJsonNode *node, double *value)
{
  g_autofree char *text = NULL;
  double number;

  if (node->kind != OBL_JSON_NUMBER)
    return FALSE;
  text = g_strndup (node->text, node->n_bytes);
  number = g_ascii_strtod (text, NULL);
  if (number > G_MAXDOUBLE || number < -G_MAXDOUBLE)
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
obl_json_node_get_int (const OblJsonNode *node, gint64 *value)
{
  static const double exact = 9007199254740992.0; /* 2^53: doubles below it hold every integer */
  g_autofree char *text = NULL;
  char *end;
  gint64 integer;
  double number;

  if (node->kind != OBL_JSON_NUMBER)
    return FALSE;
  text = g_strndup (node->text, node->n_bytes);
  errno = 0;
  integer = g_ascii_strtoll (text, &end, 10);
  if (*end == '\0') {
    if (errno != 0)
      return FALSE;
    *value = integer;
    return TRUE;
  }
  /* 12.0 and 1e3 are integers too. */
  if (!obl_json_node_get_double (node, &number) || number < -exact || number > exact
      || (double)(gint64)number != number)
    return FALSE;
  *value = (gint64)number;
  return TRUE;
}

gboolean
obl_json_node_is_true (const OblJsonNode *node)
{
  return node->kind == OBL_JSON_BOOLEAN && node->n_bytes == strlen ("true");
}

static gboolean
is_plain_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && *p != '_' && *p != '-')
      return FALSE;
  }
  return *name != '\0';
}

static void
append_path (GString *path, const OblJsonNode *node)
{
  guint index = 0;

  if (node->parent == NULL) {
    g_string_append_c (path, '$');
    return;
  }
  append_path (path, node->parent);
  if (node->name == NULL) {
    for (const OblJsonNode *child = node->parent->first; child != node; child = child->next)
      index++;
    g_string_append_printf (path, "[%u]", index);
  } else if (is_plain_name (node->name)) {
    g_string_append_printf (path, ".%s", node->name);
  } else {
    g_string_append_printf (path, "[\"%s\"]", node->name);
  }
}

char *
obl_json_node_dup_path (const OblJsonNode *node)
{
  GString *path = g_string_new (NULL);

  append_path (path, node);
  return g_string_free (path, FALSE);
}

void
obl_json_node_write (const OblJsonNode *node, OblJson *json)
{
  g_autofree char *text = NULL;

  switch ((OblJsonKind)node->kind) {
  case OBL_JSON_NULL:
    obl_json_null (json);
    break;
  case OBL_JSON_BOOLEAN:
    obl_json_boolean (json, obl_json_node_is_true (node));
    break;
  case OBL_JSON_NUMBER:
    text = g_strndup (node->text, node->n_bytes);
    obl_json_raw (json, text);
    break;
  case OBL_JSON_STRING:
    obl_json_string_len (json, node->text, node->n_bytes);
    break;
  case OBL_JSON_ARRAY:
    obl_json_begin_array (json);
    for (const OblJsonNode *child = node->first; child != NULL; child = child->next)
      obl_json_node_write (child, json);
    obl_json_end_array (json);
    break;
  case OBL_JSON_OBJECT:
    obl_json_begin_object (json);
    for (const OblJsonNode *child = node->first; child != NULL; child = child->next) {
      obl_json_name (json, child->name);
      obl_json_node_write (child, json);
    }
    obl_json_end_object (json);
    break;
  }
}
