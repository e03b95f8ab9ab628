/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cue: which word of it tells of its kind, and how far its phrase goes. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"

void
obl_parse_find_main (OblParse *parse)
{
  parse->main = obl_parse_is_word (parse, parse->cue.first, "according") ? parse->cue.first
                                                                         : parse->cue.end - 1;
  parse->kinds = 0;
  for (guint i = parse->cue.first; i < parse->cue.end; i++) {
    OblToken *token = &g_array_index (parse->tokens, OblToken, i);
    guint kinds = obl_cue_words_look_up (token->word, &token->form);

    /* "declined to comment": the first says it all. */
    if (kinds == 0 || (parse->kinds & OBL_CUE_MUTE) != 0)
      continue;
    parse->main = i;
    parse->kinds = kinds;
  }
}

gboolean
obl_parse_is_noun_cue (const OblParse *parse)
{
  const OblToken *main = obl_parse_get (parse, parse->main);

  return (parse->kinds == 0 || main->verb == 0) && obl_cue_words_has_noun (main->word);
}

/* "did not confirm", "is accused of", "declined to comment", "according to" from one word of it. */
void
obl_parse_grow_cue (OblParse *parse)
{
  guint first = parse->cue.first;

  if (obl_parse_is_word (parse, parse->main, "according")) {
    if (obl_parse_is_word (parse, parse->cue.end, "to"))
      parse->cue.end++;
    return;
  }
  if (obl_parse_is_word (parse, first, "to") && first > 0
      && obl_parse_is_word (parse, first - 1, "according")) {
    parse->cue.first = parse->main = first - 1;
    return;
  }
  if (parse->kinds == 0 || obl_parse_is_noun_cue (parse))
    return;
  if (first >= 2 && obl_parse_is_word (parse, first - 1, "to")
      && (obl_parse_get (parse, first - 2)->verb & OBL_CUE_MUTE) != 0 && parse->main == first) {
    parse->cue.first = parse->main = first - 2;
    parse->kinds = obl_parse_get (parse, parse->main)->verb;
    return;
  }
  if ((parse->kinds & OBL_CUE_MUTE) != 0 && parse->cue.end == parse->main + 1
      && obl_parse_is_word (parse, parse->cue.end, "to")
      && obl_parse_get (parse, parse->cue.end + 1) != NULL
      && obl_parse_get (parse, parse->cue.end + 1)->kind == OBL_TOKEN_WORD) {
    parse->cue.end += 2;
    return;
  }
  /* "did not", "has never", "doesn’t"; and with what is done to the target, "is". */
  for (guint i = first;
       i > 0
       && obl_parse_has_class (parse, i - 1, OBL_WORD_AUXILIARY | OBL_WORD_NOT | OBL_WORD_ADVERB);
       i--) {
    if (obl_parse_has_class (parse, i - 1, OBL_WORD_NOT)) {
      guint begin = i - 1;

      while (begin > 0 && obl_parse_has_class (parse, begin - 1, OBL_WORD_AUXILIARY))
        begin--;
      parse->cue.first = begin;
    }
  }
  if ((parse->kinds & OBL_CUE_TARGET_KINDS) != 0 && obl_parse_is_passive (parse)) {
    while (parse->cue.first > 0
           && obl_parse_has_class (parse, parse->cue.first - 1, OBL_WORD_AUXILIARY))
      parse->cue.first--;
    if (parse->cue.end == parse->main + 1
        && obl_parse_find_link (parse, parse->cue.end) == parse->cue.end)
      parse->cue.end++;
  }
}
