/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of the document that is shown, and how they are told to the page: as JSON of plain
 * numbers, each span and frame by a handle that only this view knows. */
#pragma once

#include "core/model/obl-frame.h"
#include "core/model/obl-label-set.h"
#include "core/text/obl-text.h"

G_BEGIN_DECLS

typedef struct _OblViewMarks OblViewMarks;

/* Words that are no mark, but proposed for a role of a frame. */
typedef struct {
  const char *role;
  const GArray *ranges; /* OblRange, in text order, at least one */
  gboolean is_current;  /* the one that a person is at */
} OblSketch;

OblViewMarks *obl_view_marks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_view_marks_free (OblViewMarks *marks);

void obl_view_marks_set_label_set (OblViewMarks *marks, OblLabelSet *set);
/* Forgets marks, names and handles. */
void obl_view_marks_clear (OblViewMarks *marks);
/* Takes references; arrays may be NULL, and @removed holds OblId.  Spans with a fragment outside
 * [0, @n_chars) are left out: they are not this text's. */
void obl_view_marks_put (OblViewMarks *marks, GPtrArray *spans, GPtrArray *frames, guint32 n_chars);
void obl_view_marks_remove (OblViewMarks *marks, GArray *removed);
/* OblId → char *; copied.  Gives what Reader.setNames() takes, of those frames only whose name is
 * another now; NULL when there are none.  Free with g_free(). */
char *obl_view_marks_set_names (OblViewMarks *marks, GHashTable *names) G_GNUC_WARN_UNUSED_RESULT;

/* What there is to do so that the marks are just these: fills @put_spans and @put_frames, and gives
 * the ids (OblId) to remove. */
GArray *obl_view_marks_compare (const OblViewMarks *marks,
                                GPtrArray *spans,
                                GPtrArray *frames,
                                GPtrArray *put_spans,
                                GPtrArray *put_frames) G_GNUC_WARN_UNUSED_RESULT;

/* 0: not a mark of this document. */
guint32 obl_view_marks_find_handle (const OblViewMarks *marks, const OblId *id);
/* NULL: no mark (any more). */
const OblId *obl_view_marks_find_id (const OblViewMarks *marks, guint32 handle);

/* What Reader.setMarks() and updateMarks() in src/page/main.js take; free with g_free().  In the
 * second, only what is in the arrays. */
char *obl_view_marks_encode_all (OblViewMarks *marks) G_GNUC_WARN_UNUSED_RESULT;
char *obl_view_marks_encode_changes (OblViewMarks *marks,
                                     GPtrArray *spans,
                                     GPtrArray *frames,
                                     GArray *removed_handles) G_GNUC_WARN_UNUSED_RESULT;
/* Handles of @ids (OblId) as a JSON array, unknown ones left out; @ids may be NULL. */
char *obl_view_marks_encode_handles (const OblViewMarks *marks,
                                     const GArray *ids) G_GNUC_WARN_UNUSED_RESULT;
/* What Reader.setSketch() takes: @sketches (OblSketch) for @frame; both NULL: none. */
char *obl_view_marks_encode_sketches (OblViewMarks *marks,
                                      const OblFrame *frame,
                                      const GArray *sketches) G_GNUC_WARN_UNUSED_RESULT;
/* The handles themselves: guint32. */
GArray *obl_view_marks_list_handles (const OblViewMarks *marks,
                                     const GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblViewMarks, obl_view_marks_free)

G_END_DECLS
