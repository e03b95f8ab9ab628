/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project is removed at the end of the program: libFuzzer has no other end. */
#include "config.h"

#include "fuzz-project.h"

#include <stdlib.h>

#include <glib/gstdio.h>

static char *folder;
static OblStore *store;

static void
remove_project (void)
{
  static const char *const names[] = { "p.obelus", "p.obelus-wal", "p.obelus-shm" };

  obl_store_close (store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

OblStore *
fuzz_get_project (void)
{
  g_autoptr (OblLabelSet) set = NULL;
  g_autofree char *path = NULL;

  if (store != NULL)
    return store;
  folder = g_dir_make_tmp ("obelus-fuzz-XXXXXX", NULL);
  path = g_build_filename (folder, "p.obelus", NULL);
  set = obl_label_set_load_preset ("news-analysis", NULL);
  store = obl_store_create (path, set, NULL);
  g_assert_nonnull (store);
  atexit (remove_project);
  return store;
}
