/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each value of a nested row is kept with two numbers (Dremel, Melnik et al. 2010): how deep of what is
 * above it is there (its definition level), and which of the lists above it goes on with it (its
 * repetition level).  A list stands in the file as three levels, optional list, repeated element,
 * optional element, which is what readers take for one.
 *
 * A row group is written when enough rows have come; only where its columns stand is kept. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-parquet.h"

#include <string.h>

#include "core/base/obl-pack.h"
#include "core/export/obl-thrift.h"

/* Rows, and bytes of one column, that make a group. */
#define MAX_ROWS 20000u
#define MAX_BYTES (16u * 1024 * 1024)

/* Numbers of the format. */
enum { TYPE_INT64 = 2, TYPE_BYTE_ARRAY = 6 };

enum { REPETITION_REQUIRED = 0, REPETITION_OPTIONAL = 1, REPETITION_REPEATED = 2 };

enum { CONVERTED_UTF8 = 0, CONVERTED_LIST = 3 };

enum { LOGICAL_STRING = 1, LOGICAL_LIST = 3 };

enum { ENCODING_PLAIN = 0, ENCODING_RLE = 3, CODEC_GZIP = 2, DATA_PAGE = 0 };

#define MAGIC "PAR1"

/* A run of equal levels. */
typedef struct {
  guint8 level;
  guint64 n;
} LevelRun;

/* A column that holds values. */
typedef struct {
  const OblParquetField *field;
  GPtrArray *path; /* char *: its names from the root, those of lists' levels too */
  guint max_definition;
  guint max_repetition;
  GArray *definitions; /* LevelRun */
  GArray *repetitions;
  GByteArray *values; /* PLAIN */
  guint64 n_values;   /* nulls too */
} Column;

/* Where a column of a group stands. */
typedef struct {
  gint64 offset;
  gint64 n_values;
  gint64 n_plain; /* bytes, with the head of its page */
  gint64 n_packed;
} Chunk;

typedef struct {
  GArray *chunks; /* Chunk, in the order of the columns */
  gint64 n_rows;
} Group;

struct _OblParquet {
  const OblParquetField *fields;
  GString *out;
  guint64 n_written;  /* bytes in all */
  GPtrArray *columns; /* Column */
  GArray *groups;     /* Group */
  guint64 n_rows;     /* in all */
  guint n_group_rows; /* of the group that is being gathered */
};

/* --- Columns ---------------------------------------------------------------------------------- */

static void
column_free (Column *column)
{
  g_ptr_array_unref (column->path);
  g_array_unref (column->definitions);
  g_array_unref (column->repetitions);
  g_byte_array_unref (column->values);
  g_free (column);
}

static void
add_column (OblParquet *parquet, const OblParquetField *field, const GPtrArray *path, guint depth)
{
  Column *column = g_new0 (Column, 1);

  column->field = field;
  column->path = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < path->len; i++)
    g_ptr_array_add (column->path, g_strdup (g_ptr_array_index (path, i)));
  g_ptr_array_add (column->path, g_strdup (field->name));
  column->max_repetition = depth;
  column->max_definition = 3 * depth + 1;
  column->definitions = g_array_new (FALSE, FALSE, sizeof (LevelRun));
  column->repetitions = g_array_new (FALSE, FALSE, sizeof (LevelRun));
  column->values = g_byte_array_new ();
  g_ptr_array_add (parquet->columns, column);
}

static void
add_columns (OblParquet *parquet, const OblParquetField *fields, GPtrArray *path, guint depth)
{
  for (const OblParquetField *field = fields; field->name != NULL; field++) {
    const guint length = path->len;

    if (field->kind != OBL_PARQUET_LIST) {
      add_column (parquet, field, path, depth);
      continue;
    }
    g_ptr_array_add (path, (char *)field->name);
    g_ptr_array_add (path, (char *)"list");
    g_ptr_array_add (path, (char *)"element");
    add_columns (parquet, field->fields, path, depth + 1);
    g_ptr_array_set_size (path, (int)length);
  }
}

static void
group_clear (Group *group)
{
  g_array_unref (group->chunks);
}

static void
append_raw (OblParquet *parquet, gconstpointer bytes, gsize n_bytes)
{
  g_string_append_len (parquet->out, bytes, (gssize)n_bytes);
  parquet->n_written += n_bytes;
}

OblParquet *
obl_parquet_new (const OblParquetField *fields, GString *out)
{
  OblParquet *parquet = g_new0 (OblParquet, 1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  parquet->fields = fields;
  parquet->out = out;
  parquet->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  parquet->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (parquet->groups, (GDestroyNotify)group_clear);
  add_columns (parquet, fields, path, 0);
  append_raw (parquet, MAGIC, strlen (MAGIC));

  return parquet;
}

void
obl_parquet_free (OblParquet *parquet)
{
  if (parquet == NULL)
    return;

  g_ptr_array_unref (parquet->columns);
  g_array_unref (parquet->groups);
  g_free (parquet);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
append_level (GArray *runs, guint level)
{
  LevelRun run = { (guint8)level, 1 };

  if (runs->len > 0 && g_array_index (runs, LevelRun, runs->len - 1).level == level)
    g_array_index (runs, LevelRun, runs->len - 1).n++;
  else
    g_array_append_val (runs, run);
}

static void
append_levels (Column *column, guint definition, guint repetition)
{
  append_level (column->definitions, definition);
  append_level (column->repetitions, repetition);
  column->n_values++;
}

static void
append_value (Column *column, const OblJsonNode *node)
{
  gint64 number = 0;
  guint32 n_bytes = 0;

  if (column->field->kind == OBL_PARQUET_INT64) {
    obl_json_node_get_int (node, &number);
    number = GINT64_TO_LE (number);
    g_byte_array_append (column->values, (const guint8 *)&number, sizeof number);
    return;
  }
  n_bytes = GUINT32_TO_LE ((guint32)node->n_bytes);
  g_byte_array_append (column->values, (const guint8 *)&n_bytes, sizeof n_bytes);
  g_byte_array_append (column->values, (const guint8 *)node->text, (guint)node->n_bytes);
}

static gboolean
is_there (const OblParquetField *field, const OblJsonNode *node)
{
  if (node == NULL)
    return FALSE;
  switch (field->kind) {
  case OBL_PARQUET_STRING:
    return node->kind == OBL_JSON_STRING;
  case OBL_PARQUET_INT64:
    return node->kind == OBL_JSON_NUMBER;
  case OBL_PARQUET_LIST:
    return node->kind == OBL_JSON_ARRAY;
  }
  g_assert_not_reached ();
}

/* Where a row is in the levels. */
typedef struct {
  guint definition; /* of the row itself */
  guint repetition;
  guint depth; /* lists above it */
} Place;

/* Nothing of these fields is there; gives the number of columns. */
static guint
shred_nothing (OblParquet *parquet, const OblParquetField *fields, guint column, const Place *place)
{
  for (const OblParquetField *field = fields; field->name != NULL; field++) {
    if (field->kind == OBL_PARQUET_LIST)
      column = shred_nothing (parquet, field->fields, column, place);
    else
      append_levels (g_ptr_array_index (parquet->columns, column++), place->definition,
                     place->repetition);
  }

  return column;
}

static guint
count_columns (const OblParquetField *fields)
{
  guint n = 0;

  for (const OblParquetField *field = fields; field->name != NULL; field++)
    n += field->kind == OBL_PARQUET_LIST ? count_columns (field->fields) : 1;

  return n;
}

static void shred_row (OblParquet *parquet,
                       const OblParquetField *fields,
                       guint column,
                       const OblJsonNode *row,
                       const Place *place);

static void
shred_list (OblParquet *parquet,
            const OblParquetField *field,
            guint column,
            const OblJsonNode *list,
            const Place *place)
{
  Place inner = { place->definition + 1, place->repetition, place->depth + 1 };

  if (list->first == NULL) {
    shred_nothing (parquet, field->fields, column, &inner);
    return;
  }
  inner.definition = place->definition + 3;
  for (const OblJsonNode *row = list->first; row != NULL; row = row->next) {
    shred_row (parquet, field->fields, column, row, &inner);
    inner.repetition = inner.depth;
  }
}

static void
shred_row (OblParquet *parquet,
           const OblParquetField *fields,
           guint column,
           const OblJsonNode *row,
           const Place *place)
{
  for (const OblParquetField *field = fields; field->name != NULL; field++) {
    const OblJsonNode *node = obl_json_node_get_member (row, field->name);
    const gboolean there = is_there (field, node);

    if (field->kind == OBL_PARQUET_LIST) {
      if (there)
        shred_list (parquet, field, column, node, place);
      else
        shred_nothing (parquet, field->fields, column, place);
      column += count_columns (field->fields);
      continue;
    }
    append_levels (g_ptr_array_index (parquet->columns, column),
                   place->definition + (there ? 1 : 0), place->repetition);
    if (there)
      append_value (g_ptr_array_index (parquet->columns, column), node);
    column++;
  }
}

/* --- Groups ----------------------------------------------------------------------------------- */

static guint
count_bits (guint max)
{
  return g_bit_storage (max);
}

/* RLE runs, with their length before them; nothing where only one level can be. */
static void
append_runs (GByteArray *page, const GArray *runs, guint max)
{
  const guint offset = page->len;
  guint32 n_bytes = 0;

  if (max == 0)
    return;
  g_assert (count_bits (max) <= 8);
  g_byte_array_append (page, (const guint8 *)&n_bytes, sizeof n_bytes);
  for (guint i = 0; i < runs->len; i++) {
    const LevelRun *run = &g_array_index (runs, LevelRun, i);

    obl_thrift_append_varint (page, run->n << 1);
    g_byte_array_append (page, &run->level, 1);
  }
  n_bytes = GUINT32_TO_LE (page->len - offset - (guint)sizeof n_bytes);
  memcpy (page->data + offset, &n_bytes, sizeof n_bytes);
}

static void
append_page_head (GByteArray *head, const Column *column, guint n_plain, guint n_packed)
{
  g_autoptr (OblThrift) thrift = obl_thrift_new (head);

  obl_thrift_i32 (thrift, 1, DATA_PAGE);
  obl_thrift_i32 (thrift, 2, (gint32)n_plain);
  obl_thrift_i32 (thrift, 3, (gint32)n_packed);
  obl_thrift_begin_struct (thrift, 5);
  obl_thrift_i32 (thrift, 1, (gint32)column->n_values);
  obl_thrift_i32 (thrift, 2, ENCODING_PLAIN);
  obl_thrift_i32 (thrift, 3, ENCODING_RLE);
  obl_thrift_i32 (thrift, 4, ENCODING_RLE);
  obl_thrift_end_struct (thrift);
  obl_thrift_end_struct (thrift);
}

static void
write_column (OblParquet *parquet, Column *column, Group *group)
{
  g_autoptr (GByteArray) page = g_byte_array_new ();
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) packed = NULL;
  gsize n_packed = 0;
  gconstpointer data = NULL;
  Chunk chunk = { (gint64)parquet->n_written, (gint64)column->n_values, 0, 0 };

  append_runs (page, column->repetitions, column->max_repetition);
  append_runs (page, column->definitions, column->max_definition);
  g_byte_array_append (page, column->values->data, column->values->len);
  plain = g_bytes_new_static (page->data, page->len);
  packed = obl_pack_gzip (plain);
  data = g_bytes_get_data (packed, &n_packed);
  append_page_head (head, column, page->len, (guint)n_packed);
  chunk.n_plain = (gint64)head->len + page->len;
  chunk.n_packed = (gint64)(head->len + n_packed);
  append_raw (parquet, head->data, head->len);
  append_raw (parquet, data, n_packed);
  g_array_append_val (group->chunks, chunk);

  g_array_set_size (column->definitions, 0);
  g_array_set_size (column->repetitions, 0);
  g_byte_array_set_size (column->values, 0);
  column->n_values = 0;
}

static void
write_group (OblParquet *parquet)
{
  Group group = { g_array_new (FALSE, FALSE, sizeof (Chunk)), parquet->n_group_rows };

  for (guint i = 0; i < parquet->columns->len; i++)
    write_column (parquet, g_ptr_array_index (parquet->columns, i), &group);
  g_array_append_val (parquet->groups, group);
  parquet->n_group_rows = 0;
}

void
obl_parquet_add_row (OblParquet *parquet, const OblJsonNode *row)
{
  const Place place = { 0, 0, 0 };
  gboolean is_full = FALSE;

  shred_row (parquet, parquet->fields, 0, row, &place);
  parquet->n_rows++;
  parquet->n_group_rows++;
  for (guint i = 0; i < parquet->columns->len; i++)
    is_full |= ((const Column *)g_ptr_array_index (parquet->columns, i))->values->len >= MAX_BYTES;
  if (is_full || parquet->n_group_rows >= MAX_ROWS)
    write_group (parquet);
}

/* --- Metadata --------------------------------------------------------------------------------- */

/* A struct without fields, as the kinds of logical types are. */
static void
append_logical (OblThrift *thrift, guint kind)
{
  obl_thrift_begin_struct (thrift, 10);
  obl_thrift_begin_struct (thrift, kind);
  obl_thrift_end_struct (thrift);
  obl_thrift_end_struct (thrift);
}

static guint
count_fields (const OblParquetField *fields)
{
  guint n = 0;

  while (fields[n].name != NULL)
    n++;

  return n;
}

static void
append_leaf (OblThrift *thrift, const OblParquetField *field)
{
  const gboolean is_string = field->kind == OBL_PARQUET_STRING;

  obl_thrift_begin_struct (thrift, 0);
  obl_thrift_i32 (thrift, 1, is_string ? TYPE_BYTE_ARRAY : TYPE_INT64);
  obl_thrift_i32 (thrift, 3, REPETITION_OPTIONAL);
  obl_thrift_string (thrift, 4, field->name);
  if (is_string) {
    obl_thrift_i32 (thrift, 6, CONVERTED_UTF8);
    append_logical (thrift, LOGICAL_STRING);
  }
  obl_thrift_end_struct (thrift);
}

static void
append_group (OblThrift *thrift, const char *name, int repetition, guint n_children, gboolean list)
{
  obl_thrift_begin_struct (thrift, 0);
  obl_thrift_i32 (thrift, 3, repetition);
  obl_thrift_string (thrift, 4, name);
  obl_thrift_i32 (thrift, 5, (gint32)n_children);
  if (list) {
    obl_thrift_i32 (thrift, 6, CONVERTED_LIST);
    append_logical (thrift, LOGICAL_LIST);
  }
  obl_thrift_end_struct (thrift);
}

static void
append_fields (OblThrift *thrift, const OblParquetField *fields)
{
  for (const OblParquetField *field = fields; field->name != NULL; field++) {
    if (field->kind != OBL_PARQUET_LIST) {
      append_leaf (thrift, field);
      continue;
    }
    append_group (thrift, field->name, REPETITION_OPTIONAL, 1, TRUE);
    append_group (thrift, "list", REPETITION_REPEATED, 1, FALSE);
    append_group (thrift, "element", REPETITION_OPTIONAL, count_fields (field->fields), FALSE);
    append_fields (thrift, field->fields);
  }
}

/* The tree of fields as a list, depth first. */
static guint
count_elements (const OblParquetField *fields)
{
  guint n = 0;

  for (const OblParquetField *field = fields; field->name != NULL; field++)
    n += field->kind == OBL_PARQUET_LIST ? 3 + count_elements (field->fields) : 1;

  return n;
}

static void
append_chunk (OblThrift *thrift, const Column *column, const Chunk *chunk)
{
  obl_thrift_begin_struct (thrift, 0);
  obl_thrift_i64 (thrift, 2, chunk->offset);
  obl_thrift_begin_struct (thrift, 3);
  obl_thrift_i32 (thrift, 1,
                  column->field->kind == OBL_PARQUET_STRING ? TYPE_BYTE_ARRAY : TYPE_INT64);
  obl_thrift_begin_list (thrift, 2, OBL_THRIFT_I32, 2);
  obl_thrift_i32 (thrift, 0, ENCODING_PLAIN);
  obl_thrift_i32 (thrift, 0, ENCODING_RLE);
  obl_thrift_begin_list (thrift, 3, OBL_THRIFT_BINARY, column->path->len);
  for (guint i = 0; i < column->path->len; i++)
    obl_thrift_string (thrift, 0, g_ptr_array_index (column->path, i));
  obl_thrift_i32 (thrift, 4, CODEC_GZIP);
  obl_thrift_i64 (thrift, 5, chunk->n_values);
  obl_thrift_i64 (thrift, 6, chunk->n_plain);
  obl_thrift_i64 (thrift, 7, chunk->n_packed);
  obl_thrift_i64 (thrift, 9, chunk->offset);
  obl_thrift_end_struct (thrift);
  obl_thrift_end_struct (thrift);
}

static void
append_row_group (OblThrift *thrift, const OblParquet *parquet, const Group *group)
{
  gint64 n_bytes = 0;

  obl_thrift_begin_struct (thrift, 0);
  obl_thrift_begin_list (thrift, 1, OBL_THRIFT_STRUCT, group->chunks->len);
  for (guint i = 0; i < group->chunks->len; i++) {
    const Chunk *chunk = &g_array_index (group->chunks, Chunk, i);

    append_chunk (thrift, g_ptr_array_index (parquet->columns, i), chunk);
    n_bytes += chunk->n_plain;
  }
  obl_thrift_i64 (thrift, 2, n_bytes);
  obl_thrift_i64 (thrift, 3, group->n_rows);
  obl_thrift_end_struct (thrift);
}

void
obl_parquet_finish (OblParquet *parquet, const char *key, const char *value)
{
  g_autoptr (GByteArray) footer = g_byte_array_new ();
  g_autoptr (OblThrift) thrift = obl_thrift_new (footer);
  guint32 n_bytes = 0;

  if (parquet->n_group_rows > 0)
    write_group (parquet);

  obl_thrift_i32 (thrift, 1, 1);
  obl_thrift_begin_list (thrift, 2, OBL_THRIFT_STRUCT, 1 + count_elements (parquet->fields));
  append_group (thrift, "schema", REPETITION_REQUIRED, count_fields (parquet->fields), FALSE);
  append_fields (thrift, parquet->fields);
  obl_thrift_i64 (thrift, 3, (gint64)parquet->n_rows);
  obl_thrift_begin_list (thrift, 4, OBL_THRIFT_STRUCT, parquet->groups->len);
  for (guint i = 0; i < parquet->groups->len; i++)
    append_row_group (thrift, parquet, &g_array_index (parquet->groups, Group, i));
  obl_thrift_begin_list (thrift, 5, OBL_THRIFT_STRUCT, 1);
  obl_thrift_begin_struct (thrift, 0);
  obl_thrift_string (thrift, 1, key);
  obl_thrift_string (thrift, 2, value);
  obl_thrift_end_struct (thrift);
  obl_thrift_string (thrift, 6, "Obelus " OBL_VERSION);
  obl_thrift_end_struct (thrift);

  n_bytes = GUINT32_TO_LE (footer->len);
  append_raw (parquet, footer->data, footer->len);
  append_raw (parquet, &n_bytes, sizeof n_bytes);
  append_raw (parquet, MAGIC, strlen (MAGIC));
}
