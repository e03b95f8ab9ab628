/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The veto over ICU's sentence boundaries.
 *
 * ICU ends a sentence at nearly every full stop before a capital letter, which cuts "Gen. Smith",
 * "J. D. Vance" and "U.S. Navy" in two, and at every question mark inside a quotation.  This file
 * looks at the word before the stop and at what follows.  Where both readings are possible ("in
 * the U.S. The …") a word that usually opens a sentence decides.  One list serves all languages:
 * the language of a text is often unknown, and the abbreviations hardly collide. */
#define G_LOG_DOMAIN "obl-sentence"

#include "config.h"

#include "core/text/obl-sentence.h"

#include <string.h>

/* Long enough for every entry of the lists below. */
#define MAX_WORD_BYTES 24

/* Never at the end of a sentence: something must follow. */
static const char *const leading[] = {
  "Abs",  "Adm",  "Amb",  "Atty",  "Bp",   "Brig", "Bro",    "Capt", "Cdr",  "Cmdr", "Col",
  "Cpl",  "Cpt",  "Det",  "Dr",    "Dra",  "Ens",  "Fig",    "Fr",   "Gen",  "Gov",  "Hon",
  "Hr",   "Insp", "Lt",   "MM",    "Maj",  "Me",   "Messrs", "Mgr",  "Mlle", "Mme",  "Mmes",
  "Mr",   "Mrs",  "Ms",   "Mt",    "Msgr", "Nr",   "Pfc",    "Pres", "Prof", "Pvt",  "Rep",
  "Reps", "Rev",  "Sen",  "Sens",  "Sgt",  "Sra",  "Supt",   "al",   "bzw",  "ca",   "cf",
  "dr",   "e.g",  "i.e",  "mr",    "ms",   "prof", "sog",    "vgl",  "viz",  "vs",   "z.B",
  "гр",   "им",   "напр", "просп", "ред",  "см",   "стр",    "ул",
};

/* Followed by a number when they are abbreviations. */
static const char *const before_number[] = {
  "Apr", "Art", "Aug", "Ch",  "Dec", "Eq",  "Feb", "Jan",  "Jul", "Jun",
  "Mar", "No",  "Nos", "Nov", "Oct", "Sec", "Sep", "Sept", "Vol", "approx",
  "art", "est", "no",  "nos", "p",   "par", "pp",  "vol",
};

/* Either: a word that opens sentences decides. */
static const char *const ambiguous[] = {
  "Ave", "Ft",  "Sr",   "St",   "Ste",  "Blvd", "Bros", "Co", "Corp", "Dept", "Dist", "Inc",
  "Jr",  "Ltd", "Mass", "Mich", "Okla", "Ore",  "Penn", "Rd", "Tenn", "Univ", "Wash",
};

static const char *const openers[] = {
  "A",       "According", "After", "All",     "Also",   "Although", "Among", "An",      "And",
  "Another", "As",        "At",    "Because", "Before", "Both",     "But",   "By",      "Das",
  "Der",     "Despite",   "Die",   "During",  "Each",   "Earlier",  "Ein",   "Eine",    "El",
  "Elle",    "Er",        "Es",    "Even",    "Every",  "For",      "From",  "He",      "Her",
  "Here",    "His",       "How",   "However", "If",     "Il",       "In",    "Instead", "It",
  "Its",     "La",        "Last",  "Later",   "Le",     "Les",      "Los",   "Many",    "Meanwhile",
  "More",    "Most",      "My",    "Now",     "On",     "One",      "Other", "Others",  "Our",
  "Several", "She",       "Sie",   "Since",   "So",     "Some",     "Still", "Such",    "That",
  "The",     "Their",     "Then",  "There",   "These",  "They",     "This",  "Those",   "Though",
  "To",      "Two",       "Un",    "Une",     "Under",  "Until",    "We",    "What",    "When",
  "Where",   "Whether",   "While", "Who",     "Why",    "With",     "You",
};

static gboolean
is_in (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++) {
    if (words[i][0] == word[0] && strcmp (words[i], word) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_closing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_CLOSE_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean
is_opening (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_OPEN_PUNCTUATION
         || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* Copies the word that ends before @end, with stops inside it ("U.S"), into @word; "" when it is
 * too long to be an abbreviation. */
static void
copy_word_before (const char *utf8, const char *end, char word[MAX_WORD_BYTES])
{
  const char *start = end;

  word[0] = '\0';
  while (start > utf8) {
    const char *previous = g_utf8_prev_char (start);
    gunichar c = g_utf8_get_char (previous);

    if (!g_unichar_isalnum (c) && c != '.')
      break;
    start = previous;
    if (end - start >= MAX_WORD_BYTES)
      return;
  }
  memcpy (word, start, end - start);
  word[end - start] = '\0';
}

static void
copy_word_after (const char *start, const char *limit, char word[MAX_WORD_BYTES])
{
  const char *end = start;

  word[0] = '\0';
  while (end < limit && g_unichar_isalnum (g_utf8_get_char (end))) {
    end = g_utf8_next_char (end);
    if (end - start >= MAX_WORD_BYTES)
      return;
  }
  memcpy (word, start, end - start);
  word[end - start] = '\0';
}

/* "U.S", "p.m", "В.В": single letters with stops between. */
static gboolean
is_dotted (const char *word)
{
  gboolean has_stop = FALSE;

  for (const char *p = word; *p != '\0';) {
    if (!g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
    p = g_utf8_next_char (p);
    if (*p == '\0')
      break;
    if (*p != '.')
      return FALSE;
    has_stop = TRUE;
    p++;
  }
  return has_stop;
}

static gboolean
abbreviation_goes_on (const char *word, const char *next, const char *limit)
{
  char following[MAX_WORD_BYTES];
  gunichar first = g_utf8_get_char (next);

  if (word[0] == '\0')
    return FALSE;
  if (is_in (leading, G_N_ELEMENTS (leading), word))
    return TRUE;
  if (is_in (before_number, G_N_ELEMENTS (before_number), word))
    return g_unichar_isdigit (first);
  copy_word_after (next, limit, following);
  if (is_in (openers, G_N_ELEMENTS (openers), following)) {
    const char *after = next + strlen (following);

    /* "J. A. Smith": the A is an initial, not an article. */
    return g_utf8_strlen (following, -1) == 1 && after < limit && *after == '.';
  }
  if (is_in (ambiguous, G_N_ELEMENTS (ambiguous), word) || is_dotted (word))
    return TRUE;
  /* An initial, in scripts that have capital letters. */
  return g_utf8_strlen (word, -1) == 1
         && (g_unichar_isupper (g_utf8_get_char (word))
             || g_unichar_islower (g_utf8_get_char (word)));
}

gboolean
obl_sentence_ends_at (const char *utf8, gsize n_bytes, gsize boundary)
{
  const char *limit = utf8 + n_bytes;
  const char *end = utf8 + boundary;
  const char *next = utf8 + boundary;
  char word[MAX_WORD_BYTES];
  gboolean has_closing = FALSE;
  gunichar last = 0;
  gunichar first;

  while (end > utf8) {
    const char *previous = g_utf8_prev_char (end);

    last = g_utf8_get_char (previous);
    if (last == '\n' || last == '\t')
      return TRUE;
    if (is_closing (last))
      has_closing = TRUE;
    else if (!g_unichar_isspace (last))
      break;
    end = previous;
  }
  while (next < limit && is_opening (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  if (next >= limit || end == utf8)
    return TRUE;

  first = g_utf8_get_char (next);
  if (g_unichar_islower (first))
    return FALSE;
  if (has_closing && g_unichar_type (first) == G_UNICODE_DASH_PUNCTUATION)
    return FALSE;
  if (last != '.' || has_closing)
    return TRUE;
  copy_word_before (utf8, end - 1, word);
  return !abbreviation_goes_on (word, next, limit);
}
