/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a clause that is said ends: before the next who says something. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"

/* How many words the subject of a later attribution may have. */
#define MAX_SUBJECT_TOKENS 14u

/* "…, the VNA news agency reported on Friday", "…, according to Kim", "…, said Kim": from @first on
 * it is told who said what is before. */
static gboolean
is_attribution (const OblParse *parse, guint first)
{
  const OblToken *token = obl_parse_get (parse, first);

  if (token == NULL)
    return FALSE;
  if (obl_parse_is_word (parse, first, "according") && obl_parse_is_word (parse, first + 1, "to"))
    return TRUE;
  if (token->verb != 0)
    return (token->verb & OBL_CUE_WEAK) == 0;
  if ((token->class & (OBL_WORD_OPENER | OBL_WORD_RELATIVE | OBL_WORD_CONJUNCTION)) != 0)
    return FALSE;
  for (guint i = first; i < first + MAX_SUBJECT_TOKENS; i++) {
    guint after;

    token = obl_parse_get (parse, i);
    if (token == NULL || token->kind != OBL_TOKEN_WORD)
      return FALSE;
    if (i == first || token->verb == 0 || (token->verb & OBL_CUE_WEAK) != 0
        || token->form == OBL_FORM_ING)
      continue;
    after = obl_parse_skip_adjuncts (parse, i + 1);
    if ((token->verb & OBL_CUE_TELL) != 0)
      after = obl_parse_skip_adjuncts (parse, obl_parse_skip_phrase (parse, i + 1));
    token = obl_parse_get (parse, after);
    return token == NULL || token->kind == OBL_TOKEN_MARK;
  }
  return FALSE;
}

/* "… and demanded an apology", "…, but did not deny", "…, and the owners expect": from the
 * conjunction at @i on another claim is made. */
static gboolean
begins_other_claim (const OblParse *parse, guint i, gboolean has_comma)
{
  const OblToken *main = obl_parse_get (parse, parse->main);
  guint at = i + 1;

  /* "…, but gave no details": what the one who speaks did, for it has no subject of its own. */
  if (has_comma && obl_parse_is_word (parse, i, "but") && obl_parse_get (parse, at) != NULL
      && obl_parse_get (parse, at)->kind == OBL_TOKEN_WORD && !obl_parse_get (parse, at)->is_capital
      && obl_parse_get (parse, at)->class == 0
      && (g_str_has_suffix (obl_parse_get (parse, at)->word, "ed")
          || obl_parse_is_word (parse, at, "gave")))
    return TRUE;
  while (obl_parse_has_class (parse, at, OBL_WORD_AUXILIARY | OBL_WORD_ADVERB))
    at++;
  for (guint n = 0; n < (has_comma ? MAX_SUBJECT_TOKENS : 1u); n++, at++) {
    const OblToken *token = obl_parse_get (parse, at);

    /* "…, and some countries, such as Torme, say" */
    if (n > 0 && obl_parse_is_mark (parse, at, ','))
      continue;
    if (token == NULL || token->kind != OBL_TOKEN_WORD
        || ((token->class & OBL_WORD_OPENER) != 0 && (token->class & OBL_WORD_PREPOSITION) == 0))
      return FALSE;
    if (token->verb == 0 || token->form == OBL_FORM_ING)
      continue;
    return has_comma || (token->form == main->form && token->form != OBL_FORM_BASE);
  }
  return FALSE;
}

static gboolean
ends_before (const OblParse *parse, guint first, guint i)
{
  const OblToken *token = obl_parse_get (parse, i);
  gboolean has_comma = i > first
                       && (obl_parse_is_mark (parse, i - 1, ',')
                           || obl_token_is_closed_quote (obl_parse_get (parse, i - 1)));

  if (token->kind == OBL_TOKEN_MARK)
    return token->mark == ';';
  if ((token->class & OBL_WORD_CONJUNCTION) != 0)
    return begins_other_claim (parse, i, has_comma);
  if (!has_comma)
    return FALSE;
  /* "…, although aides said otherwise" */
  if (obl_parse_is_word (parse, i, "although") || obl_parse_is_word (parse, i, "though")
      || obl_parse_is_word (parse, i, "while") || obl_parse_is_word (parse, i, "whereas"))
    return begins_other_claim (parse, i, TRUE);
  /* "…, in what it called …" */
  if ((token->class & OBL_WORD_PREPOSITION) != 0 && obl_parse_is_word (parse, i + 1, "what"))
    return TRUE;
  /* "…, adding that …" */
  if (token->verb != 0 && token->form == OBL_FORM_ING)
    return TRUE;
  return is_attribution (parse, i);
}

static gboolean
is_closing_mark (const OblToken *token)
{
  GUnicodeType type = g_unichar_type (token->mark);

  return token->kind == OBL_TOKEN_MARK && token->mark != '%'
         && (type == G_UNICODE_OTHER_PUNCTUATION || type == G_UNICODE_DASH_PUNCTUATION
             || type == G_UNICODE_OPEN_PUNCTUATION);
}

/* "While Finch says the vote was fair, observers …": the clause is over at the comma. */
static gboolean
is_subordinate (const OblParse *parse)
{
  if (!obl_parse_has_class (parse, 0, OBL_WORD_OPENER) || obl_parse_is_word (parse, 0, "that"))
    return FALSE;
  for (guint i = 1; i < parse->main; i++) {
    if (obl_parse_is_mark (parse, i, ','))
      return FALSE;
  }
  return parse->main > 1;
}

guint
obl_parse_find_clause_end (const OblParse *parse, guint first)
{
  gboolean ends_at_comma = is_subordinate (parse);
  guint end = first;

  while (end < parse->tokens->len
         && (end == first
             || !(ends_before (parse, first, end)
                  || (ends_at_comma && obl_parse_is_mark (parse, end, ',')))))
    end++;
  /* Punctuation that is not the content's own. */
  while (end > first) {
    const OblToken *token = obl_parse_get (parse, end - 1);

    if (!is_closing_mark (token))
      break;
    end--;
  }
  return end;
}
