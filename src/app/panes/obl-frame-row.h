/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim, or another frame, in the list: who says what in which way. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

#define OBL_TYPE_FRAME_ROW (obl_frame_row_get_type ())
G_DECLARE_FINAL_TYPE (OblFrameRow, obl_frame_row, OBL, FRAME_ROW, AdwBin)

GtkWidget *obl_frame_row_new (void);
/* @depth: how deep it is nested.  Gives the row's name for a screen reader; free with g_free(). */
char *obl_frame_row_show (OblFrameRow *row, OblSession *session, const OblFrame *frame, guint depth)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
