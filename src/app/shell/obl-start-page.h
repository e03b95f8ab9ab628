/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a newcomer sees first, and what everybody sees who has opened no project. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OBL_TYPE_START_PAGE (obl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (OblStartPage, obl_start_page, OBL, START_PAGE, AdwBin)

/* Where the recent projects are remembered. */
void obl_start_page_set_settings (OblStartPage *page, GSettings *settings);

/* What a project without articles shows: what will be there and how to begin. */
GtkWidget *obl_start_page_new_empty (void);

G_END_DECLS
