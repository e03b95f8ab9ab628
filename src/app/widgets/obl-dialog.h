/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialogues of the program have in common. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void obl_dialog_close_on_escape (GtkWindow *dialog);
/* @list with @more below it, no wider than reads well, scrolled as one.  The rows take the keyboard's
 * focus, never what scrolls them, which a screen reader could not name. */
GtkWidget *obl_dialog_new_list_page (GtkWidget *list, GtkWidget *more) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
