/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a page did not come, in words for people: what happened and what can be done about it. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (obl_fetch_error_quark, obl_fetch_error)

void
obl_fetch_set_error (GError **error, OblFetchError code, const char *url, const char *why)
{
  g_set_error (error, OBL_FETCH_ERROR, code, _ ("Cannot fetch “%s”: %s"), url, why);
}

void
obl_fetch_set_private (GError **error, const char *url)
{
  obl_fetch_set_error (error, OBL_FETCH_ERROR_PRIVATE, url,
                       _ ("it leads to this computer or to a private network, which pages from "
                          "the web must not reach; allow private addresses if you mean it"));
}

/* --- Connections ------------------------------------------------------------------------------ */

static const char *
say_certificate (GTlsCertificateFlags flags)
{
  if ((flags & G_TLS_CERTIFICATE_REVOKED) != 0)
    return _ ("the certificate of the server has been revoked");
  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    return _ ("the certificate of the server is for another site");
  if ((flags & G_TLS_CERTIFICATE_EXPIRED) != 0)
    return _ ("the certificate of the server is out of date, or the clock of this computer is "
              "wrong");
  if ((flags & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0)
    return _ ("the certificate of the server is not valid yet, or the clock of this computer is "
              "wrong");
  if ((flags & G_TLS_CERTIFICATE_INSECURE) != 0)
    return _ ("the certificate of the server uses a method that is no longer safe");
  if ((flags & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0)
    return _ ("nobody this computer trusts vouches for the certificate of the server");
  return _ ("the certificate of the server is not valid");
}

static void
set_from_tls (GError **error, const char *url, GTlsCertificateFlags flags, const GError *problem)
{
  g_autofree char *why = NULL;

  if (flags != 0)
    why = g_strdup_printf (_ ("%s, so that the page could come from anybody; look at it with a "
                              "browser, and save it there if you trust it"),
                           say_certificate (flags));
  else
    why = g_strdup_printf (_ ("no safe connection could be made (%s); if the site has no https, "
                              "write http:// in front of the address"),
                           problem->message);
  obl_fetch_set_error (error, OBL_FETCH_ERROR_TLS, url, why);
}

static void
set_from_resolver (GError **error, const char *url, const GError *problem)
{
  gboolean is_temporary
      = g_error_matches (problem, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE);

  obl_fetch_set_error (
      error, OBL_FETCH_ERROR_NAME, url,
      is_temporary ? _ ("the name of the site cannot be looked up now; check the connection of "
                        "this computer and try again")
                   : _ ("there is no site of that name; check how it is written, and the "
                        "connection of this computer"));
}

static void
set_broken (GError **error, const char *url, const GError *problem)
{
  g_autofree char *why
      = g_strdup_printf (_ ("the connection broke off (%s); try again"), problem->message);

  obl_fetch_set_error (error, OBL_FETCH_ERROR_FAILED, url, why);
}

static void
set_from_proxy (GError **error, const char *url, const GError *problem)
{
  g_autofree char *why
      = g_strdup_printf (_ ("the proxy did not connect (%s); check that it is running and that "
                            "its address is right"),
                         problem->message);

  obl_fetch_set_error (error, OBL_FETCH_ERROR_PROXY, url, why);
}

static void
set_from_io (GError **error, const char *url, gboolean is_proxied, const GError *problem)
{
  switch (problem->code) {
  case G_IO_ERROR_TIMED_OUT:
    obl_fetch_set_error (error, OBL_FETCH_ERROR_TIMEOUT, url,
                         _ ("the server took too long to answer; try again later"));
    break;
  case G_IO_ERROR_PROXY_FAILED:
  case G_IO_ERROR_PROXY_AUTH_FAILED:
  case G_IO_ERROR_PROXY_NEED_AUTH:
  case G_IO_ERROR_PROXY_NOT_ALLOWED:
    set_from_proxy (error, url, problem);
    break;
  case G_IO_ERROR_CONNECTION_REFUSED:
  case G_IO_ERROR_HOST_UNREACHABLE:
  case G_IO_ERROR_NETWORK_UNREACHABLE:
    if (is_proxied)
      set_from_proxy (error, url, problem);
    else if (problem->code == G_IO_ERROR_CONNECTION_REFUSED)
      obl_fetch_set_error (error, OBL_FETCH_ERROR_REFUSED, url,
                           _ ("the server takes no connection there; check the address (some sites "
                              "have http:// only)"));
    else
      obl_fetch_set_error (error, OBL_FETCH_ERROR_REFUSED, url,
                           _ ("no way leads to the server; check the connection of this "
                              "computer"));
    break;
  default: /* nocheck: whatever else happens to a connection */
    set_broken (error, url, problem);
  }
}

void
obl_fetch_set_from (GError **error,
                    const char *url,
                    gboolean is_proxied,
                    GTlsCertificateFlags flags,
                    const GError *problem)
{
  if (problem->domain == G_TLS_ERROR)
    set_from_tls (error, url, flags, problem);
  else if (problem->domain == G_RESOLVER_ERROR && is_proxied)
    set_from_proxy (error, url, problem);
  else if (problem->domain == G_RESOLVER_ERROR)
    set_from_resolver (error, url, problem);
  else if (problem->domain == G_IO_ERROR)
    set_from_io (error, url, is_proxied, problem);
  else
    set_broken (error, url, problem);
}

/* --- Answers ---------------------------------------------------------------------------------- */

void
obl_fetch_set_status (GError **error, const char *url, guint status, const char *reason)
{
  g_autofree char *number = reason == NULL || *reason == '\0'
                                ? g_strdup_printf ("%u", status)
                                : g_strdup_printf ("%u %s", status, reason);
  g_autofree char *valid = g_utf8_make_valid (number, -1);
  g_autofree char *why = NULL;
  OblFetchError code = OBL_FETCH_ERROR_STATUS;

  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE) {
    code = OBL_FETCH_ERROR_NOT_FOUND;
    why = g_strdup_printf (_ ("the site has no such page (%s); check the address, or look for a "
                              "copy in a web archive"),
                           valid);
  } else if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN
             || status == SOUP_STATUS_PAYMENT_REQUIRED) {
    code = OBL_FETCH_ERROR_LOGIN;
    why = g_strdup_printf (_ ("the site does not give the page to everybody (%s); open it with a "
                              "browser, log in if need be, save the page and import the file"),
                           valid);
  } else if (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED) {
    code = OBL_FETCH_ERROR_PROXY;
    why = g_strdup_printf (_ ("the proxy asks for a login (%s), which is not supported"), valid);
  } else if (status == 429 || status >= SOUP_STATUS_INTERNAL_SERVER_ERROR) {
    why = g_strdup_printf (_ ("the site cannot answer now (%s); try again later"), valid);
  } else {
    why = g_strdup_printf (_ ("the site gave no page (%s); open it with a browser, save the page "
                              "and import the file"),
                           valid);
  }
  obl_fetch_set_error (error, code, url, why);
}
