/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles, marks and a window for the tests of the page. */
#pragma once

#include <webkit/webkit.h>

#include "app/view/obl-article-view.h"

#define FIXTURE_WIDTH 900
#define FIXTURE_HEIGHT 700

G_BEGIN_DECLS

/* Instead of g_test_init(); FALSE without a display, and then there is nothing to test. */
gboolean fixture_init (int *argc, char ***argv);

/* Blocks, each "tag role text", one a line: "h1 title A headline". */
OblDocument *fixture_document (const char *blocks) G_GNUC_WARN_UNUSED_RESULT;
/* The same from HTML and the text that it is said to have. */
OblDocument *fixture_document_html (const char *html, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A span over the @nth (from 0) place where each of the words stands, joined to one span. */
OblSpan *fixture_span (OblDocument *document, const char *label, const char *words, guint nth)
    G_GNUC_WARN_UNUSED_RESULT;
void fixture_add_fragment (OblDocument *document, OblSpan *span, const char *words, guint nth);

typedef struct {
  GtkWidget *window;
  OblArticleView *view;
  WebKitWebView *web_view;
  char *activated; /* the last mark's id, or NULL */
  gboolean opened;
  guint n_activated;
  guint n_ready;
  guint n_selections;
  char *failure;
} Fixture;

Fixture *fixture_new (void) G_GNUC_WARN_UNUSED_RESULT;
void fixture_free (Fixture *fixture);
/* Sets the document and waits until it is shown or has failed. */
void fixture_show (Fixture *fixture, OblDocument *document);
/* Runs the main loop until *@counter is @value or more. */
void fixture_wait (guint *counter, guint value);
/* Runs the main loop until these code points are what is selected; the page may tell first of what
 * was so before, as when the window got the focus. */
void fixture_wait_for_selection (Fixture *fixture, guint32 start, guint32 end);
/* The value of a JavaScript expression in @world (NULL: the page's own), as JSON. */
char *fixture_eval (Fixture *fixture,
                    const char *world,
                    const char *expression) G_GNUC_WARN_UNUSED_RESULT;
#define fixture_ask(fixture, expression) fixture_eval (fixture, "obelus", expression)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
