/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody looks for, in words, and where it stands among the words of a text. */
#pragma once

#include "core/text/obl-words.h"

G_BEGIN_DECLS

/* A word, the beginning of one, or several that stand one behind the other. */
typedef struct _OblWordTerm OblWordTerm;

/* @is_prefix: the last word may go on.  Korean and Arabic words may always, since particles are
 * attached to them, and before the first of an Arabic term may stand a particle. */
OblWordTerm *obl_word_term_new (const char *text, gboolean is_prefix) G_GNUC_WARN_UNUSED_RESULT;
void obl_word_term_free (OblWordTerm *term);
/* Nothing of @text is a word: it can only be looked for as it stands. */
gboolean obl_word_term_is_empty (const OblWordTerm *term);
const char *obl_word_term_get_text (const OblWordTerm *term);

/* As FTS5 takes it, of an index of what obl_words_join() gives; none of an empty term.
 * @within_near: in NEAR(…), where it may be one phrase only. */
void obl_word_term_append_match (const OblWordTerm *term, gboolean within_near, GString *match);

/* The same without the order of the words: what every text with the term has, and others may. */
void obl_word_term_append_words (const OblWordTerm *term, GString *match);

/* How many words it covers if it stands at @index of @words; 0 if it does not. */
guint obl_word_term_match (const OblWordTerm *term, const OblWords *words, guint index);
/* Where that is, in bytes of the text. */
OblRange obl_word_term_get_bytes (const OblWordTerm *term, const OblWords *words, guint index);
gboolean obl_word_term_is_in (const OblWordTerm *term, const OblWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblWordTerm, obl_word_term_free)

G_END_DECLS
