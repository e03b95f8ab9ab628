/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to core/propose: the sentence around a cue, cut into words, quotations and punctuation. */
#pragma once

#include "core/propose/obl-cue-words.h"
#include "core/propose/obl-propose-words.h"
#include "core/propose/obl-propose.h"
#include "core/propose/obl-quotes.h"

G_BEGIN_DECLS

typedef enum {
  OBL_TOKEN_WORD,
  OBL_TOKEN_MARK,  /* one character of punctuation */
  OBL_TOKEN_QUOTE, /* a whole quotation */
} OblTokenKind;

#define OBL_TOKEN_BYTES 24

typedef struct {
  OblRange range;
  OblTokenKind kind;
  gunichar mark;              /* of a mark; of a quotation, the last character inside of it */
  char word[OBL_TOKEN_BYTES]; /* in lower case; cut when it is longer than all that is known */
  guint class;                /* OblWordClass */
  guint verb;                 /* OblCueKind as a verb, 0 when it is none here */
  OblCueForm form;
  guint n_words; /* of a quotation */
  gboolean is_capital;
  gboolean is_possessive;
} OblToken;

/* A run of tokens; empty when first == end. */
typedef struct {
  guint first;
  guint end;
} OblRun;

typedef struct {
  const OblText *text;
  gboolean is_english;
  GArray *tokens;    /* OblToken of the sentence */
  OblRange sentence; /* quotations are not cut by its borders */
  OblRange before;   /* a quotation that ends the sentence before, or empty */
  OblRange after;    /* a quotation that is the whole sentence after, or empty */
  OblRun cue;
  guint main;  /* the token of the cue that its kind is of */
  guint kinds; /* OblCueKind */
  const OblRange *mentions;
  guint n_mentions;
} OblParse;

/* The sentence of @cue in @block; FALSE when there is nothing to speak of.  Free with clear(). */
gboolean obl_parse_init (
    OblParse *parse, const OblText *text, const char *language, OblRange block, OblRange cue);
void obl_parse_clear (OblParse *parse);
gboolean obl_parse_is_english (const char *language);
/* Sentences of @range whose borders no quotation goes across; an array of OblRange. */
GArray *obl_parse_sentences (const OblText *text, OblRange range, const GArray *quotations);
/* Tokens of @range with the verbs among them known; an array of OblToken. */
GArray *obl_parse_tokens (const OblText *text, OblRange range, const GArray *quotations);

const OblToken *obl_parse_get (const OblParse *parse, guint i); /* NULL past the end */
gboolean obl_parse_has_class (const OblParse *parse, guint i, guint classes);
gboolean obl_parse_is_word (const OblParse *parse, guint i, const char *word);
gboolean obl_parse_is_mark (const OblParse *parse, guint i, gunichar mark);
gboolean obl_token_is_dash (const OblToken *token);
/* A quotation with a comma or a stop before its closing mark, or a long one: the clause ends. */
gboolean obl_token_is_closed_quote (const OblToken *token);
OblRange obl_parse_get_range (const OblParse *parse, OblRun run);
/* Behind one noun phrase that begins at @i, and nothing more. */
guint obl_parse_skip_phrase (const OblParse *parse, guint i);
/* Behind what says when, where or how: "on Friday", "last week", "in a statement". */
guint obl_parse_skip_adjuncts (const OblParse *parse, guint i);

/* --- Who -------------------------------------------------------------------------------------- */

/* The subject of the verb at @verb. */
OblRun obl_parse_find_subject (const OblParse *parse, guint verb);
/* The one who speaks, from @first on: "said an aide, who …". */
OblRun obl_parse_find_speaker_after (const OblParse *parse, guint first);
/* Without titles and what else is not the name, when there is a name; a known mention first. */
OblRange obl_parse_reduce_source (const OblParse *parse, OblRun run);

/* --- What ------------------------------------------------------------------------------------- */

/* The end of the clause that begins at @first and is said: before the next who says something. */
guint obl_parse_find_clause_end (const OblParse *parse, guint first);

/* --- The cue ---------------------------------------------------------------------------------- */

/* Sets main and kinds. */
void obl_parse_find_main (OblParse *parse);
/* "did not confirm", "is accused of", "declined to comment", "according to" from a word of it. */
void obl_parse_grow_cue (OblParse *parse);
gboolean obl_parse_is_noun_cue (const OblParse *parse);
/* "is accused", "was told" */
gboolean obl_parse_is_passive (const OblParse *parse);
/* "…, said Kim": the verb stands before its subject. */
gboolean obl_parse_is_inverted (const OblParse *parse);

/* --- Filling in ------------------------------------------------------------------------------- */

typedef struct {
  const OblParse *parse;
  OblProposal *proposal;
} OblWork;

void obl_work_add_content (OblWork *work, guint first, guint end);
void obl_work_set_source (OblWork *work, OblRun run);
/* A clause from @first on, less the "that", comma or colon before it. */
void obl_work_add_clause (OblWork *work, guint first);
/* What is said before the token @border, where the attribution begins; FALSE when nothing is. */
gboolean obl_work_add_content_before (OblWork *work, guint border);
/* The other half of it from @at on, behind the attribution: "It is", he said, "ready". */
void obl_work_add_second_half (OblWork *work, guint at, guint border);

/* Behind "SEOUL (Reuters) -"; 0 when there is none before @end. */
guint obl_parse_skip_dateline (const OblParse *parse, guint end);
/* The first "that" behind a verb that goes with it; 0 when there is none. */
guint obl_parse_find_that (const OblParse *parse, guint first);
/* Where the @subject begins when content may stand before it, else 0. */
guint obl_parse_find_border (const OblParse *parse, OblRun subject);
/* The word between whom and what, "of" of "accused Seoul of"; 0 when there is none. */
guint obl_parse_find_link (const OblParse *parse, guint first);

void obl_work_fill_said (OblWork *work);
void obl_work_fill_inverted (OblWork *work);
void obl_work_fill_target (OblWork *work);
void obl_work_fill_passive (OblWork *work);
void obl_work_fill_called (OblWork *work);
void obl_work_fill_urged (OblWork *work);

G_END_DECLS
