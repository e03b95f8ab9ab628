/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every range that is not of the public internet: its first and last address, and its neighbours. */
#include "config.h"

#include "core/fetch/obl-fetch-private.h"

static const char *const refused[] = {
  /* This network, private, carriers' NAT, loopback, link-local. */
  "0.0.0.0",
  "0.255.255.255",
  "10.0.0.0",
  "10.255.255.255",
  "100.64.0.0",
  "100.127.255.255",
  "127.0.0.0",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.0.0",
  "169.254.169.254",
  "169.254.255.255",
  "172.16.0.0",
  "172.31.255.255",
  "192.168.0.0",
  "192.168.255.255",
  /* Assignments, documentation, relays, benchmarks, multicast, reserved, broadcast. */
  "192.0.0.0",
  "192.0.0.255",
  "192.0.2.0",
  "192.0.2.255",
  "192.88.99.0",
  "192.88.99.255",
  "198.18.0.0",
  "198.19.255.255",
  "198.51.100.0",
  "198.51.100.255",
  "203.0.113.0",
  "203.0.113.255",
  "224.0.0.0",
  "239.255.255.255",
  "240.0.0.0",
  "255.255.255.255",
  /* IPv6: unspecified, loopback, the old form of IPv4, discard, local NAT64, unique local,
   * link-local, site-local, multicast, unassigned. */
  "::",
  "::1",
  "::8.8.8.8",
  "100::1",
  "64:ff9b:1::808:808",
  "fc00::1",
  "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  "fe80::1",
  "febf::1",
  "fec0::1",
  "ff02::1",
  "ffff::1",
  "4000::1",
  "1fff::1",
  "5f00::1",
  /* Teredo, assignments, documentation. */
  "2001::1",
  "2001:1ff:ffff::1",
  "2001:db8::1",
  "2001:db8:ffff:ffff::1",
  "3fff::1",
  "3fff:fff:ffff::1",
  /* A private address inside another: mapped, translated, NAT64, 6to4. */
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:192.168.1.1",
  "::ffff:0:8.8.8.8",
  "64:ff9b::7f00:1",
  "64:ff9b::a00:1",
  "64:ff9b::c0a8:101",
  "2002:7f00:1::1",
  "2002:a00:1::1",
  "2002:c0a8:101::1",
};

static const char *const taken[] = {
  "1.0.0.0",         "8.8.8.8",          "9.255.255.255",   "11.0.0.0",         "100.63.255.255",
  "100.128.0.0",     "126.255.255.255",  "128.0.0.0",       "169.253.255.255",  "169.255.0.0",
  "172.15.255.255",  "172.32.0.0",       "191.255.255.255", "192.0.1.0",        "192.0.3.0",
  "192.88.98.255",   "192.88.100.0",     "192.167.255.255", "192.169.0.0",      "198.17.255.255",
  "198.20.0.0",      "198.51.99.255",    "198.51.101.0",    "203.0.112.255",    "203.0.114.0",
  "223.255.255.255", "2000::1",          "2001:200::1",     "2001:db7:ffff::1", "2001:db9::1",
  "2606:4700::1111", "2a00::1",          "3ffe:ffff::1",    "3fff:1000::1",     "3fff:ffff::1",
  "::ffff:8.8.8.8",  "64:ff9b::808:808", "2002:808:808::1",
};

static void
check_address (const char *text, gboolean is_public)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autoptr (GSocketAddress) socket = NULL;

  g_assert_nonnull (address);
  socket = g_inet_socket_address_new (address, 80);
  if (obl_fetch_address_is_public (address) != is_public)
    g_error ("%s is taken for %s", text, is_public ? "private" : "public");
  g_assert_cmpint (obl_fetch_socket_is_public (socket), ==, is_public);
  g_assert_cmpint (obl_fetch_host_is_private (text), !=, is_public);
}

static void
test_ranges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    check_address (refused[i], FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    check_address (taken[i], TRUE);
  g_assert_false (obl_fetch_socket_is_public (NULL));
}

static void
test_names (void)
{
  static const char *const ours[]
      = { "localhost",           "LOCALHOST",  "localhost.", "a.localhost", "localhost.localdomain",
          "nas.local",           "nas.local.", "router.lan", "db.internal", "ip6-localhost",
          "fritz.box.home.arpa", "wiki.corp" };
  static const char *const others[] = { "example.org", "localhost.example.org", "notlocalhost",
                                        "mylocal",     "local.example.org",     "lan.example" };

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    g_assert_true (obl_fetch_host_is_private (ours[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (obl_fetch_host_is_private (others[i]));
  g_assert_true (obl_fetch_host_is_onion ("abc.onion"));
  g_assert_true (obl_fetch_host_is_onion ("a.abc.onion."));
  g_assert_false (obl_fetch_host_is_onion ("onion.example"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fetch/address/ranges", test_ranges);
  g_test_add_func ("/core/fetch/address/names", test_names);
  return g_test_run ();
}
