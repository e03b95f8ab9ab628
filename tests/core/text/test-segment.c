/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, sentences and borders in several scripts. */
#include "config.h"

#include "core/text/obl-segment.h"

/* The parts joined by "|". */
static char *
join (const OblText *text, GArray *ranges)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++) {
    g_autofree char *part = obl_text_dup_range (text, g_array_index (ranges, OblRange, i));

    g_string_append_printf (out, "%s%s", i == 0 ? "" : "|", part);
  }
  return g_string_free (out, FALSE);
}

static OblRange
whole (const OblText *text)
{
  return (OblRange){ 0, obl_text_get_n_chars (text) };
}

static void
test_words (void)
{
  static const struct {
    const char *locale;
    const char *text;
    const char *words;
  } cases[] = {
    { "en", "Kim’s plan, he said: 1,000 men.", "Kim’s|plan|,|he|said|:|1,000|men|." },
    { "ko", "정부는 어제 발표했다.", "정부는|어제|발표했다|." },
    { "zh", "中国政府发表声明。", "中国|政府|发表|声明|。" },
    { "ja", "東京で会談した。", "東京|で|会談|した|。" },
    { "th", "รัฐบาลไทย", "รัฐบาล|ไทย" },
    { "ar", "قال الوزير، أمس", "قال|الوزير|،|أمس" },
    { NULL, "a👩‍👩‍👧‍👦b  e\u0301t\u00e9",
      "a|👩‍👩‍👧‍👦|b|e\u0301t\u00e9" },
    { "no such-tag!", "one two", "one|two" },
    { NULL, " \t\u00a0 ", "" },
    { NULL, "", "" },
  };

  g_test_summary ("Words are ICU's, without white space");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblText) text = obl_text_new (cases[i].text);
    g_autoptr (GArray) tokens = obl_segment_tokens (text, whole (text), cases[i].locale);
    g_autofree char *joined = join (text, tokens);

    g_assert_cmpstr (joined, ==, cases[i].words);
  }
}

static void
test_words_of_a_range (void)
{
  g_autoptr (OblText) text = obl_text_new ("😀 north korea\nsaid so");
  g_autoptr (GArray) tokens = obl_segment_tokens (text, (OblRange){ 2, 13 }, "en");

  g_test_summary ("Positions are those of the whole text, in code points");
  g_assert_cmpuint (tokens->len, ==, 2);
  g_assert_cmpuint (g_array_index (tokens, OblRange, 0).start, ==, 2);
  g_assert_cmpuint (g_array_index (tokens, OblRange, 1).end, ==, 13);
}

static void
test_sentences (void)
{
  static const char *const cases[] = {
    "He left.|She stayed!|Who knew?",
    "The U.S. Navy said so.|It sailed from the U.S.|The crew was glad.",
    "Gen. Smith met J. D. Vance.|They talked.",
    "“Is it true?” she asked.|Nobody knew.",
    "“We are ready.”|The minister left.",
    "The price rose to $3.5 million.|No. 4 fell.",
    "He was born on Jan. 4 in Washington, D.C., and left.|So did she.",
    "Police in St. Louis closed Main St.|The mayor thanked them.|John Smith Sr.|He agreed.",
    "Acme Corp. Chairman Lee agreed.|The board of Acme Corp.|It met today.",
    "M. Dupont est arrivé.|Mme Durand aussi.",
    "Das gilt z. B. für Berlin.|Es regnet.",
    "Президент В. В. Иванов прибыл.|Его встретили.",
    "«Правда?» — спросил он.|Молчание.",
    "他来了。|她走了。",
    "정부는 발표했다.|시민은 놀랐다.",
    "Shares fell 3 p.m. Tuesday.|They rose later.",
    "",
  };

  g_test_summary ("Abbreviations, initials and quoted questions do not end a sentence");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) parts = g_strsplit (cases[i], "|", -1);
    g_autofree char *joined_text = g_strjoinv (" ", parts);
    g_autoptr (OblText) text = obl_text_new (joined_text);
    g_autoptr (GArray) sentences = NULL;
    g_autofree char *joined = NULL;

    sentences = obl_segment_sentences (text, whole (text), NULL);
    joined = join (text, sentences);
    g_assert_cmpstr (joined, ==, cases[i]);
  }
}

static void
test_sentences_end_with_the_line (void)
{
  g_autoptr (OblText) text = obl_text_new ("It met Gen.\nSmith left");
  g_autoptr (GArray) sentences = obl_segment_sentences (text, whole (text), "en");
  g_autofree char *joined = join (text, sentences);

  g_assert_cmpstr (joined, ==, "It met Gen.|Smith left");
}

static void
test_trim (void)
{
  g_autoptr (OblText) text = obl_text_new (" \u00a0a b\u3000\n");
  OblRange range = obl_segment_trim (text, whole (text));

  g_assert_cmpuint (range.start, ==, 2);
  g_assert_cmpuint (range.end, ==, 5);
  range = obl_segment_trim (text, (OblRange){ 5, 7 });
  g_assert_cmpuint (range.start, ==, range.end);
}

static void
assert_snaps (const char *utf8, OblUnit unit, guint32 start, guint32 end, const char *expected)
{
  g_autoptr (OblText) text = obl_text_new (utf8);
  OblRange range = obl_segment_snap (text, (OblRange){ start, end }, unit, NULL);
  g_autofree char *part = obl_text_dup_range (text, range);

  g_assert_cmpstr (part, ==, expected);
}

static void
test_snap (void)
{
  g_test_summary ("A selection grows to whole words and loses its edge white space");
  assert_snaps ("North Korea said", OBL_UNIT_WORD, 2, 8, "North Korea");
  assert_snaps ("North Korea said", OBL_UNIT_WORD, 5, 12, "Korea");
  assert_snaps ("North Korea said", OBL_UNIT_WORD, 0, 11, "North Korea");
  assert_snaps ("North Korea said", OBL_UNIT_WORD, 5, 6, "");
  assert_snaps ("one\ntwo\nthree", OBL_UNIT_WORD, 5, 9, "two\nthree");
  assert_snaps ("👩‍👩‍👧‍👦 xe\u0301y", OBL_UNIT_CHARACTER, 1, 3,
                "👩‍👩‍👧‍👦");
  assert_snaps ("👩‍👩‍👧‍👦 xe\u0301y", OBL_UNIT_CHARACTER, 9, 10, "e\u0301");
  assert_snaps ("Mr. Lee left. He ran.", OBL_UNIT_SENTENCE, 5, 6, "Mr. Lee left.");
  assert_snaps ("one two\n three four\nfive", OBL_UNIT_PARAGRAPH, 11, 12, "three four");
  assert_snaps ("one two\nthree\nfive", OBL_UNIT_PARAGRAPH, 5, 15, "one two\nthree\nfive");
}

static void
test_step (void)
{
  g_autoptr (OblText) text = obl_text_new ("North Korea,\nsaid e\u0301.");
  const guint32 forward[] = { 5, 11, 12, 17, 20, 21, 21 };
  const guint32 backward[] = { 20, 18, 13, 11, 6, 0, 0 };
  guint32 position = 0;

  g_test_summary ("Steps visit each word's border and stop at the ends");
  for (guint i = 0; i < G_N_ELEMENTS (forward); i++) {
    position = obl_segment_step (text, position, OBL_UNIT_WORD, 1, NULL);
    g_assert_cmpuint (position, ==, forward[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (backward); i++) {
    position = obl_segment_step (text, position, OBL_UNIT_WORD, -1, NULL);
    g_assert_cmpuint (position, ==, backward[i]);
  }
  g_assert_cmpuint (obl_segment_step (text, 18, OBL_UNIT_CHARACTER, 1, NULL), ==, 20);
  g_assert_cmpuint (obl_segment_step (text, 20, OBL_UNIT_CHARACTER, -1, NULL), ==, 18);
  g_assert_cmpuint (obl_segment_step (text, 3, OBL_UNIT_PARAGRAPH, 1, NULL), ==, 12);
  g_assert_cmpuint (obl_segment_step (text, 12, OBL_UNIT_PARAGRAPH, 1, NULL), ==, 21);
  g_assert_cmpuint (obl_segment_step (text, 15, OBL_UNIT_PARAGRAPH, -1, NULL), ==, 13);
  g_assert_cmpuint (obl_segment_step (text, 13, OBL_UNIT_PARAGRAPH, -1, NULL), ==, 0);
}

static void
test_clauses (void)
{
  g_autoptr (OblText) text = obl_text_new ("It rained, he said – twice.\nIn Port “Sarn”");
  static const guint32 forward[] = { 9, 18, 26, 27, 35, 41, 42, 42 };
  static const guint32 backward[] = { 41, 36, 26, 19, 9, 0, 0 };
  guint32 position = 0;

  g_test_summary ("Clauses end before a mark of punctuation, or with the line");
  for (guint i = 0; i < G_N_ELEMENTS (forward); i++) {
    position = obl_segment_step (text, position, OBL_UNIT_CLAUSE, 1, "en");
    g_assert_cmpuint (position, ==, forward[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (backward); i++) {
    position = obl_segment_step (text, position, OBL_UNIT_CLAUSE, -1, "en");
    g_assert_cmpuint (position, ==, backward[i]);
  }
}

static void
test_bare_end (void)
{
  g_autoptr (OblText) text = obl_text_new ("Lund’s Ann's boats ’s");

  g_test_summary ("A name ends before its “’s”");
  g_assert_cmpuint (obl_segment_bare_end (text, (OblRange){ 0, 6 }), ==, 4);
  g_assert_cmpuint (obl_segment_bare_end (text, (OblRange){ 7, 12 }), ==, 10);
  g_assert_cmpuint (obl_segment_bare_end (text, (OblRange){ 13, 18 }), ==, 18);
  g_assert_cmpuint (obl_segment_bare_end (text, (OblRange){ 19, 21 }), ==, 21);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/segment/words", test_words);
  g_test_add_func ("/core/text/segment/words-of-a-range", test_words_of_a_range);
  g_test_add_func ("/core/text/segment/sentences", test_sentences);
  g_test_add_func ("/core/text/segment/sentences-end-with-the-line",
                   test_sentences_end_with_the_line);
  g_test_add_func ("/core/text/segment/trim", test_trim);
  g_test_add_func ("/core/text/segment/snap", test_snap);
  g_test_add_func ("/core/text/segment/step", test_step);
  g_test_add_func ("/core/text/segment/clauses", test_clauses);
  g_test_add_func ("/core/text/segment/bare-end", test_bare_end);
  return g_test_run ();
}
