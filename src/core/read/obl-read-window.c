/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One buffer; what is in it moves to its beginning when less than half is left. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-window.h"

#include <string.h>

struct _OblReadWindow {
  GInputStream *stream;
  gsize start;
  gsize end;
  gboolean is_over;
  guint8 bytes[2 * OBL_READ_WINDOW_BYTES];
};

OblReadWindow *
obl_read_window_new (GInputStream *stream)
{
  OblReadWindow *window = g_malloc (sizeof *window);

  window->stream = g_object_ref (stream);
  window->start = 0;
  window->end = 0;
  window->is_over = FALSE;
  return window;
}

void
obl_read_window_free (OblReadWindow *window)
{
  if (window == NULL)
    return;
  g_object_unref (window->stream);
  g_free (window);
}

/* Reads until there are @n_bytes, if there are. */
static gboolean
fill (OblReadWindow *window, gsize n_bytes, GError **error)
{
  while (window->end - window->start < n_bytes && !window->is_over) {
    gssize n_read;

    if (window->start > 0 && window->end > OBL_READ_WINDOW_BYTES) {
      memmove (window->bytes, window->bytes + window->start, window->end - window->start);
      window->end -= window->start;
      window->start = 0;
    }
    n_read = g_input_stream_read (window->stream, window->bytes + window->end,
                                  sizeof window->bytes - window->end, NULL, error);
    if (n_read < 0)
      return FALSE;
    window->is_over = n_read == 0;
    window->end += (gsize)n_read;
  }
  return TRUE;
}

const guint8 *
obl_read_window_peek (OblReadWindow *window, gsize *n_bytes, GError **error)
{
  if (!fill (window, OBL_READ_WINDOW_BYTES, error))
    return NULL;
  *n_bytes = MIN (window->end - window->start, OBL_READ_WINDOW_BYTES);
  return window->bytes + window->start;
}

void
obl_read_window_drop (OblReadWindow *window, gsize n_bytes)
{
  window->start += MIN (n_bytes, window->end - window->start);
}

OblReadWindowResult
obl_read_window_line (OblReadWindow *window, GByteArray *line, gsize max_bytes, GError **error)
{
  gboolean is_too_long = FALSE;
  gboolean is_done = FALSE;
  gboolean has_any = FALSE;

  g_byte_array_set_size (line, 0);
  while (!is_done) {
    const guint8 *start;
    const guint8 *feed;
    gsize n_bytes;

    if (!fill (window, 1, error))
      return OBL_READ_WINDOW_FAILED;
    start = window->bytes + window->start;
    n_bytes = window->end - window->start;
    feed = memchr (start, '\n', n_bytes);
    if (feed != NULL)
      n_bytes = (gsize)(feed - start) + 1;
    has_any = has_any || n_bytes > 0;
    is_done = feed != NULL || n_bytes == 0;
    is_too_long = is_too_long || line->len + n_bytes > max_bytes;
    if (!is_too_long)
      g_byte_array_append (line, start, (guint)n_bytes);
    obl_read_window_drop (window, n_bytes);
  }
  if (!has_any)
    return OBL_READ_WINDOW_END;
  return is_too_long ? OBL_READ_WINDOW_TOO_LONG : OBL_READ_WINDOW_LINE;
}

gint64
obl_read_window_bytes (OblReadWindow *window, GByteArray *out, guint64 n_bytes, GError **error)
{
  guint64 n_left = n_bytes;

  while (n_left > 0) {
    gsize n_part;

    if (!fill (window, 1, error))
      return -1;
    n_part = (gsize)MIN (n_left, (guint64)(window->end - window->start));
    if (n_part == 0)
      break;
    if (out != NULL)
      g_byte_array_append (out, window->bytes + window->start, (guint)n_part);
    obl_read_window_drop (window, n_part);
    n_left -= n_part;
  }
  return (gint64)(n_bytes - n_left);
}
