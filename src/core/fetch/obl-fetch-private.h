/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this room share. */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "core/fetch/obl-fetch.h"

G_BEGIN_DECLS

/* --- obl-fetch-url.c ---------------------------------------------------------------------------- */

/* An address, or a reference relative to @base, in its one canonical form: the host in ASCII and
 * lower case, numbers as dotted decimals, no fragment, no login. */
GUri *obl_fetch_parse_url (const char *url, GUri *base, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- obl-fetch-address.c ------------------------------------------------------------------------ */

/* TRUE for a name or number that is private whatever a resolver says. */
gboolean obl_fetch_host_is_private (const char *host);
gboolean obl_fetch_host_is_onion (const char *host);
/* FALSE when there is none, too. */
gboolean obl_fetch_socket_is_public (GSocketAddress *address);

/* --- obl-fetch-proxy.c -------------------------------------------------------------------------- */

/* A proxy as a person gives it, complete; NULL with @error. */
char *obl_fetch_parse_proxy (const char *proxy, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of the proxies that a system names, those that look names up themselves, and "direct://" unless
 * @url needs Tor.  Empty when none is left. */
GStrv obl_fetch_choose_proxies (const char *const *proxies, GUri *url) G_GNUC_WARN_UNUSED_RESULT;
gboolean obl_fetch_is_proxied (const char *const *proxies);
/* Answers @proxies to every question. */
GProxyResolver *obl_fetch_proxies_new (const char *const *proxies) G_GNUC_WARN_UNUSED_RESULT;

/* --- obl-fetch-error.c -------------------------------------------------------------------------- */

/* "Cannot fetch “URL”: why". */
void obl_fetch_set_error (GError **error, OblFetchError code, const char *url, const char *why);
void obl_fetch_set_private (GError **error, const char *url);
/* Says in words for people what @problem means for @url. */
void obl_fetch_set_from (GError **error,
                         const char *url,
                         gboolean is_proxied,
                         GTlsCertificateFlags flags,
                         const GError *problem);
void obl_fetch_set_status (GError **error, const char *url, guint status, const char *reason);

/* --- obl-fetch-response.c ----------------------------------------------------------------------- */

/* All but the bytes and the address that was asked for. */
OblFetched *
obl_fetched_new (SoupMessage *message, GUri *url, gint64 retrieved) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
