/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shingles as 64-bit hashes: among the few thousand of a page two that collide are not met. */
#include "config.h"

#include "extract-score.h"

#include <stdlib.h>
#include <string.h>

#define N_WORDS 4 /* of a shingle */
#define DAY_BYTES 10

/* --- Words ------------------------------------------------------------------------------------ */

static gboolean
is_word_char (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c);
}

static GPtrArray *
list_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;

  while (*p != '\0') {
    const char *start;

    while (*p != '\0' && !is_word_char (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    start = p;
    while (*p != '\0' && is_word_char (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    if (p > start)
      g_ptr_array_add (words, g_strndup (start, (gsize)(p - start)));
  }
  return words;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The words in one case, with a space around each. */
static char *
dup_folded (const char *text, gboolean is_sorted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GPtrArray) words = list_words (folded);
  GString *out = g_string_new (" ");

  if (is_sorted)
    g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (out, "%s ", (const char *)words->pdata[i]);
  return g_string_free (out, FALSE);
}

/* --- Text ------------------------------------------------------------------------------------- */

static guint64
hash_shingle (const GPtrArray *words, guint start)
{
  guint64 hash = 14695981039346656037u; /* FNV-1a */

  for (guint i = start; i < MIN (start + N_WORDS, words->len); i++) {
    for (const char *p = words->pdata[i];; p++) {
      hash = (hash ^ (guchar)*p) * 1099511628211u;
      if (*p == '\0')
        break;
    }
  }
  return hash;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *)a;
  guint64 second = *(const guint64 *)b;

  return first < second ? -1 : first > second;
}

/* guint64, sorted. */
static GArray *
list_shingles (const char *text)
{
  g_autoptr (GPtrArray) words = list_words (text);
  GArray *shingles = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < words->len && (i == 0 || i + N_WORDS <= words->len); i++) {
    guint64 hash = hash_shingle (words, i);

    g_array_append_val (shingles, hash);
  }
  g_array_sort (shingles, compare_hashes);
  return shingles;
}

static guint
count_common (const GArray *a, const GArray *b)
{
  guint n = 0;
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len) {
    int order = compare_hashes (&g_array_index (a, guint64, i), &g_array_index (b, guint64, j));

    n += order == 0;
    i += order <= 0;
    j += order >= 0;
  }
  return n;
}

TextScore
score_text (const char *found, const char *expected)
{
  g_autoptr (GArray) a = list_shingles (found);
  g_autoptr (GArray) b = list_shingles (expected);
  double n = count_common (a, b);
  TextScore score = { .has_precision = a->len > 0, .has_recall = b->len > 0 };

  if (score.has_precision)
    score.precision = n / a->len;
  if (score.has_recall)
    score.recall = n / b->len;
  return score;
}

double
score_f1 (double precision, double recall)
{
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

static char *
dup_one_space (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean has_space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      has_space = TRUE;
      continue;
    }
    if (has_space && out->len > 0)
      g_string_append_c (out, ' ');
    has_space = FALSE;
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

guint
score_count_pieces (const char *text, const GPtrArray *pieces)
{
  g_autofree char *haystack = dup_one_space (text);
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++) {
    g_autofree char *piece = dup_one_space (pieces->pdata[i]);

    n += strstr (haystack, piece) != NULL;
  }
  return n;
}

/* --- Metadata --------------------------------------------------------------------------------- */

gboolean
score_is_same (const char *found, const char *expected)
{
  g_autofree char *a = found == NULL ? NULL : dup_one_space (found);
  g_autofree char *b = dup_one_space (expected);

  return g_strcmp0 (a, b) == 0;
}

gboolean
score_is_near (const char *found, const char *expected)
{
  g_autofree char *a = found == NULL ? NULL : dup_folded (found, FALSE);
  g_autofree char *b = dup_folded (expected, FALSE);

  if (a == NULL || a[1] == '\0')
    return FALSE;
  return strstr (a, b) != NULL || strstr (b, a) != NULL;
}

gboolean
score_is_same_names (const char *found, const char *expected)
{
  g_autofree char *a = found == NULL ? NULL : dup_folded (found, TRUE);
  g_autofree char *b = dup_folded (expected, TRUE);

  return g_strcmp0 (a, b) == 0;
}

gboolean
score_is_same_day (const char *found, const char *expected)
{
  return found != NULL && strncmp (found, expected, DAY_BYTES) == 0;
}
