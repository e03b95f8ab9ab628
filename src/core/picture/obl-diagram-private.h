/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of core/picture share: counts, acts with their looks, measured text, and the piece
 * of SVG that each kind of picture makes for the frame around it. */
#pragma once

#include "core/picture/obl-diagram.h"

G_BEGIN_DECLS

#define OBL_DIAGRAM_FONT "sans-serif"
#define OBL_DIAGRAM_FONT_SIZE 12.0

/* --- Counts (obl-diagram-count.c) ------------------------------------------------------------- */

typedef struct {
  guint n_claims;
  guint n_documents;
  OblId last_claim; /* rows of one claim, and claims of one article, come together */
  OblId last_document;
  guint *by_act; /* the last place is for those without an act */
} OblTally;

typedef struct {
  guint party;
  OblTally all; /* as source or as target, each claim once */
  OblTally as_source;
  OblTally as_target;
} OblPartyCount;

typedef struct {
  guint source; /* or OBL_NO_INDEX */
  guint target;
  OblTally tally;
} OblTie;

typedef struct {
  guint n_acts; /* with the place for none */
  OblTally all;
  GPtrArray *parties; /* OblPartyCount, those with most claims first */
  GPtrArray *ties;    /* OblTie, likewise */
} OblCounts;

OblCounts *obl_counts_new (const OblClaimTable *table) G_GNUC_WARN_UNUSED_RESULT;
void obl_counts_free (OblCounts *counts);
void obl_tally_init (OblTally *tally, guint n_acts);
void obl_tally_clear (OblTally *tally);
void obl_tally_add (OblTally *tally, const OblClaimRow *row, guint n_acts);
/* The act of most of its claims; the place for none when there are no claims. */
guint obl_tally_get_main_act (const OblTally *tally, guint n_acts);

/* --- Acts (obl-diagram-acts.c) ---------------------------------------------------------------- */

typedef struct {
  char *title;
  const char *line; /* "#rrggbb" */
  const char *ink;  /* of text upon that */
  const char *symbol;
  const char *style;  /* of Graphviz: the dashes of a line */
  const char *dashes; /* of SVG, the same; "" for none */
  guint order;
} OblActLook;

/* A look per act of the table and, last, one for those without any; OblActLook. */
GPtrArray *obl_act_looks_new (const OblClaimTable *table,
                              const OblDiagramOptions *options) G_GNUC_WARN_UNUSED_RESULT;
/* "deny 3, assert 2", the most frequent first. */
char *obl_act_looks_describe (const GPtrArray *looks,
                              const OblTally *tally) G_GNUC_WARN_UNUSED_RESULT;

/* --- Text (obl-diagram-text.c) ---------------------------------------------------------------- */

typedef struct _OblDiagramText OblDiagramText;

OblDiagramText *obl_diagram_text_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_diagram_text_free (OblDiagramText *text);
/* In units of the picture. */
double obl_diagram_text_measure (OblDiagramText *text, const char *words, double size);
/* On one line and without what could reach out of it, at most @width wide. */
char *obl_diagram_text_fit (OblDiagramText *text, const char *words, double size, double width)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same, of any width; and without what keeps a line from right to left in its order. */
char *obl_diagram_clean (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *obl_diagram_make_plain (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* Characters that XML knows, its own escaped. */
void obl_diagram_append_escaped (GString *out, const char *words);
/* "%.2f" with a point in every language. */
void obl_diagram_append_number (GString *out, double number);

/* --- A picture in the making (obl-diagram.c, obl-diagram-compose.c) --------------------------- */

typedef struct {
  const char *page;
  const char *ink;
  const char *quiet; /* what steps back, still readable */
  const char *line;  /* axes */
  const char *faint; /* grids and empty cells */
} OblDiagramTheme;

typedef struct {
  const OblClaimTable *table;
  const OblDiagramOptions *options;
  const OblDiagramTheme *theme;
  OblCounts *counts;
  GPtrArray *looks;
  OblDiagramText *text;
  GCancellable *cancellable;

  /* What the kind makes: SVG from (0, 0), with marks in the same units. */
  GString *body;
  double width;
  double height;
  GPtrArray *marks;
  GArray *shown_acts;  /* guint, without order */
  GPtrArray *left_out; /* char *: phrases */
  const char *by_what; /* "by week"; or NULL */
  GPtrArray *cells;
  GArray *row_marks;
} OblDrawing;

gboolean obl_drawing_add_network (OblDrawing *drawing, GError **error);
gboolean obl_drawing_add_timeline (OblDrawing *drawing, GError **error);
gboolean obl_drawing_add_matrix (OblDrawing *drawing, GError **error);

OblDiagramMark *obl_drawing_add_mark (
    OblDrawing *drawing, OblDiagramShape shape, double x, double y, double width, double height);
void obl_drawing_show_act (OblDrawing *drawing, guint act);
/* A row of data, of which @mark is the picture; the first one has the heads. */
void obl_drawing_add_row (OblDrawing *drawing, guint mark, ...) G_GNUC_NULL_TERMINATED;
/* The name of a party for data, and for people: words without an entity in quotation marks. */
char *obl_drawing_dup_name (const OblDrawing *drawing, guint party) G_GNUC_WARN_UNUSED_RESULT;
/* "3 claims in 2 articles". */
char *obl_drawing_dup_amount (const OblDrawing *drawing,
                              guint n_claims,
                              guint n_documents) G_GNUC_WARN_UNUSED_RESULT;
/* How many parties the picture may have. */
guint obl_drawing_get_top (const OblDrawing *drawing, guint usual);

/* Heading, legend and notes around the body; the SVG document. */
char *obl_drawing_compose (OblDrawing *drawing, OblDiagram *diagram) G_GNUC_WARN_UNUSED_RESULT;

/* --- Networks by Graphviz (obl-diagram-graph.c) ----------------------------------------------- */

typedef struct {
  char *label; /* one line, any characters */
  const char *symbol;
  double size; /* the circle's diameter */
  const char *fill;
  const char *line;
  const char *ink;  /* of the symbol */
  gboolean is_open; /* dotted, filled with the page */
  /* What Graphviz finds. */
  double x;
  double y;
} OblGraphNode;

typedef struct {
  guint from;
  guint to;
  double thickness;
  const char *color;
  const char *style;
  GArray *path; /* found: OblDiagramPoint */
} OblGraphEdge;

typedef struct {
  GArray *nodes;
  GArray *edges;
  const OblDiagramTheme *theme;
  char *svg; /* found: what is drawn */
  double width;
  double height;
} OblGraph;

gboolean obl_graph_lay_out (OblGraph *graph, GError **error);

/* --- Plots by gnuplot (obl-diagram-plot.c) ---------------------------------------------------- */

typedef struct {
  GString *script;  /* commands and data: our own words and numbers, never anybody's text */
  GPtrArray *texts; /* char *: what stands in the place of @T0@, @T1@ … once it is drawn */
  double width;
  double height;
  double left; /* of the field within the axes */
  double right;
  double top;
  double bottom;
} OblPlot;

/* Sizes are to be set before, the script is begun with them. */
void obl_plot_begin (OblPlot *plot, const OblDiagramTheme *theme);
void obl_plot_clear (OblPlot *plot);
/* "@T7@" for a field of data; valid until the next call. */
const char *obl_plot_add_text (OblPlot *plot, const char *words);
/* A line of numbers and other words; %s, %u and %d as printf() has them, numbers with a point
 * through obl_plot_number(). */
void obl_plot_append (OblPlot *plot, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* @buffer of G_ASCII_DTOSTR_BUF_SIZE; gives it. */
const char *obl_plot_number (char *buffer, double number);
/* Runs gnuplot; appends the SVG to @out. */
gboolean obl_plot_run (OblPlot *plot, GString *out, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblPlot, obl_plot_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblCounts, obl_counts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDiagramText, obl_diagram_text_free)

/* --- Periods (obl-diagram-periods.c) ---------------------------------------------------------- */

typedef struct {
  guint32 from; /* the first day and the last one */
  guint32 to;
  char *name; /* "2024-01-21", "2024-01", "2024 Q1", "2024" */
} OblPeriod;

/* Days, weeks, months, quarters, years or more, as many as @max at most, that cover @first to @last;
 * OblPeriod.  @of_what gives what one is called, translated: "by week". */
GPtrArray *obl_periods_new (guint32 first, guint32 last, guint max, const char **of_what)
    G_GNUC_WARN_UNUSED_RESULT;
/* The one that @day is in. */
guint obl_periods_find (const GPtrArray *periods, guint32 day);

G_END_DECLS
