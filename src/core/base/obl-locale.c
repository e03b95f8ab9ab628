/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the translations, the same way for the window and the command line. */
#define G_LOG_DOMAIN "obl-locale"

#include "config.h"

#include "core/base/obl-locale.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

void
obl_locale_init (void)
{
  const char *elsewhere = g_getenv ("OBELUS_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, elsewhere != NULL ? elsewhere : OBL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
