/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What poppler finds on a page. */
#pragma once

#include <poppler.h>

#include "worker/obl-pdf-line.h"

G_BEGIN_DECLS

/* More characters than a page of print has room for. */
#define OBL_PDF_MAX_PAGE_CHARS 500000u

/* Appends to @pieces the pieces of lines (OblPdfLine) of @page, in poppler's order.  FALSE when there
 * are more than OBL_PDF_MAX_PAGE_CHARS. */
gboolean obl_pdf_page_read (PopplerPage *page, guint number, GPtrArray *pieces);

G_END_DECLS
