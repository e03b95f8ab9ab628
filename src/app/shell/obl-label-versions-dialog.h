/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the labels of the project have changed, the latest first. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

GtkWindow *obl_label_versions_dialog_new (GtkWindow *parent, OblSession *session);

G_END_DECLS
