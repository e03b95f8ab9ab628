/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four kinds differ only in how they are counted and compared. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "app/models/obl-record.h"

struct _OblRecord {
  GObject parent_instance;

  OblRecordKind kind;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (OblRecord, obl_record, G_TYPE_OBJECT)

static void
obl_record_finalize (GObject *object)
{
  OblRecord *self = OBL_RECORD (object);

  if (self->data != NULL)
    obl_record_kind_unref (self->kind, self->data);

  G_OBJECT_CLASS (obl_record_parent_class)->finalize (object);
}

static void
obl_record_class_init (OblRecordClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_record_finalize;
}

static void
obl_record_init (OblRecord *self)
{
}

OblRecord *
obl_record_new (OblRecordKind kind, gpointer data)
{
  OblRecord *self = g_object_new (OBL_TYPE_RECORD, NULL);

  self->kind = kind;
  self->data = obl_record_kind_ref (kind, data);
  return self;
}

const OblId *
obl_record_get_id (OblRecord *self)
{
  g_return_val_if_fail (OBL_IS_RECORD (self), NULL);

  return obl_record_kind_get_id (self->kind, self->data);
}

OblDocument *
obl_record_get_document (OblRecord *self)
{
  g_return_val_if_fail (OBL_IS_RECORD (self) && self->kind == OBL_RECORD_DOCUMENT, NULL);

  return self->data;
}

OblSpan *
obl_record_get_span (OblRecord *self)
{
  g_return_val_if_fail (OBL_IS_RECORD (self) && self->kind == OBL_RECORD_SPAN, NULL);

  return self->data;
}

OblFrame *
obl_record_get_frame (OblRecord *self)
{
  g_return_val_if_fail (OBL_IS_RECORD (self) && self->kind == OBL_RECORD_FRAME, NULL);

  return self->data;
}

OblEntity *
obl_record_get_entity (OblRecord *self)
{
  g_return_val_if_fail (OBL_IS_RECORD (self) && self->kind == OBL_RECORD_ENTITY, NULL);

  return self->data;
}

gpointer
obl_record_kind_ref (OblRecordKind kind, gpointer data)
{
  switch (kind) {
  case OBL_RECORD_DOCUMENT:
    return obl_document_ref (data);
  case OBL_RECORD_SPAN:
    return obl_span_ref (data);
  case OBL_RECORD_FRAME:
    return obl_frame_ref (data);
  case OBL_RECORD_ENTITY:
    return obl_entity_ref (data);
  }
  g_return_val_if_reached (NULL);
}

void
obl_record_kind_unref (OblRecordKind kind, gpointer data)
{
  switch (kind) {
  case OBL_RECORD_DOCUMENT:
    obl_document_unref (data);
    break;
  case OBL_RECORD_SPAN:
    obl_span_unref (data);
    break;
  case OBL_RECORD_FRAME:
    obl_frame_unref (data);
    break;
  case OBL_RECORD_ENTITY:
    obl_entity_unref (data);
    break;
  }
}

const OblId *
obl_record_kind_get_id (OblRecordKind kind, gpointer data)
{
  switch (kind) {
  case OBL_RECORD_DOCUMENT:
    return &((OblDocument *)data)->id;
  case OBL_RECORD_SPAN:
    return &((OblSpan *)data)->id;
  case OBL_RECORD_FRAME:
    return &((OblFrame *)data)->id;
  case OBL_RECORD_ENTITY:
    return &((OblEntity *)data)->id;
  }
  g_return_val_if_reached (NULL);
}

static gboolean
is_same_document (const OblDocument *a, const OblDocument *b)
{
  return obl_id_equal (&a->id, &b->id) && a->status == b->status && a->n_spans == b->n_spans
         && a->n_frames == b->n_frames && a->doubts == b->doubts
         && obl_id_equal (&a->copy_of, &b->copy_of) && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->publisher, b->publisher) == 0
         && g_strcmp0 (a->published, b->published) == 0;
}

static gboolean
is_same_entity (const OblEntity *a, const OblEntity *b)
{
  return obl_id_equal (&a->id, &b->id) && a->modified == b->modified
         && a->n_mentions == b->n_mentions && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->type, b->type) == 0;
}

/* Documents and entities are read anew with every change, hence compared by what they say; a span
 * or frame is a new struct only when it is a changed one. */
gboolean
obl_record_kind_is_same (OblRecordKind kind, gpointer a, gpointer b)
{
  if (a == b)
    return TRUE;
  switch (kind) {
  case OBL_RECORD_DOCUMENT:
    return is_same_document (a, b);
  case OBL_RECORD_ENTITY:
    return is_same_entity (a, b);
  case OBL_RECORD_SPAN:
  case OBL_RECORD_FRAME:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}
