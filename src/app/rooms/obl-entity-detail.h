/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known of one entity: its fields, its mentions in every article, what was merged into it and
 * who it is not. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_ENTITY_DETAIL (obl_entity_detail_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityDetail, obl_entity_detail, OBL, ENTITY_DETAIL, OblPane)

GtkWidget *obl_entity_detail_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* NULL or none: nobody is selected. */
void obl_entity_detail_show (OblEntityDetail *self, const OblId *id);

G_END_DECLS
