/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article as plain text in GTK's own text view, for who works with a screen reader, or likes it
 * plainer: the same text, marks, selections and commands as on the page.
 *
 * A screen reader gets the canonical text with its positions, moves the caret in it and selects; the
 * marks at the caret are the text's description, and stand in a line below it that is a status. */
#pragma once

#include "app/view/obl-reading-view.h"

G_BEGIN_DECLS

#define OBL_TYPE_TEXT_VIEW (obl_text_view_get_type ())
/* Implements OblReadingView. */
G_DECLARE_FINAL_TYPE (OblTextView, obl_text_view, OBL, TEXT_VIEW, AdwBin)

GtkWidget *obl_text_view_new (void);

G_END_DECLS
