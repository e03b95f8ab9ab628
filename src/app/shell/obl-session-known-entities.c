/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entities that the session knows, by name and by id, and what a change makes of them.
 *
 * There may be fifty thousand: one that is mentioned once more is exchanged where it stands, and the
 * array is another one only when somebody came, went or is called otherwise. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <string.h>

/* Takes @entities. */
static void
set_entities (OblSession *self, GPtrArray *entities)
{
  g_hash_table_remove_all (self->entities_by_id);
  g_ptr_array_unref (self->entities);
  self->entities = entities;
  for (guint i = 0; i < self->entities->len; i++) {
    OblEntity *entity = g_ptr_array_index (self->entities, i);

    g_hash_table_insert (self->entities_by_id, &entity->id, entity);
  }
}

static gboolean
has_same_names (const OblEntity *a, const OblEntity *b)
{
  if (strcmp (a->name, b->name) != 0 || a->aliases->len != b->aliases->len) {
    return FALSE;
  }
  for (guint i = 0; i < a->aliases->len; i++) {
    const OblAlias *one = g_ptr_array_index (a->aliases, i);
    const OblAlias *other = g_ptr_array_index (b->aliases, i);

    if (strcmp (one->name, other->name) != 0) {
      return FALSE;
    }
  }
  return TRUE;
}

/* As the store lists them. */
static int
compare_entities (const OblEntity *a, const OblEntity *b)
{
  const int order = strcmp (a->name, b->name);

  return order != 0 ? order : obl_id_compare (&a->id, &b->id);
}

static guint
find_place (const GPtrArray *entities, const OblEntity *entity)
{
  guint low = 0;
  guint high = entities->len;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (compare_entities (g_ptr_array_index (entities, middle), entity) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* One that is called as before takes the place of what was known of it. */
static gboolean
take_entity_in_place (OblSession *self, OblEntity *entity)
{
  const OblEntity *known = g_hash_table_lookup (self->entities_by_id, &entity->id);
  guint place;

  if (known == NULL || !has_same_names (known, entity)) {
    return FALSE;
  }
  place = find_place (self->entities, known);
  g_hash_table_replace (self->entities_by_id, &entity->id, entity);
  obl_entity_unref (g_ptr_array_index (self->entities, place));
  g_ptr_array_index (self->entities, place) = obl_entity_ref (entity);
  return TRUE;
}

/* Another array tells whoever looks for names that there are others. */
static void
take_entity_infos (OblSession *self, GPtrArray *infos, GArray *missing)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) put = g_ptr_array_new ();
  g_autoptr (GPtrArray) entities = NULL;

  for (guint i = 0; i < infos->len; i++) {
    OblEntity *entity = g_ptr_array_index (infos, i);

    if (!take_entity_in_place (self, entity)) {
      g_ptr_array_add (put, entity);
      g_hash_table_add (left_out, &entity->id);
    }
  }
  for (guint i = 0; i < missing->len; i++) {
    g_hash_table_add (left_out, &g_array_index (missing, OblId, i));
  }
  if (g_hash_table_size (left_out) == 0) {
    return;
  }
  entities
      = g_ptr_array_new_full (self->entities->len + put->len, (GDestroyNotify)obl_entity_unref);
  for (guint i = 0; i < self->entities->len; i++) {
    OblEntity *entity = g_ptr_array_index (self->entities, i);

    if (!g_hash_table_contains (left_out, &entity->id)) {
      g_ptr_array_add (entities, obl_entity_ref (entity));
    }
  }
  for (guint i = 0; i < put->len; i++) {
    OblEntity *entity = g_ptr_array_index (put, i);

    g_ptr_array_insert (entities, (int)find_place (entities, entity), obl_entity_ref (entity));
  }
  set_entities (self, g_steal_pointer (&entities));
}

void
obl_session_take_entities (OblSession *self, OblRefresh *refresh)
{
  if (refresh->entities != NULL) {
    set_entities (self, g_steal_pointer (&refresh->entities));
  } else if (refresh->entity_infos != NULL
             && refresh->entity_infos->len + refresh->missing_entities->len > 0) {
    take_entity_infos (self, refresh->entity_infos, refresh->missing_entities);
  } else {
    return;
  }
  obl_session_emit (self, OBL_SESSION_ENTITIES_CHANGED);
}
