/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going from place to place by the pointer: two arrows in the foot, and between them what they go
 * through, which is chosen once and then a click a step.  The keys for each are written beside it. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/panes/obl-label-menu.h"

static const struct {
  const char *name;
  const char *title;   /* in the menu */
  const char *caption; /* on the button: as short as it can be */
  const char *next;
  const char *previous;
  const char *accel;
} steps[] = {
  { "marks", N_ ("Annotations"), N_ ("Annotations"), "win.next-mark", "win.previous-mark", "Tab" },
  { "names", N_ ("New names that are not marked"), N_ ("New names"), "win.next-name",
    "win.previous-name", "F2" },
  { "known", N_ ("Known names that are not marked"), N_ ("Known names"), "win.next-known",
    "win.previous-known", "F3" },
  { "cues", N_ ("Words that tell of a claim"), N_ ("Words of claims"), "win.next-cue",
    "win.previous-cue", "F5" },
  { "sentences", N_ ("Sentences without an annotation"), N_ ("Sentences"), "win.next-sentence",
    "win.previous-sentence", "F8" },
  { "noted", N_ ("What is unfinished, commented on or to be discussed"), N_ ("Unfinished"),
    "win.next-noted", "win.previous-noted", "F12" },
};

static char *
dup_key (OblWindow *self, GdkModifierType modifiers)
{
  guint keyval = 0;

  gtk_accelerator_parse (steps[self->steps_kind].accel, &keyval, NULL);
  return gtk_accelerator_get_label (keyval, modifiers);
}

static void
show_kind (OblWindow *self)
{
  g_autofree char *key_back = dup_key (self, GDK_SHIFT_MASK);
  g_autofree char *key_on = dup_key (self, 0);
  /* Translators: %s is a key. */
  g_autofree char *back = g_strdup_printf (_ ("The one before (%s)"), key_back);
  /* Translators: %s is a key. */
  g_autofree char *on = g_strdup_printf (_ ("The next one (%s)"), key_on);

  gtk_label_set_text (GTK_LABEL (self->steps_label), _ (steps[self->steps_kind].caption));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_back),
                                  steps[self->steps_kind].previous);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_on), steps[self->steps_kind].next);
  gtk_widget_set_tooltip_text (self->step_back, back);
  gtk_widget_set_tooltip_text (self->step_on, on);
}

/* Who chooses something wants to see the first of it, too. */
static void
go_through_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (g_str_equal (steps[i].name, g_variant_get_string (parameter, NULL))) {
      self->steps_kind = i;
      show_kind (self);
      gtk_widget_activate_action (widget, steps[i].next, NULL);
    }
  }
}

void
obl_window_install_step_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.go-through", "s", go_through_cb);
}

void
obl_window_update_steps (OblWindow *self, gboolean has_document)
{
  gtk_widget_set_visible (self->steps, has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-through", has_document);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *action = g_strconcat ("win.go-through::", steps[i].name, NULL);

    obl_label_menu_append (menu, _ (steps[i].title), action, steps[i].accel);
  }
  return G_MENU_MODEL (menu);
}

static void
closed_cb (OblWindow *self)
{
  obl_reading_view_focus (OBL_READING_VIEW (self->view));
}

static GtkWidget *
make_arrow (const char *icon, const char *name)
{
  GtkWidget *arrow = gtk_button_new_from_icon_name (icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The keys stay with the article. */
  gtk_widget_set_focus_on_click (arrow, FALSE);
  gtk_widget_add_css_class (arrow, "flat");
  return arrow;
}

static GtkWidget *
make_choice (OblWindow *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();
  GtkWidget *choice = gtk_menu_button_new ();

  self->steps_label = gtk_label_new (NULL);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (choice), self->steps_label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (choice), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (choice), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (choice), FALSE);
  gtk_widget_set_tooltip_text (choice, _ ("What the arrows go through"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the arrows go through"), -1);
  g_signal_connect_swapped (gtk_menu_button_get_popover (GTK_MENU_BUTTON (choice)), "closed",
                            G_CALLBACK (closed_cb), self);
  return choice;
}

void
obl_window_add_steps (OblWindow *self)
{
  GtkWidget *foot = gtk_widget_get_parent (self->saved);

  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->step_back = make_arrow ("go-previous-symbolic", _ ("The one before"));
  self->step_on = make_arrow ("go-next-symbolic", _ ("The next one"));
  gtk_box_append (GTK_BOX (self->steps), self->step_back);
  gtk_box_append (GTK_BOX (self->steps), make_choice (self));
  gtk_box_append (GTK_BOX (self->steps), self->step_on);
  gtk_widget_add_css_class (self->steps, "steps");
  gtk_box_insert_child_after (GTK_BOX (foot), self->steps, self->progress_box);
  /* The room between what is said and what is saved is before the steps. */
  gtk_widget_set_hexpand (self->steps, TRUE);
  gtk_widget_set_halign (self->steps, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->saved, FALSE);
  show_kind (self);
}
