/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How near a text, a title, a name and a date come to what they should be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double precision;
  double recall;
  gboolean has_precision; /* something was found */
  gboolean has_recall;    /* there was something to find */
} TextScore;

/* As scrapinghub's article-extraction-benchmark does it (evaluate.py): words are runs of letters,
 * digits and underscores, a shingle is four words in a row (a shorter text is one shingle), and
 * with a and b telling how often a shingle is in the text found and in the text expected
 *
 *   precision = Σ min (a, b) / Σ a     recall = Σ min (a, b) / Σ b
 *
 * for each page.  The figure for a set of pages is F1 = 2 P R / (P + R) of the means P over pages
 * where something was found and R over pages where something was to be found. */
TextScore score_text (const char *found, const char *expected);

double score_f1 (double precision, double recall);

/* How many of @pieces are in @text, white space runs being one space; as trafilatura's evaluation
 * does it, whose F1 is over the pieces of all pages together. */
guint score_count_pieces (const char *text, const GPtrArray *pieces);

/* To the letter, white space runs being one space. */
gboolean score_is_same (const char *found, const char *expected);
/* The words of the one are all in the other, in a row; case and punctuation aside. */
gboolean score_is_near (const char *found, const char *expected);
/* The same names, in any order, whatever stands between them. */
gboolean score_is_same_names (const char *found, const char *expected);
/* The same day. */
gboolean score_is_same_day (const char *found, const char *expected);

G_END_DECLS
