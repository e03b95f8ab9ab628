/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of the open article as an outline, and the inspector of the one in hand. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session". */
#define OBL_TYPE_CLAIMS_PAGE (obl_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (OblClaimsPage, obl_claims_page, OBL, CLAIMS_PAGE, OblPane)

/* Focuses the first control of the inspector. */
void obl_claims_page_focus_editor (OblClaimsPage *page);

G_END_DECLS
