/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list of places that were found: an article's title, or a place in it. */
#pragma once

#include <gio/gio.h>

#include "core/find/obl-find.h"

G_BEGIN_DECLS

/* Property "chosen" (gboolean): whether a person wants it. */
#define OBL_TYPE_PLACE_ROW (obl_place_row_get_type ())
G_DECLARE_FINAL_TYPE (OblPlaceRow, obl_place_row, OBL, PLACE_ROW, GObject)

OblPlaceRow *obl_place_row_new_article (const char *title) G_GNUC_WARN_UNUSED_RESULT;
/* @place lives as long as @owner, which is shared.  Chosen unless it is marked already. */
OblPlaceRow *obl_place_row_new_place (const OblFindPlace *place,
                                      GPtrArray *owner) G_GNUC_WARN_UNUSED_RESULT;

const char *obl_place_row_get_title (OblPlaceRow *row);         /* NULL: a place */
const OblFindPlace *obl_place_row_get_place (OblPlaceRow *row); /* NULL: an article */
gboolean obl_place_row_is_chosen (OblPlaceRow *row);
void obl_place_row_set_chosen (OblPlaceRow *row, gboolean chosen);

/* A place as Pango's markup on one line, strong among the words around it. */
char *obl_place_dup_markup (const OblFindPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
