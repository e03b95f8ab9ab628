/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which a page is read. */
#pragma once

#include "worker/obl-pdf-line.h"

G_BEGIN_DECLS

/* @pieces: OblPdfLine of one page, emptied; their array has to own them.  Appends whole lines to
 * @lines, column after column: pieces that stand on one line become one. */
void obl_pdf_columns_order (GPtrArray *pieces, GPtrArray *lines);

G_END_DECLS
