/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the annotations is shown, as a list of layers to tick: labels and claims, who made them,
 * from where they come, whether they are suggested. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_LAYERS_PANE (obl_layers_pane_get_type ())
G_DECLARE_FINAL_TYPE (OblLayersPane, obl_layers_pane, OBL, LAYERS_PANE, OblPane)

/* Uses the actions "win.only-claim", "win.dim-others" and "win.show-everything". */
GtkWidget *obl_layers_pane_new (void);

G_END_DECLS
