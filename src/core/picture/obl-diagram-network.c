/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network: a circle for everybody, as large as the claims it makes or is the target of are many,
 * and a line from source to target in the look of the act that most of its claims have. */
#define G_LOG_DOMAIN "obl-diagram-network"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/picture/obl-diagram-private.h"

#define USUAL_TOP 40
#define MIN_SIZE 12.0
#define MAX_SIZE 64.0
#define MAX_NAME_WIDTH 170.0
#define MAX_THICKNESS 6.0
/* More lines than these for each circle are a thicket. */
#define LINES_PER_NODE 3u

static void
clear_edge (gpointer data)
{
  OblGraphEdge *edge = data;

  g_clear_pointer (&edge->path, g_array_unref);
}

static void
clear_node (gpointer data)
{
  OblGraphNode *node = data;

  g_clear_pointer (&node->label, g_free);
}

static void
graph_clear (OblGraph *graph)
{
  g_clear_pointer (&graph->nodes, g_array_unref);
  g_clear_pointer (&graph->edges, g_array_unref);
  g_clear_pointer (&graph->svg, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblGraph, graph_clear)

/* The area grows with the claims. */
static double
get_size (guint n_claims, guint most)
{
  return MIN_SIZE + (MAX_SIZE - MIN_SIZE) * sqrt ((double)n_claims / MAX (most, 1));
}

static void
add_node (OblDrawing *drawing, OblGraph *graph, const OblPartyCount *count, guint most)
{
  const OblParty *party = obl_claim_table_get_party (drawing->table, count->party);
  const guint act = obl_tally_get_main_act (&count->as_source, drawing->counts->n_acts);
  const OblActLook *look = drawing->looks->pdata[act];
  const gboolean says = count->as_source.n_claims > 0;
  g_autofree char *name = obl_drawing_dup_name (drawing, count->party);
  OblGraphNode node = { 0 };

  node.label = obl_diagram_text_fit (drawing->text, name, OBL_DIAGRAM_FONT_SIZE, MAX_NAME_WIDTH);
  node.size = get_size (count->all.n_claims, most);
  node.is_open = obl_id_is_none (&party->id);
  node.line = says ? look->line : drawing->theme->line;
  node.fill = says && !node.is_open ? look->line : drawing->theme->page;
  node.ink = says && !node.is_open ? look->ink : node.line;
  node.symbol = says ? look->symbol : "";
  if (says)
    obl_drawing_show_act (drawing, act);
  g_array_append_val (graph->nodes, node);
}

/* The places of the parties among the nodes, G_MAXUINT for those that are not drawn. */
static guint *
add_nodes (OblDrawing *drawing, OblGraph *graph, guint n_nodes)
{
  guint *places = g_new (guint, drawing->table->parties->len + 1);
  guint most = 0;

  for (guint i = 0; i < drawing->table->parties->len; i++)
    places[i] = G_MAXUINT;
  for (guint i = 0; i < n_nodes; i++) {
    const OblPartyCount *count = drawing->counts->parties->pdata[i];

    most = MAX (most, count->all.n_claims);
    places[count->party] = i;
    add_node (drawing, graph, count, most);
  }
  return places;
}

/* The strongest ties first; gives how many there are. */
static guint
add_edges (OblDrawing *drawing, OblGraph *graph, const guint *places, GPtrArray *drawn)
{
  guint most = 1;
  guint n_all = 0;

  for (guint i = 0; i < drawing->counts->ties->len; i++) {
    OblTie *tie = drawing->counts->ties->pdata[i];
    const guint act = obl_tally_get_main_act (&tie->tally, drawing->counts->n_acts);
    const OblActLook *look = drawing->looks->pdata[act];
    OblGraphEdge edge = { 0 };

    if (tie->source == OBL_NO_INDEX || tie->target == OBL_NO_INDEX
        || places[tie->source] == G_MAXUINT || places[tie->target] == G_MAXUINT)
      continue;
    if (n_all++ >= LINES_PER_NODE * graph->nodes->len)
      continue;
    most = MAX (most, tie->tally.n_claims);
    edge.from = places[tie->source];
    edge.to = places[tie->target];
    edge.color = look->line;
    edge.style = look->style;
    edge.thickness = 1 + (MAX_THICKNESS - 1) * (tie->tally.n_claims - 1) / MAX (most - 1, 1);
    obl_drawing_show_act (drawing, act);
    g_array_append_val (graph->edges, edge);
    g_ptr_array_add (drawn, tie);
  }
  return n_all;
}

static void
mark_node (OblDrawing *drawing, const OblGraphNode *node, const OblPartyCount *count)
{
  const double r = node->size / 2;
  OblDiagramMark *mark = obl_drawing_add_mark (drawing, OBL_DIAGRAM_CIRCLE, node->x - r,
                                               node->y - r, node->size, node->size);
  g_autofree char *name = obl_drawing_dup_name (drawing, count->party);
  g_autofree char *amount
      = obl_drawing_dup_amount (drawing, count->all.n_claims, count->all.n_documents);
  g_autofree char *acts = obl_act_looks_describe (drawing->looks, &count->as_source);
  g_autofree char *roles = g_strdup_printf (_ ("source of %u, target of %u"),
                                            count->as_source.n_claims, count->as_target.n_claims);

  mark->party = count->party;
  mark->n_claims = count->all.n_claims;
  mark->n_documents = count->all.n_documents;
  mark->title
      = g_strdup_printf ("%s\n%s: %s%s%s", name, amount, roles, *acts != '\0' ? "\n" : "", acts);
}

static void
mark_edge (OblDrawing *drawing, OblGraphEdge *edge, const OblTie *tie)
{
  OblDiagramMark *mark = obl_drawing_add_mark (drawing, OBL_DIAGRAM_LINE, 0, 0, 0, 0);
  g_autofree char *source = obl_drawing_dup_name (drawing, tie->source);
  g_autofree char *target = obl_drawing_dup_name (drawing, tie->target);
  g_autofree char *amount
      = obl_drawing_dup_amount (drawing, tie->tally.n_claims, tie->tally.n_documents);
  g_autofree char *acts = obl_act_looks_describe (drawing->looks, &tie->tally);

  mark->path = g_steal_pointer (&edge->path);
  mark->source = tie->source;
  mark->target = tie->target;
  mark->n_claims = tie->tally.n_claims;
  mark->n_documents = tie->tally.n_documents;
  mark->title = g_strdup_printf ("%s → %s\n%s\n%s", source, target, amount, acts);
}

static void
add_data (OblDrawing *drawing, const GPtrArray *drawn, guint n_nodes)
{
  obl_drawing_add_row (drawing, G_MAXUINT, _ ("Source"), _ ("Target"), _ ("Claims"), _ ("Articles"),
                       _ ("Acts"), NULL);
  for (guint i = 0; i < drawn->len; i++) {
    const OblTie *tie = drawn->pdata[i];
    g_autofree char *source = obl_drawing_dup_name (drawing, tie->source);
    g_autofree char *target = obl_drawing_dup_name (drawing, tie->target);
    g_autofree char *claims = g_strdup_printf ("%u", tie->tally.n_claims);
    g_autofree char *articles = g_strdup_printf ("%u", tie->tally.n_documents);
    g_autofree char *acts = obl_act_looks_describe (drawing->looks, &tie->tally);

    obl_drawing_add_row (drawing, n_nodes + i, source, target, claims, articles, acts, NULL);
  }
  for (guint i = 0; i < n_nodes; i++) {
    const OblPartyCount *count = drawing->counts->parties->pdata[i];
    g_autofree char *name = obl_drawing_dup_name (drawing, count->party);
    g_autofree char *claims = g_strdup_printf ("%u", count->as_source.n_claims);
    g_autofree char *articles = g_strdup_printf ("%u", count->as_source.n_documents);
    g_autofree char *acts = obl_act_looks_describe (drawing->looks, &count->as_source);

    if (count->as_source.n_claims > 0)
      obl_drawing_add_row (drawing, i, name, _ ("(all targets)"), claims, articles, acts, NULL);
  }
}

static void
tell_left_out (OblDrawing *drawing, guint n_nodes, guint n_drawn, guint n_ties)
{
  const guint n_parties = drawing->counts->parties->len;

  if (n_nodes < n_parties)
    g_ptr_array_add (
        drawing->left_out,
        g_strdup_printf (_ ("%u of %u sources and targets, those with the fewest claims"),
                         n_parties - n_nodes, n_parties));
  if (n_drawn < n_ties)
    g_ptr_array_add (drawing->left_out,
                     g_strdup_printf (_ ("%u of %u lines between those that are drawn, those with "
                                         "the fewest claims"),
                                      n_ties - n_drawn, n_ties));
}

gboolean
obl_drawing_add_network (OblDrawing *drawing, GError **error)
{
  const guint n_nodes
      = MIN (obl_drawing_get_top (drawing, USUAL_TOP), drawing->counts->parties->len);
  g_autoptr (GPtrArray) drawn = g_ptr_array_new ();
  g_autofree guint *places = NULL;
  guint n_ties;
  g_auto (OblGraph) graph = { .theme = drawing->theme };

  graph.nodes = g_array_new (FALSE, FALSE, sizeof (OblGraphNode));
  g_array_set_clear_func (graph.nodes, clear_node);
  graph.edges = g_array_new (FALSE, FALSE, sizeof (OblGraphEdge));
  g_array_set_clear_func (graph.edges, clear_edge);
  places = add_nodes (drawing, &graph, n_nodes);
  n_ties = add_edges (drawing, &graph, places, drawn);
  if (!obl_graph_lay_out (&graph, error))
    return FALSE;
  g_string_append (drawing->body, graph.svg);
  drawing->width = graph.width;
  drawing->height = graph.height;
  for (guint i = 0; i < n_nodes; i++)
    mark_node (drawing, &g_array_index (graph.nodes, OblGraphNode, i),
               drawing->counts->parties->pdata[i]);
  for (guint i = 0; i < drawn->len; i++)
    mark_edge (drawing, &g_array_index (graph.edges, OblGraphEdge, i), drawn->pdata[i]);
  add_data (drawing, drawn, n_nodes);
  tell_left_out (drawing, n_nodes, drawn->len, n_ties);
  return TRUE;
}
