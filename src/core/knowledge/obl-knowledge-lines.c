/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window over the file that is moved on as lines are taken; it grows to the longest line, up to a
 * limit.
 *
 * A row of a table whose quotation mark is never closed would swallow everything after it.  So when
 * the end of the file or the limit comes within quotation marks, only the line in which the row began
 * is given up, and what follows is read as rows again. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include "core/knowledge/obl-knowledge-lines.h"

#include <string.h>

/* Bytes.  An item of Wikidata has up to some megabytes; a row of a table is never that long, and
 * every row with a mark that is not closed costs reading that far. */
#define MAX_LINE (16u * 1024 * 1024)
#define MAX_ROW (256u * 1024)
#define CHUNK (64u * 1024)

struct _OblKnowledgeLines {
  GInputStream *stream;
  GByteArray *window;
  gsize start; /* of what was not taken, in window */
  gboolean is_all;
  guint64 n_taken;
  guint64 number; /* of the line at start, from 1 */
};

OblKnowledgeLines *
obl_knowledge_lines_new (GInputStream *stream)
{
  OblKnowledgeLines *lines = g_new0 (OblKnowledgeLines, 1);

  lines->stream = g_object_ref (stream);
  lines->window = g_byte_array_sized_new (CHUNK);
  lines->number = 1;
  return lines;
}

void
obl_knowledge_lines_free (OblKnowledgeLines *lines)
{
  if (lines == NULL)
    return;
  g_object_unref (lines->stream);
  g_byte_array_unref (lines->window);
  g_free (lines);
}

guint64
obl_knowledge_lines_get_position (const OblKnowledgeLines *lines)
{
  return lines->n_taken;
}

/* More of the file at the end of the window. */
static gboolean
fill (OblKnowledgeLines *lines, GCancellable *cancellable, GError **error)
{
  const gsize n_left = lines->window->len - lines->start;
  const gsize n_more = MAX (CHUNK, n_left); /* doubling, so that a long line is moved few times */
  gsize n_read = 0;
  gboolean done;

  if (lines->start > 0)
    g_byte_array_remove_range (lines->window, 0, (guint)lines->start);
  lines->start = 0;
  g_byte_array_set_size (lines->window, (guint)(n_left + n_more));
  done = g_input_stream_read_all (lines->stream, lines->window->data + n_left, n_more, &n_read,
                                  cancellable, error);
  g_byte_array_set_size (lines->window, (guint)(n_left + n_read));
  lines->is_all = n_read < n_more;
  return done;
}

const char *
obl_knowledge_lines_peek (OblKnowledgeLines *lines, gsize *n_bytes, GError **error)
{
  if (lines->window->len == 0 && !fill (lines, NULL, error))
    return NULL;
  *n_bytes = lines->window->len - lines->start;
  return lines->window->data == NULL ? "" : (const char *)lines->window->data + lines->start;
}

void
obl_knowledge_lines_skip (OblKnowledgeLines *lines, gsize n_bytes)
{
  lines->start += n_bytes;
  lines->n_taken += n_bytes;
}

/* --- Where a line ends ------------------------------------------------------------------------ */

typedef struct {
  gsize at; /* from the start of the line: looked at so far */
  gboolean is_quoted;
  gboolean is_cell_start;
} Scan;

/* TRUE when the line feed is found, at scan->at. */
static gboolean
scan_row (const guint8 *bytes, gsize n_bytes, char delimiter, gboolean is_all, Scan *scan)
{
  for (; scan->at < n_bytes; scan->at++) {
    const guint8 c = bytes[scan->at];

    if (scan->is_quoted) {
      if (c != '"')
        continue;
      /* Two marks are one in the cell. */
      if (scan->at + 1 == n_bytes && !is_all)
        return FALSE;
      if (scan->at + 1 < n_bytes && bytes[scan->at + 1] == '"')
        scan->at++;
      else
        scan->is_quoted = FALSE;
    } else if (c == '\n') {
      return TRUE;
    } else if (c == '"' && scan->is_cell_start) {
      scan->is_quoted = TRUE;
      scan->is_cell_start = FALSE;
    } else {
      scan->is_cell_start = c == (guint8)delimiter;
    }
  }
  return FALSE;
}

static gboolean
scan_line (const guint8 *bytes, gsize n_bytes, Scan *scan)
{
  const guint8 *end
      = scan->at < n_bytes ? memchr (bytes + scan->at, '\n', n_bytes - scan->at) : NULL;

  scan->at = end != NULL ? (gsize)(end - bytes) : n_bytes;
  return end != NULL;
}

/* Takes @n_bytes and the line feed after them, if there is one. */
static void
take (OblKnowledgeLines *lines, gsize n_bytes, const char **line, gsize *n_line)
{
  const guint8 *bytes = lines->window->data + lines->start;
  const gsize n_left = lines->window->len - lines->start;
  const gsize n_all = MIN (n_bytes + 1, n_left);

  *line = (const char *)bytes;
  *n_line = n_bytes;
  if (n_bytes > 0 && bytes[n_bytes - 1] == '\r')
    *n_line = n_bytes - 1;
  for (const guint8 *p = bytes; (p = memchr (p, '\n', (gsize)(bytes + n_all - p))) != NULL; p++)
    lines->number++;
  lines->start += n_all;
  lines->n_taken += n_all;
}

/* Passes over the line, wherever its line feed is. */
static gboolean
pass_over (OblKnowledgeLines *lines, GCancellable *cancellable, GError **error)
{
  const char *line;
  gsize n_bytes;

  for (;;) {
    const gsize n_left = lines->window->len - lines->start;
    Scan scan = { 0 };

    if (n_left > 0 && scan_line (lines->window->data + lines->start, n_left, &scan)) {
      take (lines, scan.at, &line, &n_bytes);
      return TRUE;
    }
    lines->start += n_left;
    lines->n_taken += n_left;
    if (lines->is_all)
      return TRUE;
    if (!fill (lines, cancellable, error))
      return FALSE;
  }
}

OblLine
obl_knowledge_lines_next (OblKnowledgeLines *lines,
                          char delimiter,
                          const char **line,
                          gsize *n_bytes,
                          guint64 *number,
                          GCancellable *cancellable,
                          GError **error)
{
  const gsize limit = delimiter == '\0' ? MAX_LINE : MAX_ROW;
  Scan scan = { 0, FALSE, TRUE };

  *number = lines->number;
  for (;;) {
    const guint8 *bytes = lines->window->data + lines->start;
    const gsize n_left = lines->window->len - lines->start;
    const gboolean found = delimiter == '\0'
                               ? scan_line (bytes, n_left, &scan)
                               : scan_row (bytes, n_left, delimiter, lines->is_all, &scan);

    if (found || (lines->is_all && n_left > 0 && n_left <= limit && !scan.is_quoted)) {
      take (lines, scan.at, line, n_bytes);
      return OBL_LINE_FOUND;
    }
    if (lines->is_all && n_left == 0)
      return OBL_LINE_END;
    if (lines->is_all || n_left > limit) {
      const gboolean is_open = scan.is_quoted;

      if (!pass_over (lines, cancellable, error))
        return OBL_LINE_ERROR;
      return is_open ? OBL_LINE_OPEN : OBL_LINE_TOO_LONG;
    }
    if (!fill (lines, cancellable, error))
      return OBL_LINE_ERROR;
  }
}
