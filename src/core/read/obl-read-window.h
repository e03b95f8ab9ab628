/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream read by lines and by counts of bytes, with a look ahead: for files that are a sequence
 * of records, of which never more than one is held. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far ahead can be looked. */
#define OBL_READ_WINDOW_BYTES (64u * 1024)

typedef struct _OblReadWindow OblReadWindow;

/* Begins where @stream stands. */
OblReadWindow *obl_read_window_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void obl_read_window_free (OblReadWindow *window);

/* What comes next, as much as there is of OBL_READ_WINDOW_BYTES, without taking it.  NULL and an
 * @error when the stream fails; at the end of the file @n_bytes is 0. */
const guint8 *obl_read_window_peek (OblReadWindow *window, gsize *n_bytes, GError **error);
/* Takes @n_bytes of what was seen. */
void obl_read_window_drop (OblReadWindow *window, gsize n_bytes);

typedef enum {
  OBL_READ_WINDOW_FAILED, /* and @error is set */
  OBL_READ_WINDOW_END,
  OBL_READ_WINDOW_LINE,
  OBL_READ_WINDOW_TOO_LONG, /* the line is passed over */
} OblReadWindowResult;

/* Puts the next line into @line, with its line feed if it has one. */
OblReadWindowResult
obl_read_window_line (OblReadWindow *window, GByteArray *line, gsize max_bytes, GError **error);
/* Appends @n_bytes to @out (NULL: passes them over) and gives how many there were; -1 with @error
 * when the stream fails. */
gint64
obl_read_window_bytes (OblReadWindow *window, GByteArray *out, guint64 n_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblReadWindow, obl_read_window_free)

G_END_DECLS
