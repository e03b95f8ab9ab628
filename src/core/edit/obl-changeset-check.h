/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a changeset from the journal well formed?  SQLite trusts what it is given to invert and apply, and
 * reads beyond the end of one that is cut short or made up; a project file may come from a stranger. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE when @bytes is a whole changeset that touches recorded tables only. */
gboolean obl_changeset_is_sound (gconstpointer bytes, gsize n_bytes);

G_END_DECLS
