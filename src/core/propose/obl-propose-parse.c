/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a cue to its sentence, and from that to tokens. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"
#include "core/text/obl-segment.h"

/* How far around a cue is looked, at most, and how deep into quotations within quotations. */
#define MAX_REACH 3000u
#define MAX_DEPTH 4

/* Of fewer words a quotation is a name or a term, and no clause ends behind it. */
#define MIN_CLAUSE_WORDS 4u

/* --- Tokens ----------------------------------------------------------------------------------- */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* What parts a word and is in it nevertheless: "didn’t", "state-run", "12.5", "U.S." */
static gboolean
is_joined (gunichar c, gunichar after)
{
  return (is_apostrophe (c) || c == '-' || c == '.' || c == ',' || c == 0x2010 || c == 0x2011)
         && is_word_char (after) && (c != ',' || g_unichar_isdigit (after));
}

static void
copy_word (OblToken *token, const char *start, const char *end)
{
  gsize n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    char utf8[6];
    guint n_bytes = g_unichar_to_utf8 (is_apostrophe (c) ? '\'' : g_unichar_tolower (c), utf8);

    if (n + n_bytes >= OBL_TOKEN_BYTES)
      break;
    memcpy (token->word + n, utf8, n_bytes);
    n += n_bytes;
  }
  token->word[n] = '\0';
  token->is_possessive
      = g_str_has_suffix (token->word, "'s") || g_str_has_suffix (token->word, "s'");
}

/* A word from @p on, which begins one; gives its end. */
static const char *
read_word (OblToken *token, const char *p, const char *limit)
{
  const char *start = p;
  gboolean has_stop = FALSE;
  guint32 at = token->range.start;

  token->is_capital = g_unichar_isupper (g_utf8_get_char (p));
  while (p < limit) {
    const char *next = g_utf8_next_char (p);
    gunichar c = g_utf8_get_char (p);
    gunichar after = next < limit ? g_utf8_get_char (next) : 0;

    if (!is_word_char (c) && !is_joined (c, after)) {
      /* A stop that ends no sentence, and the apostrophe of "the parties’ views". */
      gboolean is_kept = (c == '.' && (after != 0 || has_stop))
                         || (is_apostrophe (c) && p > start && (p[-1] == 's' || p[-1] == 'S'));

      if (is_kept) {
        p = next;
        at++;
      }
      break;
    }
    has_stop |= c == '.';
    p = next;
    at++;
  }
  token->range.end = at;
  copy_word (token, start, p);
  return p;
}

static void
read_quote (OblToken *token, const OblText *text, const OblQuotation *quotation)
{
  g_autofree char *inside = obl_text_dup_range (text, quotation->inside);
  gboolean was_word = FALSE;

  token->kind = OBL_TOKEN_QUOTE;
  token->range = quotation->range;
  token->is_capital = g_unichar_isupper (g_utf8_get_char (inside));
  for (const char *p = inside; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean is_word = !g_unichar_isspace (c);

    if (is_word) {
      token->n_words += was_word ? 0 : 1;
      token->mark = c;
    }
    was_word = is_word;
  }
}

/* Words whose first form is a noun more often than not. */
static gboolean
is_nounlike (const char *word)
{
  static const char *const words[]
      = { "state",   "rule",    "quote",   "tweet",  "brief",  "press",   "order",    "plan",
          "request", "doubt",   "stress",  "fault",  "label",  "view",    "brand",    "cast",
          "post",    "support", "answer",  "signal", "offer",  "regard",  "praise",   "blame",
          "vow",     "judge",   "detail",  "reason", "wonder", "joke",    "voice",    "protest",
          "caution", "term",    "point",   "note",   "wish",   "dispute", "forecast", "dismiss",
          "command", "direct",  "express", "counter" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strcmp (words[i], word) == 0)
      return TRUE;
  }
  return obl_cue_words_has_noun (word);
}

/* FALSE for "the report", "United States", "of claims", "the alleged attack". */
static gboolean
is_verb_here (const GArray *tokens, guint i)
{
  const OblToken *token = &g_array_index (tokens, OblToken, i);
  const OblToken *before = i == 0 ? NULL : token - 1;
  const OblToken *after = i + 1 < tokens->len ? token + 1 : NULL;
  guint class = before == NULL ? 0 : before->class;

  if (before == NULL)
    return token->form == OBL_FORM_ING;
  if (token->is_capital || before->is_possessive)
    return FALSE;
  if ((class & OBL_WORD_DETERMINER) != 0 && (class & (OBL_WORD_PRONOUN | OBL_WORD_OPENER)) == 0)
    return FALSE;
  if ((class & OBL_WORD_PREPOSITION) != 0 && strcmp (before->word, "to") != 0
      && token->form != OBL_FORM_PAST)
    return FALSE;
  /* "reports claims of fraud" */
  if ((token->form == OBL_FORM_BASE || token->form == OBL_FORM_S) && before->verb != 0
      && before->form != OBL_FORM_ING)
    return FALSE;
  if (token->form == OBL_FORM_S && (class & (OBL_WORD_NUMBER | OBL_WORD_AUXILIARY)) != 0)
    return FALSE;
  /* "asked not to be named" */
  if (strcmp (token->word, "asked") == 0 && after != NULL && strcmp (after->word, "not") == 0)
    return FALSE;
  if (token->form != OBL_FORM_BASE || !is_nounlike (token->word))
    return TRUE;
  return (class & (OBL_WORD_AUXILIARY | OBL_WORD_PRONOUN | OBL_WORD_ADVERB | OBL_WORD_RELATIVE))
             != 0
         || strcmp (before->word, "to") == 0
         || (before->kind == OBL_TOKEN_WORD && g_str_has_suffix (before->word, "s")
             && (after == NULL || strcmp (after->word, "of") != 0));
}

GArray *
obl_parse_tokens (const OblText *text, OblRange range, const GArray *quotations)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (OblToken));
  const char *utf8 = obl_text_get_utf8 (text);
  const char *p = utf8 + obl_text_to_byte (text, range.start);
  const char *limit = utf8 + obl_text_to_byte (text, range.end);
  guint32 at = range.start;
  guint n_quotations = 0;

  while (p < limit) {
    OblToken token = { .range = { at, at + 1 }, .kind = OBL_TOKEN_MARK };
    gunichar c = g_utf8_get_char (p);
    const OblQuotation *quotation;

    while (n_quotations < quotations->len
           && g_array_index (quotations, OblQuotation, n_quotations).range.start < at)
      n_quotations++;
    quotation = n_quotations < quotations->len
                    ? &g_array_index (quotations, OblQuotation, n_quotations)
                    : NULL;
    if (quotation != NULL && quotation->range.start == at && quotation->range.end <= range.end) {
      read_quote (&token, text, quotation);
      p = utf8 + obl_text_to_byte (text, token.range.end);
    } else if (is_word_char (c)) {
      token.kind = OBL_TOKEN_WORD;
      p = read_word (&token, p, limit);
      token.class = obl_words_classify (token.word);
      /* May, and Will. */
      if (token.is_capital && tokens->len > 0)
        token.class &= ~(guint)OBL_WORD_AUXILIARY;
    } else {
      token.mark = c;
      p = g_utf8_next_char (p);
    }
    at = token.range.end;
    if (token.kind != OBL_TOKEN_MARK || !g_unichar_isspace (c))
      g_array_append_val (tokens, token);
  }
  for (guint i = 0; i < tokens->len; i++) {
    OblToken *token = &g_array_index (tokens, OblToken, i);

    token->verb
        = token->kind == OBL_TOKEN_WORD ? obl_cue_words_look_up (token->word, &token->form) : 0;
    if (token->verb != 0 && !is_verb_here (tokens, i))
      token->verb = 0;
  }
  return tokens;
}

/* --- The sentence ----------------------------------------------------------------------------- */

GArray *
obl_parse_sentences (const OblText *text, OblRange range, const GArray *quotations)
{
  g_autoptr (GArray) pieces = obl_segment_sentences (text, range, "en");
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (OblRange));
  guint n_quotations = 0;

  for (guint i = 0; i < pieces->len; i++) {
    OblRange piece = g_array_index (pieces, OblRange, i);
    const OblQuotation *one;

    while (n_quotations < quotations->len
           && g_array_index (quotations, OblQuotation, n_quotations).range.end <= piece.start)
      n_quotations++;
    one = n_quotations < quotations->len ? &g_array_index (quotations, OblQuotation, n_quotations)
                                         : NULL;
    if (sentences->len > 0 && one != NULL && one->range.start < piece.start)
      g_array_index (sentences, OblRange, sentences->len - 1).end = piece.end;
    else
      g_array_append_val (sentences, piece);
  }
  return sentences;
}

/* The quotation that @range ends with or, when @is_whole, is. */
static OblRange
find_quotation (const GArray *quotations, OblRange range, gboolean is_whole)
{
  for (guint i = 0; i < quotations->len; i++) {
    const OblQuotation *one = &g_array_index (quotations, OblQuotation, i);

    if (one->range.end == range.end && (!is_whole || one->range.start == range.start)
        && one->range.start >= range.start)
      return one->range;
  }
  return (OblRange){ 0, 0 };
}

static void
take_sentence (OblParse *parse, OblRange range, OblRange cue, const GArray *quotations)
{
  g_autoptr (GArray) sentences = obl_parse_sentences (parse->text, range, quotations);
  guint last = 0;
  guint first = 0;

  if (sentences->len == 0)
    return;
  while (first + 1 < sentences->len && g_array_index (sentences, OblRange, first).end <= cue.start)
    first++;
  for (last = first;
       last + 1 < sentences->len && g_array_index (sentences, OblRange, last).end < cue.end;)
    last++;
  parse->sentence.start = g_array_index (sentences, OblRange, first).start;
  parse->sentence.end = g_array_index (sentences, OblRange, last).end;
  if (first > 0)
    parse->before
        = find_quotation (quotations, g_array_index (sentences, OblRange, first - 1), FALSE);
  if (last + 1 < sentences->len)
    parse->after = find_quotation (quotations, g_array_index (sentences, OblRange, last + 1), TRUE);
}

static OblRange
find_window (OblRange block, OblRange cue)
{
  if (cue.start - block.start > MAX_REACH)
    block.start = cue.start - MAX_REACH;
  if (block.end - cue.end > MAX_REACH)
    block.end = cue.end + MAX_REACH;
  return block;
}

static void
take_cue (OblParse *parse, OblRange cue)
{
  for (guint i = 0; i < parse->tokens->len; i++) {
    const OblToken *token = obl_parse_get (parse, i);

    if (token->range.end <= cue.start || token->range.start >= cue.end)
      continue;
    if (parse->cue.end == 0)
      parse->cue.first = i;
    parse->cue.end = i + 1;
  }
}

gboolean
obl_parse_is_english (const char *language)
{
  return language == NULL
         || (g_ascii_strncasecmp (language, "en", 2) == 0 && !g_ascii_isalnum (language[2]));
}

gboolean
obl_parse_init (
    OblParse *parse, const OblText *text, const char *language, OblRange block, OblRange cue)
{
  OblRange range = find_window (block, cue);
  g_autoptr (GArray) quotations = obl_quotes_find (text, range);

  memset (parse, 0, sizeof *parse);
  parse->text = text;
  parse->is_english = obl_parse_is_english (language);
  if (cue.start >= cue.end)
    return FALSE;
  /* Within a quotation that is all there is. */
  for (guint depth = 0; parse->is_english && depth < MAX_DEPTH; depth++) {
    OblQuotation inner = { { 0, 0 }, { 0, 0 }, FALSE, FALSE };

    for (guint i = 0; i < quotations->len && inner.range.end == 0; i++) {
      const OblQuotation *one = &g_array_index (quotations, OblQuotation, i);

      if (one->inside.start <= cue.start && cue.end <= one->inside.end)
        inner = *one;
    }
    if (inner.range.end == 0)
      break;
    range = inner.inside;
    g_array_unref (quotations);
    quotations = obl_quotes_find (text, range);
  }
  parse->sentence = range;
  take_sentence (parse, range, cue, quotations);
  parse->tokens = obl_parse_tokens (text, parse->sentence, quotations);
  take_cue (parse, cue);
  return parse->cue.end > 0;
}

void
obl_parse_clear (OblParse *parse)
{
  g_clear_pointer (&parse->tokens, g_array_unref);
}

/* --- Looking at tokens ------------------------------------------------------------------------ */

const OblToken *
obl_parse_get (const OblParse *parse, guint i)
{
  return i < parse->tokens->len ? &g_array_index (parse->tokens, OblToken, i) : NULL;
}

gboolean
obl_parse_has_class (const OblParse *parse, guint i, guint classes)
{
  const OblToken *token = obl_parse_get (parse, i);

  return token != NULL && (token->class & classes) != 0;
}

gboolean
obl_parse_is_word (const OblParse *parse, guint i, const char *word)
{
  const OblToken *token = obl_parse_get (parse, i);

  return token != NULL && token->kind == OBL_TOKEN_WORD && strcmp (token->word, word) == 0;
}

gboolean
obl_parse_is_mark (const OblParse *parse, guint i, gunichar mark)
{
  const OblToken *token = obl_parse_get (parse, i);

  return token != NULL && token->kind == OBL_TOKEN_MARK && token->mark == mark;
}

gboolean
obl_token_is_dash (const OblToken *token)
{
  return token->kind == OBL_TOKEN_MARK
         && (token->mark == '-' || g_unichar_type (token->mark) == G_UNICODE_DASH_PUNCTUATION);
}

gboolean
obl_token_is_closed_quote (const OblToken *token)
{
  return token->kind == OBL_TOKEN_QUOTE
         && (token->mark == ',' || token->mark == '.' || token->mark == '!' || token->mark == '?'
             || token->mark == 0x2026 || token->n_words >= MIN_CLAUSE_WORDS);
}

OblRange
obl_parse_get_range (const OblParse *parse, OblRun run)
{
  if (run.first >= run.end || run.end > parse->tokens->len)
    return (OblRange){ 0, 0 };
  return (OblRange){ obl_parse_get (parse, run.first)->range.start,
                     obl_parse_get (parse, run.end - 1)->range.end };
}

/* --- Phrases ---------------------------------------------------------------------------------- */

/* "Korean", "Chinese": a capital letter that is no name's. */
static gboolean
is_adjective_of_place (const OblToken *token)
{
  static const char *const endings[] = { "an", "ese", "ish", "ian", "i", "ch" };

  if (!token->is_capital)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (token->word, endings[i]))
      return TRUE;
  }
  return FALSE;
}

/* A phrase without "of" and what comes after it; whether it has a noun in small letters. */
static guint
skip_simple_phrase (const OblParse *parse, guint first, gboolean *has_noun)
{
  guint i = first;
  gboolean has_determiner = FALSE;
  const OblToken *token;

  *has_noun = FALSE;
  while (obl_parse_has_class (parse, i, OBL_WORD_DETERMINER | OBL_WORD_NUMBER)) {
    has_determiner = TRUE;
    i++;
  }
  for (; (token = obl_parse_get (parse, i)) != NULL && token->kind == OBL_TOKEN_WORD; i++) {
    const OblToken *before = i > first ? token - 1 : NULL;

    if ((token->class
         & (OBL_WORD_PREPOSITION | OBL_WORD_OPENER | OBL_WORD_RELATIVE | OBL_WORD_AUXILIARY
            | OBL_WORD_CONJUNCTION | OBL_WORD_DETERMINER | OBL_WORD_PRONOUN | OBL_WORD_ADVERB
            | OBL_WORD_TIME))
        != 0)
      break;
    if (token->is_capital) {
      if (*has_noun)
        break;
      continue;
    }
    if (before != NULL && before->is_capital && !has_determiner && !before->is_possessive
        && !is_adjective_of_place (before))
      break;
    if (*has_noun && token->verb != 0 && (token->verb & OBL_CUE_WEAK) == 0)
      break;
    /* A plural ends it: "told reporters talks had failed". */
    if (before != NULL && *has_noun && g_str_has_suffix (before->word, "s")
        && !before->is_possessive)
      break;
    *has_noun = TRUE;
  }
  return i;
}

guint
obl_parse_skip_phrase (const OblParse *parse, guint first)
{
  gboolean has_noun = FALSE;
  guint i;

  /* It begins a clause more often than a phrase. */
  if (obl_parse_is_word (parse, first, "that"))
    return first;
  if (obl_parse_has_class (parse, first, OBL_WORD_PRONOUN)
      && !obl_parse_has_class (parse, first, OBL_WORD_DETERMINER))
    return first + 1;
  i = skip_simple_phrase (parse, first, &has_noun);
  while (has_noun && obl_parse_is_word (parse, i, "of")) {
    guint after = skip_simple_phrase (parse, i + 1, &has_noun);

    if (after == i + 1)
      break;
    i = after;
  }
  return i;
}

static guint
skip_time (const OblParse *parse, guint i)
{
  static const char *const leading[]
      = { "on", "in", "at", "by", "during", "since", "late", "early", "this", "the", "last" };
  guint at = i;

  for (guint n = 0; n < 3; n++) {
    for (guint j = 0; j < G_N_ELEMENTS (leading); j++) {
      if (obl_parse_is_word (parse, at, leading[j])) {
        at++;
        break;
      }
    }
  }
  if (!obl_parse_has_class (parse, at, OBL_WORD_TIME))
    return i;
  while (obl_parse_has_class (parse, at, OBL_WORD_TIME)
         || (obl_parse_get (parse, at) != NULL
             && g_ascii_isdigit (obl_parse_get (parse, at)->word[0])))
    at++;
  return at;
}

static gboolean
is_adjunct_preposition (const OblParse *parse, guint i)
{
  static const char *const words[]
      = { "in", "on", "at", "during", "via", "through", "after", "before", "from", "by", "with" };

  if (obl_parse_is_word (parse, i + 1, "least") || obl_parse_is_word (parse, i + 1, "most"))
    return FALSE;
  for (guint j = 0; j < G_N_ELEMENTS (words); j++) {
    if (obl_parse_is_word (parse, i, words[j]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_link_between_phrases (const OblParse *parse, guint i)
{
  const OblToken *next = obl_parse_get (parse, i + 1);

  return next != NULL && next->kind == OBL_TOKEN_WORD
         && (obl_parse_is_word (parse, i, "to") || obl_parse_is_word (parse, i, "with")
             || obl_parse_is_word (parse, i, "for") || obl_parse_is_word (parse, i, "of"))
         && (next->is_capital || (next->class & OBL_WORD_DETERMINER) != 0);
}

guint
obl_parse_skip_adjuncts (const OblParse *parse, guint i)
{
  for (;;) {
    guint after = skip_time (parse, i);

    if (after == i && obl_parse_has_class (parse, i, OBL_WORD_ADVERB)
        && !obl_parse_has_class (parse, i, OBL_WORD_NOT))
      after = i + 1;
    if (after == i && is_adjunct_preposition (parse, i)) {
      after = obl_parse_skip_phrase (parse, i + 1);
      if (after == i + 1)
        after = i;
      /* "during a visit to Moscow" */
      else if (is_link_between_phrases (parse, after))
        after = obl_parse_skip_phrase (parse, after + 1);
    }
    if (after == i)
      return i;
    i = after;
  }
}
