/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that stay until they are read, one at a time, across the top of a window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OBL_TYPE_BANNER (obl_banner_get_type ())
G_DECLARE_FINAL_TYPE (OblBanner, obl_banner, OBL, BANNER, GtkWidget)

GtkWidget *obl_banner_new (void);

/* Shows @message after those that wait; one that is there already is not shown twice. */
void obl_banner_add (OblBanner *banner, const char *message);
/* The message that is shown, or NULL. */
const char *obl_banner_get_message (OblBanner *banner);
/* Takes away the message that is shown; the next one follows. */
void obl_banner_dismiss (OblBanner *banner);
void obl_banner_clear (OblBanner *banner);

G_END_DECLS
