/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes that survive: a link's target of a harmless kind, language and direction, an
 * abbreviation's meaning and a time's value.  Nothing else, so nothing that could run, load or
 * style anything. */
#define G_LOG_DOMAIN "obl-html-inline"

#include "config.h"

#include "core/html/obl-html-inline.h"

#include <string.h>

#include "core/html/obl-reading.h"

#define MAX_LINK_BYTES 4096u
#define MAX_LANGUAGE_BYTES 35u
#define MAX_VALUE_BYTES 1000u

/* As browsers read an address: without blanks at the edges, tabs and line breaks inside.  NULL
 * when other control characters are left. */
static char *
dup_clean_address (const char *href)
{
  GString *out = g_string_new (NULL);

  for (const char *p = href; *p != '\0'; p++) {
    if (*p != '\t' && *p != '\n' && *p != '\r')
      g_string_append_c (out, *p);
  }
  while (out->len > 0 && (guchar)out->str[out->len - 1] <= ' ')
    g_string_truncate (out, out->len - 1);
  while (out->len > 0 && (guchar)out->str[0] <= ' ')
    g_string_erase (out, 0, 1);
  for (gsize i = 0; i < out->len; i++) {
    if ((guchar)out->str[i] < ' ' || out->str[i] == 0x7f) {
      g_string_free (out, TRUE);
      return NULL;
    }
  }
  return g_string_free (out, FALSE);
}

static gboolean
has_prefix (const char *string, const char *prefix)
{
  return g_ascii_strncasecmp (string, prefix, strlen (prefix)) == 0;
}

static gboolean
is_harmless (const char *address)
{
  return (has_prefix (address, "https://") && address[8] != '\0')
         || (has_prefix (address, "http://") && address[7] != '\0')
         || (has_prefix (address, "mailto:") && address[7] != '\0');
}

/* RFC 3986: a scheme is letters, digits, "+", "-" and "." before the first colon. */
static gboolean
has_scheme (const char *address)
{
  const char *p = address;

  while (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.')
    p++;
  return p > address && *p == ':';
}

char *
obl_html_dup_link (const char *href, GUri *base)
{
  g_autofree char *address = dup_clean_address (href);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *complete = NULL;

  if (address == NULL || *address == '\0' || strlen (address) > MAX_LINK_BYTES)
    return NULL;
  if (*address == '#')
    return g_steal_pointer (&address);
  if (has_scheme (address))
    return is_harmless (address) ? g_steal_pointer (&address) : NULL;
  if (base == NULL)
    return NULL;
  uri = g_uri_parse_relative (base, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return NULL;
  complete = g_uri_to_string (uri);
  return is_harmless (complete) ? g_steal_pointer (&complete) : NULL;
}

const char *
obl_html_node_get_language (const OblHtmlNode *node)
{
  const char *value = obl_html_node_get_attribute (node, "lang");
  gsize n_bytes = value == NULL ? 0 : strlen (value);

  if (n_bytes == 0 || n_bytes > MAX_LANGUAGE_BYTES)
    return NULL;
  for (const char *p = value; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;
  }
  return value;
}

const char *
obl_html_node_get_direction (const OblHtmlNode *node)
{
  static const char *const directions[] = { "ltr", "rtl", "auto" };
  const char *value = obl_html_node_get_attribute (node, "dir");

  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (directions); i++) {
    if (g_ascii_strcasecmp (value, directions[i]) == 0)
      return directions[i];
  }
  return NULL;
}

static void
append_value (GString *attributes, const OblHtmlNode *node, const char *name)
{
  const char *value = obl_html_node_get_attribute (node, name);
  g_autofree char *clean = value == NULL ? NULL : dup_clean_address (value);

  if (clean != NULL && *clean != '\0' && strlen (clean) <= MAX_VALUE_BYTES)
    obl_reading_append_attribute (attributes, name, clean);
}

char *
obl_html_inline_dup_attributes (const OblHtmlNode *node, GUri *base)
{
  GString *attributes = g_string_new (NULL);
  const char *language = obl_html_node_get_language (node);
  const char *direction = obl_html_node_get_direction (node);
  gboolean is_bare = obl_html_element_is (obl_html_element_find (node->element->kept_as), "span")
                     || obl_html_node_is (node, "a");

  if (obl_html_node_is (node, "a")) {
    const char *href = obl_html_node_get_attribute (node, "href");
    g_autofree char *link = href == NULL ? NULL : obl_html_dup_link (href, base);

    if (link != NULL)
      obl_reading_append_attribute (attributes, "href", link);
  }
  if (obl_html_node_is (node, "abbr"))
    append_value (attributes, node, "title");
  if (obl_html_node_is (node, "time"))
    append_value (attributes, node, "datetime");
  if (direction != NULL)
    obl_reading_append_attribute (attributes, "dir", direction);
  if (language != NULL)
    obl_reading_append_attribute (attributes, "lang", language);
  if (is_bare && attributes->len == 0) {
    g_string_free (attributes, TRUE);
    return NULL;
  }
  return g_string_free (attributes, FALSE);
}
