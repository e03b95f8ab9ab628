/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads of recorded answers.  Only the few fields that say how to read the body matter. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-http.h"

#include <string.h>

#define MAX_CHARSET_BYTES 60u
#define MAX_TYPE_BYTES 120u

/* Where the body begins; 0 when the head does not end. */
static gsize
find_end (const char *bytes, gsize n_bytes)
{
  const char *end = NULL;

  if (n_bytes == 0)
    return 0;
  end = bytes + MIN (n_bytes, OBL_READ_HTTP_HEAD_BYTES);
  for (const char *p = bytes; (p = memchr (p, '\n', (gsize)(end - p))) != NULL;) {
    p++;
    if (p < end && *p == '\n')
      return (gsize)(p - bytes) + 1;
    if (end - p >= 2 && p[0] == '\r' && p[1] == '\n')
      return (gsize)(p - bytes) + 2;
  }
  return 0;
}

char *
obl_read_http_dup_field (const char *head, const char *name)
{
  gsize n_name = strlen (name);

  for (const char *line = head; *line != '\0' && *line != '\n' && *line != '\r';) {
    const char *end = strchr (line, '\n');
    const char *value = line + n_name;

    if (end == NULL)
      end = line + strlen (line);
    if (g_ascii_strncasecmp (line, name, n_name) == 0) {
      while (*value == ' ' || *value == '\t')
        value++;
      if (*value == ':')
        return g_strstrip (g_strndup (value + 1, (gsize)(end - value - 1)));
    }
    line = *end == '\0' ? end : end + 1;
  }
  return NULL;
}

void
obl_read_http_split_type (const char *value, char **media_type, char **charset)
{
  static const char parameter[] = "charset=";
  g_autofree char *lower = value == NULL ? NULL : g_ascii_strdown (value, -1);
  const char *at;

  *media_type = NULL;
  *charset = NULL;
  if (lower == NULL)
    return;
  *media_type = g_strstrip (g_strndup (lower, MIN (strcspn (lower, ";,"), MAX_TYPE_BYTES)));
  at = strstr (lower, parameter);
  if (at == NULL)
    return;
  at += strlen (parameter);
  at += strspn (at, "\"' ");
  if (strcspn (at, "\"'; ,") > 0)
    *charset = g_strndup (at, MIN (strcspn (at, "\"'; ,"), MAX_CHARSET_BYTES));
}

/* "HTTP/1.1 200 OK"; -1 for what is none. */
static int
read_status (const char *line)
{
  const char *at = strpbrk (line, " \r\n");

  if (!g_str_has_prefix (line, "HTTP/") || at == NULL || *at != ' ')
    return -1;
  at += strspn (at, " ");
  return strspn (at, "0123456789") == 3 ? (int)g_ascii_strtoll (at, NULL, 10) : -1;
}

OblReadHttpHead *
obl_read_http_head_parse (const guint8 *bytes, gsize n_bytes)
{
  gsize n_head = find_end ((const char *)bytes, n_bytes);
  g_autofree char *text = NULL;
  g_autofree char *type = NULL;
  g_autofree char *transfer = NULL;
  g_autofree char *codings = NULL;
  const char *fields;
  OblReadHttpHead *head;
  int status;

  /* A head has no NUL in it; if it does, what follows is not looked at. */
  text = n_head == 0 ? NULL : g_strndup ((const char *)bytes, n_head);
  status = text == NULL ? -1 : read_status (text);
  fields = text == NULL ? NULL : strchr (text, '\n');
  if (status < 0 || fields == NULL)
    return NULL;
  head = g_new0 (OblReadHttpHead, 1);
  head->status = status;
  head->n_bytes = n_head;
  type = obl_read_http_dup_field (fields + 1, "Content-Type");
  obl_read_http_split_type (type, &head->media_type, &head->charset);
  transfer = obl_read_http_dup_field (fields + 1, "Transfer-Encoding");
  head->is_chunked = transfer != NULL && g_ascii_strncasecmp (transfer, "chunked", 7) == 0;
  codings = obl_read_http_dup_field (fields + 1, "Content-Encoding");
  head->codings = codings == NULL ? NULL : g_ascii_strdown (codings, -1);
  return head;
}

void
obl_read_http_head_free (OblReadHttpHead *head)
{
  if (head == NULL)
    return;
  g_free (head->media_type);
  g_free (head->charset);
  g_free (head->codings);
  g_free (head);
}
