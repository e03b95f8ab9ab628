/* SPDX-License-Identifier: GPL-3.0-or-later */
/* obelus, the window: nothing but the start. */
#define G_LOG_DOMAIN "obl-main"

#include "config.h"

#include <signal.h>

#include "app/shell/obl-application.h"
#include "app/view/obl-view-host.h"
#include "core/base/obl-locale.h"

int
main (int argc, char *argv[])
{
  g_autoptr (OblApplication) app = NULL;

  obl_locale_init ();
  /* A file that may grow no further is a failed write, which is told, and no reason to end. */
  signal (SIGXFSZ, SIG_IGN);
  obl_view_host_choose_painter ();
  app = obl_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
