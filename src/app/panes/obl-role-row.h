/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One role of a claim: its fillers as chips, and a button that fills it with the selection. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_ROLE_ROW (obl_role_row_get_type ())
G_DECLARE_FINAL_TYPE (OblRoleRow, obl_role_row, OBL, ROLE_ROW, OblPane)

/* Properties: "session".
 * @type of frame and @role in it, of the label set; both names are copied. */
GtkWidget *obl_role_row_new (const OblFrameType *type, const OblRoleType *role);

void obl_role_row_show (OblRoleRow *row, const OblFrame *frame);

G_END_DECLS
