/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that is killed cannot remove its file, and one that is still at work must not lose it:
 * each holds a lock on its own as long as it runs.  What can be locked by another belongs to nobody.
 *
 * The lock is kept by a descriptor of its own, for the one that is written to is closed before the
 * file gets its name: some file systems tell only then that there was no room. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define RANDOM_PART "XXXXXX"
/* Names have at most 255 bytes, so that only the beginning of a long one fits. */
#define PREFIX_FORMAT ".%.200s.obelus-"

struct _OblExportTemporary {
  char *path; /* where it will be */
  char *name; /* until then; NULL once it is there */
  int fd;     /* -1 once finished */
  int lock_fd;
};

/* A dot, so that nobody's file list or pattern picks up half a corpus. */
static char *
new_prefix (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_strdup_printf (PREFIX_FORMAT, base);
}

static gboolean
is_ours (const char *name, const char *prefix)
{
  return g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + strlen (RANDOM_PART);
}

static void
remove_if_left (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

/* Whatever cannot be looked at or removed stays; it is in nobody's way. */
static void
remove_left (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (is_ours (name, prefix)) {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      remove_if_left (path);
    }
  }
}

/* Another program may take the file for left in the moment before it is locked: then it has no name
 * any more, and another one is made. */
static gboolean
open_locked (OblExportTemporary *temporary, const char *template, mode_t mode)
{
  struct stat info;

  for (;;) {
    temporary->name = g_strdup (template);
    temporary->fd = g_mkstemp_full (temporary->name, O_RDWR | O_CLOEXEC, (int)mode);
    if (temporary->fd < 0) {
      g_clear_pointer (&temporary->name, g_free);
      return FALSE;
    }
    /* Where there are no locks, nobody takes a file for left either. */
    flock (temporary->fd, LOCK_EX);
    if (fstat (temporary->fd, &info) != 0 || info.st_nlink > 0)
      break;
    close (temporary->fd);
    g_free (temporary->name);
  }
  temporary->lock_fd = fcntl (temporary->fd, F_DUPFD_CLOEXEC, 0);

  return temporary->lock_fd >= 0;
}

OblExportTemporary *
obl_export_temporary_new (const char *path, mode_t mode)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = new_prefix (path);
  g_autofree char *template = g_strdup_printf ("%s/%s" RANDOM_PART, folder, prefix);
  OblExportTemporary *temporary = g_new0 (OblExportTemporary, 1);

  remove_left (folder, prefix);
  temporary->path = g_strdup (path);
  temporary->fd = -1;
  temporary->lock_fd = -1;
  if (!open_locked (temporary, template, mode)) {
    int code = errno;

    obl_export_temporary_free (temporary);
    errno = code;
    return NULL;
  }

  return temporary;
}

void
obl_export_temporary_free (OblExportTemporary *temporary)
{
  if (temporary == NULL)
    return;

  if (temporary->name != NULL)
    g_unlink (temporary->name);
  if (temporary->fd >= 0)
    close (temporary->fd);
  if (temporary->lock_fd >= 0)
    close (temporary->lock_fd);
  g_free (temporary->name);
  g_free (temporary->path);
  g_free (temporary);
}

int
obl_export_temporary_get_fd (const OblExportTemporary *temporary)
{
  return temporary->fd;
}

gboolean
obl_export_temporary_finish (OblExportTemporary *temporary)
{
  int fd = temporary->fd;

  if (fsync (fd) != 0)
    return FALSE;
  temporary->fd = -1;

  return close (fd) == 0;
}

gboolean
obl_export_temporary_appear (OblExportTemporary *temporary)
{
  if (g_rename (temporary->name, temporary->path) != 0)
    return FALSE;
  g_clear_pointer (&temporary->name, g_free);

  return TRUE;
}
