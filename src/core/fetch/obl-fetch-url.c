/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as people type them and as servers redirect to them, into one canonical form.
 *
 * Everything that is checked about an address is checked on that form, and the same form is what
 * the connection is made with, so that no two parsers can understand one address differently. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-private.h"

#include <arpa/inet.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* Bytes; servers take no longer ones. */
#define MAX_URL_BYTES 8192u
#define MAX_HOST_BYTES 253u
#define MAX_LABEL_BYTES 63u

static void
set_address_error (GError **error, OblFetchError code, const char *shown, const char *why)
{
  g_set_error (error, OBL_FETCH_ERROR, code, _ ("“%s” cannot be fetched: %s"), shown, why);
}

/* An address in messages: long ones by their beginning. */
static char *
dup_shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) > 120)
    *g_utf8_offset_to_pointer (valid, 120) = '\0';
  return g_steal_pointer (&valid);
}

static void
set_not_address (GError **error, const char *text)
{
  g_autofree char *shown = dup_shown (text);

  set_address_error (error, OBL_FETCH_ERROR_ADDRESS, shown,
                     _ ("it is not an address of a page; one looks like https://example.org/page"));
}

static gboolean
has_scheme (const char *text, const char *scheme)
{
  gsize n_bytes = strlen (scheme);

  return g_ascii_strncasecmp (text, scheme, n_bytes) == 0 && text[n_bytes] == ':';
}

gboolean
obl_fetch_is_url (const char *text)
{
  return (has_scheme (text, "http") && g_str_has_prefix (text + 5, "//"))
         || (has_scheme (text, "https") && g_str_has_prefix (text + 6, "//"));
}

/* --- The canonical form ----------------------------------------------------------------------- */

/* Writes what may not stand in an address as %XX, as browsers do; what is written so already
 * stays. */
static char *
encode (const char *text)
{
  GString *encoded = g_string_sized_new (strlen (text) + 16);

  for (const char *c = text; *c != '\0'; c++) {
    gboolean is_plain = *c > 0x20 && *c < 0x7f && strchr ("\"<>\\^`{|}", *c) == NULL;

    if (*c == '%')
      is_plain = g_ascii_isxdigit (c[1]) && g_ascii_isxdigit (c[2]);
    if (is_plain)
      g_string_append_c (encoded, *c);
    else
      g_string_append_printf (encoded, "%%%02X", (guint8)*c);
  }
  return g_string_free (encoded, FALSE);
}

static gboolean
is_name (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint n_labels = g_strv_length (labels);

  if (*host == '\0' || strlen (host) > MAX_HOST_BYTES)
    return FALSE;
  for (guint i = 0; i < n_labels; i++) {
    gsize n_bytes = strlen (labels[i]);
    gboolean is_root = n_bytes == 0 && i > 0 && i + 1 == n_labels;

    if ((n_bytes == 0 && !is_root) || n_bytes > MAX_LABEL_BYTES)
      return FALSE;
    if (strspn (labels[i], "abcdefghijklmnopqrstuvwxyz0123456789-_") != n_bytes)
      return FALSE;
  }
  return TRUE;
}

/* A name whose last part is a number is an IPv4 address: resolvers take "2130706433" and "0x7f.1"
 * for 127.0.0.1. */
static gboolean
ends_in_number (const char *host)
{
  g_autofree char *name = g_strdup (host);
  gsize n_bytes = strlen (name);
  const char *last;

  if (n_bytes > 0 && name[n_bytes - 1] == '.')
    name[n_bytes - 1] = '\0';
  last = strrchr (name, '.');
  last = last == NULL ? name : last + 1;
  if (last[0] == '0' && (last[1] == 'x' || last[1] == 'X'))
    return strspn (last + 2, "0123456789abcdefABCDEF") == strlen (last + 2);
  return *last != '\0' && strspn (last, "0123456789") == strlen (last);
}

/* NULL when it can be no host. */
static char *
canonicalise_host (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *lower = NULL;

  if (strchr (host, ':') != NULL) {
    /* Zones ("%eth0") exist on this computer's own links only. */
    if (strchr (host, '%') == NULL)
      address = g_inet_address_new_from_string (host);
    return address == NULL ? NULL : g_inet_address_to_string (address);
  }
  if (g_hostname_is_non_ascii (host)) {
    g_autofree char *ascii = g_hostname_to_ascii (host);

    if (ascii == NULL)
      return NULL;
    lower = g_ascii_strdown (ascii, -1);
  } else {
    lower = g_ascii_strdown (host, -1);
  }
  if (!is_name (lower))
    return NULL;
  if (ends_in_number (lower)) {
    struct in_addr number;
    gsize n_bytes = strlen (lower);

    if (lower[n_bytes - 1] == '.')
      lower[n_bytes - 1] = '\0';
    if (inet_aton (lower, &number) == 0)
      return NULL;
    address = g_inet_address_new_from_bytes ((const guint8 *)&number, G_SOCKET_FAMILY_IPV4);
    return g_inet_address_to_string (address);
  }
  return g_steal_pointer (&lower);
}

static void
set_scheme_error (GError **error, const char *scheme, const char *text)
{
  g_autofree char *shown = dup_shown (text);
  g_autofree char *why = NULL;

  if (g_ascii_strcasecmp (scheme, "file") == 0) {
    set_address_error (error, OBL_FETCH_ERROR_SCHEME, shown,
                       _ ("it is a file on this computer; import it as a file"));
    return;
  }
  why = g_strdup_printf (_ ("“%s” addresses are not fetched, only http and https; save the page "
                            "with another program and import the file"),
                         scheme);
  set_address_error (error, OBL_FETCH_ERROR_SCHEME, shown, why);
}

/* The address is not repeated: there may be a password in it. */
static void
set_credentials_error (GError **error, const char *host)
{
  g_autofree char *shown = dup_shown (host);

  set_address_error (error, OBL_FETCH_ERROR_CREDENTIALS, shown,
                     _ ("the address has a user name or a password before the “@”; leave them out, "
                        "or save the page with a browser and import the file"));
}

GUri *
obl_fetch_parse_url (const char *url, GUri *base, GError **error)
{
  const GUriFlags flags = SOUP_HTTP_URI_FLAGS;
  g_autofree char *encoded = encode (url);
  g_autofree char *host = NULL;
  g_autoptr (GUri) parsed = NULL;

  if (strlen (encoded) > MAX_URL_BYTES) {
    g_autofree char *shown = dup_shown (url);

    set_address_error (error, OBL_FETCH_ERROR_ADDRESS, shown,
                       _ ("the address is too long; leave out what follows “?” or “#”"));
    return NULL;
  }
  parsed = base == NULL ? g_uri_parse (encoded, flags, NULL)
                        : g_uri_parse_relative (base, encoded, flags, NULL);
  if (parsed == NULL) {
    set_not_address (error, url);
    return NULL;
  }
  if (strcmp (g_uri_get_scheme (parsed), "http") != 0
      && strcmp (g_uri_get_scheme (parsed), "https") != 0) {
    set_scheme_error (error, g_uri_get_scheme (parsed), url);
    return NULL;
  }
  if (g_uri_get_host (parsed) != NULL)
    host = canonicalise_host (g_uri_get_host (parsed));
  if (host == NULL || g_uri_get_port (parsed) == 0) {
    set_not_address (error, url);
    return NULL;
  }
  if (g_uri_get_userinfo (parsed) != NULL) {
    set_credentials_error (error, host);
    return NULL;
  }
  return g_uri_build (flags, g_uri_get_scheme (parsed), NULL, host, g_uri_get_port (parsed),
                      g_uri_get_path (parsed), g_uri_get_query (parsed), NULL);
}

/* --- What people type ------------------------------------------------------------------------- */

/* White space, and what comes along unseen when text is copied from pages and mails. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
strip_pair (char *text)
{
  static const char *const pairs[][2]
      = { { "<", ">" }, { "\"", "\"" }, { "'", "'" }, { "“", "”" }, { "‘", "’" }, { "«", "»" } };
  gsize n_bytes = strlen (text);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    gsize n_opening = strlen (pairs[i][0]);
    gsize n_closing = strlen (pairs[i][1]);

    if (n_bytes > n_opening + n_closing && g_str_has_prefix (text, pairs[i][0])
        && g_str_has_suffix (text, pairs[i][1])) {
      text[n_bytes - n_closing] = '\0';
      memmove (text, text + n_opening, n_bytes - n_closing - n_opening + 1);
      return TRUE;
    }
  }
  return FALSE;
}

static void
strip_blanks (char *text)
{
  char *start = text;
  char *end = text + strlen (text);

  while (*start != '\0' && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  memmove (text, start, (gsize)(end - start));
  text[end - start] = '\0';
}

/* Without what is around it, and without the line breaks of a mail inside it. */
static char *
dup_stripped (const char *typed)
{
  g_autofree char *text = g_strdup (typed);
  char *to = text;

  strip_blanks (text);
  while (strip_pair (text))
    strip_blanks (text);
  for (const char *from = text; *from != '\0'; from++) {
    if (strchr ("\t\r\n", *from) == NULL)
      *to++ = *from;
  }
  *to = '\0';
  return g_steal_pointer (&text);
}

/* The part before the path. */
static char *
dup_authority (const char *text)
{
  return g_strndup (text, strcspn (text, "/?#\\"));
}

/* "localhost:8080" and "example.org:8080/a" have a port where a scheme would end. */
static gboolean
is_port (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");

  return n_digits > 0 && strchr ("/?#", text[n_digits]) != NULL;
}

static gboolean
is_file_name (const char *text)
{
  gboolean is_drive = g_ascii_isalpha (text[0]) && text[1] == ':' && !g_ascii_isdigit (text[2]);

  return is_drive || *text == '~' || *text == '\\' || (*text == '/' && text[1] != '/')
         || g_str_has_prefix (text, "./") || g_str_has_prefix (text, "../");
}

/* Without a scheme, a single word is more likely anything else. */
static char *
complete (const char *text, GError **error)
{
  g_autofree char *authority = dup_authority (text);
  g_autofree char *host = g_strndup (authority, strcspn (authority, ":"));

  if (strchr (authority, '@') != NULL) {
    set_credentials_error (error, strrchr (authority, '@') + 1);
    return NULL;
  }
  if (*authority != '[' && strchr (host, '.') == NULL && strstr (host, "。") == NULL
      && g_ascii_strcasecmp (host, "localhost") != 0) {
    set_not_address (error, text);
    return NULL;
  }
  /* Tor's own services are encrypted without https, and seldom have it. */
  return g_strconcat (obl_fetch_host_is_onion (host) ? "http://" : "https://", text, NULL);
}

/* Puts the scheme right, or in front. */
static char *
with_scheme (const char *text, GError **error)
{
  gsize n_scheme
      = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
  g_autofree char *scheme = g_strndup (text, n_scheme);
  const char *rest = text + n_scheme + 1;

  if (is_file_name (text)) {
    set_scheme_error (error, "file", text);
    return NULL;
  }
  if (g_str_has_prefix (text, "//"))
    return complete (text + 2, error);
  if (n_scheme == 0 || text[n_scheme] != ':' || is_port (rest))
    return complete (text, error);
  if (has_scheme (text, "http") || has_scheme (text, "https"))
    return g_strconcat (scheme, "://", rest + strspn (rest, "/"), NULL);
  set_scheme_error (error, scheme, text);
  return NULL;
}

char *
obl_fetch_clean_url (const char *typed, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *authority = NULL;
  g_autofree char *fragment = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (GUri) parsed = NULL;

  if (!g_utf8_validate (typed, -1, NULL)) {
    set_not_address (error, typed);
    return NULL;
  }
  text = dup_stripped (typed);
  if (*text == '\0') {
    g_set_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_ADDRESS,
                 _ ("There is no address; one looks like https://example.org/page"));
    return NULL;
  }
  whole = with_scheme (text, error);
  if (whole == NULL)
    return NULL;
  /* Browsers take a backslash for the end of a host, others do not. */
  authority = dup_authority (strstr (whole, "://") + 3);
  if (whole[strlen (authority) + (gsize)(strstr (whole, "://") + 3 - whole)] == '\\') {
    set_not_address (error, text);
    return NULL;
  }
  parsed = obl_fetch_parse_url (whole, NULL, error);
  if (parsed == NULL)
    return NULL;
  clean = g_uri_to_string (parsed);
  if (strchr (whole, '#') == NULL)
    return g_steal_pointer (&clean);
  /* Where on the page; it is never sent, but it belongs to what was asked for. */
  fragment = encode (strchr (whole, '#'));
  return g_strconcat (clean, fragment, NULL);
}
