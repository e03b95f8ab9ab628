/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items ask for their claims as they are made, and are answered together, a moment later.  A claim
 * that was read lately is shown meanwhile as it was, so that a row does not blink when it is made
 * again. */
#define G_LOG_DOMAIN "obl-claim-list"

#include "config.h"

#include "app/models/obl-claim-list.h"

#include <string.h>

#define MAX_ASKED 400u /* rows in one job: more than any screen has */
#define MAX_KEPT 2000u /* claims that are remembered */

/* --- An item ------------------------------------------------------------------------------------ */

typedef struct {
  gatomicrefcount n_refs;
  OblClaim *claim;
} Shared;

struct _OblClaimItem {
  GObject parent_instance;

  gint64 row; /* 0: of a group */
  OblClaimGroup *group;
  gboolean folded;
  Shared *shared; /* the claim, or NULL */
};

G_DEFINE_FINAL_TYPE (OblClaimItem, obl_claim_item, G_TYPE_OBJECT)

static guint loaded_signal;

static Shared *
shared_new (OblClaim *claim)
{
  Shared *shared = g_new0 (Shared, 1);

  g_atomic_ref_count_init (&shared->n_refs);
  shared->claim = claim;
  return shared;
}

static Shared *
shared_ref (Shared *shared)
{
  g_atomic_ref_count_inc (&shared->n_refs);
  return shared;
}

static void
shared_unref (gpointer data)
{
  Shared *shared = data;

  if (shared == NULL || !g_atomic_ref_count_dec (&shared->n_refs))
    return;
  obl_claim_free (shared->claim);
  g_free (shared);
}

static void
obl_claim_item_finalize (GObject *object)
{
  OblClaimItem *self = OBL_CLAIM_ITEM (object);

  if (self->group != NULL)
    g_free (self->group->value);
  g_free (self->group);
  shared_unref (self->shared);

  G_OBJECT_CLASS (obl_claim_item_parent_class)->finalize (object);
}

static void
obl_claim_item_class_init (OblClaimItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_claim_item_finalize;

  loaded_signal = g_signal_new ("loaded", OBL_TYPE_CLAIM_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
obl_claim_item_init (OblClaimItem *self)
{
}

const OblClaim *
obl_claim_item_get_claim (OblClaimItem *self)
{
  g_return_val_if_fail (OBL_IS_CLAIM_ITEM (self), NULL);

  return self->shared == NULL ? NULL : self->shared->claim;
}

const OblClaimGroup *
obl_claim_item_get_group (OblClaimItem *self)
{
  g_return_val_if_fail (OBL_IS_CLAIM_ITEM (self), NULL);

  return self->group;
}

gboolean
obl_claim_item_is_folded (OblClaimItem *self)
{
  g_return_val_if_fail (OBL_IS_CLAIM_ITEM (self), FALSE);

  return self->folded;
}

static void
set_shared (OblClaimItem *self, Shared *shared)
{
  Shared *old = self->shared;

  self->shared = shared_ref (shared);
  g_signal_emit (self, loaded_signal, 0);
  shared_unref (old);
}

/* --- The list ------------------------------------------------------------------------------------- */

/* A row on the board. */
typedef struct {
  gint64 row; /* 0: the head of the group */
  guint group;
  guint tag; /* of a head: of what it says */
} Entry;

struct _OblClaimList {
  GObject parent_instance;

  OblService *service;
  OblClaimOrder *order;
  GArray *entries;    /* Entry */
  GHashTable *folded; /* values of groups that are folded */
  GHashTable *items;  /* OblClaimItem that are alive, not held */
  GHashTable *kept;   /* gint64 → Shared */
  GPtrArray *asking;  /* OblClaimItem that wait for their claims; held */
  guint ask_source;
};

static void ask (OblClaimList *self, OblClaimItem *item);

static GType
obl_claim_list_get_item_type (GListModel *model)
{
  return OBL_TYPE_CLAIM_ITEM;
}

static guint
obl_claim_list_get_n_items (GListModel *model)
{
  return OBL_CLAIM_LIST (model)->entries->len;
}

static void
item_gone (gpointer data, GObject *where_it_was)
{
  g_hash_table_remove (data, where_it_was);
}

static gpointer
obl_claim_list_get_item (GListModel *model, guint position)
{
  OblClaimList *self = OBL_CLAIM_LIST (model);
  const Entry *entry = NULL;
  OblClaimItem *item = NULL;
  Shared *kept = NULL;

  if (position >= self->entries->len)
    return NULL;
  entry = &g_array_index (self->entries, Entry, position);
  item = g_object_new (OBL_TYPE_CLAIM_ITEM, NULL);
  item->row = entry->row;
  if (entry->row == 0) {
    const OblClaimGroup *group = self->order->groups->pdata[entry->group];

    item->group = g_memdup2 (group, sizeof *group);
    item->group->value = g_strdup (group->value);
    item->folded = g_hash_table_contains (self->folded, group->value);
    return item;
  }
  kept = g_hash_table_lookup (self->kept, &entry->row);
  if (kept != NULL)
    item->shared = shared_ref (kept);
  ask (self, item);
  g_hash_table_add (self->items, item);
  g_object_weak_ref (G_OBJECT (item), item_gone, self->items);
  return item;
}

static void
obl_claim_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = obl_claim_list_get_item_type;
  iface->get_n_items = obl_claim_list_get_n_items;
  iface->get_item = obl_claim_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OblClaimList,
                               obl_claim_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, obl_claim_list_iface_init))

/* --- Reading claims --------------------------------------------------------------------------------- */

static gpointer
read_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *rows = data;

  return obl_store_list_claims (store, (const gint64 *)(gconstpointer)rows->data, rows->len, error);
}

static void
keep (OblClaimList *self, OblClaim *claim)
{
  gint64 *row = g_memdup2 (&claim->row, sizeof claim->row);

  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  g_hash_table_replace (self->kept, row, shared_new (claim));
}

static void
hand_out (OblClaimList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_ptr_array_add (items, g_object_ref (item));
  for (guint i = 0; i < items->len; i++) {
    OblClaimItem *one = items->pdata[i];
    Shared *shared = g_hash_table_lookup (self->kept, &one->row);

    if (shared != NULL && shared != one->shared)
      set_shared (one, shared);
  }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblClaimList) self = user_data;
  g_autoptr (GPtrArray) claims = NULL;

  /* A failure has been told by whoever asked for the order; the rows stay empty. */
  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&claims, NULL)
      || OBL_SERVICE (source) != self->service)
    return;
  g_ptr_array_set_free_func (claims, NULL);
  for (guint i = 0; i < claims->len; i++)
    keep (self, claims->pdata[i]);
  hand_out (self);
}

static gboolean
ask_cb (gpointer user_data)
{
  OblClaimList *self = user_data;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->ask_source = 0;
  /* The latest first: what was scrolled past meanwhile need not be read. */
  for (guint i = self->asking->len; i > 0 && rows->len < MAX_ASKED; i--) {
    OblClaimItem *item = self->asking->pdata[i - 1];

    g_array_append_val (rows, item->row);
  }
  g_ptr_array_set_size (self->asking, 0);
  if (self->service == NULL || rows->len == 0)
    g_array_unref (rows);
  else
    obl_service_run_async (self->service, read_job, rows, (GDestroyNotify)g_array_unref,
                           (GDestroyNotify)g_ptr_array_unref, NULL, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask (OblClaimList *self, OblClaimItem *item)
{
  g_ptr_array_add (self->asking, g_object_ref (item));
  if (self->ask_source == 0)
    self->ask_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_cb, self, NULL);
}

/* --- What is shown ------------------------------------------------------------------------------------ */

static void
append_claims (OblClaimList *self, GArray *entries, guint group, guint first, guint n)
{
  for (guint i = 0; i < n; i++) {
    Entry entry = { g_array_index (self->order->rows, gint64, first + i), group, 0 };

    g_array_append_val (entries, entry);
  }
}

static GArray *
make_entries (OblClaimList *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (self->order == NULL)
    return entries;
  if (self->order->groups == NULL) {
    append_claims (self, entries, 0, 0, self->order->rows->len);
    return entries;
  }
  for (guint i = 0; i < self->order->groups->len; i++) {
    const OblClaimGroup *group = self->order->groups->pdata[i];
    const gboolean is_folded = g_hash_table_contains (self->folded, group->value);
    Entry head = { 0, i, g_str_hash (group->value) ^ (group->n_claims << 1) ^ is_folded };

    g_array_append_val (entries, head);
    if (!is_folded)
      append_claims (self, entries, i, group->first, group->n_claims);
  }
  return entries;
}

static gboolean
is_same (const Entry *a, const Entry *b)
{
  return a->row == b->row && a->tag == b->tag;
}

static void
show (OblClaimList *self)
{
  GArray *old = self->entries;
  GArray *new = make_entries (self);
  guint head = 0;
  guint tail = 0;

  while (head < old->len
         && head < new->len &&is_same (&g_array_index (old, Entry, head),
                                       &g_array_index (new, Entry, head)))
    head++;
  while (tail < old->len - head
         && tail < new->len
                       - head &&is_same (&g_array_index (old, Entry, old->len - 1 - tail),
                                         &g_array_index (new, Entry, new->len - 1 - tail)))
    tail++;
  self->entries = new;
  if (head + tail < MAX (old->len, new->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                new->len - head - tail);
  g_array_unref (old);
}

static void
read_again (OblClaimList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    ask (self, item);
}

void
obl_claim_list_set_order (OblClaimList *self, OblClaimOrder *order)
{
  OblClaimOrder *old;

  g_return_if_fail (OBL_IS_CLAIM_LIST (self));

  old = self->order;
  self->order = order;
  show (self);
  obl_claim_order_free (old);
  read_again (self);
}

void
obl_claim_list_toggle (OblClaimList *self, guint position)
{
  const Entry *entry = NULL;
  const char *value = NULL;

  g_return_if_fail (OBL_IS_CLAIM_LIST (self));
  g_return_if_fail (position < self->entries->len);

  entry = &g_array_index (self->entries, Entry, position);
  if (entry->row != 0)
    return;
  value = ((const OblClaimGroup *)self->order->groups->pdata[entry->group])->value;
  if (!g_hash_table_remove (self->folded, value))
    g_hash_table_add (self->folded, g_strdup (value));
  show (self);
}

void
obl_claim_list_fold_all (OblClaimList *self, gboolean folded)
{
  g_return_if_fail (OBL_IS_CLAIM_LIST (self));

  g_hash_table_remove_all (self->folded);
  for (guint i = 0;
       folded && self->order != NULL && self->order->groups != NULL && i < self->order->groups->len;
       i++)
    g_hash_table_add (self->folded,
                      g_strdup (((const OblClaimGroup *)self->order->groups->pdata[i])->value));
  show (self);
}

guint
obl_claim_list_get_n_claims (OblClaimList *self)
{
  g_return_val_if_fail (OBL_IS_CLAIM_LIST (self), 0);

  return self->order == NULL ? 0 : self->order->rows->len;
}

gint64
obl_claim_list_get_row (OblClaimList *self, guint position)
{
  g_return_val_if_fail (OBL_IS_CLAIM_LIST (self), 0);

  return position < self->entries->len ? g_array_index (self->entries, Entry, position).row : 0;
}

void
obl_claim_list_set_service (OblClaimList *self, OblService *service)
{
  g_return_if_fail (OBL_IS_CLAIM_LIST (self));

  g_set_object (&self->service, service);
  g_hash_table_remove_all (self->kept);
}

/* --- The object ----------------------------------------------------------------------------------------- */

static void
obl_claim_list_dispose (GObject *object)
{
  OblClaimList *self = OBL_CLAIM_LIST (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_ptr_array_set_size (self->asking, 0);
  g_clear_object (&self->service);

  G_OBJECT_CLASS (obl_claim_list_parent_class)->dispose (object);
}

static void
obl_claim_list_finalize (GObject *object)
{
  OblClaimList *self = OBL_CLAIM_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_object_weak_unref (item, item_gone, self->items);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->folded);
  g_ptr_array_unref (self->asking);
  g_array_unref (self->entries);
  obl_claim_order_free (self->order);

  G_OBJECT_CLASS (obl_claim_list_parent_class)->finalize (object);
}

static void
obl_claim_list_class_init (OblClaimListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_claim_list_dispose;
  G_OBJECT_CLASS (class)->finalize = obl_claim_list_finalize;
}

static void
obl_claim_list_init (OblClaimList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_hash_table_new (NULL, NULL);
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, shared_unref);
  self->asking = g_ptr_array_new_with_free_func (g_object_unref);
}

OblClaimList *
obl_claim_list_new (void)
{
  return g_object_new (OBL_TYPE_CLAIM_LIST, NULL);
}
