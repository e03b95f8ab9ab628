/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running heads, running feet and page numbers: what stands at the edge of page after page. */
#pragma once

#include "worker/obl-pdf-line.h"

G_BEGIN_DECLS

/* Takes them out of @lines (OblPdfLine, page after page), which has to own its elements.  Gives the
 * number of lines taken out. */
guint obl_pdf_heads_remove (GPtrArray *lines);

G_END_DECLS
