/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows to a picture: counts, then the kind's own drawing, then the frame; and from a place in
 * the picture back to the rows. */
#define G_LOG_DOMAIN "obl-diagram"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/picture/obl-diagram-private.h"

G_DEFINE_QUARK (obl_diagram_error_quark, obl_diagram_error)

/* How far from a line a click may be. */
#define REACH 5.0

static const char *const kind_names[OBL_DIAGRAM_N_KINDS]
    = { "network", "timeline", "mentions", "matrix" };

static const OblDiagramTheme light = { "#ffffff", "#1e1e1e", "#5e5c64", "#8d8b91", "#f0f0f0" };
static const OblDiagramTheme dark = { "#1e1e1e", "#f2f2f2", "#b4b2b8", "#84828a", "#2c2c2c" };

const char *
obl_diagram_kind_get_name (OblDiagramKind kind)
{
  g_return_val_if_fail ((guint)kind < OBL_DIAGRAM_N_KINDS, kind_names[0]);

  return kind_names[kind];
}

gboolean
obl_diagram_kind_parse (const char *name, OblDiagramKind *kind)
{
  for (guint i = 0; i < OBL_DIAGRAM_N_KINDS; i++) {
    if (g_strcmp0 (name, kind_names[i]) == 0) {
      *kind = (OblDiagramKind)i;
      return TRUE;
    }
  }
  return FALSE;
}

/* --- What the kinds use ----------------------------------------------------------------------- */

static void
mark_free (gpointer data)
{
  OblDiagramMark *mark = data;

  g_clear_pointer (&mark->path, g_array_unref);
  g_free (mark->title);
  g_free (mark);
}

OblDiagramMark *
obl_drawing_add_mark (
    OblDrawing *drawing, OblDiagramShape shape, double x, double y, double width, double height)
{
  OblDiagramMark *mark = g_new0 (OblDiagramMark, 1);

  mark->shape = shape;
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  mark->party = OBL_DIAGRAM_ANY;
  mark->source = OBL_DIAGRAM_ANY;
  mark->target = OBL_DIAGRAM_ANY;
  mark->act = OBL_DIAGRAM_ANY;
  g_ptr_array_add (drawing->marks, mark);
  return mark;
}

void
obl_drawing_show_act (OblDrawing *drawing, guint act)
{
  for (guint i = 0; i < drawing->shown_acts->len; i++) {
    if (g_array_index (drawing->shown_acts, guint, i) == act)
      return;
  }
  g_array_append_val (drawing->shown_acts, act);
}

void
obl_drawing_add_row (OblDrawing *drawing, guint mark, ...)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  const char *cell;
  va_list cells;

  va_start (cells, mark);
  while ((cell = va_arg (cells, const char *)) != NULL)
    g_ptr_array_add (row, obl_diagram_make_plain (cell));
  va_end (cells);
  if (drawing->cells->len > 0)
    g_array_append_val (drawing->row_marks, mark);
  g_ptr_array_add (drawing->cells, row);
}

char *
obl_drawing_dup_name (const OblDrawing *drawing, guint party)
{
  const OblParty *somebody = obl_claim_table_get_party (drawing->table, party);
  g_autofree char *name = obl_diagram_make_plain (somebody->name);
  g_autofree char *quoted = NULL;

  if (*name == '\0')
    return g_strdup (_ ("(no name)"));
  if (!obl_id_is_none (&somebody->id))
    return obl_diagram_clean (name);
  /* Translators: words of an article that nobody has linked to an entity. */
  quoted = g_strdup_printf (_ ("“%s”"), name);
  return obl_diagram_clean (quoted);
}

static char *
dup_articles (guint n_documents)
{
  return g_strdup_printf (ngettext ("%u article", "%u articles", n_documents), n_documents);
}

char *
obl_drawing_dup_amount (const OblDrawing *drawing, guint n_claims, guint n_documents)
{
  g_autofree char *articles = dup_articles (n_documents);
  g_autofree char *claims
      = drawing->options->kind == OBL_DIAGRAM_MENTIONS
            ? g_strdup_printf (ngettext ("%u mention", "%u mentions", n_claims), n_claims)
            : g_strdup_printf (ngettext ("%u claim", "%u claims", n_claims), n_claims);

  /* Translators: "3 claims in 2 articles". */
  return g_strdup_printf (_ ("%s in %s"), claims, articles);
}

guint
obl_drawing_get_top (const OblDrawing *drawing, guint usual)
{
  return drawing->options->top == 0 ? usual : MIN (drawing->options->top, OBL_DIAGRAM_MAX_TOP);
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
make_title (const OblDiagramOptions *options)
{
  g_autofree char *entity = options->entity != NULL ? obl_diagram_clean (options->entity) : NULL;

  switch (options->kind) {
  case OBL_DIAGRAM_TIMELINE:
    return entity == NULL ? g_strdup (_ ("Claims in the course of time"))
                          : g_strdup_printf (_ ("Claims by and about %s"), entity);
  case OBL_DIAGRAM_MENTIONS:
    return g_strdup_printf (_ ("Mentions of %s"), entity != NULL ? entity : "");
  case OBL_DIAGRAM_MATRIX:
  case OBL_DIAGRAM_NETWORK:
  default:
    return entity == NULL ? g_strdup (_ ("Who says what about whom"))
                          : g_strdup_printf (_ ("Who says what about whom: %s"), entity);
  }
}

static void
find_days (const OblClaimTable *table, guint32 *first, guint32 *last)
{
  *first = G_MAXUINT32;
  *last = 0;
  for (guint i = 0; i < table->rows->len; i++) {
    const guint32 day = obl_claim_table_get_row (table, i)->day;

    if (day > 0) {
      *first = MIN (*first, day);
      *last = MAX (*last, day);
    }
  }
}

static char *
make_summary (const OblDrawing *drawing)
{
  const OblClaimChoice *choice = drawing->options->choice;
  g_autofree char *amount = obl_drawing_dup_amount (drawing, drawing->counts->all.n_claims,
                                                    drawing->counts->all.n_documents);
  GString *out = g_string_new (amount);
  guint32 first;
  guint32 last;

  find_days (drawing->table, &first, &last);
  if (last > 0) {
    g_autofree char *from = obl_claim_day_format (first);
    g_autofree char *to = obl_claim_day_format (last);

    g_string_append_printf (out, " · %s%s%s", from, first < last ? " – " : "",
                            first < last ? to : "");
  }
  if (drawing->by_what != NULL)
    g_string_append_printf (out, " · %s", drawing->by_what);
  if (choice != NULL && choice->act != NULL && drawing->options->kind != OBL_DIAGRAM_MENTIONS) {
    g_autofree char *act = obl_diagram_clean (obl_label_set_translate (choice->act));

    g_string_append (out, " · ");
    g_string_append_printf (out, _ ("only “%s”"), act);
  }
  return g_string_free (out, FALSE);
}

static char *
join_left_out (const OblDrawing *drawing)
{
  GString *out;

  if (drawing->left_out->len == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < drawing->left_out->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "",
                            (const char *)drawing->left_out->pdata[i]);
  return g_string_free (out, FALSE);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
drawing_clear (OblDrawing *drawing)
{
  g_clear_pointer (&drawing->counts, obl_counts_free);
  g_clear_pointer (&drawing->looks, g_ptr_array_unref);
  g_clear_pointer (&drawing->text, obl_diagram_text_free);
  if (drawing->body != NULL)
    g_string_free (g_steal_pointer (&drawing->body), TRUE);
  g_clear_pointer (&drawing->marks, g_ptr_array_unref);
  g_clear_pointer (&drawing->shown_acts, g_array_unref);
  g_clear_pointer (&drawing->left_out, g_ptr_array_unref);
  g_clear_pointer (&drawing->cells, g_ptr_array_unref);
  g_clear_pointer (&drawing->row_marks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblDrawing, drawing_clear)

static void
drawing_init (OblDrawing *drawing)
{
  drawing->theme = drawing->options->dark ? &dark : &light;
  drawing->counts = obl_counts_new (drawing->table);
  drawing->looks = obl_act_looks_new (drawing->table, drawing->options);
  drawing->text = obl_diagram_text_new ();
  drawing->body = g_string_new (NULL);
  drawing->marks = g_ptr_array_new_with_free_func (mark_free);
  drawing->shown_acts = g_array_new (FALSE, FALSE, sizeof (guint));
  drawing->left_out = g_ptr_array_new_with_free_func (g_free);
  drawing->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  drawing->row_marks = g_array_new (FALSE, FALSE, sizeof (guint));
}

static gboolean
draw_body (OblDrawing *drawing, GError **error)
{
  switch (drawing->options->kind) {
  case OBL_DIAGRAM_TIMELINE:
  case OBL_DIAGRAM_MENTIONS:
    return obl_drawing_add_timeline (drawing, error);
  case OBL_DIAGRAM_MATRIX:
    return obl_drawing_add_matrix (drawing, error);
  case OBL_DIAGRAM_NETWORK:
  default:
    return obl_drawing_add_network (drawing, error);
  }
}

OblDiagram *
obl_diagram_draw (const OblClaimTable *table,
                  const OblDiagramOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (OblDrawing) drawing = { .table = table, .options = options, .cancellable = cancellable };
  OblDiagram *diagram;

  if (table->rows->len == 0) {
    g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_NOTHING,
                 options->kind == OBL_DIAGRAM_MENTIONS ? _ ("There are no mentions to draw")
                                                       : _ ("There are no claims to draw"));
    return NULL;
  }
  drawing_init (&drawing);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !draw_body (&drawing, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  diagram = g_atomic_rc_box_new0 (OblDiagram);
  diagram->kind = options->kind;
  diagram->title = make_title (options);
  diagram->summary = make_summary (&drawing);
  diagram->n_claims = drawing.counts->all.n_claims;
  diagram->n_documents = drawing.counts->all.n_documents;
  diagram->left_out = join_left_out (&drawing);
  diagram->svg = obl_drawing_compose (&drawing, diagram);
  diagram->marks = g_ptr_array_ref (drawing.marks);
  diagram->cells = g_ptr_array_ref (drawing.cells);
  diagram->row_marks = g_array_ref (drawing.row_marks);
  return diagram;
}

OblDiagram *
obl_diagram_ref (OblDiagram *diagram)
{
  return g_atomic_rc_box_acquire (diagram);
}

static void
diagram_clear (gpointer data)
{
  OblDiagram *diagram = data;

  g_free (diagram->svg);
  g_free (diagram->title);
  g_free (diagram->summary);
  g_free (diagram->left_out);
  g_clear_pointer (&diagram->marks, g_ptr_array_unref);
  g_clear_pointer (&diagram->cells, g_ptr_array_unref);
  g_clear_pointer (&diagram->row_marks, g_array_unref);
}

void
obl_diagram_unref (OblDiagram *diagram)
{
  if (diagram != NULL)
    g_atomic_rc_box_release_full (diagram, diagram_clear);
}

/* --- From a place to the rows ----------------------------------------------------------------- */

static double
get_distance (const OblDiagramPoint *a, const OblDiagramPoint *b, double x, double y)
{
  const double dx = b->x - a->x;
  const double dy = b->y - a->y;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? CLAMP (((x - a->x) * dx + (y - a->y) * dy) / length, 0, 1) : 0;

  return hypot (x - (a->x + t * dx), y - (a->y + t * dy));
}

static gboolean
is_at (const OblDiagramMark *mark, double x, double y)
{
  switch (mark->shape) {
  case OBL_DIAGRAM_CIRCLE:
    return hypot (x - (mark->x + mark->width / 2), y - (mark->y + mark->height / 2))
           <= mark->width / 2;
  case OBL_DIAGRAM_LINE:
    for (guint i = 1; i < mark->path->len; i++) {
      if (get_distance (&g_array_index (mark->path, OblDiagramPoint, i - 1),
                        &g_array_index (mark->path, OblDiagramPoint, i), x, y)
          <= REACH)
        return TRUE;
    }
    return FALSE;
  case OBL_DIAGRAM_RECTANGLE:
  default:
    return x >= mark->x && x < mark->x + mark->width && y >= mark->y && y < mark->y + mark->height;
  }
}

guint
obl_diagram_find_mark (const OblDiagram *diagram, double x, double y)
{
  for (guint i = 0; i < diagram->marks->len; i++) {
    if (is_at (diagram->marks->pdata[i], x, y))
      return i;
  }
  return G_MAXUINT;
}

static gboolean
is_behind (const OblDiagramMark *mark, const OblClaimRow *row)
{
  return (mark->party == OBL_DIAGRAM_ANY || row->source == mark->party
          || row->target == mark->party)
         && (mark->source == OBL_DIAGRAM_ANY || row->source == mark->source)
         && (mark->target == OBL_DIAGRAM_ANY || row->target == mark->target)
         && (mark->act == OBL_DIAGRAM_ANY || row->act == mark->act)
         && (mark->from == 0 || row->day >= mark->from) && (mark->to == 0 || row->day <= mark->to);
}

GArray *
obl_diagram_list_behind (const OblClaimTable *table, const OblDiagramMark *mark, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  for (guint i = 0; i < table->rows->len && (limit == 0 || ids->len < limit); i++) {
    const OblClaimRow *row = obl_claim_table_get_row (table, i);

    if (is_behind (mark, row)
        && (ids->len == 0 || !obl_id_equal (&g_array_index (ids, OblId, ids->len - 1), &row->id)))
      g_array_append_val (ids, row->id);
  }
  return ids;
}
