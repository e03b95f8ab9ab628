/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names into keys.
 *
 * Normalisation is Unicode's NFKC and full case folding (UAX #15, section 3.13 of the standard);
 * transliteration is ICU's “Any-Latin”, after its BGN/PCGN rules for Cyrillic, since those are what
 * English-language papers come nearest to.  Han is read as Mandarin, so Japanese names in Han meet
 * their romanisation only through an alias.
 *
 * Opening a transliterator costs a hundred names, so each thread keeps its own. */
#define G_LOG_DOMAIN "obl-name-key"

#include "config.h"

#include "core/text/obl-name-key.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MAX_CHARS 256

/* --- Folding ---------------------------------------------------------------------------------- */

/* Arabic letters that are written for each other, without their points and seats: those that
 * decomposition does not take apart. */
static gunichar
unite_letters (gunichar c)
{
  switch (c) {
  case 0x0671: /* alef wasla */
    return 0x0627;
  case 0x0649: /* alef maksura */
  case 0x06cc: /* Farsi yeh */
    return 0x064a;
  case 0x0629: /* ta marbuta */
    return 0x0647;
  case 0x06a9: /* keheh */
    return 0x0643;
  default:
    return c;
  }
}

/* Within a word, and no part of it: O’Brien, Ma'ariv, and what is never seen. */
static gboolean
is_nothing (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x00b4 || (c >= 0x02b9 && c <= 0x02bf) || c == 0x2018
         || c == 0x2019 || c == 0x201b || c == 0x2032 || c == 0x0640
         || u_hasBinaryProperty ((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* @text, decomposed and folded, without what is no letter, digit or vowel sign.  The point of “U.S.”,
 * behind a single letter and before another, parts nothing. */
static char *
strip (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  guint n_letters = 0; /* since the last gap or point */

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = unite_letters (g_utf8_get_char (p));

    if (g_unichar_combining_class (c) != 0 || is_nothing (c))
      continue;
    if (g_unichar_isalnum (c) || g_unichar_ismark (c)) {
      g_string_append_unichar (out, c);
      n_letters++;
      continue;
    }
    if ((c != '.' || n_letters != 1 || !g_unichar_isalpha (g_utf8_get_char (p + 1))) && out->len > 0
        && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
    n_letters = 0;
  }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* The part that counts, in compatibility form and composed. */
static char *
normalise (const char *name)
{
  const glong n_chars = g_utf8_strlen (name, -1);
  const char *end
      = n_chars <= MAX_CHARS ? name + strlen (name) : g_utf8_offset_to_pointer (name, MAX_CHARS);
  char *normal = g_utf8_normalize (name, end - name, G_NORMALIZE_ALL_COMPOSE);

  return normal == NULL ? g_strdup ("") : normal;
}

static char *
fold_normal (const char *normal)
{
  g_autofree char *decomposed = g_utf8_normalize (normal, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  g_autofree char *stripped = strip (folded);
  g_autofree char *composed = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFC);

  /* A name of signs alone is what it is. */
  return *composed != '\0' ? g_steal_pointer (&composed) : g_strstrip (g_steal_pointer (&folded));
}

char *
obl_name_fold (const char *name)
{
  g_autofree char *normal = normalise (name);

  return fold_normal (normal);
}

/* --- Latin letters ---------------------------------------------------------------------------- */

static void
close_transliterator (gpointer data)
{
  utrans_close (data);
}

static UTransliterator *
get_transliterator (void)
{
  static const char id[] = "Russian-Latin/BGN; Any-Latin";
  static GPrivate private = G_PRIVATE_INIT (close_transliterator);
  UTransliterator *transliterator = g_private_get (&private);
  UErrorCode status = U_ZERO_ERROR;
  UChar units[sizeof id];

  if (transliterator != NULL)
    return transliterator;
  u_charsToUChars (id, units, sizeof id);
  transliterator = utrans_openU (units, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  g_assert (U_SUCCESS (status)); /* only a broken installation of ICU has not got it */
  g_private_set (&private, transliterator);
  return transliterator;
}

static char *
transliterate (const char *text)
{
  UTransliterator *transliterator = get_transliterator ();
  g_autofree gunichar2 *source = NULL;
  g_autofree UChar *units = NULL;
  glong n_source = 0;
  UErrorCode status;
  int32_t n_units;
  int32_t capacity;

  source = g_utf8_to_utf16 (text, -1, NULL, &n_source, NULL);
  if (source == NULL)
    return g_strdup (text);
  capacity = 16 * (int32_t)n_source + 64;
  do {
    int32_t limit = (int32_t)n_source;

    n_units = (int32_t)n_source;
    status = U_ZERO_ERROR;
    units = g_renew (UChar, units, capacity);
    memcpy (units, source, sizeof (UChar) * (gsize)n_source);
    utrans_transUChars (transliterator, units, &n_units, capacity, 0, &limit, &status);
    capacity *= 2;
  } while (status == U_BUFFER_OVERFLOW_ERROR && capacity < (1 << 20));
  return U_FAILURE (status) ? g_strdup (text) : g_utf16_to_utf8 (units, n_units, NULL, NULL, NULL);
}

static gboolean
is_hangul (gunichar c)
{
  return c >= 0xac00 && c <= 0xd7a3;
}

/* A blank between syllables of Hangul: names are romanised syllable by syllable, with and without
 * hyphens. */
static char *
part_syllables (const char *normal)
{
  GString *out = g_string_sized_new (2 * strlen (normal));
  gunichar before = 0;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (is_hangul (before) && is_hangul (c))
      g_string_append_c (out, ' ');
    g_string_append_unichar (out, c);
    before = c;
  }
  return g_string_free (out, FALSE);
}

/* Letters of the Latin script that decomposition and case folding leave. */
static const struct {
  gunichar letter;
  const char *latin;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
  { 0x0180, "b" },  { 0x0253, "b" }, { 0x0257, "d" }, { 0x0259, "a" },  { 0x0268, "i" },
  { 0x0199, "k" },  { 0x01b4, "y" }, { 0x0138, "k" }, { 0x014b, "ng" }, { 0x1e9f, "d" },
};

static char *
write_plainly (const char *folded)
{
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);
    const char *latin = NULL;

    for (guint i = 0; c >= 0x80 && latin == NULL && i < G_N_ELEMENTS (plain_letters); i++) {
      if (plain_letters[i].letter == c)
        latin = plain_letters[i].latin;
    }
    if (latin != NULL)
      g_string_append (out, latin);
    else
      g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

static gboolean
needs_transliteration (const char *normal)
{
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);
    UErrorCode status = U_ZERO_ERROR;

    if (c >= 0x0250 && g_unichar_isalpha (c)
        && uscript_getScript ((UChar32)c, &status) != USCRIPT_LATIN)
      return TRUE;
  }
  return FALSE;
}

char *
obl_name_key (const char *name)
{
  g_autofree char *normal = normalise (name);
  g_autofree char *folded = NULL;

  if (needs_transliteration (normal)) {
    g_autofree char *parted = part_syllables (normal);
    g_autofree char *latin = transliterate (parted);

    folded = fold_normal (latin);
  } else {
    folded = fold_normal (normal);
  }
  return g_str_is_ascii (folded) ? g_steal_pointer (&folded) : write_plainly (folded);
}

/* --- What sounds alike ------------------------------------------------------------------------ */

/* Romanisations of one sound, the longest first.  Merged are the pairs in which Revised Romanization,
 * McCune-Reischauer and newspapers' Korean differ (g/k, d/t, b/p, j/ch, l/r, n/ng), Wade-Giles and
 * pinyin (hs/x, ts/z), BGN, ISO 9 and French or German Cyrillic (kh, shch, tch, tsch, w/v/f) and the
 * doubled and aspirated letters of Arabic; vowels go.  The idea is Soundex's and Metaphone's, the
 * classes are our own. */
static const struct {
  const char *letters;
  char sound;
} sounds[] = {
  { "shch", 'S' }, { "tsch", 'C' }, { "sch", 'S' }, { "tch", 'C' }, { "dzh", 'C' }, { "ch", 'C' },
  { "zh", 'C' },   { "dj", 'C' },   { "sh", 'S' },  { "hs", 'S' },  { "ts", 'S' },  { "tz", 'S' },
  { "ck", 'K' },   { "kh", 'H' },   { "gh", 'K' },  { "ph", 'F' },  { "bh", 'P' },  { "th", 'T' },
  { "dh", 'T' },   { "rh", 'L' },   { "wh", 'F' },  { "ng", 'N' },  { "j", 'C' },   { "s", 'S' },
  { "z", 'S' },    { "x", 'S' },    { "c", 'K' },   { "k", 'K' },   { "g", 'K' },   { "q", 'K' },
  { "f", 'F' },    { "v", 'F' },    { "w", 'F' },   { "b", 'P' },   { "p", 'P' },   { "t", 'T' },
  { "d", 'T' },    { "l", 'L' },    { "r", 'L' },   { "m", 'M' },   { "n", 'N' },   { "h", 'H' },
  { "a", '\0' },   { "e", '\0' },   { "i", '\0' },  { "o", '\0' },  { "u", '\0' },  { "y", '\0' },
};

/* What stands at @word in one sound; FALSE for what is no letter of ours. */
static gboolean
take_sound (const char *word, char *sound, size_t *n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++) {
    *n_bytes = strlen (sounds[i].letters);
    if (strncmp (word, sounds[i].letters, *n_bytes) == 0) {
      *sound = sounds[i].sound;
      return TRUE;
    }
  }
  return FALSE;
}

static void
append_skeleton (GString *out, const char *word)
{
  const gsize start = out->len;

  while (*word != '\0') {
    char sound = '\0';
    size_t n_bytes;

    if (!take_sound (word, &sound, &n_bytes)) {
      n_bytes = (size_t)(g_utf8_next_char (word) - word);
      g_string_append_len (out, word, (gssize)n_bytes);
    } else if (sound == 'H' && n_bytes == 1 && word[1] == '\0') {
      /* Silent: Allah, Sarah. */
    } else if (sound != '\0' && (out->len == start || out->str[out->len - 1] != sound)) {
      g_string_append_c (out, sound);
    }
    word += n_bytes;
  }
  if (out->len == start)
    g_string_append_c (out, 'A');
}

char *
obl_name_skeleton (const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  GString *out = g_string_sized_new (strlen (key));

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0')
      continue;
    if (out->len > 0)
      g_string_append_c (out, ' ');
    append_skeleton (out, words[i]);
  }
  return g_string_free (out, FALSE);
}

static int
compare_chars (gconstpointer a, gconstpointer b)
{
  const gunichar first = *(const gunichar *)a;
  const gunichar second = *(const gunichar *)b;

  return first < second ? -1 : first > second;
}

char *
obl_name_fingerprint (const char *skeleton)
{
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  char *sorted;

  for (const char *p = skeleton; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (c != ' ' && c != 'A')
      g_array_append_val (chars, c);
  }
  if (chars->len == 0)
    return obl_name_compact (skeleton);
  g_array_sort (chars, compare_chars);
  sorted = g_ucs4_to_utf8 ((const gunichar *)(gpointer)chars->data, chars->len, NULL, NULL, NULL);
  return sorted == NULL ? g_strdup (skeleton) : sorted;
}

char *
obl_name_compact (const char *key)
{
  GString *out = g_string_sized_new (strlen (key));

  for (const char *p = key; *p != '\0'; p++) {
    if (*p != ' ')
      g_string_append_c (out, *p);
  }
  return g_string_free (out, FALSE);
}
