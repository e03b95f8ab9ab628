/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame around every picture: heading, legend, what is left out; and over everything, unseen
 * shapes that tell in a browser what a mark stands for. */
#define G_LOG_DOMAIN "obl-diagram-compose"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/picture/obl-diagram-private.h"

#define EDGE 24.0
#define TITLE_SIZE 18.0
#define LINE_HEIGHT 20.0
#define HEADING_HEIGHT 58.0
#define MIN_WIDTH 480.0
#define SWATCH_WIDTH 30.0
#define SWATCH_HEIGHT 16.0
#define LEGEND_LINE 24.0
#define LEGEND_GAP 22.0

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  obl_diagram_append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_text (
    GString *out, const char *words, double x, double y, double size, const char *attributes)
{
  g_string_append (out, "<text");
  append_attribute (out, "x", x);
  append_attribute (out, "y", y);
  append_attribute (out, "font-size", size);
  g_string_append_printf (out, " font-family=\"%s\" %s>", OBL_DIAGRAM_FONT, attributes);
  obl_diagram_append_escaped (out, words);
  g_string_append (out, "</text>\n");
}

/* --- Legend ----------------------------------------------------------------------------------- */

static void
append_entry (OblDrawing *drawing, GString *out, const OblActLook *look, double x, double y)
{
  g_autofree char *ink = g_strdup_printf ("fill=\"%s\"", drawing->theme->ink);
  g_autofree char *on_swatch = g_strdup_printf ("fill=\"%s\" text-anchor=\"middle\"", look->ink);

  g_string_append (out, "<rect");
  append_attribute (out, "x", x);
  append_attribute (out, "y", y);
  append_attribute (out, "width", SWATCH_WIDTH);
  append_attribute (out, "height", SWATCH_HEIGHT);
  g_string_append_printf (out, " rx=\"3\" fill=\"%s\"/>\n", look->line);
  append_text (out, look->symbol, x + SWATCH_WIDTH / 2, y + 12.5, OBL_DIAGRAM_FONT_SIZE, on_swatch);
  if (drawing->options->kind == OBL_DIAGRAM_NETWORK) {
    g_string_append (out, "<line");
    append_attribute (out, "x1", x + SWATCH_WIDTH + 4);
    append_attribute (out, "x2", x + 2 * SWATCH_WIDTH + 4);
    append_attribute (out, "y1", y + SWATCH_HEIGHT / 2);
    append_attribute (out, "y2", y + SWATCH_HEIGHT / 2);
    g_string_append_printf (out, " stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
                            look->line, *look->dashes == '\0' ? "none" : look->dashes);
    x += SWATCH_WIDTH + 4;
  }
  append_text (out, look->title, x + SWATCH_WIDTH + 8, y + 12.5, OBL_DIAGRAM_FONT_SIZE, ink);
}

static int
compare_acts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GPtrArray *looks = user_data;
  const guint x = ((const OblActLook *)looks->pdata[*(const guint *)a])->order;
  const guint y = ((const OblActLook *)looks->pdata[*(const guint *)b])->order;

  return x < y ? -1 : x > y;
}

/* In lines as wide as the picture; gives where it ends. */
static double
append_legend (OblDrawing *drawing, GString *out, double width, double y)
{
  const double swatches
      = drawing->options->kind == OBL_DIAGRAM_NETWORK ? 2 * SWATCH_WIDTH + 4 : SWATCH_WIDTH;
  double x = EDGE;

  g_array_sort_with_data (drawing->shown_acts, compare_acts, drawing->looks);
  for (guint i = 0; i < drawing->shown_acts->len; i++) {
    const OblActLook *look = drawing->looks->pdata[g_array_index (drawing->shown_acts, guint, i)];
    const double needed
        = swatches + 8
          + obl_diagram_text_measure (drawing->text, look->title, OBL_DIAGRAM_FONT_SIZE);

    if (x > EDGE && x + needed > width - EDGE) {
      x = EDGE;
      y += LEGEND_LINE;
    }
    append_entry (drawing, out, look, x, y);
    x += needed + LEGEND_GAP;
  }
  return y + (drawing->shown_acts->len > 0 ? LEGEND_LINE : 0);
}

/* --- Marks ------------------------------------------------------------------------------------ */

static void
append_points (GString *out, const GArray *path)
{
  for (guint i = 0; i < path->len; i++) {
    const OblDiagramPoint *point = &g_array_index (path, OblDiagramPoint, i);

    g_string_append (out, i > 0 ? " " : "");
    obl_diagram_append_number (out, point->x);
    g_string_append_c (out, ',');
    obl_diagram_append_number (out, point->y);
  }
}

static void
append_mark (GString *out, const OblDiagramMark *mark)
{
  const char *name = "rect";

  if (mark->shape == OBL_DIAGRAM_CIRCLE) {
    name = "circle";
    g_string_append (out, "<circle");
    append_attribute (out, "cx", mark->x + mark->width / 2);
    append_attribute (out, "cy", mark->y + mark->height / 2);
    append_attribute (out, "r", mark->width / 2);
    g_string_append (out, " fill=\"none\" pointer-events=\"all\">");
  } else if (mark->shape == OBL_DIAGRAM_LINE) {
    name = "polyline";
    g_string_append (out, "<polyline points=\"");
    append_points (out, mark->path);
    g_string_append (out, "\" fill=\"none\" stroke=\"none\" stroke-width=\"8\" "
                          "pointer-events=\"stroke\">");
  } else {
    g_string_append (out, "<rect");
    append_attribute (out, "x", mark->x);
    append_attribute (out, "y", mark->y);
    append_attribute (out, "width", mark->width);
    append_attribute (out, "height", mark->height);
    g_string_append (out, " fill=\"none\" pointer-events=\"all\">");
  }
  g_string_append (out, "<title>");
  obl_diagram_append_escaped (out, mark->title);
  g_string_append_printf (out, "</title></%s>\n", name);
}

/* The most telling ones last, and so on top. */
static void
append_marks (GString *out, const GPtrArray *marks)
{
  for (guint i = marks->len; i > 0; i--)
    append_mark (out, marks->pdata[i - 1]);
}

static void
move_marks (const GPtrArray *marks, double x, double y)
{
  for (guint i = 0; i < marks->len; i++) {
    OblDiagramMark *mark = marks->pdata[i];

    mark->x += x;
    mark->y += y;
    for (guint k = 0; mark->path != NULL && k < mark->path->len; k++) {
      g_array_index (mark->path, OblDiagramPoint, k).x += x;
      g_array_index (mark->path, OblDiagramPoint, k).y += y;
    }
  }
}

/* --- The whole -------------------------------------------------------------------------------- */

static void
append_head (OblDrawing *drawing, const OblDiagram *diagram, GString *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\"");
  append_attribute (out, "width", diagram->width);
  append_attribute (out, "height", diagram->height);
  g_string_append (out, " viewBox=\"0 0 ");
  obl_diagram_append_number (out, diagram->width);
  g_string_append_c (out, ' ');
  obl_diagram_append_number (out, diagram->height);
  g_string_append (out, "\">\n<desc>");
  obl_diagram_append_escaped (out, diagram->title);
  g_string_append (out, ". ");
  obl_diagram_append_escaped (out, diagram->summary);
  /* Names stay readable where lines pass behind them. */
  g_string_append_printf (out,
                          "</desc>\n<style>.node text { paint-order: stroke; stroke: %s; "
                          "stroke-width: 3px; stroke-linejoin: round } "
                          ".node text[fill=\"#ffffff\"], .node text[fill=\"#000000\"] "
                          "{ stroke: none }</style>\n"
                          "<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n",
                          drawing->theme->page, drawing->theme->page);
}

static void
append_heading (OblDrawing *drawing, const OblDiagram *diagram, GString *out)
{
  g_autofree char *ink = g_strdup_printf ("fill=\"%s\" font-weight=\"bold\"", drawing->theme->ink);
  g_autofree char *quiet = g_strdup_printf ("fill=\"%s\"", drawing->theme->quiet);
  const double room = diagram->width - 2 * EDGE;
  g_autofree char *title = obl_diagram_text_fit (drawing->text, diagram->title, TITLE_SIZE, room);
  g_autofree char *summary
      = obl_diagram_text_fit (drawing->text, diagram->summary, OBL_DIAGRAM_FONT_SIZE, room);

  append_text (out, title, EDGE, EDGE + 14, TITLE_SIZE, ink);
  append_text (out, summary, EDGE, EDGE + 36, OBL_DIAGRAM_FONT_SIZE, quiet);
}

static double
append_left_out (OblDrawing *drawing, const OblDiagram *diagram, GString *out, double y)
{
  g_autofree char *quiet = g_strdup_printf ("fill=\"%s\"", drawing->theme->quiet);

  for (guint i = 0; i < drawing->left_out->len; i++) {
    g_autofree char *words
        = g_strdup_printf (_ ("Not drawn: %s"), (char *)drawing->left_out->pdata[i]);
    g_autofree char *fitting = obl_diagram_text_fit (drawing->text, words, OBL_DIAGRAM_FONT_SIZE,
                                                     diagram->width - 2 * EDGE);

    append_text (out, fitting, EDGE, y + 14, OBL_DIAGRAM_FONT_SIZE, quiet);
    y += LINE_HEIGHT;
  }
  return y;
}

char *
obl_drawing_compose (OblDrawing *drawing, OblDiagram *diagram)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  double x;
  double y;

  diagram->width = ceil (MAX (drawing->width + 2 * EDGE, MIN_WIDTH));
  x = floor ((diagram->width - drawing->width) / 2);
  y = EDGE + HEADING_HEIGHT;
  move_marks (drawing->marks, x, y);
  g_string_append (rest, "<g transform=\"translate(");
  obl_diagram_append_number (rest, x);
  g_string_append_c (rest, ' ');
  obl_diagram_append_number (rest, y);
  g_string_append (rest, ")\">\n");
  g_string_append (rest, drawing->body->str);
  g_string_append (rest, "</g>\n");
  y = append_legend (drawing, rest, diagram->width, y + drawing->height + 16);
  y = append_left_out (drawing, diagram, rest, y + 4);
  append_marks (rest, drawing->marks);
  diagram->height = ceil (y + EDGE - 8);
  append_head (drawing, diagram, out);
  append_heading (drawing, diagram, out);
  g_string_append (out, rest->str);
  g_string_append (out, "</svg>\n");
  return g_string_free (out, FALSE);
}
