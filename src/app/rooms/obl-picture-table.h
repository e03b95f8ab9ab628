/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a picture as a table: what who cannot see the picture reads instead of it. */
#pragma once

#include <adwaita.h>

#include "core/picture/obl-diagram.h"

G_BEGIN_DECLS

#define OBL_TYPE_PICTURE_TABLE (obl_picture_table_get_type ())
G_DECLARE_FINAL_TYPE (OblPictureTable, obl_picture_table, OBL, PICTURE_TABLE, AdwBin)

/* Signal: "opened" (guint mark)   a person wants to see what is behind a row */

GtkWidget *obl_picture_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: none. */
void obl_picture_table_set_diagram (OblPictureTable *table, OblDiagram *diagram);

G_END_DECLS
