/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks that a project keeps as long as it is open.
 *
 * SQLite tells programs that have a file open of one another by POSIX locks.  Those are lost as soon
 * as the process closes any descriptor of that file, whoever opened it: a file chooser that looks into
 * the files of a folder is enough, or an import of the folder a project lies in.  The next program
 * then takes the log away from under this one, and with it what was saved.  Linux has locks that
 * belong to one open file and conflict with the others in the same way; SQLite lets us put them in
 * their place. */
#define G_LOG_DOMAIN "obl-store"
#define _GNU_SOURCE /* F_OFD_SETLK */

#include "config.h"

#include "core/store/obl-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

#include <sqlite3.h>

/* Where a file system knows only the locks of POSIX, those. */
static int
lock (int fd, int command, int posix_command, struct flock *range)
{
  int result;

  range->l_pid = 0;
  result = fcntl (fd, command, range);
  return result < 0 && errno == EINVAL ? fcntl (fd, posix_command, range) : result;
}

/* All that SQLite asks of fcntl(). */
static int
fcntl_of_one_file (int fd, int command, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  switch (command) {
  case F_SETLK:
    result = lock (fd, F_OFD_SETLK, command, va_arg (arguments, struct flock *));
    break;
  case F_SETLKW:
    result = lock (fd, F_OFD_SETLKW, command, va_arg (arguments, struct flock *));
    break;
  case F_GETLK:
    result = lock (fd, F_OFD_GETLK, command, va_arg (arguments, struct flock *));
    break;
  default:
    result = fcntl (fd, command, va_arg (arguments, int));
    break;
  }
  va_end (arguments);
  return result;
}

void
obl_store_take_lasting_locks (void)
{
  static gsize taken = 0;

  if (g_once_init_enter (&taken)) {
    sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

    if (vfs != NULL && vfs->iVersion >= 3)
      vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)fcntl_of_one_file);
    g_once_init_leave (&taken, 1);
  }
}
