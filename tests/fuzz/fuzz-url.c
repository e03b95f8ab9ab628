/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: typed by a person, and as a server redirects to them.  What is taken is in a form that
 * parses to itself, has no login in it, and names a host that no resolver takes for a number. */
#include "config.h"

#include <arpa/inet.h>
#include <string.h>

#include "core/fetch/obl-fetch-private.h"
#include "fuzz.h"

static void
check_url (GUri *url)
{
  g_autofree char *text = g_uri_to_string (url);
  g_autoptr (GUri) again = obl_fetch_parse_url (text, NULL, NULL);
  g_autofree char *text_again = NULL;
  const char *host = g_uri_get_host (url);
  struct in_addr number;

  g_assert_nonnull (again);
  text_again = g_uri_to_string (again);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_true (obl_fetch_is_url (text));
  g_assert_true (g_str_is_ascii (text));
  g_assert_null (g_uri_get_userinfo (url));
  g_assert_null (g_uri_get_fragment (url));
  if (inet_aton (host, &number) != 0)
    g_assert_cmpstr (inet_ntoa (number), ==, host);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  g_autofree char *text = g_strndup ((const char *)bytes, n_bytes);
  g_autoptr (GUri) base = g_uri_parse ("https://example.org/a/b?c", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) location = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *clean = NULL;

  if (n_bytes > 16 * 1024)
    return 0;
  location = obl_fetch_parse_url (text, base, &error);
  if (location != NULL)
    check_url (location);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  clean = obl_fetch_clean_url (text, &problem);
  if (clean != NULL) {
    g_autoptr (GUri) url = obl_fetch_parse_url (clean, NULL, NULL);
    g_autofree char *again = obl_fetch_clean_url (clean, NULL);

    g_assert_nonnull (url);
    check_url (url);
    g_assert_cmpstr (again, ==, clean);
  } else {
    g_assert_true (g_utf8_validate (problem->message, -1, NULL));
  }
  return 0;
}
