/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting and folding in one pass: a character becomes what it is compared by, and joins the word or
 * the run that is being read. */
#define G_LOG_DOMAIN "obl-words"

#include "config.h"

#include "core/text/obl-words.h"

#include <string.h>

#define SOFT_HYPHEN 0xadu
#define TATWEEL 0x640u
#define ZERO_WIDTH_NON_JOINER 0x200cu
#define ZERO_WIDTH_JOINER 0x200du
#define BYTE_ORDER_MARK 0xfeffu

typedef struct {
  guint32 at; /* of the folded bytes */
  guint32 n_bytes;
  OblRange bytes; /* of the text */
  gboolean is_spaceless;
} Word;

/* A character of a run without spaces. */
typedef struct {
  guint32 at;
  guint32 n_bytes;
  OblRange bytes;
} Part;

struct _OblWords {
  GString *folded;
  GArray *words; /* Word */
};

typedef enum {
  BREAKS,    /* white space and punctuation */
  IGNORED,   /* what may stand within a word and says nothing */
  LETTER,    /* or a figure */
  MARK,      /* belongs to the letter before */
  SPACELESS, /* a letter or mark of a script without spaces */
  SYMBOL,    /* a word of its own */
} Class;

typedef struct {
  OblWords *words;
  Class reading;  /* LETTER or SPACELESS while one is read */
  GString *run;   /* the folded characters of what is read */
  GArray *parts;  /* Part: of SPACELESS */
  OblRange bytes; /* of LETTER */
  gboolean is_arabic;
} Cutter;

/* --- Characters ------------------------------------------------------------------------------- */

static gboolean
is_spaceless (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  return c < 0x0f00 || (c >= 0x1000 && c < 0x10a0) || (c >= 0x1780 && c < 0x1800)
         || (c >= 0x3005 && c < 0x3008) || (c >= 0x3040 && c < 0x3100)
         || (c >= 0x31f0 && c < 0x3200) || (c >= 0x3400 && c < 0xa000)
         || (c >= 0xf900 && c < 0xfb00) || (c >= 0xff66 && c < 0xffa0)
         || (c >= 0x20000 && c < 0x40000);
}

static gboolean
is_ignored (gunichar c)
{
  return c == SOFT_HYPHEN || c == TATWEEL || c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER
         || c == BYTE_ORDER_MARK;
}

static Class
classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c) ? LETTER : c == '$' || c == '+' ? SYMBOL : BREAKS;
  if (is_ignored (c))
    return IGNORED;
  if (g_unichar_isalnum (c))
    return is_spaceless (c) ? SPACELESS : LETTER;
  if (g_unichar_ismark (c))
    return is_spaceless (c) ? SPACELESS : MARK;
  switch ((int)g_unichar_type (c)) {
  case G_UNICODE_CURRENCY_SYMBOL:
  case G_UNICODE_MATH_SYMBOL:
  case G_UNICODE_OTHER_SYMBOL:
    return SYMBOL;
  default:
    return BREAKS;
  }
}

/* Marks that are as often left out as written; vowel signs of other scripts are letters. */
static gboolean
can_be_left_out (gunichar c)
{
  if (g_unichar_combining_class (c) == 0)
    return FALSE;
  switch ((int)g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_INHERITED:
  case G_UNICODE_SCRIPT_COMMON:
  case G_UNICODE_SCRIPT_ARABIC:
  case G_UNICODE_SCRIPT_HEBREW:
  case G_UNICODE_SCRIPT_SYRIAC:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The letters that are written for one another. */
static gunichar
unify (gunichar c)
{
  switch (c) {
  case 0x131: /* dotless i */
    return 'i';
  case 0x3c2: /* final sigma */
    return 0x3c3;
  case 0x671: /* alef wasla */
    return 0x627;
  case 0x629: /* ta marbuta */
    return 0x647;
  case 0x649: /* alef maksura */
  case 0x6cc: /* Farsi yeh */
    return 0x64a;
  case 0x6a9: /* keheh */
    return 0x643;
  default:
    return g_unichar_isdigit (c) ? '0' + (gunichar)g_unichar_digit_value (c)
                                 : g_unichar_tolower (c);
  }
}

/* Syllables of Korean and the voiced kana stay in one piece, however they are written. */
static gboolean
join_to_last (GString *out, gunichar c)
{
  gboolean joins
      = (c >= 0x1161 && c <= 0x1175) || (c >= 0x11a8 && c <= 0x11c2) || c == 0x3099 || c == 0x309a;
  const char *last;
  gunichar whole;

  if (!joins || out->len == 0)
    return FALSE;
  last = g_utf8_prev_char (out->str + out->len);
  if (!g_unichar_compose (g_utf8_get_char (last), c, &whole))
    return FALSE;
  g_string_truncate (out, (gsize)(last - out->str));
  g_string_append_unichar (out, whole);
  return TRUE;
}

static void
fold_char (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (c < 0x80) {
    g_string_append_c (out, g_ascii_tolower ((char)c));
    return;
  }
  if (c == 0xdf || c == 0x1e9e) { /* sharp s */
    g_string_append (out, "ss");
    return;
  }
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++) {
    if (!join_to_last (out, parts[i]) && !can_be_left_out (parts[i])
        && !g_unichar_isspace (parts[i]) && !is_ignored (parts[i]))
      g_string_append_unichar (out, unify (parts[i]));
  }
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
add_word (OblWords *words, const char *folded, gsize n_bytes, OblRange bytes, gboolean spaceless)
{
  Word word = { .at = (guint32)words->folded->len,
                .n_bytes = (guint32)n_bytes,
                .bytes = bytes,
                .is_spaceless = spaceless };

  if (n_bytes == 0)
    return;
  g_string_append_len (words->folded, folded, (gssize)n_bytes);
  g_array_append_val (words->words, word);
}

/* What may stand before an Arabic word and is no part of it: the article, with a conjunction and a
 * preposition; of short words nothing is taken off. */
static gsize
measure_article (const char *word)
{
  static const char *const conjunctions[] = { "و", "ف" };
  static const char *const prepositions[] = { "ب", "ك" };
  static const char *const articles[] = { "ال", "لل" };
  const char *p = word;

  for (guint i = 0; i < G_N_ELEMENTS (conjunctions); i++) {
    if (g_str_has_prefix (p, conjunctions[i])) {
      p += strlen (conjunctions[i]);
      break;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (prepositions); i++) {
    if (g_str_has_prefix (p, prepositions[i])) {
      p += strlen (prepositions[i]);
      break;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++) {
    if (g_str_has_prefix (p, articles[i]) && g_utf8_strlen (p, -1) >= 5)
      return (gsize)(p - word) + strlen (articles[i]);
  }
  return 0;
}

static void
end_letters (Cutter *cutter)
{
  gsize skipped = cutter->is_arabic ? measure_article (cutter->run->str) : 0;

  add_word (cutter->words, cutter->run->str + skipped, cutter->run->len - skipped, cutter->bytes,
            FALSE);
}

static void
end_run (Cutter *cutter)
{
  for (guint i = 0; i < cutter->parts->len; i++) {
    const Part *part = &g_array_index (cutter->parts, Part, i);
    OblRange bytes = part->bytes;
    gsize n_bytes = part->n_bytes;

    if (i + 1 < cutter->parts->len) {
      const Part *next = &g_array_index (cutter->parts, Part, i + 1);

      bytes.end = next->bytes.end;
      n_bytes += next->n_bytes;
    }
    add_word (cutter->words, cutter->run->str + part->at, n_bytes, bytes, TRUE);
  }
  g_array_set_size (cutter->parts, 0);
}

static void
end_reading (Cutter *cutter)
{
  if (cutter->reading == LETTER)
    end_letters (cutter);
  else if (cutter->reading == SPACELESS)
    end_run (cutter);
  cutter->reading = BREAKS;
  cutter->is_arabic = FALSE;
  g_string_truncate (cutter->run, 0);
}

static void
read_letter (Cutter *cutter, gunichar c, OblRange bytes)
{
  if (cutter->reading != LETTER) {
    end_reading (cutter);
    cutter->reading = LETTER;
    cutter->bytes.start = bytes.start;
  }
  cutter->bytes.end = bytes.end;
  cutter->is_arabic = cutter->is_arabic || (c >= 0x600 && c < 0x700);
  fold_char (cutter->run, c);
}

/* A mark that joins the character before makes one with it. */
static void
read_spaceless (Cutter *cutter, gunichar c, OblRange bytes)
{
  gsize before = cutter->run->len;
  Part part;

  if (cutter->reading != SPACELESS) {
    end_reading (cutter);
    cutter->reading = SPACELESS;
    before = 0;
  }
  fold_char (cutter->run, c);
  if (cutter->parts->len > 0) {
    Part *last = &g_array_index (cutter->parts, Part, cutter->parts->len - 1);

    if (cutter->run->len <= before) {
      last->n_bytes = (guint32)cutter->run->len - last->at;
      last->bytes.end = bytes.end;
      return;
    }
  }
  part.at = (guint32)before;
  part.n_bytes = (guint32)(cutter->run->len - before);
  part.bytes = bytes;
  if (part.n_bytes > 0)
    g_array_append_val (cutter->parts, part);
}

static void
read_symbol (Cutter *cutter, gunichar c, OblRange bytes)
{
  char utf8[6];

  end_reading (cutter);
  add_word (cutter->words, utf8, (gsize)g_unichar_to_utf8 (c, utf8), bytes, FALSE);
}

static void
read_char (Cutter *cutter, gunichar c, OblRange bytes)
{
  switch (classify (c)) {
  case BREAKS:
    end_reading (cutter);
    break;
  case IGNORED:
    break;
  case MARK:
    if (cutter->reading == LETTER)
      read_letter (cutter, c, bytes);
    else if (cutter->reading == SPACELESS)
      read_spaceless (cutter, c, bytes);
    break;
  case LETTER:
    read_letter (cutter, c, bytes);
    break;
  case SPACELESS:
    read_spaceless (cutter, c, bytes);
    break;
  case SYMBOL:
    read_symbol (cutter, c, bytes);
    break;
  }
}

OblWords *
obl_words_new (const char *utf8, gsize n_bytes)
{
  OblWords *words = g_new0 (OblWords, 1);
  Cutter cutter = { .words = words, .reading = BREAKS };
  const char *end = utf8 + n_bytes;

  words->folded = g_string_sized_new (n_bytes);
  words->words = g_array_new (FALSE, FALSE, sizeof (Word));
  cutter.run = g_string_new (NULL);
  cutter.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  for (const char *p = utf8; p < end;) {
    const char *next = g_utf8_next_char (p);
    OblRange bytes = { (guint32)(p - utf8), (guint32)(next - utf8) };

    read_char (&cutter, g_utf8_get_char (p), bytes);
    p = next;
  }
  end_reading (&cutter);
  g_string_free (cutter.run, TRUE);
  g_array_unref (cutter.parts);
  return words;
}

void
obl_words_free (OblWords *words)
{
  if (words == NULL)
    return;
  g_string_free (words->folded, TRUE);
  g_array_unref (words->words);
  g_free (words);
}

guint
obl_words_get_length (const OblWords *words)
{
  return words->words->len;
}

const char *
obl_words_get (const OblWords *words, guint index, gsize *n_bytes)
{
  const Word *word = &g_array_index (words->words, Word, index);

  *n_bytes = word->n_bytes;
  return words->folded->str + word->at;
}

OblRange
obl_words_get_bytes (const OblWords *words, guint index)
{
  return g_array_index (words->words, Word, index).bytes;
}

gboolean
obl_words_is_spaceless (const OblWords *words, guint index)
{
  return g_array_index (words->words, Word, index).is_spaceless;
}

char *
obl_words_join (const OblWords *words)
{
  GString *joined = g_string_sized_new (words->folded->len + words->words->len);

  for (guint i = 0; i < words->words->len; i++) {
    const Word *word = &g_array_index (words->words, Word, i);

    if (i > 0)
      g_string_append_c (joined, ' ');
    g_string_append_len (joined, words->folded->str + word->at, word->n_bytes);
  }
  return g_string_free (joined, FALSE);
}
