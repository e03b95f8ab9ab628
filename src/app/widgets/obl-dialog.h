/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every dialogue of the program has: Escape closes it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void obl_dialog_close_on_escape (GtkWindow *dialog);

G_END_DECLS
