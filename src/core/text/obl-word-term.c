/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A term is cut as a text is, so that both come to the same words; here is what may differ all the same:
 * the end of a word, and what Arabic writes in one with its beginning. */
#define G_LOG_DOMAIN "obl-word-term"

#include "config.h"

#include "core/text/obl-word-term.h"

#include <string.h>

struct _OblWordTerm {
  char *text;
  OblWords *words;
  guint n_words; /* of these; not the last character of a run, which a pair before it has */
  gboolean is_prefix;
  gboolean is_arabic; /* its first word is */
};

/* Particles that are written in one with an Arabic word without an article. */
static const char *const particles[] = { "و", "ف", "ب", "ل", "ك", "س", "وب", "ول" };

static gunichar
get_first_char (const OblWords *words, guint index)
{
  gsize n_bytes;

  return g_utf8_get_char (obl_words_get (words, index, &n_bytes));
}

static gboolean
is_arabic (gunichar c)
{
  return c >= 0x600 && c < 0x700;
}

static gboolean
takes_endings (gunichar c)
{
  return is_arabic (c) || (c >= 0xac00 && c < 0xd7a4);
}

OblWordTerm *
obl_word_term_new (const char *text, gboolean is_prefix)
{
  OblWordTerm *term = g_new0 (OblWordTerm, 1);
  guint n;

  term->text = g_strdup (text);
  term->words = obl_words_new (text, strlen (text));
  term->is_prefix = is_prefix;
  n = term->n_words = obl_words_get_length (term->words);
  if (n == 0)
    return term;
  term->is_arabic = is_arabic (get_first_char (term->words, 0));
  if (!obl_words_is_spaceless (term->words, n - 1)) {
    term->is_prefix = is_prefix || takes_endings (get_first_char (term->words, n - 1));
    return term;
  }
  /* The last character of the text ends a run there only by chance. */
  if (n > 1 && obl_words_is_spaceless (term->words, n - 2)
      && obl_words_get_bytes (term->words, n - 2).end
             == obl_words_get_bytes (term->words, n - 1).end) {
    term->n_words--;
    term->is_prefix = FALSE;
  } else
    term->is_prefix = TRUE;
  return term;
}

void
obl_word_term_free (OblWordTerm *term)
{
  if (term == NULL)
    return;
  g_free (term->text);
  obl_words_free (term->words);
  g_free (term);
}

gboolean
obl_word_term_is_empty (const OblWordTerm *term)
{
  return term->n_words == 0;
}

const char *
obl_word_term_get_text (const OblWordTerm *term)
{
  return term->text;
}

/* The words from @from to before @to as a phrase. */
static void
append_phrase (const OblWordTerm *term, guint from, guint to, const char *particle, GString *match)
{
  g_string_append_c (match, '"');
  g_string_append (match, particle);
  for (guint i = from; i < to; i++) {
    gsize n_bytes;
    const char *word = obl_words_get (term->words, i, &n_bytes);

    if (i > from)
      g_string_append_c (match, ' ');
    g_string_append_len (match, word, (gssize)n_bytes);
  }
  g_string_append (match, term->is_prefix && to == term->n_words ? "\" *" : "\"");
}

/* With and without what may be attached to the first word. */
static void
append_forms (const OblWordTerm *term, guint from, guint to, GString *match)
{
  if (from > 0 || !term->is_arabic) {
    append_phrase (term, from, to, "", match);
    return;
  }
  g_string_append_c (match, '(');
  append_phrase (term, from, to, "", match);
  for (guint i = 0; i < G_N_ELEMENTS (particles); i++) {
    g_string_append (match, " OR ");
    append_phrase (term, from, to, particles[i], match);
  }
  g_string_append_c (match, ')');
}

void
obl_word_term_append_match (const OblWordTerm *term, gboolean within_near, GString *match)
{
  if (term->n_words == 0)
    return;
  if (within_near)
    append_phrase (term, 0, term->n_words, "", match);
  else
    append_forms (term, 0, term->n_words, match);
}

void
obl_word_term_append_words (const OblWordTerm *term, GString *match)
{
  for (guint i = 0; i < term->n_words; i++) {
    if (i > 0)
      g_string_append (match, " AND ");
    append_forms (term, i, i + 1, match);
  }
}

static gboolean
is_word (const OblWordTerm *term, guint index, const char *word, gsize n_bytes)
{
  gsize n_wanted;
  const char *wanted = obl_words_get (term->words, index, &n_wanted);
  gboolean may_go_on = term->is_prefix && index == term->n_words - 1;

  return (may_go_on ? n_bytes >= n_wanted : n_bytes == n_wanted)
         && memcmp (word, wanted, n_wanted) == 0;
}

static gboolean
is_first_word (const OblWordTerm *term, const char *word, gsize n_bytes)
{
  if (is_word (term, 0, word, n_bytes))
    return TRUE;
  if (!term->is_arabic)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (particles); i++) {
    gsize skipped = strlen (particles[i]);

    if (n_bytes > skipped && memcmp (word, particles[i], skipped) == 0
        && is_word (term, 0, word + skipped, n_bytes - skipped))
      return TRUE;
  }
  return FALSE;
}

guint
obl_word_term_match (const OblWordTerm *term, const OblWords *words, guint index)
{
  guint n_words = obl_words_get_length (words);

  if (term->n_words == 0 || index + term->n_words > n_words)
    return 0;
  for (guint i = 0; i < term->n_words; i++) {
    gsize n_bytes;
    const char *word = obl_words_get (words, index + i, &n_bytes);

    if (i == 0 ? !is_first_word (term, word, n_bytes) : !is_word (term, i, word, n_bytes))
      return 0;
  }
  return term->n_words;
}

OblRange
obl_word_term_get_bytes (const OblWordTerm *term, const OblWords *words, guint index)
{
  guint last = index + term->n_words - 1;
  OblRange bytes
      = { obl_words_get_bytes (words, index).start, obl_words_get_bytes (words, last).end };

  /* Of a pair of characters only the first was asked for. */
  if (term->is_prefix && obl_words_is_spaceless (words, last)
      && last + 1 < obl_words_get_length (words)
      && obl_words_get_bytes (words, last + 1).start < bytes.end)
    bytes.end = obl_words_get_bytes (words, last + 1).start;
  return bytes;
}

gboolean
obl_word_term_is_in (const OblWordTerm *term, const OblWords *words)
{
  guint n_words = obl_words_get_length (words);

  for (guint i = 0; i < n_words; i++) {
    if (obl_word_term_match (term, words, i) > 0)
      return TRUE;
  }
  return FALSE;
}
