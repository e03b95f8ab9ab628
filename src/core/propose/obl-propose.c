/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a cue to roles: which way a claim is told decides what is looked for where.
 *
 * Each way has a function: said that, accused … of, according to, a colon, the claim that.  They
 * fill in ranges of tokens; what cannot be kept of that is put right in the end. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include "core/propose/obl-propose.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"
#include "core/text/obl-segment.h"

/* --- The other ways --------------------------------------------------------------------------- */

static void
fill_according (OblWork *work)
{
  const OblParse *parse = work->parse;
  OblRun speaker = { parse->cue.end, parse->cue.end };
  const OblToken *token;
  guint first = parse->cue.first;

  while ((token = obl_parse_get (parse, speaker.end)) != NULL && token->kind == OBL_TOKEN_WORD)
    speaker.end++;
  obl_work_set_source (work, speaker);
  if (first > 0 && first > obl_parse_skip_dateline (parse, first)
      && !obl_parse_has_class (parse, first - 1, OBL_WORD_OPENER | OBL_WORD_CONJUNCTION)) {
    if (obl_work_add_content_before (work, first))
      obl_work_add_second_half (work, speaker.end, first);
    return;
  }
  if (token == NULL)
    return;
  /* "According to the guild, whose members own the boats, the harbour is open" */
  first = speaker.end + 1;
  if (obl_parse_has_class (parse, first, OBL_WORD_RELATIVE)) {
    for (guint i = first; i < parse->tokens->len; i++) {
      if (obl_parse_is_mark (parse, i, ',')) {
        first = i + 1;
        break;
      }
    }
  }
  obl_work_add_clause (work, first);
}

/* "Kim: “We are ready.”" */
static void
fill_colon (OblWork *work)
{
  const OblParse *parse = work->parse;
  OblRun subject = { obl_parse_skip_dateline (parse, parse->cue.first), parse->cue.first };

  for (guint i = parse->cue.first; i > subject.first; i--) {
    if (obl_parse_get (parse, i - 1)->verb != 0) {
      subject = obl_parse_find_subject (parse, i - 1);
      break;
    }
  }
  obl_work_set_source (work, subject);
  if (obl_parse_get (parse, parse->cue.end) != NULL)
    obl_work_add_content (work, parse->cue.end, obl_parse_find_clause_end (parse, parse->cue.end));
  else if (parse->after.start < parse->after.end)
    g_array_append_val (work->proposal->content, parse->after);
}

/* "the claim by Seoul that …", "Seoul’s claim that …" */
static void
fill_noun (OblWork *work)
{
  const OblParse *parse = work->parse;
  guint first = parse->cue.first;
  guint at = parse->cue.end;
  guint that = obl_parse_find_that (parse, at);

  if (obl_parse_is_word (parse, at, "by") || obl_parse_is_word (parse, at, "of")
      || obl_parse_is_word (parse, at, "from"))
    obl_work_set_source (
        work, (OblRun){ at + 1, that > at ? that : obl_parse_skip_phrase (parse, at + 1) });
  else if (first > 0 && obl_parse_get (parse, first - 1)->is_possessive) {
    OblRun run = { first - 1, first };

    while (run.first > 0 && obl_parse_get (parse, run.first - 1)->is_capital)
      run.first--;
    work->proposal->source = obl_parse_get_range (parse, run);
    work->proposal->source.end -= 2;
  }
  if (that > 0)
    obl_work_add_clause (work, that);
}

/* --- Another language ------------------------------------------------------------------------- */

/* Only quotations: the nearest one before the cue, and one that goes on behind it after a comma;
 * else the nearest one behind it. */
static void
fill_quotations (OblWork *work)
{
  const OblParse *parse = work->parse;
  guint before = parse->cue.first;
  guint after = parse->cue.end;
  const OblToken *token;

  while (before > 0 && obl_parse_get (parse, before - 1)->kind != OBL_TOKEN_QUOTE)
    before--;
  if (before > 0)
    obl_work_add_content (work, before - 1, before);
  while ((token = obl_parse_get (parse, after)) != NULL && token->kind != OBL_TOKEN_QUOTE)
    after++;
  if (token != NULL && (before == 0 || obl_parse_get (parse, after - 1)->kind == OBL_TOKEN_MARK))
    obl_work_add_content (work, after, after + 1);
}

/* "declined to comment", "did not respond to a request": nothing is said. */
static gboolean
is_silence (const OblParse *parse)
{
  static const char *const words[] = { "comment", "respond", "reply", "answer", "elaborate" };
  gboolean is_none = (parse->kinds & OBL_CUE_MUTE) != 0;
  guint last = parse->cue.end - 1;

  for (guint i = parse->cue.first; i < last; i++)
    is_none |= obl_parse_has_class (parse, i, OBL_WORD_NOT);
  for (guint i = 0; i < G_N_ELEMENTS (words) && is_none; i++) {
    if (obl_parse_is_word (parse, last, words[i]))
      return TRUE;
  }
  return is_none && obl_parse_is_word (parse, last, "commented");
}

/* "asked Kim", and neither "asked." nor "warned that". */
static gboolean
takes_whom (const OblParse *parse)
{
  const OblToken *after = obl_parse_get (parse, parse->main + 1);

  return after != NULL && after->kind == OBL_TOKEN_WORD && strcmp (after->word, "that") != 0
         && (after->class & (OBL_WORD_TIME | OBL_WORD_OPENER)) == 0;
}

static void
fill_english (OblWork *work, OblParse *parse)
{
  obl_parse_find_main (parse);
  obl_parse_grow_cue (parse);
  if (obl_parse_is_word (parse, parse->main, "according"))
    fill_according (work);
  else if (parse->cue.end - parse->cue.first == 1 && obl_parse_is_mark (parse, parse->main, ':'))
    fill_colon (work);
  else if (obl_parse_is_noun_cue (parse))
    fill_noun (work);
  else if (is_silence (parse))
    obl_work_set_source (work, obl_parse_find_subject (parse, parse->cue.first));
  else if (obl_parse_is_inverted (parse))
    obl_work_fill_inverted (work);
  else if ((parse->kinds & (OBL_CUE_TARGET_KINDS | OBL_CUE_TO | OBL_CUE_TELL)) != 0
           && obl_parse_is_passive (parse))
    obl_work_fill_passive (work);
  else if ((parse->kinds & OBL_CUE_TARGET_KINDS) != 0)
    obl_work_fill_target (work);
  else if ((parse->kinds & OBL_CUE_CALL) != 0)
    obl_work_fill_called (work);
  else if ((parse->kinds & OBL_CUE_TO) != 0 && takes_whom (parse)
           && obl_parse_find_border (parse, obl_parse_find_subject (parse, parse->cue.first)) == 0)
    obl_work_fill_urged (work);
  else
    obl_work_fill_said (work);
}

/* --- Ranges that can be kept ------------------------------------------------------------------ */

static gboolean
overlaps (OblRange a, OblRange b)
{
  return a.start < b.end && b.start < a.end;
}

static gboolean
is_more_than_marks (const OblText *text, OblRange range)
{
  const char *p = obl_text_get_utf8 (text) + obl_text_to_byte (text, range.start);

  for (guint32 i = range.start; i < range.end; i++, p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_ispunct (c) && !g_unichar_isspace (c))
      return TRUE;
    if (g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL)
      return TRUE;
  }
  return FALSE;
}

/* @content less @hole. */
static void
cut_out (GArray *content, OblRange hole)
{
  for (guint i = 0; i < content->len; i++) {
    OblRange *one = &g_array_index (content, OblRange, i);
    OblRange rest = { hole.end, one->end };

    if (!overlaps (*one, hole))
      continue;
    if (hole.end < one->end && hole.start > one->start) {
      one->end = hole.start;
      g_array_insert_val (content, i + 1, rest);
    } else if (hole.end < one->end)
      one->start = hole.end;
    else
      one->end = MAX (hole.start, one->start);
  }
}

static void
settle (OblProposal *proposal, const OblText *text)
{
  OblRange *roles[] = { &proposal->source, &proposal->target, &proposal->addressee };
  GArray *content = proposal->content;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    *roles[i] = obl_segment_trim (text, *roles[i]);
    if (overlaps (*roles[i], proposal->cue) || !is_more_than_marks (text, *roles[i]))
      *roles[i] = (OblRange){ 0, 0 };
  }
  if (overlaps (proposal->source, proposal->addressee))
    proposal->addressee = (OblRange){ 0, 0 };
  cut_out (content, proposal->cue);
  cut_out (content, proposal->source);
  cut_out (content, proposal->addressee);
  g_array_sort (content, obl_range_compare);
  for (guint i = content->len; i > 0; i--) {
    OblRange *one = &g_array_index (content, OblRange, i - 1);

    *one = obl_segment_trim (text, *one);
    if (!is_more_than_marks (text, *one)
        || (i > 1 && one->start < g_array_index (content, OblRange, i - 2).end))
      g_array_remove_index (content, i - 1);
  }
}

/* --- In and out ------------------------------------------------------------------------------- */

/* The word that the caret at @position touches, or the mark behind it. */
static OblRange
find_word (const OblText *text, OblRange block, guint32 position, const char *language)
{
  OblRange range = { position, MIN (position + 1, block.end) };

  if (position > block.start && g_unichar_isalnum (obl_text_get_char (text, position - 1))
      && (position == block.end || !g_unichar_isalnum (obl_text_get_char (text, position))))
    range = (OblRange){ position - 1, position };
  range = obl_segment_snap (text, range, OBL_UNIT_WORD, language);
  range.start = CLAMP (range.start, block.start, block.end);
  range.end = CLAMP (range.end, range.start, block.end);
  return range;
}

OblProposal *
obl_propose (const OblText *text,
             const char *language,
             OblRange block,
             OblRange cue,
             const OblRange *mentions,
             guint n_mentions)
{
  OblProposal *proposal = g_new0 (OblProposal, 1);
  OblWork work = { NULL, proposal };
  OblParse parse;

  proposal->content = g_array_new (FALSE, FALSE, sizeof (OblRange));
  g_return_val_if_fail (obl_text_contains (text, block), proposal);
  cue.start = CLAMP (cue.start, block.start, block.end);
  cue.end = CLAMP (cue.end, cue.start, block.end);
  if (cue.start == cue.end)
    cue = find_word (text, block, cue.start, language);
  cue = obl_segment_trim (text, cue);
  proposal->cue = cue;
  if (!obl_parse_init (&parse, text, language, block, cue)) {
    obl_parse_clear (&parse);
    return proposal;
  }
  parse.mentions = mentions;
  parse.n_mentions = n_mentions;
  work.parse = &parse;
  if (parse.is_english) {
    OblRange grown;

    fill_english (&work, &parse);
    grown = obl_parse_get_range (&parse, parse.cue);
    proposal->cue.start = MIN (cue.start, grown.start);
    proposal->cue.end = MAX (cue.end, grown.end);
  } else
    fill_quotations (&work);
  settle (proposal, text);
  obl_parse_clear (&parse);
  return proposal;
}

OblProposal *
obl_propose_in_document (const OblDocument *document,
                         OblRange cue,
                         const OblRange *mentions,
                         guint n_mentions)
{
  int ordinal = obl_document_find_block (document, cue.start);
  OblRange block = { 0, 0 };

  if (ordinal >= 0)
    block = g_array_index (document->blocks, OblBlock, ordinal).range;
  return obl_propose (document->text, document->language, block, cue, mentions, n_mentions);
}

GArray *
obl_propose_collect_mentions (const GPtrArray *spans)
{
  static const char *const role_labels[] = { "Source", "Cue",  "Content", "Target",  "Addressee",
                                             "Medium", "Time", "Hedge",   "Evidence" };
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];
    gboolean is_role = FALSE;

    for (guint j = 0; j < G_N_ELEMENTS (role_labels); j++)
      is_role |= g_strcmp0 (span->label, role_labels[j]) == 0;
    if (!is_role && span->fragments->len == 1)
      g_array_append_vals (mentions, span->fragments->data, 1);
  }
  return mentions;
}

void
obl_proposal_free (OblProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_array_unref (proposal->content);
  g_free (proposal);
}
