/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article as plain text: the buffer is the text, and marks are its tags. */
#include "config.h"

#include "app/view/obl-text-view.h"
#include "obl-gui-test.h"

#include <string.h>

/* Everything that counts differently somewhere: Arabic, Korean, emoji that are several characters,
 * combining marks, letters beyond the first plane, what GTK takes for the end of a paragraph, and
 * the sign by which it stands for a picture. */
static const char tricky[]
    = "قالت ميرا سولهايم إن كل شيء جاهز\n노를란드는 "
      "👩‍👩‍👧 "
      "— "
      "cafe\u0301, "
      "👍🏽, "
      "🇳🇴 "
      "and "
      "𝔘nicode\n"
      "one\r\ntwo\rthree\u2029four\u2028five\302\205six\n\uFFFC and \uFEFF and \u00AD\tend\n";

typedef struct {
  OblGuiTest gui;
  OblDocument *document;
  GPtrArray *spans;
  OblLabelSet *set;
  OblReadingView *view;
  GtkTextBuffer *buffer;
  guint n_told;
} Fixture;

static void
told_cb (Fixture *fixture)
{
  fixture->n_told++;
}

static char *
describe (const OblId *id, gpointer user_data)
{
  Fixture *fixture = user_data;

  for (guint i = 0; i < fixture->spans->len; i++) {
    const OblSpan *span = fixture->spans->pdata[i];

    if (obl_id_equal (&span->id, id))
      return g_strdup_printf ("%s %u", span->label, obl_span_get_extent (span).start);
  }
  return NULL;
}

static OblDocument *
make_document (const char *text)
{
  OblDocument *document = obl_document_new ();

  document->id = obl_id_new ();
  document->content_id = obl_id_new ();
  document->title = g_strdup ("An article");
  document->html = g_strdup ("");
  document->text = obl_text_new (text);
  document->blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  return document;
}

static void
start (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *view = obl_text_view_new ();

  fixture->document = make_document (text);
  fixture->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  fixture->set = obl_label_set_load_preset ("news-analysis", &error);
  g_assert_no_error (error);
  fixture->view = OBL_READING_VIEW (view);
  g_signal_connect_swapped (view, "selection-changed", G_CALLBACK (told_cb), fixture);
  obl_gui_test_show (&fixture->gui, view);
  fixture->buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (obl_gui_test_find (view, GTK_TYPE_TEXT_VIEW, 0)));
  obl_reading_view_set_describer (fixture->view, describe, fixture);
  obl_reading_view_set_label_set (fixture->view, fixture->set);
  obl_reading_view_set_document (fixture->view, fixture->document);
  obl_gui_test_settle (&fixture->gui);
}

static void
finish (Fixture *fixture)
{
  obl_gui_test_finish_widget (&fixture->gui);
  g_ptr_array_unref (fixture->spans);
  obl_document_unref (fixture->document);
  obl_label_set_unref (fixture->set);
}

static OblSpan *
add_span (Fixture *fixture, const char *label, guint32 from, guint32 to)
{
  OblSpan *span = obl_span_new ();

  span->label = g_strdup (label);
  obl_span_add_fragment (span, from, to);
  g_ptr_array_add (fixture->spans, span);
  return span;
}

static void
show_marks (Fixture *fixture)
{
  obl_reading_view_set_marks (fixture->view, fixture->spans, NULL);
  obl_gui_test_settle (&fixture->gui);
}

/* --- Tests ------------------------------------------------------------------------------------- */

static void
test_positions (void)
{
  Fixture fixture = { 0 };
  guint32 n_chars = 0;

  g_test_summary ("Positions of the buffer are those of the text, in any script");
  start (&fixture, tricky);
  n_chars = obl_text_get_n_chars (fixture.document->text);
  g_assert_cmpint (gtk_text_buffer_get_char_count (fixture.buffer), ==, n_chars);
  for (guint32 i = 0; i < n_chars; i++) {
    OblRange seen = { 0, 0 };
    GtkTextIter from;
    GtkTextIter to;
    g_autofree char *letter = NULL;

    gtk_text_buffer_get_iter_at_offset (fixture.buffer, &from, (int)i);
    gtk_text_buffer_get_iter_at_offset (fixture.buffer, &to, (int)i + 1);
    letter = gtk_text_buffer_get_text (fixture.buffer, &from, &to, FALSE);
    g_assert_true (obl_text_range_is (fixture.document->text, (OblRange){ i, i + 1 }, letter));

    /* No caret stands between the two, and GTK 4.8 could not draw one there. */
    if (g_str_equal (letter, "\r"))
      i++;
    obl_reading_view_set_selection (fixture.view, (OblRange){ i, i + 1 });
    g_assert_true (obl_reading_view_get_selection (fixture.view, &seen));
    g_assert_cmpuint (seen.start, ==, i);
    g_assert_cmpuint (seen.end, ==, i + 1);
  }
  finish (&fixture);
}

static void
test_selection (void)
{
  Fixture fixture = { 0 };
  OblRange range = { 0, 0 };
  guint32 caret = 0;

  g_test_summary ("Selection and caret are told once each, and let go on demand");
  start (&fixture, "One two three.");
  g_assert_false (obl_reading_view_get_selection (fixture.view, &range));
  g_assert_true (obl_reading_view_get_caret (fixture.view, &caret));
  g_assert_cmpuint (caret, ==, 0);
  fixture.n_told = 0;
  obl_reading_view_set_selection (fixture.view, (OblRange){ 4, 7 });
  obl_reading_view_set_selection (fixture.view, (OblRange){ 4, 7 });
  g_assert_cmpuint (fixture.n_told, ==, 1);
  g_assert_true (obl_reading_view_get_caret (fixture.view, &caret));
  g_assert_cmpuint (caret, ==, 7);
  obl_reading_view_clear_selection (fixture.view);
  g_assert_false (obl_reading_view_get_selection (fixture.view, &range));
  g_assert_true (obl_reading_view_get_caret (fixture.view, &caret));
  g_assert_cmpuint (caret, ==, 7);
  obl_reading_view_set_document (fixture.view, NULL);
  g_assert_false (obl_reading_view_get_caret (fixture.view, &caret));
  finish (&fixture);
}

/* How a place looks: all that its tags say, in letters. */
static char *
dup_look (Fixture *fixture, int position)
{
  GString *look = g_string_new (NULL);
  g_autoptr (GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, position);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next) {
    g_autoptr (GdkRGBA) back = NULL;
    g_autoptr (GdkRGBA) under_color = NULL;
    gboolean has_back = FALSE;
    PangoUnderline under = PANGO_UNDERLINE_NONE;
    PangoOverline over = PANGO_OVERLINE_NONE;

    g_object_get (l->data, "background-set", &has_back, "background-rgba", &back, "underline",
                  &under, "underline-rgba", &under_color, "overline", &over, NULL);
    if (has_back) {
      g_autofree char *color = gdk_rgba_to_string (back);

      g_string_append_printf (look, "back %s ", color);
    }
    if (under != PANGO_UNDERLINE_NONE) {
      g_autofree char *color = gdk_rgba_to_string (under_color);

      g_string_append_printf (look, "under %d %s ", under, color);
    }
    if (over != PANGO_OVERLINE_NONE)
      g_string_append (look, "over ");
  }
  return g_string_free (look, FALSE);
}

static void
assert_differ (Fixture *fixture, int one, int other)
{
  g_autofree char *first = dup_look (fixture, one);
  g_autofree char *second = dup_look (fixture, other);

  g_assert_cmpstr (first, !=, second);
}

static gboolean
is_plain (Fixture *fixture, int position)
{
  g_autofree char *look = dup_look (fixture, position);

  return look[0] == '\0';
}

static void
assert_plain (Fixture *fixture, int position)
{
  g_autofree char *look = dup_look (fixture, position);

  g_assert_cmpstr (look, ==, "");
}

static void
test_tags (void)
{
  Fixture fixture = { 0 };
  OblSpan *suggestion = NULL;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_test_summary ("Nested and crossing marks, suggestions and the selected one can be told apart");
  start (&fixture, "Aaa bbb ccc ddd eee fff ggg hhh");
  add_span (&fixture, "Organization", 0, 11);
  add_span (&fixture, "Person", 4, 7);
  add_span (&fixture, "Place", 8, 15);
  suggestion = add_span (&fixture, "Person", 20, 23);
  add_span (&fixture, "Person", 24, 27);
  suggestion->origin.kind = OBL_ORIGIN_RULE;
  show_marks (&fixture);
  assert_plain (&fixture, 16);
  assert_plain (&fixture, 30);
  assert_differ (&fixture, 0, 4);   /* around and within */
  assert_differ (&fixture, 0, 8);   /* where two cross */
  assert_differ (&fixture, 8, 12);  /* the one alone */
  assert_differ (&fixture, 4, 24);  /* within, and the same label alone */
  assert_differ (&fixture, 20, 24); /* a suggestion */

  before = dup_look (&fixture, 24);
  obl_reading_view_select (fixture.view, &((OblSpan *)fixture.spans->pdata[4])->id);
  obl_gui_test_settle (&fixture.gui);
  after = dup_look (&fixture, 24);
  g_assert_cmpstr (before, !=, after);
  g_assert_nonnull (strstr (after, "over"));
  obl_reading_view_select (fixture.view, NULL);

  g_array_append_val (gone, suggestion->id);
  obl_reading_view_update_marks (fixture.view, NULL, NULL, gone);
  obl_gui_test_settle (&fixture.gui);
  assert_plain (&fixture, 20);
  finish (&fixture);
}

static void
test_hits (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (OblRange));
  const OblRange ranges[] = { { 0, 3 }, { 4, 7 } };

  g_test_summary ("Hits of a search look like no mark, and the current one unlike the others");
  start (&fixture, "Aaa aaa bbb ccc");
  add_span (&fixture, "Person", 8, 11);
  show_marks (&fixture);
  g_array_append_vals (hits, ranges, G_N_ELEMENTS (ranges));
  obl_reading_view_set_hits (fixture.view, hits, 1);
  obl_gui_test_settle (&fixture.gui);
  assert_differ (&fixture, 0, 4);
  assert_differ (&fixture, 0, 8);
  obl_reading_view_set_hits (fixture.view, NULL, G_MAXUINT);
  obl_gui_test_settle (&fixture.gui);
  assert_plain (&fixture, 0);
  finish (&fixture);
}

static void
test_words (void)
{
  Fixture fixture = { 0 };
  GtkWidget *text = NULL;

  g_test_summary ("What is at the caret is said, innermost first, and the selected one before all");
  start (&fixture, "Aaa bbb ccc ddd");
  text = obl_gui_test_find (GTK_WIDGET (fixture.view), GTK_TYPE_TEXT_VIEW, 0);
  add_span (&fixture, "Organization", 0, 11);
  add_span (&fixture, "Person", 4, 7);
  show_marks (&fixture);
  g_assert_nonnull (obl_gui_test_find_label (GTK_WIDGET (fixture.view), "Organization 0"));
  obl_reading_view_set_selection (fixture.view, (OblRange){ 5, 5 });
  obl_gui_test_settle (&fixture.gui);
  g_assert_nonnull (
      obl_gui_test_find_label (GTK_WIDGET (fixture.view), "Person 4; Organization 0"));
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Person 4; Organization 0");
  obl_reading_view_select (fixture.view, &((OblSpan *)fixture.spans->pdata[0])->id);
  obl_gui_test_settle (&fixture.gui);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Selected: Organization 0; Person 4");
  obl_reading_view_select (fixture.view, NULL);
  obl_reading_view_set_selection (fixture.view, (OblRange){ 13, 13 });
  obl_gui_test_settle (&fixture.gui);
  g_assert_nonnull (obl_gui_test_find_label (GTK_WIDGET (fixture.view), ""));
  finish (&fixture);
}

static void
test_many (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  g_test_summary ("Marks far from what is seen are painted when one comes there");
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "Line %05u of many.\n", i);
  start (&fixture, text->str);
  for (guint32 i = 0; i < 4000; i++)
    add_span (&fixture, "Person", i * 20, i * 20 + 4);
  show_marks (&fixture);
  assert_differ (&fixture, 0, 10);
  assert_plain (&fixture, 3900 * 20);
  obl_reading_view_set_selection (fixture.view, (OblRange){ 3900 * 20, 3900 * 20 });
  obl_gui_test_until (!is_plain (&fixture, 3900 * 20));
  assert_plain (&fixture, 3900 * 20 + 10);
  assert_plain (&fixture, 0);
  finish (&fixture);
}

int
main (int argc, char **argv)
{
  obl_gui_test_main_init (&argc, &argv);
  g_test_add_func ("/text-view/positions", test_positions);
  g_test_add_func ("/text-view/selection", test_selection);
  g_test_add_func ("/text-view/tags", test_tags);
  g_test_add_func ("/text-view/hits", test_hits);
  g_test_add_func ("/text-view/words", test_words);
  g_test_add_func ("/text-view/many", test_many);
  return g_test_run ();
}
