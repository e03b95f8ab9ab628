/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of who says what about whom: a network of sources and targets, a matrix of them, claims
 * and mentions in the course of time.
 *
 * A picture is an SVG document that needs nothing from elsewhere, and the marks in it: what each
 * stands for and where it is, so that a click finds the claims behind it.  The same rows and options
 * give the same bytes.  Networks are laid out by Graphviz, the others plotted by gnuplot. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-claim-table.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_DIAGRAM_ERROR (obl_diagram_error_quark ())

typedef enum {
  OBL_DIAGRAM_ERROR_FAILED,  /* the program that draws it is not there, or gave up */
  OBL_DIAGRAM_ERROR_NOTHING, /* there is nothing to draw */
} OblDiagramError;

GQuark obl_diagram_error_quark (void);

typedef enum {
  OBL_DIAGRAM_NETWORK,
  OBL_DIAGRAM_TIMELINE, /* claims by their article's date */
  OBL_DIAGRAM_MENTIONS, /* of one entity, likewise */
  OBL_DIAGRAM_MATRIX,   /* sources down, targets across */
} OblDiagramKind;

#define OBL_DIAGRAM_N_KINDS 4

/* "network", "timeline", "mentions", "matrix". */
const char *obl_diagram_kind_get_name (OblDiagramKind kind);
gboolean obl_diagram_kind_parse (const char *name, OblDiagramKind *kind);

typedef struct {
  OblDiagramKind kind;
  guint top; /* so many sources and targets at most; 0: as many as are read easily */
  gboolean dark;
  const char *entity; /* the name of the entity of the choice, or NULL; told in the heading */
  const OblClaimChoice *choice; /* what the rows were chosen by; told in the heading */
  const OblLabelSet *labels;    /* the order of acts, and with it their colours, and their titles */
} OblDiagramOptions;

/* As many as anybody can still tell apart. */
#define OBL_DIAGRAM_MAX_TOP 200

#define OBL_DIAGRAM_ANY (G_MAXUINT - 1) /* of OblDiagramMark: whoever, whatever */

typedef enum {
  OBL_DIAGRAM_RECTANGLE,
  OBL_DIAGRAM_CIRCLE,
  OBL_DIAGRAM_LINE,
} OblDiagramShape;

typedef struct {
  double x;
  double y;
} OblDiagramPoint;

/* Positions and lengths are in the units of the SVG document. */
typedef struct {
  OblDiagramShape shape;
  double x; /* the box around it */
  double y;
  double width;
  double height;
  GArray *path; /* OblDiagramPoint along a line; NULL otherwise */
  char *title;  /* what it stands for, whole; lines */

  /* Which rows: by their indices in the table, OBL_DIAGRAM_ANY, or OBL_NO_INDEX for rows that have
   * none. */
  guint party; /* as source or as target */
  guint source;
  guint target;
  guint act;
  guint32 from; /* days, 0: any */
  guint32 to;
  guint n_claims; /* or mentions */
  guint n_documents;
} OblDiagramMark;

typedef struct {
  OblDiagramKind kind;
  char *svg;
  double width;
  double height;
  char *title;
  char *summary;  /* how many claims in how many articles, of which days */
  char *left_out; /* what is not drawn, or NULL when all is */
  guint n_claims; /* that there are, or mentions */
  guint n_documents;
  GPtrArray *marks;  /* OblDiagramMark, the most telling first */
  GPtrArray *cells;  /* GPtrArray of char *: the data as a table, its first row the heads */
  GArray *row_marks; /* guint: the mark of each row after the heads */
} OblDiagram;

/* Any thread; waits for others that draw.  Fails with OBL_DIAGRAM_ERROR or, when @cancellable (may be
 * NULL) is cancelled, one of GIO's. */
OblDiagram *obl_diagram_draw (const OblClaimTable *table,
                              const OblDiagramOptions *options,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblDiagram *obl_diagram_ref (OblDiagram *diagram);
void obl_diagram_unref (OblDiagram *diagram);

/* The part of the picture at (@x, @y), @width by @height pixels large with @scale pixels to a unit, in
 * cairo's CAIRO_FORMAT_ARGB32 and rows of 4 * @width bytes.  Any thread. */
GBytes *obl_diagram_render (const OblDiagram *diagram,
                            double x,
                            double y,
                            guint width,
                            guint height,
                            double scale,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The mark at a place of the SVG document, or G_MAXUINT; of several the one on top. */
guint obl_diagram_find_mark (const OblDiagram *diagram, double x, double y);
/* The ids (OblId) of the claims or mentions behind @mark, each once, at most @limit (0: all). */
GArray *obl_diagram_list_behind (const OblClaimTable *table,
                                 const OblDiagramMark *mark,
                                 guint limit) G_GNUC_WARN_UNUSED_RESULT;

/* The data as comma-separated values (RFC 4180, UTF-8); as a JSON object with the ids behind each mark,
 * of the table that was drawn; and the picture as PNG with @scale pixels to a unit. */
char *obl_diagram_to_csv (const OblDiagram *diagram) G_GNUC_WARN_UNUSED_RESULT;
char *obl_diagram_to_json (const OblDiagram *diagram,
                           const OblClaimTable *table) G_GNUC_WARN_UNUSED_RESULT;
GBytes *obl_diagram_to_png (const OblDiagram *diagram,
                            double scale,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDiagram, obl_diagram_unref)

G_END_DECLS
