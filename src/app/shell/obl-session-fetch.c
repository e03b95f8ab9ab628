/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page from the web, because a person has typed its address: fetched on a thread of its own,
 * and then taken in like any file.  Nothing else in the window opens a connection. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

typedef struct {
  char *address;
  char *proxy;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_free (fetch->address);
  g_free (fetch->proxy);
  g_free (fetch);
}

char *
obl_session_clean_address (const char *typed, GError **error)
{
  return obl_fetch_clean_url (typed, error);
}

/* The window has no way to allow it, so it must not be asked for. */
static GError *
explain (const Fetch *fetch, GError *error)
{
  if (g_error_matches (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_PRIVATE)) {
    g_clear_error (&error);
    g_set_error (&error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_PRIVATE,
                 _ ("“%s” leads to this computer or to a private network, which the window does "
                    "not ask. If you mean it, use “obelusctl import --allow-private”."),
                 fetch->address);
  }
  return error;
}

static void
fetch_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Fetch *fetch = task_data;
  const OblFetchOptions options = { .proxy = fetch->proxy };
  GError *error = NULL;
  OblFetched *fetched = obl_fetch (fetch->address, &options, cancellable, &error);

  if (fetched == NULL) {
    g_task_return_error (task, explain (fetch, error));
  } else {
    g_task_return_pointer (task, fetched, (GDestroyNotify)obl_fetched_free);
  }
}

void
obl_session_fetch_async (OblSession *self,
                         const char *address,
                         const char *proxy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->address = g_strdup (address);
  fetch->proxy = g_strdup (proxy);
  g_task_set_source_tag (task, obl_session_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify)fetch_free);
  g_task_run_in_thread (task, fetch_thread);
}

gboolean
obl_session_fetch_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  OblFetched *fetched = g_task_propagate_pointer (G_TASK (result), error);

  if (fetched == NULL) {
    return FALSE;
  }
  if (self->service == NULL) {
    obl_fetched_free (fetched);
    return TRUE;
  }
  obl_session_import_fetched (self, fetched);
  return TRUE;
}
