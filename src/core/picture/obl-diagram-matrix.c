/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix: sources down, targets across; a cell has the number of claims, in the look of the act
 * that most of them have.  A last row and column are for claims that name no source or no target. */
#define G_LOG_DOMAIN "obl-diagram-matrix"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "core/picture/obl-diagram-private.h"

#define USUAL_TOP 20
#define CELL_WIDTH 46.0
#define CELL_HEIGHT 26.0
#define GAP 0.03 /* between cells, of a cell */
#define MAX_ROW_NAME 200.0
#define MAX_COLUMN_NAME 150.0
#define SLANT 0.7072 /* the names above stand at 45 degrees */
#define NAME_GAP 14.0
#define FOOT 4.0

typedef struct {
  OblDrawing *drawing;
  GArray *rows; /* guint: parties, OBL_NO_INDEX for nobody */
  GArray *columns;
  double left;
  double top;
  double right; /* room for the last name above */
} Matrix;

static void
matrix_clear (Matrix *matrix)
{
  g_clear_pointer (&matrix->rows, g_array_unref);
  g_clear_pointer (&matrix->columns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, matrix_clear)

typedef struct {
  guint party;
  guint n_claims;
  guint rank; /* among all */
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->n_claims != y->n_claims)
    return x->n_claims > y->n_claims ? -1 : 1;
  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

/* The sources or targets with most claims; *@n_all: how many there are. */
static GArray *
choose (const OblDrawing *drawing, gboolean sources, guint top, guint *n_all)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < drawing->counts->parties->len; i++) {
    const OblPartyCount *count = drawing->counts->parties->pdata[i];
    Candidate candidate = { count->party, 0, i };

    candidate.n_claims = sources ? count->as_source.n_claims : count->as_target.n_claims;
    if (candidate.n_claims > 0)
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (top, candidates->len); i++)
    g_array_append_val (chosen, g_array_index (candidates, Candidate, i).party);
  *n_all = candidates->len;
  return chosen;
}

static guint
find_place (const GArray *parties, guint party)
{
  for (guint i = 0; i < parties->len; i++) {
    if (g_array_index (parties, guint, i) == party)
      return i;
  }
  return G_MAXUINT;
}

/* Takes out of @parties those that have nothing with any of @others. */
static void
keep_met (const OblDrawing *drawing, GArray *parties, const GArray *others, gboolean sources)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < drawing->counts->ties->len; i++) {
    const OblTie *tie = drawing->counts->ties->pdata[i];
    const guint own = sources ? tie->source : tie->target;
    const guint other = sources ? tie->target : tie->source;

    if (other == OBL_NO_INDEX || find_place (others, other) != G_MAXUINT)
      g_hash_table_add (met, GUINT_TO_POINTER (own));
  }
  for (guint i = parties->len; i > 0; i--) {
    if (!g_hash_table_contains (met, GUINT_TO_POINTER (g_array_index (parties, guint, i - 1))))
      g_array_remove_index (parties, i - 1);
  }
}

static gboolean
has_nobody (const OblDrawing *drawing, gboolean sources)
{
  for (guint i = 0; i < drawing->counts->ties->len; i++) {
    const OblTie *tie = drawing->counts->ties->pdata[i];

    if ((sources ? tie->source : tie->target) == OBL_NO_INDEX)
      return TRUE;
  }
  return FALSE;
}

static char *
dup_name (const Matrix *matrix, guint party, gboolean is_source)
{
  if (party != OBL_NO_INDEX)
    return obl_drawing_dup_name (matrix->drawing, party);
  return g_strdup (is_source ? _ ("(no source)") : _ ("(no target)"));
}

static char *
fit_name (const Matrix *matrix, const GArray *parties, guint i, gboolean is_source)
{
  g_autofree char *name = dup_name (matrix, g_array_index (parties, guint, i), is_source);

  return obl_diagram_text_fit (matrix->drawing->text, name, OBL_DIAGRAM_FONT_SIZE,
                               is_source ? MAX_ROW_NAME : MAX_COLUMN_NAME);
}

/* How much room the names need. */
static void
measure (Matrix *matrix)
{
  OblDiagramText *text = matrix->drawing->text;
  double widest = 0;
  double longest = 0;

  for (guint i = 0; i < matrix->rows->len; i++) {
    g_autofree char *name = fit_name (matrix, matrix->rows, i, TRUE);

    widest = MAX (widest, obl_diagram_text_measure (text, name, OBL_DIAGRAM_FONT_SIZE));
  }
  for (guint i = 0; i < matrix->columns->len; i++) {
    g_autofree char *name = fit_name (matrix, matrix->columns, i, FALSE);
    const double reach
        = obl_diagram_text_measure (text, name, OBL_DIAGRAM_FONT_SIZE) * SLANT + NAME_GAP;

    longest = MAX (longest, reach);
    matrix->right = MAX (matrix->right, reach - CELL_WIDTH * (matrix->columns->len - i - 0.5));
  }
  matrix->left = widest + NAME_GAP;
  matrix->top = longest + NAME_GAP;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
append_box (OblPlot *plot, guint column, guint row, const char *color)
{
  char left[G_ASCII_DTOSTR_BUF_SIZE];
  char right[G_ASCII_DTOSTR_BUF_SIZE];
  char top[G_ASCII_DTOSTR_BUF_SIZE];
  char bottom[G_ASCII_DTOSTR_BUF_SIZE];

  obl_plot_append (plot, "%u\t%u\t%s\t%s\t%s\t%s\t%lu\n", column, row,
                   obl_plot_number (left, column + GAP), obl_plot_number (right, column + 1 - GAP),
                   obl_plot_number (top, row + GAP * CELL_WIDTH / CELL_HEIGHT),
                   obl_plot_number (bottom, row + 1 - GAP * CELL_WIDTH / CELL_HEIGHT),
                   strtoul (color + 1, NULL, 16));
}

static void
mark_cell (const Matrix *matrix, const OblTie *tie, guint column, guint row)
{
  OblDrawing *drawing = matrix->drawing;
  OblDiagramMark *mark = obl_drawing_add_mark (
      drawing, OBL_DIAGRAM_RECTANGLE, matrix->left + column * CELL_WIDTH + GAP * CELL_WIDTH,
      matrix->top + row * CELL_HEIGHT + GAP * CELL_WIDTH, CELL_WIDTH * (1 - 2 * GAP),
      CELL_HEIGHT - 2 * GAP * CELL_WIDTH);
  g_autofree char *source = dup_name (matrix, tie->source, TRUE);
  g_autofree char *target = dup_name (matrix, tie->target, FALSE);
  g_autofree char *amount
      = obl_drawing_dup_amount (drawing, tie->tally.n_claims, tie->tally.n_documents);
  g_autofree char *acts = obl_act_looks_describe (drawing->looks, &tie->tally);

  mark->source = tie->source;
  mark->target = tie->target;
  mark->n_claims = tie->tally.n_claims;
  mark->n_documents = tie->tally.n_documents;
  mark->title = g_strdup_printf ("%s → %s\n%s\n%s", source, target, amount, acts);
}

static void
add_cell_row (const Matrix *matrix, const OblTie *tie)
{
  g_autofree char *source = dup_name (matrix, tie->source, TRUE);
  g_autofree char *target = dup_name (matrix, tie->target, FALSE);
  g_autofree char *claims = g_strdup_printf ("%u", tie->tally.n_claims);
  g_autofree char *articles = g_strdup_printf ("%u", tie->tally.n_documents);
  g_autofree char *acts = obl_act_looks_describe (matrix->drawing->looks, &tie->tally);

  obl_drawing_add_row (matrix->drawing, matrix->drawing->marks->len - 1, source, target, claims,
                       articles, acts, NULL);
}

static void
append_cells (const Matrix *matrix, OblPlot *plot, GString *numbers)
{
  OblDrawing *drawing = matrix->drawing;

  for (guint row = 0; row < matrix->rows->len; row++)
    for (guint column = 0; column < matrix->columns->len; column++)
      append_box (plot, column, row, drawing->theme->faint);
  for (guint i = 0; i < drawing->counts->ties->len; i++) {
    const OblTie *tie = drawing->counts->ties->pdata[i];
    const guint row = find_place (matrix->rows, tie->source);
    const guint column = find_place (matrix->columns, tie->target);
    const guint act = obl_tally_get_main_act (&tie->tally, drawing->counts->n_acts);
    const OblActLook *look = drawing->looks->pdata[act];
    g_autofree char *words = NULL;

    if (row == G_MAXUINT || column == G_MAXUINT)
      continue;
    words = g_strdup_printf ("%s %u", look->symbol, tie->tally.n_claims);
    append_box (plot, column, row, look->line);
    g_string_append_printf (numbers, "%u.5\t%u.5\t%s\t%lu\n", column, row,
                            obl_plot_add_text (plot, words), strtoul (look->ink + 1, NULL, 16));
    obl_drawing_show_act (drawing, act);
    mark_cell (matrix, tie, column, row);
    add_cell_row (matrix, tie);
  }
}

static void
append_names (const Matrix *matrix, OblPlot *plot)
{
  obl_plot_append (plot, "set x2tics out scale 0 rotate by 45 left textcolor rgb \"%s\" (",
                   matrix->drawing->theme->ink);
  for (guint i = 0; i < matrix->columns->len; i++) {
    g_autofree char *name = fit_name (matrix, matrix->columns, i, FALSE);

    obl_plot_append (plot, "%s\"%s\" %u.5", i > 0 ? ", " : "", obl_plot_add_text (plot, name), i);
  }
  obl_plot_append (plot, ")\nset ytics (");
  for (guint i = 0; i < matrix->rows->len; i++) {
    g_autofree char *name = fit_name (matrix, matrix->rows, i, TRUE);

    obl_plot_append (plot, "%s\"%s\" %u.5", i > 0 ? ", " : "", obl_plot_add_text (plot, name), i);
  }
  obl_plot_append (plot, ")\nunset xtics\n");
}

static gboolean
plot_cells (const Matrix *matrix, GError **error)
{
  OblDrawing *drawing = matrix->drawing;
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_auto (OblPlot) plot = { .left = matrix->left, .top = matrix->top };

  plot.right = plot.left + matrix->columns->len * CELL_WIDTH;
  plot.bottom = plot.top + matrix->rows->len * CELL_HEIGHT;
  /* Whole units, as gnuplot's canvas has them: what is said in shares of it comes out exactly. */
  plot.width = (int)(plot.right + matrix->right + 1);
  plot.height = (int)(plot.bottom + FOOT + 1);
  drawing->width = plot.width;
  drawing->height = plot.height;
  obl_plot_begin (&plot, drawing->theme);
  obl_plot_append (&plot,
                   "set xrange [0:%u]\nset x2range [0:%u]\nset yrange [%u:0]\n"
                   "set link x2\n",
                   matrix->columns->len, matrix->columns->len, matrix->rows->len);
  append_names (matrix, &plot);
  obl_plot_append (&plot, "$cells << END\n");
  append_cells (matrix, &plot, numbers);
  obl_plot_append (&plot,
                   "END\n$numbers << END\n%sEND\n"
                   "plot $cells using 1:2:3:4:5:6:7 with boxxyerror lc rgb variable notitle, "
                   "$numbers using 1:2:3:4 with labels tc rgb variable notitle\n",
                   numbers->str);
  return obl_plot_run (&plot, drawing->body, drawing->cancellable, error);
}

static void
tell_left_out (OblDrawing *drawing, guint n_drawn, guint n_all, gboolean sources)
{
  if (n_drawn < n_all)
    g_ptr_array_add (drawing->left_out,
                     g_strdup_printf (sources
                                          ? _ ("%u of %u sources, those with the fewest claims")
                                          : _ ("%u of %u targets, those with the fewest claims"),
                                      n_all - n_drawn, n_all));
}

gboolean
obl_drawing_add_matrix (OblDrawing *drawing, GError **error)
{
  const guint top = obl_drawing_get_top (drawing, USUAL_TOP);
  const guint nobody = OBL_NO_INDEX;
  g_auto (Matrix) matrix = { .drawing = drawing };
  guint n_sources;
  guint n_targets;

  matrix.rows = choose (drawing, TRUE, top, &n_sources);
  matrix.columns = choose (drawing, FALSE, top, &n_targets);
  keep_met (drawing, matrix.columns, matrix.rows, FALSE);
  keep_met (drawing, matrix.rows, matrix.columns, TRUE);
  tell_left_out (drawing, matrix.rows->len, n_sources, TRUE);
  tell_left_out (drawing, matrix.columns->len, n_targets, FALSE);
  if (has_nobody (drawing, TRUE))
    g_array_append_val (matrix.rows, nobody);
  if (has_nobody (drawing, FALSE))
    g_array_append_val (matrix.columns, nobody);
  obl_drawing_add_row (drawing, G_MAXUINT, _ ("Source"), _ ("Target"), _ ("Claims"), _ ("Articles"),
                       _ ("Acts"), NULL);
  measure (&matrix);
  return plot_cells (&matrix, error);
}
