/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about the open article, to read and to correct. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Properties: "session". */
#define OBL_TYPE_DOCUMENT_PAGE (obl_document_page_get_type ())
G_DECLARE_FINAL_TYPE (OblDocumentPage, obl_document_page, OBL, DOCUMENT_PAGE, OblPane)

G_END_DECLS
