/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of a knowledge base becomes an entity of the project. */
#pragma once

#include "core/edit/obl-edit.h"
#include "core/model/obl-knowledge.h"

G_BEGIN_DECLS

typedef enum {
  OBL_ADOPTED_NEW,
  OBL_ADOPTED_CHANGED, /* it was there, and has more names now */
  OBL_ADOPTED_SAME,    /* it was there */
} OblAdopted;

/* A new entity with the entry's names, its id and its description as notes.  The type is the label
 * of @set that says the same; where there is none it is @type, else what the base says. */
OblEntity *obl_knowledge_make_entity (const OblKnowledgeEntry *entry,
                                      const OblLabelSet *set,
                                      const char *type) G_GNUC_WARN_UNUSED_RESULT;
/* The entity with the entry's id, made when there is none.  One that is there takes names and ids that
 * it has not when @complete, and stays as it is otherwise. */
gboolean obl_knowledge_adopt (OblEdit *edit,
                              OblStore *store,
                              const OblKnowledgeEntry *entry,
                              const char *type,
                              gboolean complete,
                              OblId *entity_id,
                              OblAdopted *adopted,
                              GError **error);

G_END_DECLS
