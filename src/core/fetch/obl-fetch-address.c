/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses are of the public internet.
 *
 * A page must not be able to send Obelus to the router, the printer or a service of this very
 * computer.  So the ranges that IANA lists as not globally reachable are refused; of IPv6, where
 * far more is unassigned than not, only what is in use is let through. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-private.h"

#include <string.h>

#define N_BYTES_V4 4u
#define N_BYTES_V6 16u

typedef struct {
  guint8 bytes[N_BYTES_V6];
  guint n_bits;
} Range;

static const Range refused_v4[] = {
  { { 0 }, 8 },             /* "this network" */
  { { 10 }, 8 },            /* private */
  { { 100, 64 }, 10 },      /* behind a carrier's NAT */
  { { 127 }, 8 },           /* this computer */
  { { 169, 254 }, 16 },     /* link-local; clouds keep their secrets here */
  { { 172, 16 }, 12 },      /* private */
  { { 192, 0, 0 }, 24 },    /* protocol assignments */
  { { 192, 0, 2 }, 24 },    /* documentation */
  { { 192, 88, 99 }, 24 },  /* 6to4 relays, withdrawn */
  { { 192, 168 }, 16 },     /* private */
  { { 198, 18 }, 15 },      /* benchmarks */
  { { 198, 51, 100 }, 24 }, /* documentation */
  { { 203, 0, 113 }, 24 },  /* documentation */
  { { 224 }, 4 },           /* multicast */
  { { 240 }, 4 },           /* reserved, and broadcast */
};

/* Inside the unicast range. */
static const Range refused_v6[] = {
  { { 0x20, 0x01 }, 23 },             /* protocol assignments, Teredo among them */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { { 0x3f, 0xff }, 20 },             /* documentation */
};

static const Range unicast_v6 = { { 0x20 }, 3 };

/* Where an IPv4 address stands inside. */
static const struct {
  Range range;
  guint at;
} wrappings[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, /* mapped */
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },                   /* NAT64 */
  { { { 0x20, 0x02 }, 16 }, 2 },                                /* 6to4 */
};

static gboolean
is_in (const guint8 *bytes, const Range *range)
{
  guint n_whole = range->n_bits / 8;
  guint n_rest = range->n_bits % 8;
  guint8 mask = (guint8)(0xffu << (8 - n_rest));

  if (memcmp (bytes, range->bytes, n_whole) != 0)
    return FALSE;
  return n_rest == 0 || ((bytes[n_whole] ^ range->bytes[n_whole]) & mask) == 0;
}

static gboolean
is_in_any (const guint8 *bytes, const Range *ranges, gsize n_ranges)
{
  for (gsize i = 0; i < n_ranges; i++) {
    if (is_in (bytes, &ranges[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_public_v4 (const guint8 *bytes)
{
  return !is_in_any (bytes, refused_v4, G_N_ELEMENTS (refused_v4));
}

static gboolean
is_public_v6 (const guint8 *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrappings); i++) {
    if (is_in (bytes, &wrappings[i].range))
      return is_public_v4 (bytes + wrappings[i].at);
  }
  return is_in (bytes, &unicast_v6) && !is_in_any (bytes, refused_v6, G_N_ELEMENTS (refused_v6));
}

gboolean
obl_fetch_address_is_public (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  switch (g_inet_address_get_family (address)) {
  case G_SOCKET_FAMILY_IPV4:
    g_assert (g_inet_address_get_native_size (address) == N_BYTES_V4);
    return is_public_v4 (bytes);
  case G_SOCKET_FAMILY_IPV6:
    g_assert (g_inet_address_get_native_size (address) == N_BYTES_V6);
    return is_public_v6 (bytes);
  case G_SOCKET_FAMILY_INVALID:
  case G_SOCKET_FAMILY_UNIX:
    break;
  }
  return FALSE;
}

gboolean
obl_fetch_socket_is_public (GSocketAddress *address)
{
  if (address == NULL || !G_IS_INET_SOCKET_ADDRESS (address))
    return FALSE;
  return obl_fetch_address_is_public (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/* --- Names ------------------------------------------------------------------------------------ */

/* @domain itself or a name in it; a dot at the end of a name only says that it is complete. */
static gboolean
is_of_domain (const char *host, const char *domain)
{
  gsize n_host = strlen (host);
  gsize n_domain = strlen (domain);
  const char *tail;

  if (n_host > 0 && host[n_host - 1] == '.')
    n_host--;
  if (n_host < n_domain)
    return FALSE;
  tail = host + n_host - n_domain;
  return g_ascii_strncasecmp (tail, domain, n_domain) == 0 && (tail == host || tail[-1] == '.');
}

gboolean
obl_fetch_host_is_private (const char *host)
{
  /* Reserved for this computer and for networks of one's own, by standards or by custom. */
  static const char *const domains[] = {
    "localhost", "localdomain", "ip6-localhost", "ip6-loopback", "local", "internal",
    "home.arpa", "intranet",    "lan",           "home",         "corp",  "private",
  };

  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return !obl_fetch_address_is_public (address);
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++) {
    if (is_of_domain (host, domains[i]))
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_fetch_host_is_onion (const char *host)
{
  return is_of_domain (host, "onion");
}
