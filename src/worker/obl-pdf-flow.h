/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of print, in reading order, into the blocks of an article. */
#pragma once

#include "worker/obl-pdf-line.h"

G_BEGIN_DECLS

typedef struct {
  char *text;
  guint page;       /* on which it begins, from 1 */
  guint heading;    /* 1 to 6; 0: not a heading */
  gboolean is_item; /* of a list with marks; its own mark is not in the text */
  gboolean is_row;  /* of a table: its cells, one after another */
} OblPdfBlock;

/* OblPdfBlock of OblPdfLine.  A heading of level 1, when there is one, is the largest text of the
 * first page. */
GArray *obl_pdf_flow (const GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
