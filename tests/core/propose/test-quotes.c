/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations by their marks. */
#include "config.h"

#include "core/propose/obl-quotes.h"

/* The quotations joined by "|". */
static char *
find_all (const char *utf8)
{
  g_autoptr (OblText) text = obl_text_new (utf8);
  g_autoptr (GArray) found = obl_quotes_find (text, (OblRange){ 0, obl_text_get_n_chars (text) });
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    const OblQuotation *one = &g_array_index (found, OblQuotation, i);
    g_autofree char *quote = obl_text_dup_range (text, one->range);

    g_string_append_printf (out, "%s%s", i == 0 ? "" : "|", quote);
  }
  return g_string_free (out, FALSE);
}

static void
test_styles (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "He said “it is ready” and “no”.", "“it is ready”|“no”" },
    { "Er sagte: „Wir gehen“, dann „nein”.", "„Wir gehen“|„nein”" },
    { "Il a dit « c’est prêt ».", "« c’est prêt »" },
    { "Er sagte »fertig« laut.", "»fertig«" },
    { "彼は「準備は「ほぼ」できた」と『本』で言った。", "「準備は「ほぼ」できた」|『本』" },
    { "She said \"it is 6 ft\" and \"no\".", "\"it is 6 ft\"|\"no\"" },
    { "A 5\" pipe and \"no\".", "\"no\"" },
    { "The ‘gift’ of the parties’ friends’.", "‘gift’" },
    { "the owner’s boats and ’tis", "" },
    { "'We can't stay,' he said of Kim's plan.", "'We can't stay,'" },
    { "“He told me ‘no’ twice.”", "“He told me ‘no’ twice.”" },
    { "🚢“준비됐다”고 했다", "“준비됐다”" },
    { "“Never closed. And on.", "“Never closed. And on." },
    { "an apostrophe ‘ alone, and “this”", "“this”" },
    { "“”", "" },
    { "“", "" },
    { "", "" },
  };

  g_test_summary ("Every style of marks is paired, and an apostrophe is none");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = find_all (cases[i].text);

    g_assert_cmpstr (found, ==, cases[i].found);
  }
}

static void
test_what_is_known (void)
{
  g_autoptr (OblText) text = obl_text_new ("🚢 ‘a b’ “c");
  g_autoptr (GArray) found = obl_quotes_find (text, (OblRange){ 1, obl_text_get_n_chars (text) });
  const OblQuotation *first;
  const OblQuotation *second;

  g_test_summary ("Ranges are code points, with and without the marks");
  g_assert_cmpuint (found->len, ==, 2);
  first = &g_array_index (found, OblQuotation, 0);
  second = &g_array_index (found, OblQuotation, 1);
  g_assert_cmpuint (first->range.start, ==, 2);
  g_assert_cmpuint (first->range.end, ==, 7);
  g_assert_cmpuint (first->inside.start, ==, 3);
  g_assert_cmpuint (first->inside.end, ==, 6);
  g_assert_true (first->is_single);
  g_assert_false (first->is_open);
  g_assert_cmpuint (second->range.start, ==, 8);
  g_assert_cmpuint (second->range.end, ==, 10);
  g_assert_cmpuint (second->inside.end, ==, 10);
  g_assert_true (second->is_open);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotes/styles", test_styles);
  g_test_add_func ("/quotes/what-is-known", test_what_is_known);
  return g_test_run ();
}
