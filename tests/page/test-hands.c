/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mouse and keyboard on the article, by real input events (xdotool); needs a display without a
 * window manager, as Xvfb is, where the window lies in the corner. */
#include "config.h"

#include <math.h>

#include "page-fixture.h"

#define ARTICLE                                                                                    \
  "h1 title A short headline\n"                                                                    \
  "p body KCNA reported that North Korea said it is ready.\n"                                      \
  "p body A second line of text."

typedef struct {
  double x, y;
} Point;

static void
do_tool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  int status = 0;

  g_ptr_array_add (argv, (gpointer) "xdotool");
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer)arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

#define tool(...) do_tool ((const char *const[]){ __VA_ARGS__, NULL })

static void
move_to (Point point)
{
  g_autofree char *x = g_strdup_printf ("%d", (int)round (point.x));
  g_autofree char *y = g_strdup_printf ("%d", (int)round (point.y));

  tool ("mousemove", "--sync", x, y);
}

/* The middle of the first letter of the words, or its left edge. */
static Point
find (Fixture *fixture, const char *words, gboolean edge)
{
  g_autofree char *script
      = g_strdup_printf ("{ globalThis.unit = obelus.map.points.text.indexOf('%s'); };"
                         " [obelus.map.rects(unit, unit + 1)[0]].map(box =>"
                         " `${box.left + %d} ${box.left + box.width / 2} ${box.top + 10}`)[0]",
                         words, edge ? 1 : 0);
  g_autofree char *json = fixture_ask (fixture, script);
  g_auto (GStrv) parts = g_strsplit (json + 1, " ", 3);

  return (Point){ g_ascii_strtod (parts[edge ? 0 : 1], NULL), g_ascii_strtod (parts[2], NULL) };
}

static OblDocument *
show_article (Fixture *fixture)
{
  OblDocument *document = fixture_document (ARTICLE);

  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  obl_article_view_focus (fixture->view);

  return document;
}

static void
test_keyboard (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = show_article (fixture);

  g_test_summary ("The caret goes where the mouse was, moves by keys, and Shift selects");
  move_to (find (fixture, "North", TRUE));
  tool ("click", "1");
  fixture_wait (&fixture->n_activated, 1);
  tool ("key", "shift+Right", "shift+Right");
  fixture_wait_for_selection (fixture, 36, 38);
  tool ("key", "ctrl+shift+Right");
  fixture_wait_for_selection (fixture, 36, 41);
  tool ("key", "Home", "shift+Down");
  fixture_wait_for_selection (fixture, 17, 66);
}

static void
test_drag (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = show_article (fixture);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);

  g_test_summary ("Dragging over a mark selects its text and leaves the mark alone");
  g_ptr_array_add (spans, fixture_span (document, "Media", "KCNA", 0));
  obl_article_view_set_marks (fixture->view, spans, NULL);
  move_to (find (fixture, "KCNA", TRUE));
  tool ("mousedown", "1");
  move_to (find (fixture, "eported", TRUE));
  move_to (find (fixture, "ported", TRUE));
  tool ("mouseup", "1");
  fixture_wait_for_selection (fixture, 17, 24);
  g_assert_cmpuint (fixture->n_activated, ==, 0);
}

static void
test_double_click (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = show_article (fixture);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  OblRange range = { 0 };

  g_test_summary ("A double click opens a name's mark and selects no word");
  g_ptr_array_add (spans, fixture_span (document, "Media", "KCNA", 0));
  obl_article_view_set_marks (fixture->view, spans, NULL);
  move_to (find (fixture, "KCNA", FALSE));
  tool ("click", "--repeat", "2", "--delay", "60", "1");
  while (!fixture->opened)
    fixture_wait (&fixture->n_activated, fixture->n_activated + 1);
  g_assert_nonnull (fixture->activated);
  g_assert_false (obl_article_view_get_selection (fixture->view, &range));
}

static void
test_double_click_word (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = show_article (fixture);

  g_test_summary ("A double click on plain text selects the word");
  move_to (find (fixture, "second", FALSE));
  tool ("click", "--repeat", "2", "--delay", "60", "1");
  fixture_wait_for_selection (fixture, 68, 74);
}

static void
context_menu_cb (OblArticleView *view, double x, double y, Point *at)
{
  *at = (Point){ x, y };
}

static gboolean
menu_came (Fixture *fixture, const Point *at)
{
  g_autofree char *ignored = fixture_ask (fixture, "0");

  return at->x > 0;
}

static void
test_context_menu (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = show_article (fixture);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  Point at = { 0 };
  Point here = { 0 };

  g_test_summary ("The secondary button picks the mark below it and asks for our menu there, also "
                  "when the page is zoomed");
  g_ptr_array_add (spans, fixture_span (document, "Media", "KCNA", 0));
  obl_article_view_set_marks (fixture->view, spans, NULL);
  g_signal_connect (fixture->view, "context-menu", G_CALLBACK (context_menu_cb), &at);
  here = find (fixture, "KCNA", FALSE);
  move_to (here);
  tool ("click", "3");
  while (!menu_came (fixture, &at))
    ;
  g_assert_cmpfloat_with_epsilon (at.x, here.x, 1);
  g_assert_cmpfloat_with_epsilon (at.y, here.y, 1);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_nonnull (fixture->activated);
  at = (Point){ 0 };
  obl_article_view_set_zoom (fixture->view, 1.5);
  here = (Point){ 600, 300 };
  move_to (here);
  tool ("click", "3");
  while (!menu_came (fixture, &at))
    ;
  g_assert_cmpfloat_with_epsilon (at.x, here.x, 1);
  g_assert_cmpfloat_with_epsilon (at.y, here.y, 1);
}

/* --- Brackets in the margin -------------------------------------------------------------------- */

typedef struct {
  OblDocument *document;
  OblLabelSet *set;
  GPtrArray *spans;
  GPtrArray *frames;
  OblFrame *claim;
} Claimed;

/* What North Korea said, with its source's name beside it. */
static void
claimed_init (Claimed *claimed, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (obl_id_hash, obl_id_equal);
  OblSpan *content = NULL;

  claimed->document = show_article (fixture);
  claimed->set = obl_label_set_load_preset ("news-analysis", &error);
  g_assert_no_error (error);
  claimed->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  claimed->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  content = fixture_span (claimed->document, "Content", "it is ready", 0);
  claimed->claim = obl_frame_new ();
  claimed->claim->type = g_strdup ("Claim");
  obl_frame_add_role (claimed->claim, "content", OBL_FILLER_SPAN, &content->id);
  g_ptr_array_add (claimed->spans, content);
  g_ptr_array_add (claimed->frames, claimed->claim);
  g_hash_table_insert (names, &claimed->claim->id, (gpointer) "North Korea · say");
  obl_article_view_set_label_set (fixture->view, claimed->set);
  obl_article_view_set_marks (fixture->view, claimed->spans, claimed->frames);
  obl_article_view_set_frame_names (fixture->view, names);
}

static void
claimed_clear (Claimed *claimed)
{
  g_clear_pointer (&claimed->document, obl_document_unref);
  g_clear_pointer (&claimed->set, obl_label_set_unref);
  g_clear_pointer (&claimed->spans, g_ptr_array_unref);
  g_clear_pointer (&claimed->frames, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claimed, claimed_clear)

/* The middle of the box that the expression gives, in the window. */
static Point
middle (Fixture *fixture, const char *box)
{
  g_autofree char *script
      = g_strdup_printf ("[%s].map(({left, top, width, height}) =>"
                         " `${left + width / 2 - scrollX} ${top + height / 2 - scrollY}`)[0]",
                         box);
  g_autofree char *json = fixture_ask (fixture, script);
  g_auto (GStrv) parts = g_strsplit (json + 1, " ", 2);

  return (Point){ g_ascii_strtod (parts[0], NULL), g_ascii_strtod (parts[1], NULL) };
}

static void
wait_until (Fixture *fixture, const char *condition)
{
  g_autofree char *is_so = NULL;

  do {
    g_clear_pointer (&is_so, g_free);
    is_so = fixture_ask (fixture, condition);
  } while (!g_str_equal (is_so, "true"));
}

static void
assert_claim_activated (Fixture *fixture, const Claimed *claimed)
{
  g_autofree char *id = obl_id_dup_string (&claimed->claim->id);

  g_assert_cmpstr (fixture->activated, ==, id);
}

#define LIT "/ on$/.test(obelus.overlay.brackets[0].className)"
#define HAND "document.querySelector('#over .hand') !== null"

static void
test_bracket (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Claimed) claimed = { 0 };
  Point at = { 0 };

  g_test_summary ("The pointer on a bracket or its name lights the claim up, a click picks it, and "
                  "the secondary button asks for its menu; beside it nothing does");
  claimed_init (&claimed, fixture);
  g_signal_connect (fixture->view, "context-menu", G_CALLBACK (context_menu_cb), &at);
  move_to (middle (fixture, "obelus.overlay.brackets[0].box"));
  wait_until (fixture, LIT " && " HAND);
  tool ("click", "1");
  fixture_wait (&fixture->n_activated, 1);
  assert_claim_activated (fixture, &claimed);
  move_to (find (fixture, "second", FALSE));
  wait_until (fixture, "!(" HAND ")");
  tool ("click", "1");
  fixture_wait (&fixture->n_activated, 2);
  g_assert_null (fixture->activated);
  move_to (middle (fixture, "obelus.overlay.brackets[0].name"));
  wait_until (fixture, LIT " && " HAND);
  tool ("click", "3");
  while (!menu_came (fixture, &at))
    ;
  assert_claim_activated (fixture, &claimed);
}

static void
test_narrow_bracket (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Claimed) claimed = { 0 };

  g_test_summary ("Where the margin is too narrow for it, a name comes with the pointer, over the "
                  "text, and stays while the pointer is on it");
  claimed_init (&claimed, fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, FIXTURE_HEIGHT);
  wait_until (fixture, "innerWidth === 420 && obelus.overlay.brackets[0].name === null");
  move_to (middle (fixture, "obelus.overlay.brackets[0].box"));
  wait_until (fixture, "document.querySelector('#over .name') !== null");
  move_to (middle (fixture, "document.querySelector('#over .name').getBoundingClientRect()"));
  tool ("click", "1");
  fixture_wait (&fixture->n_activated, 1);
  assert_claim_activated (fixture, &claimed);
  move_to (find (fixture, "second", FALSE));
  wait_until (fixture, "document.querySelector('#over .name') === null");
}

int
main (int argc, char **argv)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (!fixture_init (&argc, &argv))
    return 0;
  if (program == NULL) {
    g_print ("1..0 # SKIP xdotool is not installed\n");
    return 0;
  }

  g_test_add_func ("/page/hands/keyboard", test_keyboard);
  g_test_add_func ("/page/hands/drag", test_drag);
  g_test_add_func ("/page/hands/double-click/mark", test_double_click);
  g_test_add_func ("/page/hands/double-click/word", test_double_click_word);
  g_test_add_func ("/page/hands/context-menu", test_context_menu);
  g_test_add_func ("/page/hands/bracket", test_bracket);
  g_test_add_func ("/page/hands/bracket/narrow", test_narrow_bracket);

  return g_test_run ();
}
