/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of FollowTheMoney's model that entities of a project have a place in. */
#define G_LOG_DOMAIN "obl-ftm"

#include "config.h"

#include "core/knowledge/obl-ftm.h"

#include "core/knowledge/obl-knowledge-private.h"

gboolean
obl_ftm_is_entity (const OblJsonNode *object)
{
  const OblJsonNode *schema = obl_json_node_get_member (object, "schema");
  const OblJsonNode *properties = obl_json_node_get_member (object, "properties");

  return schema != NULL && schema->kind == OBL_JSON_STRING && properties != NULL
         && properties->kind == OBL_JSON_OBJECT;
}

/* The values of a property: texts in a list; one text by itself is taken as well. */
static const OblJsonNode *
get_values (const OblJsonNode *properties, const char *name)
{
  const OblJsonNode *node = obl_json_node_get_member (properties, name);

  if (node != NULL && node->kind == OBL_JSON_ARRAY)
    node = node->first;
  return node;
}

static void
add_names (const OblJsonNode *properties, const char *property, OblKnowledgeEntry *entry)
{
  for (const OblJsonNode *node = get_values (properties, property); node != NULL;
       node = node->parent->kind == OBL_JSON_ARRAY ? node->next : NULL) {
    if (node->kind == OBL_JSON_STRING)
      obl_knowledge_add_name (entry, node->text, NULL);
  }
}

static const char *
get_value (const OblJsonNode *properties, const char *property)
{
  const OblJsonNode *node = get_values (properties, property);

  return node != NULL && node->kind == OBL_JSON_STRING ? node->text : NULL;
}

/* "Choe Son-hui" of a person whose parts alone are given. */
static void
add_parts (const OblJsonNode *properties, OblKnowledgeEntry *entry)
{
  const char *first = get_value (properties, "firstName");
  const char *last = get_value (properties, "lastName");

  if (first != NULL && last != NULL) {
    g_autofree char *name = g_strconcat (first, " ", last, NULL);

    obl_knowledge_add_name (entry, name, NULL);
  }
}

gboolean
obl_ftm_read (const OblJsonNode *object, OblKnowledgeEntry *entry)
{
  /* What has a name and still is nobody. */
  static const char *const others[]
      = { "Mention", "Note",   "Page",    "Document", "PlainText", "HyperText",
          "Pages",   "Folder", "Package", "Workbook", "Table",     "Image",
          "Video",   "Audio",  "Email",   "Message",  "Article",   NULL };
  static const char *const names[] = { "name", "alias", "weakAlias", "previousName", NULL };
  static const char *const texts[] = { "summary", "description", "notes", NULL };
  const OblJsonNode *schema = obl_json_node_get_member (object, "schema");
  const OblJsonNode *properties = obl_json_node_get_member (object, "properties");
  const OblJsonNode *id = obl_json_node_get_member (object, "id");
  const char *wikidata = get_value (properties, "wikidataId");

  if (g_strv_contains (others, schema->text))
    return FALSE;
  if (id != NULL && id->kind == OBL_JSON_STRING)
    obl_knowledge_set_id (entry, id->text);
  obl_knowledge_set_type (entry, schema->text);
  for (guint i = 0; names[i] != NULL; i++)
    add_names (properties, names[i], entry);
  if (entry->entity->name == NULL)
    add_parts (properties, entry);
  for (guint i = 0; entry->description == NULL && texts[i] != NULL; i++) {
    const char *text = get_value (properties, texts[i]);

    if (text != NULL)
      obl_knowledge_set_description (entry, text);
  }
  if (wikidata != NULL)
    obl_entity_set_external (entry->entity, "wikidata", wikidata);
  /* What is somebody and has no name is a fault; what is nobody never had one. */
  return entry->entity->name != NULL || obl_ftm_find_schema (schema->text) != NULL;
}

/* --- Types ------------------------------------------------------------------------------------ */

const char *
obl_ftm_find_schema (const char *label)
{
  static const struct {
    const char *type; /* of which obl_knowledge_type_fits() knows the other names */
    const char *schema;
  } schemas[] = {
    { "Person", "Person" },      { "Government", "PublicBody" }, { "Military", "PublicBody" },
    { "Media", "Organization" }, { "Company", "Organization" },  { "Place", "Address" },
    { "Event", "Event" },
  };

  static const char *const own[]
      = { "Company", "LegalEntity", "Organization", "PublicBody", "Vessel",   "Airplane",
          "Vehicle", "Position",    "Project",      "RealEstate", "Security", NULL };

  for (guint i = 0; label != NULL && own[i] != NULL; i++) {
    if (g_ascii_strcasecmp (label, own[i]) == 0)
      return own[i];
  }
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++) {
    if (obl_knowledge_type_fits (schemas[i].type, label))
      return schemas[i].schema;
  }
  return NULL;
}

gboolean
obl_ftm_can_be_resolved (const char *schema)
{
  static const char *const legal[]
      = { "Person", "Company", "LegalEntity", "Organization", "PublicBody", NULL };

  return g_strv_contains (legal, schema);
}
