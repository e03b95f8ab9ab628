/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a concordance.  All lines put the hit at the same place: what comes before it ends there,
 * and what comes behind goes on.  A line of a script that is written from right to left is the mirror
 * image, so that it too reads on through the hit. */
#pragma once

#include "app/models/obl-hit-list.h"

G_BEGIN_DECLS

#define OBL_TYPE_HIT_ROW (obl_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (OblHitRow, obl_hit_row, OBL, HIT_ROW, GtkWidget)

/* Signal "ticked" (gboolean): a person ticked it, or not. */
GtkWidget *obl_hit_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @title: of the label, for people, or NULL.  The row follows the item's tick. */
void obl_hit_row_show (OblHitRow *row, OblHitItem *item, const char *title);
/* Shows nothing, and lets go of the item. */
void obl_hit_row_clear (OblHitRow *row);
OblHitItem *obl_hit_row_get_item (OblHitRow *row);

G_END_DECLS
