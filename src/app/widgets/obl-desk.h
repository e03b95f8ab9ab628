/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page in the middle and a pane on each side of it, as wide as a person has dragged them.  Where
 * there is no room beside the page, a pane lies over it for as long as it is wanted. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OBL_TYPE_DESK (obl_desk_get_type ())
G_DECLARE_FINAL_TYPE (OblDesk, obl_desk, OBL, DESK, GtkWidget)

/* Which pane; start and end follow the reading direction. */
typedef enum {
  OBL_DESK_START,
  OBL_DESK_END,
} OblDeskSide;

/* Properties: "start-shown", "end-shown" gboolean (what is on the screen), "start-wanted",
 * "end-wanted" gboolean and "start-width", "end-width" int (what is to be remembered). */
GtkWidget *obl_desk_new (void);

void obl_desk_set_page (OblDesk *desk, GtkWidget *page);
void obl_desk_set_pane (OblDesk *desk, OblDeskSide side, GtkWidget *pane);

gboolean obl_desk_is_shown (OblDesk *desk, OblDeskSide side);
/* Shows or hides a pane, beside the page or over it as the room allows. */
void obl_desk_show (OblDesk *desk, OblDeskSide side, gboolean shown);
/* Takes away a pane that lies over the page; FALSE when there is none. */
gboolean obl_desk_uncover (OblDesk *desk);

G_END_DECLS
