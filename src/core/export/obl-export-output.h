/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that appear whole or not at all.
 *
 * Each is written under a temporary name in the folder where it will be, and obl_export_output_commit
 * syncs them all before it renames the first one.  Until then whatever stood there stays.  Files get
 * their names one by one: who is killed in that moment has a new train.jsonl beside an old dev.jsonl,
 * each of them whole.  A hidden file that a killed program left is removed by the next export to the
 * same place.  Standard
 * output and special files (a pipe, /dev/null) are written straight, unless they are to be held
 * back until the commit. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OblExportFile OblExportFile;
typedef struct _OblExportOutput OblExportOutput;

OblExportOutput *obl_export_output_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Removes what was not committed. */
void obl_export_output_free (OblExportOutput *output);

/* Makes the folder @path unless it is there; a folder that was made goes again when nothing is
 * committed. */
gboolean obl_export_output_make_folder (OblExportOutput *output, const char *path, GError **error);

/* Begins the file @path, or standard output when it is "-".  @hold_back: write nothing of a special
 * file before the commit.  The file belongs to @output. */
OblExportFile *obl_export_output_add_file (OblExportOutput *output,
                                           const char *path,
                                           gboolean hold_back,
                                           GError **error);
/* The file is (or will be) a regular one, so that others can stand beside it. */
gboolean obl_export_file_is_regular (const OblExportFile *file);

/* Where to append; obl_export_file_flush() empties it. */
GString *obl_export_file_get_buffer (OblExportFile *file);
/* Writes the buffer out when it has grown large. */
gboolean obl_export_file_flush (OblExportFile *file, GError **error);

/* Makes all files appear, or removes all but those named in @only (a file, or NULL). */
gboolean obl_export_output_commit (OblExportOutput *output, OblExportFile *only, GError **error);

/* Says, for a person, why @path cannot be written: @code is an errno.  Gives FALSE. */
gboolean obl_export_set_write_error (const char *path, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportOutput, obl_export_output_free)

G_END_DECLS
