/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks further places where the same words stand, in the article or in all, after showing them. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

/* What the dialogue begins with; a person may change all of it. */
typedef struct {
  const char *words;
  OblFindFlags flags;
  const char *label;      /* or NULL: a person has to choose it */
  const OblId *entity_id; /* that the words mention, or NULL */
} OblRepeat;

/* Not shown yet. */
GtkWindow *obl_repeat_dialog_new (GtkWindow *parent,
                                  OblSession *session,
                                  const OblRepeat *repeat) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
