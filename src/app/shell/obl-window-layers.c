/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which annotations are seen: the button in the foot and what it opens, the keys, and the way of
 * what is shown to the view.  That anything is hidden is written beside the button, always. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/panes/obl-layers-pane.h"

static OblReadingView *
get_view (OblWindow *self)
{
  return OBL_READING_VIEW (self->view);
}

/* --- To the view ------------------------------------------------------------------------------ */

static GPtrArray *
list_shown (OblWindow *self, const GPtrArray *marks, gboolean are_spans)
{
  GPtrArray *shown = g_ptr_array_sized_new (marks->len);

  for (guint i = 0; i < marks->len; i++) {
    gpointer mark = g_ptr_array_index (marks, i);
    const OblId *id = are_spans ? &((OblSpan *)mark)->id : &((OblFrame *)mark)->id;

    if (obl_session_is_shown (self->session, id)) {
      g_ptr_array_add (shown, mark);
    }
  }
  return shown;
}

void
obl_window_list_shown (OblWindow *self, GPtrArray **spans, GPtrArray **frames)
{
  *spans = list_shown (self, obl_session_get_spans (self->session), TRUE);
  *frames = list_shown (self, obl_session_get_frames (self->session), FALSE);
}

static void
show_hidden (OblWindow *self)
{
  const guint n = self->session != NULL ? obl_session_count_hidden (self->session) : 0;
  const gboolean is_clear = self->session == NULL || obl_session_shows_everything (self->session);
  g_autofree char *text = g_strdup_printf (ngettext ("%u hidden", "%u hidden", n), n);

  gtk_label_set_text (GTK_LABEL (self->hidden_label), text);
  gtk_widget_set_visible (self->hidden_label, n > 0);
  gtk_widget_set_visible (self->show_all, !is_clear);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->layers_icon),
                                is_clear ? "view-reveal-symbolic" : "view-conceal-symbolic");
}

static void
set_state (OblWindow *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

void
obl_window_update_layers (OblWindow *self)
{
  show_hidden (self);
  set_state (self, "only-claim",
             self->session != NULL && obl_session_is_only_claim (self->session));
}

static void
layers_changed_cb (OblWindow *self)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;

  obl_window_list_shown (self, &spans, &frames);
  obl_reading_view_sync_marks (get_view (self), spans, frames);
  obl_window_update_layers (self);
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
open_layers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (OBL_WINDOW (widget)->layers_button));
}

static void
show_everything (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  const guint n = obl_session_count_hidden (self->session);
  g_autofree char *message = g_strdup_printf (
      ngettext ("%u annotation is shown again", "%u annotations are shown again", n), n);

  if (!obl_session_shows_everything (self->session)) {
    obl_session_show_everything (self->session);
    obl_window_say (self, message, FALSE);
  }
}

static void
hide_like (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_session_hide_like_selected (OBL_WINDOW (widget)->session);
}

/* Off, for what is selected, always, and round again. */
static void
turn_chips (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *const told[] = { N_ ("Labels are not written beside annotations"),
                               N_ ("The label of what is selected is written beside it"),
                               N_ ("Labels are written beside all annotations") };
  OblWindow *self = OBL_WINDOW (widget);
  const int chips = (g_settings_get_enum (self->settings, "label-chips") + 1) % 3;

  g_settings_set_enum (self->settings, "label-chips", chips);
  obl_window_say (self, _ (told[chips]), FALSE);
}

void
obl_window_install_layer_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.turn-chips", NULL, turn_chips);
  gtk_widget_class_install_action (class, "win.layers", NULL, open_layers);
  gtk_widget_class_install_action (class, "win.show-everything", NULL, show_everything);
  gtk_widget_class_install_action (class, "win.hide-like", NULL, hide_like);
}

static void
change_only_claim_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;

  if (self->session != NULL) {
    obl_session_set_only_claim (self->session, g_variant_get_boolean (state));
    obl_window_update_layers (self);
  }
}

static void
change_dim_others_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;
  const gboolean dims = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  obl_reading_view_set_dims (get_view (self), dims);
  if (dims && self->session != NULL && obl_id_is_none (obl_session_get_selected (self->session))) {
    obl_window_say (self, _ ("What is not selected will be dimmed while something is"), FALSE);
  }
}

void
obl_window_update_layer_actions (OblWindow *self, gboolean has_document)
{
  const char *const names[] = { "only-claim", "dim-others" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);

    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), has_document);
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.layers", has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.hide-like", has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-everything", has_document);
  gtk_widget_set_sensitive (self->layers_button, has_document);
}

/* --- The foot --------------------------------------------------------------------------------- */

static void
closed_cb (OblWindow *self)
{
  obl_reading_view_focus (get_view (self));
}

static void
make_button (OblWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = gtk_popover_new ();

  self->hidden_label = gtk_label_new (NULL);
  self->layers_icon = gtk_image_new_from_icon_name ("view-reveal-symbolic");
  gtk_box_append (GTK_BOX (content), self->hidden_label);
  gtk_box_append (GTK_BOX (content), self->layers_icon);
  self->layers_pane = obl_layers_pane_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->layers_pane);
  gtk_widget_set_halign (popover, GTK_ALIGN_END);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed_cb), self);
  self->layers_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->layers_button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->layers_button), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->layers_button), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->layers_button), FALSE);
  gtk_widget_set_tooltip_text (self->layers_button, _ ("What is shown (F7)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->layers_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is shown"), -1);
}

void
obl_window_add_layers (OblWindow *self)
{
  const GActionEntry entries[] = {
    { .name = "only-claim", .state = "false", .change_state = change_only_claim_cb },
    { .name = "dim-others", .state = "false", .change_state = change_dim_others_cb },
  };
  GtkWidget *foot = gtk_widget_get_parent (self->saved);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  make_button (self);
  self->show_all = gtk_button_new_with_label (_ ("Show all"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_all), "win.show-everything");
  gtk_widget_set_focus_on_click (self->show_all, FALSE);
  gtk_widget_add_css_class (self->show_all, "flat");
  gtk_widget_add_css_class (self->show_all, "link");
  gtk_box_append (GTK_BOX (foot), self->show_all);
  gtk_box_append (GTK_BOX (foot), self->layers_button);
  show_hidden (self);
}

void
obl_window_watch_layers (OblWindow *self)
{
  g_signal_connect_swapped (self->session, "layers-changed", G_CALLBACK (layers_changed_cb), self);
}
