/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be drawn: the kind of picture, whom and which acts and days it is about, and how many. */
#pragma once

#include "app/panes/obl-pane.h"
#include "app/rooms/obl-picture-maker.h"

G_BEGIN_DECLS

#define OBL_TYPE_PICTURE_OPTIONS (obl_picture_options_get_type ())
G_DECLARE_FINAL_TYPE (OblPictureOptions, obl_picture_options, OBL, PICTURE_OPTIONS, OblPane)

/* Signal: "changed" () */

GtkWidget *obl_picture_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* What a person wants, without "dark"; free it with obl_picture_wish_free(). */
OblPictureWish *obl_picture_options_dup_wish (OblPictureOptions *options) G_GNUC_WARN_UNUSED_RESULT;
/* Where an entity is chosen. */
void obl_picture_options_focus_entity (OblPictureOptions *options);

G_END_DECLS
