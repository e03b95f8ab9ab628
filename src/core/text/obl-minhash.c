/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, shingles, signatures.
 *
 * Signatures are kept in projects: what makes them (word borders, hashes, the 128 orders) may not
 * change without making all of them anew. */
#define G_LOG_DOMAIN "obl-minhash"

#include "config.h"

#include "core/text/obl-minhash.h"

#include <string.h>

#define N_HASHES (OBL_MINHASH_N_BYTES / 4)
#define SHINGLE_WORDS 4u
#define BAND_ROWS (N_HASHES / OBL_MINHASH_N_BANDS)
/* Bits of a band's number: six bytes are what SQLite keeps it in. */
#define BAND_BITS 47

/* Measured over pairs of unrelated articles, see obl_likeness_is_copy(). */
#define MIN_RESEMBLANCE 0.2
#define MIN_CONTAINMENT 0.5

/* The finisher of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014): each bit of @x sways all
 * of the result. */
static inline guint64
mix (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* --- Words ------------------------------------------------------------------------------------ */

typedef enum {
  CHAR_BETWEEN,   /* parts words */
  CHAR_NOTHING,   /* is not there: soft hyphens, joiners */
  CHAR_LETTER,    /* of a word that others part */
  CHAR_IDEOGRAPH, /* a word by itself */
  CHAR_UNPARTED,  /* of a script that does not part words */
} CharKind;

static gboolean
is_ideograph (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA
         || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_BOPOMOFO;
}

static gboolean
is_unparted (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO
         || script == G_UNICODE_SCRIPT_KHMER || script == G_UNICODE_SCRIPT_MYANMAR
         || script == G_UNICODE_SCRIPT_TIBETAN || script == G_UNICODE_SCRIPT_JAVANESE;
}

static CharKind
get_kind (gunichar c)
{
  GUnicodeType type;
  GUnicodeScript script;

  if (c < 0x80)
    return g_ascii_isalnum ((char)c) ? CHAR_LETTER : CHAR_BETWEEN;
  type = g_unichar_type (c);
  if (type == G_UNICODE_FORMAT)
    return CHAR_NOTHING;
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return CHAR_BETWEEN;
  /* Latin, Greek, Cyrillic, Hebrew and Arabic, without asking for the script. */
  if (c < 0x0900)
    return CHAR_LETTER;
  script = g_unichar_get_script (c);
  if (is_ideograph (script))
    return CHAR_IDEOGRAPH;
  return is_unparted (script) ? CHAR_UNPARTED : CHAR_LETTER;
}

typedef struct {
  GArray *shingles;
  guint64 words[SHINGLE_WORDS]; /* the latest, in a ring */
  guint n_words;
  guint64 word; /* the hash of the one that is being read; 0: none */
  gunichar last;
} Reader;

static void
end_word (Reader *reader)
{
  guint64 shingle = 0;

  if (reader->word == 0)
    return;
  reader->words[reader->n_words % SHINGLE_WORDS] = reader->word;
  reader->n_words++;
  reader->word = 0;
  reader->last = 0;
  if (reader->n_words < SHINGLE_WORDS)
    return;
  for (guint i = 0; i < SHINGLE_WORDS; i++)
    shingle = mix (shingle + reader->words[(reader->n_words + i) % SHINGLE_WORDS]);
  g_array_append_val (reader->shingles, shingle);
}

static inline void
add_char (Reader *reader, gunichar c)
{
  /* FNV-1a's step over whole characters; never 0, which means none. */
  reader->word = ((reader->word == 0 ? G_GUINT64_CONSTANT (0xcbf29ce484222325) : reader->word) ^ c)
                     * G_GUINT64_CONSTANT (0x100000001b3)
                 | 1;
}

/* Where words are not parted, a piece ends after one in four pairs of letters.  Which ones is in
 * the pair itself: text that was put in or taken out before it moves no border. */
static void
add_unparted (Reader *reader, gunichar c)
{
  gboolean ends = reader->last != 0 && mix ((guint64)reader->last << 32 | c) % 4 == 0;

  add_char (reader, c);
  reader->last = c;
  if (ends)
    end_word (reader);
}

static void
read_words (Reader *reader, const char *utf8, const char *end)
{
  while (utf8 < end) {
    gunichar c = (guchar)*utf8 < 0x80 ? (gunichar)*utf8 : g_utf8_get_char (utf8);

    utf8 = g_utf8_next_char (utf8);
    switch (get_kind (c)) {
    case CHAR_BETWEEN:
      end_word (reader);
      break;
    case CHAR_NOTHING:
      break;
    case CHAR_LETTER:
      add_char (reader, c < 0x80 ? (gunichar)g_ascii_tolower ((char)c) : g_unichar_tolower (c));
      break;
    case CHAR_IDEOGRAPH:
      end_word (reader);
      add_char (reader, c);
      end_word (reader);
      break;
    case CHAR_UNPARTED:
      add_unparted (reader, c);
      break;
    }
  }
  end_word (reader);
}

/* --- Shingles --------------------------------------------------------------------------------- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *)a;
  guint64 y = *(const guint64 *)b;

  return x < y ? -1 : x > y;
}

static void
sort_and_unite (GArray *shingles)
{
  guint64 *numbers = (guint64 *)(gpointer)shingles->data;
  guint n_kept = 0;

  g_array_sort (shingles, compare_numbers);
  for (guint i = 0; i < shingles->len; i++) {
    if (n_kept == 0 || numbers[i] != numbers[n_kept - 1])
      numbers[n_kept++] = numbers[i];
  }
  g_array_set_size (shingles, n_kept);
}

GArray *
obl_shingles_new (const OblText *text, const OblRange *ranges, guint n_ranges)
{
  g_autoptr (GArray) shingles = g_array_new (FALSE, FALSE, sizeof (guint64));
  Reader reader = { .shingles = shingles };
  const char *utf8 = obl_text_get_utf8 (text);

  for (guint i = 0; i < n_ranges; i++)
    read_words (&reader, utf8 + obl_text_to_byte (text, ranges[i].start),
                utf8 + obl_text_to_byte (text, ranges[i].end));
  if (reader.n_words < OBL_MINHASH_MIN_WORDS)
    return NULL;
  sort_and_unite (shingles);
  return g_steal_pointer (&shingles);
}

OblLikeness
obl_shingles_compare (const GArray *a, const GArray *b)
{
  const guint64 *x = (const guint64 *)(gconstpointer)a->data;
  const guint64 *y = (const guint64 *)(gconstpointer)b->data;
  OblLikeness likeness = { 0, 0 };
  guint n_shared = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;) {
    n_shared += x[i] == y[j];
    if (x[i] < y[j])
      i++;
    else if (x[i] > y[j])
      j++;
    else {
      i++;
      j++;
    }
  }
  if (n_shared > 0) {
    likeness.resemblance = (double)n_shared / (a->len + b->len - n_shared);
    likeness.containment = (double)n_shared / MIN (a->len, b->len);
  }
  return likeness;
}

gboolean
obl_likeness_is_copy (OblLikeness likeness)
{
  return likeness.resemblance >= MIN_RESEMBLANCE || likeness.containment >= MIN_CONTAINMENT;
}

/* --- Signatures ------------------------------------------------------------------------------- */

/* The orders: x ↦ a·x + b modulo 2³², a odd, over shingles that are hashes already. */
static void
make_orders (guint32 *factors, guint32 *terms)
{
  for (guint32 i = 0; i < N_HASHES; i++) {
    guint64 number = mix ((i + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

    factors[i] = (guint32)number | 1;
    terms[i] = (guint32)(number >> 32);
  }
}

GBytes *
obl_minhash_new (const GArray *shingles)
{
  guint32 factors[N_HASHES];
  guint32 terms[N_HASHES];
  guint32 least[N_HASHES];

  make_orders (factors, terms);
  memset (least, 0xff, sizeof least);
  for (guint n = 0; n < shingles->len; n++) {
    guint32 shingle = (guint32)(g_array_index (shingles, guint64, n) >> 32);

    for (guint i = 0; i < N_HASHES; i++) {
      guint32 place = factors[i] * shingle + terms[i];

      least[i] = MIN (least[i], place);
    }
  }
  for (guint i = 0; i < N_HASHES; i++)
    least[i] = GUINT32_TO_LE (least[i]);
  return g_bytes_new (least, sizeof least);
}

double
obl_minhash_compare (const guint8 *a, const guint8 *b)
{
  const guint n_hashes = N_HASHES;
  guint n_same = 0;

  for (guint i = 0; i < n_hashes; i++)
    n_same += memcmp (a + 4 * i, b + 4 * i, 4) == 0;
  return (double)n_same / (double)n_hashes;
}

void
obl_minhash_get_bands (const guint8 *signature, gint64 bands[OBL_MINHASH_N_BANDS])
{
  for (guint band = 0; band < OBL_MINHASH_N_BANDS; band++) {
    guint64 number = band + 1;

    for (guint row = 0; row < BAND_ROWS; row++) {
      guint32 least;

      memcpy (&least, signature + 4 * (band * BAND_ROWS + row), sizeof least);
      number = mix (number << 32 ^ number ^ GUINT32_FROM_LE (least));
    }
    bands[band] = (gint64)(number >> (64 - BAND_BITS));
  }
}
