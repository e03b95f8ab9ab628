/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of each file of the last import. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

GtkWindow *obl_import_report_new (GtkWindow *parent, OblSession *session);

G_END_DECLS
