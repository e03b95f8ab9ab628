/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles as a queue: what is done, and what comes next.  Next is next in the list, as it is
 * sorted and filtered. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

/* Of the articles besides the open one. */
static guint
count_left (OblWindow *self)
{
  const OblDocument *document = obl_session_get_document (self->session);
  const guint n_all = obl_session_get_documents (self->session)->len;
  const guint n_left = n_all - obl_session_count_done (self->session);

  return n_left - (document->status != OBL_STATUS_DONE && n_left > 0);
}

static char *
dup_end (OblWindow *self)
{
  const guint n_left = count_left (self);

  if (n_left == 0) {
    return g_strdup (_ ("All articles are done: nothing is left to do."));
  }
  return g_strdup_printf (ngettext ("Nothing is left to do in this list; %u article it does not "
                                    "show is not done.",
                                    "Nothing is left to do in this list; %u articles it does not "
                                    "show are not done.",
                                    n_left),
                          n_left);
}

void
obl_window_next_to_do (OblWindow *self, const char *argument)
{
  g_autofree char *end = NULL;
  OblId next = OBL_ID_NONE;

  if (obl_articles_pane_find_to_do (OBL_ARTICLES_PANE (self->articles_pane), &next)) {
    obl_session_open_document (self->session, &next);
    return;
  }
  end = obl_session_get_document (self->session)->status == OBL_STATUS_DONE
            ? dup_end (self)
            : g_strdup (_ ("This is the last article to do."));
  obl_window_say (self, end, FALSE);
}

void
obl_window_finish (OblWindow *self, const char *argument)
{
  g_autofree char *end = NULL;
  OblId next = OBL_ID_NONE;
  gboolean has_next;

  if (obl_session_get_document (self->session)->status == OBL_STATUS_DONE) {
    obl_window_next_to_do (self, NULL);
    return;
  }
  /* Before it is done, and stands elsewhere in a list sorted by status. */
  has_next = obl_articles_pane_find_to_do (OBL_ARTICLES_PANE (self->articles_pane), &next);
  end = has_next ? NULL : dup_end (self);
  obl_session_finish_document (self->session, end);
  if (has_next) {
    obl_session_open_document (self->session, &next);
  }
}

void
obl_window_list_to_do (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  obl_desk_show (OBL_DESK (self->desk), OBL_DESK_START, TRUE);
  obl_articles_pane_toggle_to_do (OBL_ARTICLES_PANE (self->articles_pane));
}
