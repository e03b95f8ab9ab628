/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways to the labels of the project: the window in which they are changed, and what the one that is
 * selected is for. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include "app/shell/obl-guideline-dialog.h"
#include "app/shell/obl-labels-dialog.h"

/* The path of the label, or type of frames, of what is selected; NULL: nothing is. */
static char *
dup_selected_path (OblWindow *self)
{
  const OblId *selected = obl_session_get_selected (self->session);
  const OblSpan *span = obl_session_find_span (self->session, selected);
  const OblFrame *frame = obl_session_find_frame (self->session, selected);

  if (span != NULL) {
    return g_strdup (span->label);
  }
  return frame != NULL ? g_strconcat ("frame:", frame->type, NULL) : NULL;
}

void
obl_window_show_labels (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  g_autofree char *path = dup_selected_path (self);

  gtk_window_present (obl_labels_dialog_new (GTK_WINDOW (self), self->session, path));
}

void
obl_window_show_guideline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  g_autofree char *path = dup_selected_path (self);

  gtk_window_present (obl_guideline_dialog_new (GTK_WINDOW (self), self->session, path));
}
