/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tag per token: which of the spans of an article get their tokens, and what is lost of the
 * others. */
#pragma once

#include "core/export/obl-conll-tokens.h"
#include "core/export/obl-export-private.h"

G_BEGIN_DECLS

typedef struct {
  guint32 *owners;        /* per token: 1 + the index in spans of the one that has it, or 0 */
  const GPtrArray *spans; /* OblSpan, borrowed */
  guint n_tagged;
} OblConllTags;

/* Chooses the spans that are tagged, outermost first, and notes every loss in @report: what of a span
 * is cut, and the attributes and comments of those that are tagged. */
OblConllTags *obl_conll_tags_new (const OblDocument *document,
                                  const OblConllTokens *tokens,
                                  const GPtrArray *spans,
                                  const OblExportChoice *choice,
                                  OblExportReport *report) G_GNUC_WARN_UNUSED_RESULT;
void obl_conll_tags_free (OblConllTags *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblConllTags, obl_conll_tags_free)

G_END_DECLS
