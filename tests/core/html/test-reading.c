/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer by itself: positions, roles set late, links counted, limits. */
#include "config.h"

#include "core/html/obl-reading.h"

#include <string.h>

static void
add_paragraph (OblReading *reading, const char *text)
{
  OblReadingBlock block = OBL_READING_BLOCK_INIT;

  obl_reading_open_block (reading, &block);
  obl_reading_text (reading, text, strlen (text));
  obl_reading_close_block (reading);
}

static void
test_positions (void)
{
  g_autoptr (OblReading) reading = obl_reading_new ();
  g_autofree char *html = NULL;
  const OblBlock *second;

  g_test_summary ("Positions are code points");
  add_paragraph (reading, "😀 e\u0301\u00e9");
  add_paragraph (reading, "한국");
  second = &g_array_index (obl_reading_get_blocks (reading), OblBlock, 1);
  g_assert_cmpuint (second->range.start, ==, 6);
  g_assert_cmpuint (second->range.end, ==, 8);
  html = obl_reading_dup_html (reading);
  g_assert_nonnull (strstr (html, "<p data-s=\"6\""));
}

static void
test_roles (void)
{
  g_autoptr (OblReading) reading = obl_reading_new ();
  g_autofree char *html = NULL;

  g_test_summary ("A role set after the block was written is in the HTML");
  add_paragraph (reading, "Title");
  add_paragraph (reading, "Share");
  g_array_index (obl_reading_get_blocks (reading), OblBlock, 0).role = OBL_ROLE_TITLE;
  g_array_index (obl_reading_get_blocks (reading), OblBlock, 1).role = OBL_ROLE_BOILERPLATE;
  html = obl_reading_dup_html (reading);
  g_assert_cmpstr (html, ==,
                   "<article><p data-s=\"0\" data-r=\"title\" dir=\"auto\">Title</p>\n"
                   "<p data-s=\"6\" data-r=\"boilerplate\" dir=\"auto\">Share</p></article>");
}

static void
test_links (void)
{
  g_autoptr (OblReading) reading = obl_reading_new ();
  OblReadingBlock block = OBL_READING_BLOCK_INIT;

  block.hints = 5;
  obl_reading_open_block (reading, &block);
  obl_reading_text (reading, "a ", 2);
  obl_reading_set_in_link (reading, TRUE);
  obl_reading_text (reading, "link", 4);
  obl_reading_set_in_link (reading, FALSE);
  obl_reading_text (reading, " b", 2);
  obl_reading_close_block (reading);
  g_assert_cmpuint (obl_reading_get_n_link_chars (reading, 0), ==, 4);
  g_assert_cmpuint (obl_reading_get_hints (reading, 0), ==, 5);
}

static void
test_verbatim (void)
{
  static const char exact[] = " a  b\r\xc2\xad<&>\n\nc ";
  g_autoptr (OblReading) reading = obl_reading_new ();
  OblReadingBlock block = OBL_READING_BLOCK_INIT;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  g_test_summary ("Verbatim text loses nothing");
  obl_reading_open_block (reading, &block);
  obl_reading_verbatim (reading, exact, strlen (exact));
  obl_reading_close_block (reading);
  text = obl_reading_dup_text (reading);
  html = obl_reading_dup_html (reading);
  g_assert_cmpstr (text, ==, exact);
  g_assert_nonnull (strstr (html, "> a  b&#13;\xc2\xad&lt;&amp;&gt;\n\nc </p>"));
}

static void
test_long_paragraph (void)
{
  g_autoptr (OblReading) reading = obl_reading_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_test_summary ("A paragraph too long to be laid out at once is cut at a space");
  while (text->len < 450000)
    g_string_append (text, "word ");
  add_paragraph (reading, text->str);
  g_assert_cmpuint (obl_reading_get_blocks (reading)->len, ==, 3);
  g_assert_false (obl_reading_is_too_long (reading));
}

static void
test_too_long (void)
{
  g_autoptr (OblReading) reading = obl_reading_new ();
  g_autofree char *text = g_strnfill (OBL_READING_MAX_CHARS / 2, 'x');

  g_test_summary ("An article too long to be shown says so");
  add_paragraph (reading, text);
  add_paragraph (reading, "x");
  g_assert_false (obl_reading_is_too_long (reading));
  add_paragraph (reading, text);
  add_paragraph (reading, "x");
  g_assert_true (obl_reading_is_too_long (reading));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/html/reading/positions", test_positions);
  g_test_add_func ("/core/html/reading/roles", test_roles);
  g_test_add_func ("/core/html/reading/links", test_links);
  g_test_add_func ("/core/html/reading/verbatim", test_verbatim);
  g_test_add_func ("/core/html/reading/long-paragraph", test_long_paragraph);
  g_test_add_func ("/core/html/reading/too-long", test_too_long);
  return g_test_run ();
}
