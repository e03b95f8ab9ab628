/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions against bytes and UTF-16 units, checked with GLib's own conversions. */
#include "config.h"

#include <string.h>

#include "core/text/obl-text.h"

static const char *const samples[] = {
  "",
  "plain",
  "é",
  "😀",
  "a😀b👩🏽‍🚀c",
  "e\xcc\x81 combining",
  "북한은 “준비”",
  "قالت 😀 الوزارة",
};

static void
check_text (const char *utf8)
{
  g_autoptr (OblText) text = obl_text_new (utf8);
  guint32 n = obl_text_get_n_chars (text);

  g_assert_cmpuint (n, ==, (guint32)g_utf8_strlen (utf8, -1));
  for (guint32 i = 0; i <= n; i++) {
    gsize byte = (gsize)(g_utf8_offset_to_pointer (utf8, i) - utf8);
    glong utf16 = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16 (utf8, (glong)byte, NULL, &utf16, NULL);

    g_assert_cmpuint (obl_text_to_byte (text, i), ==, byte);
    g_assert_cmpuint (obl_text_from_byte (text, byte), ==, i);
    g_assert_cmpuint (obl_text_to_utf16 (text, i), ==, (guint32)utf16);
    g_assert_cmpuint (obl_text_from_utf16 (text, (guint32)utf16), ==, i);
    /* Inside a character means that character. */
    for (gsize inside = byte; i < n && inside < obl_text_to_byte (text, i + 1); inside++)
      g_assert_cmpuint (obl_text_from_byte (text, inside), ==, i);
    if (i < n && obl_text_to_utf16 (text, i + 1) - (guint32)utf16 == 2)
      g_assert_cmpuint (obl_text_from_utf16 (text, (guint32)utf16 + 1), ==, i);
  }
}

static void
test_conversions (void)
{
  g_test_summary ("Every position of every sample, and of them all many times over");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    check_text (samples[i]);
  for (guint repeat = 1; repeat <= 40; repeat++) {
    GString *together = g_string_new (NULL);

    for (guint i = 0; i < repeat; i++)
      g_string_append (together, samples[i % G_N_ELEMENTS (samples)]);
    check_text (together->str);
    g_string_free (together, TRUE);
  }
}

static void
test_quotes (void)
{
  g_autoptr (OblText) text = obl_text_new ("a😀bc d");
  OblRange ranges[] = { { 1, 3 }, { 5, 6 } };
  OblRange outside = { 5, 7 };
  g_autofree char *quote = obl_text_dup_quote (text, ranges, 2);

  g_test_summary ("Quotes are cut at code points and joined by one space");
  g_assert_cmpstr (quote, ==, "😀b d");
  g_assert_true (obl_text_range_is (text, ranges[0], "😀b"));
  g_assert_false (obl_text_range_is (text, ranges[0], "😀"));
  g_assert_false (obl_text_range_is (text, outside, "d"));
  g_assert_cmpstr (obl_text_get_sha256 (text), ==,
                   "8cb7b1f3d1afd586a744cdc81ec2141913a164e3c5e95ac2836a358b9017a18c");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/text/conversions", test_conversions);
  g_test_add_func ("/core/text/text/quotes", test_quotes);
  return g_test_run ();
}
