/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page script is ours, but it lives in a process that handles strangers' articles: what comes
 * from there is checked as foreign data.  A message is {"v": 1, "type": …} with exactly the members
 * of its type. */
#define G_LOG_DOMAIN "obl-page-message"

#include "config.h"

#include "app/view/obl-page-message.h"

#include <math.h>
#include <string.h>

#include "core/base/obl-json-tree.h"

#define VERSION 1
#define MAX_PIXELS 1e6
#define MAX_ADDRESS_BYTES 4096

G_DEFINE_QUARK (obl_page_message_error_quark, obl_page_message_error)

static gboolean
refuse (GError **error, const char *member)
{
  g_set_error (error, OBL_PAGE_MESSAGE_ERROR, OBL_PAGE_MESSAGE_ERROR_INVALID,
               "Member “%s” of a page message is missing or not what it should be", member);

  return FALSE;
}

static gboolean
get_number (const OblJsonNode *object,
            const char *name,
            double min,
            double max,
            double *value,
            GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);
  double number = 0;

  if (node == NULL || !obl_json_node_get_double (node, &number) || !isfinite (number)
      || number < min || number > max)
    return refuse (error, name);
  *value = number;

  return TRUE;
}

static gboolean
get_unsigned (
    const OblJsonNode *object, const char *name, guint32 max, guint32 *value, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);
  gint64 number = 0;

  if (node == NULL || !obl_json_node_get_int (node, &number) || number < 0 || number > max)
    return refuse (error, name);
  *value = (guint32)number;

  return TRUE;
}

static gboolean
get_boolean (const OblJsonNode *object, const char *name, gboolean *value, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  if (node == NULL || node->kind != OBL_JSON_BOOLEAN)
    return refuse (error, name);
  *value = obl_json_node_is_true (node);

  return TRUE;
}

/* The caret is -1 when there is none. */
static gboolean
read_selection (const OblJsonNode *object, guint32 n_chars, OblPageMessage *message, GError **error)
{
  const OblJsonNode *caret = obl_json_node_get_member (object, "caret");
  gint64 position = 0;

  if (!get_unsigned (object, "start", n_chars, &message->range.start, error)
      || !get_unsigned (object, "end", n_chars, &message->range.end, error)
      || !get_unsigned (object, "asked", G_MAXUINT32, &message->asked, error))
    return FALSE;
  if (message->range.start > message->range.end)
    return refuse (error, "end");
  if (caret == NULL || !obl_json_node_get_int (caret, &position) || position < -1
      || position > n_chars)
    return refuse (error, "caret");
  message->has_caret = position >= 0;
  message->caret = message->has_caret ? (guint32)position : 0;

  return TRUE;
}

/* Only where a link may lead that the importer leaves in; a page that says anything else is not
 * speaking of one. */
static gboolean
is_address (const char *text)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };

  if (strlen (text) > MAX_ADDRESS_BYTES)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar)*p < ' ' || *p == 0x7f)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;

  return *text == '\0';
}

static gboolean
get_address (const OblJsonNode *object, OblPageMessage *message, GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, "address");

  if (node == NULL || node->kind != OBL_JSON_STRING || !is_address (node->text))
    return refuse (error, "address");
  message->address = g_strdup (node->text);

  return TRUE;
}

static gboolean
get_place (const OblJsonNode *object, OblPageMessage *message, GError **error)
{
  return get_number (object, "x", -MAX_PIXELS, MAX_PIXELS, &message->x, error)
         && get_number (object, "y", -MAX_PIXELS, MAX_PIXELS, &message->y, error);
}

static gboolean
read_members (const OblJsonNode *object, guint32 n_chars, OblPageMessage *message, GError **error)
{
  switch (message->type) {
  case OBL_PAGE_LOADED:
    return get_unsigned (object, "serial", G_MAXUINT32, &message->serial, error);
  case OBL_PAGE_SELECTION:
    return read_selection (object, n_chars, message, error);
  case OBL_PAGE_STEP:
    return get_boolean (object, "back", &message->back, error);
  case OBL_PAGE_ACTIVATE:
    return get_unsigned (object, "mark", G_MAXUINT32, &message->mark, error)
           && get_boolean (object, "open", &message->open, error);
  case OBL_PAGE_HOVER:
    return get_unsigned (object, "mark", G_MAXUINT32, &message->mark, error);
  case OBL_PAGE_MENU:
    return get_place (object, message, error);
  case OBL_PAGE_LINK:
    return get_place (object, message, error)
           && get_boolean (object, "byKey", &message->by_key, error)
           && get_address (object, message, error);
  case OBL_PAGE_UNITS:
    return get_unsigned (object, "at", n_chars, &message->at, error)
           && get_unsigned (object, "clicks", 3, &message->clicks, error);
  case OBL_PAGE_BORDER:
    return get_unsigned (object, "mark", G_MAXUINT32, &message->mark, error)
           && get_unsigned (object, "part", G_MAXUINT32, &message->part, error)
           && get_unsigned (object, "edge", 1, &message->edge, error)
           && get_unsigned (object, "at", n_chars, &message->at, error)
           && get_boolean (object, "exact", &message->exact, error);
  case OBL_PAGE_PLACE:
    return get_unsigned (object, "at", n_chars, &message->at, error);
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
read_type (const OblJsonNode *object, OblPageMessage *message)
{
  static const struct {
    const char *name;
    OblPageMessageType type;
    guint32 n_members; /* v and type included */
  } types[] = {
    { "loaded", OBL_PAGE_LOADED, 3 }, { "selection", OBL_PAGE_SELECTION, 6 },
    { "step", OBL_PAGE_STEP, 3 },     { "activate", OBL_PAGE_ACTIVATE, 4 },
    { "hover", OBL_PAGE_HOVER, 3 },   { "menu", OBL_PAGE_MENU, 4 },
    { "link", OBL_PAGE_LINK, 6 },     { "place", OBL_PAGE_PLACE, 3 },
    { "units", OBL_PAGE_UNITS, 4 },   { "border", OBL_PAGE_BORDER, 7 },
  };

  const OblJsonNode *node = obl_json_node_get_member (object, "type");

  if (node == NULL || node->kind != OBL_JSON_STRING)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].name, node->text) == 0) {
      message->type = types[i].type;
      return object->n_children == types[i].n_members;
    }

  return FALSE;
}

void
obl_page_message_clear (OblPageMessage *message)
{
  g_clear_pointer (&message->address, g_free);
}

gboolean
obl_page_message_parse (const char *json, guint32 n_chars, OblPageMessage *message, GError **error)
{
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, error);
  const OblJsonNode *root = NULL;
  g_auto (OblPageMessage) read = { 0 };
  guint32 version = 0;

  if (tree == NULL)
    return FALSE;
  root = obl_json_tree_get_root (tree);
  if (!get_unsigned (root, "v", VERSION, &version, error))
    return FALSE;
  if (version != VERSION)
    return refuse (error, "v");
  if (!read_type (root, &read))
    return refuse (error, "type");
  if (!read_members (root, n_chars, &read, error))
    return FALSE;
  *message = read;
  read.address = NULL;

  return TRUE;
}
