/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of entities that may be one, to be decided one after another by keys or by buttons. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_DUPLICATES_VIEW (obl_duplicates_view_get_type ())
G_DECLARE_FINAL_TYPE (OblDuplicatesView, obl_duplicates_view, OBL, DUPLICATES_VIEW, OblPane)

GtkWidget *obl_duplicates_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* It has come into sight: looks for pairs, and moves the focus to the first. */
void obl_duplicates_view_enter (OblDuplicatesView *self);

G_END_DECLS
