/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of the formats share. */
#pragma once

#include "core/base/obl-json-node.h"
#include "core/knowledge/obl-knowledge-reader.h"

G_BEGIN_DECLS

/* Takes @id without what is always before it in exports of Wikidata. */
void obl_knowledge_set_id (OblKnowledgeEntry *entry, const char *id);
/* The same for its type. */
void obl_knowledge_set_type (OblKnowledgeEntry *entry, const char *type);
/* The first name given is the preferred one, every other an alias; blanks around it do not count, and
 * neither does what is empty or longer than a name is.  @language may be NULL. */
void obl_knowledge_add_name (OblKnowledgeEntry *entry, const char *name, const char *language);
/* Names in one text with | or ; between them; @by_comma: ", " where there is neither. */
void obl_knowledge_add_names (OblKnowledgeEntry *entry, const char *names, gboolean by_comma);
void obl_knowledge_set_description (OblKnowledgeEntry *entry, const char *description);
/* The most popular that any of its columns says. */
void obl_knowledge_set_popularity (OblKnowledgeEntry *entry, const char *number);

/* --- JSON (obl-knowledge-json.c) --------------------------------------------------------------- */

/* An item of Wikidata, or an object with plain members. */
void obl_knowledge_read_json (const OblJsonNode *object, OblKnowledgeEntry *entry);

/* --- Tables (obl-knowledge-table.c) ------------------------------------------------------------ */

typedef struct _OblKnowledgeTable OblKnowledgeTable;

/* From the head of the table.  FALSE in @error when it names no column for ids or none for names. */
OblKnowledgeTable *
obl_knowledge_table_new (const char *head, gsize n_bytes, char delimiter, GError **error);
void obl_knowledge_table_free (OblKnowledgeTable *table);
void obl_knowledge_table_read (const OblKnowledgeTable *table,
                               const char *row,
                               gsize n_bytes,
                               OblKnowledgeEntry *entry);
/* Which of the usual ones parts the cells of @head. */
char obl_knowledge_table_guess_delimiter (const char *head, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeTable, obl_knowledge_table_free)

G_END_DECLS
