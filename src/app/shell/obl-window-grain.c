/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selecting by words, sentences and paragraphs, wider and narrower, and dragging borders. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

/* The view tells it, too, but later: the next key goes on from here. */
void
obl_window_select_words (OblWindow *self, OblRange range)
{
  obl_session_set_text_selection (self->session, range);
  obl_reading_view_set_selection (OBL_READING_VIEW (self->view), range);
}

void
obl_window_widen (OblWindow *self, const char *argument)
{
  OblRange range = { 0, 0 };

  if (obl_session_widen (self->session, &range)) {
    obl_window_select_words (self, range);
  } else {
    obl_window_say (self, _ ("Nothing wider can be selected"), FALSE);
  }
}

void
obl_window_narrow (OblWindow *self, const char *argument)
{
  OblRange range = { 0, 0 };

  if (obl_session_narrow (self->session, &range)) {
    obl_window_select_words (self, range);
  } else {
    obl_window_say (self, _ ("The selection was not made wider"), FALSE);
  }
}

void
obl_window_turn_grain (OblWindow *self, const char *argument)
{
  const char *const told[]
      = { N_ ("Selections are marked as they are"), N_ ("Selections grow to whole words"),
          N_ ("Selections grow to whole sentences"), N_ ("Selections grow to whole paragraphs") };
  const int grain = (g_settings_get_enum (self->settings, "granularity") + 1) % 4;

  g_settings_set_enum (self->settings, "granularity", grain);
  obl_window_say (self, _ (told[grain]), FALSE);
}

void
obl_window_select_clicked (OblWindow *self, guint position, guint n_clicks)
{
  OblRange range = { 0, 0 };

  if (self->session != NULL
      && obl_session_find_clicked (self->session, position, n_clicks, &range)) {
    obl_window_select_words (self, range);
  }
}

void
obl_window_drag_border (
    OblWindow *self, const char *string, guint part, int edge, guint position, gboolean exact)
{
  OblId id = OBL_ID_NONE;

  if (self->session != NULL && obl_id_parse (string, &id)) {
    obl_session_put_border (self->session, &id, part, edge, position, exact);
  }
}
