/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is likely to be a cue in an article: for "next suggestion". */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include "core/propose/obl-propose.h"

#include "core/propose/obl-propose-private.h"
#include "core/text/obl-segment.h"

/* A weak cue word counts when a claim follows at once, or behind whom it is about: "called the
 * plan “a gift”", "called on Torme to". */
static gboolean
is_followed_by_claim (const GArray *tokens, guint i)
{
  const OblToken *after = i + 1 < tokens->len ? &g_array_index (tokens, OblToken, i + 1) : NULL;

  if (after == NULL)
    return FALSE;
  if (after->kind == OBL_TOKEN_QUOTE)
    return after->n_words > 1;
  if ((after[-1].verb & (OBL_CUE_CALL | OBL_CUE_TARGET_KINDS)) != 0) {
    if ((after[-1].verb & OBL_CUE_CALL) != 0
        && (g_str_equal (after->word, "on") || g_str_equal (after->word, "for")))
      return TRUE;
    for (guint j = i + 1; j < MIN (i + 7, tokens->len); j++) {
      const OblToken *token = &g_array_index (tokens, OblToken, j);

      if (token->kind != OBL_TOKEN_WORD)
        return token->kind == OBL_TOKEN_QUOTE;
    }
  }
  return g_str_equal (after->word, "that");
}

/* "Kim: “We are ready.”" */
static gboolean
is_colon (const GArray *tokens, guint i)
{
  const OblToken *token = &g_array_index (tokens, OblToken, i);

  return token->kind == OBL_TOKEN_MARK && token->mark == ':' && i > 0 && i + 1 < tokens->len
         && token[-1].is_capital && token[1].kind == OBL_TOKEN_QUOTE && token[1].n_words > 1;
}

/* "the claim that", "the claim by Torme that" */
static gboolean
is_noun (const GArray *tokens, guint i)
{
  const OblToken *token = &g_array_index (tokens, OblToken, i);
  guint n = i + 1 < tokens->len && g_str_equal (token[1].word, "by") ? 6 : 1;

  if (token->kind != OBL_TOKEN_WORD || token->verb != 0 || token->is_capital
      || !obl_cue_words_has_noun (token->word))
    return FALSE;
  /* "said in a statement that": the verb is the cue. */
  for (guint j = i; j > 0 && i - j < 6; j--) {
    const OblToken *before = &g_array_index (tokens, OblToken, j - 1);

    if (before->kind != OBL_TOKEN_WORD)
      break;
    if (g_str_equal (before->word, "in"))
      return FALSE;
  }
  for (guint j = i + 1; j < MIN (i + 1 + n, tokens->len); j++) {
    if (g_str_equal (g_array_index (tokens, OblToken, j).word, "that"))
      return TRUE;
  }
  return FALSE;
}

/* "declined to", "refused to" are something else before most verbs. */
static gboolean
is_mute (const GArray *tokens, guint i)
{
  const OblToken *token = &g_array_index (tokens, OblToken, i);
  OblCueForm form;

  return (token->verb & OBL_CUE_MUTE) != 0 && i + 2 < tokens->len
         && g_str_equal (token[1].word, "to") && obl_cue_words_look_up (token[2].word, &form) != 0;
}

static gboolean
is_cue (const GArray *tokens, guint i)
{
  const OblToken *token = &g_array_index (tokens, OblToken, i);

  if (g_str_equal (token->word, "according"))
    return i + 1 < tokens->len && g_str_equal (token[1].word, "to");
  if (is_colon (tokens, i) || is_noun (tokens, i) || is_mute (tokens, i))
    return TRUE;
  if (token->verb == 0 || (token->verb & OBL_CUE_MUTE) != 0)
    return FALSE;
  /* The verb of "declined to say" has been found with it. */
  if (i >= 2 && is_mute (tokens, i - 2))
    return FALSE;
  return (token->verb & OBL_CUE_WEAK) == 0 || is_followed_by_claim (tokens, i);
}

static void
find_in_sentence (const OblDocument *document,
                  OblRange sentence,
                  const GArray *quotations,
                  GArray *cues)
{
  g_autoptr (GArray) tokens = obl_parse_tokens (document->text, sentence, quotations);

  for (guint i = 0; i < tokens->len; i++) {
    OblParse parse = { .text = document->text, .tokens = tokens, .cue = { i, i + 1 } };
    OblRange cue;

    if (!is_cue (tokens, i))
      continue;
    obl_parse_find_main (&parse);
    obl_parse_grow_cue (&parse);
    cue = obl_parse_get_range (&parse, parse.cue);
    if (cues->len > 0 && g_array_index (cues, OblRange, cues->len - 1).end > cue.start)
      continue;
    g_array_append_val (cues, cue);
  }
}

static void
find_in_block (const OblDocument *document, OblRange block, GArray *cues)
{
  g_autoptr (GArray) quotations = obl_quotes_find (document->text, block);
  g_autoptr (GArray) sentences = obl_parse_sentences (document->text, block, quotations);

  for (guint i = 0; i < sentences->len; i++)
    find_in_sentence (document, g_array_index (sentences, OblRange, i), quotations, cues);
}

GArray *
obl_propose_list_cues (const OblDocument *document, guint ordinal)
{
  const OblBlock *block = &g_array_index (document->blocks, OblBlock, ordinal);
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (OblRange));

  if (obl_parse_is_english (document->language)
      && (block->role == OBL_ROLE_BODY || block->role == OBL_ROLE_TITLE))
    find_in_block (document, block->range, cues);
  return cues;
}

GArray *
obl_propose_find_cues (const OblDocument *document)
{
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (guint i = 0; i < document->blocks->len; i++) {
    g_autoptr (GArray) found = obl_propose_list_cues (document, i);

    g_array_append_vals (cues, found->data, found->len);
  }
  return cues;
}

gboolean
obl_propose_find_cue_at (const OblDocument *document, guint32 position, OblRange *cue)
{
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (OblRange));
  const int ordinal = obl_document_find_block (document, position);

  if (ordinal < 0 || !obl_parse_is_english (document->language))
    return FALSE;
  find_in_block (document, g_array_index (document->blocks, OblBlock, ordinal).range, cues);
  for (guint i = 0; i < cues->len; i++) {
    const OblRange found = g_array_index (cues, OblRange, i);

    if (found.start <= position && position <= found.end) {
      *cue = found;
      return TRUE;
    }
  }
  return FALSE;
}
