/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stems are rough: the commonest endings of English words go, particles of Korean and the article of
 * Arabic.  Scripts without spaces are cut in pairs of characters.  It need not be right about a
 * language, only the same for two sentences. */
#define G_LOG_DOMAIN "obl-gist"

#include "config.h"

#include "core/text/obl-gist.h"

#include <string.h>

#include "core/text/obl-fold.h"

#define MAX_STEMS 64u

static const char *const common_words[]
    = { "a",     "an",    "and",   "are",  "as",   "at",    "be",   "been",  "but",
        "by",    "for",   "from",  "had",  "has",  "have",  "he",   "her",   "his",
        "i",     "in",    "into",  "is",   "it",   "its",   "of",   "on",    "or",
        "our",   "she",   "so",    "that", "the",  "their", "them", "there", "they",
        "this",  "those", "to",    "was",  "we",   "were",  "will", "with",  "would",
        "which", "who",   "these", "than", "then", "about", "also", NULL };

static const char *const negations[]
    = { "not", "no",  "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot",
        "ne",  "pas", "nicht", "kein", "لا",     "لم",      "لن",      "ليس", NULL };

static const struct {
  const char *word;
  const char *digits;
} number_words[] = { { "one", "1" },  { "two", "2" },  { "three", "3" },   { "four", "4" },
                     { "five", "5" }, { "six", "6" },  { "seven", "7" },   { "eight", "8" },
                     { "nine", "9" }, { "ten", "10" }, { "eleven", "11" }, { "twelve", "12" } };

/* The longest first. */
static const char *const korean_particles[]
    = { "에서는", "으로써", "에게서", "이라고", "에서", "에게", "으로", "까지", "부터",
        "라고",   "이다",   "했다",   "을",     "를",   "이",   "가",   "은",   "는",
        "의",     "에",     "와",     "과",     "도",   "로",   "만",   NULL };

static gboolean
is_one_of (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

static void
add_once (GPtrArray *list, const char *text)
{
  if (list->len < MAX_STEMS && !g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (text));
}

/* --- Stems ------------------------------------------------------------------------------------ */

static gboolean
cut_ending (char *word, const char *ending, gsize at_least)
{
  gsize length = strlen (word);
  gsize n = strlen (ending);

  if (length < n + at_least || !g_str_has_suffix (word, ending))
    return FALSE;
  word[length - n] = '\0';
  return TRUE;
}

static void
stem_english (char *word)
{
  static const char *const endings[]
      = { "ations", "ation", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", "ly", "s", "e" };
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (cut_ending (word, endings[i], 4))
      break;
  }
  length = strlen (word);
  /* “planned”, “plans”; “denied”, “deny”. */
  if (length > 4 && word[length - 1] == word[length - 2])
    word[length - 1] = '\0';
  else if (length > 4 && word[length - 1] == 'y')
    word[length - 1] = '\0';
}

static gboolean
is_of_script (const char *word, GUnicodeScript script)
{
  return g_unichar_get_script (g_utf8_get_char (word)) == script;
}

static char *
dup_stem (const char *word)
{
  g_autofree char *cut = g_strdup (word);

  if (g_str_is_ascii (word)) {
    stem_english (cut);
  } else if (is_of_script (word, G_UNICODE_SCRIPT_HANGUL)) {
    for (guint i = 0; korean_particles[i] != NULL; i++) {
      if (cut_ending (cut, korean_particles[i], 2 * strlen ("가")))
        break;
    }
  } else if (g_str_has_prefix (word, "ال") && strlen (word) > strlen ("الال")) {
    return g_strdup (word + strlen ("ال"));
  }
  return g_steal_pointer (&cut);
}

static gboolean
is_spaceless (const char *word)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (word));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA
         || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_THAI;
}

static void
add_pairs (OblGist *gist, const char *word)
{
  for (const char *p = word; *p != '\0' && *g_utf8_next_char (p) != '\0';
       p = g_utf8_next_char (p)) {
    const char *end = g_utf8_next_char (g_utf8_next_char (p));
    g_autofree char *pair = g_strndup (p, (gsize)(end - p));

    add_once (gist->stems, pair);
  }
}

/* --- Words ------------------------------------------------------------------------------------ */

/* Digits alone, without the commas between them; NULL for what is no number. */
static char *
dup_number (const char *word)
{
  GString *digits = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++) {
    if (strcmp (number_words[i].word, word) == 0)
      return g_strdup (number_words[i].digits);
  }
  if (!g_ascii_isdigit (*word))
    return NULL;
  digits = g_string_new (NULL);
  for (const char *p = word; *p != '\0' && (g_ascii_isdigit (*p) || *p == ',' || *p == '.'); p++) {
    if (*p != ',')
      g_string_append_c (digits, *p);
  }
  while (digits->len > 0 && digits->str[digits->len - 1] == '.')
    g_string_truncate (digits, digits->len - 1);
  return g_string_free (digits, FALSE);
}

static void
add_word (OblGist *gist, const char *word)
{
  g_autofree char *number = dup_number (word);
  g_autofree char *stem = NULL;

  if (number != NULL) {
    add_once (gist->numbers, number);
    return;
  }
  if (is_one_of (word, negations) || strstr (word, "않") != NULL || strstr (word, "없") != NULL) {
    gist->negated = TRUE;
    return;
  }
  if (is_one_of (word, common_words) || *g_utf8_next_char (word) == '\0')
    return;
  if (is_spaceless (word)) {
    add_pairs (gist, word);
    return;
  }
  stem = dup_stem (word);
  add_once (gist->stems, stem);
}

static gboolean
is_of_word (const char *start, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalnum (c) || g_unichar_ismark (c)
         || ((c == ',' || c == '.') && p > start && g_ascii_isdigit (*start)
             && g_ascii_isdigit (p[1]));
}

OblGist *
obl_gist_new (const char *sentence)
{
  OblGist *gist = g_new0 (OblGist, 1);
  g_autofree char *valid = g_utf8_make_valid (sentence, -1);
  g_autofree char *folded = obl_fold_loosely (valid);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *text = composed != NULL ? composed : folded;

  gist->stems = g_ptr_array_new_with_free_func (g_free);
  gist->numbers = g_ptr_array_new_with_free_func (g_free);
  gist->negated = strstr (text, "n't") != NULL || strstr (text, "n’t") != NULL;
  for (const char *p = text; *p != '\0';) {
    const char *start = p;
    g_autofree char *word = NULL;

    while (*p != '\0' && is_of_word (start, p))
      p = g_utf8_next_char (p);
    if (p == start) {
      p = g_utf8_next_char (p);
      continue;
    }
    word = g_strndup (start, (gsize)(p - start));
    add_word (gist, word);
  }
  return gist;
}

void
obl_gist_free (OblGist *gist)
{
  if (gist == NULL)
    return;
  g_ptr_array_unref (gist->stems);
  g_ptr_array_unref (gist->numbers);
  g_free (gist);
}

gboolean
obl_gist_has_stem (const OblGist *gist, const char *stem)
{
  return g_ptr_array_find_with_equal_func (gist->stems, stem, g_str_equal, NULL);
}

int
obl_gist_compare_numbers (const OblGist *a, const OblGist *b)
{
  if (a->numbers->len == 0 || b->numbers->len == 0)
    return 0;
  for (guint i = 0; i < a->numbers->len; i++) {
    if (g_ptr_array_find_with_equal_func (b->numbers, a->numbers->pdata[i], g_str_equal, NULL))
      return 1;
  }
  return -1;
}
