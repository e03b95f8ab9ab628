/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of all entities, and the heading above them in the same columns. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"
#include "core/model/obl-registry.h"

G_BEGIN_DECLS

GtkWidget *obl_entity_list_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *obl_entity_list_header_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @row is in its list item's widget, which gets the name for a screen reader.  @set may be NULL. */
void obl_entity_list_row_show (GtkWidget *row, const OblEntityLine *line, const OblLabelSet *set);

G_END_DECLS
