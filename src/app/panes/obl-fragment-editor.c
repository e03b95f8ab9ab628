/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A span of one part shows its words as a paragraph; one of several shows a line per part.  Moving
 * borders is the session's work, on what is selected there. */
#define G_LOG_DOMAIN "obl-fragment-editor"

#include "config.h"

#include "app/panes/obl-fragment-editor.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"

struct _OblFragmentEditor {
  OblPane parent_instance;

  GtkLabel *quote;
  GtkLabel *place;
  GtkWidget *parts; /* a label per fragment when there are several */
};

G_DEFINE_FINAL_TYPE (OblFragmentEditor, obl_fragment_editor, OBL_TYPE_PANE)

/* A longer quote is whole in its tooltip. */
#define MAX_QUOTE_LINES 6

static const struct {
  const char *icon;
  const char *hint;
  int edge;
  int direction;
} nudges[] = {
  { "go-previous-symbolic", N_ ("Start one word earlier"), 0, -1 },
  { "go-next-symbolic", N_ ("Start one word later"), 0, 1 },
  { "go-previous-symbolic", N_ ("End one word earlier"), 1, -1 },
  { "go-next-symbolic", N_ ("End one word later"), 1, 1 },
};

/* By a word, as selections are made; with Shift by a character. */
static void
nudge_cb (OblFragmentEditor *self, GtkWidget *button)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "obl-nudge"));
  GdkDevice *keyboard
      = gdk_seat_get_keyboard (gdk_display_get_default_seat (gtk_widget_get_display (button)));
  gboolean is_fine
      = keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_SHIFT_MASK) != 0;

  if (session != NULL)
    obl_session_nudge (session, nudges[index].edge, nudges[index].direction,
                       is_fine ? OBL_UNIT_CHARACTER : OBL_UNIT_WORD);
}

static GtkWidget *
make_nudge (OblFragmentEditor *self, guint index)
{
  GtkWidget *button = obl_icon_button_new (nudges[index].icon, _ (nudges[index].hint), NULL);
  g_autofree char *tooltip
      = g_strdup_printf (_ ("%s (with Shift: one character)"), _ (nudges[index].hint));

  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data (G_OBJECT (button), "obl-nudge", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (nudge_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_bar (OblFragmentEditor *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *place = gtk_label_new (NULL);

  gtk_widget_add_css_class (bar, "nudges");
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (place, 6);
  gtk_widget_set_margin_end (place, 6);
  self->place = GTK_LABEL (place);
  gtk_box_append (GTK_BOX (bar), make_nudge (self, 0));
  gtk_box_append (GTK_BOX (bar), make_nudge (self, 1));
  gtk_box_append (GTK_BOX (bar), place);
  gtk_box_append (GTK_BOX (bar), make_nudge (self, 2));
  gtk_box_append (GTK_BOX (bar), make_nudge (self, 3));
  place = gtk_label_new (NULL);
  gtk_widget_set_hexpand (place, TRUE);
  gtk_box_append (GTK_BOX (bar), place);
  gtk_box_append (GTK_BOX (bar), obl_icon_button_new ("list-add-symbolic",
                                                      _ ("Add the text selection as one more part"),
                                                      "win.add-fragment"));
  gtk_box_append (GTK_BOX (bar),
                  obl_icon_button_new ("list-remove-symbolic",
                                       _ ("Take out the part nearest to the text selection"),
                                       "win.remove-fragment"));
  return bar;
}

static GtkLabel *
make_quote (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_QUOTE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "quote");
  return GTK_LABEL (label);
}

static void
obl_fragment_editor_refresh (OblPane *pane)
{
}

static void
obl_fragment_editor_class_init (OblFragmentEditorClass *class)
{
  OBL_PANE_CLASS (class)->refresh = obl_fragment_editor_refresh;
}

static void
obl_fragment_editor_init (OblFragmentEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->quote = make_quote ();
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->quote));
  gtk_box_append (GTK_BOX (box), self->parts);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
obl_fragment_editor_new (void)
{
  return g_object_new (OBL_TYPE_FRAGMENT_EDITOR, NULL);
}

static char *
dup_range (const OblRange *range)
{
  return g_strdup_printf ("%u–%u", range->start, range->end);
}

static void
show_parts (OblFragmentEditor *self, const OblSpan *span)
{
  OblDocument *document = obl_session_get_document (obl_pane_get_session (OBL_PANE (self)));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->parts)) != NULL)
    gtk_box_remove (GTK_BOX (self->parts), child);
  for (guint i = 0; span->fragments->len > 1 && document != NULL && i < span->fragments->len; i++) {
    const OblRange *range = &g_array_index (span->fragments, OblRange, i);
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
    g_autofree char *place = dup_range (range);
    g_autofree char *text = obl_text_dup_range (document->text, *range);
    GtkWidget *words = gtk_label_new (text);
    GtkWidget *where = gtk_label_new (place);

    gtk_label_set_xalign (GTK_LABEL (words), 0);
    gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
    gtk_label_set_single_line_mode (GTK_LABEL (words), TRUE);
    gtk_widget_set_hexpand (words, TRUE);
    gtk_widget_set_tooltip_text (words, text);
    gtk_widget_add_css_class (where, "caption");
    gtk_widget_add_css_class (where, "dim-label");
    gtk_widget_add_css_class (where, "numeric");
    gtk_box_append (GTK_BOX (row), words);
    gtk_box_append (GTK_BOX (row), where);
    gtk_box_append (GTK_BOX (self->parts), row);
  }
  gtk_widget_set_visible (self->parts, span->fragments->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->quote), span->fragments->len == 1);
}

void
obl_fragment_editor_show (OblFragmentEditor *self, const OblSpan *span)
{
  OblRange extent = obl_span_get_extent (span);
  g_autofree char *place = dup_range (&extent);

  g_return_if_fail (OBL_IS_FRAGMENT_EDITOR (self));

  gtk_label_set_text (self->quote, span->quote);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quote), span->quote);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place),
                               _ ("Characters of the article's text, counted from 0"));
  show_parts (self, span);
}
