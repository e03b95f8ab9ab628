/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text is cut into numbers, words and punctuation; a few orders of these are dates.  What could be
 * read two ways ("03/04/2024") is not read: a wrong date is worse than none. */
#define G_LOG_DOMAIN "obl-date"

#include "config.h"

#include "core/import/obl-date.h"

#include <string.h>

#include "core/import/obl-date-words.h"

#define MAX_BYTES 400u
#define MAX_URL_BYTES 2000u
#define MAX_TOKENS 200u
#define MIN_YEAR 1500
#define MAX_YEAR 2200
/* Thailand counts from the Buddha. */
#define MIN_BUDDHIST_YEAR 2400
#define BUDDHIST_YEARS 543
/* Two digits: 1970 to 2069. */
#define FIRST_SHORT_YEAR 70

typedef enum {
  TOKEN_END, /* beyond the last */
  TOKEN_NUMBER,
  TOKEN_WORD,
  TOKEN_MARK,
} TokenKind;

typedef struct {
  TokenKind kind;
  int value; /* of a number; of a mark, the character when it is ASCII */
  guint n_digits;
  char *word; /* folded */
  gsize end;  /* byte after it */
} Token;

typedef struct {
  GString *plain;
  GArray *tokens; /* Token */
  const char *language;
} Text;

static const Token no_token = { .kind = TOKEN_END };

/* --- Tokens ----------------------------------------------------------------------------------- */

static void
clear_token (gpointer data)
{
  g_free (((Token *)data)->word);
}

/* Digits of any script as ASCII, every white space as one space. */
static GString *
dup_plain (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isdigit (c))
      g_string_append_c (out, (char)('0' + g_unichar_digit_value (c)));
    else if (c == 0x200e || c == 0x200f)
      continue;
    else if (!g_unichar_isspace (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  return out;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static const char *
read_token (const char *p, Token *token)
{
  const char *start = p;
  gunichar c = g_utf8_get_char (p);

  if (g_ascii_isdigit (*p)) {
    token->kind = TOKEN_NUMBER;
    for (; g_ascii_isdigit (*p); p++, token->n_digits++)
      token->value = token->n_digits < 8 ? token->value * 10 + (*p - '0') : 0;
    return p;
  }
  if (!is_word_char (c)) {
    token->kind = TOKEN_MARK;
    token->value = c < 0x80 ? (int)c : c == 0x2010 || c == 0x2013 ? '-' : c == 0x2019 ? '\'' : 0;
    return g_utf8_next_char (p);
  }
  token->kind = TOKEN_WORD;
  while (is_word_char (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  {
    g_autofree char *word = g_strndup (start, (gsize)(p - start));

    token->word = obl_date_fold (word);
  }
  return p;
}

static void
read_tokens (Text *text)
{
  const char *p = text->plain->str;

  text->tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  g_array_set_clear_func (text->tokens, clear_token);
  while (*p != '\0' && text->tokens->len < MAX_TOKENS) {
    Token token = { .kind = TOKEN_END };

    if (*p == ' ') {
      p++;
      continue;
    }
    p = read_token (p, &token);
    token.end = (gsize)(p - text->plain->str);
    g_array_append_val (text->tokens, token);
  }
}

static const Token *
get_token (const Text *text, guint index)
{
  return index < text->tokens->len ? &g_array_index (text->tokens, Token, index) : &no_token;
}

static gboolean
is_number (const Token *token, guint min_digits, guint max_digits)
{
  return token->kind == TOKEN_NUMBER && token->n_digits >= min_digits
         && token->n_digits <= max_digits;
}

static gboolean
is_mark (const Token *token, char mark)
{
  return token->kind == TOKEN_MARK && token->value == mark;
}

static gboolean
begins (const Token *token, const char *prefix)
{
  return token->kind == TOKEN_WORD && g_str_has_prefix (token->word, prefix);
}

static gboolean
is_one_of (const Token *token, const char *const *words)
{
  return token->kind == TOKEN_WORD && g_strv_contains (words, token->word);
}

/* Skips a mark that is one of @marks, if there is one. */
static void
skip_mark (const Text *text, guint *index, const char *marks)
{
  const Token *token = get_token (text, *index);

  if (token->kind == TOKEN_MARK && token->value != 0 && strchr (marks, token->value) != NULL)
    (*index)++;
}

/* "of", "de", "d'" … before a month or a year. */
static void
skip_particles (const Text *text, guint *index)
{
  static const char *const particles[]
      = { "of", "de", "del", "dell", "d",     "da",  "di",   "the", "le", "den",
          "st", "nd", "rd",  "th",   "er",    "re",  "eme",  "o",   "a",  "e",
          "ε",  "г",  "р",   "y",    "tahun", "год", "года", "з",   NULL };

  for (guint n = 0; n < 3 && is_one_of (get_token (text, *index), particles); n++) {
    (*index)++;
    skip_mark (text, index, ".'");
  }
}

/* --- Parts ------------------------------------------------------------------------------------ */

typedef struct {
  int year, month, day;
  guint next; /* token after it */
} Date;

static gboolean
read_month (const Text *text, guint *index, int *month)
{
  static const char *const firsts[] = { "الاول", NULL };
  static const char *const seconds[] = { "الثاني", "ثاني", NULL };
  const Token *token = get_token (text, *index);
  const Token *next = get_token (text, *index + 1);

  *month = 0;
  if (token->kind != TOKEN_WORD)
    return FALSE;
  /* The two months of the Levant that have two words. */
  if (strcmp (token->word, "كانون") == 0)
    *month = is_one_of (next, firsts) ? 12 : is_one_of (next, seconds) ? 1 : 0;
  else if (strcmp (token->word, "تشرين") == 0)
    *month = is_one_of (next, firsts) ? 10 : is_one_of (next, seconds) ? 11 : 0;
  if (*month > 0) {
    *index += 2;
    return TRUE;
  }
  *month = obl_date_find_month (token->word, text->language);
  if (*month > 0)
    (*index)++;
  return *month > 0;
}

static gboolean
read_year (const Text *text, guint *index, gboolean may_be_short, int *year)
{
  const Token *token = get_token (text, *index);

  if (is_number (token, 4, 4))
    *year = token->value;
  else if (may_be_short && is_number (token, 2, 2))
    *year = token->value < FIRST_SHORT_YEAR ? 2000 + token->value : 1900 + token->value;
  else
    return FALSE;
  (*index)++;
  return TRUE;
}

/* Whether a number comes first that is the day: 1; the month: -1; 0 when nobody knows. */
static int
get_order (const char *language)
{
  static const char *const day_first[] = { "en-GB", "en-AU", "en-NZ", "en-IE", "en-IN", "en-ZA",
                                           "en-NG", "en-KE", "en-PK", "en-SG", "en-HK", NULL };
  /* They write the year first, and the rest in both ways. */
  static const char *const neither[] = { "zh", "ja", "ko", "hu", "lt", "sv", "en", NULL };
  g_autofree char *root = NULL;

  if (language == NULL)
    return 0;
  if (strcmp (language, "en-US") == 0 || g_str_has_prefix (language, "tl")
      || g_str_has_prefix (language, "fil"))
    return -1;
  if (g_strv_contains (day_first, language))
    return 1;
  root = g_strndup (language, strcspn (language, "-"));
  return g_strv_contains (neither, root) ? 0 : 1;
}

/* --- Orders ----------------------------------------------------------------------------------- */

/* "2024-03-04", "2024. 3. 4.", "2024年3月4日" */
static gboolean
read_year_first (const Text *text, guint i, Date *date)
{
  const Token *mark = get_token (text, i + 1);
  gboolean is_marked = (is_mark (mark, '-') || is_mark (mark, '/') || is_mark (mark, '.'))
                       && get_token (text, i + 3)->kind == TOKEN_MARK
                       && get_token (text, i + 3)->value == mark->value;
  gboolean is_named
      = (begins (mark, "年") || begins (mark, "년"))
        && (begins (get_token (text, i + 3), "月") || begins (get_token (text, i + 3), "월"));

  if ((!is_marked && !is_named) || !is_number (get_token (text, i + 2), 1, 2)
      || !is_number (get_token (text, i + 4), 1, 2))
    return FALSE;
  date->month = get_token (text, i + 2)->value;
  date->day = get_token (text, i + 4)->value;
  date->next = i + 5;
  return TRUE;
}

/* "2024 March 4", "2024 m. kovo 4 d.", "2024. gada 4. martā", "2024. március 4." */
static gboolean
read_year_then_name (const Text *text, guint i, Date *date)
{
  static const char *const years[] = { "m", "gada", "g", "urteko", "ko", "оны", NULL };
  guint next = i + 1;

  skip_mark (text, &next, ".,-/");
  if (is_one_of (get_token (text, next), years)) {
    next++;
    skip_mark (text, &next, ".");
  }
  if (is_number (get_token (text, next), 1, 2)) {
    date->day = get_token (text, next++)->value;
    skip_mark (text, &next, ".");
    date->next = next + 1;
    return read_month (text, &next, &date->month);
  }
  if (!read_month (text, &next, &date->month))
    return FALSE;
  skip_mark (text, &next, ".-/");
  date->day = get_token (text, next)->value;
  date->next = next + 1;
  return is_number (get_token (text, next), 1, 2);
}

/* "4 March 2024", "4. März 2024", "04-Mar-24", "ngày 4 tháng 3 năm 2024" */
static gboolean
read_day_then_name (const Text *text, guint i, Date *date)
{
  guint next = i + 1;
  gboolean is_joined
      = is_mark (get_token (text, next), '-') || is_mark (get_token (text, next), '/');

  date->day = get_token (text, i)->value;
  skip_mark (text, &next, ".-/");
  if (begins (get_token (text, next), "thang") && is_number (get_token (text, next + 1), 1, 2)) {
    date->month = get_token (text, next + 1)->value;
    next += 2;
    skip_mark (text, &next, ",/-.");
    if (begins (get_token (text, next), "nam"))
      next++;
  } else {
    skip_particles (text, &next);
    if (!read_month (text, &next, &date->month))
      return FALSE;
    is_joined = is_joined && get_token (text, next)->kind == TOKEN_MARK;
    skip_mark (text, &next, ".");
    skip_mark (text, &next, ",-/،");
    skip_particles (text, &next);
    skip_mark (text, &next, "'");
  }
  date->next = next + 1;
  return read_year (text, &next, is_joined, &date->year);
}

/* "March 4th, 2024", "marzo 4 de 2024" */
static gboolean
read_name_then_day (const Text *text, guint i, Date *date)
{
  guint next = i;

  if (!read_month (text, &next, &date->month))
    return FALSE;
  skip_mark (text, &next, ".-");
  skip_particles (text, &next);
  if (!is_number (get_token (text, next), 1, 2))
    return FALSE;
  date->day = get_token (text, next++)->value;
  skip_particles (text, &next);
  skip_mark (text, &next, ",-.");
  skip_particles (text, &next);
  /* "Mar 4 10:30 2024" */
  while (is_number (get_token (text, next), 1, 2) && is_mark (get_token (text, next + 1), ':'))
    next += 2;
  if (is_mark (get_token (text, next - 1), ':'))
    next++;
  date->next = next + 1;
  return read_year (text, &next, FALSE, &date->year);
}

/* "4.3.2024", "04.03.24", "04/03/2024", "4-3-2024" */
static gboolean
read_numbers (const Text *text, guint i, Date *date)
{
  const Token *first = get_token (text, i);
  const Token *mark = get_token (text, i + 1);
  const Token *second = get_token (text, i + 2);
  gboolean is_dotted = is_mark (mark, '.') || is_mark (mark, '|');
  gboolean may_be_short = first->n_digits == 2 && second->n_digits == 2;
  guint next = i + 4;
  int order = is_dotted ? 1 : get_order (text->language);

  if ((!is_dotted && !is_mark (mark, '/') && !is_mark (mark, '-')) || !is_number (second, 1, 2)
      || !is_mark (get_token (text, i + 3), (char)mark->value)
      || !read_year (text, &next, is_mark (mark, '/') || (is_dotted && may_be_short), &date->year))
    return FALSE;
  /* "1.2.2024.5" is a version. */
  if (is_dotted && is_mark (get_token (text, next), '.')
      && get_token (text, next + 1)->kind == TOKEN_NUMBER)
    return FALSE;
  date->next = next;
  if (first->value > 12)
    order = 1;
  else if (second->value > 12)
    order = -1;
  date->day = order > 0 ? first->value : second->value;
  date->month = order > 0 ? second->value : first->value;
  return order != 0 || first->value == second->value;
}

/* "20240304", alone or before a time. */
static gboolean
read_compact (const Text *text, guint i, Date *date)
{
  int value = get_token (text, i)->value;

  if (i > 0 || !is_number (get_token (text, i), 8, 8))
    return FALSE;
  date->year = value / 10000;
  date->month = value / 100 % 100;
  date->day = value % 100;
  date->next = text->tokens->len;
  return date->year >= 1900 && date->year <= 2100;
}

/* "令和6年3月4日" */
static gboolean
read_era (const Text *text, guint i, Date *date)
{
  const char *word = get_token (text, i)->word;
  int first = g_str_has_suffix (word, "令和") ? 2018 : g_str_has_suffix (word, "平成") ? 1988 : 0;

  date->year = first + get_token (text, i + 1)->value;
  return first > 0 && is_number (get_token (text, i + 1), 1, 2)
         && read_year_first (text, i + 1, date);
}

static gboolean
read_date (const Text *text, guint i, Date *date)
{
  const Token *token = get_token (text, i);

  if (token->kind == TOKEN_WORD)
    return read_name_then_day (text, i, date) || read_era (text, i, date);
  if (is_number (token, 4, 4)) {
    date->year = token->value;
    return read_year_first (text, i, date) || read_year_then_name (text, i, date);
  }
  if (is_number (token, 1, 2))
    return read_numbers (text, i, date) || read_day_then_name (text, i, date);
  return read_compact (text, i, date);
}

static gboolean
is_valid (Date *date)
{
  if (date->year >= MIN_BUDDHIST_YEAR)
    date->year -= BUDDHIST_YEARS;
  return date->year >= MIN_YEAR && date->year <= MAX_YEAR && date->month >= 1 && date->month <= 12
         && g_date_valid_dmy ((GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year);
}

/* --- Time ------------------------------------------------------------------------------------- */

/* "T10:30:00+02:00" or "". */
static char *
dup_time (const char *rest)
{
  const char *p = rest + (*rest == 'T' || *rest == ' ');
  const char *end;
  GString *out = g_string_new ("T");

  for (end = p; g_ascii_isdigit (*end) || *end == ':'; end++)
    ;
  if (p == rest || (end - p != 5 && end - p != 8) || p[2] != ':' || strncmp (p, "24", 2) >= 0
      || (end - p == 8 && p[5] != ':'))
    return g_string_free (g_string_truncate (out, 0), FALSE);
  g_string_append_len (out, p, end - p);
  if (*end == '.' || *end == ',')
    for (end++; g_ascii_isdigit (*end); end++)
      ;
  end += *end == ' ';
  if (*end == 'Z') {
    g_string_append_c (out, 'Z');
  } else if ((*end == '+' || *end == '-') && strspn (end + 1, "0123456789:") >= 4) {
    g_string_append_len (out, end, 3);
    g_string_append_printf (out, ":%.2s", end + (end[3] == ':' ? 4 : 3));
  }
  return g_string_free (out, FALSE);
}

static gboolean
is_iso (const Text *text, guint i)
{
  return is_number (get_token (text, i), 4, 4) && is_mark (get_token (text, i + 1), '-');
}

static char *
find_date (Text *text)
{
  for (guint i = 0; i < text->tokens->len; i++) {
    Date date = { 0 };
    g_autofree char *time = NULL;

    if (!read_date (text, i, &date) || !is_valid (&date))
      continue;
    time = is_iso (text, i) && date.next > 0
               ? dup_time (text->plain->str + get_token (text, date.next - 1)->end)
               : g_strdup ("");
    return g_strdup_printf ("%04d-%02d-%02d%s", date.year, date.month, date.day, time);
  }
  return NULL;
}

static gboolean
has_digits (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

char *
obl_date_find_in (const char *string, const char *language)
{
  Text text = { .language = language };
  char *date;

  if (strlen (string) > MAX_BYTES || !has_digits (string))
    return NULL;
  text.plain = dup_plain (string);
  read_tokens (&text);
  date = find_date (&text);
  g_array_unref (text.tokens);
  g_string_free (text.plain, TRUE);
  return date;
}

char *
obl_date_find (const char *text)
{
  return obl_date_find_in (text, NULL);
}

char *
obl_date_find_in_url (const char *url)
{
  const char *path = strstr (url, "://");

  if (strlen (url) > MAX_URL_BYTES || path == NULL)
    return NULL;
  while (*path != '\0') {
    gsize n_digits = strspn (path, "0123456789");
    g_autofree char *part = NULL;
    g_autofree char *date = NULL;

    if (n_digits == 4 || n_digits == 8) {
      part = g_strndup (path, n_digits == 8 ? 8 : strlen ("2024/mar/04"));
      date = g_utf8_validate (part, -1, NULL) ? obl_date_find (part) : NULL;
    }
    if (date != NULL && strcmp (date, "1990") > 0)
      return g_steal_pointer (&date);
    path += MAX (n_digits, 1);
  }
  return NULL;
}
