/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the history, or the beginning of it. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* What would become of an entry if one went to the chosen one. */
typedef enum {
  OBL_FATE_STAYS,
  OBL_FATE_TAKEN_BACK,
  OBL_FATE_DONE_AGAIN,
} OblFate;

#define OBL_TYPE_HISTORY_ROW (obl_history_row_get_type ())
G_DECLARE_FINAL_TYPE (OblHistoryRow, obl_history_row, OBL, HISTORY_ROW, AdwActionRow)

GtkWidget *obl_history_row_new (void);
/* @entry NULL: the beginning, before everything.  @is_now: the project is as this entry left it. */
void obl_history_row_show (OblHistoryRow *row, const OblHistoryEntry *entry, gboolean is_now);
void obl_history_row_set_fate (OblHistoryRow *row, OblFate fate);

/* OBL_HISTORY_BEGINNING for the beginning, which is always done. */
gint64 obl_history_row_get_number (OblHistoryRow *row);
OblHistoryState obl_history_row_get_state (OblHistoryRow *row);

G_END_DECLS
