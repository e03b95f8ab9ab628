/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a text as somebody looks for them: without case, accents and the other marks that one
 * writer sets and another leaves out.
 *
 * Scripts that are written without spaces between words (Chinese, Japanese, Thai …) are cut into pairs
 * of characters that overlap, and every run ends with its last character alone: each character begins
 * one word, so that a row of characters is found wherever it stands.  Of Arabic words the article is
 * taken off, with what is attached before it. */
#pragma once

#include "core/text/obl-text.h"

G_BEGIN_DECLS

/* Of the text they were cut from, all words in order. */
typedef struct _OblWords OblWords;

OblWords *obl_words_new (const char *utf8, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
void obl_words_free (OblWords *words);
guint obl_words_get_length (const OblWords *words);
/* The word at @index, folded, with its length in bytes; not ended by a NUL. */
const char *obl_words_get (const OblWords *words, guint index, gsize *n_bytes);
/* Where it stands, in bytes of the text. */
OblRange obl_words_get_bytes (const OblWords *words, guint index);
/* Whether it is one of a script without spaces. */
gboolean obl_words_is_spaceless (const OblWords *words, guint index);
/* All of them with a space between; free with g_free(). */
char *obl_words_join (const OblWords *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblWords, obl_words_free)

G_END_DECLS
