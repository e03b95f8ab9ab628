/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys, those of the project's own labels included. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

/* @set: the labels of the open project, or NULL. */
GtkWindow *obl_keys_dialog_new (GtkWindow *parent, OblLabelSet *set);

G_END_DECLS
