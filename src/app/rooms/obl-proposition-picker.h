/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a sentence.  As it is typed, propositions that contain it are listed below; one of them
 * is picked, or Enter makes the sentence a new one. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_PROPOSITION_PICKER (obl_proposition_picker_get_type ())
G_DECLARE_FINAL_TYPE (
    OblPropositionPicker, obl_proposition_picker, OBL, PROPOSITION_PICKER, OblPane)

/* Signals: "picked" (const OblId *id, const char *sentence)   one of the two is NULL
 *
 * @label names the field. */
GtkWidget *obl_proposition_picker_new (const char *label);
/* What stands in the field, to be changed or accepted. */
void obl_proposition_picker_set_text (OblPropositionPicker *picker, const char *text);
/* One that is not offered; OBL_ID_NONE for none. */
void obl_proposition_picker_set_but (OblPropositionPicker *picker, const OblId *id);

G_END_DECLS
