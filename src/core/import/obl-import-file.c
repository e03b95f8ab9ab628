/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles from the file system: only regular files are read, so that nothing waits for ever on a
 * pipe or reads a device, and folders are gone through in an order that is always the same. */
#define G_LOG_DOMAIN "obl-import"

#include "config.h"

#include "core/import/obl-import.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
set_unreadable (GError **error, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNREADABLE, _ ("Cannot read “%s”: %s"),
               name, why);
  return FALSE;
}

static gboolean
check_regular (const char *path, const struct stat *info, GError **error)
{
  g_autofree char *name = NULL;

  if (S_ISDIR (info->st_mode))
    return set_unreadable (error, path, _ ("it is a folder"));
  if (!S_ISREG (info->st_mode))
    return set_unreadable (error, path, _ ("it is not a regular file"));
  if (info->st_size <= (goffset)OBL_IMPORT_MAX_BYTES)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
               _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"), name,
               OBL_IMPORT_MAX_BYTES / 1024 / 1024);
  return FALSE;
}

/* At most one byte more than is allowed, which tells that the file has grown too large. */
static GBytes *
read_descriptor (int descriptor, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];

  while (bytes->len <= OBL_IMPORT_MAX_BYTES) {
    gssize n_read = read (descriptor, buffer, sizeof buffer);

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read < 0) {
      set_unreadable (error, path, g_strerror (errno));
      return NULL;
    }
    if (n_read == 0)
      break;
    g_byte_array_append (bytes, buffer, (guint)n_read);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
read_file (const char *path, GError **error)
{
  /* Without O_NONBLOCK a pipe without a writer would never open. */
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  GBytes *bytes = NULL;
  struct stat info;

  if (descriptor < 0) {
    set_unreadable (error, path, g_strerror (errno));
    return NULL;
  }
  if (fstat (descriptor, &info) != 0)
    set_unreadable (error, path, g_strerror (errno));
  else if (check_regular (path, &info, error))
    bytes = read_descriptor (descriptor, path, error);
  g_close (descriptor, NULL);
  return bytes;
}

OblDocument *
obl_import_path (const char *path, const char *format, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (path, error);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  OblImportOptions options = { .format = format, .name = name };

  return bytes == NULL ? NULL : obl_import_bytes (bytes, &options, error);
}

/* --- Folders ---------------------------------------------------------------------------------- */

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
