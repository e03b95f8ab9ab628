/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Kim said that …", "…, said Kim", "… , he said, …": a verb and what is said. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"

/* "that" is looked for so far behind a verb: "said in a statement on Friday that". */
#define MAX_TOKENS_TO_THAT 16u

/* --- Filling ---------------------------------------------------------------------------------- */

void
obl_work_add_content (OblWork *work, guint first, guint end)
{
  OblRange range = obl_parse_get_range (work->parse, (OblRun){ first, end });

  if (range.start < range.end)
    g_array_append_val (work->proposal->content, range);
}

void
obl_work_set_source (OblWork *work, OblRun run)
{
  work->proposal->source = obl_parse_reduce_source (work->parse, run);
}

/* --- What stands before ----------------------------------------------------------------------- */

/* A dateline: "PORT HALMAR —", "SEOUL (Reuters) -". */
guint
obl_parse_skip_dateline (const OblParse *parse, guint end)
{
  const OblToken *first = obl_parse_get (parse, 0);

  if (first == NULL || first->kind != OBL_TOKEN_WORD || !first->is_capital)
    return 0;
  for (guint i = 1; i < MIN (end, 8); i++) {
    if (obl_token_is_dash (obl_parse_get (parse, i)))
      return i + 1;
  }
  return 0;
}

/* Where what is said before the attribution begins, that ends at @end. */
static guint
find_content_start (const OblParse *parse, guint end)
{
  const OblToken *last = obl_parse_get (parse, end - 1);
  guint first = obl_parse_skip_dateline (parse, end);

  for (guint i = end; i > first; i--) {
    if (obl_parse_is_mark (parse, i - 1, ';'))
      return i;
  }
  /* In Seoul, "We are ready," … : the quotation is a sentence of its own. */
  if (last->kind == OBL_TOKEN_QUOTE && last->is_capital && last->n_words > 2 && end >= 2
      && (obl_parse_is_mark (parse, end - 2, ',') || obl_parse_is_mark (parse, end - 2, ':')))
    return end - 1;
  return first;
}

/* Without the comma that parts it from the attribution. */
static guint
trim_end (const OblParse *parse, guint first, guint end)
{
  while (end > first && obl_parse_get (parse, end - 1)->kind == OBL_TOKEN_MARK
         && (obl_parse_is_mark (parse, end - 1, ',')
             || obl_token_is_dash (obl_parse_get (parse, end - 1))))
    end--;
  return end;
}

/* What is said before the border at @border - 1; FALSE when nothing is. */
gboolean
obl_work_add_content_before (OblWork *work, guint border)
{
  const OblParse *parse = work->parse;
  guint first;
  guint end = trim_end (parse, 0, border);

  if (end == 0)
    return FALSE;
  first = find_content_start (parse, end);
  if (first >= end)
    return FALSE;
  obl_work_add_content (work, first, end);
  return TRUE;
}

static gboolean
is_finite_start (const OblParse *parse, guint i)
{
  return obl_parse_has_class (parse, i, OBL_WORD_AUXILIARY) || obl_parse_is_word (parse, i, "to")
         || obl_parse_is_word (parse, i, "not");
}

/* The other half: "It is", he said, "ready" - from @at on, which is behind the attribution. */
void
obl_work_add_second_half (OblWork *work, guint at, guint border)
{
  const OblParse *parse = work->parse;
  const OblToken *before = obl_parse_get (parse, trim_end (parse, 0, border) - 1);
  gboolean is_quote = before->kind == OBL_TOKEN_QUOTE;

  /* "The talks, he said, had failed." */
  if (!is_quote && obl_parse_is_mark (parse, at, ',') && is_finite_start (parse, at + 1)) {
    obl_work_add_content (work, at + 1, obl_parse_find_clause_end (parse, at + 1));
    return;
  }
  for (guint i = at; is_quote && i < parse->tokens->len; i++) {
    const OblToken *token = obl_parse_get (parse, i);

    if (token->kind == OBL_TOKEN_QUOTE) {
      if (i == at || obl_parse_get (parse, i - 1)->kind == OBL_TOKEN_MARK)
        obl_work_add_content (work, i, i + 1);
      return;
    }
    if (i > at && token->verb != 0 && token->form != OBL_FORM_ING
        && (token->verb & OBL_CUE_WEAK) == 0)
      return;
  }
  if (is_quote && work->parse->after.start < work->parse->after.end)
    g_array_append_val (work->proposal->content, work->parse->after);
}

/* --- What stands behind ----------------------------------------------------------------------- */

guint
obl_parse_find_that (const OblParse *parse, guint first)
{
  for (guint i = first; i < first + MAX_TOKENS_TO_THAT; i++) {
    const OblToken *token = obl_parse_get (parse, i);

    if (token == NULL || token->kind == OBL_TOKEN_QUOTE || obl_parse_is_mark (parse, i, ';')
        || obl_parse_is_mark (parse, i, ':'))
      return 0;
    if (strcmp (token->word, "that") == 0)
      return i;
    if (token->verb != 0 && ((token->verb & OBL_CUE_WEAK) == 0 || token->form == OBL_FORM_ING)
        && i > first)
      return 0;
    /* "said, and added that": what follows is added. */
    if (token->verb != 0 && i > first && obl_parse_has_class (parse, i - 1, OBL_WORD_CONJUNCTION))
      return 0;
  }
  return 0;
}

/* What "to" can stand before when it is no verb: "said to reporters", "said to the committee". */
static gboolean
is_person (const OblToken *token)
{
  static const char *const words[]
      = { "reporters", "journalists", "lawmakers", "members", "him", "them", "me", "us", "her" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strcmp (token->word, words[i]) == 0)
      return TRUE;
  }
  return token->is_capital || (token->class & OBL_WORD_DETERMINER) != 0;
}

/* "told reporters in Seoul", "said to reporters": whom, and where that ends. */
static guint
take_addressee (OblWork *work, guint at)
{
  const OblParse *parse = work->parse;
  gboolean has_to = obl_parse_is_word (parse, at, "to");
  guint first = has_to ? at + 1 : at;
  const OblToken *token = obl_parse_get (parse, first);
  guint end;

  if (token == NULL || token->kind != OBL_TOKEN_WORD)
    return at;
  if (!has_to && (parse->kinds & (OBL_CUE_TELL | OBL_CUE_TO)) == 0)
    return at;
  end = obl_parse_skip_phrase (parse, first);
  if (end == first)
    return at;
  /* "vowed to hold elections" */
  if (has_to && !is_person (token))
    return at;
  work->proposal->addressee = obl_parse_get_range (parse, (OblRun){ first, end });
  return end;
}

/* A clause from @first on, less the "that", comma or colon before it. */
void
obl_work_add_clause (OblWork *work, guint first)
{
  const OblParse *parse = work->parse;

  while (obl_parse_is_mark (parse, first, ',') || obl_parse_is_mark (parse, first, ':'))
    first++;
  if (obl_parse_is_word (parse, first, "that") && obl_parse_get (parse, first + 1) != NULL)
    first++;
  obl_work_add_content (work, first, obl_parse_find_clause_end (parse, first));
}

/* --- Verbs ------------------------------------------------------------------------------------ */

/* The border before the subject of the cue, 0 when there is none that content may stand before. */
guint
obl_parse_find_border (const OblParse *parse, OblRun subject)
{
  guint i = subject.first;
  const OblToken *token;

  if (i == 0)
    return 0;
  token = obl_parse_get (parse, i - 1);
  if (obl_token_is_closed_quote (token) || (token->kind == OBL_TOKEN_MARK && token->mark == ','))
    return i > obl_parse_skip_dateline (parse, i) ? i : 0;
  return 0;
}

/* "…, said Kim": the verb stands before its subject. */
gboolean
obl_parse_is_inverted (const OblParse *parse)
{
  guint i = parse->cue.first;
  const OblToken *before = i == 0 ? NULL : obl_parse_get (parse, i - 1);
  const OblToken *after = obl_parse_get (parse, parse->cue.end);
  gboolean has_auxiliary = FALSE;

  if (before == NULL || after == NULL || after->kind != OBL_TOKEN_WORD
      || obl_parse_get (parse, parse->main)->form == OBL_FORM_ING
      || obl_parse_is_word (parse, parse->cue.end, "that"))
    return FALSE;
  if (obl_token_is_closed_quote (before))
    return TRUE;
  if (before->kind != OBL_TOKEN_MARK || before->mark != ',' || i < 2
      || (parse->kinds & OBL_CUE_SAY) == 0)
    return FALSE;
  if (obl_parse_get (parse, i - 2)->kind == OBL_TOKEN_QUOTE)
    return TRUE;
  /* Between two commas stands what the subject is: "Kim, the minister, said"; a clause does not,
   * but for "Kim, who was there, said". */
  for (guint j = i - 1; j > 0; j--) {
    const OblToken *token = obl_parse_get (parse, j - 1);

    if (token->kind == OBL_TOKEN_MARK && token->mark == ',')
      return has_auxiliary && !obl_parse_has_class (parse, j, OBL_WORD_RELATIVE);
    if ((token->class & OBL_WORD_AUXILIARY) != 0 || token->kind == OBL_TOKEN_QUOTE)
      has_auxiliary = TRUE;
  }
  return TRUE;
}

void
obl_work_fill_inverted (OblWork *work)
{
  const OblParse *parse = work->parse;
  OblRun speaker = obl_parse_find_speaker_after (parse, parse->cue.end);

  obl_work_set_source (work, speaker);
  if (obl_work_add_content_before (work, parse->cue.first))
    obl_work_add_second_half (work, speaker.end, parse->cue.first);
}

/* TRUE when nothing that could be said follows from @at on: the sentence ends, or only when and
 * where is told before the next comma. */
static gboolean
is_nothing_behind (const OblParse *parse, guint at)
{
  const OblToken *token = obl_parse_get (parse, at);

  return token == NULL || (token->kind == OBL_TOKEN_MARK && token->mark != ':');
}

void
obl_work_fill_said (OblWork *work)
{
  const OblParse *parse = work->parse;
  OblRun subject = obl_parse_find_subject (parse, parse->cue.first);
  guint border = obl_parse_find_border (parse, subject);
  guint at = take_addressee (work, parse->cue.end);
  guint behind = obl_parse_skip_adjuncts (parse, at);
  guint that = obl_parse_find_that (parse, at);
  const OblToken *token;

  obl_work_set_source (work, subject);
  /* "said in a statement that", "told the committee on Monday that" */
  if (that > 0
      && (that == behind || that == at
          || (obl_parse_has_class (parse, at,
                                   OBL_WORD_PREPOSITION | OBL_WORD_TIME | OBL_WORD_ADVERB)
              && !obl_parse_is_word (parse, at, "to"))
          || obl_parse_is_mark (parse, at, ','))) {
    obl_work_add_clause (work, that);
    return;
  }
  token = obl_parse_get (parse, behind);
  if (is_nothing_behind (parse, behind)
      || (border > 0 && obl_token_is_closed_quote (obl_parse_get (parse, border - 1))
          && obl_parse_has_class (parse, behind, OBL_WORD_OPENER))) {
    gboolean leads_quote = obl_parse_is_mark (parse, behind, ',')
                           && obl_parse_get (parse, behind + 1) != NULL
                           && obl_parse_get (parse, behind + 1)->kind == OBL_TOKEN_QUOTE;
    gboolean has_quote
        = border > 0
          && (obl_token_is_closed_quote (obl_parse_get (parse, border - 1))
              || (border > 1 && obl_parse_get (parse, border - 2)->kind == OBL_TOKEN_QUOTE));

    if (leads_quote && !has_quote && (border == 0 || !is_finite_start (parse, behind + 2)))
      obl_work_add_clause (work, behind);
    else if (border > 0 && obl_work_add_content_before (work, border))
      obl_work_add_second_half (work, behind, border);
    else if (subject.first == 0 && parse->before.start < parse->before.end) {
      g_array_append_val (work->proposal->content, parse->before);
      if (parse->after.start < parse->after.end)
        g_array_append_val (work->proposal->content, parse->after);
    } else if (token == NULL && behind > at)
      obl_work_add_clause (work, at);
    else if (token == NULL && parse->after.start < parse->after.end)
      g_array_append_val (work->proposal->content, parse->after);
    return;
  }
  obl_work_add_clause (work, behind);
}
