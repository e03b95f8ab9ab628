/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a stream, one at a time.  GDataInputStream would do but for the limit: a file without
 * line ends would be read into memory whole. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-lines.h"

#include <string.h>

#define CHUNK (256u * 1024)

struct _OblRecordLines {
  GInputStream *stream;
  char *chunk;
  gsize n_chunk; /* bytes in chunk */
  gsize at;      /* of the first one not yet used */
  guint64 number;
};

OblRecordLines *
obl_record_lines_new (GInputStream *stream)
{
  OblRecordLines *lines = g_new0 (OblRecordLines, 1);

  lines->stream = g_object_ref (stream);
  lines->chunk = g_malloc (CHUNK);
  return lines;
}

void
obl_record_lines_free (OblRecordLines *lines)
{
  if (lines == NULL)
    return;
  g_object_unref (lines->stream);
  g_free (lines->chunk);
  g_free (lines);
}

guint64
obl_record_lines_get_number (const OblRecordLines *lines)
{
  return lines->number;
}

/* One line, however blank, with its end cut off. */
static OblLineResult
read_line (OblRecordLines *lines, GString *line, GError **error)
{
  gboolean too_long = FALSE;
  gboolean any = FALSE;

  while (TRUE) {
    const char *start;
    const char *end;
    gsize n;

    if (lines->at == lines->n_chunk) {
      gssize n_read = g_input_stream_read (lines->stream, lines->chunk, CHUNK, NULL, error);

      if (n_read < 0)
        return OBL_LINE_FAILED;
      lines->n_chunk = (gsize)n_read;
      lines->at = 0;
      if (n_read == 0 && !any)
        return OBL_LINE_END;
      if (n_read == 0)
        break;
    }
    any = TRUE;
    start = lines->chunk + lines->at;
    end = memchr (start, '\n', lines->n_chunk - lines->at);
    n = end == NULL ? lines->n_chunk - lines->at : (gsize)(end - start);
    too_long = too_long || n > OBL_RECORD_MAX_LINE - line->len;
    if (!too_long)
      g_string_append_len (line, start, (gssize)n);
    lines->at += n + (end != NULL);
    if (end != NULL)
      break;
  }
  lines->number++;
  return too_long ? OBL_LINE_TOO_LONG : OBL_LINE_READ;
}

static gboolean
is_blank (const GString *line)
{
  return strspn (line->str, " \t\r") == line->len;
}

OblLineResult
obl_record_lines_next (OblRecordLines *lines, char **text, gsize *n_bytes, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr (GString) line = g_string_new (NULL);
  OblLineResult result;

  do {
    g_string_truncate (line, 0);
    result = read_line (lines, line, error);
    if (lines->number == 1 && g_str_has_prefix (line->str, mark))
      g_string_erase (line, 0, (gssize)strlen (mark));
  } while (result == OBL_LINE_READ && is_blank (line));
  if (result != OBL_LINE_READ)
    return result;
  *n_bytes = line->len;
  *text = g_string_free (g_steal_pointer (&line), FALSE);
  return OBL_LINE_READ;
}
