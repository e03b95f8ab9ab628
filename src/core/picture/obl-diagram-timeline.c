/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline: a bar for each period, of a piece for each act. */
#define G_LOG_DOMAIN "obl-diagram-timeline"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "core/picture/obl-diagram-private.h"

#define WIDTH 960.0
#define HEIGHT 380.0
#define MAX_PERIODS 62
#define LEFT 56.0
#define RIGHT 944.0
#define TOP 12.0
#define BOTTOM 336.0
#define BAR_SHARE 0.82     /* of the width that a period has */
#define MAX_BAR_WIDTH 64.0 /* few periods do not become walls */
#define MIN_SYMBOL_HEIGHT 15.0
#define MIN_SYMBOL_WIDTH 13.0
#define TICK_GAP 14.0

typedef struct {
  OblDrawing *drawing;
  GPtrArray *periods;
  GPtrArray *tallies; /* OblTally: period by period, within it act by act */
  guint *order;       /* the acts from the foot of a bar upwards */
  guint n_acts;
  guint highest;
  guint n_undated;
} Timeline;

static void
tally_free (gpointer data)
{
  obl_tally_clear (data);
  g_free (data);
}

static void
timeline_clear (Timeline *timeline)
{
  g_clear_pointer (&timeline->periods, g_ptr_array_unref);
  g_clear_pointer (&timeline->tallies, g_ptr_array_unref);
  g_clear_pointer (&timeline->order, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Timeline, timeline_clear)

static OblTally *
get_tally (const Timeline *timeline, guint period, guint act)
{
  return timeline->tallies->pdata[period * timeline->n_acts + act];
}

static int
compare_orders (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GPtrArray *looks = user_data;
  const guint x = ((const OblActLook *)looks->pdata[*(const guint *)a])->order;
  const guint y = ((const OblActLook *)looks->pdata[*(const guint *)b])->order;

  return x < y ? -1 : x > y;
}

static void
order_acts (Timeline *timeline)
{
  timeline->order = g_new (guint, timeline->n_acts);
  for (guint i = 0; i < timeline->n_acts; i++)
    timeline->order[i] = i;
  g_qsort_with_data (timeline->order, (int)timeline->n_acts, sizeof (guint), compare_orders,
                     timeline->drawing->looks);
}

/* FALSE when no article has a date. */
static gboolean
find_days (const Timeline *timeline, guint32 *first, guint32 *last)
{
  const OblClaimTable *table = timeline->drawing->table;

  *first = G_MAXUINT32;
  *last = 0;
  for (guint i = 0; i < table->rows->len; i++) {
    const guint32 day = obl_claim_table_get_row (table, i)->day;

    if (day > 0) {
      *first = MIN (*first, day);
      *last = MAX (*last, day);
    }
  }
  return *last > 0;
}

static void
count_rows (Timeline *timeline)
{
  const OblClaimTable *table = timeline->drawing->table;
  const OblClaimRow *before = NULL;

  timeline->tallies = g_ptr_array_new_with_free_func (tally_free);
  for (guint i = 0; i < timeline->periods->len * timeline->n_acts; i++) {
    OblTally *tally = g_new0 (OblTally, 1);

    obl_tally_init (tally, timeline->n_acts);
    g_ptr_array_add (timeline->tallies, tally);
  }
  for (guint i = 0; i < table->rows->len; i++) {
    const OblClaimRow *row = obl_claim_table_get_row (table, i);
    const gboolean is_new = before == NULL || !obl_id_equal (&before->id, &row->id);

    before = row;
    if (row->day == 0)
      timeline->n_undated += is_new;
    else
      obl_tally_add (get_tally (timeline, obl_periods_find (timeline->periods, row->day),
                                MIN (row->act, timeline->n_acts - 1)),
                     row, timeline->n_acts);
  }
  for (guint i = 0; i < timeline->periods->len; i++) {
    guint height = 0;

    for (guint act = 0; act < timeline->n_acts; act++)
      height += get_tally (timeline, i, act)->n_claims;
    timeline->highest = MAX (timeline->highest, height);
  }
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* A round number of claims between lines, so that there are at most six. */
static guint
choose_distance (guint highest)
{
  static const guint digits[] = { 1, 2, 5 };

  for (guint64 power = 1;; power *= 10) {
    for (guint i = 0; i < G_N_ELEMENTS (digits); i++) {
      if (digits[i] * power * 6 >= highest)
        return (guint)(digits[i] * power);
    }
  }
}

static guint
get_top (const Timeline *timeline)
{
  const guint distance = choose_distance (timeline->highest);

  return (timeline->highest + distance - 1) / distance * distance;
}

static double
get_bar_width (const Timeline *timeline)
{
  return MIN ((RIGHT - LEFT) / timeline->periods->len * BAR_SHARE, MAX_BAR_WIDTH);
}

static double
get_middle (const Timeline *timeline, guint period)
{
  return LEFT + (RIGHT - LEFT) * (period + 0.5) / timeline->periods->len;
}

static void
mark_piece (const Timeline *timeline, guint period, guint act, double y, double height)
{
  OblDrawing *drawing = timeline->drawing;
  const OblPeriod *when = timeline->periods->pdata[period];
  const OblTally *tally = get_tally (timeline, period, act);
  const OblActLook *look = drawing->looks->pdata[act];
  const double width = get_bar_width (timeline);
  OblDiagramMark *mark = obl_drawing_add_mark (
      drawing, OBL_DIAGRAM_RECTANGLE, get_middle (timeline, period) - width / 2, y, width, height);
  g_autofree char *amount = obl_drawing_dup_amount (drawing, tally->n_claims, tally->n_documents);

  mark->act = act == timeline->n_acts - 1 ? OBL_NO_INDEX : act;
  mark->from = when->from;
  mark->to = when->to;
  mark->n_claims = tally->n_claims;
  mark->n_documents = tally->n_documents;
  mark->title = g_strdup_printf ("%s\n%s: %s", when->name, look->title, amount);
  obl_drawing_show_act (drawing, act);
}

/* The data of one bar: where each piece lies, in claims. */
static void
append_bar (const Timeline *timeline, OblPlot *plot, guint period, GString *symbols)
{
  const double unit = (BOTTOM - TOP) / get_top (timeline);
  const double half = get_bar_width (timeline) / 2 * timeline->periods->len / (RIGHT - LEFT);
  guint below = 0;

  for (guint i = 0; i < timeline->n_acts; i++) {
    const guint act = timeline->order[i];
    const guint n = get_tally (timeline, period, act)->n_claims;
    const OblActLook *look = timeline->drawing->looks->pdata[act];
    char low[G_ASCII_DTOSTR_BUF_SIZE];
    char high[G_ASCII_DTOSTR_BUF_SIZE];
    char middle[G_ASCII_DTOSTR_BUF_SIZE];

    if (n == 0)
      continue;
    obl_plot_append (plot, "%u\t%u\t%s\t%s\t%u\t%u\t%lu\n", period, below,
                     obl_plot_number (low, period - half), obl_plot_number (high, period + half),
                     below, below + n, strtoul (look->line + 1, NULL, 16));
    mark_piece (timeline, period, act, BOTTOM - unit * (below + n), unit * n);
    if (unit * n >= MIN_SYMBOL_HEIGHT && get_bar_width (timeline) >= MIN_SYMBOL_WIDTH)
      g_string_append_printf (
          symbols, "%u\t%s\t%s\t%lu\n", period, obl_plot_number (middle, below + n / 2.0),
          obl_plot_add_text (plot, look->symbol), strtoul (look->ink + 1, NULL, 16));
    below += n;
  }
}

static void
append_ticks (const Timeline *timeline, OblPlot *plot)
{
  const OblPeriod *first = timeline->periods->pdata[0];
  const double needed
      = obl_diagram_text_measure (timeline->drawing->text, first->name, OBL_DIAGRAM_FONT_SIZE)
        + TICK_GAP;
  const double each = (RIGHT - LEFT) / timeline->periods->len;
  const guint every = (guint)(needed / each) + 1;

  obl_plot_append (plot, "set xtics (");
  for (guint i = 0; i < timeline->periods->len; i += every) {
    const OblPeriod *period = timeline->periods->pdata[i];

    obl_plot_append (plot, "%s\"%s\" %u", i > 0 ? ", " : "", obl_plot_add_text (plot, period->name),
                     i);
  }
  obl_plot_append (plot, ")\n");
}

static gboolean
plot_bars (const Timeline *timeline, GError **error)
{
  const OblDiagramTheme *theme = timeline->drawing->theme;
  g_autoptr (GString) symbols = g_string_new (NULL);
  g_auto (OblPlot) plot = {
    .width = WIDTH, .height = HEIGHT, .left = LEFT, .right = RIGHT, .top = TOP, .bottom = BOTTOM
  };

  obl_plot_begin (&plot, theme);
  obl_plot_append (&plot,
                   "set border 1 lc rgb \"%s\"\n"
                   "set xrange [-0.5:%u.5]\nset yrange [0:%u]\nset ytics %u\n"
                   "set grid ytics lt 1 lw 1 lc rgb \"%s\"\n"
                   "set style fill solid 1.0 border rgb \"%s\"\n",
                   theme->line, timeline->periods->len - 1, get_top (timeline),
                   choose_distance (timeline->highest), theme->faint, theme->page);
  append_ticks (timeline, &plot);
  obl_plot_append (&plot, "$bars << END\n");
  for (guint i = 0; i < timeline->periods->len; i++)
    append_bar (timeline, &plot, i, symbols);
  obl_plot_append (&plot,
                   "END\n$symbols << END\n%sEND\n"
                   "plot $bars using 1:2:3:4:5:6:7 with boxxyerror lc rgb variable notitle",
                   symbols->str);
  if (symbols->len > 0)
    obl_plot_append (&plot, ", $symbols using 1:2:3:4 with labels tc rgb variable notitle");
  obl_plot_append (&plot, "\n");
  return obl_plot_run (&plot, timeline->drawing->body, timeline->drawing->cancellable, error);
}

static void
add_data (const Timeline *timeline)
{
  OblDrawing *drawing = timeline->drawing;
  guint n = 0; /* pieces are marked in the same order */

  obl_drawing_add_row (drawing, G_MAXUINT, _ ("From"), _ ("To"),
                       drawing->options->kind == OBL_DIAGRAM_MENTIONS ? _ ("How") : _ ("Act"),
                       drawing->options->kind == OBL_DIAGRAM_MENTIONS ? _ ("Mentions")
                                                                      : _ ("Claims"),
                       _ ("Articles"), NULL);
  for (guint i = 0; i < timeline->periods->len * timeline->n_acts; i++) {
    const OblPeriod *period = timeline->periods->pdata[i / timeline->n_acts];
    const guint act = timeline->order[i % timeline->n_acts];
    const OblActLook *look = drawing->looks->pdata[act];
    const OblTally *tally = get_tally (timeline, i / timeline->n_acts, act);
    g_autofree char *from = obl_claim_day_format (period->from);
    g_autofree char *to = obl_claim_day_format (period->to);
    g_autofree char *claims = g_strdup_printf ("%u", tally->n_claims);
    g_autofree char *articles = g_strdup_printf ("%u", tally->n_documents);

    if (tally->n_claims > 0)
      obl_drawing_add_row (drawing, n++, from, to, look->title, claims, articles, NULL);
  }
}

gboolean
obl_drawing_add_timeline (OblDrawing *drawing, GError **error)
{
  g_auto (Timeline) timeline = { .drawing = drawing, .n_acts = drawing->counts->n_acts };
  guint32 first;
  guint32 last;
  const char *of_what;

  if (!find_days (&timeline, &first, &last)) {
    g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_NOTHING,
                 _ ("None of these articles has a date"));
    return FALSE;
  }
  timeline.periods = obl_periods_new (first, last, MAX_PERIODS, &of_what);
  order_acts (&timeline);
  count_rows (&timeline);
  drawing->width = WIDTH;
  drawing->height = HEIGHT;
  drawing->by_what = of_what;
  if (timeline.n_undated > 0)
    g_ptr_array_add (drawing->left_out,
                     drawing->options->kind == OBL_DIAGRAM_MENTIONS
                         ? g_strdup_printf (ngettext ("%u mention in articles without a date",
                                                      "%u mentions in articles without a date",
                                                      timeline.n_undated),
                                            timeline.n_undated)
                         : g_strdup_printf (ngettext ("%u claim in articles without a date",
                                                      "%u claims in articles without a date",
                                                      timeline.n_undated),
                                            timeline.n_undated));
  add_data (&timeline);
  return plot_bars (&timeline, error);
}
