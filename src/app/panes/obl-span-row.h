/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An annotation in the list: its words, its label, its entity, and the part it has in a claim. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

#define OBL_TYPE_SPAN_ROW (obl_span_row_get_type ())
G_DECLARE_FINAL_TYPE (OblSpanRow, obl_span_row, OBL, SPAN_ROW, AdwBin)

GtkWidget *obl_span_row_new (void);
/* Gives the row's name for a screen reader; free with g_free(). */
char *obl_span_row_show (OblSpanRow *row,
                         OblSession *session,
                         const OblSpan *span) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
