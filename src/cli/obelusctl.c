/* SPDX-License-Identifier: GPL-3.0-or-later */
/* obelusctl: what the window can do, without a display.  This file finds the command; each has its
 * own options and help in one of the files beside it. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <signal.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/base/obl-locale.h"

static void
print_help (void)
{
  obl_cli_print ("%s\n  obelusctl %s\n", _ ("Usage:"), _ ("COMMAND PROJECT [ARGUMENT…] [OPTION…]"));
  obl_cli_print ("%s\n", _ ("Turns articles into data: works on an Obelus project from the command "
                            "line."));
  obl_cli_print ("%s", _ ("Commands:"));
  for (const OblCommand *command = obl_commands; command->name != NULL; command++)
    obl_cli_print ("  %-9s %s", command->name, _ (command->summary));
  obl_cli_print ("\n%s",
                 _ ("“obelusctl COMMAND --help” tells the options of each, with examples.\n"
                    "\n"
                    "DOC is the id of an article or an unambiguous beginning of one; “list” shows "
                    "them.\n"
                    "\n"
                    "Exit status: 0 done, 1 failed or partly failed, 2 wrong usage.\n"
                    "\n"
                    "Environment:\n"
                    "  OBELUS_ANNOTATOR   who makes the changes, unless --annotator says it"));
}

static const OblCommand *
find_command (const char *name)
{
  for (const OblCommand *command = obl_commands; command->name != NULL; command++) {
    if (strcmp (command->name, name) == 0)
      return command;
  }
  return NULL;
}

static OblExit
run (int argc, char **argv)
{
  const OblCommand *command;

  if (argc < 2) {
    obl_cli_say (_ ("which command? See “obelusctl --help”"));
    return OBL_EXIT_USAGE;
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0) {
    print_help ();
    return OBL_EXIT_DONE;
  }
  if (strcmp (argv[1], "--version") == 0) {
    obl_cli_print ("obelusctl (Obelus) %s", OBL_VERSION);
    return OBL_EXIT_DONE;
  }
  command = find_command (argv[1]);
  if (command == NULL) {
    g_autofree char *name = g_filename_display_name (argv[1]);

    obl_cli_say (_ ("there is no command “%s”; see “obelusctl --help”"), name);
    return OBL_EXIT_USAGE;
  }
  return command->run (command, argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  /* A file that may grow no further is an error like a full disk, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  obl_locale_init ();
  return (int)obl_cli_finish (run (argc, argv));
}
