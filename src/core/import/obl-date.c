/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few patterns and the months' names in the languages of the samples.  What could be read two
 * ways ("03/04/2024") is not read: a wrong date is worse than none. */
#define G_LOG_DOMAIN "obl-date"

#include "config.h"

#include "core/import/obl-date.h"

#include <string.h>

#define MAX_BYTES 400u

static const struct {
  const char *name; /* casefolded */
  int month;
} months[] = {
  { "january", 1 },   { "february", 2 },   { "march", 3 },      { "april", 4 },
  { "may", 5 },       { "june", 6 },       { "july", 7 },       { "august", 8 },
  { "september", 9 }, { "october", 10 },   { "november", 11 },  { "december", 12 },
  { "jan", 1 },       { "feb", 2 },        { "mar", 3 },        { "apr", 4 },
  { "jun", 6 },       { "jul", 7 },        { "aug", 8 },        { "sep", 9 },
  { "sept", 9 },      { "oct", 10 },       { "nov", 11 },       { "dec", 12 },
  { "janvier", 1 },   { "février", 2 },    { "mars", 3 },       { "avril", 4 },
  { "mai", 5 },       { "juin", 6 },       { "juillet", 7 },    { "août", 8 },
  { "septembre", 9 }, { "octobre", 10 },   { "novembre", 11 },  { "décembre", 12 },
  { "januar", 1 },    { "februar", 2 },    { "märz", 3 },       { "juni", 6 },
  { "juli", 7 },      { "oktober", 10 },   { "dezember", 12 },  { "enero", 1 },
  { "febrero", 2 },   { "marzo", 3 },      { "abril", 4 },      { "mayo", 5 },
  { "junio", 6 },     { "julio", 7 },      { "agosto", 8 },     { "septiembre", 9 },
  { "octubre", 10 },  { "noviembre", 11 }, { "diciembre", 12 }, { "gennaio", 1 },
  { "febbraio", 2 },  { "aprile", 4 },     { "maggio", 5 },     { "giugno", 6 },
  { "luglio", 7 },    { "settembre", 9 },  { "ottobre", 10 },   { "dicembre", 12 },
  { "janeiro", 1 },   { "fevereiro", 2 },  { "março", 3 },      { "maio", 5 },
  { "junho", 6 },     { "julho", 7 },      { "setembro", 9 },   { "outubro", 10 },
  { "novembro", 11 }, { "dezembro", 12 },  { "января", 1 },     { "февраля", 2 },
  { "марта", 3 },     { "апреля", 4 },     { "мая", 5 },        { "июня", 6 },
  { "июля", 7 },      { "августа", 8 },    { "сентября", 9 },   { "октября", 10 },
  { "ноября", 11 },   { "декабря", 12 },   { "يناير", 1 },      { "فبراير", 2 },
  { "مارس", 3 },      { "أبريل", 4 },      { "إبريل", 4 },      { "مايو", 5 },
  { "يونيو", 6 },     { "يوليو", 7 },      { "أغسطس", 8 },      { "سبتمبر", 9 },
  { "أكتوبر", 10 },   { "نوفمبر", 11 },    { "ديسمبر", 12 },    { "نيسان", 4 },
  { "أيار", 5 },      { "حزيران", 6 },     { "تموز", 7 },       { "آب", 8 },
  { "أيلول", 9 },     { "آذار", 3 },       { "شباط", 2 },
};

typedef enum {
  PATTERN_ISO,
  PATTERN_CJK,
  PATTERN_DAY_FIRST,
  PATTERN_MONTH_FIRST,
  PATTERN_DOTS,
  N_PATTERNS,
} Pattern;

static const char *const expressions[N_PATTERNS] = {
  ("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})"
   "(?:[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,]\\d+)? ?(Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)"),
  "(?<!\\d)(\\d{4}) ?[年년] ?(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日일]",
  "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)? (?:of |de )?(\\p{L}+)\\.?,? (?:de )?(\\d{4})(?!\\d)",
  "(\\p{L}+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)",
  "(?<!\\d)(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d)",
};

static GRegex *
get_regex (Pattern pattern)
{
  static gsize once = 0;
  static GRegex *regexes[N_PATTERNS];

  if (g_once_init_enter (&once)) {
    for (guint i = 0; i < N_PATTERNS; i++) {
      regexes[i] = g_regex_new (expressions[i], G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
      g_assert (regexes[i] != NULL);
    }
    g_once_init_leave (&once, 1);
  }
  return regexes[pattern];
}

/* Digits of any script as ASCII, every white space as one space. */
static char *
dup_plain (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isdigit (c))
      g_string_append_c (out, (char)('0' + g_unichar_digit_value (c)));
    else if (!g_unichar_isspace (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  return g_string_free (out, FALSE);
}

static int
find_month (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++) {
    if (strcmp (months[i].name, folded) == 0)
      return months[i].month;
  }
  return 0;
}

static int
fetch_number (const GMatchInfo *match, int group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);

  return digits == NULL ? 0 : (int)g_ascii_strtoll (digits, NULL, 10);
}

static int
fetch_month (const GMatchInfo *match, int group)
{
  g_autofree char *word = g_match_info_fetch (match, group);

  return word == NULL ? 0 : find_month (word);
}

/* "T10:30:00+02:00" or "". */
static char *
dup_time (const GMatchInfo *match)
{
  g_autofree char *time = g_match_info_fetch (match, 4);
  g_autofree char *zone = g_match_info_fetch (match, 5);

  if (time == NULL || *time == '\0' || strcmp (time, "24") >= 0)
    return g_strdup ("");
  if (zone != NULL && strlen (zone) == 5)
    return g_strdup_printf ("T%s%.3s:%s", time, zone, zone + 3);
  return g_strdup_printf ("T%s%s", time, zone == NULL ? "" : zone);
}

static char *
read_match (Pattern pattern, const GMatchInfo *match)
{
  g_autofree char *time = NULL;
  int year = fetch_number (match, 3);
  int month = 0;
  int day = fetch_number (match, 1);

  switch (pattern) {
  case PATTERN_ISO:
  case PATTERN_CJK:
    year = fetch_number (match, 1);
    month = fetch_number (match, 2);
    day = fetch_number (match, 3);
    break;
  case PATTERN_DAY_FIRST:
    month = fetch_month (match, 2);
    break;
  case PATTERN_MONTH_FIRST:
    month = fetch_month (match, 1);
    day = fetch_number (match, 2);
    break;
  case PATTERN_DOTS:
    month = fetch_number (match, 2);
    break;
  case N_PATTERNS:
    break;
  }
  if (year < 1500 || year > 2999 || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return NULL;
  time = pattern == PATTERN_ISO ? dup_time (match) : g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d%s", year, month, day, time);
}

char *
obl_date_find (const char *text)
{
  g_autofree char *plain = NULL;

  if (strlen (text) > MAX_BYTES)
    return NULL;
  plain = dup_plain (text);
  for (Pattern pattern = 0; pattern < N_PATTERNS; pattern++) {
    g_autoptr (GMatchInfo) match = NULL;
    char *date;

    g_regex_match (get_regex (pattern), plain, 0, &match);
    for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
      date = read_match (pattern, match);
      if (date != NULL)
        return date;
    }
  }
  return NULL;
}
