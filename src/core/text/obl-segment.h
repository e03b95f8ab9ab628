/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where graphemes, words and sentences begin and end in a canonical text, by ICU's break
 * iterators (UAX #29 and its dictionaries for Chinese, Japanese, Thai …).
 *
 * @locale is a BCP 47 language tag or NULL.  All ranges are code points of @text. */
#pragma once

#include "core/text/obl-text.h"

G_BEGIN_DECLS

typedef enum {
  OBL_UNIT_CHARACTER, /* grapheme cluster */
  OBL_UNIT_WORD,
  OBL_UNIT_SENTENCE,
  OBL_UNIT_PARAGRAPH, /* a line of the text, which is a block of the article */
  OBL_UNIT_CLAUSE,    /* up to a mark of punctuation; for obl_segment_step() only */
} OblUnit;

/* Tokens within @range in text order: every word and every run of punctuation or symbols as ICU
 * cuts it, without white space.  Gives an array of OblRange. */
GArray *obl_segment_tokens (const OblText *text,
                            OblRange range,
                            const char *locale) G_GNUC_WARN_UNUSED_RESULT;

/* Sentences within @range, which must not cross a block border; edge white space is left out, and
 * common abbreviations ("U.S. Navy", "Gen. Smith") do not end one.  An array of OblRange. */
GArray *obl_segment_sentences (const OblText *text,
                               OblRange range,
                               const char *locale) G_GNUC_WARN_UNUSED_RESULT;

/* @range without white space at either edge; start == end when nothing is left. */
OblRange obl_segment_trim (const OblText *text, OblRange range);

/* @range grown so that it cuts no word (or grapheme, sentence, paragraph), then trimmed: what a selection
 * becomes before it is annotated.  Looks only at the line (block) around each edge. */
OblRange obl_segment_snap (const OblText *text, OblRange range, OblUnit unit, const char *locale);

/* ICU takes “Lund’s” for one word: where that name may end.  The end of @word when it is no such one. */
guint32 obl_segment_bare_end (const OblText *text, OblRange word);

/* The nearest border of a @unit after (@direction > 0) or before (@direction < 0) @position;
 * the text's end or start when there is none.  For nudging a span's border by keyboard.  The border of a
 * clause is before the comma, stop, dash, bracket or quotation mark that ends it, or begins another. */
guint32 obl_segment_step (
    const OblText *text, guint32 position, OblUnit unit, int direction, const char *locale);

G_END_DECLS
