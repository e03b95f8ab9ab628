/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left of the window: the articles of the project, to filter, sort and open. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

/* Property: "hide-copies" gboolean, articles that say nearly the same as an earlier one. */
#define OBL_TYPE_ARTICLES_PANE (obl_articles_pane_get_type ())
G_DECLARE_FINAL_TYPE (OblArticlesPane, obl_articles_pane, OBL, ARTICLES_PANE, OblPane)

GtkWidget *obl_articles_pane_new (void);
void obl_articles_pane_focus_filter (OblArticlesPane *pane);
/* Lists only the articles that should be looked at, or all again. */
void obl_articles_pane_toggle_doubts (OblArticlesPane *pane);
/* Lists only the articles that are not done, or all again.  The open one stays until it is left. */
void obl_articles_pane_toggle_to_do (OblArticlesPane *pane);
/* The next article in the list that is not done, from the open one on and round; FALSE: none of
 * those that are listed. */
gboolean obl_articles_pane_find_to_do (OblArticlesPane *pane, OblId *id);
/* The same, whether it is done or not. */
gboolean obl_articles_pane_find_next (OblArticlesPane *pane, OblId *id);

/* The article whose row has the focus; FALSE: none has. */
gboolean obl_articles_pane_get_focused (OblArticlesPane *pane, OblId *id);

G_END_DECLS
