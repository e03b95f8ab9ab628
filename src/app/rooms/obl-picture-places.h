/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims or mentions behind a mark of a picture, each with its article; a row leads there. */
#pragma once

#include "app/rooms/obl-picture-maker.h"

G_BEGIN_DECLS

#define OBL_TYPE_PICTURE_PLACES (obl_picture_places_get_type ())
G_DECLARE_FINAL_TYPE (OblPicturePlaces, obl_picture_places, OBL, PICTURE_PLACES, AdwBin)

/* Signal: "chosen" (OblClaimPlace *place) */

GtkWidget *obl_picture_places_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing: says what will be here. */
void obl_picture_places_clear (OblPicturePlaces *places);
/* @list: OblClaimPlace; @n_all: how many there are, of which the list has the first ones. */
void
obl_picture_places_show (OblPicturePlaces *places, const char *title, GPtrArray *list, guint n_all);
void obl_picture_places_focus (OblPicturePlaces *places);

G_END_DECLS
