/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a line's end.
 *
 * A hyphen there was either put in to break the word (co-operate) or belongs to it (self-made).  The
 * document itself mostly tells: one of the two stands somewhere within a line.  Where it does not,
 * the hyphen goes, but for a few beginnings that take one in most languages that use them. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-words.h"

#include <string.h>

#define SOFT_HYPHEN 0xad
#define MAX_WORD_CHARS 100u

struct _OblPdfWords {
  GHashTable *seen; /* char *, in lower case */
};

gboolean
obl_pdf_words_is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == SOFT_HYPHEN;
}

static gunichar
get_last_char (const char *text)
{
  const char *end = text + strlen (text);

  return end == text ? 0 : g_utf8_get_char (g_utf8_prev_char (end));
}

gboolean
obl_pdf_words_ends_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text) {
    gunichar c;

    p = g_utf8_prev_char (p);
    c = g_utf8_get_char (p);
    if (strchr (".!?:", (int)MIN (c, 127)) != NULL && c < 127)
      return TRUE;
    if (c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x61f || c == 0x6d4
        || c == 0x964)
      return TRUE;
    /* Closing quotation marks, brackets, and numbers of notes. */
    if (!g_unichar_isdigit (c) && !g_unichar_isspace (c)
        && strchr ("\"')]", (int)MIN (c, 127)) == NULL
        && g_unichar_type (c) != G_UNICODE_CLOSE_PUNCTUATION
        && g_unichar_type (c) != G_UNICODE_FINAL_PUNCTUATION
        && g_unichar_type (c) != G_UNICODE_INITIAL_PUNCTUATION)
      return FALSE;
  }
  return FALSE;
}

gboolean
obl_pdf_words_begins_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/* --- Which words there are -------------------------------------------------------------------- */

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c)
         || (obl_pdf_words_is_hyphen (c) && c != SOFT_HYPHEN);
}

/* The letters and hyphens @text begins with, in lower case; hyphens are all one. */
static char *
dup_word (const char *text, const char **end)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *p = text;

  for (; is_of_word (g_utf8_get_char (p)); p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (word, obl_pdf_words_is_hyphen (c) ? '-' : g_unichar_tolower (c));
  }
  *end = p;
  return g_string_free (g_steal_pointer (&word), FALSE);
}

/* Where the word that @text ends with begins; of a longer word, its last part. */
static const char *
find_last_word (const GString *text)
{
  const char *p = text->str + text->len;

  for (guint i = 0; i < MAX_WORD_CHARS && p > text->str; i++) {
    const char *before = g_utf8_prev_char (p);
    gunichar c = g_utf8_get_char (before);

    if (!is_of_word (c) && c != SOFT_HYPHEN)
      break;
    p = before;
  }
  return p;
}

/* That word, in lower case and with one kind of hyphen, as dup_word() has it; soft hyphens, which may
 * also be its first sign, are nothing of it. */
static char *
dup_last_word (const GString *text)
{
  GString *word = g_string_new (NULL);

  for (const char *p = find_last_word (text); *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c != SOFT_HYPHEN)
      g_string_append_unichar (word, obl_pdf_words_is_hyphen (c) ? '-' : g_unichar_tolower (c));
  }
  return g_string_free (word, FALSE);
}

/* A word that the line's end breaks tells nothing. */
static void
learn (OblPdfWords *words, const char *text)
{
  const char *p = text;

  while (*p != '\0') {
    g_autofree char *word = dup_word (p, &p);

    if (*word != '\0' && (*p != '\0' || !g_str_has_suffix (word, "-")))
      g_hash_table_add (words->seen, g_steal_pointer (&word));
    if (*p != '\0')
      p = g_utf8_next_char (p);
  }
}

OblPdfWords *
obl_pdf_words_new (const GPtrArray *lines)
{
  OblPdfWords *words = g_new0 (OblPdfWords, 1);
  gboolean is_broken = FALSE;

  words->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < lines->len; i++) {
    const char *text = ((const OblPdfLine *)lines->pdata[i])->text;

    /* Nor does the other half. */
    if (is_broken) {
      g_autofree char *half = dup_word (text, &text);
    }
    learn (words, text);
    is_broken = obl_pdf_words_is_hyphen (get_last_char (text));
  }
  return words;
}

void
obl_pdf_words_free (OblPdfWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref (words->seen);
  g_free (words);
}

/* --- Joining ---------------------------------------------------------------------------------- */

static gboolean
is_one_of (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

/* Between the halves of a word; @left without its hyphen, both in lower case. */
static gboolean
keeps_hyphen (const OblPdfWords *words, const char *left, const char *right)
{
  static const char *const beginnings[]
      = { "all", "cross", "ex", "half", "non", "quasi", "self", "vice", "well", NULL };
  g_autofree char *joined = g_strconcat (left, right, NULL);
  g_autofree char *hyphenated = g_strconcat (left, "-", right, NULL);

  if (g_hash_table_contains (words->seen, joined))
    return FALSE;
  return g_hash_table_contains (words->seen, hyphenated) || strchr (left, '-') != NULL
         || is_one_of (left, beginnings);
}

/* "pre- and post-war": the hyphen stands for what follows. */
static gboolean
is_suspended (const char *right)
{
  static const char *const words[]
      = { "and", "or", "to", "und", "oder", "bis", "bzw", "et", "ou", "en", "of", NULL };

  return is_one_of (right, words);
}

static void
join_at_hyphen (const OblPdfWords *words, GString *text, const char *next)
{
  const char *end;
  g_autofree char *left = dup_last_word (text);
  g_autofree char *right = dup_word (next, &end);
  const char *hyphen = g_utf8_prev_char (text->str + text->len);
  gsize n_before = (gsize)(hyphen - text->str);
  gboolean is_soft = g_utf8_get_char (hyphen) == SOFT_HYPHEN;

  if (is_soft) {
    g_string_truncate (text, n_before);
  } else if (obl_pdf_words_begins_lower (next)) {
    left[strlen (left) - 1] = '\0';
    if (is_suspended (right))
      g_string_append_c (text, ' ');
    else if (!keeps_hyphen (words, left, right))
      g_string_truncate (text, n_before);
  }
  g_string_append (text, next);
}

/* Written without spaces between words: Han, kana, and the marks that go with them. */
static gboolean
is_unspaced (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x312f) || (c >= 0x31a0 && c <= 0x9fff)
         || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff01 && c <= 0xff60)
         || (c >= 0x20000 && c <= 0x3ffff) || (c >= 0xe00 && c <= 0xeff);
}

void
obl_pdf_words_join (const OblPdfWords *words, GString *text, const char *next)
{
  const char *before = text->len == 0 ? NULL : g_utf8_prev_char (text->str + text->len);
  gunichar last = before == NULL ? 0 : g_utf8_get_char (before);
  gunichar previous
      = before == NULL || before == text->str ? 0 : g_utf8_get_char (g_utf8_prev_char (before));

  if (before == NULL) {
    g_string_append (text, next);
  } else if (last == SOFT_HYPHEN
             || (obl_pdf_words_is_hyphen (last)
                 && (g_unichar_isalnum (previous) || g_unichar_ismark (previous))
                 && g_unichar_isalnum (g_utf8_get_char (next)))) {
    join_at_hyphen (words, text, next);
  } else {
    if (!is_unspaced (last) || !is_unspaced (g_utf8_get_char (next)))
      g_string_append_c (text, ' ');
    g_string_append (text, next);
  }
}
