/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entity: names, type, ids elsewhere, notes, merging, and its mentions in the open article. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session".
 * Signals: "merged" (OblId *)   into that entity, which should be shown now */
#define OBL_TYPE_ENTITY_INSPECTOR (obl_entity_inspector_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityInspector, obl_entity_inspector, OBL, ENTITY_INSPECTOR, OblPane)

/* Hidden when @id is NULL, none or unknown. */
void obl_entity_inspector_show (OblEntityInspector *inspector, const OblId *id);

/* Among all articles: without what is about the open one, and without the field for merging. */
void obl_entity_inspector_set_across (OblEntityInspector *self);

G_END_DECLS
