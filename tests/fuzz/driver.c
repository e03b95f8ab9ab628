/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over files, so that every build has its corpus as a regression test; a fuzz build
 * links libFuzzer in its place (see meson.build).  Arguments: files and folders. */
#include "config.h"

#include <glib.h>

#include "fuzz.h"

static guint n_inputs;

static void
run_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0;

  if (!g_file_get_contents (path, &bytes, &n_bytes, NULL))
    return;
  LLVMFuzzerTestOneInput ((const uint8_t *)bytes, n_bytes);
  n_inputs++;
}

static void
run_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    run_file (file);
  }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      run_folder (argv[i]);
    else
      run_file (argv[i]);
  }
  /* An input that fails aborts the program before this is printed. */
  g_print ("1..1\n%s 1 - %u inputs\n", n_inputs > 0 ? "ok" : "not ok", n_inputs);

  return n_inputs > 0 ? 0 : 1;
}
