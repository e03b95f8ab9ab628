/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of an article in sentences, as CoNLL files want them: sentences never cross a block,
 * and page furniture has none. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

typedef struct {
  OblRange range;
  guint32 sentence; /* from 0 */
} OblConllToken;

typedef struct {
  GArray *tokens; /* OblConllToken, in text order */
  guint32 n_sentences;
  guint32 n_boilerplate_blocks;
} OblConllTokens;

OblConllTokens *obl_conll_tokens_new (const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void obl_conll_tokens_free (OblConllTokens *tokens);

/* The tokens that have a character in @range, as indexes, the end not included; FALSE for none. */
gboolean
obl_conll_tokens_find (const OblConllTokens *tokens, OblRange range, guint *first, guint *end);

/* Appends the characters of @range with white space as "_"; gives the number of those.  "White
 * space" is whatever a reader might split a row at: what Python's str.split() and str.splitlines()
 * take for it, beyond what GLib does. */
guint obl_conll_append_token (GString *out, const OblText *text, OblRange range);
/* The same for a label's name. */
guint obl_conll_append_name (GString *out, const char *name);
gboolean obl_conll_has_space (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblConllTokens, obl_conll_tokens_free)

G_END_DECLS
