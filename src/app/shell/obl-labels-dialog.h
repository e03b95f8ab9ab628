/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be marked in the project, to be changed while one works: every change is at once on disk,
 * in every article, and can be undone. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* @path: the label or type of frames that is opened, or NULL. */
GtkWindow *obl_labels_dialog_new (GtkWindow *parent, OblSession *session, const char *path);

G_END_DECLS
