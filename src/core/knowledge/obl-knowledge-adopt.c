/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of knowledge bases as entities, each once: the base's id, kept as an external one, tells
 * whether it is there. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include "core/knowledge/obl-knowledge-adopt.h"

#include "core/store/obl-store-knowledge.h"

static void
take_names (OblEntity *entity, const OblKnowledgeEntry *entry)
{
  obl_entity_add_alias (entity, entry->entity->name, NULL, NULL);
  for (guint i = 0; i < entry->entity->aliases->len; i++) {
    const OblAlias *alias = entry->entity->aliases->pdata[i];

    obl_entity_add_alias (entity, alias->name, alias->language, alias->script);
  }
}

static gboolean
has_scheme (const OblEntity *entity, const char *scheme)
{
  for (guint i = 0; i < entity->external->len; i++) {
    if (g_strcmp0 (((const OblExternalId *)entity->external->pdata[i])->scheme, scheme) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Ids of schemes that it has not. */
static void
take_external (OblEntity *entity, const OblKnowledgeEntry *entry, const char *own)
{
  if (own != NULL && !has_scheme (entity, own))
    obl_entity_set_external (entity, own, entry->id);
  for (guint i = 0; i < entry->entity->external->len; i++) {
    const OblExternalId *external = entry->entity->external->pdata[i];

    if (!has_scheme (entity, external->scheme))
      obl_entity_set_external (entity, external->scheme, external->value);
  }
}

OblEntity *
obl_knowledge_make_entity (const OblKnowledgeEntry *entry, const OblLabelSet *set, const char *type)
{
  OblEntity *entity = obl_entity_new ();
  const char *label = obl_knowledge_find_label (set, entry->entity->type);

  entity->name = g_strdup (entry->entity->name);
  entity->type = g_strdup (label != NULL ? label : type != NULL ? type : entry->entity->type);
  entity->notes = g_strdup (entry->description);
  take_names (entity, entry);
  take_external (entity, entry, entry->scheme);
  return entity;
}

/* By the base's id, by another one that both have, or because it went out with the project's own. */
static gboolean
find (OblStore *store, const OblKnowledgeEntry *entry, OblId *id, GError **error)
{
  g_autoptr (OblEntity) entity = NULL;
  g_autoptr (GError) problem = NULL;

  *id = OBL_ID_NONE;
  if (obl_store_find_external (store, entry->scheme, entry->id, id, &problem))
    return TRUE;
  for (guint i = 0; problem == NULL && i < entry->entity->external->len; i++) {
    const OblExternalId *external = entry->entity->external->pdata[i];

    if (obl_store_find_external (store, external->scheme, external->value, id, &problem))
      return TRUE;
  }
  if (problem == NULL && obl_id_parse (entry->id, id))
    entity = obl_store_get_entity (store, id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (entity == NULL)
    *id = OBL_ID_NONE;
  return TRUE;
}

static gboolean
add (OblEdit *edit,
     OblStore *store,
     const OblKnowledgeEntry *entry,
     const char *type,
     OblId *entity_id,
     GError **error)
{
  g_autoptr (OblLabelSet) set = obl_store_get_label_set (store, error);
  g_autoptr (OblEntity) entity = NULL;

  if (set == NULL)
    return FALSE;
  entity = obl_knowledge_make_entity (entry, set, type);
  /* One that went out as ours comes back as ours. */
  if (obl_id_parse (entry->id, &entity->id))
    obl_entity_set_external (entity, entry->scheme, NULL);
  *entity_id = entity->id;
  return obl_edit_put_entity (edit, entity, error);
}

gboolean
obl_knowledge_adopt (OblEdit *edit,
                     OblStore *store,
                     const OblKnowledgeEntry *entry,
                     const char *type,
                     gboolean complete,
                     OblId *entity_id,
                     OblAdopted *adopted,
                     GError **error)
{
  g_autoptr (OblEntity) there = NULL;
  g_autoptr (OblEntity) changed = NULL;
  gboolean is_ours;

  if (!find (store, entry, entity_id, error))
    return FALSE;
  *adopted = OBL_ADOPTED_NEW;
  if (obl_id_is_none (entity_id))
    return add (edit, store, entry, type, entity_id, error);
  *adopted = OBL_ADOPTED_SAME;
  if (!complete)
    return TRUE;
  there = obl_store_get_entity (store, entity_id, error);
  if (there == NULL)
    return FALSE;
  is_ours = g_strcmp0 (entry->id, obl_id_format (entity_id, (char[OBL_ID_STRING_SIZE]){ 0 })) == 0;
  changed = obl_entity_copy (there);
  take_names (changed, entry);
  take_external (changed, entry, is_ours ? NULL : entry->scheme);
  if (changed->notes == NULL)
    changed->notes = g_strdup (entry->description);
  if (changed->aliases->len == there->aliases->len && changed->external->len == there->external->len
      && g_strcmp0 (changed->notes, there->notes) == 0)
    return TRUE;
  *adopted = OBL_ADOPTED_CHANGED;
  changed->modified = 0;
  return obl_edit_put_entity (edit, changed, error);
}
