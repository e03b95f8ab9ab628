/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the project that bench-corpus.py asks:
 *
 *   make-big-project PATH [ARTICLES]
 *
 * 100,000 articles unless said otherwise. */
#include "config.h"

#include <stdlib.h>

#include "big-project.h"

#define N_ARTICLES 100000

static void
say (guint n_made)
{
  g_printerr ("%u articles\n", n_made);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  guint n_articles = argc > 2 ? (guint)CLAMP (atoi (argv[2]), 10, 10000000) : N_ARTICLES;

  if (argc < 2) {
    g_printerr ("Usage: make-big-project PATH [ARTICLES]\n");
    return 2;
  }
  if (!big_project_make (argv[1], n_articles, say, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  return 0;
}
