/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: reads the command line, keeps one window per project, brings the first window
 * forward when it is started again. */
#define G_LOG_DOMAIN "obl-application"

#include "config.h"

#include "app/shell/obl-application.h"

#include <glib/gi18n.h>

struct _OblApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (OblApplication, obl_application, ADW_TYPE_APPLICATION)

static void
obl_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window == NULL) {
    window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (app)));
  }
  gtk_window_present (window);
}

static int
obl_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  gboolean version = FALSE;

  if (g_variant_dict_lookup (options, "version", "b", &version) && version) {
    g_print ("Obelus %s\n", OBL_VERSION);
    return 0;
  }
  return -1;
}

static void
obl_application_class_init (OblApplicationClass *class)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);

  app_class->activate = obl_application_activate;
  app_class->handle_local_options = obl_application_handle_local_options;
}

static void
obl_application_init (OblApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

OblApplication *
obl_application_new (void)
{
  return g_object_new (OBL_TYPE_APPLICATION, "application-id", OBL_APP_ID, NULL);
}
