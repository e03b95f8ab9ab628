/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The knowledge bases of the project: what there is, taking one in from a file, removing one. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

GtkWindow *obl_knowledge_dialog_new (GtkWindow *parent,
                                     OblSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
