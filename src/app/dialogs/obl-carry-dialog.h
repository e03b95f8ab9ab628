/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which copies of the open article its annotations are to be carried over to, and what that makes in
 * each: nothing is done before a person has seen it. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* Of the paragraphs that have any of the selected words, or of the whole article. */
GtkWindow *obl_carry_dialog_new (GtkWindow *parent, OblSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
