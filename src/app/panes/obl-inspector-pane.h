/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right of the window: annotations, claims, entities and document, a page each. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_INSPECTOR_PANE (obl_inspector_pane_get_type ())
G_DECLARE_FINAL_TYPE (OblInspectorPane, obl_inspector_pane, OBL, INSPECTOR_PANE, OblPane)

/* Properties: "session". */
GtkWidget *obl_inspector_pane_new (void);

/* The field that links the selected mention to an entity gets the focus. */
void obl_inspector_pane_focus_entity (OblInspectorPane *pane);
/* The editor of what is selected gets the focus. */
void obl_inspector_pane_show_selected (OblInspectorPane *pane);

G_END_DECLS
