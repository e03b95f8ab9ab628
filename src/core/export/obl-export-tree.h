/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders with all that is in them: removing one, and telling whether an export made all of it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the file in a folder that lists the others. */
#define OBL_EXPORT_MANIFEST "manifest.json"

/* Removes the folder with all that is in it; follows no links.  What cannot be removed stays. */
void obl_export_tree_remove (const char *path);
/* The first file in the folder @path that its manifest does not list; NULL when there is none, as in
 * an empty folder. */
char *obl_export_tree_find_foreign (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
