/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which writing fails are told apart: a disk that is full wants another answer than a
 * folder that is missing. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/export/obl-export-temporary.h"
#include "core/export/obl-export.h"

/* Large enough that system calls cost nothing, small beside everything else. */
#define FLUSH_AT (256u * 1024)

typedef enum {
  FILE_REGULAR,  /* temporary name, then rename */
  FILE_STRAIGHT, /* standard output or a special file, written as it comes */
  FILE_HELD,     /* the same, but kept in a nameless file until the commit */
} FileKind;

struct _OblExportFile {
  char *name;                    /* as given, for messages */
  char *path;                    /* where it will be, with symbolic links followed */
  OblExportTemporary *temporary; /* NULL for other kinds */
  FileKind kind;
  int fd;        /* the temporary's, or its own */
  int target_fd; /* of a held file: where it goes in the end; else -1 */
  mode_t mode;
  GString *buffer;
};

struct _OblExportOutput {
  GPtrArray *files; /* OblExportFile */
  char *folder;     /* that was made; NULL for none */
};

/* --- What went wrong -------------------------------------------------------------------------- */

gboolean
obl_export_set_write_error (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
                 _ ("Cannot write “%s”: there is no room left for it. Make room, or choose "
                    "another place, and export again."),
                 name);
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
                 _ ("Cannot write “%s”: its folder does not exist. Make the folder, or choose "
                    "another one."),
                 name);
    break;
  case EACCES:
  case EPERM:
  case EROFS:
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
                 _ ("Cannot write “%s”: you may not write there. Choose another place, or ask "
                    "for the permission."),
                 name);
    break;
  case EISDIR:
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
                 _ ("Cannot write “%s”: it is a folder. Give the name of a file in it."), name);
    break;
  default:
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE, _ ("Cannot write “%s”: %s."),
                 name, g_strerror (code));
    break;
  }

  return FALSE;
}

/* --- One file --------------------------------------------------------------------------------- */

static void
file_free (OblExportFile *file)
{
  if (file->temporary == NULL && file->fd > STDERR_FILENO)
    close (file->fd);
  if (file->target_fd > STDERR_FILENO)
    close (file->target_fd);
  obl_export_temporary_free (file->temporary);
  g_free (file->name);
  g_free (file->path);
  g_string_free (file->buffer, TRUE);
  g_free (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportFile, file_free)

static OblExportFile *
file_new (const char *name)
{
  OblExportFile *file = g_new0 (OblExportFile, 1);

  file->name = g_strdup (name);
  file->fd = -1;
  file->target_fd = -1;
  file->buffer = g_string_new (NULL);

  return file;
}

/* A file with no name, which goes with its descriptor. */
static int
open_nameless (void)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("obelus-export-XXXXXX", &path, NULL);

  if (fd >= 0)
    g_unlink (path);

  return fd;
}

static gboolean
open_straight (OblExportFile *file, int fd, gboolean hold_back, GError **error)
{
  file->kind = hold_back ? FILE_HELD : FILE_STRAIGHT;
  file->fd = fd;
  if (!hold_back)
    return TRUE;

  file->target_fd = fd;
  file->fd = open_nameless ();
  if (file->fd < 0)
    return obl_export_set_write_error (g_get_tmp_dir (), errno, error);

  return TRUE;
}

static gboolean
open_temporary (OblExportFile *file, GError **error)
{
  file->kind = FILE_REGULAR;
  file->temporary = obl_export_temporary_new (file->path, file->mode);
  if (file->temporary == NULL)
    return obl_export_set_write_error (file->name, errno, error);
  file->fd = obl_export_temporary_get_fd (file->temporary);

  return TRUE;
}

static gboolean
file_open (OblExportFile *file, gboolean hold_back, GError **error)
{
  struct stat info;
  int fd = -1;

  if (strcmp (file->name, "-") == 0)
    return open_straight (file, STDOUT_FILENO, hold_back, error);

  file->mode = 0666; /* less the umask */
  if (stat (file->name, &info) != 0) {
    /* A dangling symbolic link is replaced like a missing file. */
    file->path = g_strdup (file->name);
    return open_temporary (file, error);
  }
  if (S_ISDIR (info.st_mode))
    return obl_export_set_write_error (file->name, EISDIR, error);
  if (!S_ISREG (info.st_mode)) {
    fd = open (file->name, O_WRONLY | O_CLOEXEC);
    return fd < 0 ? obl_export_set_write_error (file->name, errno, error)
                  : open_straight (file, fd, hold_back, error);
  }

  /* A file that may not be written is not to be replaced either, though the folder would allow
   * it. */
  if (faccessat (AT_FDCWD, file->name, W_OK, AT_EACCESS) != 0)
    return obl_export_set_write_error (file->name, errno, error);
  file->mode = info.st_mode & 0777;
  file->path = realpath (file->name, NULL);
  if (file->path == NULL)
    return obl_export_set_write_error (file->name, errno, error);

  return open_temporary (file, error);
}

gboolean
obl_export_file_is_regular (const OblExportFile *file)
{
  return file->kind == FILE_REGULAR;
}

GString *
obl_export_file_get_buffer (OblExportFile *file)
{
  return file->buffer;
}

static gboolean
write_all (const char *name, int fd, const char *bytes, gsize n_bytes, GError **error)
{
  while (n_bytes > 0) {
    gssize n = write (fd, bytes, n_bytes);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return obl_export_set_write_error (name, errno, error);
    bytes += n;
    n_bytes -= (gsize)n;
  }

  return TRUE;
}

static gboolean
file_write (OblExportFile *file, GError **error)
{
  if (!write_all (file->name, file->fd, file->buffer->str, file->buffer->len, error))
    return FALSE;
  g_string_truncate (file->buffer, 0);

  return TRUE;
}

gboolean
obl_export_file_flush (OblExportFile *file, GError **error)
{
  return file->buffer->len < FLUSH_AT || file_write (file, error);
}

/* Copies a held file to where it goes. */
static gboolean
file_release (OblExportFile *file, GError **error)
{
  g_autofree char *chunk = g_malloc (FLUSH_AT);
  gssize n = 0;

  if (lseek (file->fd, 0, SEEK_SET) != 0)
    return obl_export_set_write_error (file->name, errno, error);
  while ((n = read (file->fd, chunk, FLUSH_AT)) != 0) {
    if (n < 0 && errno != EINTR)
      return obl_export_set_write_error (file->name, errno, error);
    if (n > 0 && !write_all (file->name, file->target_fd, chunk, (gsize)n, error))
      return FALSE;
  }

  return TRUE;
}

/* Everything but the rename: after this only the name is missing. */
static gboolean
file_finish (OblExportFile *file, GError **error)
{
  if (!file_write (file, error))
    return FALSE;
  if (file->kind != FILE_REGULAR)
    return TRUE;
  file->fd = -1;
  if (!obl_export_temporary_finish (file->temporary))
    return obl_export_set_write_error (file->name, errno, error);

  return TRUE;
}

static gboolean
file_appear (OblExportFile *file, GError **error)
{
  if (file->kind == FILE_HELD)
    return file_release (file, error);
  if (file->kind == FILE_STRAIGHT)
    return TRUE;
  if (!obl_export_temporary_appear (file->temporary))
    return obl_export_set_write_error (file->name, errno, error);

  return TRUE;
}

/* A rename is on the disk when its folder is.  Not every file system can sync a folder, and the
 * files are there in any case, so that this cannot fail. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
}

/* --- All of them ------------------------------------------------------------------------------ */

OblExportOutput *
obl_export_output_new (void)
{
  OblExportOutput *output = g_new0 (OblExportOutput, 1);

  output->files = g_ptr_array_new_with_free_func ((GDestroyNotify)file_free);

  return output;
}

void
obl_export_output_free (OblExportOutput *output)
{
  if (output == NULL)
    return;

  g_ptr_array_unref (output->files);
  if (output->folder != NULL)
    g_rmdir (output->folder);
  g_free (output->folder);
  g_free (output);
}

gboolean
obl_export_output_make_folder (OblExportOutput *output, const char *path, GError **error)
{
  if (g_mkdir (path, 0777) == 0) {
    output->folder = g_strdup (path);
    return TRUE;
  }
  if (errno != EEXIST)
    return obl_export_set_write_error (path, errno, error);
  if (!g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE,
                 _ ("Cannot write a split corpus to “%s”: it is a file, and a folder is needed.  "
                    "Give the name of a folder."),
                 path);
    return FALSE;
  }

  return TRUE;
}

OblExportFile *
obl_export_output_add_file (OblExportOutput *output,
                            const char *path,
                            gboolean hold_back,
                            GError **error)
{
  g_autoptr (OblExportFile) file = file_new (path);

  if (!file_open (file, hold_back, error))
    return NULL;
  g_ptr_array_add (output->files, file);

  return g_steal_pointer (&file);
}

gboolean
obl_export_output_commit (OblExportOutput *output, OblExportFile *only, GError **error)
{
  for (guint i = 0; i < output->files->len; i++) {
    OblExportFile *file = g_ptr_array_index (output->files, i);

    if ((only == NULL || file == only) && !file_finish (file, error))
      return FALSE;
  }
  for (guint i = 0; i < output->files->len; i++) {
    OblExportFile *file = g_ptr_array_index (output->files, i);

    if (only != NULL && file != only)
      continue;
    if (!file_appear (file, error))
      return FALSE;
    if (file->kind == FILE_REGULAR)
      sync_folder (file->path);
  }
  /* A folder with something in it is not removed anyway. */
  if (only == NULL)
    g_clear_pointer (&output->folder, g_free);

  return TRUE;
}
