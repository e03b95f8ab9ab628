/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One automaton for the three things to do with a row: find its end, count its cells, cut it.
 *
 * It sees bytes: in every encoding that comes here those it looks for stand for themselves.  A
 * quotation mark opens only at the beginning of a cell, and what follows the closing one up to the
 * end of the cell is taken as it is, as spreadsheets do. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-rows.h"

#include <string.h>

#include "core/import/obl-import.h"

#define MAX_GUESS_ROWS 50u

typedef enum {
  STATE_START, /* of a cell */
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE, /* in a quoted cell: its end, or the first of two */
} State;

typedef enum {
  STEP_CHAR, /* of the cell */
  STEP_MARK, /* of the writing, not of the cell */
  STEP_CELL, /* the cell ends */
  STEP_ROW,  /* the row ends */
} Step;

static Step
step (State *state, char c, char delimiter)
{
  if (*state == STATE_QUOTED) {
    if (c == '"')
      *state = STATE_QUOTE;
    return c == '"' ? STEP_MARK : STEP_CHAR;
  }
  if (c == '"' && *state != STATE_PLAIN) {
    gboolean is_second = *state == STATE_QUOTE;

    *state = STATE_QUOTED;
    return is_second ? STEP_CHAR : STEP_MARK;
  }
  if (c == '\n' || c == '\r') {
    *state = STATE_START;
    return STEP_ROW;
  }
  if (c == delimiter && delimiter != '\0') {
    *state = STATE_START;
    return STEP_CELL;
  }
  *state = STATE_PLAIN;
  return STEP_CHAR;
}

/* --- Guessing --------------------------------------------------------------------------------- */

static void
measure (const char *text, gboolean is_all, char delimiter, OblReadRowsShape *shape)
{
  State state = STATE_START;
  guint n_cells = 1;
  guint n_same = 0;
  const char *start = text;

  *shape = (OblReadRowsShape){ .delimiter = delimiter };
  for (const char *p = text; shape->n_rows < MAX_GUESS_ROWS; p++) {
    gboolean is_end = *p == '\0';
    Step what;

    /* A row that is cut off counts only when there is no other. */
    if (is_end && (p == start || (!is_all && shape->n_rows > 0)))
      break;
    what = is_end ? STEP_ROW : step (&state, *p, delimiter);
    if (what == STEP_ROW && p > start) {
      if (shape->n_rows == 0)
        shape->n_columns = n_cells;
      shape->n_rows++;
      n_same += n_cells == shape->n_columns;
    }
    if (is_end)
      break;
    n_cells = what == STEP_CELL ? n_cells + 1 : what == STEP_ROW ? 1 : n_cells;
    if (what == STEP_ROW)
      start = p + 1;
  }
  shape->percent = shape->n_rows == 0 ? 0 : 100 * n_same / shape->n_rows;
}

void
obl_read_rows_guess (const char *text, gboolean is_all, OblReadRowsShape *shape)
{
  static const char delimiters[] = { '\t', ';', ',', '|' };

  measure (text, is_all, '\0', shape);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++) {
    OblReadRowsShape other;

    measure (text, is_all, delimiters[i], &other);
    if (other.n_columns < 2)
      continue;
    if (shape->delimiter == '\0' || other.percent > shape->percent
        || (other.percent == shape->percent && other.n_columns > shape->n_columns))
      *shape = other;
  }
}

/* --- Cutting ---------------------------------------------------------------------------------- */

gboolean
obl_read_rows_split (const char *row, gsize n_bytes, char delimiter, GPtrArray *cells)
{
  State state = STATE_START;
  g_autoptr (GString) cell = g_string_new (NULL);

  for (gsize i = 0; i < n_bytes; i++) {
    Step what = step (&state, row[i], delimiter);

    if (what == STEP_CHAR)
      g_string_append_c (cell, row[i]);
    if (what != STEP_CELL)
      continue;
    if (cells->len == OBL_READ_ROWS_MAX_CELLS)
      return FALSE;
    g_ptr_array_add (cells, g_strndup (cell->str, cell->len));
    g_string_truncate (cell, 0);
  }
  g_ptr_array_add (cells, g_strndup (cell->str, cell->len));
  return TRUE;
}

/* --- Rows of a stream ------------------------------------------------------------------------- */

typedef struct {
  State state;
  gboolean is_over; /* the row is */
  gboolean is_too_long;
  gboolean has_return; /* it ended with CR, of which an LF may be part */
} Scan;

static gsize
scan (Scan *self,
      const guint8 *bytes,
      gsize n_bytes,
      char delimiter,
      GByteArray *row,
      guint64 *n_lines)
{
  gsize n_row = 0;

  while (n_row < n_bytes && !self->is_over) {
    self->is_over = step (&self->state, (char)bytes[n_row], delimiter) == STEP_ROW;
    *n_lines += !self->is_over && bytes[n_row] == '\n';
    n_row += !self->is_over;
  }
  self->is_too_long = self->is_too_long || row->len + n_row > OBL_IMPORT_MAX_BYTES;
  if (!self->is_too_long)
    g_byte_array_append (row, bytes, (guint)n_row);
  if (!self->is_over)
    return n_row;
  self->has_return = bytes[n_row] == '\r';
  return n_row + 1;
}

OblReadRowResult
obl_read_rows_next (
    OblReadWindow *window, char delimiter, GByteArray *row, guint64 *n_lines, GError **error)
{
  Scan self = { .state = STATE_START };
  gboolean has_any = FALSE;
  const guint8 *bytes;
  gsize n_bytes;

  *n_lines = 1;
  g_byte_array_set_size (row, 0);
  while (!self.is_over) {
    bytes = obl_read_window_peek (window, &n_bytes, error);
    if (bytes == NULL)
      return OBL_READ_ROW_FAILED;
    if (n_bytes == 0)
      break;
    has_any = TRUE;
    obl_read_window_drop (window, scan (&self, bytes, n_bytes, delimiter, row, n_lines));
  }
  if (self.has_return) {
    bytes = obl_read_window_peek (window, &n_bytes, error);
    if (bytes == NULL)
      return OBL_READ_ROW_FAILED;
    if (n_bytes > 0 && *bytes == '\n')
      obl_read_window_drop (window, 1);
  }
  if (!has_any)
    return OBL_READ_ROW_END;
  if (self.state == STATE_QUOTED)
    return OBL_READ_ROW_OPEN;
  return self.is_too_long ? OBL_READ_ROW_TOO_LONG : OBL_READ_ROW_FOUND;
}
