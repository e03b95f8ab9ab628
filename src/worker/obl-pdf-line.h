/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of print: what the parts of the PDF reader hand to one another.
 *
 *   obl-pdf-page.c     poppler's characters and boxes → pieces of lines
 *   obl-pdf-heads.c    running heads and feet, taken out
 *   obl-pdf-columns.c  pieces → whole lines in the order in which a page is read
 *   obl-pdf-flow.c     lines → paragraphs, headings, list items
 *
 * Only the first of them knows poppler. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In points; y grows downwards. */
typedef struct {
  char *text; /* UTF-8, no control characters, not empty */
  double x0;
  double y0;
  double x1;
  double y1;
  double size; /* of the font of most of it */
  guint page;  /* from 1 */
  gboolean is_bold;
  gboolean is_sideways; /* runs up or down the page */
  gboolean is_row;      /* pieces with wide gaps between them, as in a table */
} OblPdfLine;

OblPdfLine *obl_pdf_line_new (const char *text, guint page) G_GNUC_WARN_UNUSED_RESULT;
void obl_pdf_line_free (OblPdfLine *line);

/* Of the vertical extents of two lines, the share of the lower one that both have; 0 to 1. */
double obl_pdf_line_get_overlap (const OblPdfLine *a, const OblPdfLine *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPdfLine, obl_pdf_line_free)

G_END_DECLS
