/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: cuts a stream into lines, holding no more than one of them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes; a longer line is passed over and reported. */
#define OBL_RECORD_MAX_LINE (200u * 1024 * 1024)

typedef enum {
  OBL_LINE_READ,
  OBL_LINE_TOO_LONG, /* passed over */
  OBL_LINE_END,
  OBL_LINE_FAILED, /* the stream could not be read: the error is set */
} OblLineResult;

typedef struct _OblRecordLines OblRecordLines;

OblRecordLines *obl_record_lines_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void obl_record_lines_free (OblRecordLines *lines);

/* The next line that holds more than white space, without its end and without a byte order mark:
 * @text is the caller's, @n_bytes long and closed by a NUL. */
OblLineResult
obl_record_lines_next (OblRecordLines *lines, char **text, gsize *n_bytes, GError **error);
/* Of the line that was given last, from 1. */
guint64 obl_record_lines_get_number (const OblRecordLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblRecordLines, obl_record_lines_free)

G_END_DECLS
