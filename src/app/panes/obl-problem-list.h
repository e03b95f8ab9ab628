/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an annotation lacks by its label set, a quiet line each; gone when it lacks nothing. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

GtkWidget *obl_problem_list_new (void);
/* @id: a span or a frame of the open document. */
void obl_problem_list_show (GtkWidget *list, OblSession *session, const OblId *id);

G_END_DECLS
