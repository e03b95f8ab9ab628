/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CoNLL writer's work on one document, apart from where it comes from. */
#pragma once

#include "core/export/obl-export-private.h"

G_BEGIN_DECLS

/* Appends the rows of @document to @out and notes what its @spans (OblSpan) lose; gives the number
 * of sentences.  Adds to n_spans_out. */
guint32 obl_export_conll_append (const OblDocument *document,
                                 const GPtrArray *spans,
                                 const OblExportChoice *choice,
                                 OblExportReport *report,
                                 GString *out);

G_END_DECLS
