/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where a new project is to be, with which labels, and from which articles. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_NEW_PROJECT_DIALOG (obl_new_project_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    OblNewProjectDialog, obl_new_project_dialog, OBL, NEW_PROJECT_DIALOG, AdwWindow)

/* Signals: "accepted" (const char *path, OblLabelSet *set, const char *const *articles)
 *
 * @articles: paths that are in it to begin with, or NULL. */
GtkWindow *obl_new_project_dialog_new (GtkWindow *parent, const char *const *articles);

G_END_DECLS
