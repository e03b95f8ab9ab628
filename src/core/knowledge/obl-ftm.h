/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FollowTheMoney entities: {"id", "schema", "properties": {name: [texts]}}, see
 * https://followthemoney.tech.  Which schema is which of our types, and what of an entity is read. */
#pragma once

#include "core/base/obl-json-node.h"
#include "core/model/obl-knowledge.h"

G_BEGIN_DECLS

/* The scheme of its ids among the external ids of entities. */
#define OBL_FTM_SCHEME "ftm"

/* Whether @object has the shape of one. */
gboolean obl_ftm_is_entity (const OblJsonNode *object);
/* Reads what has a name: people, organizations, things.  FALSE for documents, mentions, and relations
 * between entities. */
gboolean obl_ftm_read (const OblJsonNode *object, OblKnowledgeEntry *entry);

/* The schema of entities of the project's type @label; NULL where FollowTheMoney has none; static. */
const char *obl_ftm_find_schema (const char *label);
/* Whether mentions can point to things of @schema. */
gboolean obl_ftm_can_be_resolved (const char *schema);

G_END_DECLS
