/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows the session; the list above it leaves out the same annotations. */
#define G_LOG_DOMAIN "obl-hidden-note"

#include "config.h"

#include "app/panes/obl-hidden-note.h"

#include <glib/gi18n-lib.h>

struct _OblHiddenNote {
  OblPane parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (OblHiddenNote, obl_hidden_note, OBL_TYPE_PANE)

static void
show_count (OblHiddenNote *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const guint n = session != NULL ? obl_session_count_hidden (session) : 0;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u annotation is hidden", "%u annotations are hidden", n), n);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
obl_hidden_note_refresh (OblPane *pane)
{
  show_count (OBL_HIDDEN_NOTE (pane));
}

static void
obl_hidden_note_class_init (OblHiddenNoteClass *class)
{
  OBL_PANE_CLASS (class)->refresh = obl_hidden_note_refresh;
}

static void
obl_hidden_note_init (OblHiddenNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Show all"));

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-everything");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pane-foot");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hidden-note");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  obl_pane_watch (OBL_PANE (self), "layers-changed", G_CALLBACK (show_count));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_count));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_count));
}
