/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table says nothing about itself: which character parts its cells, whether its first row is a
 * head and in which encoding it is are found out from its beginning.  Without a head the columns
 * are called "1", "2" and so on.
 *
 * Prose has commas too, so a file whose name does not say that it is a table is one only when its
 * first row is a head with a text and something else. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/import/obl-charset.h"
#include "core/read/obl-read-batch.h"
#include "core/read/obl-read-rows.h"

/* Characters; what is longer is no column's name. */
#define MAX_HEAD_CHARS 60
/* Bytes; a head is within. */
#define MAX_HEAD_BYTES 8192u
/* Of rows, in per cent. */
#define MIN_EVEN 50u
#define MIN_EVEN_UNNAMED 80u

typedef struct {
  OblReadBatch batch; /* the first member */
  OblReadWindow *window;
  char *charset;
  char delimiter;
  GPtrArray *names; /* of columns */
} Table;

static GPtrArray *
split (const char *row, gsize n_bytes, char delimiter)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  obl_read_rows_split (row, n_bytes, delimiter, cells);
  for (guint i = 0; i < cells->len; i++)
    g_strstrip (cells->pdata[i]);
  return cells;
}

/* --- The head --------------------------------------------------------------------------------- */

typedef struct {
  guint n_known;
  gboolean has_text;
  gboolean can_be; /* names, each once, and no values */
} Head;

static gboolean
is_value (const char *cell)
{
  g_autofree char *date = NULL;

  if (*cell == '\0' || g_utf8_strlen (cell, -1) > MAX_HEAD_CHARS || g_str_has_prefix (cell, "http"))
    return TRUE;
  if (cell[strspn (cell, "0123456789.,-+ ")] == '\0')
    return TRUE;
  date = obl_mapping_dup_date (cell);
  return date != NULL;
}

static Head
look_at_head (const GPtrArray *cells)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Head head = { .can_be = TRUE };

  for (guint i = 0; i < cells->len; i++) {
    const char *cell = cells->pdata[i];
    gboolean is_text;

    /* A column of row numbers often has no name. */
    if (i == 0 && *cell == '\0' && cells->len > 1)
      continue;
    if (is_value (cell) || !g_hash_table_add (seen, (gpointer)cell)) {
      head.can_be = FALSE;
      continue;
    }
    if (!obl_mapping_knows (cell, &is_text))
      continue;
    head.n_known++;
    head.has_text = head.has_text || is_text;
  }
  return head;
}

/* --- Recognising ------------------------------------------------------------------------------ */

static gboolean
is_told (const OblReadHead *head)
{
  static const char *const extensions[] = { "csv", "tsv", "tab", "psv", NULL };

  return (head->media_type != NULL
          && (g_str_has_prefix (head->media_type, "text/csv")
              || g_str_has_prefix (head->media_type, "text/tab-separated-values")))
         || obl_read_has_extension (head->name, extensions);
}

/* A first line of "sep=;" is an order to spreadsheets.  A byte that may be half a character, or that
 * stands in names, orders nothing. */
static gboolean
has_order (const char *start, gsize n_bytes)
{
  return n_bytes >= 6 && memcmp (start, "sep=", 4) == 0
         && (start[4] == '\t' || (g_ascii_ispunct (start[4]) && start[4] != '"'));
}

/* Looks at no more than a few bytes: every page and every text comes by here. */
static gboolean
can_be_table (const OblReadHead *head)
{
  static const char others[5] = { '<', '{', '[', '%', '\0' };
  const guint8 *bytes = head->bytes;
  gsize n_bytes = head->n_bytes;
  gsize n_line;

  if (n_bytes >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return TRUE;
  if (n_bytes == 0 || memchr (others, bytes[0], sizeof others) != NULL)
    return FALSE;
  for (n_line = 0; n_line < MIN (n_bytes, MAX_HEAD_BYTES); n_line++) {
    if (bytes[n_line] == '\n' || bytes[n_line] == '\r')
      break;
  }
  if (is_told (head))
    return TRUE;
  return n_line < n_bytes && (bytes[n_line] == '\n' || bytes[n_line] == '\r')
         && (memchr (bytes, ',', n_line) != NULL || memchr (bytes, ';', n_line) != NULL
             || memchr (bytes, '\t', n_line) != NULL || memchr (bytes, '|', n_line) != NULL);
}

static gboolean
recognise (const OblReadHead *head)
{
  g_autofree char *text = can_be_table (head) ? obl_read_batch_dup_head (head) : NULL;
  g_autoptr (GPtrArray) cells = NULL;
  OblReadRowsShape shape;
  Head row;

  if (text == NULL)
    return FALSE;
  if (has_order (text, strlen (text)))
    return TRUE;
  obl_read_rows_guess (text, head->is_all, &shape);
  cells = split (text, strcspn (text, "\r\n"), shape.delimiter);
  row = look_at_head (cells);
  if (is_told (head))
    return row.has_text || (shape.n_columns >= 2 && shape.percent >= MIN_EVEN);
  return row.can_be && row.has_text && row.n_known >= 2 && shape.n_columns >= 2
         && shape.percent >= MIN_EVEN_UNNAMED && (shape.n_rows >= 2 || !head->is_all);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static gboolean
parse (OblReadBatch *batch, GBytes *bytes, OblReadRecord *record, const char *name, GError **error)
{
  Table *self = (Table *)batch;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gsize n_utf8;
  g_autofree char *utf8 = obl_read_batch_decode (self->charset, data, n_bytes, &n_utf8);
  g_autoptr (GPtrArray) cells = split (utf8, n_utf8, self->delimiter);

  for (guint i = 0; i < cells->len; i++) {
    const char *cell = cells->pdata[i];

    if (i < self->names->len) {
      g_ptr_array_add (record->names, g_strdup (self->names->pdata[i]));
      g_ptr_array_add (record->values, g_strdup (cell));
    } else if (*cell != '\0') {
      g_autofree char *why
          = g_strdup_printf (_ ("it has more cells (%u) than there are columns (%u); a text with "
                                "commas, line breaks or quotation marks in it must be in quotes"),
                             cells->len, self->names->len);

      obl_read_set_broken (error, name, why);
      return FALSE;
    }
  }
  return TRUE;
}

static void
take_names (Table *self, const GPtrArray *cells, gboolean is_head)
{
  for (guint i = 0; i < cells->len; i++) {
    const char *cell = cells->pdata[i];

    if (is_head && *cell != '\0'
        && !g_ptr_array_find_with_equal_func (self->names, cell, g_str_equal, NULL))
      g_ptr_array_add (self->names, g_strdup (cell));
    else
      g_ptr_array_add (self->names, g_strdup_printf ("%u", i + 1));
  }
}

/* The first row: names, or an article as well. */
static gboolean
read_head (Table *self, GBytes *bytes, guint64 line, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gsize n_utf8;
  g_autofree char *utf8 = obl_read_batch_decode (self->charset, data, n_bytes, &n_utf8);
  g_autoptr (GPtrArray) cells = split (utf8, n_utf8, self->delimiter);
  Head head = look_at_head (cells);
  gboolean is_head = head.can_be || head.n_known >= 2 || (head.has_text && cells->len == 1);

  take_names (self, cells, is_head);
  return is_head || obl_read_batch_add (&self->batch, line, bytes, error);
}

static gboolean
add_row (Table *self, const GByteArray *row, guint64 line, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (row->data, row->len);

  if (row->len == 0)
    return TRUE;
  if (self->names->len == 0)
    return read_head (self, bytes, line, error);
  return obl_read_batch_add (&self->batch, line, bytes, error);
}

static void
refuse_row (Table *self, OblReadRowResult result, guint64 line)
{
  g_autofree char *why = NULL;

  if (result == OBL_READ_ROW_OPEN)
    why = g_strdup (_ ("the file is cut off within it, or a quotation mark in it is never closed; "
                       "what follows cannot be told from it"));
  else
    why = g_strdup_printf (_ ("it is larger than %u MB, the most that is read"),
                           OBL_IMPORT_MAX_BYTES / 1024 / 1024);
  obl_read_batch_refuse (&self->batch, line, why);
}

static gboolean
read_rows (Table *self, guint64 line, GError **error)
{
  g_autoptr (GByteArray) row = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  gboolean goes_on = TRUE;

  while (goes_on) {
    guint64 n_lines;
    OblReadRowResult result
        = obl_read_rows_next (self->window, self->delimiter, row, &n_lines, &problem);

    if (result == OBL_READ_ROW_OPEN || result == OBL_READ_ROW_TOO_LONG)
      refuse_row (self, result, line);
    else
      goes_on = result == OBL_READ_ROW_FOUND && add_row (self, row, line, &problem);
    line += n_lines;
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* --- The file --------------------------------------------------------------------------------- */

/* Finds out the delimiter.  The line that orders one is passed over; gives how many lines were. */
static guint64
look_at_start (Table *self, const guint8 *start, gsize n_bytes)
{
  g_autofree char *utf8 = NULL;
  OblReadRowsShape shape;
  gsize n_utf8;

  if (has_order ((const char *)start, n_bytes)) {
    gsize n_line = 5;

    self->delimiter = (char)start[4];
    n_line += n_line < n_bytes && start[n_line] == '\r';
    n_line += n_line < n_bytes && start[n_line] == '\n';
    obl_read_window_drop (self->window, n_line);
    return 1;
  }
  utf8 = obl_charset_convert ((const char *)start, n_bytes, self->charset, &n_utf8);
  obl_read_rows_guess (utf8, n_bytes < OBL_READ_WINDOW_BYTES, &shape);
  self->delimiter = shape.delimiter;
  return 0;
}

static gboolean
read_file (Table *self, GInputStream *stream, GError **error)
{
  const guint8 *start;
  guint64 n_lines;
  gsize n_bytes;

  self->window = obl_read_batch_open (stream, self->batch.item, &self->charset, error);
  if (self->window == NULL)
    return FALSE;
  start = obl_read_window_peek (self->window, &n_bytes, error);
  if (start == NULL)
    return FALSE;
  n_lines = look_at_start (self, start, n_bytes);
  return read_rows (self, n_lines + 1, error) && obl_read_batch_finish (&self->batch, error);
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  Table self = {
    .batch
    = { .job = job, .item = item, .reader = "table 1", .media_type = "text/csv", .parse = parse }
  };
  gboolean done;

  self.names = g_ptr_array_new_with_free_func (g_free);
  obl_read_batch_init (&self.batch);
  done = read_file (&self, stream, error);
  obl_read_batch_clear (&self.batch);
  obl_read_window_free (self.window);
  g_ptr_array_unref (self.names);
  g_free (self.charset);
  return done;
}

const OblReader obl_reader_table = {
  .format = "table",
  .media_type = "text/csv",
  .recognise = recognise,
  .unpack = unpack,
};
