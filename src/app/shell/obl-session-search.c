/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching the whole project on the store's thread, page by page, and doing something to what was
 * found. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/find/obl-searches.h"

/* As much as a wide window shows of a line, either side of the hit. */
#define CONTEXT_CHARS 120u

/* --- Pages ------------------------------------------------------------------------------------ */

typedef struct {
  OblQuery *query;
  OblSearchOptions options;
  OblSearchCursor cursor;
  guint position;
} Page;

static void
page_free (Page *page)
{
  obl_query_unref (page->query);
  g_free (page);
}

static gpointer
search_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_search_hit_free);

  page->options.cancellable = cancellable;
  if (!obl_store_search_page (store, page->query, &page->options, &page->cursor, hits,
                              &page->position, error)) {
    return NULL;
  }
  return g_steal_pointer (&hits);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer hits = NULL;
  GError *error = NULL;

  if (obl_service_run_finish (OBL_SERVICE (source), result, &hits, &error)) {
    g_task_return_pointer (task, hits, (GDestroyNotify)g_ptr_array_unref);
  } else {
    g_task_return_error (task, error);
  }
}

void
obl_session_search_async (OblSession *self,
                          OblQuery *query,
                          const OblSearchCursor *cursor,
                          guint limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Page *page = g_new0 (Page, 1);

  page->query = obl_query_ref (query);
  page->options.context = CONTEXT_CHARS;
  page->options.limit = limit;
  page->cursor = *cursor;
  g_task_set_source_tag (task, obl_session_search_async);
  g_task_set_task_data (task, page, (GDestroyNotify)page_free);
  obl_service_run_async (self->service, search_job, page, NULL, (GDestroyNotify)g_ptr_array_unref,
                         cancellable, searched_cb, task);
}

GPtrArray *
obl_session_search_finish (OblSession *self,
                           GAsyncResult *result,
                           OblSearchCursor *cursor,
                           guint *position,
                           GError **error)
{
  const Page *page = g_task_get_task_data (G_TASK (result));

  *cursor = page->cursor;
  *position = page->position;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
obl_session_change_hits (OblSession *self, const OblHitChange *change, GPtrArray *hits)
{
  OblBatch *batch = obl_batch_new (g_strdup (change->words), g_strdup (""));

  obl_batch_change_hits (batch, change, hits);
  obl_session_commit (self, batch);
}

/* --- Queries that are kept -------------------------------------------------------------------- */

static gpointer
list_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *searches = obl_searches_list (store);

  g_ptr_array_set_free_func (searches, NULL);
  g_ptr_array_add (searches, NULL);
  return g_ptr_array_free (searches, FALSE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer searches = NULL;

  obl_service_run_finish (OBL_SERVICE (source), result, &searches, NULL);
  g_task_return_pointer (task, searches, (GDestroyNotify)g_strfreev);
}

void
obl_session_list_searches_async (OblSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, obl_session_list_searches_async);
  obl_service_run_async (self->service, list_job, NULL, NULL, (GDestroyNotify)g_strfreev, NULL,
                         listed_cb, task);
}

char **
obl_session_list_searches_finish (OblSession *self, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
obl_session_keep_search (OblSession *self, const char *query, gboolean keep)
{
  OblBatch *batch = keep ? obl_batch_new (g_strdup_printf (_ ("Keep the search “%s”"), query),
                                          g_strdup_printf (_ ("Kept the search “%s”"), query))
                         : obl_batch_new (g_strdup_printf (_ ("Drop the search “%s”"), query),
                                          g_strdup_printf (_ ("Dropped the search “%s”"), query));

  obl_batch_keep_search (batch, query, keep);
  obl_session_commit (self, batch);
}
