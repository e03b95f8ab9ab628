/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: whether one holds data or only arranges the page, and in which column a cell stands. */
#pragma once

#include "core/html/obl-html-tree.h"

G_BEGIN_DECLS

/* FALSE for a table that is there for its looks: its cells are read as parts of the page. */
gboolean obl_html_table_is_data (OblHtmlNode *table);
/* Its visible rows (OblHtmlNode), not those of tables within. */
GPtrArray *obl_html_table_list_rows (OblHtmlNode *table) G_GNUC_WARN_UNUSED_RESULT;
OblHtmlNode *obl_html_table_get_caption (OblHtmlNode *table);

/* Places cells row by row, as colspan and rowspan of the ones before leave room. */
typedef struct _OblHtmlGrid OblHtmlGrid;

OblHtmlGrid *obl_html_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_html_grid_free (OblHtmlGrid *grid);
void obl_html_grid_begin_row (OblHtmlGrid *grid);
/* The column of @cell, the next one of the row, and how many of each it covers; of rows at most
 * @n_rows, which are those left. */
gint32 obl_html_grid_place (
    OblHtmlGrid *grid, const OblHtmlNode *cell, guint n_rows, guint *colspan, guint *rowspan);
/* TRUE when a cell of @rows reaches down. */
gboolean obl_html_table_has_rowspan (const GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblHtmlGrid, obl_html_grid_free)

G_END_DECLS
