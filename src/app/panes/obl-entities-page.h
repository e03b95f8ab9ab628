/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entities of the project, those of the open article first, and the inspector of one. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session". */
#define OBL_TYPE_ENTITIES_PAGE (obl_entities_page_get_type ())
G_DECLARE_FINAL_TYPE (OblEntitiesPage, obl_entities_page, OBL, ENTITIES_PAGE, OblPane)

void obl_entities_page_show_entity (OblEntitiesPage *page, const OblId *id);
/* Focuses the first control of the inspector. */
void obl_entities_page_focus_editor (OblEntitiesPage *page);

G_END_DECLS
