/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around a hit.  Only some characters are looked at, however long the line is. */
#define G_LOG_DOMAIN "obl-find-context"

#include "config.h"

#include <string.h>

#include "core/find/obl-find.h"
#include "core/text/obl-segment.h"

/* Looked at beyond what is shown, to see where the word at the cut begins or ends. */
#define MARGIN 40u

/* How many characters of the line lie before @byte, up to @most. */
static guint
count_before (const char *utf8, gsize byte, guint most)
{
  const char *p = utf8 + byte;
  guint n_chars = 0;

  for (; n_chars < most && p > utf8 && p[-1] != '\n'; n_chars++)
    p = g_utf8_prev_char (p);
  return n_chars;
}

static guint
count_after (const char *utf8, gsize byte, guint most)
{
  const char *p = utf8 + byte;
  guint n_chars = 0;

  for (; n_chars < most && *p != '\0' && *p != '\n'; n_chars++)
    p = g_utf8_next_char (p);
  return n_chars;
}

/* The beginning of the first whole word at or after @from. */
static guint32
first_word (const OblText *text, OblRange seen, guint32 from, const char *locale)
{
  g_autoptr (GArray) words = obl_segment_tokens (text, seen, locale);

  for (guint i = 0; i < words->len; i++) {
    OblRange word = g_array_index (words, OblRange, i);

    if (word.start >= from)
      return word.start;
  }
  return seen.end;
}

/* The end of the last whole word at or before @to. */
static guint32
last_word (const OblText *text, OblRange seen, guint32 to, const char *locale)
{
  g_autoptr (GArray) words = obl_segment_tokens (text, seen, locale);

  for (guint i = words->len; i > 0; i--) {
    OblRange word = g_array_index (words, OblRange, i - 1);

    if (word.end <= to)
      return word.end;
  }
  return seen.start;
}

OblFindContext
obl_find_get_context (const OblText *text, OblRange hit, guint n_chars, const char *locale)
{
  const char *utf8 = obl_text_get_utf8 (text);
  OblFindContext context = { { hit.start, hit.start }, { hit.end, hit.end }, FALSE, FALSE };
  guint most;
  guint n_seen;

  g_return_val_if_fail (obl_text_contains (text, hit), context);
  n_chars = MIN (n_chars, G_MAXINT32);
  most = n_chars + MARGIN;
  n_seen = count_before (utf8, obl_text_to_byte (text, hit.start), most);
  context.is_cut_before = n_seen > n_chars;
  if (context.is_cut_before)
    context.before.start = first_word (text, (OblRange){ hit.start - n_seen, hit.start },
                                       hit.start - n_chars, locale);
  else
    context.before.start = hit.start - n_seen;
  n_seen = count_after (utf8, obl_text_to_byte (text, hit.end), most);
  context.is_cut_after = n_seen > n_chars;
  if (context.is_cut_after)
    context.after.end
        = last_word (text, (OblRange){ hit.end, hit.end + n_seen }, hit.end + n_chars, locale);
  else
    context.after.end = hit.end + n_seen;
  return context;
}

OblFindPlace *
obl_find_place_new (const OblDocument *document, OblRange hit, guint n_chars)
{
  const OblFindContext context
      = obl_find_get_context (document->text, hit, n_chars, document->language);
  OblFindPlace *place = g_new0 (OblFindPlace, 1);

  place->range = hit;
  place->before = obl_text_dup_range (document->text, context.before);
  place->match = obl_text_dup_range (document->text, hit);
  place->after = obl_text_dup_range (document->text, context.after);
  place->is_cut_before = context.is_cut_before;
  place->is_cut_after = context.is_cut_after;
  return place;
}

void
obl_find_place_free (OblFindPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->before);
  g_free (place->match);
  g_free (place->after);
  g_free (place);
}
