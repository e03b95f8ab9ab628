/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above the article in which one says what to look for in it, goes from hit to hit and marks
 * all of them at once. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_FIND_BAR (obl_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (OblFindBar, obl_find_bar, OBL, FIND_BAR, OblPane)

/* Signals: "moved" ()    there are other hits, or the person is at another one
 *          "closed" ()   the person has had enough of it */
GtkWidget *obl_find_bar_new (void);

/* Shows the bar with the focus in it; @words (NULL: what it had) stand in it, all selected. */
void obl_find_bar_open (OblFindBar *bar, const char *words);
/* Looks for nothing any more, and is not seen. */
void obl_find_bar_close (OblFindBar *bar);
/* To the next (+1) or previous (-1) hit, round the ends. */
void obl_find_bar_step (OblFindBar *bar, int direction);
/* The hits, as obl_session_get_hits(), and the number of the one the person is at (G_MAXUINT: none,
 * @range is untouched then). */
guint obl_find_bar_get_hit (OblFindBar *bar, OblRange *range);
/* From where on the next hit is: the caret's place. */
void obl_find_bar_set_place (OblFindBar *bar, guint32 position);

G_END_DECLS
