/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of the open article in text order, and the inspector of the selected one. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session".
 * Signals: "entity-wanted" (OblId *)   a person asked to see the entity of a mention */
#define OBL_TYPE_SPANS_PAGE (obl_spans_page_get_type ())
G_DECLARE_FINAL_TYPE (OblSpansPage, obl_spans_page, OBL, SPANS_PAGE, OblPane)

/* Focuses the field that links the selected span to an entity. */
void obl_spans_page_focus_entity (OblSpansPage *page);
/* Focuses the first control of the inspector. */
void obl_spans_page_focus_editor (OblSpansPage *page);

G_END_DECLS
