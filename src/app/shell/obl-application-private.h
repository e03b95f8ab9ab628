/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the application share: obl-application.c (windows and files) and -actions. */
#pragma once

#include "app/shell/obl-application.h"
#include "app/shell/obl-window.h"

G_BEGIN_DECLS

struct _OblApplication {
  AdwApplication parent_instance;

  GSettings *settings;
};

/* The window that was active last, or NULL. */
OblWindow *obl_application_get_window (OblApplication *self);
OblWindow *obl_application_ensure_window (OblApplication *self);

/* Asks where and with which labels; the project is made with @articles (or NULL) in it. */
void obl_application_ask_new_project (OblApplication *self, const char *const *articles);
void obl_application_add_actions (OblApplication *self);

G_END_DECLS
