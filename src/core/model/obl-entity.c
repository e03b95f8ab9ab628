/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and freeing entities; each name and each scheme once. */
#define G_LOG_DOMAIN "obl-entity"

#include "config.h"

#include "core/model/obl-entity.h"

#include <string.h>

static void
alias_free (gpointer data)
{
  OblAlias *alias = data;

  g_free (alias->name);
  g_free (alias->language);
  g_free (alias->script);
  g_free (alias);
}

static void
external_free (gpointer data)
{
  OblExternalId *external = data;

  g_free (external->scheme);
  g_free (external->value);
  g_free (external);
}

OblEntity *
obl_entity_new (void)
{
  OblEntity *entity = g_atomic_rc_box_new0 (OblEntity);

  entity->id = obl_id_new ();
  entity->aliases = g_ptr_array_new_with_free_func (alias_free);
  entity->external = g_ptr_array_new_with_free_func (external_free);
  return entity;
}

OblEntity *
obl_entity_copy (const OblEntity *entity)
{
  OblEntity *copy = g_atomic_rc_box_new0 (OblEntity);

  *copy = *entity;
  copy->type = g_strdup (entity->type);
  copy->name = g_strdup (entity->name);
  copy->notes = g_strdup (entity->notes);
  copy->aliases = g_ptr_array_new_with_free_func (alias_free);
  for (guint i = 0; i < entity->aliases->len; i++) {
    const OblAlias *alias = entity->aliases->pdata[i];

    obl_entity_add_alias (copy, alias->name, alias->language, alias->script);
  }
  copy->external = g_ptr_array_new_with_free_func (external_free);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    obl_entity_set_external (copy, external->scheme, external->value);
  }
  return copy;
}

OblEntity *
obl_entity_ref (OblEntity *entity)
{
  return g_atomic_rc_box_acquire (entity);
}

static void
clear_entity (gpointer data)
{
  OblEntity *entity = data;

  g_free (entity->type);
  g_free (entity->name);
  g_free (entity->notes);
  g_ptr_array_unref (entity->aliases);
  g_ptr_array_unref (entity->external);
}

void
obl_entity_unref (OblEntity *entity)
{
  if (entity != NULL)
    g_atomic_rc_box_release_full (entity, clear_entity);
}

gboolean
obl_entity_add_alias (OblEntity *entity, const char *name, const char *language, const char *script)
{
  OblAlias *alias;

  if (g_strcmp0 (entity->name, name) == 0)
    return FALSE;
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (strcmp (((const OblAlias *)entity->aliases->pdata[i])->name, name) == 0)
      return FALSE;
  }
  alias = g_new0 (OblAlias, 1);
  alias->name = g_strdup (name);
  alias->language = g_strdup (language);
  alias->script = g_strdup (script);
  g_ptr_array_add (entity->aliases, alias);
  return TRUE;
}

void
obl_entity_set_external (OblEntity *entity, const char *scheme, const char *value)
{
  OblExternalId *external;
  guint i;

  for (i = 0; i < entity->external->len; i++) {
    int order = strcmp (((const OblExternalId *)entity->external->pdata[i])->scheme, scheme);

    if (order == 0)
      g_ptr_array_remove_index (entity->external, i);
    if (order >= 0)
      break;
  }
  if (value == NULL)
    return;
  external = g_new0 (OblExternalId, 1);
  external->scheme = g_strdup (scheme);
  external->value = g_strdup (value);
  g_ptr_array_insert (entity->external, (int)i, external);
}
