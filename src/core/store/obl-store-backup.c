/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tested copy of a project, also while it is in use. */
#define G_LOG_DOMAIN "obl-store-backup"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#define PAGES_PER_STEP 4096

static gboolean
copy_pages (OblStore *store, sqlite3 *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", store->db, "main");
  int code = SQLITE_NOMEM;

  if (backup != NULL) {
    do
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
    while (code == SQLITE_OK);
    code = sqlite3_backup_finish (backup);
  }
  if (code == SQLITE_OK)
    return TRUE;
  obl_store_set_error (store, code, _ ("Cannot copy the project"), error);
  return FALSE;
}

/* A copy that an older version wrote cannot be opened as a project before it is migrated: then the
 * file's own integrity is what is tested. */
static gboolean
test_copy (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  gboolean good = FALSE;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (db, "PRAGMA integrity_check(1)", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    good = g_strcmp0 ((const char *)sqlite3_column_text (stmt, 0), "ok") == 0;
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  if (!good)
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                 _ ("%s: the copy is not sound; the project it was made from may be damaged "
                    "(“obelusctl check” tells)"),
                 name);
  return good;
}

static gboolean
copy_to (OblStore *store, const char *path, GError **error)
{
  sqlite3 *copy = NULL;
  gboolean done;
  int code = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code == SQLITE_OK)
    done = copy_pages (store, copy, error);
  else {
    obl_store_set_error (store, code, _ ("Cannot write the copy"), error);
    done = FALSE;
  }
  sqlite3_close (copy);
  return done && test_copy (path, error);
}

gboolean
obl_store_backup (OblStore *store, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd;

  obl_store_assert_thread (store);
  fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) {
    int saved = errno;

    g_set_error (
        error, OBL_STORE_ERROR, saved == EEXIST ? OBL_STORE_ERROR_EXISTS : OBL_STORE_ERROR_IO,
        saved == EEXIST ? _ ("%s: there is a file of that name (%s); choose another for the copy")
                        : _ ("%s: cannot write the copy: %s"),
        name, g_strerror (saved));
    return FALSE;
  }
  close (fd);
  if (copy_to (store, path, error))
    return TRUE;
  unlink (path);
  return FALSE;
}
