/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions that are on or off, for menus and buttons that show it: panes, page furniture, copies, plain
 * text. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

static void
change_pane_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;
  const gboolean is_left = g_str_equal (g_action_get_name (G_ACTION (action)), "show-left-pane");
  const OblDeskSide side = is_left ? OBL_DESK_START : OBL_DESK_END;

  obl_desk_show (OBL_DESK (self->desk), side, g_variant_get_boolean (state));
  if (!g_variant_get_boolean (state)) {
    obl_reading_view_focus (OBL_READING_VIEW (self->view));
  }
}

static void
change_furniture_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;

  g_settings_set_value (self->settings, "show-furniture", state);
}

static void
change_copies_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;

  g_settings_set_value (self->settings, "hide-copies", state);
}

static void
change_plain_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;

  g_settings_set_value (self->settings, "plain-text", state);
}

static void
set_state (OblWindow *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

void
obl_window_update_states (OblWindow *self)
{
  OblDesk *desk = OBL_DESK (self->desk);

  set_state (self, "show-left-pane", obl_desk_is_shown (desk, OBL_DESK_START));
  set_state (self, "show-right-pane", obl_desk_is_shown (desk, OBL_DESK_END));
  if (self->settings != NULL) {
    set_state (self, "toggle-boilerplate",
               g_settings_get_boolean (self->settings, "show-furniture"));
    set_state (self, "plain-text", g_settings_get_boolean (self->settings, "plain-text"));
    set_state (self, "hide-copies", g_settings_get_boolean (self->settings, "hide-copies"));
  }
}

void
obl_window_watch_desk (OblWindow *self)
{
  const GActionEntry entries[] = {
    { .name = "show-left-pane", .state = "true", .change_state = change_pane_cb },
    { .name = "show-right-pane", .state = "true", .change_state = change_pane_cb },
    { .name = "toggle-boilerplate", .state = "false", .change_state = change_furniture_cb },
    { .name = "plain-text", .state = "false", .change_state = change_plain_cb },
    { .name = "hide-copies", .state = "false", .change_state = change_copies_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->desk, "notify::start-shown",
                            G_CALLBACK (obl_window_update_states), self);
  g_signal_connect_swapped (self->desk, "notify::end-shown", G_CALLBACK (obl_window_update_states),
                            self);
}
