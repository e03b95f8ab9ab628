/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to core/propose: what English function words tell of the structure of a sentence. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_WORD_DETERMINER = 1 << 0,
  OBL_WORD_PRONOUN = 1 << 1, /* one that can be a subject */
  OBL_WORD_PREPOSITION = 1 << 2,
  OBL_WORD_AUXILIARY = 1 << 3,
  OBL_WORD_BE = 1 << 4,
  OBL_WORD_ADVERB = 1 << 5,
  OBL_WORD_CONJUNCTION = 1 << 6, /* and, or, but */
  OBL_WORD_OPENER = 1 << 7,      /* begins a clause of its own: that, because, while */
  OBL_WORD_RELATIVE = 1 << 8,
  OBL_WORD_TIME = 1 << 9,
  OBL_WORD_TITLE = 1 << 10, /* before a name: Minister */
  OBL_WORD_NOT = 1 << 11,
  OBL_WORD_AGENCY = 1 << 12, /* after a name: "agency" */
  OBL_WORD_NUMBER = 1 << 13,
  OBL_WORD_CALENDAR = 1 << 14, /* the names of days and months */
} OblWordClass;

/* OblWordClass of the lower-case @word. */
guint obl_words_classify (const char *word);

G_END_DECLS
