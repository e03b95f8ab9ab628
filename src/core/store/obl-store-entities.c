/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities with their names. */
#define G_LOG_DOMAIN "obl-store-entities"

#include "config.h"

#include "core/store/obl-store-private.h"

#define ENTITY_COLUMNS                                                                             \
  "e.id, e.type, e.name, e.notes, e.created, e.modified, "                                         \
  "(SELECT count(*) FROM span s WHERE s.entity_id = e.id)"

static OblEntity *
read_entity (OblStmt *stmt)
{
  OblEntity *entity = obl_entity_new ();

  obl_stmt_column_id (stmt, 0, &entity->id);
  entity->type = obl_stmt_column_dup (stmt, 1);
  entity->name = obl_stmt_column_dup_required (stmt, 2);
  entity->notes = obl_stmt_column_dup (stmt, 3);
  entity->created = obl_stmt_column_int (stmt, 4);
  entity->modified = obl_stmt_column_int (stmt, 5);
  entity->n_mentions = (guint)obl_stmt_column_int (stmt, 6);
  return entity;
}

static gboolean
fill_entity (OblStore *store, OblEntity *entity, GError **error)
{
  static const char aliases[]
      = "SELECT name, language, script FROM entity_alias WHERE entity_id = ?1 ORDER BY ordinal";
  static const char externals[]
      = "SELECT scheme, value FROM entity_external WHERE entity_id = ?1 ORDER BY scheme";
  g_autoptr (OblStmt) alias = obl_stmt_get (store, aliases, error);
  g_autoptr (OblStmt) external = obl_stmt_get (store, externals, error);
  OblStep step;

  if (alias == NULL || external == NULL)
    return FALSE;
  obl_stmt_bind_id (alias, 1, &entity->id);
  while ((step = obl_stmt_step (alias, error)) == OBL_STEP_ROW)
    obl_entity_add_alias (entity, obl_stmt_column_required (alias, 0),
                          obl_stmt_column_text (alias, 1), obl_stmt_column_text (alias, 2));
  if (step == OBL_STEP_ERROR)
    return FALSE;
  obl_stmt_bind_id (external, 1, &entity->id);
  while ((step = obl_stmt_step (external, error)) == OBL_STEP_ROW)
    obl_entity_set_external (entity, obl_stmt_column_required (external, 0),
                             obl_stmt_column_required (external, 1));
  return step == OBL_STEP_END;
}

GPtrArray *
obl_store_list_entities (OblStore *store, GError **error)
{
  static const char sql[] = "SELECT " ENTITY_COLUMNS " FROM entity e ORDER BY e.name, e.id";
  g_autoptr (GPtrArray) entities
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblEntity *entity = read_entity (stmt);

    g_ptr_array_add (entities, entity);
    if (!fill_entity (store, entity, error))
      return NULL;
  }
  return step == OBL_STEP_ERROR ? NULL : g_steal_pointer (&entities);
}

OblEntity *
obl_store_get_entity (OblStore *store, const OblId *id, GError **error)
{
  static const char sql[] = "SELECT " ENTITY_COLUMNS " FROM entity e WHERE e.id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblEntity) entity = NULL;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return NULL;
  entity = read_entity (stmt);
  if (!fill_entity (store, entity, error))
    return NULL;
  return g_steal_pointer (&entity);
}
