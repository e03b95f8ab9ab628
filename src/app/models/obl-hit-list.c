/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits are shared by the list, its items and what is done to them; a tick is a bit beside them. */
#define G_LOG_DOMAIN "obl-hit-list"

#include "config.h"

#include "app/models/obl-hit-list.h"

/* --- Items ------------------------------------------------------------------------------------ */

typedef struct {
  OblSearchHit *hit;
  gboolean is_ticked;
  OblHitItem *item; /* not owned: the row that shows it, or NULL */
} Entry;

static void
entry_clear (gpointer entry)
{
  obl_search_hit_free (((Entry *)entry)->hit);
}

struct _OblHitItem {
  GObject parent_instance;

  Entry *entry; /* a reference */
};

G_DEFINE_FINAL_TYPE (OblHitItem, obl_hit_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_IS_TICKED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
obl_hit_item_finalize (GObject *object)
{
  OblHitItem *self = OBL_HIT_ITEM (object);

  if (self->entry->item == self)
    self->entry->item = NULL;
  g_rc_box_release_full (self->entry, entry_clear);

  G_OBJECT_CLASS (obl_hit_item_parent_class)->finalize (object);
}

static void
obl_hit_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, OBL_HIT_ITEM (object)->entry->is_ticked);
}

static void
obl_hit_item_class_init (OblHitItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_hit_item_finalize;
  G_OBJECT_CLASS (class)->get_property = obl_hit_item_get_property;
  properties[PROP_IS_TICKED] = g_param_spec_boolean ("is-ticked", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
}

static void
obl_hit_item_init (OblHitItem *self)
{
}

const OblSearchHit *
obl_hit_item_get (OblHitItem *item)
{
  return item->entry->hit;
}

gboolean
obl_hit_item_is_ticked (OblHitItem *item)
{
  return item->entry->is_ticked;
}

/* --- The list --------------------------------------------------------------------------------- */

struct _OblHitList {
  GObject parent_instance;

  GPtrArray *entries; /* Entry */
  guint n_ticked;
  guint n_ticked_of[OBL_HIT_DOCUMENT + 1];
};

static void obl_hit_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OblHitList,
                               obl_hit_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, obl_hit_list_model_init))

enum {
  TICKS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return OBL_TYPE_HIT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return OBL_HIT_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  OblHitList *self = OBL_HIT_LIST (model);
  Entry *entry;

  if (position >= self->entries->len)
    return NULL;
  entry = self->entries->pdata[position];
  if (entry->item != NULL)
    return g_object_ref (entry->item);
  entry->item = g_object_new (OBL_TYPE_HIT_ITEM, NULL);
  entry->item->entry = g_rc_box_acquire (entry);
  return entry->item;
}

static void
obl_hit_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
release_entry (gpointer entry)
{
  g_rc_box_release_full (entry, entry_clear);
}

static void
obl_hit_list_finalize (GObject *object)
{
  g_ptr_array_unref (OBL_HIT_LIST (object)->entries);

  G_OBJECT_CLASS (obl_hit_list_parent_class)->finalize (object);
}

static void
obl_hit_list_class_init (OblHitListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_hit_list_finalize;
  signals[TICKS_CHANGED] = g_signal_new ("ticks-changed", OBL_TYPE_HIT_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
obl_hit_list_init (OblHitList *self)
{
  self->entries = g_ptr_array_new_with_free_func (release_entry);
}

OblHitList *
obl_hit_list_new (void)
{
  return g_object_new (OBL_TYPE_HIT_LIST, NULL);
}

/* Rows may still show entries that are gone from the array. */
static void
forget_items (OblHitList *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    ((Entry *)self->entries->pdata[i])->item = NULL;
}

static void
forget_ticks (OblHitList *self)
{
  self->n_ticked = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->n_ticked_of); i++)
    self->n_ticked_of[i] = 0;
  g_signal_emit (self, signals[TICKS_CHANGED], 0);
}

void
obl_hit_list_clear (OblHitList *self)
{
  guint n = self->entries->len;

  forget_items (self);
  g_ptr_array_set_size (self->entries, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  forget_ticks (self);
}

void
obl_hit_list_take (OblHitList *self, GPtrArray *hits)
{
  guint n = self->entries->len;

  for (guint i = 0; i < hits->len; i++) {
    Entry *entry = g_rc_box_new0 (Entry);

    entry->hit = g_steal_pointer (&hits->pdata[i]);
    g_ptr_array_add (self->entries, entry);
  }
  g_list_model_items_changed (G_LIST_MODEL (self), n, 0, self->entries->len - n);
}

/* The hits are sorted, and each entry follows its own. */
void
obl_hit_list_sort (OblHitList *self, OblHitOrder order)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_sized_new (self->entries->len);
  g_autoptr (GHashTable) entries = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = self->entries->pdata[i];

    entry->item = NULL;
    g_ptr_array_add (hits, entry->hit);
    g_hash_table_insert (entries, entry->hit, entry);
  }
  obl_search_hits_sort (hits, order);
  for (guint i = 0; i < hits->len; i++)
    self->entries->pdata[i] = g_hash_table_lookup (entries, hits->pdata[i]);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, hits->len, hits->len);
}

guint
obl_hit_list_count_documents (OblHitList *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (obl_id_hash, obl_id_equal);

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (ids, &((Entry *)self->entries->pdata[i])->hit->document_id);
  return g_hash_table_size (ids);
}

/* --- Ticks ------------------------------------------------------------------------------------ */

guint
obl_hit_list_count_ticked (OblHitList *self)
{
  return self->n_ticked;
}

guint
obl_hit_list_count_ticked_of (OblHitList *self, OblHitKind kind)
{
  return self->n_ticked_of[kind];
}

static void
set_tick (OblHitList *self, Entry *entry, gboolean ticked)
{
  if (entry->is_ticked == ticked)
    return;
  entry->is_ticked = ticked;
  if (ticked) {
    self->n_ticked++;
    self->n_ticked_of[entry->hit->kind]++;
  } else {
    self->n_ticked--;
    self->n_ticked_of[entry->hit->kind]--;
  }
  if (entry->item != NULL)
    g_object_notify_by_pspec (G_OBJECT (entry->item), properties[PROP_IS_TICKED]);
}

void
obl_hit_list_tick (OblHitList *self, guint position, gboolean ticked)
{
  g_return_if_fail (position < self->entries->len);

  set_tick (self, self->entries->pdata[position], ticked);
  g_signal_emit (self, signals[TICKS_CHANGED], 0);
}

void
obl_hit_list_tick_all (OblHitList *self, gboolean ticked)
{
  for (guint i = 0; i < self->entries->len; i++)
    set_tick (self, self->entries->pdata[i], ticked);
  g_signal_emit (self, signals[TICKS_CHANGED], 0);
}

GPtrArray *
obl_hit_list_dup_ticked (OblHitList *self)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_search_hit_free);

  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = self->entries->pdata[i];

    if (entry->is_ticked)
      g_ptr_array_add (hits, obl_search_hit_copy (entry->hit));
  }
  return hits;
}
