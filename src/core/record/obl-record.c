/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and writing of records have in common: the error domain, the report, and how a file
 * of them is known. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record.h"

#include <string.h>

#include <gio/gio.h>

G_DEFINE_QUARK (obl_record_error_quark, obl_record_error)

void
obl_record_report_free (OblRecordReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->problems);
  g_ptr_array_unref (report->notes);
  g_free (report);
}

/* The records that this program writes begin with the member "obelus"; others have something else in
 * their first line that no mere article has, or are read as records only when somebody says so. */
gboolean
obl_record_is_native (const char *bytes, gsize n_bytes)
{
  static const char mark[] = "\xef\xbb\xbf";
  static const char *const names[]
      = { "\"obelus\"", "\"text_sha256\"", "\"offset_unit\"", "\"spans\"", "\"frames\"" };
  const char *at = bytes;
  const char *end = bytes + n_bytes;
  const char *line_end;

  if (n_bytes >= strlen (mark) && memcmp (at, mark, strlen (mark)) == 0)
    at += strlen (mark);
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at == end || *at != '{')
    return FALSE;
  line_end = memchr (at, '\n', (gsize)(end - at));
  if (line_end == NULL)
    line_end = end;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_strstr_len (at, line_end - at, names[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_record_is_native_file (const char *path)
{
  g_autofree char *head = g_malloc (OBL_RECORD_PEEK_BYTES);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  gsize n_read = 0;

  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), head, OBL_RECORD_PEEK_BYTES, &n_read,
                                     NULL, NULL)
         && obl_record_is_native (head, n_read);
}
