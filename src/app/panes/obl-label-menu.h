/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels as items of a menu. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

/* An item that is called just so, whatever underscores are in it, with no action when that is NULL.
 * @key: what is written beside it, one that is typed, as a label set has it, or an accelerator with
 * its modifiers; or NULL. */
void obl_label_menu_append (GMenu *menu,
                            const char *title,
                            const char *detailed_action,
                            const char *key);

/* All labels that a person gives to words by themselves, so none that only fill roles; each activates
 * @action with its name for a parameter.  @with_keys: those of the labels are written beside them. */
void obl_label_menu_append_labels (GMenu *menu,
                                   const OblLabelSet *set,
                                   const char *action,
                                   gboolean with_keys);

G_END_DECLS
