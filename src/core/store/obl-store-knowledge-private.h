/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about knowledge bases share: which keys a name has. */
#pragma once

#include "core/store/obl-store-knowledge.h"
#include "core/store/obl-store-private.h"

G_BEGIN_DECLS

/* As stored in knowledge_key.kind. */
typedef enum {
  OBL_KEY_WHOLE,    /* obl_name_key() */
  OBL_KEY_LATER,    /* the same from a later word on */
  OBL_KEY_SKELETON, /* obl_name_skeleton() */
  OBL_N_KEYS,
} OblKnowledgeKeyKind;

/* Bytes of a key that are kept; what is longer is cut between characters. */
#define OBL_KEY_BYTES 60u
/* Bytes of a beginning that may have its best entries noted, how many those are, and from how many
 * keys on. */
#define OBL_TOP_BYTES 40u
#define OBL_TOP_ENTRIES 32u
#define OBL_TOP_KEYS 2000u

/* Cuts @key to OBL_KEY_BYTES in place. */
void obl_knowledge_cut_key (char *key);

/* Columns of a knowledge_entry e, joined with its knowledge_base b, for obl_knowledge_read_entry(). */
#define OBL_KNOWLEDGE_COLUMNS                                                                      \
  "e.id, e.type, e.name, e.aliases, e.description, e.external, e.popularity, b.name, b.scheme"
OblKnowledgeEntry *obl_knowledge_read_entry (OblStmt *stmt) G_GNUC_WARN_UNUSED_RESULT;

/* While something long is under way: @cancellable (NULL: no more) interrupts it. */
void obl_store_watch_cancel (OblStore *store, GCancellable *cancellable);
/* Puts G_IO_ERROR_CANCELLED in the place of what an interrupted statement said. */
void obl_store_explain_cancel (GCancellable *cancellable, GError **error);

/* Deletes every row of base @base. */
gboolean obl_store_delete_knowledge (OblStore *store, gint64 base, GError **error);
/* 0 when there is none of that name. */
gboolean obl_store_find_knowledge (OblStore *store, const char *name, gint64 *base, GError **error);

G_END_DECLS
