/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowledge bases in a project: taking one in, finding its entries by their names, removing it.
 *
 * They stand beside the history: a base comes and goes as a whole, in one transaction. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-knowledge.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

/* OblKnowledgeBase, by name. */
GPtrArray *obl_store_list_knowledge (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* OBL_STORE_ERROR_NOT_FOUND when there is none of that name; a cancelled removal removes nothing. */
gboolean obl_store_remove_knowledge (OblStore *store,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GError **error);

/* Entries of all bases whose names are like @text, the best first, at most @limit: the same name,
 * then names that begin with it, those in which a word begins with it, those that have its words in
 * another order, those that sound alike; of these the ones whose type fits @label (or NULL), then
 * the more popular.  An array of OblKnowledgeEntry. */
GPtrArray *obl_store_search_knowledge (OblStore *store,
                                       const char *text,
                                       const char *label,
                                       guint limit,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The entry @id of the base @name; NULL without an error when there is none. */
OblKnowledgeEntry *obl_store_get_knowledge (OblStore *store,
                                            const char *name,
                                            const char *id,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The entity of the project with this external id.  FALSE without an error when there is none. */
gboolean obl_store_find_external (
    OblStore *store, const char *scheme, const char *value, OblId *id, GError **error);

/* --- Taking one in (obl-store-knowledge-write.c) ---------------------------------------------- */

typedef struct _OblKnowledgeWriter OblKnowledgeWriter;

/* How far making the index is, 0 to 1. */
typedef void (*OblKnowledgeProgress) (double done, gpointer data);

/* Begins a base in a transaction of its own; freeing it before the end takes all of it back.  Of @base
 * name, source and format count.  A base of that name goes with @replace, and is
 * OBL_STORE_ERROR_EXISTS otherwise. */
OblKnowledgeWriter *obl_knowledge_writer_new (OblStore *store,
                                              const OblKnowledgeBase *base,
                                              gboolean replace,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_knowledge_writer_free (OblKnowledgeWriter *writer);
/* An entry whose id is there already adds its names to that one; @is_new says which. */
gboolean obl_knowledge_writer_add (OblKnowledgeWriter *writer,
                                   const OblKnowledgeEntry *entry,
                                   gboolean *is_new,
                                   GError **error);
/* Makes the index and commits; G_IO_ERROR_CANCELLED leaves the project as it was. */
gboolean obl_knowledge_writer_finish (OblKnowledgeWriter *writer,
                                      const char *scheme,
                                      OblKnowledgeProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeWriter, obl_knowledge_writer_free)

G_END_DECLS
