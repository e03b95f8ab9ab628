/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected annotation: label, words and borders, entity, attributes, comment, part in claims.
 * Hidden while no span is selected. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session".
 * Signals: "entity-wanted" (OblId *) */
#define OBL_TYPE_SPAN_INSPECTOR (obl_span_inspector_get_type ())
G_DECLARE_FINAL_TYPE (OblSpanInspector, obl_span_inspector, OBL, SPAN_INSPECTOR, OblPane)

void obl_span_inspector_focus_entity (OblSpanInspector *inspector);

G_END_DECLS
