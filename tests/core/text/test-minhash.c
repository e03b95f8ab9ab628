/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of made-up words, edited as wire copy is, and others that have nothing in common. */
#include "config.h"

#include "core/text/obl-minhash.h"

#include <string.h>

#define N_TEXTS 60u
#define N_WORDS 400u

/* A word of the language that these tests are written in: rare ones are longer. */
static char *
make_word (guint number)
{
  static const char *const syllables[] = { "ba", "ro", "ti", "men", "sal", "ku", "der", "vi" };
  GString *word = g_string_new (NULL);

  do {
    g_string_append (word, syllables[number % G_N_ELEMENTS (syllables)]);
    number /= G_N_ELEMENTS (syllables);
  } while (number > 0);
  return g_string_free (word, FALSE);
}

/* Paragraphs of sentences; common words are common, as in any language. */
static char *
make_text (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++) {
    double share = g_rand_double (random);
    g_autofree char *word = make_word ((guint)(6000 * share * share * share));

    if (i > 0)
      g_string_append (text, i % 60 == 0 ? ".\n" : i % 12 == 0 ? ". " : " ");
    g_string_append (text, word);
  }
  return g_string_free (text, FALSE);
}

static GArray *
shingle (const char *utf8)
{
  g_autoptr (OblText) text = obl_text_new (utf8);
  OblRange all = { 0, obl_text_get_n_chars (text) };

  return obl_shingles_new (text, &all, 1);
}

static gboolean
share_band (const GArray *a, const GArray *b)
{
  g_autoptr (GBytes) x = obl_minhash_new (a);
  g_autoptr (GBytes) y = obl_minhash_new (b);
  gint64 first[OBL_MINHASH_N_BANDS], second[OBL_MINHASH_N_BANDS];

  obl_minhash_get_bands (g_bytes_get_data (x, NULL), first);
  obl_minhash_get_bands (g_bytes_get_data (y, NULL), second);
  for (guint i = 0; i < OBL_MINHASH_N_BANDS; i++) {
    g_assert_cmpint (first[i], >=, 0);
    if (first[i] == second[i])
      return TRUE;
  }
  return FALSE;
}

/* --- Edits ------------------------------------------------------------------------------------ */

typedef char *(*Change) (const char *text, GRand *random);

static char *
add_furniture (const char *text, GRand *random)
{
  g_autofree char *before = make_text (g_rand_int (random));
  g_autofree char *after = make_text (g_rand_int (random));

  before[strlen (text) / 6] = '\0';
  after[strlen (text) / 6] = '\0';
  return g_strjoin ("\n", before, text, after, NULL);
}

static char *
cut_to_seventy (const char *text, GRand *random)
{
  return g_strndup (text, strlen (text) * 7 / 10);
}

static char *
cut_to_half (const char *text, GRand *random)
{
  return g_strndup (text, strlen (text) / 2);
}

static char *
change_words (const char *text, GRand *random, double share)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (g_rand_double (random) < share) {
      g_free (words[i]);
      words[i] = make_word (g_rand_int (random) % 6000);
    }
  }
  return g_strjoinv (" ", words);
}

static char *
change_five (const char *text, GRand *random)
{
  return change_words (text, random, 0.05);
}

static char *
change_fifteen (const char *text, GRand *random)
{
  return change_words (text, random, 0.15);
}

static char *
turn_paragraphs (const char *text, GRand *random)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n / 2; i++) {
    char *line = lines[i];

    lines[i] = lines[n - 1 - i];
    lines[n - 1 - i] = line;
  }
  return g_strjoinv ("\n", lines);
}

static void
test_edits (void)
{
  static const struct {
    const char *name;
    Change change;
    guint n_found; /* of N_TEXTS, at least */
  } edits[] = {
    { "furniture added", add_furniture, 60 }, { "first 70 %", cut_to_seventy, 60 },
    { "first half", cut_to_half, 58 },        { "5 % of words", change_five, 60 },
    { "15 % of words", change_fifteen, 46 },  { "paragraphs turned", turn_paragraphs, 60 },
  };

  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_test_summary ("An edited article is met in a band and told to be a copy");
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    guint n_found = 0;

    for (guint seed = 0; seed < N_TEXTS; seed++) {
      g_autofree char *text = make_text (seed);
      g_autofree char *edited = edits[i].change (text, random);
      g_autoptr (GArray) a = shingle (text);
      g_autoptr (GArray) b = shingle (edited);

      n_found += share_band (a, b) && obl_likeness_is_copy (obl_shingles_compare (a, b));
    }
    g_test_message ("%s: %u of %u", edits[i].name, n_found, N_TEXTS);
    g_assert_cmpuint (n_found, >=, edits[i].n_found);
  }
}

static void
test_unrelated (void)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  guint n_pairs = 0;

  g_test_summary ("Of more than ten thousand pairs of unrelated texts none is a pair of copies");
  for (guint seed = 1000; seed < 1160; seed++) {
    g_autofree char *text = make_text (seed);

    g_ptr_array_add (sets, shingle (text));
  }
  for (guint i = 0; i < sets->len; i++) {
    for (guint j = 0; j < i; j++) {
      g_assert_false (obl_likeness_is_copy (obl_shingles_compare (sets->pdata[i], sets->pdata[j])));
      n_pairs++;
    }
  }
  g_assert_cmpuint (n_pairs, >, 10000);
}

static void
test_estimate (void)
{
  g_test_summary ("Signatures tell the resemblance of sets, and that of one set is 1");
  for (guint seed = 0; seed < N_TEXTS; seed++) {
    g_autofree char *text = make_text (seed);
    g_autofree char *half = cut_to_half (text, NULL);
    g_autoptr (GArray) a = shingle (text);
    g_autoptr (GArray) b = shingle (half);
    g_autoptr (GBytes) x = obl_minhash_new (a);
    g_autoptr (GBytes) y = obl_minhash_new (b);
    double told = obl_minhash_compare (g_bytes_get_data (x, NULL), g_bytes_get_data (y, NULL));

    g_assert_cmpuint (g_bytes_get_size (x), ==, OBL_MINHASH_N_BYTES);
    g_assert_cmpfloat_with_epsilon (told, obl_shingles_compare (a, b).resemblance, 0.18);
    g_assert_cmpfloat (obl_shingles_compare (a, b).containment, >, 0.98);
    told = obl_minhash_compare (g_bytes_get_data (x, NULL), g_bytes_get_data (x, NULL));
    g_assert_cmpfloat (told, ==, 1);
  }
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
test_words (void)
{
  static const char plain[]
      = "The envoys of Halmar met on the quay at nine and spoke of ships that had not come, while "
        "the harbour master’s clerk counted crates and the Überführung of goods waited for a seal "
        "that nobody would set";
  static const char dressed[]
      = "THE ENVOYS — of “Halmar” — met on the quay, at nine; and spoke of ships\nthat had not "
        "come, while the har\xc2\xad"
        "bour master's clerk counted crates (and the ÜBERFÜHRUNG of "
        "goods) waited for a seal that nobody would set!";
  g_autoptr (GArray) a = shingle (plain);
  g_autoptr (GArray) b = shingle (dressed);

  g_test_summary ("Case, punctuation, soft hyphens and white space make no difference");
  g_assert_nonnull (a);
  g_assert_cmpfloat (obl_shingles_compare (a, b).resemblance, ==, 1);
}

static void
test_short (void)
{
  g_autofree char *text = make_text (1);
  g_autoptr (GArray) none = shingle ("Ships are late, and nobody in Halmar can say why.");
  g_autoptr (GArray) empty = shingle ("… — !");
  g_autoptr (OblText) whole = obl_text_new (text);
  OblRange two[] = { { 0, 60 }, { 61, 120 } };

  g_test_summary ("Too few words give nothing to compare");
  g_assert_null (none);
  g_assert_null (empty);
  g_assert_null (obl_shingles_new (whole, two, G_N_ELEMENTS (two)));
  g_assert_null (obl_shingles_new (whole, NULL, 0));
}

/* Letters of a script in an order that is each text's own. */
static char *
make_unparted (guint32 seed, gunichar first, guint n_letters, guint length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_unichar (text,
                             first + (gunichar)g_rand_int_range (random, 0, (gint32)n_letters));
  return g_string_free (text, FALSE);
}

static void
test_unparted (void)
{
  static const struct {
    gunichar first;
    guint n_letters;
  } scripts[] = { { 0x4e00, 900 }, { 0x3042, 80 }, { 0x0e01, 46 }, { 0x1780, 33 } };

  g_test_summary ("Chinese, Japanese, Thai and Khmer, which do not part words, are told as well");
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *text = make_unparted (1, scripts[i].first, scripts[i].n_letters, 600);
    g_autofree char *lead = make_unparted (2, scripts[i].first, scripts[i].n_letters, 100);
    g_autofree char *other = make_unparted (3, scripts[i].first, scripts[i].n_letters, 600);
    g_autofree char *copy = g_strconcat (lead, text, NULL);
    g_autoptr (GArray) a = shingle (text);
    g_autoptr (GArray) b = shingle (copy);
    g_autoptr (GArray) c = shingle (other);

    g_assert_cmpuint (a->len, >, 60);
    g_assert_cmpfloat (obl_shingles_compare (a, b).containment, >, 0.9);
    g_assert_true (share_band (a, b));
    g_assert_false (obl_likeness_is_copy (obl_shingles_compare (a, c)));
  }
}

static void
test_frozen (void)
{
  g_autofree char *latin = make_text (5);
  g_autofree char *thai = make_unparted (5, 0x0e01, 46, 300);
  g_autofree char *text = g_strconcat (latin, "\n", thai, NULL);
  g_autoptr (GArray) shingles = shingle (text);
  g_autoptr (GBytes) signature = obl_minhash_new (shingles);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, signature);

  g_test_summary ("Signatures are what they were: projects are full of them");
  g_assert_cmpstr (hash, ==, "b5be515cad6f561760677f0e1c37de9e90b9a273a08b883b3e327ebf0a00cba4");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/minhash/edits", test_edits);
  g_test_add_func ("/core/text/minhash/unrelated", test_unrelated);
  g_test_add_func ("/core/text/minhash/estimate", test_estimate);
  g_test_add_func ("/core/text/minhash/words", test_words);
  g_test_add_func ("/core/text/minhash/short", test_short);
  g_test_add_func ("/core/text/minhash/unparted", test_unparted);
  g_test_add_func ("/core/text/minhash/frozen", test_frozen);
  return g_test_run ();
}
