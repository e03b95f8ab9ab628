/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field in which typing a name offers the project's entities; Enter takes the one that stands
 * out, or makes a new one. */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_ENTITY_PICKER (obl_entity_picker_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityPicker, obl_entity_picker, OBL, ENTITY_PICKER, OblPane)

/* Signals: "picked" (OblEntity *entity, const char *new_name)   one of the two is NULL
 *          "knowledge-picked" (OblKnowledgeEntry *)   somebody in a knowledge base; only where a
 *                                                     new name can be picked as well
 *
 * @label names the field; @can_make_new: whether a name nobody has yet can be picked. */
GtkWidget *obl_entity_picker_new (const char *label, gboolean can_make_new);

/* What the name to look for probably is; and an entity not to offer (NULL: none). */
void obl_entity_picker_set_subject (OblEntityPicker *picker,
                                    const char *name,
                                    const OblId *but_entity_id);
/* The type, a label, of whom to look for in knowledge bases first; or NULL. */
void obl_entity_picker_set_label (OblEntityPicker *picker, const char *label);
/* Empties the field and puts the candidates away. */
void obl_entity_picker_close (OblEntityPicker *picker);

G_END_DECLS
