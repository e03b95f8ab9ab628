/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages become: text, reading HTML and blocks of many small pieces of markup.  Each outcome must
 * also read back as its text, and become itself when it is read again. */
#include "config.h"

#include "core/html/obl-html-walk.h"

#include <string.h>

static OblReading *
walk (const char *html, const OblHtmlWalkOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (html, strlen (html), &error);
  OblReading *reading = obl_reading_new ();

  g_assert_no_error (error);
  obl_html_walk (obl_html_tree_get_root (tree), options, reading);
  return reading;
}

/* The attributes that every block has, out of the way. */
static char *
dup_short (const char *html)
{
  g_autoptr (GRegex) usual
      = g_regex_new (" data-s=\"[0-9]+\" data-r=\"body\" dir=\"auto\"", 0, 0, NULL);

  return g_regex_replace_literal (usual, html, -1, 0, "", 0, NULL);
}

static void
assert_blocks_tile (OblReading *reading, const char *utf8)
{
  g_autoptr (OblText) text = obl_text_new (utf8);
  const GArray *blocks = obl_reading_get_blocks (reading);
  guint32 at = 0;

  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);
    g_autofree char *content = obl_reading_dup_block_text (reading, i);

    g_assert_cmpuint (block->range.start, ==, at);
    g_assert_cmpuint (block->range.end, >, block->range.start);
    g_assert_true (obl_text_range_is (text, block->range, content));
    at = block->range.end;
    if (i + 1 < blocks->len) {
      gunichar separator = obl_text_get_char (text, at);

      g_assert_true (separator == '\n' || separator == '\t');
      at++;
    }
  }
  g_assert_cmpuint (at, ==, obl_text_get_n_chars (text));
}

/* @text: NULL, the text is not looked at. */
static void
assert_walk (const char *page, const char *html, const char *text)
{
  static const OblHtmlWalkOptions foreign = { .base_url = "https://example.org/a/b.html" };
  static const OblHtmlWalkOptions own = { .is_own = TRUE };
  g_autoptr (OblReading) reading = walk (page, &foreign);
  g_autoptr (OblReading) again = NULL;
  g_autofree char *own_text = obl_reading_dup_text (reading);
  g_autofree char *own_html = obl_reading_dup_html (reading);
  g_autofree char *short_html = dup_short (own_html);
  g_autofree char *content = obl_html_dup_text_content (own_html, strlen (own_html));
  g_autofree char *html_again = NULL;

  g_assert_cmpstr (short_html, ==, html);
  if (text != NULL)
    g_assert_cmpstr (own_text, ==, text);
  g_assert_cmpstr (content, ==, own_text);
  assert_blocks_tile (reading, own_text);
  again = walk (own_html, &own);
  html_again = obl_reading_dup_html (again);
  g_assert_cmpstr (html_again, ==, own_html);
}

static void
test_blocks (void)
{
  g_test_summary ("Paragraphs, headings and quotations; loose text becomes a paragraph");
  assert_walk ("<p>One</p><p>Two</p>", "<article><p>One</p>\n<p>Two</p></article>", "One\nTwo");
  assert_walk ("loose<div>div<p>p</p>tail</div>",
               "<article><p>loose</p>\n<p>div</p>\n<p>p</p>\n<p>tail</p></article>",
               "loose\ndiv\np\ntail");
  assert_walk ("<h1>A</h1><h3>B <small>C</small></h3>",
               "<article><h1>A</h1>\n<h3>B <small>C</small></h3></article>", "A\nB C");
  assert_walk ("<h2><div>A</div><div>B</div></h2>", "<article><h2>A<br>\nB</h2></article>", "A\nB");
  assert_walk ("<blockquote>A<p>B</p></blockquote>C",
               "<article><blockquote><p>A</p>\n<p>B</p></blockquote>\n<p>C</p></article>",
               "A\nB\nC");
  assert_walk ("<figure><img src=x alt=y><figcaption><p>A</p><p>B</p></figcaption></figure>",
               "<article><figure><figcaption>A<br>\nB</figcaption></figure></article>", "A\nB");
  assert_walk ("<p></p><div> \n </div><p>&nbsp;</p><ul><li></li></ul><table><tr><td></table>",
               "<article></article>", "");
  assert_walk ("", "<article></article>", "");
}

static void
test_lines (void)
{
  g_test_summary ("Line breaks break, two begin a paragraph, those at the edges go");
  assert_walk ("<p><br>A<br>B<br></p>", "<article><p>A<br>\nB</p></article>", "A\nB");
  assert_walk ("<p>A<br><br>B<br> <br>C</p>", "<article><p>A</p>\n<p>B</p>\n<p>C</p></article>",
               "A\nB\nC");
  assert_walk ("<p>A<b>B<br><br>C</b>D</p>",
               "<article><p>A<b>B</b></p>\n<p><b>C</b>D</p></article>", "AB\nCD");
  /* Blanks are no block of their own, at the end or before what follows. */
  assert_walk ("<p>A<br><br>\u00a0</p><p>B</p>", "<article><p>A</p>\n<p>B</p></article>", "A\nB");
  assert_walk ("<p>A<br><br>\u00a0 B</p>", "<article><p>A</p>\n<p>\u00a0B</p></article>",
               "A\n\u00a0B");
  assert_walk ("<h1>A<br><br>B</h1>", "<article><h1>A<br>\nB</h1></article>", "A\nB");
  assert_walk ("A<hr>B", "<article><p>A</p>\n<p>B</p></article>", "A\nB");
  assert_walk ("<p>long<wbr>word un&#x200b;seen</p>",
               "<article><p>long<wbr>word un<wbr>seen</p></article>", "longword unseen");
}

static void
test_white_space (void)
{
  g_test_summary ("Runs become one space, none at the edges; other blanks are kept");
  assert_walk ("<p> A \n\t B  <b> C </b> D </p>", "<article><p>A B <b>C</b> D</p></article>",
               "A B C D");
  assert_walk ("<p>A <a href=#x>B </a>C</p>", "<article><p>A <a href=\"#x\">B</a> C</p></article>",
               "A B C");
  assert_walk ("<p>\u3000段落</p>", "<article><p>\u3000段落</p></article>", "\u3000段落");
  assert_walk ("<p>a\u00adb\ufeffc\u2060d\u2028e</p>", "<article><p>abcd e</p></article>",
               "abcd e");
  assert_walk ("<p>a\u200db \u200fc\u00a0d</p>",
               "<article><p>a\u200db \u200fc\u00a0d</p></article>", "a\u200db \u200fc\u00a0d");
  assert_walk ("<p>1 &lt; 2 &amp;&amp; \"x\"</p>",
               "<article><p>1 &lt; 2 &amp;&amp; &quot;x&quot;</p></article>", "1 < 2 && \"x\"");
}

static void
test_preformatted (void)
{
  g_test_summary ("Preformatted text keeps its lines and indents");
  assert_walk ("<pre>\n\n  a\n\tb  c \n\nd\n\n</pre>",
               "<article><pre>\n  a\n\tb  c\n\nd</pre></article>", "  a\n\tb  c\n\nd");
  assert_walk ("<pre>a<br>b<div>c</div>d</pre>", "<article><pre>\na\nb\nc\nd</pre></article>",
               "a\nb\nc\nd");
  assert_walk ("<pre><code>x &lt; y</code></pre>",
               "<article><pre>\n<code>x &lt; y</code></pre></article>", "x < y");
}

static void
test_lists (void)
{
  g_test_summary ("Lists nest, keep their numbers, and hold paragraphs");
  assert_walk ("<ul> <li>A</li> <li>B<ul><li>C</ul><li>D</ul>",
               "<article><ul><li>A</li>\n<li><p>B</p>\n<ul><li>C</li></ul></li>\n<li>D</li></ul>"
               "</article>",
               "A\nB\nC\nD");
  assert_walk ("<ol start=3><li>A<li value=7>B</ol>",
               "<article><ol start=\"3\"><li>A</li>\n<li value=\"7\">B</li></ol></article>",
               "A\nB");
  assert_walk ("<ul><li><p>A</p><p>B</p></li></ul>",
               "<article><ul><li><p>A</p>\n<p>B</p></li></ul></article>", "A\nB");
  assert_walk ("<ul>loose<li>A</li></ul><li>stray",
               "<article><ul><li>loose</li>\n<li>A</li></ul>\n<p>stray</p></article>",
               "loose\nA\nstray");
  assert_walk ("<dl><dt>A<dd>B<dd><p>C<p>D</dl>",
               "<article><dl><dt>A</dt>\n<dd>B</dd>\n<dd><p>C</p>\n<p>D</p></dd></dl></article>",
               "A\nB\nC\nD");
  assert_walk ("<dl>loose<div><dt>A</dt></div></dl><dt>B</dt>",
               "<article><dl><dd>loose</dd>\n<dt>A</dt></dl>\n<p>B</p></article>", "loose\nA\nB");
}

static void
test_tables (void)
{
  g_test_summary ("Cells of a row are a tab apart, gaps are filled, layout tables are undone");
  assert_walk ("<table><thead><tr><th>A<th>B</thead><tr><td>1<td>2</table>",
               "<article><table><tbody><tr><th>A</th>\t<th>B</th></tr>\n"
               "<tr><td>1</td>\t<td>2</td></tr></tbody></table></article>",
               "A\tB\n1\t2");
  assert_walk ("<table><caption>T</caption><tr><th>A<th>B<tr><td><td>2</table>x",
               "<article><figure><figcaption>T</figcaption>\n"
               "<table><tbody><tr><th>A</th>\t<th>B</th></tr>\n"
               "<tr><td></td><td>2</td></tr></tbody></table></figure>\n<p>x</p></article>",
               "T\nA\tB\n2\nx");
  assert_walk (
      "<table><tr><th rowspan=2>A<th colspan=2>B<tr><td>1<td>2<tr><td>3<td>4<td>5</table>",
      "<article><table><tbody><tr><th rowspan=\"2\">A</th>\t<th colspan=\"2\">B</th></tr>\n"
      "<tr><td>1</td>\t<td>2</td></tr>\n"
      "<tr><td>3</td>\t<td>4</td>\t<td>5</td></tr></tbody></table></article>",
      "A\tB\n1\t2\n3\t4\t5");
  assert_walk ("<table><tr><td>A<td>B<tr><td><td><tr><td><p>C</p><ul><li>D</ul><td>E</table>",
               "<article><table><tbody><tr><td>A</td>\t<td>B</td></tr>\n"
               "<tr><td>C<br>\nD</td>\t<td>E</td></tr></tbody></table></article>",
               "A\tB\nC\nD\tE");
  /* What reaches down covers empty rows, too, and a gap lies beside it. */
  assert_walk ("<table><tr><td>A<td rowspan=3>B<td>C<tr><td><td><tr><td><td>D</table>",
               "<article><table><tbody><tr><td>A</td>\t<td rowspan=\"3\">B</td>\t<td>C</td></tr>"
               "<tr></tr>\n<tr><td></td><td>D</td></tr></tbody></table></article>",
               "A\tB\tC\nD");
  assert_walk ("<table><tr><td>A<tr><td>B</table>", "<article><p>A</p>\n<p>B</p></article>",
               "A\nB");
  assert_walk ("<table role=presentation><tr><td>A<td>B<tr><td>C<td>D</table>",
               "<article><p>A</p>\n<p>B</p>\n<p>C</p>\n<p>D</p></article>", "A\nB\nC\nD");
  assert_walk ("<table><tr><td>A<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>",
               "<article><p>A</p>\n<table><tbody><tr><td>1</td>\t<td>2</td></tr>\n"
               "<tr><td>3</td>\t<td>4</td></tr></tbody></table></article>",
               "A\n1\t2\n3\t4");
}

static void
test_inline (void)
{
  g_test_summary ("Inline elements are kept, split by blocks, and never twice the same");
  assert_walk ("<a href='/x?a=1&amp;b'><h2>A</h2><p>B</p></a>",
               "<article><h2><a href=\"https://example.org/x?a=1&amp;b\">A</a></h2>\n"
               "<p><a href=\"https://example.org/x?a=1&amp;b\">B</a></p></article>",
               "A\nB");
  assert_walk ("<p><b>A<b>B</b></b><del>C</del><kbd>D</kbd><font color=red>E</font></p>",
               "<article><p><b>AB</b><s>C</s><code>D</code>E</p></article>", "ABCDE");
  assert_walk ("<p><b></b>A<i> </i>B</p>", "<article><p>A B</p></article>", "A B");
  assert_walk ("<p><span class=x>A</span><span lang=fr>B</span><bdo dir=rtl>C</bdo></p>",
               "<article><p>A<span lang=\"fr\">B</span><span dir=\"rtl\">C</span></p></article>",
               "ABC");
  assert_walk ("<p>a <abbr title='United Nations' class=x>UN</abbr> on <time datetime=2024-01-21 "
               "id=t>Sunday</time>",
               "<article><p>a <abbr title=\"United Nations\">UN</abbr> on "
               "<time datetime=\"2024-01-21\">Sunday</time></p></article>",
               "a UN on Sunday");
  assert_walk ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>",
               "<article><p><ruby>漢<rt data-rt=\"かん\"></rt>字<rt data-rt=\"じ\"></rt></ruby></p>"
               "</article>",
               "漢字");
}

static void
test_links (void)
{
  static const struct {
    const char *href;
    const char *kept; /* NULL: the link goes, its words stay */
  } cases[] = {
    { "https://example.com/", "https://example.com/" },
    { " HTTP://example.com/x\ty ", "HTTP://example.com/xy" },
    { "mailto:a@example.com", "mailto:a@example.com" },
    { "#here", "#here" },
    { "c.html", "https://example.org/a/c.html" },
    { "//other.example/x", "https://other.example/x" },
    { "javascript:alert(1)", NULL },
    { "java\tscript:alert(1)", NULL },
    { "&#1;javascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "vbscript:x", NULL },
    { "file:///etc/passwd", NULL },
    { "ftp://example.com/", NULL },
    { "about:blank", NULL },
    { "", NULL },
  };

  g_test_summary ("Only http, https, mailto and places in the page; relative ones are completed");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *page = g_strdup_printf ("<p><a href=\"%s\">A</a></p>", cases[i].href);
    g_autofree char *html
        = cases[i].kept == NULL
              ? g_strdup ("<article><p>A</p></article>")
              : g_strdup_printf ("<article><p><a href=\"%s\">A</a></p></article>", cases[i].kept);

    assert_walk (page, html, "A");
  }
}

static void
test_dropped (void)
{
  g_test_summary ("What is not text for reading goes with everything in it");
  assert_walk ("<script>a</script><style>b</style><p>A<!-- c --><svg><text>d</text></svg>"
               "<iframe>e</iframe><noscript>f</noscript><template>g</template><object>h</object>"
               "<video>i</video><select><option>j</select><textarea>k</textarea>"
               "<button>l</button><math><mi>m</mi></math><canvas>n</canvas></p>",
               "<article><p>A</p></article>", "A");
  assert_walk ("<p hidden>A</p><p style='color: red; DISPLAY : none'>B</p>"
               "<div style='visibility:hidden'><p>C</p></div><dialog>D</dialog><p>E</p>",
               "<article><p>E</p></article>", "E");
  assert_walk ("<x-card><template shadowrootmode=open><p>Shadow</p></template></x-card>",
               "<article><p>Shadow</p></article>", "Shadow");
}

static void
test_language (void)
{
  g_test_summary ("Language and direction of a block are kept where they differ from the page's");
  assert_walk ("<html lang=en><body dir=ltr><p lang=en>A</p><div lang=ar dir=rtl><p>B</p></div>"
               "<p lang='x\" onclick=y'>C</p>",
               "<article><p>A</p>\n"
               "<p data-s=\"2\" data-r=\"body\" dir=\"rtl\" lang=\"ar\">B</p>\n<p>C</p></article>",
               "A\nB\nC");
}

static void
test_kinds (void)
{
  static const OblHtmlWalkOptions options = { 0 };
  g_autoptr (OblReading) reading
      = walk ("<h3>h</h3><p>p</p><ul><li>1<ul><li>2</ul></ul><blockquote>q</blockquote>"
              "<pre>c</pre><figure><figcaption>f</figcaption></figure>"
              "<table><tr><th>a<th>b<tr><td><td>d</table>",
              &options);

  static const struct {
    OblBlockKind kind;
    guint level;
    gint32 row, column;
  } expected[] = {
    { OBL_BLOCK_HEADING, 3, -1, -1 },   { OBL_BLOCK_PARAGRAPH, 0, -1, -1 },
    { OBL_BLOCK_LIST_ITEM, 1, -1, -1 }, { OBL_BLOCK_LIST_ITEM, 2, -1, -1 },
    { OBL_BLOCK_QUOTE, 0, -1, -1 },     { OBL_BLOCK_PREFORMATTED, 0, -1, -1 },
    { OBL_BLOCK_CAPTION, 0, -1, -1 },   { OBL_BLOCK_TABLE_CELL, 0, 0, 0 },
    { OBL_BLOCK_TABLE_CELL, 0, 0, 1 },  { OBL_BLOCK_TABLE_CELL, 0, 1, 1 },
  };

  const GArray *blocks = obl_reading_get_blocks (reading);

  g_test_summary ("The block table says what each block is");
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);

    g_assert_cmpint (block->kind, ==, expected[i].kind);
    g_assert_cmpuint (block->level, ==, expected[i].level);
    g_assert_cmpint (block->row, ==, expected[i].row);
    g_assert_cmpint (block->column, ==, expected[i].column);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/html/walk/blocks", test_blocks);
  g_test_add_func ("/core/html/walk/lines", test_lines);
  g_test_add_func ("/core/html/walk/white-space", test_white_space);
  g_test_add_func ("/core/html/walk/preformatted", test_preformatted);
  g_test_add_func ("/core/html/walk/lists", test_lists);
  g_test_add_func ("/core/html/walk/tables", test_tables);
  g_test_add_func ("/core/html/walk/inline", test_inline);
  g_test_add_func ("/core/html/walk/links", test_links);
  g_test_add_func ("/core/html/walk/dropped", test_dropped);
  g_test_add_func ("/core/html/walk/language", test_language);
  g_test_add_func ("/core/html/walk/kinds", test_kinds);
  return g_test_run ();
}
