/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of each file of an import, as a list model.  Rows are made when a list asks for them:
 * a hundred thousand files cost four bytes each. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* Which of them. */
typedef enum {
  OBL_REPORT_ALL,
  OBL_REPORT_IMPORTED,
  OBL_REPORT_PRESENT,
  OBL_REPORT_COPIES,
  OBL_REPORT_REFUSED,
  OBL_REPORT_DOUBTED,
  OBL_REPORT_N_KINDS,
} OblReportKind;

#define OBL_TYPE_REPORT_LIST (obl_report_list_get_type ())
G_DECLARE_FINAL_TYPE (OblReportList, obl_report_list, OBL, REPORT_LIST, GObject)

/* One row; outlives the list it came from. */
#define OBL_TYPE_REPORT_ITEM (obl_report_item_get_type ())
G_DECLARE_FINAL_TYPE (OblReportItem, obl_report_item, OBL, REPORT_ITEM, GObject)

/* Of the session's last import. */
OblReportList *obl_report_list_new (OblSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* Another import is over. */
void obl_report_list_refresh (OblReportList *list);
void obl_report_list_set_kind (OblReportList *list, OblReportKind kind);
guint obl_report_list_count (OblReportList *list, OblReportKind kind);

/* A copy that belongs to the row; @message, @title and @name may be NULL. */
const OblIntakeItem *obl_report_item_get (OblReportItem *item);

G_END_DECLS
