/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as people type them; what cannot be one is refused with a reason of its own kind. */
#include "config.h"

#include <string.h>

#include "core/fetch/obl-fetch-private.h"

static const char *const cleaned[][2] = {
  { "https://example.org/page", "https://example.org/page" },
  { "example.org", "https://example.org/" },
  { "  example.org/a b\n", "https://example.org/a%20b" },
  { "http://example.org", "http://example.org/" },
  { "HTTP://Example.ORG/A", "http://example.org/A" },
  { "//example.org/a", "https://example.org/a" },
  { "http:/example.org/a", "http://example.org/a" },
  { "https:example.org/a", "https://example.org/a" },
  { "example.org:8080/a?b=c", "https://example.org:8080/a?b=c" },
  { "localhost:8080", "https://localhost:8080/" },
  { "https://example.org:443/", "https://example.org/" },
  { "<https://example.org/a>", "https://example.org/a" },
  { "“https://example.org/a”", "https://example.org/a" },
  { "« example.org »", "https://example.org/" },
  { "\xef\xbb\xbf\xe2\x80\x8bhttps://example.org/\xe2\x80\x8b", "https://example.org/" },
  { "https://example.org/a\r\nb/c\td", "https://example.org/ab/cd" },
  { "https://example.org/été?q=ü#ö", "https://example.org/%C3%A9t%C3%A9?q=%C3%BC#%C3%B6" },
  { "https://example.org/100%", "https://example.org/100%25" },
  { "https://example.org/%C3%A9%zz", "https://example.org/%C3%A9%25zz" },
  { "https://example.org/a\"<>{}|^`\\b", "https://example.org/a%22%3C%3E%7B%7D%7C%5E%60%5Cb" },
  { "https://example.org?a=b", "https://example.org/?a=b" },
  { "https://example.org/a#:~:text=b c", "https://example.org/a#:~:text=b%20c" },
  { "https://example.org/a?u=http://b.example/@c", "https://example.org/a?u=http://b.example/@c" },
  { "bücher.example/a", "https://xn--bcher-kva.example/a" },
  { "http://пример.example/", "http://xn--e1afmkfd.example/" },
  { "例え。example", "https://xn--r8jz45g.example/" },
  { "abc.onion/x", "http://abc.onion/x" },
  { "https://[2001:DB8:0::1]:8080/", "https://[2001:db8::1]:8080/" },
  { "example.org./a", "https://example.org./a" },
  /* What resolvers take for 127.0.0.1. */
  { "http://2130706433/", "http://127.0.0.1/" },
  { "http://0x7f.1/", "http://127.0.0.1/" },
  { "http://0x7f000001/", "http://127.0.0.1/" },
  { "http://017700000001/", "http://127.0.0.1/" },
  { "http://127.1:81/", "http://127.0.0.1:81/" },
  { "http://0177.0.0.01./", "http://127.0.0.1/" },
  { "http://127。0。0。1/", "http://127.0.0.1/" },
  { "http://１２７.0.0.1/", "http://127.0.0.1/" },
};

static const struct {
  const char *typed;
  OblFetchError code;
} wrong[] = {
  { "", OBL_FETCH_ERROR_ADDRESS },
  { " \t\n", OBL_FETCH_ERROR_ADDRESS },
  { "harbour", OBL_FETCH_ERROR_ADDRESS },
  { "harbour of halmar", OBL_FETCH_ERROR_ADDRESS },
  { "the harbour. it reopened", OBL_FETCH_ERROR_ADDRESS },
  { "https://", OBL_FETCH_ERROR_ADDRESS },
  { "https:///", OBL_FETCH_ERROR_ADDRESS },
  { "https://exa mple.org/", OBL_FETCH_ERROR_ADDRESS },
  { "https://a..b/", OBL_FETCH_ERROR_ADDRESS },
  { "https://.a.example/", OBL_FETCH_ERROR_ADDRESS },
  { "https://example.org:0/", OBL_FETCH_ERROR_ADDRESS },
  { "https://example.org:99999/", OBL_FETCH_ERROR_ADDRESS },
  { "https://example.org:x/", OBL_FETCH_ERROR_ADDRESS },
  { "https://[fe80::1%eth0]/", OBL_FETCH_ERROR_ADDRESS },
  { "https://[::1/", OBL_FETCH_ERROR_ADDRESS },
  { "https://1.2.3.4.5/", OBL_FETCH_ERROR_ADDRESS },
  { "https://256.0.0.1/", OBL_FETCH_ERROR_ADDRESS },
  { "https://08.0.0.1/", OBL_FETCH_ERROR_ADDRESS },
  { "https://%31%32%37.0.0.1/", OBL_FETCH_ERROR_ADDRESS },
  { "https://example.org\\@127.0.0.1/", OBL_FETCH_ERROR_ADDRESS },
  { "https://example.org%00.example/", OBL_FETCH_ERROR_ADDRESS },
  { "https://example.org%2f.example/", OBL_FETCH_ERROR_ADDRESS },
  { "\xff\xfe.example", OBL_FETCH_ERROR_ADDRESS },
  { "ftp://example.org/a", OBL_FETCH_ERROR_SCHEME },
  { "file:///etc/passwd", OBL_FETCH_ERROR_SCHEME },
  { "/etc/passwd", OBL_FETCH_ERROR_SCHEME },
  { "C:\\page.html", OBL_FETCH_ERROR_SCHEME },
  { "./page.html", OBL_FETCH_ERROR_SCHEME },
  { "mailto:a@example.org", OBL_FETCH_ERROR_SCHEME },
  { "javascript:alert(1)", OBL_FETCH_ERROR_SCHEME },
  { "data:text/html,a", OBL_FETCH_ERROR_SCHEME },
  { "https://ada:secret@example.org/", OBL_FETCH_ERROR_CREDENTIALS },
  { "https://ada@example.org/", OBL_FETCH_ERROR_CREDENTIALS },
  { "https://example.org@127.0.0.1/", OBL_FETCH_ERROR_CREDENTIALS },
  { "https://@example.org/", OBL_FETCH_ERROR_CREDENTIALS },
  { "ada@example.org", OBL_FETCH_ERROR_CREDENTIALS },
};

static void
test_cleaned (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cleaned); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *clean = obl_fetch_clean_url (cleaned[i][0], &error);
    g_autofree char *again = NULL;

    g_assert_no_error (error);
    g_assert_cmpstr (clean, ==, cleaned[i][1]);
    g_assert_true (obl_fetch_is_url (clean));
    again = obl_fetch_clean_url (clean, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (again, ==, clean);
  }
}

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *clean = obl_fetch_clean_url (wrong[i].typed, &error);

    if (clean != NULL || error->code != (int)wrong[i].code)
      g_error ("“%s” becomes “%s” (%s)", wrong[i].typed, clean, error ? error->message : "");
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_null (strstr (error->message, "secret"));
  }
}

static void
test_long (void)
{
  g_autofree char *path = g_strnfill (9000, 'a');
  g_autofree char *typed = g_strconcat ("https://example.org/", path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (obl_fetch_clean_url (typed, &error));
  g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_ADDRESS);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

static void
test_is_url (void)
{
  g_assert_true (obl_fetch_is_url ("http://a"));
  g_assert_true (obl_fetch_is_url ("HTTPS://a"));
  g_assert_false (obl_fetch_is_url ("http:a"));
  g_assert_false (obl_fetch_is_url ("httpss://a"));
  g_assert_false (obl_fetch_is_url ("ftp://a"));
  g_assert_false (obl_fetch_is_url ("http"));
  g_assert_false (obl_fetch_is_url (""));
  g_assert_false (obl_fetch_is_url ("page.html"));
}

static void
test_proxies (void)
{
  static const char *const right[][2] = {
    { "none", "direct://" },
    { "http://127.0.0.1:8118", "http://127.0.0.1:8118" },
    { "http://proxy.example", "http://proxy.example:80" },
    { "socks5://127.0.0.1:9050", "socks5://127.0.0.1:9050" },
    { "socks5h://127.0.0.1:9050/", "socks5://127.0.0.1:9050" },
    { "socks5://[::1]", "socks5://[::1]:1080" },
    { "socks5://ada:secret@127.0.0.1:9050", "socks5://ada:secret@127.0.0.1:9050" },
  };
  static const char *const bad[]
      = { "", "127.0.0.1:9050", "socks4://127.0.0.1:1080", "ftp://a", "http://", "socks5://" };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *proxy = obl_fetch_parse_proxy (right[i][0], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (proxy, ==, right[i][1]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (obl_fetch_parse_proxy (bad[i], &error));
    g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_PROXY);
  }
}

/* The system's list loses what would look names up here. */
static void
test_chosen (void)
{
  static const char *const all[]
      = { "socks://a:1", "socks4a://a:1", "socks4://a:1", "http://b:2", "direct://", NULL };
  g_autoptr (GUri) plain = g_uri_parse ("http://example.org/", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) onion = g_uri_parse ("http://abc.onion/", SOUP_HTTP_URI_FLAGS, NULL);
  g_auto (GStrv) chosen = obl_fetch_choose_proxies (all, plain);
  g_auto (GStrv) for_onion = obl_fetch_choose_proxies (all, onion);
  g_auto (GStrv) none = obl_fetch_choose_proxies (all + 4, onion);
  g_autofree char *joined = g_strjoinv (" ", chosen);
  g_autofree char *onion_joined = g_strjoinv (" ", for_onion);

  g_assert_cmpstr (joined, ==, "socks5://a:1 socks4a://a:1 http://b:2 direct://");
  g_assert_cmpstr (onion_joined, ==, "socks5://a:1 socks4a://a:1 http://b:2");
  g_assert_null (none[0]);
  g_assert_true (obl_fetch_is_proxied ((const char *const *)chosen));
  g_assert_false (obl_fetch_is_proxied (all + 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fetch/url/cleaned", test_cleaned);
  g_test_add_func ("/core/fetch/url/wrong", test_wrong);
  g_test_add_func ("/core/fetch/url/long", test_long);
  g_test_add_func ("/core/fetch/url/is-url", test_is_url);
  g_test_add_func ("/core/fetch/url/proxies", test_proxies);
  g_test_add_func ("/core/fetch/url/chosen", test_chosen);
  return g_test_run ();
}
