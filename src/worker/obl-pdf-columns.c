/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page is cut, again and again, at its best gutter: the upright gap that the fewest lines cross and
 * that has text like a column's on both sides.  Lines that cross it (a headline over both columns)
 * cut the page across; between them, what is left of the gutter is read before what is right.  What
 * has no gutter is read from top to bottom, and pieces side by side there are one line: a table's
 * rows, a footnote's mark. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-columns.h"

#include <string.h>

/* Cuts within cuts; columns in boxes in columns are two or three. */
#define MAX_DEPTH 8
/* More pieces than a page of print has: a drawing, or made to keep us busy. */
#define MAX_PIECES 5000
/* A column has so many lines. */
#define MIN_COLUMN_LINES 3
/* In heights of a line. */
#define MIN_GUTTER 0.7
#define WIDE_GAP 2.0
#define WORD_GAP 0.15
/* Share of the lines that may cross a gutter. */
#define MAX_CROSSING 0.5

typedef struct {
  double x; /* middle of it */
  guint n_crossing;
  double width;
} Gutter;

static double
get_height (const OblPdfLine *line)
{
  return line->y1 - line->y0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

static double
find_median (GArray *values)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static double
find_median_height (const GPtrArray *lines)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < lines->len; i++) {
    double height = get_height (lines->pdata[i]);

    g_array_append_val (heights, height);
  }
  return MAX (find_median (heights), 1);
}

/* --- Whole lines ------------------------------------------------------------------------------ */

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const OblPdfLine *first = *(OblPdfLine *const *)a;
  const OblPdfLine *second = *(OblPdfLine *const *)b;

  return (first->x0 > second->x0) - (first->x0 < second->x0);
}

static int
compare_middle (gconstpointer a, gconstpointer b)
{
  const OblPdfLine *first = *(OblPdfLine *const *)a;
  const OblPdfLine *second = *(OblPdfLine *const *)b;
  double difference = (first->y0 + first->y1) - (second->y0 + second->y1);

  return difference != 0 ? (difference > 0) - (difference < 0) : compare_left (a, b);
}

static gboolean
is_short (const char *text, guint n_chars)
{
  for (; n_chars > 0 && *text != '\0'; n_chars--)
    text = g_utf8_next_char (text);
  return *text == '\0';
}

/* A first letter as high as two lines or more belongs to the first of them. */
static void
lift_initials (GPtrArray *lines, double height)
{
  for (guint i = 0; i < lines->len; i++) {
    OblPdfLine *line = lines->pdata[i];

    if (get_height (line) >= 1.8 * height && is_short (line->text, 2)
        && g_unichar_isalpha (g_utf8_get_char (line->text)))
      line->y1 = line->y0 + 1.2 * height;
  }
}

/* A list item's mark or number, "(iv)", is set apart from its text without being a cell. */
static gboolean
is_mark (const OblPdfLine *line)
{
  const char *text = line->text;

  return is_short (text, 1)
         || (is_short (text, 6) && strchr (".)]", text[strlen (text) - 1]) != NULL);
}

static void
append_piece (OblPdfLine *line, const OblPdfLine *piece, double height)
{
  double gap = piece->x0 - line->x1;
  const char *space = gap > WORD_GAP * height ? " " : "";
  gboolean is_longer = strlen (piece->text) > strlen (line->text);
  char *both;

  /* A large initial and the rest of its word. */
  if (is_short (line->text, 1) && line->size > 1.5 * piece->size
      && g_unichar_islower (g_utf8_get_char (piece->text)))
    space = "";
  if (gap > WIDE_GAP * height && !is_mark (line))
    line->is_row = TRUE;
  both = g_strconcat (line->text, space, piece->text, NULL);
  g_free (line->text);
  line->text = both;
  line->x1 = MAX (line->x1, piece->x1);
  if (is_longer) {
    line->size = piece->size;
    line->is_bold = piece->is_bold;
    line->y0 = piece->y0;
    line->y1 = piece->y1;
  }
}

/* One line of @row, which is emptied. */
static void
write_row (GPtrArray *row, GPtrArray *lines, double height)
{
  OblPdfLine *line;

  g_ptr_array_sort (row, compare_left);
  line = row->pdata[0];
  for (guint i = 1; i < row->len; i++) {
    append_piece (line, row->pdata[i], height);
    obl_pdf_line_free (row->pdata[i]);
  }
  g_ptr_array_add (lines, line);
  g_ptr_array_set_size (row, 0);
}

/* Words that a narrow column spreads over its whole width are no cells: the line is as wide as a
 * neighbour that is text. */
static gboolean
is_spread (const OblPdfLine *line, const OblPdfLine *near, double height)
{
  return !near->is_row && ABS (near->x0 - line->x0) < height
         && ABS (near->x1 - line->x1) < height / 2 && ABS (near->y0 - line->y0) < 2 * height;
}

static void
forgive_spread (GPtrArray *lines, guint from, double height)
{
  for (guint i = from; i < lines->len; i++) {
    OblPdfLine *line = lines->pdata[i];

    if (line->is_row
        && ((i > from && is_spread (line, lines->pdata[i - 1], height))
            || (i + 1 < lines->len && is_spread (line, lines->pdata[i + 1], height))))
      line->is_row = FALSE;
  }
}

/* The pieces of a place without columns. */
static void
write_rows (GPtrArray *pieces, GPtrArray *lines)
{
  double height = find_median_height (pieces);
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  const OblPdfLine *widest = NULL;
  guint from = lines->len;

  lift_initials (pieces, height);
  g_ptr_array_sort (pieces, compare_middle);
  for (guint i = 0; i < pieces->len; i++) {
    OblPdfLine *piece = pieces->pdata[i];
    gboolean is_apart
        = widest != NULL
          && (obl_pdf_line_get_overlap (widest, piece) < 0.5
              || (piece->x0 < widest->x1 - height && piece->x1 > widest->x0 + height));

    if (is_apart) {
      write_row (row, lines, height);
      widest = NULL;
    }
    g_ptr_array_add (row, piece);
    if (widest == NULL || piece->x1 - piece->x0 > widest->x1 - widest->x0)
      widest = piece;
  }
  if (row->len > 0)
    write_row (row, lines, height);
  forgive_spread (lines, from, height);
}

/* --- Gutters ---------------------------------------------------------------------------------- */

/* One side of a gutter. */
typedef struct {
  double x0;
  double x1;
  GArray *widths; /* of text in each row, double */
} Side;

/* @pieces are sorted from top to bottom. */
static void
measure_side (Side *side, const GPtrArray *pieces, gboolean is_left, double x)
{
  const OblPdfLine *row = NULL;

  for (guint i = 0; i < pieces->len; i++) {
    const OblPdfLine *line = pieces->pdata[i];
    double width = line->x1 - line->x0;

    if (is_left ? line->x1 > x : line->x0 < x)
      continue;
    if (row != NULL && obl_pdf_line_get_overlap (row, line) > 0.5) {
      g_array_index (side->widths, double, side->widths->len - 1) += width;
    } else {
      g_array_append_val (side->widths, width);
      row = line;
    }
    side->x0 = MIN (side->x0, line->x0);
    side->x1 = MAX (side->x1, line->x1);
  }
}

/* Whether most rows are filled with text, as a column's are, or several columns', and a table's of
 * short cells are not. */
static gboolean
is_column (const GPtrArray *pieces, gboolean is_left, double x, double height)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (double));
  Side side = { G_MAXDOUBLE, -G_MAXDOUBLE, widths };
  guint n_full = 0;

  measure_side (&side, pieces, is_left, x);
  for (guint i = 0; i < widths->len; i++) {
    if (g_array_index (widths, double, i) >= 0.6 * (side.x1 - side.x0))
      n_full++;
  }
  return widths->len >= MIN_COLUMN_LINES && 2 * n_full >= widths->len
         && side.x1 - side.x0 >= 7 * height;
}

/* Columns stand side by side; a heading above a list of short lines does not. */
static gboolean
stand_abreast (const GPtrArray *pieces, double x)
{
  double top[2] = { G_MAXDOUBLE, G_MAXDOUBLE };
  double bottom[2] = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  double both;

  for (guint i = 0; i < pieces->len; i++) {
    const OblPdfLine *line = pieces->pdata[i];
    guint side = line->x0 >= x;

    if (line->x0 < x && line->x1 > x)
      continue;
    top[side] = MIN (top[side], line->y0);
    bottom[side] = MAX (bottom[side], line->y1);
  }
  both = MIN (bottom[0], bottom[1]) - MAX (top[0], top[1]);
  return both >= 0.4 * MIN (bottom[0] - top[0], bottom[1] - top[1]);
}

static gboolean
is_better (const Gutter *a, const Gutter *b)
{
  return b->width <= 0 || a->n_crossing < b->n_crossing
         || (a->n_crossing == b->n_crossing && a->width > b->width);
}

/* The last of @sorted that is at most @x is at the index before this one. */
static guint
count_to (const GArray *sorted, double x)
{
  guint low = 0;
  guint high = sorted->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (sorted, double, middle) <= x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
collect_ends (const GPtrArray *pieces, GArray *lefts, GArray *rights)
{
  for (guint i = 0; i < pieces->len; i++) {
    const OblPdfLine *line = pieces->pdata[i];

    g_array_append_val (lefts, line->x0);
    g_array_append_val (rights, line->x1);
  }
  g_array_sort (lefts, compare_doubles);
  g_array_sort (rights, compare_doubles);
}

/* Candidates, best first, are few: each is looked at closely. */
#define MAX_CANDIDATES 12

/* A gap begins where a line ends and goes to where the next begins. */
static GArray *
find_candidates (const GPtrArray *pieces, double height)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Gutter));
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));

  collect_ends (pieces, lefts, rights);
  for (guint i = 0; i < rights->len; i++) {
    double from = g_array_index (rights, double, i);
    guint n_begun = count_to (lefts, from);
    guint n_ended = count_to (rights, from);
    Gutter gutter;
    guint at = 0;

    if (n_begun == lefts->len || n_ended < MIN_COLUMN_LINES
        || lefts->len - n_begun < MIN_COLUMN_LINES)
      continue;
    gutter.width = g_array_index (lefts, double, n_begun) - from;
    if (n_ended < rights->len)
      gutter.width = MIN (gutter.width, g_array_index (rights, double, n_ended) - from);
    gutter.n_crossing = n_begun - n_ended;
    gutter.x = from + gutter.width / 2;
    if (gutter.width < MIN_GUTTER * height || gutter.n_crossing > MAX_CROSSING * pieces->len)
      continue;
    while (at < candidates->len && !is_better (&gutter, &g_array_index (candidates, Gutter, at)))
      at++;
    if (at < MAX_CANDIDATES)
      g_array_insert_val (candidates, at, gutter);
    if (candidates->len > MAX_CANDIDATES)
      g_array_set_size (candidates, MAX_CANDIDATES);
  }
  return candidates;
}

static gboolean
find_gutter (GPtrArray *pieces, double *x)
{
  double height = find_median_height (pieces);
  g_autoptr (GArray) candidates = NULL;

  if (pieces->len < 2 * MIN_COLUMN_LINES)
    return FALSE;
  g_ptr_array_sort (pieces, compare_middle);
  candidates = find_candidates (pieces, height);
  for (guint i = 0; i < candidates->len; i++) {
    *x = g_array_index (candidates, Gutter, i).x;
    if (is_column (pieces, TRUE, *x, height) && is_column (pieces, FALSE, *x, height)
        && stand_abreast (pieces, *x))
      return TRUE;
  }
  return FALSE;
}

/* --- Cutting ---------------------------------------------------------------------------------- */

static void order (GPtrArray *pieces, GPtrArray *lines, guint depth);

/* Reads and empties what has gathered between two lines that cross. */
static void
flush (GPtrArray *sides[2], GPtrArray *lines, guint depth)
{
  for (guint i = 0; i < 2; i++) {
    if (sides[i]->len > 0)
      order (sides[i], lines, depth + 1);
    g_ptr_array_set_size (sides[i], 0);
  }
}

/* @pieces are sorted from top to bottom. */
static void
cut (const GPtrArray *pieces, double x, GPtrArray *lines, guint depth)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  g_autoptr (GPtrArray) across = g_ptr_array_new ();
  GPtrArray *sides[2] = { left, right };

  for (guint i = 0; i < pieces->len; i++) {
    OblPdfLine *piece = pieces->pdata[i];

    if (piece->x0 < x && piece->x1 > x) {
      flush (sides, lines, depth);
      g_ptr_array_add (across, piece);
      continue;
    }
    if (across->len > 0)
      write_rows (across, lines);
    g_ptr_array_set_size (across, 0);
    g_ptr_array_add (piece->x0 >= x ? right : left, piece);
  }
  flush (sides, lines, depth);
  if (across->len > 0)
    write_rows (across, lines);
}

static void
order (GPtrArray *pieces, GPtrArray *lines, guint depth)
{
  double x;

  if (depth < MAX_DEPTH && find_gutter (pieces, &x))
    cut (pieces, x, lines, depth);
  else
    write_rows (pieces, lines);
}

void
obl_pdf_columns_order (GPtrArray *pieces, GPtrArray *lines)
{
  g_autoptr (GPtrArray) upright = g_ptr_array_new ();
  g_autoptr (GPtrArray) sideways = g_ptr_array_new ();
  guint n_pieces = pieces->len;

  for (guint i = 0; i < n_pieces; i++) {
    OblPdfLine *piece = pieces->pdata[i];

    g_ptr_array_add (piece->is_sideways ? sideways : upright, piece);
    pieces->pdata[i] = NULL;
  }
  g_ptr_array_set_size (pieces, 0);
  if (upright->len > MAX_PIECES)
    g_ptr_array_extend (lines, upright, NULL, NULL);
  else if (upright->len > 0)
    order (upright, lines, 0);
  /* Notes along the edge come last. */
  g_ptr_array_extend (lines, sideways, NULL, NULL);
}
