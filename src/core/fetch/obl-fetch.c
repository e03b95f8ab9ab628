/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetching: one address after another until a page comes.
 *
 * Each address on the way is a hop with a session of its own, so that nothing (no connection, no
 * login, no choice of proxy) is carried from one to the next.  Redirects are followed here and not
 * by libsoup, because each hop has to be checked like the first. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-hop.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/import/obl-import.h"

#define MAX_REDIRECTS 10u
#define BLOCK_BYTES (64u * 1024)
#define SILENCE_SECONDS 30u
/* A byte array holds no more. */
#define MOST_BYTES ((guint64)G_MAXINT32)
/* All that a fetch may take, in times of the silence that is borne. */
#define TIMES_SILENCE 4u

#define USER_AGENT                                                                                 \
  "Obelus/" OBL_VERSION " (+annotation program; fetches one page at a person's request)"
#define ACCEPT "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.8"
/* Who uses a proxy may not wish to tell where they are from; Tor's browser says this. */
#define ACCEPT_LANGUAGE "en-US,en;q=0.5"

/* --- Asking ----------------------------------------------------------------------------------- */

static void
open_session (OblFetchHop *hop)
{
  g_autoptr (GProxyResolver) proxies = obl_fetch_proxies_new ((const char *const *)hop->proxies);
  gboolean tells_languages = hop->fetch->proxy == NULL || !hop->is_proxied;
  SoupMessageHeaders *headers;

  hop->session = soup_session_new_with_options (
      "user-agent", USER_AGENT, "accept-language-auto", tells_languages, "proxy-resolver",
      hop->is_proxied ? proxies : NULL, "timeout", hop->fetch->silence_seconds, NULL);
  if (!tells_languages)
    soup_session_set_accept_language (hop->session, ACCEPT_LANGUAGE);
  soup_session_remove_feature_by_type (hop->session, SOUP_TYPE_AUTH_MANAGER);

  hop->message = soup_message_new_from_uri (SOUP_METHOD_GET, hop->url);
  soup_message_set_flags (hop->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION
                                            | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (hop->message);
  soup_message_headers_append (headers, "Accept", ACCEPT);
  obl_fetch_hop_guard (hop);
}

static GInputStream *
send_request (OblFetchHop *hop, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) problem = NULL;
  GInputStream *body;

  open_session (hop);
  soup_session_send_async (hop->session, hop->message, G_PRIORITY_DEFAULT, hop->fetch->cancellable,
                           obl_fetch_keep_result, &result);
  obl_fetch_wait_for (hop->fetch, &result);
  body = soup_session_send_finish (hop->session, result, &problem);
  if (body == NULL)
    obl_fetch_hop_set_failed (hop, problem, error);
  return body;
}

static void
set_too_large (const OblFetchHop *hop, GError **error)
{
  g_autofree char *most = g_format_size_full (hop->fetch->max_bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *why = g_strdup_printf (_ ("it is larger than %s, the most that is read"), most);

  obl_fetch_set_error (error, OBL_FETCH_ERROR_TOO_LARGE, hop->shown, why);
}

/* What the server says of the length is believed only when it is too much. */
static gboolean
is_length_allowed (const OblFetchHop *hop)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (hop->message);

  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
         || soup_message_headers_get_one (headers, "Content-Encoding") != NULL
         || (guint64)soup_message_headers_get_content_length (headers) <= hop->fetch->max_bytes;
}

static GBytes *
read_body (OblFetchHop *hop, GInputStream *body, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();

  if (!is_length_allowed (hop)) {
    set_too_large (hop, error);
    return NULL;
  }
  while (TRUE) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) problem = NULL;
    g_autoptr (GBytes) block = NULL;

    g_input_stream_read_bytes_async (body, BLOCK_BYTES, G_PRIORITY_DEFAULT, hop->fetch->cancellable,
                                     obl_fetch_keep_result, &result);
    obl_fetch_wait_for (hop->fetch, &result);
    block = g_input_stream_read_bytes_finish (body, result, &problem);
    if (block == NULL) {
      obl_fetch_hop_set_failed (hop, problem, error);
      return NULL;
    }
    if (g_bytes_get_size (block) == 0)
      break;
    if (all->len + g_bytes_get_size (block) > hop->fetch->max_bytes) {
      set_too_large (hop, error);
      return NULL;
    }
    g_byte_array_append (all, g_bytes_get_data (block, NULL), (guint)g_bytes_get_size (block));
  }
  if (all->len == 0) {
    obl_fetch_set_error (error, OBL_FETCH_ERROR_EMPTY, hop->shown,
                         _ ("the answer of the site is empty; look at the page with a browser, and "
                            "save it there"));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* --- Redirects -------------------------------------------------------------------------------- */

static const char *
get_location (SoupMessage *message)
{
  switch ((guint)soup_message_get_status (message)) {
  case SOUP_STATUS_MOVED_PERMANENTLY:
  case SOUP_STATUS_FOUND:
  case SOUP_STATUS_SEE_OTHER:
  case SOUP_STATUS_TEMPORARY_REDIRECT:
  case SOUP_STATUS_PERMANENT_REDIRECT:
    return soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  default: /* nocheck: only these redirect */
    return NULL;
  }
}

static GUri *
follow (const OblFetchHop *hop, const char *location, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GUri) next = obl_fetch_parse_url (location, hop->url, &problem);

  if (next == NULL) {
    g_set_error (error, OBL_FETCH_ERROR, problem->code,
                 _ ("Cannot fetch “%s”: the site sends to another address. %s"), hop->shown,
                 problem->message);
    return NULL;
  }
  if (strcmp (g_uri_get_scheme (hop->url), "https") == 0
      && strcmp (g_uri_get_scheme (next), "http") == 0) {
    g_autofree char *shown = g_uri_to_string (next);
    g_autofree char *why
        = g_strdup_printf (_ ("it leads from a safe connection to the unprotected address “%s”; "
                              "ask for that address itself if you trust the network"),
                           shown);

    obl_fetch_set_error (error, OBL_FETCH_ERROR_REDIRECT, hop->shown, why);
    return NULL;
  }
  return g_steal_pointer (&next);
}

/* --- Hops ------------------------------------------------------------------------------------- */

/* Either gives the page, or @next to ask for instead, or NULL for both with @error. */
static OblFetched *
take_hop (OblFetchRun *self, GUri *url, GUri **next, GError **error)
{
  g_auto (OblFetchHop) hop
      = { .fetch = self, .url = g_uri_ref (url), .shown = g_uri_to_string (url) };
  g_autoptr (GInputStream) body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *location;
  gint64 retrieved;
  OblFetched *fetched;
  guint status;

  if (!obl_fetch_hop_check (&hop, error))
    return NULL;
  body = send_request (&hop, error);
  if (body == NULL)
    return NULL;
  retrieved = obl_time_now ();
  location = get_location (hop.message);
  if (location != NULL) {
    *next = follow (&hop, location, error);
    return NULL;
  }
  status = soup_message_get_status (hop.message);
  if (!SOUP_STATUS_IS_SUCCESSFUL (status)) {
    obl_fetch_set_status (error, hop.shown, status, soup_message_get_reason_phrase (hop.message));
    return NULL;
  }
  bytes = read_body (&hop, body, error);
  if (bytes == NULL)
    return NULL;
  fetched = obl_fetched_new (hop.message, hop.url, retrieved);
  fetched->bytes = g_steal_pointer (&bytes);
  fetched->requested_url = g_strdup (self->url);
  return fetched;
}

static OblFetched *
take_hops (OblFetchRun *self, GError **error)
{
  g_autoptr (GUri) url = obl_fetch_parse_url (self->url, NULL, error);

  if (url == NULL)
    return NULL;
  for (guint n_redirects = 0; n_redirects <= MAX_REDIRECTS; n_redirects++) {
    g_autoptr (GUri) next = NULL;
    OblFetched *fetched = take_hop (self, url, &next, error);

    if (next == NULL)
      return fetched;
    g_uri_unref (url);
    url = g_steal_pointer (&next);
  }
  obl_fetch_set_error (error, OBL_FETCH_ERROR_REDIRECT, self->url,
                       _ ("the site sends from one address to the next without end, perhaps "
                          "because it wants cookies; save the page with a browser and import the "
                          "file"));
  return NULL;
}

static gboolean
on_late (gpointer data)
{
  OblFetchRun *self = data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  OblFetchRun *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (OblFetchRun *self, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

static void
detach (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

OblFetched *
obl_fetch (const char *url,
           const OblFetchOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  static const OblFetchOptions defaults = { .proxy = NULL };
  const OblFetchOptions *wanted = options != NULL ? options : &defaults;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) own = g_cancellable_new ();
  OblFetchRun self = {
    .url = url,
    .proxy = wanted->proxy,
    .allow_private = wanted->allow_private,
    .max_bytes = wanted->max_bytes > 0 ? MIN (wanted->max_bytes, MOST_BYTES) : OBL_IMPORT_MAX_BYTES,
    .silence_seconds = wanted->timeout_seconds > 0 ? wanted->timeout_seconds : SILENCE_SECONDS,
    .context = context,
    .cancellable = own,
  };
  OblFetched *fetched;
  GSource *clock;
  GSource *caller;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  /* Everything runs here and now, whatever the loop of the thread is busy with. */
  g_main_context_push_thread_default (context);
  clock = attach (&self, g_timeout_source_new_seconds (self.silence_seconds * TIMES_SILENCE),
                  on_late);
  caller = attach (&self, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_cancelled));
  fetched = take_hops (&self, error);
  detach (caller);
  detach (clock);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_main_context_pop_thread_default (context);
  return fetched;
}
