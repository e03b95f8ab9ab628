/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entity in the list: its name, its type, how often it is mentioned. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_ENTITY_ROW (obl_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityRow, obl_entity_row, OBL, ENTITY_ROW, AdwBin)

GtkWidget *obl_entity_row_new (void);
/* @n_here: its mentions in the open article.  Gives the row's name for a screen reader; free with
 * g_free(). */
char *obl_entity_row_show (OblEntityRow *row,
                           const OblLabelSet *set,
                           const OblEntity *entity,
                           guint n_here) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
