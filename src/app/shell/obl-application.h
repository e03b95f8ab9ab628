/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one process, one window per project. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_APPLICATION (obl_application_get_type ())
G_DECLARE_FINAL_TYPE (OblApplication, obl_application, OBL, APPLICATION, AdwApplication)

OblApplication *obl_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Presents the window that has the project at @path open, or opens it: in a window that has none,
 * or in a new one.  Makes the project when @label_set is not NULL; imports @articles (or NULL). */
void obl_application_open_project (OblApplication *app,
                                   const char *path,
                                   OblLabelSet *label_set,
                                   const char *const *articles);
/* Projects are opened; articles go into the project among them, else into that of the active
 * window, else into a new one.  @files: GFile. */
void obl_application_open_files (OblApplication *app, GListModel *files);

G_END_DECLS
