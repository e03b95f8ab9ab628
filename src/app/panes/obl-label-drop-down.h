/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down of the label set's span labels, each with its mark. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_LABEL_DROP_DOWN (obl_label_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (OblLabelDropDown, obl_label_drop_down, OBL, LABEL_DROP_DOWN, AdwBin)

/* Signals: "chosen" (const char *label)   a person chose another one
 *
 * @hint names it; @only_entities: only labels of mentions, which are the types of entities. */
GtkWidget *obl_label_drop_down_new (const char *hint, gboolean only_entities);

/* @current, a name, is offered even when the set does not know it. */
void obl_label_drop_down_show (OblLabelDropDown *drop_down, OblLabelSet *set, const char *current);

G_END_DECLS
