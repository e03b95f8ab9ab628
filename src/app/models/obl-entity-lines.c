/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown is an array of pointers: arranging a hundred thousand anew takes some milliseconds. */
#define G_LOG_DOMAIN "obl-entity-lines"

#include "config.h"

#include "app/models/obl-entity-lines.h"

#include <string.h>

/* --- A row ------------------------------------------------------------------------------------ */

struct _OblEntityItem {
  GObject parent_instance;

  const OblEntityLine *line;
  GPtrArray *owner;
};

G_DEFINE_FINAL_TYPE (OblEntityItem, obl_entity_item, G_TYPE_OBJECT)

static void
obl_entity_item_finalize (GObject *object)
{
  g_clear_pointer (&OBL_ENTITY_ITEM (object)->owner, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_entity_item_parent_class)->finalize (object);
}

static void
obl_entity_item_class_init (OblEntityItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_entity_item_finalize;
}

static void
obl_entity_item_init (OblEntityItem *self)
{
}

const OblEntityLine *
obl_entity_item_get (OblEntityItem *item)
{
  g_return_val_if_fail (OBL_IS_ENTITY_ITEM (item), NULL);

  return item->line;
}

/* --- The list --------------------------------------------------------------------------------- */

struct _OblEntityLines {
  GObject parent_instance;

  GPtrArray *lines; /* OblEntityLine: all */
  GPtrArray *shown; /* of these */
  GHashTable *by_id;
};

static GType
get_item_type (GListModel *model)
{
  return OBL_TYPE_ENTITY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return OBL_ENTITY_LINES (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  OblEntityLines *self = OBL_ENTITY_LINES (model);
  OblEntityItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (OBL_TYPE_ENTITY_ITEM, NULL);
  item->line = self->shown->pdata[position];
  item->owner = g_ptr_array_ref (self->lines);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OblEntityLines,
                               obl_entity_lines,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
obl_entity_lines_finalize (GObject *object)
{
  OblEntityLines *self = OBL_ENTITY_LINES (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->lines);

  G_OBJECT_CLASS (obl_entity_lines_parent_class)->finalize (object);
}

static void
obl_entity_lines_class_init (OblEntityLinesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_entity_lines_finalize;
}

static void
obl_entity_lines_init (OblEntityLines *self)
{
  self->lines = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
}

OblEntityLines *
obl_entity_lines_new (void)
{
  return g_object_new (OBL_TYPE_ENTITY_LINES, NULL);
}

static void
show (OblEntityLines *self, GPtrArray *shown)
{
  const guint n_before = self->shown->len;

  g_ptr_array_unref (self->shown);
  self->shown = shown;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, shown->len);
}

void
obl_entity_lines_set (OblEntityLines *self, GPtrArray *lines)
{
  g_return_if_fail (OBL_IS_ENTITY_LINES (self));

  show (self, g_ptr_array_new ());
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_unref (self->lines);
  self->lines = g_ptr_array_ref (lines);
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_insert (self->by_id, &((OblEntityLine *)lines->pdata[i])->id, lines->pdata[i]);
}

guint
obl_entity_lines_get_n_all (OblEntityLines *self)
{
  return self->lines->len;
}

/* --- Order ------------------------------------------------------------------------------------ */

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer order)
{
  const OblEntityLine *first = *(const OblEntityLine *const *)a;
  const OblEntityLine *second = *(const OblEntityLine *const *)b;

  switch ((OblEntityOrder)GPOINTER_TO_INT (order)) {
  case OBL_ENTITY_ORDER_MENTIONS:
    return first->n_mentions > second->n_mentions ? -1 : first->n_mentions < second->n_mentions;
  case OBL_ENTITY_ORDER_ARTICLES:
    return first->n_documents > second->n_documents ? -1 : first->n_documents < second->n_documents;
  case OBL_ENTITY_ORDER_TYPE:
    return g_strcmp0 (first->type, second->type);
  case OBL_ENTITY_ORDER_NAME:
    return 0;
  }
  return 0;
}

void
obl_entity_lines_arrange (OblEntityLines *self,
                          const char *type,
                          const GArray *ids,
                          OblEntityOrder order)
{
  GPtrArray *shown;
  const guint n = ids == NULL ? self->lines->len : ids->len;

  g_return_if_fail (OBL_IS_ENTITY_LINES (self));

  shown = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++) {
    OblEntityLine *line = ids == NULL
                              ? self->lines->pdata[i]
                              : g_hash_table_lookup (self->by_id, &g_array_index (ids, OblId, i));

    if (line != NULL && (type == NULL || g_strcmp0 (line->type, type) == 0))
      g_ptr_array_add (shown, line);
  }
  /* Stable, so that equals stay by name. */
  if (order != OBL_ENTITY_ORDER_NAME)
    g_ptr_array_sort_with_data (shown, compare_lines, GINT_TO_POINTER ((int)order));
  show (self, shown);
}

gboolean
obl_entity_lines_find (OblEntityLines *self, const OblId *id, guint *position)
{
  const OblEntityLine *line = g_hash_table_lookup (self->by_id, id);

  return line != NULL && g_ptr_array_find (self->shown, line, position);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
obl_entity_lines_list_types (OblEntityLines *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++) {
    char *type = ((OblEntityLine *)self->lines->pdata[i])->type;

    if (type != NULL && g_hash_table_add (seen, type))
      g_ptr_array_add (types, type);
  }
  g_ptr_array_sort (types, compare_texts);
  return types;
}
