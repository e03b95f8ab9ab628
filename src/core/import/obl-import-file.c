/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files there are to read: only regular ones, so that nothing waits for ever on a pipe or reads
 * a device, and folders are gone through in an order that is always the same. */
#define G_LOG_DOMAIN "obl-import"

#include "config.h"

#include "core/import/obl-import.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>

static void
set_unreadable (GError **error, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNREADABLE, _ ("Cannot read “%s”: %s"),
               name, why);
}

gboolean
obl_import_is_asset (const char *name)
{
  static const char *const extensions[]
      = { "css", "js",  "mjs", "map",  "png",  "jpg",   "jpeg", "gif", "webp", "avif", "svg",
          "ico", "bmp", "tif", "tiff", "woff", "woff2", "ttf",  "otf", "eot",  "mp3",  "m4a",
          "ogg", "oga", "wav", "mp4",  "m4v",  "webm",  "ogv",  "mov", "avi" };
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (extensions); i++) {
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_folder (const char *path, GPtrArray *problems)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GDir *folder;
  const char *name;

  errno = 0;
  folder = g_dir_open (path, 0, NULL);
  if (folder == NULL) {
    GError *error = NULL;

    set_unreadable (&error, path, g_strerror (errno));
    g_ptr_array_add (problems, error);
    return names;
  }
  while ((name = g_dir_read_name (folder)) != NULL) {
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  }
  g_dir_close (folder);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
collect_folder (const char *path, GPtrArray *found, GPtrArray *problems)
{
  g_autoptr (GPtrArray) names = list_folder (path, problems);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);
    struct stat info;

    if (lstat (child, &info) != 0) {
      GError *error = NULL;

      set_unreadable (&error, child, g_strerror (errno));
      g_ptr_array_add (problems, error);
    } else if (S_ISDIR (info.st_mode)) {
      collect_folder (child, found, problems);
    } else if (S_ISREG (info.st_mode) && !obl_import_is_asset (child)) {
      g_ptr_array_add (found, g_steal_pointer (&child));
    }
  }
}

GPtrArray *
obl_import_collect (const char *const *paths, GPtrArray *problems)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (; *paths != NULL; paths++) {
    GError *error = NULL;
    struct stat info;

    if (stat (*paths, &info) != 0)
      set_unreadable (&error, *paths, g_strerror (errno));
    else if (S_ISDIR (info.st_mode))
      collect_folder (*paths, found, problems);
    else if (!S_ISREG (info.st_mode))
      set_unreadable (&error, *paths, _ ("it is not a regular file"));
    else
      g_ptr_array_add (found, g_strdup (*paths));
    if (error != NULL)
      g_ptr_array_add (problems, error);
  }
  return found;
}
