/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing lines with the phrase lists.  Both are compared casefolded and without punctuation at
 * the edges, and only short lines are compared at all: an article may well begin a paragraph with
 * "Share this". */
#define G_LOG_DOMAIN "obl-line"

#include "config.h"

#include "core/import/obl-line.h"

#include <string.h>

#include "core/import/obl-date.h"
#include "core/import/obl-line-phrases.h"

/* Columns. */
#define MAX_FURNITURE_WIDTH 120u
#define MAX_META_WIDTH 100u
#define MAX_END_WIDTH 50u
#define MAX_NAME_WORDS 12u
/* Letters of a line with a date beyond the words that belong to dates. */
#define MAX_LETTERS_BESIDE_DATE 24u

guint
obl_line_get_width (const char *line)
{
  guint width = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

guint
obl_line_count_words (const char *line)
{
  guint n_words = *line != '\0';

  for (const char *p = line; *p != '\0'; p++)
    n_words += *p == ' ';
  return n_words;
}

static gboolean
is_closing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || c == ' ' || c == 0xa0 || type == G_UNICODE_CLOSE_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION || type == G_UNICODE_FORMAT;
}

/* The last character that is no quotation mark or bracket; 0 when there is none. */
static gunichar
get_last_char (const char *line)
{
  const char *p = line + strlen (line);

  while (p > line) {
    gunichar c;

    p = g_utf8_prev_char (p);
    c = g_utf8_get_char (p);
    if (!is_closing (c))
      return c;
  }
  return 0;
}

gboolean
obl_line_ends_sentence (const char *line)
{
  gunichar c = get_last_char (line);

  return c != 0 && g_utf8_strchr (".!?…:;。！？：；؟۔।॥፡።", -1, c) != NULL;
}

gboolean
obl_line_asks (const char *line)
{
  gunichar c = get_last_char (line);

  return c != 0 && g_utf8_strchr ("?？؟", -1, c) != NULL;
}

/* --- Comparing -------------------------------------------------------------------------------- */

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c)
         || (g_unichar_ispunct (c) && c != '#' && c != '-' && c != 0xa9 && c != '(' && c != 0x24d2);
}

/* Casefolded, without punctuation at the edges (at the end only if @keep_start). */
static char *
dup_folded (const char *line)
{
  g_autofree char *folded = g_utf8_casefold (line, -1);
  const char *start = folded;
  const char *end = folded + strlen (folded);

  while (start < end && is_edge (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, end - start);
}

static GHashTable *
get_furniture (void)
{
  static gsize once = 0;
  static GHashTable *phrases;

  if (g_once_init_enter (&once)) {
    phrases = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; obl_phrases_furniture[i] != NULL; i++)
      g_hash_table_add (phrases, (gpointer)obl_phrases_furniture[i]);
    g_once_init_leave (&once, 1);
  }
  return phrases;
}

static gboolean
is_one_of (const char *const *phrases, const char *folded)
{
  return g_strv_contains (phrases, folded);
}

static gboolean
begins_with_one_of (const char *const *phrases, const char *folded)
{
  for (guint i = 0; phrases[i] != NULL; i++) {
    if (g_str_has_prefix (folded, phrases[i]))
      return TRUE;
  }
  return FALSE;
}

/* --- Furniture -------------------------------------------------------------------------------- */

static gboolean
is_file_or_address (const char *line)
{
  static const char *const suffixes[]
      = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp" };
  g_autofree char *lower = g_ascii_strdown (line, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  }
  if (strchr (lower, ' ') != NULL)
    return FALSE;
  return g_str_has_prefix (lower, "http://") || g_str_has_prefix (lower, "https://")
         || g_str_has_prefix (lower, "www.");
}

/* "Home | World | Politics" */
static gboolean
is_menu (const char *line)
{
  guint n_bars = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_bars += c == '|' || c == 0xb7 || c == 0x203a || c == 0xbb || c == 0x2022 || c == 0xff5c;
  }
  return n_bars >= 2 && obl_line_count_words (line) < 4 * (n_bars + 1)
         && !obl_line_ends_sentence (line);
}

gboolean
obl_line_is_furniture (const char *line)
{
  g_autofree char *folded = NULL;

  if (obl_line_get_width (line) > MAX_FURNITURE_WIDTH)
    return FALSE;
  folded = dup_folded (line);
  if (g_hash_table_contains (get_furniture (), folded))
    return TRUE;
  if (is_file_or_address (line) || is_menu (line))
    return TRUE;
  g_free (folded);
  folded = g_utf8_casefold (line, -1);
  return begins_with_one_of (obl_phrases_furniture_begin, folded);
}

gboolean
obl_line_heads_others (const char *line)
{
  g_autofree char *folded = NULL;

  if (obl_line_get_width (line) > MAX_FURNITURE_WIDTH)
    return FALSE;
  folded = dup_folded (line);
  return begins_with_one_of (obl_phrases_others, folded);
}

gboolean
obl_line_ends_article (const char *line)
{
  g_autofree char *folded = NULL;
  const char *start;

  if (obl_line_get_width (line) > MAX_END_WIDTH)
    return FALSE;
  folded = dup_folded (line);
  /* "3 comments", "Comments (3)" */
  start = folded + strspn (folded, "0123456789 ");
  for (char *end = folded + strlen (folded);
       end > start && strchr ("0123456789 ()[]:", end[-1]) != NULL; end--)
    end[-1] = '\0';
  return is_one_of (obl_phrases_end, start);
}

/* --- Credits ---------------------------------------------------------------------------------- */

/* What follows the colon, or an equal sign of other scripts; NULL when there is none. */
static const char *
find_colon (const char *line, const char **after)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == ':' || c == 0xff1a) {
      *after = g_utf8_next_char (p);
      return p;
    }
  }
  return NULL;
}

/* The value of "key: value", when the key is one of @keys. */
static char *
dup_keyed (const char *line, const char *const *keys)
{
  const char *after;
  const char *colon;
  g_autofree char *key = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *value = NULL;

  if (obl_line_get_width (line) > MAX_META_WIDTH)
    return NULL;
  colon = find_colon (line, &after);
  if (colon == NULL)
    return NULL;
  key = g_strndup (line, colon - line);
  folded = dup_folded (key);
  if (!is_one_of (keys, folded))
    return NULL;
  value = g_strstrip (g_strdup (after));
  if (*value == '\0' || obl_line_count_words (value) > MAX_NAME_WORDS)
    return NULL;
  return g_steal_pointer (&value);
}

char *
obl_line_dup_source (const char *line)
{
  g_autofree char *value = dup_keyed (line, obl_phrases_source);
  gsize n_bytes = value == NULL ? 0 : strlen (value);

  if (value == NULL || (obl_line_count_words (value) > 6 && value[n_bytes - 1] == '.'))
    return NULL;
  if (n_bytes > 1 && value[n_bytes - 1] == '.')
    value[n_bytes - 1] = '\0';
  return g_steal_pointer (&value);
}

/* Every word begins with a capital (or has none), up to a comma, but for those that join names. */
static gboolean
is_name (const char *text)
{
  static const char *const joints[]
      = { "and", "et",  "y",  "und", "e",   "i",  "de", "da", "del", "van", "von",
          "der", "den", "la", "le",  "bin", "al", "el", "in", "à",   "for", NULL };
  g_autofree char *name = g_strndup (text, strcspn (text, ",|"));
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (g_unichar_islower (g_utf8_get_char (words[i])) && !g_strv_contains (joints, words[i]))
      return FALSE;
  }
  return g_unichar_isalpha (g_utf8_get_char (text));
}

/* A name after @word: "By Jane Doe".  The capitals tell it from "by the river". */
static char *
dup_after_word (const char *line, const char *folded, const char *word)
{
  const char *rest;

  if (!g_str_has_prefix (folded, word) || folded[strlen (word)] != ' ')
    return NULL;
  rest = strchr (line, ' ');
  for (guint n_spaces = obl_line_count_words (word) - 1; n_spaces > 0 && rest != NULL; n_spaces--)
    rest = strchr (rest + 1, ' ');
  return rest != NULL && is_name (rest + 1) ? g_strdup (rest + 1) : NULL;
}

/* "김민수 기자", "李明 记者": the word comes last. */
static char *
dup_before_word (const char *line)
{
  static const char *const words[] = { " 기자", " 특파원", " 선임기자", " 记者", " 記者" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_has_suffix (line, words[i]) && obl_line_count_words (line) <= 4)
      return g_strndup (line, strlen (line) - strlen (words[i]));
  }
  return NULL;
}

char *
obl_line_dup_byline (const char *line)
{
  g_autofree char *folded = NULL;
  char *name;

  if (obl_line_get_width (line) > MAX_META_WIDTH || obl_line_count_words (line) > MAX_NAME_WORDS)
    return NULL;
  name = dup_keyed (line, obl_phrases_byline);
  if (name != NULL || obl_line_ends_sentence (line))
    return name;
  name = dup_before_word (line);
  folded = g_utf8_casefold (line, -1);
  for (guint i = 0; name == NULL && obl_phrases_byline[i] != NULL; i++)
    name = dup_after_word (line, folded, obl_phrases_byline[i]);
  return name;
}

static guint
count_letters (const char *text)
{
  guint n_letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n_letters += g_unichar_isalpha (g_utf8_get_char (p)) != 0;
  return n_letters;
}

static gboolean
has_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

char *
obl_line_dup_date (const char *line)
{
  g_autofree char *folded = NULL;
  gsize n_key = 0;

  if (obl_line_get_width (line) > MAX_META_WIDTH || !has_digit (line))
    return NULL;
  folded = g_utf8_casefold (line, -1);
  for (guint i = 0; obl_phrases_dated[i] != NULL; i++) {
    gsize n_bytes = strlen (obl_phrases_dated[i]);

    if (n_bytes > n_key && g_str_has_prefix (folded, obl_phrases_dated[i])
        && !g_unichar_isalpha (g_utf8_get_char (folded + n_bytes)))
      n_key = n_bytes;
  }
  if (count_letters (folded + n_key) > MAX_LETTERS_BESIDE_DATE)
    return NULL;
  return obl_date_find (line);
}

const char *
obl_line_find_updated (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const char *first = NULL;

  for (guint i = 0; obl_phrases_updated[i] != NULL; i++) {
    const char *found = strstr (lower, obl_phrases_updated[i]);

    if (found != NULL && (first == NULL || found < first))
      first = found;
  }
  return first == NULL
             ? NULL
             : g_utf8_offset_to_pointer (
                 text, MIN (g_utf8_strlen (text, -1), g_utf8_pointer_to_offset (lower, first)));
}

gboolean
obl_line_is_credit (const char *line)
{
  g_autofree char *value = dup_keyed (line, obl_phrases_credit);
  g_autofree char *folded = NULL;

  if (value != NULL)
    return TRUE;
  if (obl_line_get_width (line) > MAX_META_WIDTH)
    return FALSE;
  folded = dup_folded (line);
  return g_str_has_prefix (folded, "reporting by ") || g_str_has_prefix (folded, "writing by ")
         || g_str_has_prefix (folded, "editing by ")
         || g_str_has_prefix (folded, "additional reporting by ")
         || g_str_has_prefix (folded, "photo by ") || is_one_of (obl_phrases_credit, folded);
}

gboolean
obl_line_is_agency (const char *name)
{
  g_autofree char *folded = dup_folded (name);

  return is_one_of (obl_phrases_agencies, folded);
}
