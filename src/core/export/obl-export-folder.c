/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a folder are made by writers from ids and labels, never taken from a file. */
#define G_LOG_DOMAIN "obl-export"

/* For renameat2() and syncfs(). */
#define _GNU_SOURCE

#include "config.h"

#include "core/export/obl-export-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/export/obl-export-output.h"
#include "core/export/obl-export-tree.h"
#include "core/export/obl-export.h"

#define FLUSH_AT (256u * 1024)
#define RANDOM_PART "XXXXXX"
/* Names have at most 255 bytes, so that only the beginning of a long one fits. */
#define PREFIX_FORMAT ".%.200s.obelus-"

typedef struct {
  OblExportMember member; /* first, so that the one is found from the other */
  int fd;                 /* -1 once closed */
  GString *buffer;
  GChecksum *checksum;
} Member;

struct _OblExportFolder {
  char *path; /* where it will be */
  char *name; /* until then; NULL once it is there */
  int lock_fd;
  GPtrArray *members;  /* Member */
  GHashTable *by_name; /* its name → Member */
};

static void
member_free (Member *member)
{
  if (member->fd >= 0)
    close (member->fd);
  g_string_free (member->buffer, TRUE);
  g_checksum_free (member->checksum);
  g_free (member->member.name);
  g_free (member->member.sha256);
  g_free (member);
}

/* --- Its place -------------------------------------------------------------------------------- */

static gboolean
refuse_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
               _ ("Cannot write several files to “%s”: it is a file, and a folder is needed. Give "
                  "the name of a folder."),
               name);
  return FALSE;
}

static gboolean
check_place (const char *path, GError **error)
{
  g_autofree char *foreign = NULL;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return refuse_file (path, error);
  foreign = obl_export_tree_find_foreign (path);
  if (foreign == NULL)
    return TRUE;
  name = g_filename_display_name (path);
  file = g_filename_display_name (foreign);
  g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
               _ ("The folder “%s” is not replaced: “%s” in it was not made by an export. Choose "
                  "another folder, or move that file away."),
               name, file);

  return FALSE;
}

static void
remove_if_left (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    obl_export_tree_remove (path);
  close (fd);
}

/* Of killed programs: whoever is still at work holds a lock. */
static void
remove_left (const char *parent, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_prefix (name, prefix)
        && strlen (name) == strlen (prefix) + strlen (RANDOM_PART)) {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      remove_if_left (path);
    }
  }
}

static gboolean
open_hidden (OblExportFolder *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder->path);
  g_autofree char *base = g_path_get_basename (folder->path);
  g_autofree char *prefix = g_strdup_printf (PREFIX_FORMAT, base);
  char *name = g_strdup_printf ("%s/%s" RANDOM_PART, parent, prefix);

  remove_left (parent, prefix);
  if (g_mkdtemp_full (name, 0777) == NULL) {
    const int code = errno;

    g_free (name);
    return obl_export_set_write_error (folder->path, code, error);
  }
  folder->name = name;
  folder->lock_fd = open (name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder->lock_fd < 0)
    return obl_export_set_write_error (folder->path, errno, error);
  /* Where there are no locks, nobody takes a folder for left either. */
  flock (folder->lock_fd, LOCK_EX);

  return TRUE;
}

OblExportFolder *
obl_export_folder_new (const char *path, GError **error)
{
  g_autoptr (OblExportFolder) folder = g_new0 (OblExportFolder, 1);

  folder->lock_fd = -1;
  folder->members = g_ptr_array_new_with_free_func ((GDestroyNotify)member_free);
  folder->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  /* "corpus/" and "corpus" are one place. */
  folder->path = g_canonicalize_filename (path, NULL);
  if (!check_place (folder->path, error) || !open_hidden (folder, error))
    return NULL;

  return g_steal_pointer (&folder);
}

void
obl_export_folder_free (OblExportFolder *folder)
{
  if (folder == NULL)
    return;

  g_hash_table_unref (folder->by_name);
  g_ptr_array_unref (folder->members);
  if (folder->name != NULL)
    obl_export_tree_remove (folder->name);
  if (folder->lock_fd >= 0)
    close (folder->lock_fd);
  g_free (folder->name);
  g_free (folder->path);
  g_free (folder);
}

/* --- Its files -------------------------------------------------------------------------------- */

/* What a person calls the file: where it will be. */
static gboolean
fail (const OblExportFolder *folder, const char *name, int code, GError **error)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);

  return obl_export_set_write_error (path, code, error);
}

static Member *
add_member (OblExportFolder *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder->name, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  Member *member = NULL;
  int fd = -1;

  if (g_mkdir_with_parents (parent, 0777) == 0)
    fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) {
    fail (folder, name, errno, error);
    return NULL;
  }
  member = g_new0 (Member, 1);
  member->member.name = g_strdup (name);
  member->fd = fd;
  member->buffer = g_string_new (NULL);
  member->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_ptr_array_add (folder->members, member);
  g_hash_table_insert (folder->by_name, member->member.name, member);

  return member;
}

static gboolean
member_write (
    OblExportFolder *folder, Member *member, const char *bytes, gsize n_bytes, GError **error)
{
  g_checksum_update (member->checksum, (const guchar *)bytes, (gssize)n_bytes);
  member->member.n_bytes += n_bytes;
  while (n_bytes > 0) {
    gssize n = write (member->fd, bytes, n_bytes);

    if (n < 0 && errno != EINTR)
      return fail (folder, member->member.name, errno, error);
    if (n > 0) {
      bytes += n;
      n_bytes -= (gsize)n;
    }
  }

  return TRUE;
}

static gboolean
member_flush (OblExportFolder *folder, Member *member, GError **error)
{
  if (!member_write (folder, member, member->buffer->str, member->buffer->len, error))
    return FALSE;
  g_string_truncate (member->buffer, 0);

  return TRUE;
}

/* Some file systems tell only now that there was no room. */
static gboolean
member_close (OblExportFolder *folder, Member *member, GError **error)
{
  int fd = member->fd;

  if (fd < 0)
    return TRUE;
  if (!member_flush (folder, member, error))
    return FALSE;
  member->fd = -1;
  member->member.sha256 = g_strdup (g_checksum_get_string (member->checksum));

  return close (fd) == 0 || fail (folder, member->member.name, errno, error);
}

GString *
obl_export_folder_open (OblExportFolder *folder, const char *name, GError **error)
{
  Member *member = g_hash_table_lookup (folder->by_name, name);

  if (member == NULL)
    member = add_member (folder, name, error);

  return member != NULL ? member->buffer : NULL;
}

gboolean
obl_export_folder_flush (OblExportFolder *folder, GError **error)
{
  for (guint i = 0; i < folder->members->len; i++) {
    Member *member = g_ptr_array_index (folder->members, i);

    if (member->fd >= 0 && member->buffer->len >= FLUSH_AT && !member_flush (folder, member, error))
      return FALSE;
  }

  return TRUE;
}

gboolean
obl_export_folder_put (
    OblExportFolder *folder, const char *name, const char *bytes, gssize n_bytes, GError **error)
{
  Member *member = add_member (folder, name, error);

  return member != NULL
         && member_write (folder, member, bytes, n_bytes < 0 ? strlen (bytes) : (gsize)n_bytes,
                          error)
         && member_close (folder, member, error);
}

/* --- All of it -------------------------------------------------------------------------------- */

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const OblExportMember *const *)a)->name,
                 (*(const OblExportMember *const *)b)->name);
}

gboolean
obl_export_folder_finish (OblExportFolder *folder, GError **error)
{
  for (guint i = 0; i < folder->members->len; i++)
    if (!member_close (folder, g_ptr_array_index (folder->members, i), error))
      return FALSE;
  g_ptr_array_sort (folder->members, compare_members);

  return TRUE;
}

GPtrArray *
obl_export_folder_list (OblExportFolder *folder)
{
  return folder->members;
}

/* One step where there is an earlier export: the two change places, and the earlier one goes. */
static gboolean
take_place (OblExportFolder *folder, GError **error)
{
  if (rename (folder->name, folder->path) == 0) {
    g_clear_pointer (&folder->name, g_free);
    return TRUE;
  }
  if (errno != ENOTEMPTY && errno != EEXIST)
    return obl_export_set_write_error (folder->path, errno, error);
  if (renameat2 (AT_FDCWD, folder->name, AT_FDCWD, folder->path, RENAME_EXCHANGE) != 0)
    return obl_export_set_write_error (folder->path, errno, error);
  obl_export_tree_remove (folder->name);
  g_clear_pointer (&folder->name, g_free);

  return TRUE;
}

gboolean
obl_export_folder_commit (OblExportFolder *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder->path);
  int fd = -1;

  if (!obl_export_folder_finish (folder, error))
    return FALSE;
  /* One sync for all files: there may be ten thousand. */
  if (syncfs (folder->lock_fd) != 0)
    return obl_export_set_write_error (folder->path, errno, error);
  /* Somebody may have put a file there meanwhile. */
  if (!check_place (folder->path, error) || !take_place (folder, error))
    return FALSE;
  /* The name is on the disk when its folder is; not every file system can sync a folder. */
  fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }

  return TRUE;
}
