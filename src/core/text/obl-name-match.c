/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing names word by word.
 *
 * Words are compared by Jaro-Winkler (Jaro 1989, Winkler 1990: scale 0.1, at most four letters of
 * common beginning), are paired one to one, the most alike first, and the pairs' values are averaged
 * by length, as in Cohen, Ravikumar and Fienberg's comparison of name-matching metrics (2003), which
 * found such hybrids to do best.  Sounds (obl-name-key.h), initials and a short list of Korean family
 * names give a pair at least a fixed value.  The values were set by hand on the names in
 * tests/core/text/test-name.c. */
#define G_LOG_DOMAIN "obl-name-match"

#include "config.h"

#include "core/text/obl-name-match.h"

#include <string.h>

#include "core/text/obl-name-key.h"

#define MAX_WORDS 16 /* a longer name is compared by its beginning */
#define MAX_LETTERS 64

typedef struct {
  const char *letters; /* bytes of UTF-8: names are short, and mostly ASCII by now */
  guint n;
  const char *skeleton;
  double weight;
} Word;

struct _OblNameForm {
  char *key;
  char *compact;
  char *sounds; /* the skeleton without blanks */
  char *fingerprint;
  char **words;
  char **skeletons;
  Word list[MAX_WORDS];
  guint n_words;
  double weight;
};

/* Words that are in or out as a paper pleases. */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[]
      = { "al",  "el",  "the", "of",  "de",  "da", "di", "du",  "la", "le", "von",
          "van", "der", "den", "bin", "ibn", "mr", "ms", "mrs", "dr", NULL };

  return g_strv_contains (particles, word);
}

OblNameForm *
obl_name_form_new (const char *key)
{
  OblNameForm *form = g_new0 (OblNameForm, 1);
  g_autofree char *skeleton = obl_name_skeleton (key);

  form->key = g_strdup (key);
  form->compact = obl_name_compact (key);
  form->sounds = obl_name_compact (skeleton);
  form->fingerprint = obl_name_fingerprint (skeleton);
  form->words = g_strsplit (key, " ", -1);
  form->skeletons = g_strsplit (skeleton, " ", -1);
  for (guint i = 0; form->words[i] != NULL && form->skeletons[i] != NULL && i < MAX_WORDS; i++) {
    Word *word = &form->list[form->n_words++];

    word->letters = form->words[i];
    word->n = MIN ((guint)strlen (form->words[i]), MAX_LETTERS);
    word->skeleton = form->skeletons[i];
    word->weight = word->n * (is_particle (form->words[i]) ? 0.2 : 1.0);
    form->weight += word->weight;
  }
  return form;
}

void
obl_name_form_free (OblNameForm *form)
{
  if (form == NULL)
    return;
  g_free (form->key);
  g_free (form->compact);
  g_free (form->sounds);
  g_free (form->fingerprint);
  g_strfreev (form->words);
  g_strfreev (form->skeletons);
  g_free (form);
}

/* --- Two words -------------------------------------------------------------------------------- */

static double
jaro (const char *a, guint n_a, const char *b, guint n_b)
{
  const guint window = MAX (MAX (n_a, n_b) / 2, 1) - 1;
  guint64 taken_a = 0, taken_b = 0;
  guint n_matches = 0, n_moved = 0;
  guint at = 0;

  for (guint i = 0; i < n_a; i++) {
    const guint last = MIN (i + window + 1, n_b);

    for (guint j = i > window ? i - window : 0; j < last; j++) {
      if (a[i] != b[j] || (taken_b >> j & 1) != 0)
        continue;
      taken_a |= G_GUINT64_CONSTANT (1) << i;
      taken_b |= G_GUINT64_CONSTANT (1) << j;
      n_matches++;
      break;
    }
  }
  if (n_matches == 0)
    return 0;
  for (guint i = 0; i < n_a; i++) {
    if ((taken_a >> i & 1) == 0)
      continue;
    while ((taken_b >> at & 1) == 0)
      at++;
    n_moved += a[i] != b[at++];
  }
  return ((double)n_matches / n_a + (double)n_matches / n_b
          + (n_matches - n_moved / 2.0) / n_matches)
         / 3;
}

static double
jaro_winkler (const char *a, guint n_a, const char *b, guint n_b)
{
  const double value = jaro (a, n_a, b, n_b);
  guint n_common = 0;

  while (n_common < 4 && n_common < n_a && n_common < n_b && a[n_common] == b[n_common])
    n_common++;
  return value + n_common * 0.1 * (1 - value);
}

/* Korean family names in the spellings that papers use, a name per line. */
static gboolean
is_same_family (const char *a, const char *b)
{
  static const char *const families[] = { " park pak bak ",
                                          " lee yi rhee ri li i ",
                                          " roh noh no ro nho ",
                                          " lim im rim yim ",
                                          " ryu yoo yu you ",
                                          " choe choi choy ",
                                          " kang gang ",
                                          " chung jung jeong chong ",
                                          " moon mun ",
                                          " cho jo joe ",
                                          " woo wu u ",
                                          " oh o ",
                                          " shin sin ",
                                          " kwon gwon ",
                                          " ahn an ",
                                          " hwang whang " };
  g_autofree char *first = g_strconcat (" ", a, " ", NULL);
  g_autofree char *second = g_strconcat (" ", b, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    if (strstr (families[i], first) != NULL && strstr (families[i], second) != NULL)
      return TRUE;
  }
  return FALSE;
}

static double
compare_words (const Word *a, const Word *b)
{
  double value;

  if (a->n == b->n && memcmp (a->letters, b->letters, a->n) == 0)
    return 1;
  if (a->n == 0 || b->n == 0)
    return 0;
  if (a->n == 1 || b->n == 1)
    return a->letters[0] == b->letters[0] ? 0.9 : 0;
  value = jaro_winkler (a->letters, a->n, b->letters, b->n);
  if (strcmp (a->skeleton, b->skeleton) == 0)
    value = MAX (value, a->skeleton[1] != '\0' ? 0.9 : 0.75);
  if (a->n <= 5 && b->n <= 5 && value < 0.95 && is_same_family (a->letters, b->letters))
    value = 0.95;
  /* Below this two words have letters in common as any two have; “north” and “south” more. */
  return value < (a->skeleton[0] == b->skeleton[0] ? 0.7 : 0.85) ? 0 : value;
}

/* --- Two names -------------------------------------------------------------------------------- */

typedef struct {
  double value;    /* of the pairs, by weight */
  double paired_a; /* weights of what found its pair */
  double paired_b;
} Pairing;

/* Pairs words, the most alike first. */
static Pairing
pair_words (const OblNameForm *a, const OblNameForm *b)
{
  double values[MAX_WORDS][MAX_WORDS];
  gboolean taken_a[MAX_WORDS] = { FALSE };
  gboolean taken_b[MAX_WORDS] = { FALSE };
  Pairing pairing = { 0 };

  for (guint i = 0; i < a->n_words; i++) {
    for (guint j = 0; j < b->n_words; j++)
      values[i][j] = compare_words (&a->list[i], &b->list[j]);
  }
  for (guint round = 0; round < MIN (a->n_words, b->n_words); round++) {
    double best = 0;
    guint best_a = 0, best_b = 0;

    for (guint i = 0; i < a->n_words; i++) {
      for (guint j = 0; !taken_a[i] && j < b->n_words; j++) {
        if (!taken_b[j] && values[i][j] > best) {
          best = values[i][j];
          best_a = i;
          best_b = j;
        }
      }
    }
    if (best == 0)
      break;
    taken_a[best_a] = TRUE;
    taken_b[best_b] = TRUE;
    pairing.value += best * (a->list[best_a].weight + b->list[best_b].weight);
    pairing.paired_a += a->list[best_a].weight;
    pairing.paired_b += b->list[best_b].weight;
  }
  return pairing;
}

/* One name is a part of the other: the less is left over, the better; never as good as the whole. */
static double
value_part (const OblNameForm *a, const OblNameForm *b, const Pairing *pairing)
{
  const double paired = pairing->paired_a + pairing->paired_b;
  const double whole = a->weight + b->weight;

  if (paired == 0 || (pairing->paired_a < 0.99 * a->weight && pairing->paired_b < 0.99 * b->weight))
    return 0;
  return pairing->value / paired * (0.72 + 0.16 * paired / whole);
}

double
obl_name_form_compare (const OblNameForm *a, const OblNameForm *b)
{
  const guint n_a = MIN ((guint)strlen (a->compact), MAX_LETTERS);
  const guint n_b = MIN ((guint)strlen (b->compact), MAX_LETTERS);
  double value;
  Pairing pairing;

  if (strcmp (a->key, b->key) == 0)
    return 1;
  if (n_a == 0 || n_b == 0)
    return 0;
  if (strcmp (a->compact, b->compact) == 0)
    return 0.99;
  pairing = pair_words (a, b);
  value = pairing.value / (a->weight + b->weight);
  value = MAX (value, value_part (a, b, &pairing));
  /* Word boundaries where the other has none; whole words that differ are told apart above. */
  if (a->n_words != b->n_words)
    value = MAX (value, 0.97 * jaro_winkler (a->compact, n_a, b->compact, n_b) - 0.03);
  if (strlen (a->fingerprint) >= 4 && strcmp (a->fingerprint, b->fingerprint) == 0)
    value = MAX (value, strcmp (a->sounds, b->sounds) == 0 ? 0.9 : 0.8);
  return MIN (value, 0.98);
}

double
obl_name_similarity (const char *a, const char *b)
{
  g_autofree char *key_a = obl_name_key (a);
  g_autofree char *key_b = obl_name_key (b);
  g_autoptr (OblNameForm) form_a = obl_name_form_new (key_a);
  g_autoptr (OblNameForm) form_b = obl_name_form_new (key_b);

  return obl_name_form_compare (form_a, form_b);
}
