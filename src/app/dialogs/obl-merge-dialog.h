/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what merging two entities would do before it is done. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* Not shown yet.  @into may be NULL: a person chooses it first. */
GtkWindow *obl_merge_dialog_new (GtkWindow *parent,
                                 OblSession *session,
                                 const OblId *from,
                                 const OblId *into) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
