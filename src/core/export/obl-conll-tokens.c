/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting an article into rows.  Where words and sentences end is core/text's knowledge; here are
 * only the rules of the format. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-conll-tokens.h"

#include <string.h>

#include "core/text/obl-segment.h"

static void
add_sentence (OblConllTokens *tokens, const OblDocument *document, OblRange sentence)
{
  g_autoptr (GArray) ranges = obl_segment_tokens (document->text, sentence, document->language);

  if (ranges->len == 0)
    return;
  for (guint i = 0; i < ranges->len; i++) {
    OblConllToken token = { g_array_index (ranges, OblRange, i), tokens->n_sentences };

    g_array_append_val (tokens->tokens, token);
  }
  tokens->n_sentences++;
}

OblConllTokens *
obl_conll_tokens_new (const OblDocument *document)
{
  OblConllTokens *tokens = g_new0 (OblConllTokens, 1);

  tokens->tokens = g_array_new (FALSE, FALSE, sizeof (OblConllToken));
  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autoptr (GArray) sentences = NULL;

    if (block->role == OBL_ROLE_BOILERPLATE) {
      tokens->n_boilerplate_blocks++;
      continue;
    }
    sentences = obl_segment_sentences (document->text, block->range, document->language);
    for (guint j = 0; j < sentences->len; j++)
      add_sentence (tokens, document, g_array_index (sentences, OblRange, j));
  }

  return tokens;
}

void
obl_conll_tokens_free (OblConllTokens *tokens)
{
  if (tokens == NULL)
    return;

  g_array_unref (tokens->tokens);
  g_free (tokens);
}

gboolean
obl_conll_tokens_find (const OblConllTokens *tokens, OblRange range, guint *first, guint *end)
{
  guint low = 0;
  guint high = tokens->tokens->len;

  /* The first token that ends behind the start of @range. */
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (tokens->tokens, OblConllToken, middle).range.end > range.start)
      high = middle;
    else
      low = middle + 1;
  }

  *first = low;
  *end = low;
  while (*end < tokens->tokens->len
         && g_array_index (tokens->tokens, OblConllToken, *end).range.start < range.end)
    (*end)++;

  return *first < *end;
}

/* --- Characters ------------------------------------------------------------------------------- */

static gboolean
splits_rows (gunichar c)
{
  return g_unichar_isspace (c) || (c >= 0x0b && c <= 0x0d) || (c >= 0x1c && c <= 0x1f) || c == 0x85
         || c == 0x2028 || c == 0x2029;
}

static guint
append_without_space (GString *out, const char *start, const char *end)
{
  const char *copied = start; /* all before it is in @out */
  guint n_replaced = 0;

  for (const char *c = start; c < end;) {
    const char *next = g_utf8_next_char (c);

    /* Of the ASCII characters only those up to the space can be white. */
    if (((guchar)*c <= ' ' || (guchar)*c >= 0x80) && splits_rows (g_utf8_get_char (c))) {
      g_string_append_len (out, copied, c - copied);
      g_string_append_c (out, '_');
      copied = next;
      n_replaced++;
    }
    c = next;
  }
  g_string_append_len (out, copied, end - copied);

  return n_replaced;
}

guint
obl_conll_append_token (GString *out, const OblText *text, OblRange range)
{
  const char *utf8 = obl_text_get_utf8 (text);

  return append_without_space (out, utf8 + obl_text_to_byte (text, range.start),
                               utf8 + obl_text_to_byte (text, range.end));
}

guint
obl_conll_append_name (GString *out, const char *name)
{
  return append_without_space (out, name, name + strlen (name));
}

gboolean
obl_conll_has_space (const char *name)
{
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (splits_rows (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}
