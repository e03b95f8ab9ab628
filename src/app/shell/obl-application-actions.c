/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the program as a whole, and the keys of all commands that have one which no text
 * field needs. */
#define G_LOG_DOMAIN "obl-application"

#include "config.h"

#include "app/shell/obl-application-private.h"

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/dialogs/obl-keys-dialog.h"
#include "app/dialogs/obl-new-project-dialog.h"
#include "app/dialogs/obl-preferences.h"
#include "app/shell/obl-sample.h"

/* --- Projects --------------------------------------------------------------------------------- */

static void
accepted_cb (OblApplication *self,
             const char *path,
             OblLabelSet *label_set,
             const char *const *articles)
{
  obl_application_open_project (self, path, label_set, articles);
}

void
obl_application_ask_new_project (OblApplication *self, const char *const *articles)
{
  OblWindow *window = obl_application_ensure_window (self);
  GtkWindow *dialog = obl_new_project_dialog_new (GTK_WINDOW (window), articles);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
new_project_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  obl_application_ask_new_project (user_data, NULL);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (g_file_peek_path (file) != NULL) {
    obl_application_open_project (user_data, g_file_peek_path (file), NULL, NULL);
  }
}

static void
open_project_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblApplication *self = user_data;
  const OblChoice choice = {
    .kind = OBL_CHOOSE_OPEN,
    .title = _ ("Open a project"),
    .accept = _ ("_Open"),
    .filter_name = _ ("Obelus projects"),
    .pattern = "*.obelus",
  };

  obl_choose_files (GTK_WINDOW (obl_application_ensure_window (self)), &choice, chosen_cb,
                    g_object_ref (self), g_object_unref);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  obl_application_open_project (user_data, g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = obl_sample_ensure_finish (result, &error);

  if (path == NULL) {
    obl_window_show_message (obl_application_ensure_window (self), error->message);
    return;
  }
  obl_application_open_project (self, path, NULL, NULL);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  obl_sample_ensure_async (NULL, sample_cb, g_object_ref (user_data));
}

/* --- The rest --------------------------------------------------------------------------------- */

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblApplication *self = user_data;
  OblWindow *window = obl_application_get_window (self);

  gtk_window_present (
      obl_preferences_new (window != NULL ? GTK_WINDOW (window) : NULL, self->settings));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblWindow *window = obl_application_get_window (user_data);
  OblSession *session = window != NULL ? obl_window_get_session (window) : NULL;

  gtk_window_present (
      obl_keys_dialog_new (window != NULL ? GTK_WINDOW (window) : NULL,
                           session != NULL ? obl_session_get_label_set (session) : NULL));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblWindow *window = obl_application_get_window (user_data);

  gtk_show_about_dialog (
      window != NULL ? GTK_WINDOW (window) : NULL, "program-name", "Obelus", "logo-icon-name",
      OBL_APP_ID, "version", OBL_VERSION, "comments",
      _ ("Reads articles closely, and turns what is read into data.\n\nAn obelus (÷, †) is the "
         "mark with which ancient editors flagged the passages they doubted."),
      "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
toggle_dark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblApplication *self = user_data;
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_settings_set_string (self->settings, "color-scheme", dark ? "light" : "dark");
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window by its own way out, which stores what is being typed. */
  for (GList *l = windows; l != NULL; l = l->next) {
    gtk_window_close (l->data);
  }
  g_application_quit (G_APPLICATION (user_data));
}

static const struct {
  const char *action;
  const char *accels[4];
} accelerators[] = {
  { "app.new-project", { "<Control>n" } },
  { "app.open-project", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "F1" } },
  { "app.quit", { "<Control>q" } },
  { "win.close-tab", { "<Control>w" } },
  { "window.close", { "<Control><Shift>w" } },
  { "win.open-row-in-tab", { "<Control><Shift>Return", "<Control><Shift>KP_Enter" } },
  { "win.next-tab", { "<Control>Page_Down", "<Control>Tab" } },
  { "win.previous-tab", { "<Control>Page_Up", "<Control><Shift>Tab" } },
  { "win.undo-here", { "<Control>z" } },
  { "win.redo-here", { "<Control><Shift>z", "<Control>y" } },
  { "win.import", { "<Control>i" } },
  { "win.add-address", { "<Control>l" } },
  { "win.import-report", { "<Control>r" } },
  { "win.show-doubts", { "<Control>t" } },
  { "win.hide-copies", { "<Control>d" } },
  { "win.whole-page", { "<Control><Shift>a" } },
  { "win.export", { "<Control>e" } },
  { "win.history", { "<Control>h" } },
  { "win.labels", { "<Control><Shift>l" } },
  { "win.guideline", { "F4" } },
  { "win.jump", { "<Control>k" } },
  { "win.room::articles", { "<Control>1" } },
  { "win.room::entities", { "<Control>2" } },
  { "win.room::claims", { "<Control>3" } },
  { "win.room::search", { "<Control>4" } },
  { "win.room::pictures", { "<Control>5" } },
  { "win.repeat", { "<Control>m" } },
  { "win.carry", { "<Control><Shift>v" } },
  { "win.next-name", { "F2" } },
  { "win.previous-name", { "<Shift>F2" } },
  { "win.next-cue", { "F5" } },
  { "win.previous-cue", { "<Shift>F5" } },
  { "win.next-known", { "F3" } },
  { "win.previous-known", { "<Shift>F3" } },
  { "win.next-sentence", { "F8" } },
  { "win.previous-sentence", { "<Shift>F8" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.find-documents", { "<Control><Shift>f" } },
  { "win.show-link", { "<Control>j" } },
  { "win.layers", { "F7" } },
  { "win.show-everything", { "<Shift>F7" } },
  { "win.hide-like", { "<Control><Shift>h" } },
  { "win.only-claim", { "<Control><Shift>o" } },
  { "win.dim-others", { "<Control><Shift>m" } },
  { "win.turn-chips", { "<Control><Shift>c" } },
  { "win.show-left-pane", { "F9" } },
  { "win.show-right-pane", { "F10" } },
  { "win.plain-text", { "<Control><Shift>t" } },
  { "win.toggle-boilerplate", { "<Control>b" } },
  { "win.toggle-furniture", { "<Control><Shift>b" } },
  { "win.next-part", { "F6" } },
  { "win.previous-part", { "<Shift>F6" } },
  { "win.next-document", { "<Alt>Down" } },
  { "win.previous-document", { "<Alt>Up" } },
  { "win.nudge::end-left", { "<Alt>Left" } },
  { "win.nudge::end-right", { "<Alt>Right" } },
  { "win.nudge::start-left", { "<Alt><Shift>Left" } },
  { "win.nudge::start-right", { "<Alt><Shift>Right" } },
  { "win.join", { "<Control><Shift>j" } },
  { "win.split", { "<Control><Shift>s" } },
  { "win.discuss", { "F11" } },
  { "win.next-noted", { "F12" } },
  { "win.previous-noted", { "<Shift>F12" } },
  { "win.widen", { "<Alt><Shift>Up" } },
  { "win.narrow", { "<Alt><Shift>Down" } },
  { "win.turn-grain", { "<Control>u" } },
  { "win.next-to-do", { "<Alt>Page_Down" } },
  { "win.show-to-do", { "<Control><Shift>d" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-normal", { "<Control>0", "<Control>KP_0" } },
};

void
obl_application_add_actions (OblApplication *self)
{
  const GActionEntry entries[] = {
    { .name = "new-project", .activate = new_project_cb },
    { .name = "open-project", .activate = open_project_cb },
    { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
    { .name = "open-sample", .activate = open_sample_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
    { .name = "toggle-dark", .activate = toggle_dark_cb },
    { .name = "quit", .activate = quit_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++) {
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accels);
  }
}
