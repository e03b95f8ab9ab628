/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that was done to the project, the latest first. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

GtkWindow *obl_history_dialog_new (GtkWindow *parent, OblSession *session);

G_END_DECLS
