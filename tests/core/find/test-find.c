/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every hit is found, where it stands in code points, and nothing else; and every search ends. */
#include "config.h"

#include <string.h>

#include "core/find/obl-find.h"

#define PLAIN OBL_FIND_PLAIN
#define REGEX OBL_FIND_REGEX
#define CASE OBL_FIND_CASE
#define WORD OBL_FIND_WORD

static OblFindPattern *
make_pattern (const char *words, guint flags)
{
  g_autoptr (GError) error = NULL;
  OblFindPattern *pattern = obl_find_pattern_new (words, (OblFindFlags)flags, &error);

  g_assert_no_error (error);
  return pattern;
}

/* "3-7 10-14": the hits. */
static char *
find (const char *words, guint flags, const char *utf8, const char *locale)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFindPattern) pattern = make_pattern (words, flags);
  g_autoptr (OblText) text = obl_text_new (utf8);
  g_autoptr (GArray) hits = NULL;
  GString *out = g_string_new (NULL);
  gboolean has_more = TRUE;

  hits = obl_find_run (pattern, text, NULL, locale, 0, &has_more, &error);
  g_assert_no_error (error);
  g_assert_false (has_more);
  for (guint i = 0; i < hits->len; i++) {
    OblRange hit = g_array_index (hits, OblRange, i);

    g_string_append_printf (out, "%s%u-%u", i == 0 ? "" : " ", hit.start, hit.end);
  }
  return g_string_free (out, FALSE);
}

typedef struct {
  const char *words;
  guint flags;
  const char *text;
  const char *hits;
  const char *locale;
} Case;

static void
assert_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++) {
    g_autofree char *hits = find (cases[i].words, cases[i].flags, cases[i].text, cases[i].locale);

    if (strcmp (hits, cases[i].hits) != 0)
      g_test_message ("“%s” in “%s”", cases[i].words, cases[i].text);
    g_assert_cmpstr (hits, ==, cases[i].hits);
  }
}

static void
test_words_as_typed (void)
{
  static const Case cases[] = {
    { "korea", PLAIN, "North Korea, KOREA and Koreans", "6-11 13-18 23-28" },
    { "Korea", CASE, "North Korea, KOREA and korea", "6-11" },
    { "aa", PLAIN, "aaaaa", "0-2 2-4" },
    { "aab", PLAIN, "aaab", "1-4" },
    { "abab", PLAIN, "abacababab", "4-8" },
    { "x", PLAIN, "", "" },
    { "a.c", PLAIN, "abc a.c", "4-7" },
    { "  korea ", PLAIN, "Korea", "0-5" },
  };

  g_test_summary ("Text is found as it is, large or small, without overlap");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_positions (void)
{
  static const Case cases[] = {
    { "lee", PLAIN, "😀😀 Lee 👩‍👩‍👧 Lee", "3-6 13-16" },
    { "👩", PLAIN, "👩‍👩‍👧 👩", "6-7" },
    { "👩‍👩‍👧", PLAIN, "a 👩‍👩‍👧", "2-7" },
    { "☎", PLAIN, "☎\ufe0f ☎", "0-1 3-4" },
    { "الوزير", PLAIN, "قال الوزير أمس للوزير، الوزير", "4-10 23-29" },
    { "외무성", PLAIN, "북한 외무성은 외무성", "3-6 8-11" },
    { "발표", PLAIN, "\u1107\u1161\u11af\u1111\u116d했다 발표", "0-5 8-10" },
    { "가", PLAIN, "각 가 \u1100\u1161\u11a8", "2-3" },
    { "zwei", PLAIN, "eins\nzwei\ndrei zwei", "5-9 15-19" },
    { "ende", PLAIN, "one\r\ntwo ende\r\n", "9-13" },
    { "two three", PLAIN, "one\ntwo \r three", "4-15" },
    { "ω", PLAIN, "ΑΩ Ω ω", "1-2 3-4 5-6" },
  };

  g_test_summary ("Positions are code points whatever stands before");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_folding (void)
{
  static const Case cases[] = {
    { "strasse", PLAIN, "Die Straße, die STRASSE, die Strasse", "4-10 16-23 29-36" },
    { "STRAẞE", PLAIN, "Straße Strasse", "0-6 7-14" },
    { "s", PLAIN, "aßs", "2-3" },
    { "straße", CASE, "Straße straße strasse", "7-13" },
    /* One character that becomes two, in front of the hit and in it. */
    { "x", PLAIN, "İİx", "2-3" },
    { "i\u0307stanbul", PLAIN, "in İstanbul", "3-11" },
    { "istanbul", PLAIN, "İstanbul Istanbul", "9-17" },
    { "İ", PLAIN, "I i İ ı", "4-5" },
    { "ﬁn", PLAIN, "FIN ﬁn fin", "0-3 4-6 7-10" },
    { "i", PLAIN, "ﬁ", "" },
    { "ΣΊΣΥΦΟΣ", PLAIN, "Σίσυφος", "0-7" },
    { "café", PLAIN, "Cafe\u0301 CAFÉ cafe", "0-5 6-10" },
    { "cafe", PLAIN, "café cafe\u0301 cafe", "11-15" },
    { "ẹ", PLAIN, "e\u0323\u0302 e\u0323 ệ", "4-6" },
    { "\u212b", PLAIN, "å A\u030a", "0-1 2-4" },
    { "k", PLAIN, "\u212a", "0-1" },
    { "ᲐᲑ", PLAIN, "აბ", "0-2" },
  };

  g_test_summary ("Case folds as Unicode says, and no hit begins or ends inside of a letter");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_space_and_quotes (void)
{
  static const Case cases[] = {
    { "north korea", PLAIN, "North\u00a0Korea north  \t korea northkorea", "0-11 12-26" },
    { "north   korea", PLAIN, "North\u3000Korea", "0-11" },
    { "north\u00a0korea", PLAIN, "North Korea", "0-11" },
    { "north korea", PLAIN, "North\nKorea", "" },
    { "north\nkorea", PLAIN, "North\nKorea North Korea", "0-11 12-23" },
    { "\nkorea\n", PLAIN, "North\nKorea", "6-11" },
    { "kim's", PLAIN, "Kim’s Kim's Kim‘s Kimʼs Kims", "0-5 6-11 12-17 18-23" },
    { "kim’s", CASE, "kim's", "0-5" },
    { "\"no\"", PLAIN, "“No” „no“ \"no\" 'no'", "0-4 5-9 10-14" },
    { "minister", PLAIN, "mini\u00adster \u200eminister\u200f", "0-9 11-19" },
    { "mini\u00adster", PLAIN, "minister", "0-8" },
  };

  g_test_summary ("White space fits white space within a block, and quotes fit quotes");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_whole_words (void)
{
  static const Case cases[] = {
    { "korea", WORD, "Korea Koreans South-Korea, Korea.", "0-5 20-25 27-32" },
    { "so", WORD, "so also so", "0-2 8-10" },
    { "so so", WORD, "so so so", "0-5" },
    { "정부", WORD, "정부는 정부 발표", "4-6", "ko" },
    { "中国", WORD, "中国政府发表声明", "0-2", "zh" },
    { "国政", WORD, "中国政府发表声明", "", "zh" },
    { "ไทย", WORD, "รัฐบาลไทย", "6-9", "th" },
    { "บาล", WORD, "รัฐบาลไทย", "", "th" },
    { "الوزير", WORD, "الوزير والوزير", "0-6", "ar" },
    { "\\w+", REGEX | WORD, "Kim’s plan", "6-10" },
    { "[\\w’]+", REGEX | WORD, "Kim’s plan", "0-5 6-10" },
    { "Kor|Korea", REGEX | WORD, "Korea", "0-5" },
    { "\\S{2,3}", REGEX | WORD, "发表声明", "0-2 2-4", "zh" },
    { "(?x) kor ea # the country", REGEX | WORD, "Korea Koreans", "0-5" },
    { "\\Qa.b", REGEX | WORD, "a.b a.bc", "0-3" },
    { "(?C7)so", REGEX | WORD, "so also", "0-2" },
  };

  g_test_summary ("A whole word is one of ICU's, also where nothing parts them");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_expressions (void)
{
  static const Case cases[] = {
    { "\\d+ (mm|km)", REGEX, "😀 155 mm, 30 km, 7 miles", "2-8 10-15" },
    { "KOREA", REGEX, "Korea", "0-5" },
    { "KOREA", REGEX | CASE, "Korea", "" },
    { "straße", REGEX, "STRAßE", "0-6" },
    { "\\bأمس\\b", REGEX, "قال أمس", "4-7" },
    { "^\\w+", REGEX, "one two\nthree four", "0-3 8-13" },
    { "\\w+$", REGEX, "one two\nthree four", "4-7 14-18" },
    { "a.*b", REGEX, "a\nb a-b", "4-7" },
    { "one\\ntwo", REGEX, "one\ntwo", "" },
    { "(?<=a)b", REGEX, "ab b ab", "1-2 6-7" },
    { "a\\Kb", REGEX, "ab b ab", "1-2 6-7" },
    { "(?<=aa)a", REGEX, "aaaaa", "2-3 3-4 4-5" },
    { "\\p{Hangul}+", REGEX, "The 북한 says", "4-6" },
    { "(*ACCEPT)a", REGEX, "aa", "" },
  };

  g_test_summary ("A regular expression finds what it says, block by block");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_empty_matches (void)
{
  static const Case cases[] = {
    { "a*", REGEX, "baacé😀a", "1-3 6-7" },  { "x?", REGEX, "日本", "" },
    { "^|$", REGEX, "one\ntwo", "" },       { "(?=o)", REGEX, "foo", "" },
    { "\\b", REGEX | WORD, "one two", "" },
  };

  g_test_summary ("Nothing is no hit, and does not keep the search from going on");
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_mistakes (void)
{
  static const struct {
    const char *words;
    guint flags;
    const char *said;
  } cases[] = {
    { "a(b", REGEX, "after 3 characters" },
    { "日本(", REGEX, "after 3 characters" },
    { "a)", REGEX, "this “)” has no “(”" },
    { "é[a-", REGEX, "a “[” has no “]”" },
    { "*a", REGEX, "nothing here to repeat" },
    { "é\\", REGEX, "after 2 characters" },
    { "[z-a]", REGEX, "wrong order" },
    { "\\C", REGEX, "wrong after" },
    { "(?(", REGEX, "wrong after" },
    { "(((a{1,999}){1,999}){1,999})", REGEX, "too large" },
    { "(*NO_JIT)a", REGEX | WORD, "whole words" },
    { "", REGEX, "nothing to look for" },
    { "", PLAIN, "nothing to look for" },
    { " \n\u00a0", PLAIN, "white space" },
    { "\u200b", PLAIN, "nothing to look for" },
    { "\xff", PLAIN, "UTF-8" },
  };

  g_autofree char *endless = g_strnfill (10001, 'a');
  g_autoptr (GError) too_long = NULL;

  g_test_summary ("What is no pattern is refused with the place and the reason");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (obl_find_pattern_new (cases[i].words, (OblFindFlags)cases[i].flags, &error));
    g_assert_error (error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN);
    if (strstr (error->message, cases[i].said) == NULL)
      g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, cases[i].said));
  }
  g_assert_null (obl_find_pattern_new (endless, PLAIN, &too_long));
  g_assert_error (too_long, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN);
}

static void
assert_costly (const char *words, guint flags, const char *utf8)
{
  g_autoptr (OblFindPattern) pattern = make_pattern (words, flags);
  g_autoptr (OblText) text = obl_text_new (utf8);
  g_autoptr (GError) error = NULL;
  gboolean has_more = TRUE;

  g_assert_null (obl_find_run (pattern, text, NULL, NULL, 0, &has_more, &error));
  g_assert_error (error, OBL_FIND_ERROR, OBL_FIND_ERROR_COSTLY);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_costly_expressions (void)
{
  g_autofree char *letters = g_strnfill (200000, 'a');
  g_autofree char *text = g_strconcat (letters, "b", NULL);

  g_test_summary ("An expression that goes back and forth without end is stopped, and says so");
  assert_costly ("(a+)+$", REGEX, text);
  assert_costly ("(a|aa)+$", REGEX, text);
  assert_costly ("(a+)+$", REGEX | WORD, text);
  assert_costly ("(a|a?)+$", REGEX, text);
}

static void
test_long_texts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OblFindPattern) words = make_pattern ("the end", PLAIN);
  g_autoptr (OblFindPattern) expression = make_pattern ("[a-z]+ end\\b", REGEX);
  g_autoptr (OblText) article = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) same = NULL;

  g_test_summary ("Nothing is lost between the calls that a long line takes");
  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "é the end, ");
  article = obl_text_new (text->str);
  hits = obl_find_run (words, article, NULL, NULL, 0, NULL, NULL);
  same = obl_find_run (expression, article, NULL, NULL, 0, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 40000);
  g_assert_cmpuint (same->len, ==, 40000);
  g_assert_cmpmem (hits->data, hits->len * sizeof (OblRange), same->data,
                   same->len * sizeof (OblRange));
  g_assert_cmpuint (g_array_index (hits, OblRange, 39999).start, ==, 39999 * 11 + 2);
}

static void
test_one_hit_over_a_long_line (void)
{
  g_autofree char *letters = g_strnfill (300000, 'x');
  g_autofree char *hits = find (".+", REGEX, letters, NULL);

  g_assert_cmpstr (hits, ==, "0-300000");
}

static void
test_limit (void)
{
  static const guint flags[] = { PLAIN, REGEX };
  g_autoptr (OblText) text = obl_text_new ("a b a\na b a");

  g_test_summary ("No more than asked for, and whether there are more");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++) {
    g_autoptr (OblFindPattern) pattern = make_pattern ("a", flags[i]);

    for (guint limit = 1; limit < 6; limit++) {
      g_autoptr (GArray) hits = NULL;
      gboolean has_more = FALSE;

      hits = obl_find_run (pattern, text, NULL, NULL, limit, &has_more, NULL);
      g_assert_cmpuint (hits->len, ==, MIN (limit, 4));
      g_assert_cmpint (has_more, ==, limit < 4);
    }
  }
}

static void
test_blocks (void)
{
  g_autoptr (OblDocument) document = obl_document_new ();
  const OblBlock blocks[] = {
    { .range = { 0, 5 }, .kind = OBL_BLOCK_TABLE_CELL },
    { .range = { 6, 11 }, .kind = OBL_BLOCK_TABLE_CELL },
    { .range = { 12, 23 }, .kind = OBL_BLOCK_PREFORMATTED },
  };
  g_autoptr (OblFindPattern) words = make_pattern ("north korea", PLAIN);
  g_autoptr (OblFindPattern) expression = make_pattern ("north\\s+korea", REGEX);
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) same = NULL;

  g_test_summary ("Hits stay within a block, over its line breaks if it has some");
  document->text = obl_text_new ("North\tKorea\nNorth\nKorea");
  g_array_append_vals (document->blocks, blocks, G_N_ELEMENTS (blocks));
  hits = obl_find_in_document (words, document, 0, NULL, NULL);
  same = obl_find_in_document (expression, document, 0, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (same->len, ==, 1);
  g_assert_cmpuint (g_array_index (hits, OblRange, 0).start, ==, 12);
  g_assert_cmpuint (g_array_index (same, OblRange, 0).end, ==, 23);
}

static void
assert_context (const char *utf8,
                OblRange hit,
                guint n_chars,
                const char *expected,
                gboolean cut,
                const char *locale)
{
  g_autoptr (OblText) text = obl_text_new (utf8);
  OblFindContext context = obl_find_get_context (text, hit, n_chars, locale);
  g_autofree char *before = obl_text_dup_range (text, context.before);
  g_autofree char *after = obl_text_dup_range (text, context.after);
  g_autofree char *found = g_strconcat (before, "|", after, context.is_cut_before ? " <" : "",
                                        context.is_cut_after ? " >" : "", NULL);

  g_assert_cmpuint (context.before.end, ==, hit.start);
  g_assert_cmpuint (context.after.start, ==, hit.end);
  g_assert_cmpint (cut, ==, context.is_cut_before || context.is_cut_after);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_context (void)
{
  g_autofree char *letters = g_strnfill (500, 'x');

  g_test_summary ("What stands around a hit is cut between words and ends with its line");
  assert_context ("One line\nthe minister of Korea said so\nmore", (OblRange){ 25, 30 }, 100,
                  "the minister of | said so", FALSE, NULL);
  assert_context ("the minister of Korea said nothing", (OblRange){ 16, 21 }, 6, "of | said < >",
                  TRUE, NULL);
  assert_context ("the minister of Korea said nothing", (OblRange){ 16, 21 }, 0, "| < >", TRUE,
                  NULL);
  assert_context ("中国政府发表声明", (OblRange){ 4, 6 }, 3, "政府|声明 <", TRUE, "zh");
  assert_context ("😀 e\u0301 Lee", (OblRange){ 5, 8 }, 100, "😀 e\u0301 |", FALSE, NULL);
  assert_context (letters, (OblRange){ 200, 201 }, 10, "| < >", TRUE, NULL);
  assert_context ("", (OblRange){ 0, 0 }, 10, "|", FALSE, NULL);
}

static void
test_pattern_is_shared (void)
{
  OblFindPattern *pattern = make_pattern ("Korea", CASE | WORD);
  g_autoptr (OblFindPattern) shared = obl_find_pattern_ref (pattern);

  obl_find_pattern_unref (pattern);
  g_assert_cmpstr (obl_find_pattern_get_text (shared), ==, "Korea");
  g_assert_cmpuint (obl_find_pattern_get_flags (shared), ==, CASE | WORD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/find/words-as-typed", test_words_as_typed);
  g_test_add_func ("/core/find/positions", test_positions);
  g_test_add_func ("/core/find/folding", test_folding);
  g_test_add_func ("/core/find/space-and-quotes", test_space_and_quotes);
  g_test_add_func ("/core/find/whole-words", test_whole_words);
  g_test_add_func ("/core/find/expressions", test_expressions);
  g_test_add_func ("/core/find/empty-matches", test_empty_matches);
  g_test_add_func ("/core/find/mistakes", test_mistakes);
  g_test_add_func ("/core/find/costly-expressions", test_costly_expressions);
  g_test_add_func ("/core/find/long-texts", test_long_texts);
  g_test_add_func ("/core/find/one-hit-over-a-long-line", test_one_hit_over_a_long_line);
  g_test_add_func ("/core/find/limit", test_limit);
  g_test_add_func ("/core/find/blocks", test_blocks);
  g_test_add_func ("/core/find/context", test_context);
  g_test_add_func ("/core/find/pattern-is-shared", test_pattern_is_shared);
  return g_test_run ();
}
