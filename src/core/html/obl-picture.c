/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headers of the kinds of picture that obl_assets_sniff() knows, read to the one place where the
 * size stands.  Nothing is decoded here: that is the web view's work, in its own process. */
#define G_LOG_DOMAIN "obl-html"

#include "config.h"

#include "core/html/obl-picture.h"

#include <string.h>

#include "core/html/obl-assets.h"

/* --- Size ------------------------------------------------------------------------------------- */

static guint
get_big (const guint8 *bytes, guint n)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

static guint
get_little (const guint8 *bytes, guint n)
{
  guint value = 0;

  for (guint i = n; i-- > 0;)
    value = value << 8 | bytes[i];
  return value;
}

static gboolean
measure_jpeg (const guint8 *bytes, gsize n_bytes, guint *width, guint *height)
{
  gsize at = 2;

  while (at + 9 <= n_bytes && bytes[at] == 0xff) {
    guint8 marker = bytes[at + 1];

    if (marker == 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      *height = get_big (bytes + at + 5, 2);
      *width = get_big (bytes + at + 7, 2);
      return TRUE;
    }
    at += 2 + get_big (bytes + at + 2, 2);
  }
  return FALSE;
}

static gboolean
measure_webp (const guint8 *bytes, gsize n_bytes, guint *width, guint *height)
{
  guint bits;

  if (n_bytes < 30)
    return FALSE;
  if (memcmp (bytes + 12, "VP8X", 4) == 0) {
    *width = get_little (bytes + 24, 3) + 1;
    *height = get_little (bytes + 27, 3) + 1;
    return TRUE;
  }
  if (memcmp (bytes + 12, "VP8L", 4) == 0) {
    bits = get_little (bytes + 21, 4);
    *width = (bits & 0x3fff) + 1;
    *height = (bits >> 14 & 0x3fff) + 1;
    return TRUE;
  }
  *width = get_little (bytes + 26, 2) & 0x3fff;
  *height = get_little (bytes + 28, 2) & 0x3fff;
  return memcmp (bytes + 12, "VP8 ", 4) == 0;
}

gboolean
obl_picture_measure (const guint8 *bytes, gsize n_bytes, guint *width, guint *height)
{
  const char *type = obl_assets_sniff (bytes, n_bytes);

  if (type == NULL)
    return FALSE;
  if (strcmp (type, "image/png") == 0 && n_bytes >= 24) {
    *width = get_big (bytes + 16, 4);
    *height = get_big (bytes + 20, 4);
    return TRUE;
  }
  if (strcmp (type, "image/gif") == 0 && n_bytes >= 10) {
    *width = get_little (bytes + 6, 2);
    *height = get_little (bytes + 8, 2);
    return TRUE;
  }
  if (strcmp (type, "image/bmp") == 0 && n_bytes >= 26) {
    gint32 lines = (gint32)get_little (bytes + 22, 4);

    *width = get_little (bytes + 18, 4);
    *height = lines < 0 ? 0u - (guint)lines : (guint)lines;
    return TRUE;
  }
  if (strcmp (type, "image/jpeg") == 0)
    return measure_jpeg (bytes, n_bytes, width, height);
  if (strcmp (type, "image/webp") == 0)
    return measure_webp (bytes, n_bytes, width, height);
  return FALSE;
}

/* --- Pictures within an address --------------------------------------------------------------- */

static GBytes *
decode_base64 (const char *data, gsize n_bytes)
{
  guchar *bytes = g_malloc (n_bytes / 4 * 3 + 6);
  int state = 0;
  guint save = 0;
  gsize n_decoded = g_base64_decode_step (data, n_bytes, bytes, &state, &save);

  return g_bytes_new_take (bytes, n_decoded);
}

GBytes *
obl_picture_decode_data_uri (const char *uri, gsize n_bytes)
{
  const char *comma;
  const char *data;
  gsize n_data;
  gboolean is_base64;
  GBytes *plain;
  GBytes *bytes;

  if (n_bytes < 5 || g_ascii_strncasecmp (uri, "data:", 5) != 0)
    return NULL;
  comma = memchr (uri, ',', n_bytes);
  if (comma == NULL)
    return NULL;
  data = comma + 1;
  n_data = n_bytes - (gsize)(data - uri);
  is_base64 = comma - uri >= 7 && g_ascii_strncasecmp (comma - 7, ";base64", 7) == 0;
  if (is_base64 && memchr (data, '%', n_data) == NULL)
    return decode_base64 (data, n_data);
  plain = g_uri_unescape_bytes (data, (gssize)n_data, NULL, NULL);
  if (plain == NULL || !is_base64)
    return plain;
  data = g_bytes_get_data (plain, &n_data);
  bytes = decode_base64 (data, n_data);
  g_bytes_unref (plain);
  return bytes;
}
