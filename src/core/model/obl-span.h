/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A span: one or more pieces of the text, under a label. */
#pragma once

#include "core/base/obl-id.h"
#include "core/model/obl-attributes.h"
#include "core/model/obl-mention-kind.h"
#include "core/model/obl-origin.h"
#include "core/text/obl-text.h"

G_BEGIN_DECLS

typedef struct {
  OblId id;
  OblId document_id;
  char *label;
  GArray *fragments;      /* OblRange, sorted, not touching, at least one */
  char *quote;            /* the fragments' texts joined by one space */
  OblId entity_id;        /* or OBL_ID_NONE */
  OblMentionKind mention; /* how it speaks of that, as far as somebody has said */
  GPtrArray *attributes;
  char *comment;
  OblId annotator_id;
  OblOrigin origin;
  gint64 created;
  gint64 modified;
} OblSpan;

/* A span with a new id, no label and no fragments, of human origin. */
OblSpan *obl_span_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same with an id that it has already: a new one costs more than all the rest of a span. */
OblSpan *obl_span_new_with_id (const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
OblSpan *obl_span_copy (const OblSpan *span) G_GNUC_WARN_UNUSED_RESULT;
OblSpan *obl_span_ref (OblSpan *span);
void obl_span_unref (OblSpan *span);
void obl_span_add_fragment (OblSpan *span, guint32 start, guint32 end);
/* From the first fragment's start to the last one's end. */
OblRange obl_span_get_extent (const OblSpan *span);
/* Text order: by start, then the longer one first, then by id.  For g_ptr_array_sort(). */
int obl_span_compare (gconstpointer a, gconstpointer b);

/* Sorts fragments and joins those that touch or overlap. */
void obl_fragments_normalise (GArray *fragments);
/* Whether @range shares no character with fragments that are normalised. */
gboolean obl_fragments_leave_free (const GArray *fragments, OblRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblSpan, obl_span_unref)

G_END_DECLS
