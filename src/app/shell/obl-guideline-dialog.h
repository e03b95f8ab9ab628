/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What labels are for: their guidelines and examples. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* @path: the label or type of frames to tell of; NULL: all of them. */
GtkWindow *obl_guideline_dialog_new (GtkWindow *parent, OblSession *session, const char *path);

G_END_DECLS
