/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who: the noun phrase before a verb, or behind "said" and "according to". */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"

/* How far before an "and" a verb is looked for. */
#define MAX_JOINED_TOKENS 24u

static const OblRun no_run = { 0, 0 };

static OblRun find_subject (const OblParse *parse, guint verb, guint depth);

/* --- Where a noun phrase begins --------------------------------------------------------------- */

static gboolean
is_border (const OblToken *token)
{
  if (token->kind == OBL_TOKEN_QUOTE)
    return obl_token_is_closed_quote (token);
  return token->kind == OBL_TOKEN_MARK
         && (obl_token_is_dash (token) || g_unichar_type (token->mark) != G_UNICODE_CURRENCY_SYMBOL)
         && token->mark != '%' && token->mark != '&' && token->mark != '/';
}

/* "Seoul and Washington", and not "fired and Seoul": no verb stands before the "and". */
static gboolean
joins_names (const OblParse *parse, guint and)
{
  for (guint i = and; i > 0 && and-i < MAX_JOINED_TOKENS; i--) {
    const OblToken *token = obl_parse_get (parse, i - 1);

    if (is_border (token))
      break;
    if (token->verb != 0 || (token->class & OBL_WORD_AUXILIARY) != 0
        || (!token->is_capital && g_str_has_suffix (token->word, "ed"))
        || (token->class & OBL_WORD_OPENER) != 0)
      return FALSE;
  }
  return and > 0 && !is_border (obl_parse_get (parse, and-1));
}

/* A verb that says something, before which the subject of another cannot go. */
static gboolean
cuts_phrase (const OblParse *parse, guint i, guint end)
{
  const OblToken *token = obl_parse_get (parse, i);

  if (token->verb == 0 || token->form == OBL_FORM_ING || i + 1 >= end)
    return FALSE;
  return !obl_parse_has_class (parse, i + 1, OBL_WORD_PREPOSITION);
}

static gboolean
has_relative (const OblParse *parse, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    if (obl_parse_has_class (parse, i, OBL_WORD_RELATIVE))
      return TRUE;
  }
  return FALSE;
}

static guint
strip_leading (const OblParse *parse, guint first, guint end)
{
  guint i = first;

  while (i < end && obl_parse_has_class (parse, i, OBL_WORD_ADVERB | OBL_WORD_CONJUNCTION)
         && !obl_parse_has_class (parse, i, OBL_WORD_PREPOSITION))
    i++;
  /* "In January", "Last week": only what leaves a subject behind it. */
  if (obl_parse_has_class (parse, i, OBL_WORD_PREPOSITION | OBL_WORD_TIME)) {
    guint after = obl_parse_skip_adjuncts (parse, i);

    if (after < end)
      i = after;
  }
  return i < end ? i : first;
}

/* "The mayor on Monday", "The West in any case": without what belongs to the verb. */
static guint
strip_trailing (const OblParse *parse, guint first, guint end)
{
  static const char *const words[]
      = { "case", "turn", "response", "statement", "interview", "part", "speech", "letter" };

  for (guint i = first + 1; i < end; i++) {
    gboolean is_adjunct = obl_parse_has_class (parse, end - 1, OBL_WORD_TIME);

    if (!obl_parse_has_class (parse, i, OBL_WORD_PREPOSITION | OBL_WORD_TIME | OBL_WORD_DETERMINER)
        || obl_parse_skip_adjuncts (parse, i) != end)
      continue;
    for (guint j = 0; j < G_N_ELEMENTS (words) && !is_adjunct; j++)
      is_adjunct = obl_parse_is_word (parse, end - 1, words[j]);
    if (is_adjunct)
      return i;
  }
  return end;
}

static guint
find_phrase_start (const OblParse *parse, guint end)
{
  guint first = end;

  while (first > 0) {
    const OblToken *token = obl_parse_get (parse, first - 1);

    if (is_border (token))
      break;
    if ((token->class & OBL_WORD_OPENER) != 0
        && ((token->class & OBL_WORD_PREPOSITION) == 0
            || obl_parse_has_class (parse, first, OBL_WORD_PRONOUN)))
      break;
    if ((token->class & OBL_WORD_CONJUNCTION) != 0
        && (strcmp (token->word, "but") == 0 || !joins_names (parse, first - 1)))
      break;
    first--;
  }
  for (guint i = end; i > first; i--) {
    if (cuts_phrase (parse, i - 1, end) && !has_relative (parse, first, i - 1)) {
      first = i;
      break;
    }
  }
  return strip_leading (parse, first, end);
}

/* --- The subject of a verb -------------------------------------------------------------------- */

static gboolean
is_name (const OblParse *parse, OblRun run)
{
  for (guint i = run.first; i < run.end; i++) {
    const OblToken *token = obl_parse_get (parse, i);

    if (token->kind != OBL_TOKEN_WORD || token->is_possessive
        || (!token->is_capital && strlen (token->word) > 3) || token->class != 0)
      return FALSE;
  }
  return run.first < run.end && obl_parse_get (parse, run.first)->is_capital;
}

/* The verb before @end whose subject goes for the next verb as well; or where the sentence's first
 * phrase ends. */
static OblRun
find_shared_subject (const OblParse *parse, guint end, guint depth)
{
  guint first = 0;
  guint after;

  for (guint i = end; i > 0 && depth > 0; i--) {
    const OblToken *token = obl_parse_get (parse, i - 1);

    if (token->kind == OBL_TOKEN_MARK && token->mark == ';')
      break;
    if (token->verb != 0 && token->form != OBL_FORM_ING)
      return find_subject (parse, i - 1, depth - 1);
  }
  for (guint i = end; i > 0; i--) {
    const OblToken *token = obl_parse_get (parse, i - 1);

    if (obl_parse_is_mark (parse, i - 1, ';') || obl_token_is_dash (token)) {
      first = i;
      break;
    }
  }
  first = strip_leading (parse, first, end);
  after = obl_parse_skip_phrase (parse, first);
  return after > first ? (OblRun){ first, MIN (after, end) } : no_run;
}

/* "Irena Marrow, the foreign minister, has said", "the chair, Elias Thorn, told": @end is behind the
 * second comma. */
static OblRun
find_subject_with_apposition (const OblParse *parse, guint end, guint depth)
{
  OblRun middle = { 0, end - 1 };
  OblRun head;

  for (guint i = end - 1; i > 0; i--) {
    if (obl_parse_is_mark (parse, i - 1, ',')) {
      middle.first = i;
      break;
    }
    if (is_border (obl_parse_get (parse, i - 1)))
      break;
  }
  if (middle.first < 2)
    return no_run;
  head.end = middle.first - 1;
  /* One more between commas: "Kim, 52, the minister, said". */
  if (depth > 0 && head.end - find_phrase_start (parse, head.end) == 1
      && g_ascii_isdigit (obl_parse_get (parse, head.end - 1)->word[0]))
    return find_subject_with_apposition (parse, head.end + 1, depth - 1);
  head.first = find_phrase_start (parse, head.end);
  if (is_name (parse, middle) && !is_name (parse, head))
    return middle;
  return head.first < head.end ? head : no_run;
}

static OblRun
find_subject (const OblParse *parse, guint verb, guint depth)
{
  const OblToken *token = obl_parse_get (parse, verb);
  OblRun run = { 0, verb };
  const OblToken *last;

  while (run.end > 0
         && obl_parse_has_class (parse, run.end - 1, OBL_WORD_AUXILIARY | OBL_WORD_ADVERB))
    run.end--;
  /* "says it will and has said", "wants to say" */
  if (run.end == 0)
    return no_run;
  last = obl_parse_get (parse, run.end - 1);
  if ((last->class & OBL_WORD_CONJUNCTION) != 0 || strcmp (last->word, "to") == 0)
    return find_shared_subject (parse, run.end - 1, depth);
  if (last->kind == OBL_TOKEN_MARK && last->mark == ',')
    return token->form == OBL_FORM_ING ? find_shared_subject (parse, run.end - 1, depth)
                                       : find_subject_with_apposition (parse, run.end, 2);
  if ((last->class & OBL_WORD_RELATIVE) != 0 && run.end >= 2) {
    run.end--;
    if (obl_parse_is_mark (parse, run.end - 1, ','))
      run.end--;
  }
  if (run.end == 0)
    return no_run;
  run.first = find_phrase_start (parse, run.end);
  run.end = strip_trailing (parse, run.first, run.end);
  return run.first < run.end ? run : no_run;
}

OblRun
obl_parse_find_subject (const OblParse *parse, guint verb)
{
  return find_subject (parse, verb, 3);
}

/* --- Behind the verb -------------------------------------------------------------------------- */

OblRun
obl_parse_find_speaker_after (const OblParse *parse, guint first)
{
  OblRun run = { first, first };
  gboolean has_determiner = obl_parse_has_class (parse, first, OBL_WORD_DETERMINER);
  const OblToken *token;

  for (; (token = obl_parse_get (parse, run.end)) != NULL; run.end++) {
    if (is_border (token) || token->kind == OBL_TOKEN_QUOTE)
      break;
    if (run.end == first)
      continue;
    if (obl_parse_skip_adjuncts (parse, run.end) > run.end
        && ((token->class & (OBL_WORD_TIME | OBL_WORD_ADVERB)) != 0
            || strcmp (token->word, "on") == 0 || strcmp (token->word, "during") == 0
            || (strcmp (token->word, "from") != 0 && strcmp (token->word, "by") != 0
                && strcmp (token->word, "with") != 0
                && (!has_determiner || strcmp (token->word, "in") == 0))))
      break;
    if ((token->class & OBL_WORD_OPENER) != 0 && (token->class & OBL_WORD_PREPOSITION) == 0)
      break;
  }
  return run;
}

/* --- Only the name ---------------------------------------------------------------------------- */

static gboolean
has_preposition (const OblParse *parse, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    if (obl_parse_has_class (parse, i,
                             OBL_WORD_PREPOSITION | OBL_WORD_RELATIVE | OBL_WORD_CONJUNCTION)
        || obl_parse_get (parse, i)->kind != OBL_TOKEN_WORD)
      return TRUE;
  }
  return FALSE;
}

/* Behind the name it may say what it is: "the KCNA news agency". */
static guint
strip_agency (const OblParse *parse, OblRun run)
{
  guint end = run.end;

  if (end <= run.first || !obl_parse_has_class (parse, end - 1, OBL_WORD_AGENCY)
      || obl_parse_get (parse, end - 1)->is_capital)
    return run.end;
  end--;
  if (end > run.first && obl_parse_is_word (parse, end - 1, "news")
      && !obl_parse_get (parse, end - 1)->is_capital)
    end--;
  if (end > run.first && obl_parse_get (parse, end - 1)->is_capital
      && obl_parse_get (parse, end - 1)->class == 0
      && !obl_parse_get (parse, end - 1)->is_possessive)
    return end;
  return run.end;
}

/* The longest mention that @run ends with, without "of" or the like before it. */
static gboolean
find_mention (const OblParse *parse, OblRun run, OblRange *range)
{
  OblRange whole = obl_parse_get_range (parse, run);
  OblRange named = obl_parse_get_range (parse, (OblRun){ run.first, strip_agency (parse, run) });
  gboolean is_found = FALSE;

  for (guint i = 0; i < parse->n_mentions; i++) {
    OblRange one = parse->mentions[i];
    guint first = run.first;

    if (one.start < whole.start || one.start >= one.end
        || (one.end != whole.end && one.end != named.end)
        || (is_found && one.start >= range->start))
      continue;
    while (first < run.end && obl_parse_get (parse, first)->range.start < one.start)
      first++;
    if (has_preposition (parse, run.first, first))
      continue;
    *range = one;
    is_found = TRUE;
  }
  return is_found;
}

/* "Foreign Minister Irena Marrow", "the Kestrian daily Sentinel": the name at its end. */
static OblRun
strip_titles (const OblParse *parse, OblRun run)
{
  guint end = run.end;
  guint first;

  if (has_preposition (parse, run.first, run.end))
    return run;
  run.end = strip_agency (parse, run);
  first = run.end;
  while (first > run.first && obl_parse_get (parse, first - 1)->is_capital
         && !obl_parse_get (parse, first - 1)->is_possessive)
    first--;
  if (first == run.end)
    return run;
  for (guint i = run.end - 1; i > first; i--) {
    if (obl_parse_has_class (parse, i - 1, OBL_WORD_TITLE))
      return (OblRun){ i, run.end };
  }
  if (first > run.first) {
    const OblToken *before = obl_parse_get (parse, first - 1);
    gboolean is_article = (before->class & OBL_WORD_DETERMINER) != 0;
    gboolean is_noun = (before->class & ~(guint)(OBL_WORD_TITLE | OBL_WORD_AGENCY)) == 0;

    /* "the White House" keeps its article, "the KCNA news agency" loses it with the rest. */
    if ((is_noun && !before->is_possessive) || (is_article && run.end < end))
      return (OblRun){ first, run.end };
  }
  return run;
}

OblRange
obl_parse_reduce_source (const OblParse *parse, OblRun run)
{
  OblRange range;

  while (run.end > run.first && obl_parse_get (parse, run.end - 1)->kind == OBL_TOKEN_MARK)
    run.end--;
  while (run.first < run.end && obl_parse_get (parse, run.first)->kind == OBL_TOKEN_MARK)
    run.first++;
  if (run.first >= run.end)
    return (OblRange){ 0, 0 };
  if (find_mention (parse, run, &range))
    return range;
  return obl_parse_get_range (parse, strip_titles (parse, run));
}
