/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that pass the filter are an array of numbers into the report, which belongs to the
 * session.  A row takes copies of its words: it may still be on the screen when the report goes. */
#define G_LOG_DOMAIN "obl-report-list"

#include "config.h"

#include "app/models/obl-report-list.h"

struct _OblReportItem {
  GObject parent_instance;

  OblIntakeItem item;
};

G_DEFINE_FINAL_TYPE (OblReportItem, obl_report_item, G_TYPE_OBJECT)

static void
obl_report_item_finalize (GObject *object)
{
  OblReportItem *self = OBL_REPORT_ITEM (object);

  g_free (self->item.name);
  g_free (self->item.title);
  g_free (self->item.message);

  G_OBJECT_CLASS (obl_report_item_parent_class)->finalize (object);
}

static void
obl_report_item_class_init (OblReportItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_report_item_finalize;
}

static void
obl_report_item_init (OblReportItem *self)
{
}

static OblReportItem *
make_item (const OblIntakeItem *item)
{
  OblReportItem *self = g_object_new (OBL_TYPE_REPORT_ITEM, NULL);

  self->item = *item;
  self->item.name = g_strdup (item->name);
  self->item.title = g_strdup (item->title);
  self->item.message = g_strdup (item->message);
  return self;
}

const OblIntakeItem *
obl_report_item_get (OblReportItem *self)
{
  g_return_val_if_fail (OBL_IS_REPORT_ITEM (self), NULL);

  return &self->item;
}

/* --- The list ----------------------------------------------------------------------------------- */

struct _OblReportList {
  GObject parent_instance;

  OblSession *session;
  OblReportKind kind;
  GArray *indices; /* guint, into the report's items */
};

static GType
obl_report_list_get_item_type (GListModel *model)
{
  return OBL_TYPE_REPORT_ITEM;
}

static guint
obl_report_list_get_n_items (GListModel *model)
{
  return OBL_REPORT_LIST (model)->indices->len;
}

static gpointer
obl_report_list_get_item (GListModel *model, guint position)
{
  OblReportList *self = OBL_REPORT_LIST (model);
  const OblIntake *intake = obl_session_get_intake (self->session);

  if (intake == NULL || position >= self->indices->len)
    return NULL;
  return make_item (intake->items->pdata[g_array_index (self->indices, guint, position)]);
}

static void
obl_report_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = obl_report_list_get_item_type;
  iface->get_n_items = obl_report_list_get_n_items;
  iface->get_item = obl_report_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OblReportList,
                               obl_report_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      obl_report_list_iface_init))

static void
obl_report_list_finalize (GObject *object)
{
  OblReportList *self = OBL_REPORT_LIST (object);

  g_clear_object (&self->session);
  g_array_unref (self->indices);

  G_OBJECT_CLASS (obl_report_list_parent_class)->finalize (object);
}

static void
obl_report_list_class_init (OblReportListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_report_list_finalize;
}

static void
obl_report_list_init (OblReportList *self)
{
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
}

static gboolean
is_of_kind (const OblIntakeItem *item, OblReportKind kind)
{
  switch (kind) {
  case OBL_REPORT_ALL:
    return TRUE;
  case OBL_REPORT_IMPORTED:
    return item->outcome == OBL_INTAKE_IMPORTED;
  case OBL_REPORT_PRESENT:
    return item->outcome == OBL_INTAKE_PRESENT;
  case OBL_REPORT_COPIES:
    return item->outcome == OBL_INTAKE_IMPORTED && !obl_id_is_none (&item->copy_of);
  case OBL_REPORT_REFUSED:
    return item->outcome == OBL_INTAKE_REFUSED;
  case OBL_REPORT_DOUBTED:
    return item->outcome == OBL_INTAKE_IMPORTED && item->doubts != 0;
  case OBL_REPORT_N_KINDS:
    break;
  }
  g_return_val_if_reached (FALSE);
}

void
obl_report_list_refresh (OblReportList *self)
{
  const OblIntake *intake;
  guint n_before;

  g_return_if_fail (OBL_IS_REPORT_LIST (self));

  intake = obl_session_get_intake (self->session);
  n_before = self->indices->len;
  g_array_set_size (self->indices, 0);
  for (guint i = 0; intake != NULL && i < intake->items->len; i++) {
    if (is_of_kind (intake->items->pdata[i], self->kind))
      g_array_append_val (self->indices, i);
  }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->indices->len);
}

void
obl_report_list_set_kind (OblReportList *self, OblReportKind kind)
{
  g_return_if_fail (OBL_IS_REPORT_LIST (self) && kind < OBL_REPORT_N_KINDS);

  if (self->kind == kind)
    return;
  self->kind = kind;
  obl_report_list_refresh (self);
}

guint
obl_report_list_count (OblReportList *self, OblReportKind kind)
{
  const OblIntake *intake = obl_session_get_intake (self->session);
  guint n = 0;

  for (guint i = 0; intake != NULL && i < intake->items->len; i++)
    n += is_of_kind (intake->items->pdata[i], kind);
  return n;
}

OblReportList *
obl_report_list_new (OblSession *session)
{
  OblReportList *self = g_object_new (OBL_TYPE_REPORT_LIST, NULL);

  self->session = g_object_ref (session);
  obl_report_list_refresh (self);
  return self;
}
