/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a character is to somebody who looks for it: the same letter, whether it is written in one
 * piece or as a letter with marks, large or small. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than any one character becomes. */
#define OBL_FOLD_MAX 18u

/* Writes what @c is compared by: its canonical decomposition, folded by Unicode's full case folding
 * (“ß” becomes “ss”) when @fold_case.  Gives how many characters that are, at least one.  Character
 * by character, so that positions in the text stay what they are. */
guint obl_fold_char (gunichar c, gboolean fold_case, gunichar folded[OBL_FOLD_MAX]);

/* For searching lists of names: without case, accents, points and compatibility forms, while the vowel
 * signs of Indic scripts stay.  Positions change.  Free with g_free(). */
char *obl_fold_loosely (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @text, folded so, contains @needle, which is folded already.  @text may be NULL. */
gboolean obl_fold_contains (const char *text, const char *needle);

G_END_DECLS
