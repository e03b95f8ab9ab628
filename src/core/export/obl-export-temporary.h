/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hidden file that an export is written to before it has its name, and what is left of such
 * files when a program is killed. */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef struct _OblExportTemporary OblExportTemporary;

/* Begins a file beside @path, where it will be, and takes away those for the same place whose
 * program is gone.  NULL, with errno set, when there can be none. */
OblExportTemporary *obl_export_temporary_new (const char *path,
                                              mode_t mode) G_GNUC_WARN_UNUSED_RESULT;
/* Removes the file unless it has its name. */
void obl_export_temporary_free (OblExportTemporary *temporary);

/* For writing; the file's. */
int obl_export_temporary_get_fd (const OblExportTemporary *temporary);
/* Syncs and closes the file: after this only the name is missing.  FALSE sets errno. */
gboolean obl_export_temporary_finish (OblExportTemporary *temporary);
/* Gives the file its name, in place of what stood there.  FALSE sets errno. */
gboolean obl_export_temporary_appear (OblExportTemporary *temporary);

G_END_DECLS
