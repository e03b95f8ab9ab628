/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in the article: between the bar, which says what and where, and the view, which shows it. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <string.h>

/* Longer selections are no words to look for. */
#define MAX_WORDS_CHARS 200u

static OblReadingView *
get_view (OblWindow *self)
{
  return OBL_READING_VIEW (self->view);
}

void
obl_window_show_hits (OblWindow *self)
{
  gboolean has_more = FALSE;
  GArray *hits = self->session != NULL ? obl_session_get_hits (self->session, &has_more) : NULL;
  OblRange range = { 0, 0 };

  obl_reading_view_set_hits (get_view (self), hits,
                             obl_find_bar_get_hit (OBL_FIND_BAR (self->find_bar), &range));
}

/* The words of the place are selected, so that a label's key marks just that one. */
static void
moved_cb (OblWindow *self)
{
  OblRange range = { 0, 0 };

  obl_window_show_hits (self);
  if (obl_find_bar_get_hit (OBL_FIND_BAR (self->find_bar), &range) != G_MAXUINT) {
    obl_reading_view_set_selection (get_view (self), range);
  }
}

static void
closed_cb (OblWindow *self)
{
  obl_reading_view_focus (get_view (self));
}

GtkWidget *
obl_window_make_find_bar (OblWindow *self)
{
  self->find_bar = obl_find_bar_new ();
  g_signal_connect_swapped (self->find_bar, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->find_bar, "closed", G_CALLBACK (closed_cb), self);
  return self->find_bar;
}

/* What is selected, when one may well want to know where else it stands. */
static char *
dup_selected_words (OblWindow *self)
{
  const OblDocument *document = obl_session_get_document (self->session);
  const OblRange range = obl_session_get_text_selection (self->session);
  g_autofree char *words = NULL;

  if (range.start == range.end || range.end - range.start > MAX_WORDS_CHARS) {
    return NULL;
  }
  words = obl_text_dup_range (document->text, range);
  return strchr (words, '\n') == NULL ? g_steal_pointer (&words) : NULL;
}

void
obl_window_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  g_autofree char *words = dup_selected_words (self);

  obl_find_bar_set_place (OBL_FIND_BAR (self->find_bar),
                          obl_session_get_text_selection (self->session).start);
  obl_find_bar_open (OBL_FIND_BAR (self->find_bar), words);
}

void
obl_window_find_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  if (!gtk_widget_get_visible (self->find_bar)) {
    obl_window_find (widget, action, parameter);
    return;
  }
  obl_find_bar_step (OBL_FIND_BAR (self->find_bar), g_str_equal (action, "win.find-next") ? 1 : -1);
}
