/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of which the heads of mails are made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_MIME_LINE_HEADER, /* "Name: value" */
  OBL_MIME_LINE_CONTINUATION,
  OBL_MIME_LINE_BLANK, /* the end of a head */
  OBL_MIME_LINE_OTHER,
} OblMimeLine;

/* With its end. */
gsize obl_mime_line_length (const char *bytes, gsize n_bytes);
OblMimeLine obl_mime_line_classify (const char *line, gsize n_line);
/* Whether a header has this name. */
gboolean obl_mime_line_is (const char *line, gsize n_line, const char *name);
/* "From somebody at a time": what stands before each mail of a mailbox. */
gboolean obl_mime_line_is_envelope (const char *line, gsize n_line);
/* Where a file's headers begin: after a byte order mark, empty lines, a mailbox's line. */
gsize obl_mime_lines_get_start (const char *bytes, gsize n_bytes);

G_END_DECLS
