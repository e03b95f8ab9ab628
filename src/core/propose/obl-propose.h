/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim may consist of, proposed from its cue: who says what about whom.
 *
 * From punctuation, quotation marks, the borders of sentences and clauses and a list of cue words,
 * in English; of other languages quotation marks alone are understood, and the rest stays empty.
 * Nothing is looked at beyond the block of the cue, and no more of a huge block than some
 * thousand characters around it.
 *
 * Quotation marks belong to the content, and so does the comma or full stop before a closing one;
 * a comma or full stop outside of them does not, and neither does the "that" before a clause. */
#pragma once

#include "core/model/obl-document.h"
#include "core/model/obl-span.h"

G_BEGIN_DECLS

/* Roles that could not be told are empty ranges (start == end), contents an empty array. */
typedef struct {
  OblRange cue; /* what was given, grown to the whole phrase: "according to", "did not confirm" */
  OblRange source;    /* who says it */
  OblRange target;    /* about whom: "accused Pyongyang of" */
  OblRange addressee; /* "told reporters" */
  GArray *content;    /* OblRange, in text order, not touching; apart from cue, source, addressee */
} OblProposal;

/* For the @cue in @block, both code points of @text.  An empty @cue, as a caret is, stands for the
 * word that it touches.  @language is a BCP 47 tag; NULL is taken for English.  @mentions are what
 * is known to be a name, in any order (or NULL): one beside the cue is preferred as source or
 * target to what its sentence alone would tell. */
OblProposal *obl_propose (const OblText *text,
                          const char *language,
                          OblRange block,
                          OblRange cue,
                          const OblRange *mentions,
                          guint n_mentions) G_GNUC_WARN_UNUSED_RESULT;

/* The same in the block of @document that holds the cue's start; a cue that crosses a border of
 * blocks is cut there. */
OblProposal *obl_propose_in_document (const OblDocument *document,
                                      OblRange cue,
                                      const OblRange *mentions,
                                      guint n_mentions) G_GNUC_WARN_UNUSED_RESULT;

void obl_proposal_free (OblProposal *proposal);

/* What is likely to be a cue, in text order and without overlap, in blocks of body and title: an
 * array of OblRange, as OblProposal.cue would be.  None but in English. */
GArray *obl_propose_find_cues (const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* Those of one block of @document. */
GArray *obl_propose_list_cues (const OblDocument *document,
                               guint ordinal) G_GNUC_WARN_UNUSED_RESULT;
/* The one of these that a caret at @position is in or touches, whatever the role of its block; FALSE
 * without one. */
gboolean obl_propose_find_cue_at (const OblDocument *document, guint32 position, OblRange *cue);

/* What is likely to be a name in that block, by its capitals, in text order and without overlap: an array
 * of OblRange.  Titles before a name, and the “’s” behind it, are no part of it.  None in page
 * furniture, in headings where every word has a capital, and in languages where every noun has one. */
GArray *obl_propose_list_names (const OblDocument *document,
                                guint ordinal) G_GNUC_WARN_UNUSED_RESULT;
/* The word that a caret at @position is in or touches; of a name, all of it.  Between two words it is
 * the one that begins there.  FALSE without one. */
gboolean obl_propose_find_word_at (const OblDocument *document, guint32 position, OblRange *word);

/* What of @spans (OblSpan) names somebody or something, and was not made only to fill a role: for
 * @mentions above, an array of OblRange. */
GArray *obl_propose_collect_mentions (const GPtrArray *spans) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblProposal, obl_proposal_free)

G_END_DECLS
