/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window: the first page, or one project on its desk. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

#define OBL_TYPE_WINDOW (obl_window_get_type ())
G_DECLARE_FINAL_TYPE (OblWindow, obl_window, OBL, WINDOW, AdwApplicationWindow)

OblWindow *obl_window_new (GtkApplication *app, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the project at @path in this window, after the one that is open; makes it, with these
 * labels, when @label_set is not NULL.  Then imports @articles (or NULL). */
void obl_window_open (OblWindow *window,
                      const char *path,
                      OblLabelSet *label_set,
                      const char *const *articles);
/* The project that is open or being opened, or NULL. */
const char *obl_window_get_path (OblWindow *window);
/* NULL while no project is open. */
OblSession *obl_window_get_session (OblWindow *window);
/* Shows a message that stays until it is read. */
void obl_window_show_message (OblWindow *window, const char *message);

G_END_DECLS
