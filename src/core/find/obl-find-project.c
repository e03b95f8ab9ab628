/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document is in memory at a time. */
#define G_LOG_DOMAIN "obl-find-project"

#include "config.h"

#include "core/find/obl-find-project.h"

/* @n_hits: so far, in all. */
static gboolean
find_in (OblStore *store,
         const OblFindPattern *pattern,
         const OblId *id,
         guint limit,
         guint *n_hits,
         OblFindFunc func,
         gpointer user_data,
         gboolean *has_more,
         GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, id, error);
  g_autoptr (GArray) hits = NULL;
  gboolean is_cut = FALSE;

  if (document == NULL)
    return FALSE;
  hits = obl_find_in_document (pattern, document, limit == 0 ? 0 : limit - *n_hits, &is_cut, error);
  if (hits == NULL) {
    g_prefix_error (error, "“%s”: ", document->title);
    return FALSE;
  }
  *n_hits += hits->len;
  *has_more |= is_cut;
  return hits->len == 0 || func (document, hits, user_data, error);
}

static GArray *
list_ids (OblStore *store, GError **error)
{
  g_autoptr (GPtrArray) documents = obl_store_list_documents (store, error);
  GArray *ids = NULL;

  if (documents == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  for (guint i = 0; i < documents->len; i++)
    g_array_append_val (ids, ((const OblDocument *)documents->pdata[i])->id);
  return ids;
}

gboolean
obl_find_in_project (OblStore *store,
                     const OblFindPattern *pattern,
                     const GArray *ids,
                     guint limit,
                     OblFindFunc func,
                     gpointer user_data,
                     gboolean *has_more,
                     GError **error)
{
  g_autoptr (GArray) all = ids == NULL ? list_ids (store, error) : NULL;
  guint n_hits = 0;

  *has_more = FALSE;
  if (ids == NULL && all == NULL)
    return FALSE;
  ids = ids == NULL ? all : ids;
  for (guint i = 0; i < ids->len; i++) {
    if (limit > 0 && n_hits == limit) {
      /* Whether there is more in the rest would be as much work as finding it. */
      *has_more = TRUE;
      return TRUE;
    }
    if (!find_in (store, pattern, &g_array_index (ids, OblId, i), limit, &n_hits, func, user_data,
                  has_more, error))
      return FALSE;
  }
  return TRUE;
}
