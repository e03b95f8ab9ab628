/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list model of OblRecord over an array of structs.  Holds the structs only; rows are made when a
 * list asks for them, so that ten thousand cost ten thousand pointers. */
#pragma once

#include "app/models/obl-record.h"

G_BEGIN_DECLS

#define OBL_TYPE_RECORD_LIST (obl_record_list_get_type ())
G_DECLARE_FINAL_TYPE (OblRecordList, obl_record_list, OBL, RECORD_LIST, GObject)

OblRecordList *obl_record_list_new (OblRecordKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the structs of @data (NULL: none) from now on; takes its own references.  Announces only
 * the part between the first and the last row that differ. */
void obl_record_list_set (OblRecordList *list, GPtrArray *data);

/* The struct at @position; owned by the list. */
gpointer obl_record_list_get (OblRecordList *list, guint position);
/* FALSE when there is none of that id. */
gboolean obl_record_list_find (OblRecordList *list, const OblId *id, guint *position);

G_END_DECLS
