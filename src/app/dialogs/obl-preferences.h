/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the window: their name, reading size, colours, how fine they select. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *obl_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
