/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphviz: where nodes and lines go, with room for every label, and their SVG.
 *
 * A node is a circle within a label of three lines: an empty one, its symbol, and the name below.
 * Graphviz keeps labels apart and ends lines at circles ("fixedsize=shape"). */
#define G_LOG_DOMAIN "obl-diagram-graph"

#include "config.h"

/* Its headers define what GLib defines. */
#include <gvc.h>
#include <string.h>

#undef MIN
#undef MAX

#include <glib/gi18n-lib.h>

#include "core/picture/obl-diagram-private.h"

#define UNITS_PER_INCH 72.0
#define MARGIN 4.0
#define NAME_HEIGHT 18.0
#define POINTS_PER_CURVE 8

/* Graphviz keeps much of its state in global variables. */
static GMutex graphviz_lock;

/* It would complain on standard error; what matters is in what its calls give. */
static int
ignore_message (char *message)
{
  return 0;
}

/* Once per process: its plugins stay loaded anyway. */
static GVC_t *
get_context (void)
{
  static GVC_t *context;

  if (context == NULL) {
    agseterrf (ignore_message);
    context = gvContext ();
  }
  return context;
}

static void
set_number (void *object, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  agset (object, (char *)name, (char *)g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

static void
set_text (void *object, const char *name, const char *value)
{
  agset (object, (char *)name, (char *)value);
}

/* What is not set for a single node or line. */
static void
set_defaults (Agraph_t *graph)
{
  static const struct {
    int kind;
    const char *name;
    const char *value;
  } defaults[] = {
    { AGRAPH, "overlap", "prism" },
    { AGRAPH, "overlap_scaling", "0" },
    { AGRAPH, "sep", "+10,6" },
    { AGRAPH, "esep", "+3" },
    { AGRAPH, "splines", "true" },
    { AGRAPH, "outputorder", "edgesfirst" },
    { AGRAPH, "bgcolor", "transparent" },
    { AGRAPH, "start", "7" },
    { AGRAPH, "pad", "0.055" },
    { AGNODE, "shape", "circle" },
    { AGNODE, "fixedsize", "shape" },
    { AGNODE, "style", "filled" },
    { AGNODE, "fontname", OBL_DIAGRAM_FONT },
    { AGNODE, "fontsize", "12" },
    { AGNODE, "label", "" },
    { AGNODE, "width", "0.3" },
    { AGNODE, "height", "0.3" },
    { AGNODE, "fillcolor", "#888888" },
    { AGNODE, "color", "#888888" },
    { AGNODE, "fontcolor", "#000000" },
    { AGEDGE, "color", "#888888" },
    { AGEDGE, "style", "solid" },
    { AGEDGE, "penwidth", "1" },
    { AGEDGE, "len", "1.1" },
    { AGEDGE, "arrowsize", "0.7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    agattr (graph, defaults[i].kind, (char *)defaults[i].name, (char *)defaults[i].value);
}

/* A label in Graphviz's own HTML, which knows the entities that XML knows. */
static void
set_label (Agraph_t *graph, Agnode_t *node, const OblGraphNode *from, const OblDiagramTheme *theme)
{
  g_autoptr (GString) label = g_string_new (NULL);
  const int middle = (int)(from->size + 0.5);
  char *own;

  g_string_append_printf (label,
                          "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" "
                          "cellpadding=\"0\"><tr><td height=\"%d\"></td></tr>"
                          "<tr><td height=\"%d\">",
                          (int)NAME_HEIGHT, middle);
  /* An empty font is an error of its grammar. */
  if (*from->symbol != '\0' && from->size >= OBL_DIAGRAM_FONT_SIZE * 1.3)
    g_string_append_printf (label, "<font color=\"%s\">%s</font>", from->ink, from->symbol);
  g_string_append_printf (label, "</td></tr><tr><td height=\"%d\"><font color=\"%s\">",
                          (int)NAME_HEIGHT, theme->ink);
  obl_diagram_append_escaped (label, *from->label == '\0' ? " " : from->label);
  g_string_append (label, "</font></td></tr></table>");
  own = agstrdup_html (graph, label->str);
  agset (node, (char *)"label", own);
  agstrfree (graph, own);
}

static Agnode_t *
add_node (Agraph_t *graph, const OblGraphNode *from, guint index, const OblDiagramTheme *theme)
{
  char name[16];
  Agnode_t *node;

  g_snprintf (name, sizeof name, "n%u", index);
  node = agnode (graph, name, TRUE);
  set_label (graph, node, from, theme);
  set_number (node, "width", from->size / UNITS_PER_INCH);
  set_number (node, "height", from->size / UNITS_PER_INCH);
  set_text (node, "color", from->line);
  set_text (node, "fillcolor", from->fill);
  if (from->is_open)
    set_text (node, "style", "filled,dotted");
  return node;
}

static Agedge_t *
add_edge (Agraph_t *graph, Agnode_t **nodes, const OblGraphEdge *from, guint index)
{
  char name[16];
  Agedge_t *edge;

  g_snprintf (name, sizeof name, "e%u", index);
  edge = agedge (graph, nodes[from->from], nodes[from->to], name, TRUE);
  set_text (edge, "color", from->color);
  set_text (edge, "style", from->style);
  set_number (edge, "penwidth", from->thickness);
  return edge;
}

/* --- What was found --------------------------------------------------------------------------- */

/* Graphviz counts upwards from the lower left corner. */
static OblDiagramPoint
convert (const Agraph_t *graph, pointf at)
{
  const boxf bounds = GD_bb ((Agraph_t *)graph);

  return (OblDiagramPoint){ at.x - bounds.LL.x + MARGIN, bounds.UR.y - at.y + MARGIN };
}

static double
mix (const double v[4], double t)
{
  const double u = 1 - t;

  return u * u * u * v[0] + 3 * u * u * t * v[1] + 3 * u * t * t * v[2] + t * t * t * v[3];
}

static GArray *
trace (const Agraph_t *graph, Agedge_t *edge)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (OblDiagramPoint));
  const splines *curves = ED_spl (edge);

  for (int i = 0; curves != NULL && i < curves->size; i++) {
    const bezier *curve = &curves->list[i];

    for (int k = 0; k + 3 < curve->size; k += 3) {
      const pointf *p = curve->list + k;
      const double x[4] = { p[0].x, p[1].x, p[2].x, p[3].x };
      const double y[4] = { p[0].y, p[1].y, p[2].y, p[3].y };

      for (int step = k == 0 ? 0 : 1; step <= POINTS_PER_CURVE; step++) {
        const double t = (double)step / POINTS_PER_CURVE;
        OblDiagramPoint at = convert (graph, (pointf){ mix (x, t), mix (y, t) });

        g_array_append_val (points, at);
      }
    }
  }
  return points;
}

/* The drawing without the frame that Graphviz gives it, and without its names of things, which a
 * browser would show. */
static char *
take_drawing (const char *svg)
{
  const char *start = strstr (svg, "<g id=\"graph0\"");
  const char *end = g_strrstr (svg, "</svg>");
  GString *out;

  if (start == NULL || end == NULL || end < start)
    return NULL;
  out = g_string_new (NULL);
  while (start < end) {
    const char *title = g_strstr_len (start, end - start, "<title>");
    const char *after = title == NULL ? NULL : g_strstr_len (title, end - title, "</title>\n");

    g_string_append_len (out, start, (after == NULL ? end : title) - start);
    start = after == NULL ? end : after + strlen ("</title>\n");
  }
  return g_string_free (out, FALSE);
}

static gboolean
render (OblGraph *own, Agraph_t *graph)
{
  char *svg = NULL;
  unsigned int n_bytes;

  if (gvRenderData (get_context (), graph, "svg:svg:core", &svg, &n_bytes) != 0 || svg == NULL)
    return FALSE;
  own->svg = take_drawing (svg);
  gvFreeRenderData (svg);
  own->width = GD_bb (graph).UR.x - GD_bb (graph).LL.x + 2 * MARGIN;
  own->height = GD_bb (graph).UR.y - GD_bb (graph).LL.y + 2 * MARGIN;
  return own->svg != NULL;
}

static gboolean
lay_out (OblGraph *own, Agraph_t *graph)
{
  g_autofree Agnode_t **nodes = g_new0 (Agnode_t *, own->nodes->len + 1);
  g_autofree Agedge_t **edges = g_new0 (Agedge_t *, own->edges->len + 1);
  gboolean done;

  set_defaults (graph);
  for (guint i = 0; i < own->nodes->len; i++)
    nodes[i] = add_node (graph, &g_array_index (own->nodes, OblGraphNode, i), i, own->theme);
  for (guint i = 0; i < own->edges->len; i++)
    edges[i] = add_edge (graph, nodes, &g_array_index (own->edges, OblGraphEdge, i), i);
  if (gvLayout (get_context (), graph, "neato") != 0)
    return FALSE;
  done = render (own, graph);
  for (guint i = 0; done && i < own->nodes->len; i++) {
    OblGraphNode *node = &g_array_index (own->nodes, OblGraphNode, i);
    OblDiagramPoint at = convert (graph, ND_coord (nodes[i]));

    node->x = at.x;
    node->y = at.y;
  }
  for (guint i = 0; done && i < own->edges->len; i++)
    g_array_index (own->edges, OblGraphEdge, i).path = trace (graph, edges[i]);
  gvFreeLayout (get_context (), graph);
  return done;
}

gboolean
obl_graph_lay_out (OblGraph *graph, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&graphviz_lock);
  Agraph_t *whole;
  gboolean done;

  get_context ();
  whole = agopen ((char *)"network", Agdirected, NULL);
  done = lay_out (graph, whole);
  agclose (whole);
  if (!done)
    g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_FAILED,
                 _ ("Cannot lay out the network: Graphviz gave up; try fewer sources and targets"));
  return done;
}
