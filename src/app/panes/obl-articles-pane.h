/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left of the window: the articles of the project, to filter, sort and open. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_ARTICLES_PANE (obl_articles_pane_get_type ())
G_DECLARE_FINAL_TYPE (OblArticlesPane, obl_articles_pane, OBL, ARTICLES_PANE, OblPane)

GtkWidget *obl_articles_pane_new (void);
void obl_articles_pane_focus_filter (OblArticlesPane *pane);

G_END_DECLS
