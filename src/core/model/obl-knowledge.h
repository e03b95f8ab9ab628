/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowledge bases: who and what there is, as others have gathered it, for linking mentions to. */
#pragma once

#include "core/model/obl-entity.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

/* One thing that a base knows. */
typedef struct {
  char *id;          /* the base's: "Q42" */
  OblEntity *entity; /* type (in the base's words, or NULL), name, aliases, other external ids */
  char *description;
  gint64 popularity; /* number of articles about it, or the like; 0 where nobody says */
  char *base;        /* the name of the base; filled by queries */
  char *scheme;      /* of id as an external one; filled by queries */
} OblKnowledgeEntry;

typedef struct {
  gint64 row;
  char *name;
  char *scheme; /* of its ids: "wikidata", "ftm" … */
  char *source; /* the file it came from */
  char *format;
  gint64 n_entries;
  gint64 n_names;
  gint64 created;
} OblKnowledgeBase;

OblKnowledgeEntry *obl_knowledge_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblKnowledgeEntry *obl_knowledge_entry_ref (OblKnowledgeEntry *entry);
void obl_knowledge_entry_unref (OblKnowledgeEntry *entry);
void obl_knowledge_base_free (OblKnowledgeBase *base);

/* Whether a thing of the base's @type can be of the project's type @label: "human" and "Q5" are
 * a Person.  What nobody knows fits nothing. */
gboolean obl_knowledge_type_fits (const char *type, const char *label);
/* The label of entities that says the same as the base's @type; owned by @set, NULL for none. */
const char *obl_knowledge_find_label (const OblLabelSet *set, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeEntry, obl_knowledge_entry_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeBase, obl_knowledge_base_free)

G_END_DECLS
