/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page from the web, because a person asked for it: the only room that opens a connection.
 *
 * Nothing is sent but the request itself (no cookies, no referrer, no saved login), nothing is
 * written to disk, and what arrives is bytes that the readers take like those of any file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OBL_FETCH_ERROR (obl_fetch_error_quark ())

/* A call that was cancelled fails with G_IO_ERROR_CANCELLED instead. */
typedef enum {
  OBL_FETCH_ERROR_FAILED,
  OBL_FETCH_ERROR_ADDRESS,     /* not an address of a page */
  OBL_FETCH_ERROR_SCHEME,      /* neither http nor https */
  OBL_FETCH_ERROR_CREDENTIALS, /* the address has a name or a password in it */
  OBL_FETCH_ERROR_PRIVATE,     /* it leads to this computer or to its own network */
  OBL_FETCH_ERROR_NAME,        /* no such host */
  OBL_FETCH_ERROR_REFUSED,     /* no connection can be made */
  OBL_FETCH_ERROR_TIMEOUT,
  OBL_FETCH_ERROR_TLS,
  OBL_FETCH_ERROR_PROXY,
  OBL_FETCH_ERROR_REDIRECT, /* too many, in a circle, to nowhere, or from https to http */
  OBL_FETCH_ERROR_LOGIN,
  OBL_FETCH_ERROR_NOT_FOUND,
  OBL_FETCH_ERROR_STATUS, /* anything else that a server refuses with */
  OBL_FETCH_ERROR_TOO_LARGE,
  OBL_FETCH_ERROR_EMPTY,
} OblFetchError;

GQuark obl_fetch_error_quark (void);

typedef struct {
  /* NULL: as the system is set up; "none"; "http://host:port"; "socks5://host:port".  Names are
   * looked up by the proxy, never here. */
  const char *proxy;
  gboolean allow_private; /* this computer and its own network may be asked, too */
  guint64 max_bytes;      /* after decompression; 0: 64 MB */
  guint timeout_seconds;  /* of silence, and four times that for all; 0: 30 */
} OblFetchOptions;

typedef struct {
  GBytes *bytes;       /* decompressed */
  char *url;           /* after redirects, without a fragment */
  char *requested_url; /* as given */
  guint status;
  char *media_type; /* in lower case; NULL when the server does not say, like the next */
  char *charset;
  char *head; /* the last response's status line and header fields, valid UTF-8, kept as evidence */
  gint64 retrieved; /* when the head arrived; see obl-time.h */
  char *file_name;  /* a name for people, without folders; never empty */
} OblFetched;

/* Blocks.  @options and @cancellable may be NULL.  Each address on the way is checked: http and
 * https only, never from https back to http, and no private addresses unless allowed. */
OblFetched *obl_fetch (const char *url,
                       const OblFetchOptions *options,
                       GCancellable *cancellable,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_fetched_free (OblFetched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFetched, obl_fetched_free)

/* TRUE for what begins like an http or https address; it may still be wrong further on. */
gboolean obl_fetch_is_url (const char *text);

/* What a person typed or pasted, made an address: " example.org/a b" is
 * "https://example.org/a%20b".  NULL with @error when it cannot be one. */
char *obl_fetch_clean_url (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE for this computer, private networks and every other address that is not of the public
 * internet.  An address that wraps another (IPv4 in IPv6, NAT64, 6to4) is judged by that one. */
gboolean obl_fetch_address_is_public (GInetAddress *address);

G_END_DECLS
