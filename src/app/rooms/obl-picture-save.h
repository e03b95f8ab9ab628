/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file and writes a picture, or its data, to it. */
#pragma once

#include "app/rooms/obl-picture-maker.h"

G_BEGIN_DECLS

/* @format: "svg", "png", "csv" or "json".  Says on @session what came of it. */
void obl_picture_save (GtkWindow *parent,
                       OblSession *session,
                       const OblPicture *picture,
                       const char *format);

G_END_DECLS
