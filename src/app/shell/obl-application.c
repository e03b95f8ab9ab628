/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: reads the command line, keeps one window per project, brings the first window
 * forward when it is started again.  Its commands are in obl-application-actions.c. */
#define G_LOG_DOMAIN "obl-application"

#include "config.h"

#include "app/shell/obl-application-private.h"

#include <glib/gi18n.h>

#include "app/shell/obl-settings.h"

G_DEFINE_FINAL_TYPE (OblApplication, obl_application, ADW_TYPE_APPLICATION)

/* --- Windows ---------------------------------------------------------------------------------- */

/* The window of that project; with @path NULL, one that has no project. */
static OblWindow *
find_window (OblApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next) {
    if (OBL_IS_WINDOW (l->data)
        && g_strcmp0 (obl_window_get_path (OBL_WINDOW (l->data)), path) == 0) {
      return l->data;
    }
  }
  return NULL;
}

OblWindow *
obl_application_get_window (OblApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next) {
    if (OBL_IS_WINDOW (l->data)) {
      return l->data;
    }
  }
  return NULL;
}

OblWindow *
obl_application_ensure_window (OblApplication *self)
{
  OblWindow *window = obl_application_get_window (self);

  return window != NULL ? window : obl_window_new (GTK_APPLICATION (self), self->settings);
}

void
obl_application_open_project (OblApplication *self,
                              const char *path,
                              OblLabelSet *label_set,
                              const char *const *articles)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  /* Two ways to write one path are one project. */
  const char *canonical = g_file_peek_path (file);
  OblWindow *window = find_window (self, canonical);

  if (window != NULL) {
    OblSession *session = obl_window_get_session (window);

    if (articles != NULL && articles[0] != NULL && session != NULL) {
      obl_session_import (session, articles);
    }
  } else {
    window = find_window (self, NULL);
    if (window == NULL) {
      window = obl_window_new (GTK_APPLICATION (self), self->settings);
    }
    obl_window_open (window, canonical, label_set, articles);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
is_project (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL && g_str_has_suffix (path, ".obelus");
}

/* Articles without a project among them. */
static void
open_articles (OblApplication *self, const char *const *articles)
{
  OblWindow *window = obl_application_ensure_window (self);
  OblSession *session = obl_window_get_session (window);

  gtk_window_present (GTK_WINDOW (window));
  if (session != NULL) {
    obl_session_import (session, articles);
  } else {
    obl_application_ask_new_project (self, articles);
  }
}

void
obl_application_open_files (OblApplication *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) articles = NULL;
  g_autoptr (GPtrArray) projects = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    if (is_project (file)) {
      g_ptr_array_add (projects, g_file_get_path (file));
    } else if (g_file_peek_path (file) != NULL) {
      g_strv_builder_add (builder, g_file_peek_path (file));
    } else {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *message = g_strdup_printf (
          _ ("“%s” is not on this computer. Save it here and open it then."), name);

      obl_window_show_message (obl_application_ensure_window (self), message);
    }
  }
  articles = g_strv_builder_end (builder);
  for (guint i = 0; i < projects->len; i++) {
    obl_application_open_project (self, g_ptr_array_index (projects, i), NULL,
                                  i == 0 ? (const char *const *)articles : NULL);
  }
  if (projects->len == 0 && articles[0] != NULL) {
    open_articles (self, (const char *const *)articles);
  }
}

/* --- GApplication ----------------------------------------------------------------------------- */

static void
obl_application_activate (GApplication *app)
{
  gtk_window_present (GTK_WINDOW (obl_application_ensure_window (OBL_APPLICATION (app))));
}

static void
obl_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++) {
    g_list_store_append (list, files[i]);
  }
  /* There is a window whatever the files are: it tells what is wrong with them. */
  obl_application_activate (app);
  obl_application_open_files (OBL_APPLICATION (app), G_LIST_MODEL (list));
}

static int
obl_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  OblApplication *self = OBL_APPLICATION (app);
  g_autoptr (GError) error = NULL;
  gboolean version = FALSE;

  if (g_variant_dict_lookup (options, "version", "b", &version) && version) {
    g_print ("Obelus %s\n", OBL_VERSION);
    return 0;
  }
  self->settings = obl_settings_new (&error);
  if (self->settings == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  return -1;
}

static void
apply_color_scheme (OblApplication *self)
{
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                     ADW_COLOR_SCHEME_FORCE_DARK, ADW_COLOR_SCHEME_FORCE_LIGHT };

  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      schemes[g_settings_get_enum (self->settings, "color-scheme")]);
}

static void
obl_application_startup (GApplication *app)
{
  OblApplication *self = OBL_APPLICATION (app);

  G_APPLICATION_CLASS (obl_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (OBL_APP_ID);
  obl_application_add_actions (self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
}

static void
obl_application_dispose (GObject *object)
{
  g_clear_object (&OBL_APPLICATION (object)->settings);
  G_OBJECT_CLASS (obl_application_parent_class)->dispose (object);
}

static void
obl_application_class_init (OblApplicationClass *class)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_application_dispose;
  app_class->activate = obl_application_activate;
  app_class->open = obl_application_open;
  app_class->handle_local_options = obl_application_handle_local_options;
  app_class->startup = obl_application_startup;
}

static void
obl_application_init (OblApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     _ ("[PROJECT.obelus] [ARTICLE…]"));
}

OblApplication *
obl_application_new (void)
{
  return g_object_new (OBL_TYPE_APPLICATION, "application-id", OBL_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
