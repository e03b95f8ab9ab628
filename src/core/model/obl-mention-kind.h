/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a mention speaks of its entity: by a name, by a description (“the official”), by a pronoun. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As stored. */
typedef enum {
  OBL_MENTION_UNSET,
  OBL_MENTION_NAME,
  OBL_MENTION_NOMINAL,
  OBL_MENTION_PRONOUN,
} OblMentionKind;

#define OBL_N_MENTION_KINDS 4

/* "name", "nominal", "pronoun", as they stand in files; NULL for OBL_MENTION_UNSET. */
const char *obl_mention_kind_to_string (OblMentionKind mention);
gboolean obl_mention_kind_from_string (const char *string, OblMentionKind *mention);

/* What the words of a mention most likely are.  @language: of the article, BCP 47, or NULL.
 * OBL_MENTION_UNSET when there is no letter in @quote. */
OblMentionKind obl_mention_kind_guess (const char *quote, const char *language);

G_END_DECLS
