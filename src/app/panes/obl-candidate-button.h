/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small button beside a field: what else its value could be, and where that was found. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* Signals: "chosen" (const char *value)   a person has taken another one. */
#define OBL_TYPE_CANDIDATE_BUTTON (obl_candidate_button_get_type ())
G_DECLARE_FINAL_TYPE (OblCandidateButton, obl_candidate_button, OBL, CANDIDATE_BUTTON, AdwBin)

/* @field: as in OblCandidate; @caption: as people call it. */
GtkWidget *obl_candidate_button_new (const char *field, const char *caption);
/* Offers what the document could have in the place of @value, which may be NULL; hides itself when
 * there is nothing. */
void obl_candidate_button_show (OblCandidateButton *button,
                                const OblDocument *document,
                                const char *value);

G_END_DECLS
