/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's action changes one struct among thousands.  Comparing two arrays of pointers from both
 * ends finds it in microseconds, and lists then rebuild one row and keep their scroll position. */
#define G_LOG_DOMAIN "obl-record-list"

#include "config.h"

#include "app/models/obl-record-list.h"

struct _OblRecordList {
  GObject parent_instance;

  OblRecordKind kind;
  GPtrArray *data; /* holds references */
};

static GType
obl_record_list_get_item_type (GListModel *model)
{
  return OBL_TYPE_RECORD;
}

static guint
obl_record_list_get_n_items (GListModel *model)
{
  return OBL_RECORD_LIST (model)->data->len;
}

static gpointer
obl_record_list_get_item (GListModel *model, guint position)
{
  OblRecordList *self = OBL_RECORD_LIST (model);

  if (position >= self->data->len)
    return NULL;
  return obl_record_new (self->kind, self->data->pdata[position]);
}

static void
obl_record_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = obl_record_list_get_item_type;
  iface->get_n_items = obl_record_list_get_n_items;
  iface->get_item = obl_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OblRecordList,
                               obl_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      obl_record_list_iface_init))

static void
clear (OblRecordKind kind, GPtrArray *data)
{
  for (guint i = 0; i < data->len; i++)
    obl_record_kind_unref (kind, data->pdata[i]);
  g_ptr_array_unref (data);
}

static void
obl_record_list_finalize (GObject *object)
{
  OblRecordList *self = OBL_RECORD_LIST (object);

  clear (self->kind, self->data);

  G_OBJECT_CLASS (obl_record_list_parent_class)->finalize (object);
}

static void
obl_record_list_class_init (OblRecordListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_record_list_finalize;
}

static void
obl_record_list_init (OblRecordList *self)
{
  self->data = g_ptr_array_new ();
}

OblRecordList *
obl_record_list_new (OblRecordKind kind)
{
  OblRecordList *self = g_object_new (OBL_TYPE_RECORD_LIST, NULL);

  self->kind = kind;
  return self;
}

void
obl_record_list_set (OblRecordList *self, GPtrArray *data)
{
  GPtrArray *old;
  GPtrArray *new = g_ptr_array_sized_new (data == NULL ? 0 : data->len);
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (OBL_IS_RECORD_LIST (self));

  for (guint i = 0; data != NULL && i < data->len; i++)
    g_ptr_array_add (new, obl_record_kind_ref (self->kind, data->pdata[i]));
  old = self->data;
  while (
      head < old->len
      && head < new->len &&obl_record_kind_is_same (self->kind, old->pdata[head], new->pdata[head]))
    head++;
  while (tail < old->len - head
         && tail < new->len
                       - head &&obl_record_kind_is_same (self->kind,
                                                         old->pdata[old->len - 1 - tail],
                                                         new->pdata[new->len - 1 - tail]))
    tail++;
  self->data = new;
  if (head + tail < MAX (old->len, new->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                new->len - head - tail);
  clear (self->kind, old);
}

gpointer
obl_record_list_get (OblRecordList *self, guint position)
{
  g_return_val_if_fail (OBL_IS_RECORD_LIST (self), NULL);
  g_return_val_if_fail (position < self->data->len, NULL);

  return self->data->pdata[position];
}

gboolean
obl_record_list_find (OblRecordList *self, const OblId *id, guint *position)
{
  g_return_val_if_fail (OBL_IS_RECORD_LIST (self), FALSE);

  for (guint i = 0; i < self->data->len; i++) {
    if (obl_id_equal (obl_record_kind_get_id (self->kind, self->data->pdata[i]), id)) {
      *position = i;
      return TRUE;
    }
  }
  return FALSE;
}
