/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three linked buttons, of which one or none is on: pressing that one again leaves it open. */
#define G_LOG_DOMAIN "obl-mention-buttons"

#include "config.h"

#include "app/panes/obl-mention-buttons.h"

#include <glib/gi18n-lib.h>

struct _OblMentionButtons {
  AdwBin parent_instance;

  GtkWidget *buttons[OBL_N_MENTION_KINDS]; /* by kind; the first is NULL */
  gboolean is_showing;                     /* no person turns them */
};

G_DEFINE_FINAL_TYPE (OblMentionButtons, obl_mention_buttons, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (OblMentionButtons *self, GtkToggleButton *button)
{
  OblMentionKind kind = OBL_MENTION_UNSET;

  if (self->is_showing)
    return;
  for (guint i = 1; i < OBL_N_MENTION_KINDS; i++) {
    if (self->buttons[i] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      kind = (OblMentionKind)i;
  }
  obl_mention_buttons_show (self, kind);
  g_signal_emit (self, signals[CHOSEN], 0, kind);
}

static void
obl_mention_buttons_class_init (OblMentionButtonsClass *class)
{
  signals[CHOSEN] = g_signal_new ("chosen", OBL_TYPE_MENTION_BUTTONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
obl_mention_buttons_init (OblMentionButtons *self)
{
  const struct {
    const char *title;
    const char *hint;
  } kinds[OBL_N_MENTION_KINDS] = {
    { NULL, NULL },
    { C_ ("mention", "Name"), _ ("The mention is a name") },
    { C_ ("mention", "Description"), _ ("The mention is a description, as “the official”") },
    { C_ ("mention", "Pronoun"), _ ("The mention is a pronoun, as “she”") },
  };

  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of mention"), -1);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "mention-kinds");
  for (guint i = 1; i < OBL_N_MENTION_KINDS; i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (kinds[i].title);

    gtk_widget_set_hexpand (button, TRUE);
    gtk_widget_set_tooltip_text (button, kinds[i].hint);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    kinds[i].hint, -1);
    g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), button);
    self->buttons[i] = button;
  }
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
obl_mention_buttons_new (void)
{
  return g_object_new (OBL_TYPE_MENTION_BUTTONS, NULL);
}

void
obl_mention_buttons_show (OblMentionButtons *self, OblMentionKind kind)
{
  g_return_if_fail (OBL_IS_MENTION_BUTTONS (self));

  self->is_showing = TRUE;
  for (guint i = 1; i < OBL_N_MENTION_KINDS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == (guint)kind);
  self->is_showing = FALSE;
}
