/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include <string.h>

#define PATIENCE_SECONDS 20

/* --- Articles ---------------------------------------------------------------------------------- */

OblDocument *
fixture_document_html (const char *html, const char *text)
{
  OblDocument *document = obl_document_new ();

  document->id = obl_id_new ();
  document->content_id = obl_id_new ();
  document->title = g_strdup ("An article");
  document->html = g_strdup (html);
  document->text = obl_text_new (text);
  if (document->blocks == NULL)
    document->blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));

  return document;
}

static OblBlockKind
kind_of_tag (const char *tag)
{
  if (tag[0] == 'h')
    return OBL_BLOCK_HEADING;
  if (g_str_equal (tag, "li"))
    return OBL_BLOCK_LIST_ITEM;
  if (g_str_equal (tag, "pre"))
    return OBL_BLOCK_PREFORMATTED;
  if (g_str_equal (tag, "blockquote"))
    return OBL_BLOCK_QUOTE;

  return OBL_BLOCK_PARAGRAPH;
}

OblDocument *
fixture_document (const char *blocks)
{
  g_auto (GStrv) lines = g_strsplit (blocks, "\n", -1);
  g_autoptr (GString) html = g_string_new ("<article>");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) table = g_array_new (FALSE, TRUE, sizeof (OblBlock));
  OblDocument *document = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], " ", 3);
    g_autofree char *escaped = g_markup_escape_text (parts[2], -1);
    guint32 start = (guint32)g_utf8_strlen (text->str, -1) + (i > 0);
    OblBlock block = { 0 };

    if (i > 0) {
      g_string_append_c (text, '\n');
      g_string_append_c (html, '\n');
    }
    g_string_append (text, parts[2]);
    g_string_append_printf (html, "<%s data-s=\"%u\" data-r=\"%s\">%s</%s>", parts[0], start,
                            parts[1], escaped, parts[0]);
    block.range = (OblRange){ start, start + (guint32)g_utf8_strlen (parts[2], -1) };
    block.kind = kind_of_tag (parts[0]);
    block.row = -1;
    block.column = -1;
    g_assert_true (obl_block_role_from_string (parts[1], &block.role));
    g_array_append_val (table, block);
  }
  g_string_append (html, "</article>");
  document = fixture_document_html (html->str, text->str);
  g_array_append_vals (document->blocks, table->data, table->len);

  return document;
}

void
fixture_add_fragment (OblDocument *document, OblSpan *span, const char *words, guint nth)
{
  const char *utf8 = obl_text_get_utf8 (document->text);
  const char *found = strstr (utf8, words);
  guint32 start = 0;

  for (guint i = 0; i < nth && found != NULL; i++)
    found = strstr (found + 1, words);
  g_assert_nonnull (found);
  start = obl_text_from_byte (document->text, (gsize)(found - utf8));
  obl_span_add_fragment (span, start, start + (guint32)g_utf8_strlen (words, -1));
}

OblSpan *
fixture_span (OblDocument *document, const char *label, const char *words, guint nth)
{
  OblSpan *span = obl_span_new ();

  span->document_id = document->id;
  span->label = g_strdup (label);
  fixture_add_fragment (document, span, words, nth);

  return span;
}

/* --- The window -------------------------------------------------------------------------------- */

static void
mark_activated_cb (OblArticleView *view, const char *id, gboolean open, Fixture *fixture)
{
  g_clear_pointer (&fixture->activated, g_free);
  fixture->activated = g_strdup (id);
  fixture->opened = open;
  fixture->n_activated++;
}

static void
ready_cb (OblArticleView *view, Fixture *fixture)
{
  fixture->n_ready++;
}

static void
failed_cb (OblArticleView *view, const char *message, Fixture *fixture)
{
  g_clear_pointer (&fixture->failure, g_free);
  fixture->failure = g_strdup (message);
  fixture->n_ready++;
}

static void
selection_changed_cb (OblArticleView *view, Fixture *fixture)
{
  fixture->n_selections++;
}

gboolean
fixture_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (gtk_init_check ()) {
    adw_init ();
    return TRUE;
  }
  g_print ("1..0 # SKIP there is no display\n");

  return FALSE;
}

Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->window = gtk_window_new ();
  fixture->view = OBL_ARTICLE_VIEW (obl_article_view_new ());
  fixture->web_view = WEBKIT_WEB_VIEW (adw_bin_get_child (ADW_BIN (fixture->view)));
  g_signal_connect (fixture->view, "mark-activated", G_CALLBACK (mark_activated_cb), fixture);
  g_signal_connect (fixture->view, "ready", G_CALLBACK (ready_cb), fixture);
  g_signal_connect (fixture->view, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect (fixture->view, "selection-changed", G_CALLBACK (selection_changed_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), FIXTURE_WIDTH, FIXTURE_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));

  return fixture;
}

void
fixture_free (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->activated);
  g_free (fixture->failure);
  g_free (fixture);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("Waited %d s for nothing", PATIENCE_SECONDS);

  return G_SOURCE_REMOVE;
}

void
fixture_wait (guint *counter, guint value)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);

  while (*counter < value)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

void
fixture_show (Fixture *fixture, OblDocument *document)
{
  guint n = fixture->n_ready;

  obl_article_view_set_document (fixture->view, document);
  fixture_wait (&fixture->n_ready, n + 1);
}

static gboolean
is_selected (Fixture *fixture, guint32 start, guint32 end)
{
  OblRange range = { 0 };

  return obl_article_view_get_selection (fixture->view, &range) && range.start == start
         && range.end == end;
}

void
fixture_wait_for_selection (Fixture *fixture, guint32 start, guint32 end)
{
  while (!is_selected (fixture, start, end))
    fixture_wait (&fixture->n_selections, fixture->n_selections + 1);
}

typedef struct {
  guint done;
  char *json;
} Answer;

static void
evaluated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = NULL;

  /* nocheck: the script is the test's own */
  value = webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (source), result, &error);
  g_assert_no_error (error);
  answer->json = jsc_value_to_json (value, 0);
  answer->done = 1;
}

char *
fixture_eval (Fixture *fixture, const char *world, const char *expression)
{
  Answer answer = { 0 };

  /* nocheck: the script is the test's own */
  webkit_web_view_evaluate_javascript (fixture->web_view, expression, -1, world, NULL, NULL,
                                       evaluated_cb, &answer);
  fixture_wait (&answer.done, 1);

  return answer.json;
}
