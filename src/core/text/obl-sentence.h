/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to core/text: what ICU's sentence rules cannot know, because it takes knowledge of words:
 * that "Gen." is followed by a name and "she asked" belongs to the question before it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE when a sentence really ends before byte @boundary of @utf8, where ICU says that one may. */
gboolean obl_sentence_ends_at (const char *utf8, gsize n_bytes, gsize boundary);

G_END_DECLS
