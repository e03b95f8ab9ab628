/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row's worth of the project, for GTK's lists: a document, a span, a frame or an entity.  Made
 * when a list asks for it and gone when the row is; the struct inside is shared and read-only. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-document.h"

G_BEGIN_DECLS

typedef enum {
  OBL_RECORD_DOCUMENT,
  OBL_RECORD_SPAN,
  OBL_RECORD_FRAME,
  OBL_RECORD_ENTITY,
} OblRecordKind;

#define OBL_TYPE_RECORD (obl_record_get_type ())
G_DECLARE_FINAL_TYPE (OblRecord, obl_record, OBL, RECORD, GObject)

/* @data: an OblDocument, OblSpan, OblFrame or OblEntity, as @kind says. */
OblRecord *obl_record_new (OblRecordKind kind, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

const OblId *obl_record_get_id (OblRecord *record);
/* Owned by the record; a programmer's error when it is of another kind. */
OblDocument *obl_record_get_document (OblRecord *record);
OblSpan *obl_record_get_span (OblRecord *record);
OblFrame *obl_record_get_frame (OblRecord *record);
OblEntity *obl_record_get_entity (OblRecord *record);

/* What the kinds have in common. */
gpointer obl_record_kind_ref (OblRecordKind kind, gpointer data);
void obl_record_kind_unref (OblRecordKind kind, gpointer data);
const OblId *obl_record_kind_get_id (OblRecordKind kind, gpointer data);
/* Whether rows made from the two would look the same. */
gboolean obl_record_kind_is_same (OblRecordKind kind, gpointer a, gpointer b);

G_END_DECLS
