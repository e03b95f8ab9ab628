/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project out as a corpus, and what the format could not carry. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

#define OBL_TYPE_EXPORT_DIALOG (obl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OblExportDialog, obl_export_dialog, OBL, EXPORT_DIALOG, AdwWindow)

GtkWindow *obl_export_dialog_new (GtkWindow *parent, OblSession *session);

G_END_DECLS
