/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tables: which hold data, and in which column of a row each cell comes to stand. */
#define G_LOG_DOMAIN "obl-html-table"

#include "config.h"

#include "core/html/obl-html-table.h"

#include <string.h>

#include "core/html/obl-html-walk.h"

/* Columns beyond are placed one after the other; nobody reads such a table. */
#define MAX_COLUMNS 1000
/* Further to the right what a cell covers below is filled with empty ones: between many that reach
 * down, a few rows of a hostile table would become a large one. */
#define MAX_ROWSPAN_COLUMNS 10
#define MAX_ROWSPAN 65534u
/* Bytes; a cell with more that also has paragraphs is a part of the page. */
#define MAX_CELL_BYTES 1500u
/* Bytes; no cell of data is as long as that. */
#define MAX_PLAIN_CELL_BYTES 100000u

struct _OblHtmlGrid {
  GArray *n_covered; /* guint, per column: rows still covered from above */
  gint32 column;
};

OblHtmlGrid *
obl_html_grid_new (void)
{
  OblHtmlGrid *grid = g_new0 (OblHtmlGrid, 1);

  grid->n_covered = g_array_new (FALSE, TRUE, sizeof (guint));
  return grid;
}

void
obl_html_grid_free (OblHtmlGrid *grid)
{
  if (grid == NULL)
    return;
  g_array_unref (grid->n_covered);
  g_free (grid);
}

static guint *
get_covered (OblHtmlGrid *grid, gint32 column)
{
  return &g_array_index (grid->n_covered, guint, column);
}

/* Passes the columns that are covered in this row. */
static void
skip_covered (OblHtmlGrid *grid)
{
  while (grid->column<(gint32)grid->n_covered->len && * get_covered (grid, grid->column)> 0) {
    (*get_covered (grid, grid->column))--;
    grid->column++;
  }
}

void
obl_html_grid_begin_row (OblHtmlGrid *grid)
{
  /* What the last row did not come to is one row less covered all the same. */
  for (; grid->column < (gint32)grid->n_covered->len; grid->column++) {
    if (*get_covered (grid, grid->column) > 0)
      (*get_covered (grid, grid->column))--;
  }
  grid->column = 0;
}

static guint
get_span (const OblHtmlNode *cell, const char *name, guint maximum)
{
  const char *value = obl_html_node_get_attribute (cell, name);
  guint64 span = value == NULL ? 1 : g_ascii_strtoull (value, NULL, 10);

  return (guint)CLAMP (span, 1, maximum);
}

gint32
obl_html_grid_place (
    OblHtmlGrid *grid, const OblHtmlNode *cell, guint n_rows, guint *colspan, guint *rowspan)
{
  gint32 column;

  skip_covered (grid);
  column = grid->column;
  *colspan = column >= MAX_COLUMNS ? 1 : get_span (cell, "colspan", (guint)(MAX_COLUMNS - column));
  grid->column += (gint32)*colspan;
  *rowspan = get_span (cell, "rowspan", CLAMP (n_rows, 1, MAX_ROWSPAN));
  if (*rowspan > 1 && grid->column <= MAX_COLUMNS) {
    if (grid->n_covered->len < (guint)grid->column)
      g_array_set_size (grid->n_covered, (guint)grid->column);
    for (gint32 i = column; i < grid->column; i++)
      *get_covered (grid, i) = *rowspan - 1;
  }
  if (grid->column > MAX_ROWSPAN_COLUMNS)
    *rowspan = 1;
  return column;
}

gboolean
obl_html_table_has_rowspan (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    for (const OblHtmlNode *cell = ((OblHtmlNode *)rows->pdata[i])->first_child; cell != NULL;
         cell = cell->next) {
      if (cell->element != NULL && get_span (cell, "rowspan", MAX_ROWSPAN) > 1)
        return TRUE;
    }
  }
  return FALSE;
}

OblHtmlNode *
obl_html_table_get_caption (OblHtmlNode *table)
{
  for (OblHtmlNode *child = table->first_child; child != NULL; child = child->next) {
    if (obl_html_node_is (child, "caption") && !obl_html_node_is_hidden (child))
      return child;
  }
  return NULL;
}

static void
add_rows (GPtrArray *rows, OblHtmlNode *parent)
{
  for (OblHtmlNode *child = parent->first_child; child != NULL; child = child->next) {
    if (child->element == NULL || obl_html_node_is_hidden (child))
      continue;
    if (child->element->use == OBL_HTML_TABLE_ROW)
      g_ptr_array_add (rows, child);
    else if (child->element->use == OBL_HTML_TABLE_PART)
      add_rows (rows, child);
  }
}

GPtrArray *
obl_html_table_list_rows (OblHtmlNode *table)
{
  GPtrArray *rows = g_ptr_array_new ();

  add_rows (rows, table);
  return rows;
}

/* Stops counting at @maximum. */
static gsize
count_bytes (OblHtmlNode *root, gsize maximum)
{
  gsize n_bytes = 0;

  for (const OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    n_bytes += node->n_bytes;
    if (n_bytes > maximum)
      break;
  }
  return n_bytes;
}

static gboolean
is_part_of_page (OblHtmlNode *cell)
{
  if (!cell->holds_blocks)
    return count_bytes (cell, MAX_PLAIN_CELL_BYTES) > MAX_PLAIN_CELL_BYTES;
  return obl_html_node_find (cell, "table") != NULL || obl_html_node_find (cell, "article") != NULL
         || obl_html_node_find (cell, "form") != NULL
         || count_bytes (cell, MAX_CELL_BYTES) > MAX_CELL_BYTES;
}

gboolean
obl_html_table_is_data (OblHtmlNode *table)
{
  g_autoptr (GPtrArray) rows = obl_html_table_list_rows (table);
  const char *role = obl_html_node_get_attribute (table, "role");
  gboolean has_headers = FALSE;
  guint n_wide_rows = 0;

  if (g_strcmp0 (role, "presentation") == 0 || g_strcmp0 (role, "none") == 0)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    guint n_cells = 0;

    for (OblHtmlNode *cell = ((OblHtmlNode *)rows->pdata[i])->first_child; cell != NULL;
         cell = cell->next) {
      if (cell->element == NULL || cell->element->use != OBL_HTML_TABLE_CELL)
        continue;
      if (is_part_of_page (cell))
        return FALSE;
      has_headers = has_headers || obl_html_node_is (cell, "th");
      n_cells++;
    }
    n_wide_rows += n_cells > 1;
  }
  return n_wide_rows > 1 || (n_wide_rows == 1 && has_headers);
}
