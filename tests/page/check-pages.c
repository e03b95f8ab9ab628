/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promise that what is seen is the text, for anyone's pages; run by hand:
 *
 *   xvfb-run -a dbus-run-session -- _build/tests/page/check-pages FOLDER [.html]
 *
 * Prints what is wrong with which page, and counts; the exit status says whether anything was. */
#include "config.h"

#include "page-check.h"

int
main (int argc, char **argv)
{
  g_autoptr (Fixture) fixture = NULL;
  PageCheck check = { 0 };

  if (!fixture_init (&argc, &argv))
    return 2;
  if (argc < 2) {
    g_printerr ("usage: check-pages FOLDER [EXTENSION]\n");
    return 2;
  }
  fixture = fixture_new ();
  page_check_folder (fixture, argv[1], argc > 2 ? argv[2] : NULL, &check);
  g_print (
      "%u pages, each as an article and as a whole: %u faults; %u refused, %u in reduced form, "
      "%u pictures kept\n",
      check.n_pages, check.n_faults, check.n_refused, check.n_doubtful, check.n_pictures);

  return check.n_faults > 0 ? 1 : 0;
}
