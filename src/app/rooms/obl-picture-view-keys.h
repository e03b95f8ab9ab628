/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does in a picture: Tab goes through the marks, arrow keys to the next one in their
 * direction. */
#pragma once

#include <gdk/gdk.h>

#include "core/picture/obl-diagram.h"

G_BEGIN_DECLS

typedef enum {
  OBL_PICTURE_KEY_NONE,
  OBL_PICTURE_KEY_MOVE,
  OBL_PICTURE_KEY_OPEN,
  OBL_PICTURE_KEY_NEARER,
  OBL_PICTURE_KEY_FARTHER,
  OBL_PICTURE_KEY_FIT,
} OblPictureKey;

/* *@mark: the one that stands out, G_MAXUINT for none; gets the one to go to. */
OblPictureKey obl_picture_view_read_key (const OblDiagram *diagram,
                                         guint keyval,
                                         GdkModifierType state,
                                         guint *mark);

G_END_DECLS
