/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verbs that say of whom, or to whom: "accused Seoul of", "called it a lie", "urged Seoul to". */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"

/* So far behind the verb "of" is looked for. */
#define MAX_TOKENS_TO_LINK 16u

static void
set_target (OblWork *work, OblRun run)
{
  work->proposal->target = obl_parse_get_range (work->parse, run);
}

static gboolean
is_link (const OblParse *parse, guint i)
{
  static const struct {
    guint kind;
    const char *word;
  } links[] = { { OBL_CUE_OF, "of" },
                { OBL_CUE_FOR, "for" },
                { OBL_CUE_FOR, "over" },
                { OBL_CUE_AS, "as" },
                { OBL_CUE_WITH, "with" } };

  for (guint j = 0; j < G_N_ELEMENTS (links); j++) {
    if ((parse->kinds & links[j].kind) != 0 && obl_parse_is_word (parse, i, links[j].word))
      return TRUE;
  }
  return FALSE;
}

/* "accused the president of Kestria of lying": the one before a deed or a quotation, else the
 * first. */
guint
obl_parse_find_link (const OblParse *parse, guint first)
{
  guint link = 0;

  for (guint i = first; i < first + MAX_TOKENS_TO_LINK; i++) {
    const OblToken *token = obl_parse_get (parse, i);
    const OblToken *after = obl_parse_get (parse, i + 1);

    if (token == NULL || (token->kind == OBL_TOKEN_MARK && token->mark != ','))
      break;
    if (!is_link (parse, i))
      continue;
    if (link == 0)
      link = i;
    if (after != NULL
        && (after->kind == OBL_TOKEN_QUOTE || g_str_has_suffix (after->word, "ing"))) {
      link = i;
      break;
    }
  }
  return link;
}

gboolean
obl_parse_is_passive (const OblParse *parse)
{
  if (obl_parse_get (parse, parse->main)->form != OBL_FORM_PAST)
    return FALSE;
  for (guint i = parse->main;
       i > 0 && obl_parse_has_class (parse, i - 1, OBL_WORD_AUXILIARY | OBL_WORD_ADVERB); i--) {
    if (obl_parse_has_class (parse, i - 1, OBL_WORD_BE))
      return TRUE;
  }
  return FALSE;
}

/* "is accused (by Seoul) of" */
void
obl_work_fill_passive (OblWork *work)
{
  const OblParse *parse = work->parse;
  guint first = parse->cue.first;
  guint at = parse->main + 1;
  guint link = obl_parse_find_link (parse, at);
  OblRun subject;

  while (first > 0 && !obl_parse_has_class (parse, first, OBL_WORD_AUXILIARY))
    first--;
  subject = obl_parse_find_subject (parse, MAX (first, 1));
  if ((parse->kinds & (OBL_CUE_TELL | OBL_CUE_TO)) != 0)
    work->proposal->addressee = obl_parse_reduce_source (parse, subject);
  else
    work->proposal->target = obl_parse_reduce_source (parse, subject);
  if (obl_parse_is_word (parse, at, "by"))
    obl_work_set_source (
        work, (OblRun){ at + 1, link > at ? link : obl_parse_skip_phrase (parse, at + 1) });
  if (link > 0)
    obl_work_add_clause (work, link + 1);
  else
    obl_work_add_clause (work, MAX (at, parse->cue.end));
}

/* "accused Seoul on Friday of": without the day, but "the government in Seoul" as it is. */
static guint
find_target_end (const OblParse *parse, guint first, guint link)
{
  const guint end = obl_parse_skip_phrase (parse, first);

  if (end > first && end < link
      && (obl_parse_is_word (parse, end, "on")
          || obl_parse_has_class (parse, end, OBL_WORD_TIME | OBL_WORD_ADVERB))
      && obl_parse_skip_adjuncts (parse, end) == link)
    return end;
  return link;
}

void
obl_work_fill_target (OblWork *work)
{
  const OblParse *parse = work->parse;
  guint at = parse->main + 1;
  guint link = obl_parse_find_link (parse, at);
  guint end;

  obl_work_set_source (work, obl_parse_find_subject (parse, parse->cue.first));
  if (link > at) {
    set_target (work, (OblRun){ at, find_target_end (parse, at, link) });
    obl_work_add_clause (work, link + 1);
    return;
  }
  end = obl_parse_skip_phrase (parse, at);
  if (end > at) {
    set_target (work, (OblRun){ at, end });
    obl_work_add_clause (work, end);
  } else
    obl_work_add_clause (work, at);
}

/* "called the accusation “a script”", "called it a lie", "called on Seoul to", "called for talks" */
void
obl_work_fill_called (OblWork *work)
{
  const OblParse *parse = work->parse;
  guint at = parse->main + 1;
  guint end;

  obl_work_set_source (work, obl_parse_find_subject (parse, parse->cue.first));
  if (obl_parse_is_word (parse, at, "for")) {
    obl_work_add_clause (work, MAX (at + 1, parse->cue.end));
    return;
  }
  if (obl_parse_is_word (parse, at, "on") || obl_parse_is_word (parse, at, "upon")) {
    end = obl_parse_skip_phrase (parse, at + 1);
    work->proposal->addressee = obl_parse_get_range (parse, (OblRun){ at + 1, end });
    obl_work_add_clause (work, end);
    return;
  }
  end = obl_parse_skip_phrase (parse, at);
  /* "what it called a “gift”" */
  if (end == at + 1 && obl_parse_has_class (parse, at, OBL_WORD_DETERMINER)
      && !obl_parse_has_class (parse, at, OBL_WORD_PRONOUN)) {
    obl_work_add_clause (work, at);
    return;
  }
  if (obl_parse_get (parse, end) != NULL && obl_parse_get (parse, end)->kind == OBL_TOKEN_QUOTE) {
    set_target (work, (OblRun){ at, end });
    obl_work_add_content (work, end, end + 1);
    return;
  }
  set_target (work, (OblRun){ at, end });
  obl_work_add_clause (work, end);
}

/* "urged Pyongyang to", "warned Seoul that", "asked for talks" */
void
obl_work_fill_urged (OblWork *work)
{
  const OblParse *parse = work->parse;
  guint at = parse->main + 1;
  guint end = at;

  obl_work_set_source (work, obl_parse_find_subject (parse, parse->cue.first));
  if (obl_parse_is_word (parse, at, "for"))
    end = at + 1;
  else if (!obl_parse_has_class (parse, at, OBL_WORD_PREPOSITION))
    end = obl_parse_skip_phrase (parse, at);
  if (end > at + 1 || !obl_parse_is_word (parse, at, "for"))
    work->proposal->addressee = obl_parse_get_range (parse, (OblRun){ at, end });
  obl_work_add_clause (work, end);
}
