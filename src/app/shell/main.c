/* SPDX-License-Identifier: GPL-3.0-or-later */
/* obelus, the window: nothing but the start. */
#define G_LOG_DOMAIN "obl-main"

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/shell/obl-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (OblApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, OBL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  app = obl_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
