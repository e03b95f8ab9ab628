/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF file with a text layer into a document.  For the PDF reader's process alone: poppler is large,
 * reads what strangers wrote, and its licence is its own. */
#pragma once

#include "core/import/obl-import.h"

G_BEGIN_DECLS

/* Loads what poppler would load later, so that no file has to be opened any more; once, before the
 * process gives up the right to.  Everything it holds stays until the process ends. */
void obl_pdf_init (void);

/* Text, paragraphs, headings and lists of @bytes.  Each block's element in the HTML that the
 * document is made from names the page it begins on (data-page, from 1). */
OblDocument *obl_pdf_read (GBytes *bytes,
                           const OblImportOptions *options,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
