/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proxies: which of them a page is asked for through.
 *
 * Who uses Tor must not have the names of hosts looked up beside it.  GIO leaves names to a proxy
 * when its protocol can carry them; the one that cannot (SOCKS 4) is never used.  The list is
 * settled before anything else happens for an address, so that what is checked (a direct way has
 * its addresses looked up and judged, another has not) is what is then done. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define SOCKS_PORT 1080
#define DIRECT "direct://"

#define OBL_TYPE_FETCH_PROXIES (obl_fetch_proxies_get_type ())
G_DECLARE_FINAL_TYPE (OblFetchProxies, obl_fetch_proxies, OBL, FETCH_PROXIES, GObject)

struct _OblFetchProxies {
  GObject parent_instance;
  GStrv proxies;
};

static void obl_fetch_proxies_init_interface (GProxyResolverInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OblFetchProxies,
                               obl_fetch_proxies,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      obl_fetch_proxies_init_interface))

static void
obl_fetch_proxies_finalize (GObject *object)
{
  g_strfreev (OBL_FETCH_PROXIES (object)->proxies);
  G_OBJECT_CLASS (obl_fetch_proxies_parent_class)->finalize (object);
}

static void
obl_fetch_proxies_class_init (OblFetchProxiesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_fetch_proxies_finalize;
}

static void
obl_fetch_proxies_init (OblFetchProxies *self)
{
}

static char **
lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  return g_strdupv (OBL_FETCH_PROXIES (resolver)->proxies);
}

static void
lookup_async (GProxyResolver *resolver,
              const char *uri,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, data);

  g_task_return_pointer (task, g_strdupv (OBL_FETCH_PROXIES (resolver)->proxies),
                         (GDestroyNotify)g_strfreev);
}

static char **
lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
obl_fetch_proxies_init_interface (GProxyResolverInterface *interface)
{
  interface->lookup = lookup;
  interface->lookup_async = lookup_async;
  interface->lookup_finish = lookup_finish;
}

GProxyResolver *
obl_fetch_proxies_new (const char *const *proxies)
{
  OblFetchProxies *self = g_object_new (OBL_TYPE_FETCH_PROXIES, NULL);

  self->proxies = g_strdupv ((char **)proxies);
  return G_PROXY_RESOLVER (self);
}

/* --- Choosing --------------------------------------------------------------------------------- */

char *
obl_fetch_parse_proxy (const char *proxy, GError **error)
{
  g_autoptr (GUri) parsed
      = g_uri_parse (proxy, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = parsed == NULL ? NULL : g_uri_get_scheme (parsed);
  const char *host = parsed == NULL ? NULL : g_uri_get_host (parsed);
  const char *protocol = NULL;
  int port = 80;

  if (g_strcmp0 (proxy, "none") == 0)
    return g_strdup (DIRECT);
  if (g_strcmp0 (scheme, "http") == 0) {
    protocol = "http";
  } else if (g_strcmp0 (scheme, "socks5") == 0 || g_strcmp0 (scheme, "socks5h") == 0) {
    /* curl's word for leaving names to the proxy, which is always done here. */
    protocol = "socks5";
    port = SOCKS_PORT;
  }
  if (protocol == NULL || host == NULL || *host == '\0') {
    g_set_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_PROXY,
                 _ ("“%s” is not a proxy; write “none”, “http://host:port” or "
                    "“socks5://host:port” (Tor's is “socks5://127.0.0.1:9050”)"),
                 proxy);
    return NULL;
  }
  if (g_uri_get_port (parsed) > 0)
    port = g_uri_get_port (parsed);
  return g_uri_join (G_URI_FLAGS_ENCODED, protocol, g_uri_get_userinfo (parsed), host, port, "",
                     NULL, NULL);
}

GStrv
obl_fetch_choose_proxies (const char *const *proxies, GUri *url)
{
  static const char *const carriers[] = { "http://", "https://", "socks5://", "socks4a://" };

  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  gboolean needs_tor = obl_fetch_host_is_onion (g_uri_get_host (url));

  for (; *proxies != NULL; proxies++) {
    if (g_str_has_prefix (*proxies, DIRECT) && !needs_tor)
      g_strv_builder_add (chosen, DIRECT);
    for (gsize i = 0; i < G_N_ELEMENTS (carriers); i++) {
      if (g_str_has_prefix (*proxies, carriers[i]))
        g_strv_builder_add (chosen, *proxies);
    }
    /* Of any version. */
    if (g_str_has_prefix (*proxies, "socks://")) {
      g_autofree char *socks5 = g_strconcat ("socks5://", *proxies + strlen ("socks://"), NULL);

      g_strv_builder_add (chosen, socks5);
    }
  }
  return g_strv_builder_end (chosen);
}

gboolean
obl_fetch_is_proxied (const char *const *proxies)
{
  for (; *proxies != NULL; proxies++) {
    if (strcmp (*proxies, DIRECT) != 0)
      return TRUE;
  }
  return FALSE;
}
