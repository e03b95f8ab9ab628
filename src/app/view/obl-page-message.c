/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page script is ours, but it lives in a process that handles strangers' articles: what comes
 * from there is checked as foreign data.  A message is {"v": 1, "type": …} with exactly the members
 * of its type. */
#define G_LOG_DOMAIN "obl-page-message"

#include "config.h"

#include "app/view/obl-page-message.h"

#include <math.h>

#include <json-glib/json-glib.h>

#define VERSION 1
#define MAX_PIXELS 1e6

G_DEFINE_QUARK (obl_page_message_error, obl_page_message_error)

static gboolean
refuse (GError **error, const char *member)
{
  g_set_error (error, OBL_PAGE_MESSAGE_ERROR, OBL_PAGE_MESSAGE_ERROR_INVALID,
               "Member “%s” of a page message is missing or not what it should be", member);
  return FALSE;
}

/* Numbers may come as integers or as doubles without a fraction. */
static gboolean
get_number (
    JsonObject *object, const char *name, double min, double max, double *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  double number = 0;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64
          && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return refuse (error, name);
  number = json_node_get_double (node);
  if (!isfinite (number) || number < min || number > max)
    return refuse (error, name);
  *value = number;

  return TRUE;
}

static gboolean
get_unsigned (JsonObject *object, const char *name, guint32 max, guint32 *value, GError **error)
{
  double number = 0;

  if (!get_number (object, name, 0, max, &number, error))
    return FALSE;
  if (floor (number) < number)
    return refuse (error, name);
  *value = (guint32)number;

  return TRUE;
}

static gboolean
get_boolean (JsonObject *object, const char *name, gboolean *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (error, name);
  *value = json_node_get_boolean (node);

  return TRUE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gboolean
read_selection (JsonObject *object, guint32 n_chars, OblPageMessage *message, GError **error)
{
  double caret = 0;

  if (!get_unsigned (object, "start", n_chars, &message->range.start, error)
      || !get_unsigned (object, "end", n_chars, &message->range.end, error)
      || !get_number (object, "caret", -1, n_chars, &caret, error))
    return FALSE;
  if (message->range.start > message->range.end)
    return refuse (error, "end");
  if (floor (caret) < caret)
    return refuse (error, "caret");
  message->has_caret = caret >= 0;
  message->caret = message->has_caret ? (guint32)caret : 0;

  return TRUE;
}

static gboolean
read_members (JsonObject *object, guint32 n_chars, OblPageMessage *message, GError **error)
{
  switch (message->type) {
  case OBL_PAGE_LOADED:
    return get_unsigned (object, "serial", G_MAXUINT32, &message->serial, error);
  case OBL_PAGE_SELECTION:
    return read_selection (object, n_chars, message, error);
  case OBL_PAGE_ACTIVATE:
    return get_unsigned (object, "mark", G_MAXUINT32, &message->mark, error)
           && get_boolean (object, "open", &message->open, error);
  case OBL_PAGE_HOVER:
    return get_unsigned (object, "mark", G_MAXUINT32, &message->mark, error);
  case OBL_PAGE_MENU:
    return get_number (object, "x", -MAX_PIXELS, MAX_PIXELS, &message->x, error)
           && get_number (object, "y", -MAX_PIXELS, MAX_PIXELS, &message->y, error);
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
read_type (JsonObject *object, OblPageMessage *message, guint *n_members)
{
  static const struct {
    const char *name;
    OblPageMessageType type;
    guint n_members;
  } types[] = {
    { "loaded", OBL_PAGE_LOADED, 3 },     { "selection", OBL_PAGE_SELECTION, 5 },
    { "activate", OBL_PAGE_ACTIVATE, 4 }, { "hover", OBL_PAGE_HOVER, 3 },
    { "menu", OBL_PAGE_MENU, 4 },
  };

  const char *name = get_string (object, "type");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].name, name) == 0) {
      message->type = types[i].type;
      *n_members = types[i].n_members;
      return TRUE;
    }

  return FALSE;
}

gboolean
obl_page_message_parse (const char *json, guint32 n_chars, OblPageMessage *message, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;
  JsonObject *object = NULL;
  OblPageMessage read = { 0 };
  guint32 version = 0;
  guint n_members = 0;

  if (!json_parser_load_from_data (parser, json, -1, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, "v");
  object = json_node_get_object (root);
  if (!get_unsigned (object, "v", VERSION, &version, error))
    return FALSE;
  if (version != VERSION)
    return refuse (error, "v");
  if (!read_type (object, &read, &n_members) || json_object_get_size (object) != n_members)
    return refuse (error, "type");
  if (!read_members (object, n_chars, &read, error))
    return FALSE;
  *message = read;

  return TRUE;
}
