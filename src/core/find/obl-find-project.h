/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in many articles. */
#pragma once

#include "core/find/obl-find.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

/* Called with the hits in each document that has any, OblRange in order.  FALSE ends the search with
 * its error. */
typedef gboolean (*OblFindFunc) (const OblDocument *document,
                                 GArray *hits,
                                 gpointer user_data,
                                 GError **error);

/* Searches the documents @ids (OblId; NULL: all, oldest first) for at most @limit hits in all (0: no
 * limit); *@has_more tells whether there may be more.  An error names the document it is about. */
gboolean obl_find_in_project (OblStore *store,
                              const OblFindPattern *pattern,
                              const GArray *ids,
                              guint limit,
                              OblFindFunc func,
                              gpointer user_data,
                              gboolean *has_more,
                              GError **error);

G_END_DECLS
