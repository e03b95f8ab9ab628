/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one process, one window per project. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OBL_TYPE_APPLICATION (obl_application_get_type ())
G_DECLARE_FINAL_TYPE (OblApplication, obl_application, OBL, APPLICATION, AdwApplication)

OblApplication *obl_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
