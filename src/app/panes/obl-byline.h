/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who made an annotation, how and when: "Ann, 3 Jan 2025, 14:05". */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_BYLINE (obl_byline_get_type ())
G_DECLARE_FINAL_TYPE (OblByline, obl_byline, OBL, BYLINE, OblPane)

/* Properties: "session". */
GtkWidget *obl_byline_new (void);

void obl_byline_show (OblByline *byline,
                      const OblId *annotator_id,
                      const OblOrigin *origin,
                      gint64 created,
                      gint64 modified);

G_END_DECLS
