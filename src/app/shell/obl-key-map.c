/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plain key does while one reads.  Knows no widgets: a key goes in, an action's name comes
 * out. */
#define G_LOG_DOMAIN "obl-key-map"

#include "config.h"

#include "app/shell/obl-key-map.h"

#include <glib/gi18n.h>

static const struct {
  gunichar key;
  const char *action;
} fixed_keys[] = {
  { '+', "win.add-fragment" },      { '-', "win.remove-fragment" },
  { '[', "win.nudge::start-left" }, { ']', "win.nudge::start-right" },
  { '{', "win.nudge::end-left" },   { '}', "win.nudge::end-right" },
  { 'e', "win.link-entity" },       { 'n', "win.nest-frame" },
  { '?', "app.shortcuts" },
};

/* These give way to what a label set has the key for: there is another way to them. */
static const struct {
  gunichar key;
  const char *action;
} yielding_keys[] = {
  { 'b', "win.toggle-furniture" },       { '.', "win.mark-again" },
  { 'E', "win.link-by-name" },           { 'k', "win.turn-mention" },
  { '<', "win.nudge::end-left-clause" }, { '>', "win.nudge::end-right-clause" },
};

struct _OblKeyMap {
  OblLabelSet *set;
  GHashTable *actions;  /* gunichar → detailed action name */
  GPtrArray *conflicts; /* char * */
};

static gunichar
get_key (const char *key)
{
  return key != NULL && key[0] != '\0' ? g_utf8_get_char (key) : 0;
}

static void
add_conflict (OblKeyMap *map, const char *key, const char *title)
{
  g_ptr_array_add (map->conflicts,
                   g_strdup_printf (_ ("The key “%s” of “%s” does something else already. Give it "
                                       "another key in the label set."),
                                    key, title));
}

static void
add_key (OblKeyMap *map, const char *key, const char *title, char *action)
{
  const gunichar c = get_key (key);

  if (c == 0) {
    g_free (action);
  } else if (!g_hash_table_contains (map->actions, GUINT_TO_POINTER (c))) {
    g_hash_table_insert (map->actions, GUINT_TO_POINTER (c), action);
  } else {
    add_conflict (map, key, title);
    g_free (action);
  }
}

static gboolean
is_filled_by_words (const OblRoleType *role)
{
  return (role->fillers & (1u << OBL_FILLER_SPAN)) != 0;
}

/* Roles answer only while a frame of their type is in hand, so those of two types may share a key;
 * but not with what is always there. */
static void
check_roles (OblKeyMap *map, const OblFrameType *type)
{
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);
    const gunichar c = get_key (role->key);

    if (c != 0 && is_filled_by_words (role)
        && g_hash_table_contains (map->actions, GUINT_TO_POINTER (c))) {
      add_conflict (map, role->key, role->title);
    }
  }
}

OblKeyMap *
obl_key_map_new (OblLabelSet *set)
{
  OblKeyMap *map = g_new0 (OblKeyMap, 1);

  map->set = set != NULL ? obl_label_set_ref (set) : NULL;
  map->actions = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  map->conflicts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_keys); i++) {
    g_hash_table_insert (map->actions, GUINT_TO_POINTER (fixed_keys[i].key),
                         g_strdup (fixed_keys[i].action));
  }
  for (guint i = 0; set != NULL && i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    add_key (map, label->key, label->title, g_strconcat ("win.mark::", label->name, NULL));
  }
  for (guint i = 0; set != NULL && i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    add_key (map, type->key, type->title, g_strconcat ("win.begin-frame::", type->name, NULL));
  }
  for (guint i = 0; set != NULL && i < set->frame_types->len; i++) {
    check_roles (map, g_ptr_array_index (set->frame_types, i));
  }
  return map;
}

void
obl_key_map_free (OblKeyMap *map)
{
  if (map == NULL) {
    return;
  }
  g_clear_pointer (&map->set, obl_label_set_unref);
  g_hash_table_unref (map->actions);
  g_ptr_array_unref (map->conflicts);
  g_free (map);
}

static const OblRoleType *
find_role (OblKeyMap *map, gunichar key, const char *frame_type)
{
  const OblFrameType *type = map->set != NULL && frame_type != NULL
                                 ? obl_label_set_find_frame_type (map->set, frame_type)
                                 : NULL;

  for (guint i = 0; type != NULL && i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);

    if (get_key (role->key) == key && is_filled_by_words (role)) {
      return role;
    }
  }
  return NULL;
}

static const char *
find_yielding (gunichar key)
{
  for (guint i = 0; i < G_N_ELEMENTS (yielding_keys); i++) {
    if (yielding_keys[i].key == key) {
      return yielding_keys[i].action;
    }
  }
  return NULL;
}

char *
obl_key_map_lookup (OblKeyMap *map, gunichar key, const char *frame_type)
{
  const char *action = g_hash_table_lookup (map->actions, GUINT_TO_POINTER (key));
  const OblRoleType *role = action == NULL ? find_role (map, key, frame_type) : NULL;

  if (action == NULL && role == NULL) {
    action = find_yielding (key);
  }
  return role != NULL ? g_strconcat ("win.fill-role::", role->name, NULL) : g_strdup (action);
}

GPtrArray *
obl_key_map_list_conflicts (OblKeyMap *map)
{
  return g_ptr_array_ref (map->conflicts);
}
