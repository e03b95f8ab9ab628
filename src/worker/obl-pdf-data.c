/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poppler opens tables of Chinese, Japanese and Korean characters when a text first needs one.  There
 * are some 250, it keeps only a few in memory, and it has no way to be given them: it calls fopen(),
 * which a process without a file system is refused.  So this program has an fopen() of its own, which
 * finds these files in memory, where they were mapped while they could still be opened, and leaves
 * everything else to the C library. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-data.h"

#include <dlfcn.h>
#include <stdio.h>

/* Where poppler is built to look. */
#define DATA_FOLDER "/usr/share/poppler"
/* Folders in folders. */
#define MAX_DEPTH 3

/* GMappedFile by path; set once. */
static GHashTable *tables;

static void
map_folder (GHashTable *found, const char *path, guint depth)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    if (!g_file_test (inner, G_FILE_TEST_IS_DIR)) {
      GMappedFile *file = g_mapped_file_new (inner, FALSE, NULL);

      if (file != NULL)
        g_hash_table_insert (found, g_steal_pointer (&inner), file);
    } else if (depth < MAX_DEPTH) {
      map_folder (found, inner, depth + 1);
    }
  }
}

void
obl_pdf_data_init (void)
{
  static gsize once;

  if (g_once_init_enter (&once)) {
    GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

    map_folder (found, DATA_FOLDER, 0);
    g_atomic_pointer_set (&tables, found);
    g_once_init_leave (&once, 1);
  }
}

/* The C library's. */
static FILE *
open_file (const char *path, const char *mode)
{
  FILE *(*open) (const char *, const char *);

  *(void **)&open = dlsym (RTLD_NEXT, "fopen64");
  return open == NULL ? NULL : open (path, mode);
}

/* In the place of the C library's functions, for libpoppler too: the names that count are the
 * linker's, for the C library's own header may rename one to the other. */
FILE *obl_pdf_data_fopen (const char *path, const char *mode) __asm__("fopen");
FILE *obl_pdf_data_fopen64 (const char *path, const char *mode) __asm__("fopen64");

FILE *
obl_pdf_data_fopen64 (const char *path, const char *mode)
{
  GHashTable *mapped = g_atomic_pointer_get (&tables);
  GMappedFile *file = mapped == NULL || *mode != 'r' ? NULL : g_hash_table_lookup (mapped, path);

  if (file == NULL || g_mapped_file_get_length (file) == 0)
    return open_file (path, mode);
  return fmemopen (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), "r");
}

FILE *
obl_pdf_data_fopen (const char *path, const char *mode)
{
  return obl_pdf_data_fopen64 (path, mode);
}
