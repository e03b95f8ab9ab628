/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a mention is a name, a description or a pronoun. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-mention-kind.h"

G_BEGIN_DECLS

#define OBL_TYPE_MENTION_BUTTONS (obl_mention_buttons_get_type ())
G_DECLARE_FINAL_TYPE (OblMentionButtons, obl_mention_buttons, OBL, MENTION_BUTTONS, AdwBin)

/* Signals: "chosen" (guint OblMentionKind)   a person pressed one; OBL_MENTION_UNSET: the one that was
 * on */
GtkWidget *obl_mention_buttons_new (void);
void obl_mention_buttons_show (OblMentionButtons *buttons, OblMentionKind kind);

G_END_DECLS
