/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of print with made-up boxes: running heads, reading order, paragraphs, headings, hyphens. */
#include "config.h"

#include <string.h>

#include "worker/obl-pdf-columns.h"
#include "worker/obl-pdf-flow.h"
#include "worker/obl-pdf-heads.h"
#include "worker/obl-pdf-words.h"

#define SIZE 10.0
#define PITCH 12.0

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);
}

static OblPdfLine *
add (GPtrArray *lines, double x0, double y, double x1, const char *text)
{
  OblPdfLine *line = obl_pdf_line_new (text, 1);

  line->x0 = x0;
  line->y0 = y;
  line->x1 = x1;
  line->y1 = y + SIZE;
  line->size = SIZE;
  g_ptr_array_add (lines, line);
  return line;
}

/* A column of lines that are all as wide; in @text one per LF.  Gives the y below. */
static double
add_column (GPtrArray *lines, double x0, double y, double x1, const char *text)
{
  g_auto (GStrv) each = g_strsplit (text, "\n", -1);

  for (char **line = each; *line != NULL; line++, y += PITCH)
    add (lines, x0, y, x1, *line);
  return y;
}

/* Frees @lines. */
static char *
dup_lines (GPtrArray *lines)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", ((OblPdfLine *)lines->pdata[i])->text);
  g_ptr_array_unref (lines);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Frees @pieces. */
static char *
dup_ordered (GPtrArray *pieces)
{
  GPtrArray *lines = new_lines ();

  obl_pdf_columns_order (pieces, lines);
  g_assert_cmpuint (pieces->len, ==, 0);
  g_ptr_array_unref (pieces);
  return dup_lines (lines);
}

/* "1:" for a heading, "*" for an item, "=" for a row.  Frees @lines. */
static char *
dup_blocks (GPtrArray *lines)
{
  g_autoptr (GArray) blocks = obl_pdf_flow (lines);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++) {
    const OblPdfBlock *block = &g_array_index (blocks, OblPdfBlock, i);

    if (i > 0)
      g_string_append_c (out, '|');
    if (block->heading > 0)
      g_string_append_printf (out, "%u:", block->heading);
    g_string_append (out, block->is_item ? "*" : block->is_row ? "=" : "");
    g_string_append (out, block->text);
  }
  g_ptr_array_unref (lines);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

#define assert_taken(string, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *taken_ = (string);                                                            \
    g_assert_cmpstr (taken_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* --- Reading order ---------------------------------------------------------------------------- */

static void
test_columns (void)
{
  GPtrArray *pieces = new_lines ();

  /* Upside down: the order they come in says nothing. */
  add_column (pieces, 210, 130, 390, "d\ne\nf");
  add_column (pieces, 10, 130, 190, "a\nb\nc");
  add (pieces, 60, 100, 340, "title");
  add (pieces, 10, 170, 390, "table over both");
  add_column (pieces, 10, 184, 190, "g\nh\ni");
  add_column (pieces, 210, 184, 390, "j\nk\nl");
  assert_taken (dup_ordered (pieces), "title|a|b|c|d|e|f|table over both|g|h|i|j|k|l");
}

static void
test_three_columns (void)
{
  GPtrArray *pieces = new_lines ();

  for (guint i = 0; i < 4; i++) {
    char text[3][3] = { "a0", "b0", "c0" };

    for (guint j = 0; j < 3; j++) {
      text[j][1] = (char)('0' + i);
      add (pieces, 10 + 130 * j, 100 + PITCH * i, 125 + 130 * j, text[j]);
    }
  }
  assert_taken (dup_ordered (pieces), "a0|a1|a2|a3|b0|b1|b2|b3|c0|c1|c2|c3");
}

/* Short cells, a number's column: rows, not columns. */
static void
test_rows (void)
{
  GPtrArray *pieces = new_lines ();
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < 4; i++) {
    add (pieces, 10, 100 + PITCH * i, i == 0 ? 110 : 40, "port");
    add (pieces, 200, 100.5 + PITCH * i, 215, "12");
  }
  obl_pdf_columns_order (pieces, lines);
  g_assert_cmpuint (lines->len, ==, 4);
  g_assert_true (((OblPdfLine *)lines->pdata[0])->is_row);
  g_ptr_array_unref (pieces);
  assert_taken (dup_lines (lines), "port 12|port 12|port 12|port 12");
}

/* A narrow column spreads the words of some line over its width. */
static void
test_spread (void)
{
  GPtrArray *pieces = new_lines ();
  GPtrArray *lines = new_lines ();

  add (pieces, 10, 100, 190, "as wide as");
  add (pieces, 10, 112, 60, "can");
  add (pieces, 140, 112, 190, "be");
  add (pieces, 10, 124, 190, "all others");
  obl_pdf_columns_order (pieces, lines);
  g_ptr_array_unref (pieces);
  assert_taken (dup_blocks (lines), "as wide as can be all others");
}

/* A note's mark is raised, a bullet stands apart, an initial is as high as two lines. */
static void
test_pieces (void)
{
  GPtrArray *pieces = new_lines ();
  OblPdfLine *mark;
  OblPdfLine *initial;

  add (pieces, 30, 100, 100, "as he said");
  mark = add (pieces, 100.5, 98, 104, "2");
  mark->y1 = mark->y0 + 6;
  mark->size = 6;
  add (pieces, 10, 112, 14, "\xe2\x80\xa2");
  add (pieces, 40, 112, 100, "an item");
  initial = add (pieces, 10, 130, 28, "T");
  initial->y1 = 152;
  initial->size = 24;
  add (pieces, 31, 130, 190, "he first line");
  add (pieces, 31, 142, 190, "the second");
  assert_taken (dup_ordered (pieces), "as he said2|\xe2\x80\xa2 an item|The first line|the second");
}

static void
test_sideways (void)
{
  GPtrArray *pieces = new_lines ();

  add (pieces, 2, 100, 8, "stamp")->is_sideways = TRUE;
  add (pieces, 10, 100, 190, "text");
  assert_taken (dup_ordered (pieces), "text|stamp");
}

/* --- Running heads ---------------------------------------------------------------------------- */

/* @n_pages pages of a head, five lines of text and a number at the foot. */
static GPtrArray *
make_pages (guint n_pages, const char *left_head, const char *right_head)
{
  GPtrArray *lines = new_lines ();

  for (guint page = 1; page <= n_pages; page++) {
    g_autofree char *number = g_strdup_printf ("- %u -", page);
    guint before = lines->len;

    add (lines, 10, 20, 100, page % 2 == 0 ? left_head : right_head);
    for (guint i = 0; i < 8; i++) {
      g_autofree char *text = g_strdup_printf ("%c%c", 'a' + (int)page, 'a' + (int)i);

      add (lines, 10, 60 + PITCH * i, 190, text);
    }
    add (lines, 90, 300, 110, number);
    for (guint i = before; i < lines->len; i++)
      ((OblPdfLine *)lines->pdata[i])->page = page;
  }
  return lines;
}

static void
test_heads (void)
{
  GPtrArray *lines = make_pages (3, "Halmar, chapter 1", "Halmar, chapter 1");

  g_assert_cmpuint (obl_pdf_heads_remove (lines), ==, 6);
  assert_taken (dup_lines (lines),
                "ba|bb|bc|bd|be|bf|bg|bh|ca|cb|cc|cd|ce|cf|cg|ch|da|db|dc|dd|de|df|dg|dh");
}

static void
test_heads_of_books (void)
{
  GPtrArray *lines = make_pages (8, "The title of the book", "The title of a chapter");

  g_assert_cmpuint (obl_pdf_heads_remove (lines), ==, 16);
  g_assert_cmpuint (lines->len, ==, 64);
  g_ptr_array_unref (lines);
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const OblPdfLine *first = *(OblPdfLine *const *)a;
  const OblPdfLine *second = *(OblPdfLine *const *)b;

  return (first->page > second->page) - (first->page < second->page);
}

/* Heads of chapters, each on two pages, beside something that is on all. */
static void
test_heads_of_chapters (void)
{
  GPtrArray *lines = make_pages (8, "Halmar", "Halmar");

  for (guint page = 1; page <= 8; page++) {
    g_autofree char *head = g_strnfill (5 + (page - 1) / 2, 'h');

    add (lines, 300, 20, 340, head)->page = page;
  }
  g_ptr_array_sort (lines, compare_pages);
  g_assert_cmpuint (obl_pdf_heads_remove (lines), ==, 24);
  g_ptr_array_unref (lines);
}

/* Two pages prove nothing; what is said once on a page's first line is text. */
static void
test_no_heads (void)
{
  GPtrArray *lines = make_pages (2, "Halmar", "Halmar");

  g_assert_cmpuint (obl_pdf_heads_remove (lines), ==, 0);
  g_ptr_array_unref (lines);
  lines = make_pages (6, "Halmar", "Halmar");
  for (guint i = 10; i < lines->len; i += 10) {
    OblPdfLine *line = lines->pdata[i];

    /* Elsewhere on every page. */
    line->y0 += 7.0 * i;
    line->y1 += 7.0 * i;
  }
  g_assert_cmpuint (obl_pdf_heads_remove (lines), ==, 6);
  g_ptr_array_unref (lines);
}

/* --- Paragraphs ------------------------------------------------------------------------------- */

static void
test_indents (void)
{
  GPtrArray *lines = new_lines ();

  add_column (lines, 10, 100, 190, "One line\nand another.");
  add (lines, 22, 124, 190, "Two begins");
  add_column (lines, 10, 136, 190, "and goes on\nto its end.");
  assert_taken (dup_blocks (lines), "One line and another.|Two begins and goes on to its end.");
}

static void
test_gaps (void)
{
  GPtrArray *lines = new_lines ();
  double y = add_column (lines, 10, 100, 190, "One line\nand another\nand more.");

  y = add_column (lines, 10, y + 6, 190, "Two is\nas long\nas one.");
  add_column (lines, 10, y + 6, 190, "Three ends\nit all.");
  assert_taken (dup_blocks (lines),
                "One line and another and more.|Two is as long as one.|Three ends it all.");
}

/* Nothing but the length of its last line shows where a paragraph ends. */
static void
test_short_lines (void)
{
  GPtrArray *lines = new_lines ();

  add_column (lines, 10, 100, 190, "A line of print that is\nas long as the others and");
  add (lines, 10, 124, 60, "then ends.");
  add_column (lines, 10, 136, 190, "Another line of print\nthat is as long.");
  assert_taken (dup_blocks (lines), "A line of print that is as long as the others and then ends.|"
                                    "Another line of print that is as long.");
}

/* Ragged lines end where the next word has no room. */
static void
test_ragged (void)
{
  GPtrArray *lines = new_lines ();

  add (lines, 10, 100, 190, "The first line is the longest.");
  add (lines, 10, 112, 165, "Unacceptably the second");
  add (lines, 10, 124, 175, "Incomprehensible third");
  assert_taken (dup_blocks (lines), "The first line is the longest. Unacceptably the second "
                                    "Incomprehensible third");
}

static void
test_hanging (void)
{
  GPtrArray *lines = new_lines ();

  add (lines, 10, 100, 190, "Berg, Ada: The harbour of");
  add (lines, 30, 112, 120, "Halmar, a history. 1999.");
  add (lines, 10, 124, 190, "Dahl, Eva: Storms of the");
  add (lines, 30, 136, 120, "century. 2004.");
  assert_taken (dup_blocks (lines), "Berg, Ada: The harbour of Halmar, a history. 1999.|"
                                    "Dahl, Eva: Storms of the century. 2004.");
}

/* From page to page a sentence goes on. */
static void
test_pages (void)
{
  GPtrArray *lines = new_lines ();

  add_column (lines, 10, 700, 190, "The text begins on one\npage and is not yet");
  add (lines, 10, 100, 190, "at its end here.")->page = 2;
  add (lines, 10, 112, 190, "It ends now.")->page = 2;
  add (lines, 10, 100, 190, "Another.")->page = 3;
  {
    g_autoptr (GArray) blocks = obl_pdf_flow (lines);

    g_assert_cmpuint (blocks->len, ==, 2);
    g_assert_cmpuint (g_array_index (blocks, OblPdfBlock, 0).page, ==, 1);
    g_assert_cmpuint (g_array_index (blocks, OblPdfBlock, 1).page, ==, 3);
  }
  assert_taken (
      dup_blocks (lines),
      "The text begins on one page and is not yet at its end here. It ends now.|Another.");
}

static void
test_headings (void)
{
  GPtrArray *lines = new_lines ();
  OblPdfLine *line;

  for (guint i = 0; i < 2; i++) {
    line = add (lines, 10, 60 + 24 * i, 190 - 40 * i, i == 0 ? "A title of" : "two lines");
    line->y1 = line->y0 + 20;
    line->size = 20;
  }
  line = add (lines, 10, 114, 80, "Larger");
  line->size = 14;
  line->y1 = line->y0 + 14;
  add_column (lines, 10, 132, 190, "Text that is much longer than\nany of its headings are, and");
  add_column (lines, 10, 156, 190, "goes on for many lines, as\ntext mostly does.");
  add (lines, 10, 190, 60, "Bold")->is_bold = TRUE;
  add_column (lines, 10, 202, 190, "More text of the usual kind,\nand of the usual length.");
  add (lines, 10, 230, 190, "A bold sentence is none.")->is_bold = TRUE;
  assert_taken (dup_blocks (lines),
                "1:A title of two lines|2:Larger|Text that is much longer than any of its headings "
                "are, and goes on for many lines, as text mostly does.|3:Bold|More text of the "
                "usual kind, and of the usual length.|A bold sentence is none.");
}

static void
test_items (void)
{
  GPtrArray *lines = new_lines ();

  add_column (lines, 10, 100, 190, "There are");
  add (lines, 20, 112, 190, "\xe2\x80\xa2 ships that are long");
  add (lines, 30, 124, 100, "And large,");
  add (lines, 20, 136, 80, "\xe2\x80\xa2 boats.");
  add (lines, 10, 148, 190, "That is all.");
  add (lines, 10, 172, 190, "\xe2\x80\x93 Speech has a dash.");
  assert_taken (dup_blocks (lines), "There are|*ships that are long And large,|*boats.|"
                                    "That is all.|\xe2\x80\x93 Speech has a dash.");
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
join (const char *known, const char *first, const char *second)
{
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (OblPdfWords) words = NULL;
  GString *text = g_string_new (first);

  add (lines, 0, 0, 1, known);
  add (lines, 0, 0, 1, first);
  add (lines, 0, 0, 1, second);
  words = obl_pdf_words_new (lines);
  obl_pdf_words_join (words, text, second);
  return g_string_free (text, FALSE);
}

static void
test_hyphens (void)
{
  assert_taken (join ("none", "they co-", "operate now"), "they cooperate now");
  assert_taken (join ("none", "they co\xe2\x80\x90", "operate"), "they cooperate");
  assert_taken (join ("none", "they co\xc2\xad", "operate"), "they cooperate");
  /* The document says. */
  assert_taken (join ("They co-operate.", "they co-", "operate"), "they co-operate");
  assert_taken (join ("Selfmade, then.", "a self-", "made man"), "a selfmade man");
  /* Words that have one. */
  assert_taken (join ("none", "a self-", "made man"), "a self-made man");
  assert_taken (join ("none", "state-of-", "the-art"), "state-of-the-art");
  assert_taken (join ("none", "Franco-", "German"), "Franco-German");
  assert_taken (join ("none", "COVID-", "19 was"), "COVID-19 was");
  assert_taken (join ("none", "the pre-", "and post-war years"), "the pre- and post-war years");
  /* One that no reader sees, before the one at the end of the line. */
  assert_taken (join ("They cooperate.", "they co\xc2\xadop-", "erate"), "they co\xc2\xadoperate");
  assert_taken (join ("none",
                      "they \xc2\xad"
                      "co-",
                      "operate"),
                "they \xc2\xad"
                "cooperate");
  /* A dash is none. */
  assert_taken (join ("none", "he went -", "and came"), "he went - and came");
}

static void
test_spaces (void)
{
  assert_taken (join ("none", "one", "two"), "one two");
  assert_taken (join ("none", "\xe6\xb8\xaf\xe5\x8f\xa3", "\xe9\x87\x8d\xe6\x96\xb0"),
                "\xe6\xb8\xaf\xe5\x8f\xa3\xe9\x87\x8d\xe6\x96\xb0");
  /* Korean has spaces. */
  assert_taken (join ("none", "\xed\x95\xad\xea\xb5\xac", "\xec\x97\xb4\xeb\xa0\xb8"),
                "\xed\x95\xad\xea\xb5\xac \xec\x97\xb4\xeb\xa0\xb8");
}

static void
test_sentences (void)
{
  g_assert_true (obl_pdf_words_ends_sentence ("The end."));
  g_assert_true (obl_pdf_words_ends_sentence ("\xe2\x80\x9cThe end?\xe2\x80\x9d"));
  g_assert_true (obl_pdf_words_ends_sentence ("The end.)12"));
  g_assert_true (obl_pdf_words_ends_sentence ("\xe7\xbb\x93\xe6\x9d\x9f\xe3\x80\x82"));
  g_assert_false (obl_pdf_words_ends_sentence ("not yet"));
  g_assert_false (obl_pdf_words_ends_sentence ("in 2004"));
  g_assert_false (obl_pdf_words_ends_sentence (""));
}

/* Whatever boxes a file says its lines have: all of its words come out, and nothing else. */
static void
test_any_boxes (void)
{
  for (guint round = 0; round < 200; round++) {
    GPtrArray *pieces = new_lines ();
    guint n_pieces = (guint)g_test_rand_int_range (0, 60);
    g_autofree char *text = NULL;
    guint n_found = 0;

    for (guint i = 0; i < n_pieces; i++) {
      double x = g_test_rand_double_range (-50, 600);
      double y = g_test_rand_double_range (-50, 800);
      OblPdfLine *line = add (pieces, x, y, x + g_test_rand_double_range (0, 400), "word#");

      line->size = g_test_rand_double_range (1, 60);
      line->y1 = y + g_test_rand_double_range (0, 60);
      line->is_bold = g_test_rand_bit ();
      line->is_sideways = g_test_rand_int_range (0, 10) == 0;
    }
    text = dup_ordered (pieces);
    for (const char *p = strchr (text, '#'); p != NULL; p = strchr (p + 1, '#'))
      n_found++;
    g_assert_cmpuint (n_found, ==, n_pieces);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-flow/columns", test_columns);
  g_test_add_func ("/pdf-flow/three-columns", test_three_columns);
  g_test_add_func ("/pdf-flow/rows", test_rows);
  g_test_add_func ("/pdf-flow/spread", test_spread);
  g_test_add_func ("/pdf-flow/pieces", test_pieces);
  g_test_add_func ("/pdf-flow/sideways", test_sideways);
  g_test_add_func ("/pdf-flow/heads", test_heads);
  g_test_add_func ("/pdf-flow/heads-of-books", test_heads_of_books);
  g_test_add_func ("/pdf-flow/heads-of-chapters", test_heads_of_chapters);
  g_test_add_func ("/pdf-flow/no-heads", test_no_heads);
  g_test_add_func ("/pdf-flow/indents", test_indents);
  g_test_add_func ("/pdf-flow/gaps", test_gaps);
  g_test_add_func ("/pdf-flow/short-lines", test_short_lines);
  g_test_add_func ("/pdf-flow/ragged", test_ragged);
  g_test_add_func ("/pdf-flow/hanging", test_hanging);
  g_test_add_func ("/pdf-flow/pages", test_pages);
  g_test_add_func ("/pdf-flow/headings", test_headings);
  g_test_add_func ("/pdf-flow/items", test_items);
  g_test_add_func ("/pdf-flow/hyphens", test_hyphens);
  g_test_add_func ("/pdf-flow/spaces", test_spaces);
  g_test_add_func ("/pdf-flow/sentences", test_sentences);
  g_test_add_func ("/pdf-flow/any-boxes", test_any_boxes);
  return g_test_run ();
}
