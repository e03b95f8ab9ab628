/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do two texts say nearly the same?  The same dispatch in several papers, cut, with another first
 * paragraph, with a few words changed.
 *
 * A text is taken as the set of its shingles: every four words that follow each other.  Two sets A
 * and B resemble each other by |A ∩ B| / |A ∪ B|, and A is contained in B by |A ∩ B| / |A|
 * (A. Broder, "On the resemblance and containment of documents", Compression and Complexity of
 * Sequences 1997).  For a random order of all shingles, the chance that the first of A and the first
 * of B are the same shingle is their resemblance; so the firsts under 128 orders, the signature of
 * a text, tell it to within some hundredths without the texts.  Rows of a signature that agree in
 * a band of three are what candidates are found by (J. Leskovec, A. Rajaraman, J. Ullman, "Mining
 * of Massive Datasets", chapter 3: the chance is 1 - (1 - s³)⁴² for a resemblance of s). */
#pragma once

#include "core/text/obl-text.h"

G_BEGIN_DECLS

/* A signature: 128 numbers of 32 bits, least byte first. */
#define OBL_MINHASH_N_BYTES 512u
#define OBL_MINHASH_N_BANDS 42u
/* A text of fewer words is too short to be told from others by them. */
#define OBL_MINHASH_MIN_WORDS 30u

/* The shingles of @ranges of @text, in order and each once, as guint64; NULL when they have too few
 * words.  Words are compared without regard to case, punctuation and white space; where a script
 * does not part them (Chinese, Thai …) pieces of some characters stand for words. */
GArray *obl_shingles_new (const OblText *text,
                          const OblRange *ranges,
                          guint n_ranges) G_GNUC_WARN_UNUSED_RESULT;

/* How much two sets of shingles have in common. */
typedef struct {
  double resemblance; /* shared ones among all, 0 to 1 */
  double containment; /* shared ones among those of the smaller set */
} OblLikeness;

OblLikeness obl_shingles_compare (const GArray *a, const GArray *b);
/* Alike enough to be copies of one article: of unrelated articles, fewer than one pair in ten
 * thousand is. */
gboolean obl_likeness_is_copy (OblLikeness likeness);

GBytes *obl_minhash_new (const GArray *shingles) G_GNUC_WARN_UNUSED_RESULT;
/* Resemblance as two signatures tell it. */
double obl_minhash_compare (const guint8 *a, const guint8 *b);
/* What copies have at least one in common of; positive, and different from band to band. */
void obl_minhash_get_bands (const guint8 *signature, gint64 bands[OBL_MINHASH_N_BANDS]);

G_END_DECLS
