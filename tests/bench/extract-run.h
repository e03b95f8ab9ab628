/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports the pages of a gold set and adds up what they score and cost. */
#pragma once

#include <glib.h>

#include "extract-score.h"

G_BEGIN_DECLS

/* How many of how many. */
typedef struct {
  guint n_right;
  guint n;
} Count;

typedef struct {
  guint n_pages;
  guint n_failed; /* not imported: everything about them is missing */
  double sum_precision;
  double sum_recall;
  guint n_precision;
  guint n_recall;
  guint n_text;
  Count with;    /* pieces that must be there, and are */
  Count without; /* pieces that must not, and are */
  Count title, title_near, author, author_near, date;
  double wall_ms; /* of importing alone, one page after the other */
  double cpu_ms;
  long peak_kb; /* of this process, gold and all */
} ExtractFigures;

double extract_figures_get_text_f1 (const ExtractFigures *figures);
double extract_figures_get_pieces_f1 (const ExtractFigures *figures);

/* Adds the pages of the gold set at @path to @figures.  @list (or NULL) gets a line of JSON for
 * each page. */
gboolean extract_run (const char *path, ExtractFigures *figures, GString *list, GError **error);

G_END_DECLS
