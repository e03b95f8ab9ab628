/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a response says of itself: the head as text, what the bytes are, a name for the file. */
#define G_LOG_DOMAIN "obl-fetch"

#include "config.h"

#include "core/fetch/obl-fetch-private.h"

#include <string.h>

#define MAX_NAME_CHARS 120

/* --- The head --------------------------------------------------------------------------------- */

static const char *
get_version (SoupMessage *message)
{
  switch (soup_message_get_http_version (message)) {
  case SOUP_HTTP_1_0:
    return "HTTP/1.0";
  case SOUP_HTTP_1_1:
    return "HTTP/1.1";
  case SOUP_HTTP_2_0:
    return "HTTP/2";
  }
  return "HTTP";
}

static void
add_field (const char *name, const char *value, gpointer head)
{
  g_string_append_printf (head, "%s: %s\n", name, value);
}

/* Decoding leaves it as it came; only line ends are ours, and what is no UTF-8 is marked. */
static char *
dup_head (SoupMessage *message)
{
  g_autoptr (GString) head = g_string_new (get_version (message));
  const char *reason = soup_message_get_reason_phrase (message);

  g_string_append_printf (head, " %u", (guint)soup_message_get_status (message));
  if (reason != NULL && *reason != '\0')
    g_string_append_printf (head, " %s", reason);
  g_string_append_c (head, '\n');
  soup_message_headers_foreach (soup_message_get_response_headers (message), add_field, head);
  return g_utf8_make_valid (head->str, (gssize)head->len);
}

/* --- The name --------------------------------------------------------------------------------- */

/* The last part of a path, without what cannot be shown; NULL when nothing is left. */
static char *
dup_tidy_name (const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);
  g_autoptr (GString) name = g_string_new (NULL);
  const char *start = valid;

  for (const char *c = valid; *c != '\0'; c++) {
    if (*c == '/' || *c == '\\')
      start = c + 1;
  }
  for (int n_chars = 0; *start != '\0' && n_chars < MAX_NAME_CHARS; n_chars++) {
    gunichar c = g_utf8_get_char (start);

    g_string_append_unichar (name, g_unichar_isprint (c) ? c : '_');
    start = g_utf8_next_char (start);
  }
  g_strstrip (name->str);
  if (*name->str == '\0' || strcmp (name->str, ".") == 0 || strcmp (name->str, "..") == 0)
    return NULL;
  return g_strdup (name->str);
}

/* As the server proposes it, as the address ends, or as the site is called. */
static char *
dup_file_name (SoupMessage *message, GUri *url)
{
  g_autoptr (GHashTable) params = NULL;
  g_autofree char *disposition = NULL;
  g_autofree char *path = NULL;
  char *name = NULL;

  if (soup_message_headers_get_content_disposition (soup_message_get_response_headers (message),
                                                    &disposition, &params)) {
    const char *proposed = g_hash_table_lookup (params, "filename");

    if (proposed != NULL)
      name = dup_tidy_name (proposed);
  }
  if (name != NULL)
    return name;
  path = g_strdup (g_uri_get_path (url));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  if (strrchr (path, '/') != NULL) {
    g_autofree char *last = g_uri_unescape_string (strrchr (path, '/') + 1, NULL);

    if (last != NULL)
      name = dup_tidy_name (last);
  }
  return name != NULL ? name : g_strdup (g_uri_get_host (url));
}

/* ---------------------------------------------------------------------------------------------- */

static char *
dup_valid_lower (const char *text)
{
  g_autofree char *valid = text == NULL || *text == '\0' ? NULL : g_utf8_make_valid (text, -1);

  return valid == NULL ? NULL : g_ascii_strdown (valid, -1);
}

OblFetched *
obl_fetched_new (SoupMessage *message, GUri *url, gint64 retrieved)
{
  OblFetched *self = g_new0 (OblFetched, 1);
  g_autoptr (GHashTable) params = NULL;
  const char *type;

  type = soup_message_headers_get_content_type (soup_message_get_response_headers (message),
                                                &params);
  self->url = g_uri_to_string (url);
  self->status = soup_message_get_status (message);
  self->media_type = dup_valid_lower (type);
  if (params != NULL)
    self->charset = dup_valid_lower (g_hash_table_lookup (params, "charset"));
  self->head = dup_head (message);
  self->retrieved = retrieved;
  self->file_name = dup_file_name (message, url);
  return self;
}

void
obl_fetched_free (OblFetched *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->url);
  g_free (self->requested_url);
  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->head);
  g_free (self->file_name);
  g_free (self);
}
