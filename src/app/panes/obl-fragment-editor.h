/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a span, where they stand, and buttons to move its borders and parts. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_FRAGMENT_EDITOR (obl_fragment_editor_get_type ())
G_DECLARE_FINAL_TYPE (OblFragmentEditor, obl_fragment_editor, OBL, FRAGMENT_EDITOR, OblPane)

/* Properties: "session". */
GtkWidget *obl_fragment_editor_new (void);
void obl_fragment_editor_show (OblFragmentEditor *editor, const OblSpan *span);

G_END_DECLS
