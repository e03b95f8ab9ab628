/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds one page from the web, by its address. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* @proxy: NULL as the system has it, "none", or its address. */
GtkWindow *obl_address_dialog_new (GtkWindow *parent, OblSession *session, const char *proxy);

G_END_DECLS
