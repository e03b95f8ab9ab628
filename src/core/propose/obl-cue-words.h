/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The English words that tell of a claim: verbs ("said", "accuses") and nouns ("allegation"), and
 * what stands around each of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cue word takes; several at once. */
typedef enum {
  OBL_CUE_SAY = 1 << 0,   /* a clause, a quotation or a thing: "said that", "denied it" */
  OBL_CUE_TELL = 1 << 1,  /* first whom: "told reporters" */
  OBL_CUE_OF = 1 << 2,    /* whom, and of what: "accused Pyongyang of" */
  OBL_CUE_FOR = 1 << 3,   /* "blamed Pyongyang for" */
  OBL_CUE_AS = 1 << 4,    /* "described the claim as" */
  OBL_CUE_WITH = 1 << 5,  /* "charged him with" */
  OBL_CUE_TO = 1 << 6,    /* whom, and to do what: "urged Pyongyang to" */
  OBL_CUE_CALL = 1 << 7,  /* whom and what, with nothing between: "called it a lie" */
  OBL_CUE_WEAK = 1 << 8,  /* means many other things, so no cue unless "that" or a quote follows */
  OBL_CUE_NOUN = 1 << 9,  /* "the claim by Seoul that"; the word is a noun */
  OBL_CUE_MUTE = 1 << 10, /* nothing is said: "declined to comment" */
} OblCueKind;

#define OBL_CUE_TARGET_KINDS (OBL_CUE_OF | OBL_CUE_FOR | OBL_CUE_AS | OBL_CUE_WITH)

typedef enum {
  OBL_FORM_BASE, /* "say"; of a noun, both numbers */
  OBL_FORM_S,    /* "says" */
  OBL_FORM_PAST, /* "said", also the participle */
  OBL_FORM_ING,  /* "saying" */
} OblCueForm;

/* What the lower-case @word is as a verb, 0 when it is no cue verb. */
guint obl_cue_words_look_up (const char *word, OblCueForm *form);
/* Whether it is a noun such as "claim" or "allegations". */
gboolean obl_cue_words_has_noun (const char *word);

G_END_DECLS
