/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans and frames by where they are: which reach into a stretch of the text, which lie at a
 * place, and which frames a span is a part of.  Plain data; the plain text's own book of marks. */
#pragma once

#include "core/model/obl-frame.h"
#include "core/model/obl-span.h"

G_BEGIN_DECLS

typedef struct _OblTextSpans OblTextSpans;

OblTextSpans *obl_text_spans_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_text_spans_free (OblTextSpans *spans);

void obl_text_spans_clear (OblTextSpans *spans);
/* Adds them, or replaces those of the same id; arrays may be NULL.  Spans with a fragment outside
 * [0, @n_chars) are left out: they are not this text's. */
void obl_text_spans_put (OblTextSpans *spans,
                         GPtrArray *put_spans,
                         GPtrArray *put_frames,
                         guint32 n_chars);
void obl_text_spans_remove (OblTextSpans *spans, GArray *ids);

OblSpan *obl_text_spans_find_span (OblTextSpans *spans, const OblId *id);
OblFrame *obl_text_spans_find_frame (OblTextSpans *spans, const OblId *id);

/* Spans that reach into @range, in text order; pointers owned by @spans. */
GPtrArray *obl_text_spans_list_within (OblTextSpans *spans,
                                       OblRange range) G_GNUC_WARN_UNUSED_RESULT;
/* Spans whose words include the character at @position, innermost first. */
GPtrArray *obl_text_spans_list_at (OblTextSpans *spans, guint32 position) G_GNUC_WARN_UNUSED_RESULT;
/* Frames in which the span fills a role, oldest first; NULL: none.  Owned by @spans. */
GPtrArray *obl_text_spans_get_frames_of (OblTextSpans *spans, const OblId *span_id);

/* How many characters the fragments have; of two spans that nest, the inner one has fewer. */
guint32 obl_text_spans_measure (const OblSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblTextSpans, obl_text_spans_free)

G_END_DECLS
