/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segmentation by ICU, straight over the UTF-8 bytes (UText), so that nothing is copied.
 *
 * Opening a break iterator costs far more than asking it, so each thread keeps the last one of
 * each kind.  ICU counts in bytes here; obl-text.c turns those into positions. */
#define G_LOG_DOMAIN "obl-segment"

#include "config.h"

#include "core/text/obl-segment.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

#include "core/text/obl-sentence.h"

#define N_UNITS 3 /* that ICU cuts */

typedef struct {
  UBreakIterator *iterators[N_UNITS];
  char *locales[N_UNITS];
} Cache;

static void
free_cache (gpointer data)
{
  Cache *cache = data;

  for (guint i = 0; i < N_UNITS; i++) {
    if (cache->iterators[i] != NULL)
      ubrk_close (cache->iterators[i]);
    g_free (cache->locales[i]);
  }
  g_free (cache);
}

static UBreakIterator *
open_iterator (OblUnit unit, const char *locale)
{
  static const UBreakIteratorType types[N_UNITS] = { UBRK_CHARACTER, UBRK_WORD, UBRK_SENTENCE };
  char icu_locale[ULOC_FULLNAME_CAPACITY] = "";
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator;

  uloc_forLanguageTag (locale, icu_locale, sizeof icu_locale, NULL, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    icu_locale[0] = '\0';
  status = U_ZERO_ERROR;
  iterator = ubrk_open (types[unit], icu_locale, NULL, 0, &status);
  /* Only a broken ICU installation has no root rules. */
  g_assert (U_SUCCESS (status));
  return iterator;
}

/* The root rules when @locale is NULL: the user's own language says nothing about the text's. */
static UBreakIterator *
get_iterator (OblUnit unit, const char *locale)
{
  static GPrivate private = G_PRIVATE_INIT (free_cache);
  Cache *cache = g_private_get (&private);

  if (locale == NULL)
    locale = "";
  if (cache == NULL) {
    cache = g_new0 (Cache, 1);
    g_private_set (&private, cache);
  }
  if (cache->iterators[unit] == NULL || strcmp (cache->locales[unit], locale) != 0) {
    g_clear_pointer (&cache->iterators[unit], ubrk_close);
    g_free (cache->locales[unit]);
    cache->iterators[unit] = open_iterator (unit, locale);
    cache->locales[unit] = g_strdup (locale);
  }
  return cache->iterators[unit];
}

/* The iterator set to @n_bytes of @utf8, which must outlive its use. */
static UBreakIterator *
get_iterator_on (OblUnit unit, const char *locale, const char *utf8, gsize n_bytes)
{
  UBreakIterator *iterator = get_iterator (unit, locale);
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;

  utext_openUTF8 (&utext, utf8, (int64_t)n_bytes, &status);
  ubrk_setUText (iterator, &utext, &status);
  g_assert (U_SUCCESS (status));
  utext_close (&utext);
  return iterator;
}

/* White space, or what is never seen by itself. */
static gboolean
is_blank (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT
         || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR
         || type == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
is_blank_run (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p)) {
    if (!is_blank (g_utf8_get_char (p)))
      return FALSE;
  }
  return TRUE;
}

GArray *
obl_segment_tokens (const OblText *text, OblRange range, const char *locale)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (OblRange));
  guint32 position = range.start;
  gsize first_byte;
  const char *utf8;
  UBreakIterator *iterator;
  int32_t start;
  int32_t end;

  g_return_val_if_fail (obl_text_contains (text, range), tokens);
  first_byte = obl_text_to_byte (text, range.start);
  utf8 = obl_text_get_utf8 (text) + first_byte;
  iterator = get_iterator_on (OBL_UNIT_WORD, locale, utf8,
                              obl_text_to_byte (text, range.end) - first_byte);
  start = ubrk_first (iterator);
  for (end = ubrk_next (iterator); end != UBRK_DONE; end = ubrk_next (iterator)) {
    OblRange token = { position, position + (guint32)g_utf8_strlen (utf8 + start, end - start) };

    if (!is_blank_run (utf8 + start, utf8 + end))
      g_array_append_val (tokens, token);
    position = token.end;
    start = end;
  }
  return tokens;
}

static void
append_trimmed (GArray *ranges, const OblText *text, gsize start_byte, gsize end_byte)
{
  OblRange range = { obl_text_from_byte (text, start_byte), obl_text_from_byte (text, end_byte) };

  range = obl_segment_trim (text, range);
  if (range.start < range.end)
    g_array_append_val (ranges, range);
}

GArray *
obl_segment_sentences (const OblText *text, OblRange range, const char *locale)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (OblRange));
  gsize first_byte;
  gsize n_bytes;
  const char *utf8;
  UBreakIterator *iterator;
  int32_t start;
  int32_t end;

  g_return_val_if_fail (obl_text_contains (text, range), sentences);
  first_byte = obl_text_to_byte (text, range.start);
  n_bytes = obl_text_to_byte (text, range.end) - first_byte;
  utf8 = obl_text_get_utf8 (text) + first_byte;
  iterator = get_iterator_on (OBL_UNIT_SENTENCE, locale, utf8, n_bytes);
  start = ubrk_first (iterator);
  for (end = ubrk_next (iterator); end != UBRK_DONE; end = ubrk_next (iterator)) {
    if ((gsize)end < n_bytes && !obl_sentence_ends_at (utf8, n_bytes, end))
      continue;
    append_trimmed (sentences, text, first_byte + start, first_byte + end);
    start = end;
  }
  return sentences;
}

OblRange
obl_segment_trim (const OblText *text, OblRange range)
{
  const char *utf8 = obl_text_get_utf8 (text);
  const char *start;
  const char *end;

  g_return_val_if_fail (obl_text_contains (text, range), range);
  start = utf8 + obl_text_to_byte (text, range.start);
  end = utf8 + obl_text_to_byte (text, range.end);
  while (start < end && g_unichar_isspace (g_utf8_get_char (start))) {
    start = g_utf8_next_char (start);
    range.start++;
  }
  while (end > start) {
    end = g_utf8_prev_char (end);
    if (!g_unichar_isspace (g_utf8_get_char (end)))
      break;
    range.end--;
  }
  return range;
}

/* ICU's borders less the sentence ends that are none. */
static gboolean
is_border (OblUnit unit, const char *utf8, gsize n_bytes, gsize byte)
{
  return unit != OBL_UNIT_SENTENCE || byte == 0 || byte == n_bytes
         || obl_sentence_ends_at (utf8, n_bytes, byte);
}

/* The nearest border before (@direction < 0) or after @byte; the end of @utf8 when there is none. */
static gsize
find_border (UBreakIterator *iterator,
             OblUnit unit,
             const char *utf8,
             gsize n_bytes,
             gsize byte,
             int direction)
{
  int32_t border = (int32_t)byte;

  do {
    border = direction < 0 ? ubrk_preceding (iterator, border) : ubrk_following (iterator, border);
    if (border == UBRK_DONE)
      return direction < 0 ? 0 : n_bytes;
  } while (!is_border (unit, utf8, n_bytes, (gsize)border));
  return (gsize)border;
}

/* The border of @unit at or before @byte (@direction < 0), or at or after it, within its line. */
static gsize
snap_edge (const OblText *text, gsize byte, OblUnit unit, int direction, const char *locale)
{
  const char *utf8 = obl_text_get_utf8 (text);
  gsize start = byte;
  gsize end = byte;
  UBreakIterator *iterator;

  while (start > 0 && utf8[start - 1] != '\n')
    start--;
  while (utf8[end] != '\0' && utf8[end] != '\n')
    end++;
  if (unit == OBL_UNIT_PARAGRAPH)
    return direction < 0 ? start : end;
  iterator = get_iterator_on (unit, locale, utf8 + start, end - start);
  if (ubrk_isBoundary (iterator, (int32_t)(byte - start))
      && is_border (unit, utf8 + start, end - start, byte - start))
    return byte;
  return start + find_border (iterator, unit, utf8 + start, end - start, byte - start, direction);
}

OblRange
obl_segment_snap (const OblText *text, OblRange range, OblUnit unit, const char *locale)
{
  OblRange trimmed;
  OblRange snapped;

  g_return_val_if_fail (obl_text_contains (text, range), range);
  trimmed = obl_segment_trim (text, range);
  if (trimmed.start >= trimmed.end)
    return trimmed;
  snapped.start = obl_text_from_byte (
      text, snap_edge (text, obl_text_to_byte (text, trimmed.start), unit, -1, locale));
  snapped.end = obl_text_from_byte (
      text, snap_edge (text, obl_text_to_byte (text, trimmed.end), unit, 1, locale));
  return obl_segment_trim (text, snapped);
}

/* The nearest line feed, or the end of @utf8. */
static gsize
find_line_border (const char *utf8, gsize n_bytes, gsize byte, int direction)
{
  const char *feed = NULL;

  if (direction < 0)
    feed = byte > 0 ? g_strrstr_len (utf8, (gssize)(byte - 1), "\n") : NULL;
  else
    feed = byte < n_bytes ? memchr (utf8 + byte + 1, '\n', n_bytes - byte - 1) : NULL;
  if (feed == NULL)
    return direction < 0 ? 0 : n_bytes;
  return (gsize)(feed - utf8) + (direction < 0 ? 1 : 0);
}

guint32
obl_segment_bare_end (const OblText *text, OblRange word)
{
  const char *utf8 = obl_text_get_utf8 (text);
  gunichar sign;

  if (word.end - word.start < 3 || utf8[obl_text_to_byte (text, word.end - 1)] != 's')
    return word.end;
  sign = g_utf8_get_char (utf8 + obl_text_to_byte (text, word.end - 2));
  return sign == '\'' || sign == 0x2019 ? word.end - 2 : word.end;
}

/* Borders that touch white space on the side that was moved over are passed: a span that is
 * trimmed afterwards would otherwise not move at all. */
static guint32
step_unit (const OblText *text, guint32 position, OblUnit unit, int direction, const char *locale)
{
  const char *utf8 = obl_text_get_utf8 (text);
  gsize n_bytes = obl_text_get_n_bytes (text);
  gsize border;
  UBreakIterator *iterator;

  border = obl_text_to_byte (text, position);
  if (unit == OBL_UNIT_PARAGRAPH)
    return obl_text_from_byte (text, find_line_border (utf8, n_bytes, border, direction));
  iterator = get_iterator_on (unit, locale, utf8, n_bytes);
  while (direction < 0 ? border > 0 : border < n_bytes) {
    const char *beside;

    border = find_border (iterator, unit, utf8, n_bytes, border, direction);
    if (border == 0 || border == n_bytes)
      break;
    beside = direction < 0 ? utf8 + border : g_utf8_prev_char (utf8 + border);
    if (!g_unichar_isspace (g_utf8_get_char (beside)))
      break;
  }
  return obl_text_from_byte (text, border);
}

/* Whether the line ends here, or a mark stands here, with or without a blank before it. */
static gboolean
is_clause_border (const OblText *text, guint32 position)
{
  static const char marks[] = "\n,;:.!?()[]\"–—…“”„«»،؛؟。、，；：！？「」『』（）";
  const char *p = obl_text_get_utf8 (text) + obl_text_to_byte (text, position);

  while (*p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return *p == '\0' || g_utf8_strchr (marks, -1, g_utf8_get_char (p)) != NULL;
}

guint32
obl_segment_step (
    const OblText *text, guint32 position, OblUnit unit, int direction, const char *locale)
{
  g_return_val_if_fail (position <= obl_text_get_n_chars (text), position);
  if (unit != OBL_UNIT_CLAUSE)
    return step_unit (text, position, unit, direction, locale);
  do {
    position = step_unit (text, position, OBL_UNIT_WORD, direction, locale);
  } while (position > 0 && !is_clause_border (text, position));
  return position;
}
