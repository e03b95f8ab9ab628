/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans and frames of the open document, kept in order and found by id without a search
 * through all of them.  Plain data: knows no store and no widgets. */
#pragma once

#include "core/model/obl-model.h"

G_BEGIN_DECLS

typedef struct _OblMarks OblMarks;

OblMarks *obl_marks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_marks_free (OblMarks *marks);

/* Replaces everything. */
void obl_marks_set (OblMarks *marks, GPtrArray *spans, GPtrArray *frames);
/* Adds it, or replaces the one of that id. */
void obl_marks_put_span (OblMarks *marks, OblSpan *span);
void obl_marks_put_frame (OblMarks *marks, OblFrame *frame);
/* FALSE when there was neither a span nor a frame of that id. */
gboolean obl_marks_remove (OblMarks *marks, const OblId *id);

GPtrArray *obl_marks_get_spans (OblMarks *marks);  /* OblSpan, text order */
GPtrArray *obl_marks_get_frames (OblMarks *marks); /* OblFrame, oldest first */
OblSpan *obl_marks_find_span (OblMarks *marks, const OblId *id);
OblFrame *obl_marks_find_frame (OblMarks *marks, const OblId *id);
/* Frames in which @id fills a role, oldest first; or NULL.  Owned by the marks. */
GPtrArray *obl_marks_get_frames_of (OblMarks *marks, const OblId *id);

/* The index of the first span that starts at @position or later. */
guint obl_marks_lower_bound (OblMarks *marks, guint32 position);
/* The index of a span in the text order; the span must be one of these marks. */
guint obl_marks_index_of (OblMarks *marks, OblSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblMarks, obl_marks_free)

G_END_DECLS
