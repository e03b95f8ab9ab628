/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A good guess at the language of a text that does not say. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* BCP 47, static; NULL when the text does not tell.  @is_sure (or NULL): there is enough of it to say
 * so against what a page says about itself. */
const char *obl_language_guess (const char *utf8, gboolean *is_sure);
/* Two tags of one language, or of two that are hard to tell apart. */
gboolean obl_language_are_near (const char *a, const char *b);
/* "rtl" when most letters run from right to left, "ltr" otherwise; static. */
const char *obl_language_guess_direction (const char *utf8);
/* @tag in its usual form ("en-US" for "en_us"); NULL when it is no language tag. */
char *obl_language_dup_tag (const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
