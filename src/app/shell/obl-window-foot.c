/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the window, where it says quietly what was done, what is on disk and what is under
 * way.  A line that stays and a button beside it, rather than a message that floats over the
 * article and goes: annotating is hundreds of these. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

void
obl_window_say (OblWindow *self, const char *message, gboolean can_undo)
{
  gtk_label_set_text (GTK_LABEL (self->said), message != NULL ? message : "");
  gtk_widget_set_tooltip_text (self->said, message);
  gtk_widget_set_visible (self->said_undo, can_undo);
  gtk_widget_set_visible (self->said_report, FALSE);
}

static void
show_history (OblWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  if (self->session != NULL) {
    g_object_get (self->session, "undo-label", &undo, "redo-label", &redo, NULL);
  }
  if (undo != NULL) {
    g_autofree char *hint = g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo);

    gtk_widget_set_tooltip_text (self->undo_button, hint);
  } else {
    gtk_widget_set_tooltip_text (self->undo_button, _ ("Nothing to undo"));
  }
  if (redo != NULL) {
    g_autofree char *hint = g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo);

    gtk_widget_set_tooltip_text (self->redo_button, hint);
  } else {
    gtk_widget_set_tooltip_text (self->redo_button, _ ("Nothing to redo"));
  }
}

static char *
dup_saved_text (OblWindow *self)
{
  const guint n = obl_session_get_spans (self->session)->len;
  g_autofree char *error = NULL;
  gboolean saved = TRUE;

  g_object_get (self->session, "saved", &saved, "save-error", &error, NULL);
  if (obl_service_is_read_only (obl_session_get_service (self->session))) {
    return g_strdup (_ ("Can only be read"));
  }
  if (!saved) {
    return g_strdup (_ ("Saving…"));
  }
  if (error != NULL) {
    return g_strdup (_ ("Not saved"));
  }
  if (obl_session_get_document (self->session) == NULL) {
    return g_strdup (_ ("Saved"));
  }
  return g_strdup_printf (ngettext ("Saved · %u span", "Saved · %u spans", n), n);
}

void
obl_window_update_foot (OblWindow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *error = NULL;

  if (self->session == NULL) {
    gtk_label_set_text (GTK_LABEL (self->saved), "");
    obl_window_say (self, NULL, FALSE);
    gtk_widget_set_visible (self->progress_box, FALSE);
    return;
  }
  text = dup_saved_text (self);
  g_object_get (self->session, "save-error", &error, NULL);
  gtk_label_set_text (GTK_LABEL (self->saved), text);
  gtk_widget_set_tooltip_text (self->saved, error);
  if (error != NULL) {
    /* What was done before must not look like what has just failed. */
    obl_window_say (self, NULL, FALSE);
    gtk_widget_add_css_class (self->saved, "error");
  } else {
    gtk_widget_remove_css_class (self->saved, "error");
  }
}

static void
progress_cb (OblWindow *self, const char *what, double fraction)
{
  gtk_widget_set_visible (self->progress_box, what != NULL);
  gtk_widget_set_visible (self->said, what == NULL);
  if (what != NULL) {
    obl_window_say (self, NULL, FALSE);
    gtk_label_set_text (GTK_LABEL (self->progress_label), what);
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), fraction);
  }
}

static void
settled_cb (OblWindow *self)
{
  obl_window_run_waiting (self);
}

static void
history_cb (OblWindow *self)
{
  show_history (self);
  obl_window_update_actions (self);
}

void
obl_window_watch_foot (OblWindow *self)
{
  OblSession *session = self->session;

  g_signal_connect_swapped (session, "done", G_CALLBACK (obl_window_say), self);
  g_signal_connect_swapped (session, "intake-changed", G_CALLBACK (obl_window_take_intake), self);
  g_signal_connect_swapped (session, "failed", G_CALLBACK (obl_window_show_message), self);
  g_signal_connect_swapped (session, "progress", G_CALLBACK (progress_cb), self);
  g_signal_connect_swapped (session, "notify::saved", G_CALLBACK (obl_window_update_foot), self);
  g_signal_connect_swapped (session, "notify::save-error", G_CALLBACK (obl_window_update_foot),
                            self);
  g_signal_connect_swapped (session, "notify::settled", G_CALLBACK (settled_cb), self);
  /* Announced together with the other three of its kind, as the last of them. */
  g_signal_connect_swapped (session, "notify::redo-label", G_CALLBACK (history_cb), self);
}
