/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of print into running text: hyphens at line ends, spaces between lines. */
#pragma once

#include "worker/obl-pdf-line.h"

G_BEGIN_DECLS

/* The words of a document, as far as they stand within a line. */
typedef struct _OblPdfWords OblPdfWords;

OblPdfWords *obl_pdf_words_new (const GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;
void obl_pdf_words_free (OblPdfWords *words);

/* Appends the line @next to @text.  A hyphen before the line's end goes when the word is written
 * without it elsewhere in the document, or else when nothing speaks for it. */
void obl_pdf_words_join (const OblPdfWords *words, GString *text, const char *next);

gboolean obl_pdf_words_is_hyphen (gunichar c);
/* TRUE when a sentence is over: a full stop or the like, whatever closes after it. */
gboolean obl_pdf_words_ends_sentence (const char *text);
gboolean obl_pdf_words_begins_lower (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPdfWords, obl_pdf_words_free)

G_END_DECLS
