/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing of tables (RFC 4180, and what is really written): cells between commas, semicolons,
 * tabs or bars, quoted or not, with line breaks in quotes. */
#pragma once

#include "core/read/obl-read-window.h"

G_BEGIN_DECLS

/* More is no table of articles. */
#define OBL_READ_ROWS_MAX_CELLS 10000u

typedef struct {
  char delimiter; /* NUL: there is one column */
  guint n_columns;
  guint n_rows;  /* whole ones that were looked at */
  guint percent; /* of these, how many have as many cells as the first */
} OblReadRowsShape;

/* What the beginning of a table shows; @is_all: there is no more. */
void obl_read_rows_guess (const char *text, gboolean is_all, OblReadRowsShape *shape);

/* Splits one row, UTF-8, into cells (char *).  FALSE when there are too many. */
gboolean obl_read_rows_split (const char *row, gsize n_bytes, char delimiter, GPtrArray *cells);

typedef enum {
  OBL_READ_ROW_FAILED, /* and @error is set */
  OBL_READ_ROW_END,
  OBL_READ_ROW_FOUND,
  OBL_READ_ROW_TOO_LONG, /* passed over */
  OBL_READ_ROW_OPEN,     /* the file ends within quotes */
} OblReadRowResult;

/* Puts the next row into @row, without its line end; counts in @n_lines how many lines it took. */
OblReadRowResult obl_read_rows_next (
    OblReadWindow *window, char delimiter, GByteArray *row, guint64 *n_lines, GError **error);

G_END_DECLS
