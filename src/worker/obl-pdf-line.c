/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of print. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-line.h"

OblPdfLine *
obl_pdf_line_new (const char *text, guint page)
{
  OblPdfLine *line = g_new0 (OblPdfLine, 1);

  line->text = g_strdup (text);
  line->page = page;
  return line;
}

void
obl_pdf_line_free (OblPdfLine *line)
{
  if (line == NULL)
    return;
  g_free (line->text);
  g_free (line);
}

double
obl_pdf_line_get_overlap (const OblPdfLine *a, const OblPdfLine *b)
{
  double height = MIN (a->y1 - a->y0, b->y1 - b->y0);
  double both = MIN (a->y1, b->y1) - MAX (a->y0, b->y0);

  return height <= 0 || both <= 0 ? 0 : both / height;
}
