/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page script in the real engine, through the article view. */
#include "config.h"

#include <string.h>

#include "page-fixture.h"

#define DENSE                                                                                      \
  "h1 title Ten words about nothing\n"                                                             \
  "p body KCNA reported that North Korea said it is “ready to receive” Mr Putin.\n"            \
  "p boilerplate Share this article\n"                                                             \
  "p boilerplate Most popular\n"                                                                   \
  "p body A last line."

/* --- Text -------------------------------------------------------------------------------------- */

/* Emoji with joiners and skin, combining marks, Korean in both forms, Arabic with marks and
 * direction signs, flags, what CRLF became, and a tail beyond several counting steps. */
static const char *const texts[] = {
  "p body plain",
  "p body 👩‍👩‍👧‍👦 family 👍🏽 flag 🇰🇷🇺🇦 end",
  "p body cafe\xcc\x81 a\xcc\x88o\xcc\xb2\xcc\x88 x",
  "p body 한국어 \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab 끝",
  "p body \xe2\x80\x8fالعَرَبِيَّة\xe2\x80\x8e abc",
  "p body one\nbr-free two",
  "p body 😀😀😀😀\np body 😀😀b\np body 😀",
};

static OblDocument *
new_text_document (guint index)
{
  if (index < G_N_ELEMENTS (texts) - 2 || index == G_N_ELEMENTS (texts) - 1)
    return fixture_document (texts[index]);

  /* A block with a line break inside, as pre-formatted text has. */
  return fixture_document_html ("<article><pre data-s=\"0\" data-r=\"body\">\nfirst\nsecond 😀\n"
                                "third</pre>\n<p data-s=\"21\" data-r=\"body\">a<b>b😀</b>c</p>"
                                "</article>",
                                "first\nsecond 😀\nthird\nab😀c");
}

static OblDocument *
new_long_document (void)
{
  g_autoptr (GString) text = g_string_new ("p body ");

  for (int i = 0; i < 3000; i++)
    g_string_append (text, i % 7 == 0 ? "😀" : "ab");

  return fixture_document (text->str);
}

static void
check_offsets (Fixture *fixture, OblDocument *document)
{
  guint32 n_chars = obl_text_get_n_chars (document->text);
  guint32 n_units = obl_text_to_utf16 (document->text, n_chars);
  g_autoptr (GString) expected = g_string_new ("[[");
  g_autofree char *got = NULL;

  for (guint32 i = 0; i <= n_chars; i++)
    g_string_append_printf (expected, "%s%u", i == 0 ? "" : ",",
                            obl_text_to_utf16 (document->text, i));
  g_string_append (expected, "],[");
  for (guint32 i = 0; i <= n_units; i++)
    g_string_append_printf (expected, "%s%u", i == 0 ? "" : ",",
                            obl_text_from_utf16 (document->text, i));
  g_string_append (expected, "]]");
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  got = fixture_ask (fixture, "[Array.from({length: obelus.map.points.length + 1},"
                              " (_, i) => obelus.map.points.toUnit(i)),"
                              " Array.from({length: obelus.map.nUnits + 1},"
                              " (_, i) => obelus.map.points.toPoint(i))]");
  g_assert_cmpstr (got, ==, expected->str);
}

static void
test_offsets (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) long_document = new_long_document ();

  g_test_summary ("Positions of the page are those of the core, one by one");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (OblDocument) document = new_text_document (i);

    check_offsets (fixture, document);
  }
  check_offsets (fixture, long_document);
}

static void
test_text_checked (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) other = fixture_document_html (
      "<article><p data-s=\"0\">Seoul denies it</p></article>", "Seoul admits it");
  g_autoptr (OblDocument) more
      = fixture_document_html ("<article><p data-s=\"0\">Text</p></article><p>More</p>", "Text");
  g_autoptr (OblDocument) good = fixture_document (DENSE);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  g_autofree char *live = NULL;

  g_test_summary ("A page that is not the text is reported, and its marks are not painted");
  g_ptr_array_add (spans, fixture_span (other, "Person", "Seoul", 0));
  obl_article_view_set_document (fixture->view, other);
  obl_article_view_set_marks (fixture->view, spans, NULL);
  fixture_wait (&fixture->n_ready, 1);
  g_assert_nonnull (fixture->failure);
  live = fixture_ask (fixture, "obelus.overlay.sheets.under.drawn.length");
  g_assert_cmpstr (live, ==, "0");
  g_clear_pointer (&fixture->failure, g_free);
  fixture_show (fixture, more);
  g_assert_nonnull (fixture->failure);
  g_clear_pointer (&fixture->failure, g_free);
  fixture_show (fixture, good);
  g_assert_null (fixture->failure);
}

/* --- Selection --------------------------------------------------------------------------------- */

static void
test_selection (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = fixture_document (texts[1]);
  guint32 n_chars = obl_text_get_n_chars (document->text);
  guint32 caret = 0;

  g_test_summary ("What is selected comes back as the same code points, at every place where a "
                  "character that people see begins");
  fixture_show (fixture, document);
  for (guint32 start = 0; start < n_chars; start++) {
    g_autofree char *snapped = NULL;
    g_autofree char *script
        = g_strdup_printf ("[obelus.map.points.snap(obelus.map.points.toUnit(%u), false),"
                           " obelus.map.points.toUnit(%u)]",
                           start, start);
    g_autofree char *same = g_strdup_printf ("[%u,%u]", obl_text_to_utf16 (document->text, start),
                                             obl_text_to_utf16 (document->text, start));

    snapped = fixture_ask (fixture, script);
    if (g_strcmp0 (snapped, same) != 0)
      continue;
    obl_article_view_set_selection (fixture->view, (OblRange){ start, n_chars });
    fixture_wait_for_selection (fixture, start, n_chars);
    g_assert_true (obl_article_view_get_caret (fixture->view, &caret));
    g_assert_cmpuint (caret, ==, n_chars);
  }
}

static void
test_selection_snaps (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = fixture_document ("p body a👩‍👩‍👧b e\xcc\x81!");
  g_autofree char *ignored = NULL;

  g_test_summary ("A selection never ends inside a character, however the DOM was asked to");
  fixture_show (fixture, document);
  /* From inside the family (its 2nd unit) to between e and its accent. */
  ignored = fixture_ask (fixture, "getSelection().setBaseAndExtent("
                                  "obelus.map.nodes[0], 2, obelus.map.nodes[0], 12); 0");
  fixture_wait_for_selection (fixture, 1, 10);
}

static void
test_selection_backwards (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = fixture_document (DENSE);
  OblRange range = { 0 };
  guint32 caret = 0;
  guint n = 0;
  g_autofree char *all = NULL;
  g_autofree char *back = NULL;

  g_test_summary ("Selections made backwards, across blocks and of the whole page are in the text");
  fixture_show (fixture, document);
  back = fixture_ask (fixture, "getSelection().setBaseAndExtent("
                               "obelus.map.nodes[2], 4, obelus.map.nodes[0], 4); 0");
  fixture_wait_for_selection (fixture, 4, 28);
  g_assert_true (obl_article_view_get_caret (fixture->view, &caret));
  g_assert_cmpuint (caret, ==, 4);
  all = fixture_ask (fixture, "getSelection().selectAllChildren(document.body); 0");
  fixture_wait_for_selection (fixture, 0, obl_text_get_n_chars (document->text));
  n = fixture->n_selections;
  /* Words that have been left by now are not what is to be let go. */
  g_free (fixture_ask (fixture, "obelus.clearSelection(4, 28); 0"));
  g_assert_cmpuint (fixture->n_selections, ==, n);
  obl_article_view_clear_selection (fixture->view);
  fixture_wait (&fixture->n_selections, n + 1);
  g_assert_false (obl_article_view_get_selection (fixture->view, &range));
  g_assert_true (obl_article_view_get_caret (fixture->view, &caret));
}

/* --- Painting ---------------------------------------------------------------------------------- */

typedef struct {
  OblDocument *document;
  OblLabelSet *set;
  GPtrArray *spans;
  GPtrArray *frames;
} Marked;

static OblSpan *
add_span (Marked *marked, const char *label, const char *words, guint nth)
{
  OblSpan *span = fixture_span (marked->document, label, words, nth);

  g_ptr_array_add (marked->spans, span);

  return span;
}

static void
marked_init (Marked *marked, Fixture *fixture)
{
  OblFrame *claim = obl_frame_new ();
  g_autoptr (GError) error = NULL;
  OblSpan *content = NULL;

  marked->document = fixture_document (DENSE);
  marked->set = obl_label_set_load_preset ("news-analysis", &error);
  g_assert_no_error (error);
  marked->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  marked->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  add_span (marked, "Media", "KCNA", 0);
  add_span (marked, "Person", "Putin", 0);
  content = add_span (marked, "Content", "it is", 0);
  fixture_add_fragment (marked->document, content, "“ready to receive”", 0);
  claim->type = g_strdup ("Claim");
  obl_frame_add_role (claim, "source", OBL_FILLER_SPAN,
                      &((OblSpan *)g_ptr_array_index (marked->spans, 0))->id);
  obl_frame_add_role (claim, "content", OBL_FILLER_SPAN, &content->id);
  g_ptr_array_add (marked->frames, claim);
  obl_article_view_set_label_set (fixture->view, marked->set);
  obl_article_view_set_document (fixture->view, marked->document);
  obl_article_view_set_marks (fixture->view, marked->spans, marked->frames);
  fixture_wait (&fixture->n_ready, fixture->n_ready + 1);
  g_assert_null (fixture->failure);
}

static void
marked_clear (Marked *marked)
{
  g_clear_pointer (&marked->document, obl_document_unref);
  g_clear_pointer (&marked->set, obl_label_set_unref);
  g_clear_pointer (&marked->spans, g_ptr_array_unref);
  g_clear_pointer (&marked->frames, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, marked_clear)

/* The words for which marks of this class are drawn, in order. */
static char *
painted (Fixture *fixture, const char *selector)
{
  g_autofree char *script
      = g_strdup_printf ("obelus.overlay.sheets.under.drawn.filter(({className}) => {"
                         " const sample = document.createElement('i');"
                         " sample.className = className;"
                         " return sample.matches('%s'); })"
                         ".map(({start, end}) => obelus.map.points.text.slice(start, end)).sort()",
                         selector);

  return fixture_ask (fixture, script);
}

static void
assert_painted (Fixture *fixture, const char *prefix, const char *expected)
{
  g_autofree char *got = painted (fixture, prefix);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_painted (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *astray = NULL;

  g_test_summary (
      "The words of the marks, and only those, have boxes, which lie over them; the text "
      "is untouched");
  marked_init (&marked, fixture);
  assert_painted (fixture, ".tint", "[\"KCNA\",\"Putin\"]");
  assert_painted (fixture, ".line, .edge", "[\"KCNA\",\"Putin\",\"it is\",\"“ready to receive”\"]");
  /* The character in the middle of each box is one of the mark's. */
  astray = fixture_ask (
      fixture,
      "obelus.overlay.sheets.under.drawn.filter(({className, start, end, boxes}) => {"
      " if (!className.startsWith('tint'))"
      "  return false;"
      " return boxes.length === 0 || boxes.some(({left, top, width, height}) => {"
      "  const unit = obelus.hands.unitAt(left + width / 2 - scrollX, top + height / 2 - scrollY);"
      "  return unit < start || unit >= end; }); }).length");
  g_assert_cmpstr (astray, ==, "0");
  text = fixture_ask (fixture, "obelus.article.textContent");
  g_assert_nonnull (strstr (text, "“ready to receive” Mr Putin.\\nShare"));
}

static void
test_update (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  g_autoptr (GPtrArray) put = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autofree char *asked = NULL;

  g_test_summary ("One more mark measures no words but its own; one less is gone");
  marked_init (&marked, fixture);
  g_free (fixture_ask (fixture, "globalThis.asked = [];"
                                "const rects = obelus.map.rects.bind(obelus.map);"
                                "obelus.map.rects = (start, end) => {"
                                " asked.push(obelus.map.points.text.slice(start, end));"
                                " return rects(start, end); }; 0"));
  g_ptr_array_add (put, fixture_span (marked.document, "Government", "North Korea", 0));
  obl_article_view_update_marks (fixture->view, put, NULL, NULL);
  assert_painted (fixture, ".tint", "[\"KCNA\",\"North Korea\",\"Putin\"]");
  asked = fixture_ask (fixture, "asked");
  g_assert_cmpstr (asked, ==, "[\"North Korea\"]");
  g_array_append_val (removed, ((OblSpan *)g_ptr_array_index (marked.spans, 0))->id);
  obl_article_view_update_marks (fixture->view, NULL, NULL, removed);
  assert_painted (fixture, ".tint", "[\"North Korea\",\"Putin\"]");
}

static void
test_nested (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  g_autofree char *levels = NULL;
  g_autofree char *bars = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *top = NULL;

  g_test_summary (
      "Of nested marks the innermost gives the tint, the outermost has the lowest line, "
      "and what is too deep is counted");
  marked_init (&marked, fixture);
  add_span (&marked, "Organization", "said it is “ready to receive” Mr Putin", 0);
  add_span (&marked, "Event", "“ready to receive” Mr Putin", 0);
  add_span (&marked, "Event", "to receive” Mr Putin", 0);
  add_span (&marked, "Event", "receive” Mr Putin", 0);
  add_span (&marked, "Person", "Mr Putin", 0);
  obl_article_view_set_marks (fixture->view, marked.spans, marked.frames);
  levels = fixture_ask (fixture, "obelus.marks.order.map(span => span.level)");
  g_assert_cmpstr (levels, ==, "[0,6,4,5,3,2,1,0]");
  bars = fixture_ask (fixture, "obelus.overlay.sheets.under.drawn"
                               ".filter(({className}) => /^line /.test(className)).length >= 3");
  g_assert_cmpstr (bars, ==, "true");
  counts = fixture_ask (
      fixture, "[...document.querySelectorAll('#over .count')].map(count => count.textContent)");
  g_assert_cmpstr (counts, ==, "[\"+3\"]");
  top = fixture_ask (fixture, "obelus.overlay.sheets.under.drawn"
                              ".filter(({className}) => /^tint /.test(className))"
                              ".sort((a, b) => a.depth - b.depth)"
                              ".map(({start, end}) => obelus.map.points.text.slice(start, end))"
                              ".filter(words => words.includes('Putin'))[0]");
  g_assert_cmpstr (top, ==, "\"Putin\"");
}

#define LIT_BRACKETS "obelus.overlay.brackets.filter(({className}) => / on/.test(className))"

static void
test_select (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  OblFrame *claim = NULL;
  g_autoptr (GArray) linked = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autoptr (GHashTable) names = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autofree char *letters = NULL;
  g_autofree char *name = NULL;
  g_autofree char *gaps = NULL;
  g_autofree char *gone = NULL;

  g_test_summary ("A selected claim shows its roles, its name and the gaps of its parts; the "
                  "linked marks light up");
  marked_init (&marked, fixture);
  claim = g_ptr_array_index (marked.frames, 0);
  g_hash_table_insert (names, &claim->id, (gpointer) "KCNA · assert");
  obl_article_view_set_frame_names (fixture->view, names);
  obl_article_view_select (fixture->view, &claim->id);
  letters = fixture_ask (
      fixture, "obelus.overlay.sheets.over.drawn.flatMap(row => row.list.map(([, text]) => text))");
  g_assert_cmpstr (letters, ==, "[\"S\",\"C\"]");
  name = fixture_ask (fixture, LIT_BRACKETS ".map(({name}) => name.lines)");
  g_assert_cmpstr (name, ==, "[[\"KCNA · assert\"]]");
  gaps = fixture_ask (fixture, "obelus.overlay.sheets.under.drawn"
                               ".filter(({className}) => /^gap /.test(className)).length");
  g_assert_cmpstr (gaps, ==, "1");
  assert_painted (fixture, ".swatch4.tone3", "[]");
  assert_painted (fixture, ".swatch2.tone3", "[\"KCNA\"]");
  assert_painted (fixture, ".swatch0.tone0", "[\"Putin\"]");
  obl_article_view_select (fixture->view, NULL);
  g_array_append_val (linked, ((OblSpan *)g_ptr_array_index (marked.spans, 1))->id);
  obl_article_view_set_linked (fixture->view, linked);
  assert_painted (fixture, ".swatch0.tone3", "[\"Putin\"]");
  obl_article_view_set_linked (fixture->view, NULL);
  gone = fixture_ask (fixture, "obelus.overlay.sheets.over.drawn.length + " LIT_BRACKETS ".length");
  g_assert_cmpstr (gone, ==, "0");
  assert_painted (fixture, ".swatch0.tone1", "[\"Putin\"]");
}

static void
test_long_name (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  OblFrame *claim = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autofree char *seen = NULL;

  g_test_summary ("Beside a long name in the margin the act is still to be seen: two lines in the "
                  "room that there is, and both are drawn");
  marked_init (&marked, fixture);
  claim = g_ptr_array_index (marked.frames, 0);
  g_hash_table_insert (names, &claim->id,
                       (gpointer) "A spokeswoman of the Ministry of Agriculture, Fisheries and Food"
                                  " who did not want to be named · deny");
  obl_article_view_set_frame_names (fixture->view, names);
  seen = fixture_ask (
      fixture, "obelus.overlay.brackets.map(({box, name: {lines, left, top, width, height}}) => {"
               " const sheet = obelus.overlay.sheets.under;"
               " const inked = i => sheet.context.getImageData(sheet.ratio * (left - sheet.left),"
               "  sheet.ratio * (top + i * height / 2 - sheet.top), sheet.ratio * width,"
               "  sheet.ratio * height / 2).data.some(value => value > 100);"
               " return [lines[0].startsWith('A spokes'), lines[0].endsWith('…'), lines[1],"
               "  inked(0), inked(1), left >= 0, left + width < box.left]; })");
  g_assert_cmpstr (seen, ==, "[[true,true,\"deny\",true,true,true,true]]");
}

static void
test_folds (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = fixture_document (DENSE);
  g_autofree char *folded = NULL;
  g_autofree char *label = NULL;
  g_autofree char *open = NULL;
  g_autofree char *same = NULL;

  g_test_summary (
      "Furniture is folded to a line that is no part of the text, and unfolds on a click");
  fixture_show (fixture, document);
  folded = fixture_ask (fixture, "document.querySelectorAll('article .hidden').length");
  g_assert_cmpstr (folded, ==, "2");
  label = fixture_ask (fixture, "document.querySelector('.fold').dataset.label");
  g_assert_cmpstr (label, ==, "\"2 lines of page furniture\"");
  same = fixture_ask (fixture, "obelus.article.textContent === obelus.map.points.text");
  g_assert_cmpstr (same, ==, "true");
  open = fixture_ask (fixture, "document.querySelector('.fold').click();"
                               "document.querySelectorAll('article .hidden').length");
  g_assert_cmpstr (open, ==, "0");
}

/* --- Hands ------------------------------------------------------------------------------------- */

/* Clicks in the middle of a box, as a person does. */
static void
click_box (Fixture *fixture, const char *box, guint detail)
{
  guint n = fixture->n_activated;
  g_autofree char *ignored = NULL;
  g_autofree char *script = g_strdup_printf (
      "{ const box = %s;"
      " const at = {clientX: box.left + box.width / 2, clientY: box.top + box.height / 2,"
      " bubbles: true, cancelable: true, detail: %u};"
      " const target = document.elementFromPoint(at.clientX, at.clientY);"
      " getSelection().collapse(obelus.map.nodes[0], 0);"
      " for (const type of ['mousedown', 'mouseup', 'click'])"
      " target.dispatchEvent(new MouseEvent(type, at)); }; 0",
      box, detail);

  ignored = fixture_ask (fixture, script);
  fixture_wait (&fixture->n_activated, n + 1);
}

/* On the first of the @words' letters. */
static void
click (Fixture *fixture, const char *words, guint detail)
{
  g_autofree char *box = g_strdup_printf (
      "(unit => obelus.map.rects(unit, unit + 1)[0])(obelus.map.points.text.indexOf('%s'))", words);

  click_box (fixture, box, detail);
}

static void
assert_activated (Fixture *fixture, const OblId *id, gboolean open)
{
  g_autofree char *expected = id == NULL ? NULL : obl_id_dup_string (id);

  g_assert_cmpstr (fixture->activated, ==, expected);
  g_assert_cmpint (fixture->opened, ==, open);
}

static void
test_click (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  OblSpan *media = NULL;
  OblSpan *content = NULL;
  OblFrame *claim = NULL;

  g_test_summary ("A click picks the innermost mark, the next clicks those around it, a double "
                  "click opens, and a bracket is its claim");
  marked_init (&marked, fixture);
  media = g_ptr_array_index (marked.spans, 0);
  content = g_ptr_array_index (marked.spans, 2);
  claim = g_ptr_array_index (marked.frames, 0);
  click (fixture, "KCNA", 1);
  assert_activated (fixture, &media->id, FALSE);
  click (fixture, "KCNA", 2);
  assert_activated (fixture, &media->id, TRUE);
  click (fixture, "ready", 1);
  assert_activated (fixture, &content->id, FALSE);
  click (fixture, "ready", 1);
  assert_activated (fixture, &claim->id, FALSE);
  click (fixture, "ready", 1);
  assert_activated (fixture, &content->id, FALSE);
  click (fixture, "A last", 1);
  assert_activated (fixture, NULL, FALSE);
  click_box (fixture, "obelus.overlay.brackets[0].box", 1);
  assert_activated (fixture, &claim->id, FALSE);
}

/* --- Life -------------------------------------------------------------------------------------- */

static void
test_crash (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };

  g_test_summary ("When WebKit's process dies the article comes back with its marks");
  marked_init (&marked, fixture);
  webkit_web_view_terminate_web_process (fixture->web_view);
  fixture_wait (&fixture->n_ready, fixture->n_ready + 1);
  g_assert_null (fixture->failure);
  assert_painted (fixture, ".tint", "[\"KCNA\",\"Putin\"]");
}

static void
test_finalize (void)
{
  Fixture *fixture = fixture_new ();
  g_auto (Marked) marked = { 0 };
  OblArticleView *view = g_object_ref (fixture->view);

  g_test_summary ("A closed view leaves nothing behind");
  marked_init (&marked, fixture);
  fixture_free (fixture);
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  if (!fixture_init (&argc, &argv))
    return 0;

  g_test_add_func ("/page/text/offsets", test_offsets);
  g_test_add_func ("/page/text/checked", test_text_checked);
  g_test_add_func ("/page/selection/round-trip", test_selection);
  g_test_add_func ("/page/selection/snaps", test_selection_snaps);
  g_test_add_func ("/page/selection/backwards", test_selection_backwards);
  g_test_add_func ("/page/paint/words", test_painted);
  g_test_add_func ("/page/paint/update", test_update);
  g_test_add_func ("/page/paint/nested", test_nested);
  g_test_add_func ("/page/paint/select", test_select);
  g_test_add_func ("/page/paint/long-name", test_long_name);
  g_test_add_func ("/page/folds", test_folds);
  g_test_add_func ("/page/click", test_click);
  g_test_add_func ("/page/crash", test_crash);
  g_test_add_func ("/page/finalize", test_finalize);

  return g_test_run ();
}
