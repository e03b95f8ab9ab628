/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a name is found by, however it is spelled.
 *
 * From a name as written come, each from the one before:
 *   folded       compatibility forms, case, diacritics, punctuation and spacing taken off (“최선희”)
 *   key          the same in Latin letters: words of a–z and digits, a blank between (“choe seon hui”)
 *   skeleton     of each word, what sounds alike in most romanisations (“C SN H”)
 *   fingerprint  the letters of the skeleton, sorted: neither order nor word boundaries (“CHNS”)
 *
 * Only the first 256 characters of a name count.  All of it is a matter of the name alone: no locale,
 * no state that shows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* None is empty unless @name is, nor has it blanks at its ends.  @name: UTF-8.  Free with g_free(). */
char *obl_name_fold (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* What no rule of ICU's writes in Latin letters stays as it is. */
char *obl_name_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Of a key.  The skeleton of a word without consonants is “A”; words of other letters stay. */
char *obl_name_skeleton (const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* Without the “A” of words that have no consonant, unless there is nothing else. */
char *obl_name_fingerprint (const char *skeleton) G_GNUC_WARN_UNUSED_RESULT;
/* A folded name or a key without its blanks. */
char *obl_name_compact (const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
