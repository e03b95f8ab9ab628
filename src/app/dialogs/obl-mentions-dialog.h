/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions to choose from, each in its words, before something is done with all that stay ticked. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* Both are not shown yet. */

/* Links everything that is marked and says @words to @entity. */
GtkWindow *obl_link_all_dialog_new (GtkWindow *parent,
                                    OblSession *session,
                                    const char *words,
                                    const OblEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
/* Makes a new entity of some mentions of @entity: by spelling, by article or one by one. */
GtkWindow *obl_split_dialog_new (GtkWindow *parent,
                                 OblSession *session,
                                 const OblEntity *entity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
