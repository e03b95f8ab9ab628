/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of JSON: Wikidata's own items, whole or cut down, and plain ones with our names for things. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include "core/knowledge/obl-knowledge-private.h"

static const char *
get_text (const OblJsonNode *object, const char *name)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  return node != NULL && node->kind == OBL_JSON_STRING ? node->text : NULL;
}

/* The first of @names that is there as a text. */
static const char *
get_first (const OblJsonNode *object, const char *const *names)
{
  const char *text = NULL;

  for (guint i = 0; text == NULL && names[i] != NULL; i++)
    text = get_text (object, names[i]);
  return text;
}

/* --- Names ------------------------------------------------------------------------------------ */

/* A text, or an object of value (or name) and language. */
static void
add_name (OblKnowledgeEntry *entry, const OblJsonNode *node, const char *language)
{
  static const char *const names[] = { "value", "name", "label", NULL };

  if (node->kind == OBL_JSON_STRING) {
    obl_knowledge_add_name (entry, node->text, language);
  } else if (node->kind == OBL_JSON_OBJECT) {
    const char *own = get_text (node, "language");
    const char *name = get_first (node, names);

    if (name != NULL)
      obl_knowledge_add_name (entry, name, own != NULL ? own : language);
  }
}

/* A list, an object of lists or names by language, or one text. */
static void
add_names (OblKnowledgeEntry *entry, const OblJsonNode *node)
{
  if (node == NULL)
    return;
  if (node->kind == OBL_JSON_STRING) {
    obl_knowledge_add_names (entry, node->text, FALSE);
    return;
  }
  for (const OblJsonNode *child = node->first; child != NULL; child = child->next) {
    const char *language = node->kind == OBL_JSON_OBJECT ? child->name : NULL;

    if (child->kind != OBL_JSON_ARRAY) {
      add_name (entry, child, language);
      continue;
    }
    for (const OblJsonNode *name = child->first; name != NULL; name = name->next)
      add_name (entry, name, language);
  }
}

/* In English, else in Wikidata's name for all languages, else in whatever comes first. */
static const OblJsonNode *
choose_language (const OblJsonNode *by_language)
{
  const OblJsonNode *node = obl_json_node_get_member (by_language, "en");

  if (node == NULL)
    node = obl_json_node_get_member (by_language, "mul");
  return node != NULL ? node : by_language->first;
}

/* --- Wikidata --------------------------------------------------------------------------------- */

/* The first thing that the item is an instance of (P31). */
static void
read_instance (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  static const char *const path[] = { "mainsnak", "datavalue", "value", NULL };
  const OblJsonNode *claims = obl_json_node_get_member (object, "claims");
  const OblJsonNode *node = claims == NULL ? NULL : obl_json_node_get_member (claims, "P31");
  const char *id;

  node = node != NULL && node->kind == OBL_JSON_ARRAY ? node->first : NULL;
  for (guint i = 0; node != NULL && path[i] != NULL; i++)
    node = obl_json_node_get_member (node, path[i]);
  id = node != NULL ? get_text (node, "id") : NULL;
  if (id != NULL)
    obl_knowledge_set_type (entry, id);
}

static void
read_item (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  const OblJsonNode *labels = obl_json_node_get_member (object, "labels");
  const OblJsonNode *descriptions = obl_json_node_get_member (object, "descriptions");
  const OblJsonNode *name = choose_language (labels);
  const char *type = get_text (object, "type");

  if (name != NULL)
    add_name (entry, name, name->name);
  add_names (entry, obl_json_node_get_member (object, "aliases"));
  add_names (entry, labels);
  if (descriptions != NULL && descriptions->kind == OBL_JSON_OBJECT) {
    const OblJsonNode *description = choose_language (descriptions);
    const char *text = NULL;

    if (description != NULL)
      text = description->kind == OBL_JSON_STRING ? description->text
                                                  : get_text (description, "value");
    if (text != NULL)
      obl_knowledge_set_description (entry, text);
  }
  read_instance (object, entry);
  /* Of a whole item it only says that it is one. */
  if (entry->entity->type == NULL && type != NULL && !g_str_equal (type, "item"))
    obl_knowledge_set_type (entry, type);
}

/* --- Plain objects ---------------------------------------------------------------------------- */

static void
read_plain (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  static const char *const names[] = { "name", "label", "title", "caption", NULL };
  static const char *const lists[]
      = { "aliases", "alias", "altLabels", "altLabel", "also_known_as", "names", NULL };
  const char *name = get_first (object, names);

  if (name != NULL)
    obl_knowledge_add_name (entry, name, NULL);
  for (guint i = 0; lists[i] != NULL; i++)
    add_names (entry, obl_json_node_get_member (object, lists[i]));
}

static void
read_popularity (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  static const char *const names[] = { "sitelinks", "popularity", "score", NULL };

  for (guint i = 0; names[i] != NULL; i++) {
    const OblJsonNode *node = obl_json_node_get_member (object, names[i]);

    if (node == NULL)
      continue;
    if (node->kind == OBL_JSON_NUMBER || node->kind == OBL_JSON_STRING) {
      g_autofree char *number = g_strndup (node->text, node->n_bytes);

      obl_knowledge_set_popularity (entry, number);
    } else {
      entry->popularity = MAX (entry->popularity, node->n_children);
    }
  }
}

static void
read_external (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  const OblJsonNode *external = obl_json_node_get_member (object, "external");

  if (external == NULL || external->kind != OBL_JSON_OBJECT)
    return;
  for (const OblJsonNode *node = external->first; node != NULL; node = node->next) {
    if (node->kind == OBL_JSON_STRING && node->name[0] != '\0' && node->n_bytes > 0)
      obl_entity_set_external (entry->entity, node->name, node->text);
  }
}

void
obl_knowledge_read_json (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  static const char *const ids[] = { "id", "qid", "wikidata", "uri", NULL };
  static const char *const types[] = { "type", "instance_of", "schema", "class", "kind", NULL };
  static const char *const descriptions[] = { "description", "summary", "notes", NULL };
  const OblJsonNode *labels = obl_json_node_get_member (object, "labels");
  const char *id = get_first (object, ids);
  const char *description = get_first (object, descriptions);

  if (id != NULL)
    obl_knowledge_set_id (entry, id);
  if (description != NULL)
    obl_knowledge_set_description (entry, description);
  if (labels != NULL && labels->kind == OBL_JSON_OBJECT) {
    read_item (object, entry);
  } else {
    const char *type = get_first (object, types);

    read_plain (object, entry);
    if (type != NULL)
      obl_knowledge_set_type (entry, type);
  }
  read_popularity (object, entry);
  read_external (object, entry);
}
