/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations by their marks alone, in the styles of many languages: “…”, „…“, «…», »…«, "…", 「…」,
 * and single ones. */
#pragma once

#include "core/text/obl-text.h"

G_BEGIN_DECLS

typedef struct {
  OblRange range;     /* with the marks */
  OblRange inside;    /* without them */
  gboolean is_single; /* ‘…’, '…', ‹…›: as often a name or a term as somebody's words */
  gboolean is_open;   /* never closed: it goes to the end, as in a speech of several paragraphs */
} OblQuotation;

/* Quotations within @range, outermost ones only, in text order: an array of OblQuotation. */
GArray *obl_quotes_find (const OblText *text, OblRange range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
