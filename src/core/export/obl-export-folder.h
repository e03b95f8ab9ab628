/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of files that appears whole or not at all.
 *
 * It is made under a hidden name beside its place, synced, and put there in one step; an earlier
 * export that stood there goes after that, and only if every file in it is one that the export
 * made.  What a killed program left is removed by the next export to the same place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OblExportFolder OblExportFolder;

/* A file in the folder. */
typedef struct {
  char *name; /* "spans.csv", "train/spans.csv" */
  guint64 n_bytes;
  char *sha256; /* hexadecimal; NULL while it is being written */
} OblExportMember;

/* Refuses a place where there is a file, or a folder with anything that no export made. */
OblExportFolder *obl_export_folder_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Removes it with all that is in it, unless it has been committed. */
void obl_export_folder_free (OblExportFolder *folder);

/* The buffer of the file of that name, which is begun when it is asked for first and stays open; NULL
 * when it cannot be made. */
GString *obl_export_folder_open (OblExportFolder *folder, const char *name, GError **error);
/* Writes out buffers that have grown large. */
gboolean obl_export_folder_flush (OblExportFolder *folder, GError **error);
/* A whole file; it must be new. @n_bytes -1: up to the NUL. */
gboolean obl_export_folder_put (
    OblExportFolder *folder, const char *name, const char *bytes, gssize n_bytes, GError **error);
/* Closes all files: what they are is known then. */
gboolean obl_export_folder_finish (OblExportFolder *folder, GError **error);
/* OblExportMember, by name; owned by the folder. */
GPtrArray *obl_export_folder_list (OblExportFolder *folder);
/* Puts it in its place. */
gboolean obl_export_folder_commit (OblExportFolder *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportFolder, obl_export_folder_free)

G_END_DECLS
