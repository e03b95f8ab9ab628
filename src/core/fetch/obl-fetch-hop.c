/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to one address: through which proxy, or straight, and whether it may be taken at all.
 *
 * A hop without a proxy is guarded twice.  First its name is looked up, which gives people a clear
 * refusal.  Then, since a name may mean something else a moment later, the address that a socket is
 * about to be connected to is judged again, and the socket is closed before it connects: not even
 * a handshake reaches a private address. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-hop.h"

#include <glib/gi18n-lib.h>

/* --- Waiting ---------------------------------------------------------------------------------- */

void
obl_fetch_keep_result (GObject *source, GAsyncResult *result, gpointer kept)
{
  *(GAsyncResult **)kept = g_object_ref (result);
}

void
obl_fetch_wait_for (OblFetchRun *self, GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (self->context, TRUE);
}

void
obl_fetch_hop_set_failed (const OblFetchHop *hop, const GError *problem, GError **error)
{
  GTlsCertificateFlags flags = 0;

  if (hop->met_private) {
    obl_fetch_set_private (error, hop->fetch->url);
  } else if (hop->fetch->is_late) {
    obl_fetch_set_error (error, OBL_FETCH_ERROR_TIMEOUT, hop->shown,
                         _ ("it takes too long to arrive; try again later, or save the page with "
                            "a browser and import the file"));
  } else if (g_cancellable_set_error_if_cancelled (hop->fetch->cancellable, error)) {
    return;
  } else {
    if (hop->message != NULL)
      flags = soup_message_get_tls_peer_certificate_errors (hop->message);
    obl_fetch_set_from (error, hop->shown, hop->is_proxied, flags, problem);
  }
}

/* --- The way ---------------------------------------------------------------------------------- */

static GStrv
look_up_system_proxies (OblFetchHop *hop, GError **error)
{
  GProxyResolver *system = g_proxy_resolver_get_default ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *site = NULL;
  GStrv proxies;

  /* What is asked for on the site is no business of a proxy script. */
  site = g_uri_join (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (hop->url), NULL,
                     g_uri_get_host (hop->url), g_uri_get_port (hop->url), "/", NULL, NULL);
  g_proxy_resolver_lookup_async (system, site, hop->fetch->cancellable, obl_fetch_keep_result,
                                 &result);
  obl_fetch_wait_for (hop->fetch, &result);
  proxies = g_proxy_resolver_lookup_finish (system, result, &problem);
  if (proxies == NULL) {
    hop->is_proxied = TRUE;
    obl_fetch_hop_set_failed (hop, problem, error);
  }
  return proxies;
}

static gboolean
choose_way (OblFetchHop *hop, GError **error)
{
  g_auto (GStrv) proxies = NULL;

  if (hop->fetch->proxy != NULL) {
    g_autofree char *proxy = obl_fetch_parse_proxy (hop->fetch->proxy, error);
    const char *const only[] = { proxy, NULL };

    if (proxy == NULL)
      return FALSE;
    proxies = g_strdupv ((char **)only);
  } else {
    proxies = look_up_system_proxies (hop, error);
    if (proxies == NULL)
      return FALSE;
  }
  hop->proxies = obl_fetch_choose_proxies ((const char *const *)proxies, hop->url);
  hop->is_proxied = obl_fetch_is_proxied ((const char *const *)hop->proxies);
  if (hop->proxies[0] != NULL)
    return TRUE;
  if (obl_fetch_host_is_onion (g_uri_get_host (hop->url)))
    obl_fetch_set_error (error, OBL_FETCH_ERROR_PROXY, hop->shown,
                         _ ("only Tor reaches .onion sites; start Tor and give its proxy, "
                            "socks5://127.0.0.1:9050"));
  else
    obl_fetch_set_error (error, OBL_FETCH_ERROR_PROXY, hop->shown,
                         _ ("this computer is set to a kind of proxy that is not supported; give "
                            "another, or “none”"));
  return FALSE;
}

static gboolean
check_addresses (OblFetchHop *hop, GError **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) problem = NULL;
  GList *addresses;
  gboolean is_public = TRUE;

  g_resolver_lookup_by_name_async (resolver, g_uri_get_host (hop->url), hop->fetch->cancellable,
                                   obl_fetch_keep_result, &result);
  obl_fetch_wait_for (hop->fetch, &result);
  addresses = g_resolver_lookup_by_name_finish (resolver, result, &problem);
  if (problem != NULL) {
    obl_fetch_hop_set_failed (hop, problem, error);
    return FALSE;
  }
  for (GList *l = addresses; l != NULL; l = l->next)
    is_public = is_public && obl_fetch_address_is_public (l->data);
  g_resolver_free_addresses (addresses);
  if (!is_public)
    obl_fetch_set_private (error, hop->fetch->url);
  return is_public;
}

gboolean
obl_fetch_hop_check (OblFetchHop *hop, GError **error)
{
  if (!choose_way (hop, error))
    return FALSE;
  if (hop->fetch->allow_private)
    return TRUE;
  if (obl_fetch_host_is_private (g_uri_get_host (hop->url))) {
    obl_fetch_set_private (error, hop->fetch->url);
    return FALSE;
  }
  /* A proxy looks the name up where this computer cannot, and must not. */
  return hop->is_proxied || check_addresses (hop, error);
}

/* --- The guard -------------------------------------------------------------------------------- */

/* The way to a proxy, which the person or the system has set, may well be private. */
static gboolean
may_connect (const OblFetchHop *hop, GSocketAddress *address)
{
  if (hop->fetch->allow_private)
    return TRUE;
  return (hop->is_proxied && address != NULL && G_IS_PROXY_ADDRESS (address))
         || obl_fetch_socket_is_public (address);
}

/* A closed socket cannot be connected, and GIO tries the next address or gives up. */
static void
on_network_event (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, gpointer data)
{
  g_autoptr (GSocketAddress) address = NULL;
  OblFetchHop *hop = data;

  if (event != G_SOCKET_CLIENT_CONNECTING)
    return;
  if (!G_IS_SOCKET_CONNECTION (stream)) {
    g_cancellable_cancel (hop->fetch->cancellable);
    return;
  }
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (stream), NULL);
  if (may_connect (hop, address))
    return;
  hop->met_private = TRUE;
  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream)), NULL);
}

/* Should a way of connecting ever come up that the event above does not tell of: nothing is
 * sent. */
static void
on_starting (SoupMessage *message, gpointer data)
{
  OblFetchHop *hop = data;

  if (may_connect (hop, soup_message_get_remote_address (message)))
    return;
  hop->met_private = TRUE;
  g_cancellable_cancel (hop->fetch->cancellable);
}

void
obl_fetch_hop_guard (OblFetchHop *hop)
{
  g_signal_connect (hop->message, "network-event", G_CALLBACK (on_network_event), hop);
  g_signal_connect (hop->message, "starting", G_CALLBACK (on_starting), hop);
}

void
obl_fetch_hop_clear (OblFetchHop *hop)
{
  if (hop->session != NULL)
    soup_session_abort (hop->session);
  if (hop->message != NULL)
    g_signal_handlers_disconnect_by_data (hop->message, hop);
  g_clear_object (&hop->message);
  g_clear_object (&hop->session);
  g_clear_pointer (&hop->proxies, g_strfreev);
  g_clear_pointer (&hop->shown, g_free);
  g_clear_pointer (&hop->url, g_uri_unref);
}
