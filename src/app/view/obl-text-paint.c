/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The band is cut wherever a mark begins or ends; each piece gets the tag of what lies over it.
 * Pieces that were there before are left alone: a key press changes a few. */
#define G_LOG_DOMAIN "obl-text-paint"

#include "config.h"

#include "app/view/obl-text-paint.h"

#include "app/view/obl-mark-style.h"
#include "app/view/obl-view-style.h"
#include "core/model/obl-palette.h"

/* How a piece looks: what a tag is found by. */
typedef struct {
  guint8 back;  /* Back, or BACK_TINT + swatch × OBL_N_TONES + tone */
  guint8 under; /* PangoUnderline */
  guint8 color; /* of the line below: a swatch, or EDGE */
  guint8 over;  /* whether there is a line above */
} Look;

typedef enum {
  BACK_NONE,
  BACK_HIT,
  BACK_CURRENT_HIT,
  BACK_CURRENT_SKETCH,
  BACK_TINT,
} Back;

#define EDGE OBL_N_SWATCHES /* the colour around what was found */

/* As in src/page/page.css. */
static const char *const backs[][2] = {
  [BACK_NONE] = { NULL, NULL },
  [BACK_HIT] = { "#fdecac", "#554a2b" },
  [BACK_CURRENT_HIT] = { "#ffcd75", "#7d5c1f" },
  [BACK_CURRENT_SKETCH] = { "#c1d9f6", "#3a4f6c" },
};
static const char *const edges[] = { "#8f6a00", "#e5b83a" };

typedef struct {
  OblRange range;
  GtkTextTag *tag;
} Piece;

/* One fragment over the band. */
typedef struct {
  OblRange range;
  const OblSpan *span;
  guint32 length; /* of the whole span */
  OblMarkKind kind;
  guint swatch;
  gboolean is_selected;
  gboolean is_strong;
} Layer;

struct _OblTextPaint {
  GtkTextBuffer *buffer;
  GHashTable *tags; /* Look in a pointer → GtkTextTag, owned by the buffer's table */
  GArray *pieces;   /* Piece, in text order */
  OblRange band;
  OblTheme theme;
};

OblTextPaint *
obl_text_paint_new (GtkTextBuffer *buffer)
{
  OblTextPaint *paint = g_new0 (OblTextPaint, 1);

  paint->buffer = g_object_ref (buffer);
  paint->tags = g_hash_table_new (NULL, NULL);
  paint->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return paint;
}

void
obl_text_paint_free (OblTextPaint *paint)
{
  if (paint == NULL)
    return;
  g_array_unref (paint->pieces);
  g_hash_table_unref (paint->tags);
  g_object_unref (paint->buffer);
  g_free (paint);
}

void
obl_text_paint_clear (OblTextPaint *paint, OblTheme theme)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (paint->buffer);
  GHashTableIter iter;
  gpointer tag = NULL;

  /* A tag that leaves the table leaves the text as well. */
  g_hash_table_iter_init (&iter, paint->tags);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    gtk_text_tag_table_remove (table, tag);
  g_hash_table_remove_all (paint->tags);
  g_array_set_size (paint->pieces, 0);
  paint->band = (OblRange){ 0, 0 };
  paint->theme = theme;
}

OblRange
obl_text_paint_get_band (const OblTextPaint *paint)
{
  return paint->band;
}

/* --- Tags -------------------------------------------------------------------------------------- */

static GdkRGBA
parse (const char *hex)
{
  GdkRGBA color = { 0 };

  g_return_val_if_fail (gdk_rgba_parse (&color, hex), color);

  return color;
}

static gboolean
is_dark (const OblTextPaint *paint)
{
  return paint->theme == OBL_THEME_DARK || paint->theme == OBL_THEME_HIGH_DARK;
}

static GdkRGBA
get_line (const OblTextPaint *paint, guint color)
{
  return color == EDGE ? parse (edges[is_dark (paint)])
                       : obl_view_style_get_line (color, paint->theme);
}

static GdkRGBA
get_back (const OblTextPaint *paint, guint back)
{
  const guint tint = back - BACK_TINT;

  if (back < BACK_TINT)
    return parse (backs[back][is_dark (paint)]);
  return obl_view_style_get_tint (tint / OBL_N_TONES, (OblTone)(tint % OBL_N_TONES), paint->theme);
}

static GtkTextTag *
make_tag (OblTextPaint *paint, Look look)
{
  GtkTextTag *tag = gtk_text_tag_new (NULL);

  if (look.back != BACK_NONE) {
    const GdkRGBA color = get_back (paint, look.back);

    g_object_set (tag, "background-rgba", &color, NULL);
  }
  if (look.under != PANGO_UNDERLINE_NONE) {
    const GdkRGBA color = get_line (paint, look.color);

    g_object_set (tag, "underline", (PangoUnderline)look.under, "underline-rgba", &color, NULL);
  }
  /* In the colour of the words: GTK 4.8 would free another colour of it twice. */
  if (look.over)
    g_object_set (tag, "overline", PANGO_OVERLINE_SINGLE, NULL);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (paint->buffer), tag);
  g_object_unref (tag);
  return tag;
}

/* NULL for a look that is none. */
static GtkTextTag *
find_tag (OblTextPaint *paint, Look look)
{
  const guint key = (guint)look.back << 24 | (guint)look.under << 16 | (guint)look.color << 8
                    | (guint)look.over;
  GtkTextTag *tag = g_hash_table_lookup (paint->tags, GUINT_TO_POINTER (key));

  if (tag == NULL && key != 0) {
    tag = make_tag (paint, look);
    g_hash_table_insert (paint->tags, GUINT_TO_POINTER (key), tag);
  }
  return tag;
}

/* --- What a piece looks like ------------------------------------------------------------------- */

/* As in src/page/paint.js: a sentence in full colour would drown the names in it. */
static gboolean
find_tone (const Layer *layer, gboolean is_lit, OblTone *tone)
{
  if (layer->kind == OBL_MARK_CONTENT || layer->kind == OBL_MARK_ROLE) {
    *tone = OBL_TONE_FAINT;
    return layer->is_strong;
  }
  if (layer->is_strong)
    *tone = OBL_TONE_STRONG;
  else if (is_lit)
    *tone = OBL_TONE_FAINT;
  else
    *tone = layer->kind == OBL_MARK_CUE ? OBL_TONE_CUE : OBL_TONE_PLAIN;
  return TRUE;
}

static void
look_at_tints (const GPtrArray *layers, gboolean is_lit, Look *look)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < layers->len; i++) {
    const Layer *layer = layers->pdata[i];
    OblTone tone = OBL_TONE_PLAIN;

    if (!find_tone (layer, is_lit, &tone) || (is_found && tone != OBL_TONE_STRONG))
      continue;
    look->back = (guint8)(BACK_TINT + layer->swatch * OBL_N_TONES + tone);
    is_found = TRUE;
    if (tone == OBL_TONE_STRONG)
      return;
  }
}

/* Cues have a tint and no line of their own, unless they are selected. */
static void
look_at_lines (const GPtrArray *layers, Look *look)
{
  guint n_lines = 0;

  for (guint i = 0; i < layers->len; i++) {
    const Layer *layer = layers->pdata[i];

    if (layer->kind == OBL_MARK_CUE && !layer->is_selected)
      continue;
    if (n_lines == 0) {
      look->under = obl_mark_style_is_suggested (layer->span) ? PANGO_UNDERLINE_ERROR
                                                              : PANGO_UNDERLINE_SINGLE;
      look->color = (guint8)layer->swatch;
    }
    if (layer->is_selected || n_lines > 0)
      look->over = TRUE;
    n_lines++;
  }
  if (n_lines > 2 && look->under == PANGO_UNDERLINE_SINGLE)
    look->under = PANGO_UNDERLINE_DOUBLE;
}

static void
look_at_sketches (const GArray *sketches, guint32 position, Look *look)
{
  for (guint i = 0; i < sketches->len; i++) {
    const OblTextSketch *sketch = &g_array_index (sketches, OblTextSketch, i);

    if (position < sketch->range.start || position >= sketch->range.end)
      continue;
    look->under = PANGO_UNDERLINE_ERROR;
    look->color = (guint8)sketch->swatch;
    if (sketch->is_current)
      look->back = BACK_CURRENT_SKETCH;
  }
}

/* The first one that ends after @position. */
static guint
find_hit (const GArray *hits, guint32 position)
{
  guint low = 0;
  guint high = hits->len;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (hits, OblRange, middle).end > position)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static void
look_at_hits (const OblTextScene *scene, guint32 position, Look *look)
{
  const guint i = scene->hits == NULL ? 0 : find_hit (scene->hits, position);

  if (scene->hits == NULL || i >= scene->hits->len
      || g_array_index (scene->hits, OblRange, i).start > position)
    return;
  look->back = i == scene->hit ? BACK_CURRENT_HIT : BACK_HIT;
  look->over = TRUE;
  if (look->under == PANGO_UNDERLINE_NONE) {
    look->under = PANGO_UNDERLINE_SINGLE;
    look->color = EDGE;
  }
}

/* --- Cutting ----------------------------------------------------------------------------------- */

static GArray *
list_layers (const OblTextScene *scene, OblRange band)
{
  g_autoptr (GPtrArray) spans = obl_text_spans_list_within (scene->spans, band);
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (Layer));

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];
    const gboolean is_selected = g_hash_table_contains (scene->selected, &span->id);
    Layer layer = {
      .span = span,
      .length = obl_text_spans_measure (span),
      .is_selected = is_selected,
      .is_strong = is_selected || g_hash_table_contains (scene->linked, &span->id),
    };

    layer.kind = obl_mark_style_find (scene->set, span->label, &layer.swatch);
    for (guint j = 0; j < span->fragments->len; j++) {
      layer.range = g_array_index (span->fragments, OblRange, j);
      if (layer.range.start < band.end && layer.range.end > band.start)
        g_array_append_val (layers, layer);
    }
  }
  return layers;
}

static void
add_cuts (GArray *cuts, OblRange range, OblRange band)
{
  const guint32 start = CLAMP (range.start, band.start, band.end);
  const guint32 end = CLAMP (range.end, band.start, band.end);

  g_array_append_val (cuts, start);
  g_array_append_val (cuts, end);
}

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  const guint32 one = *(const guint32 *)a;
  const guint32 other = *(const guint32 *)b;

  return one < other ? -1 : one > other;
}

static GArray *
list_cuts (const OblTextScene *scene, const GArray *layers, OblRange band)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < layers->len; i++)
    add_cuts (cuts, g_array_index (layers, Layer, i).range, band);
  for (guint i = 0; i < scene->sketches->len; i++)
    add_cuts (cuts, g_array_index (scene->sketches, OblTextSketch, i).range, band);
  for (guint i = scene->hits == NULL ? 0 : find_hit (scene->hits, band.start);
       scene->hits != NULL && i < scene->hits->len; i++) {
    const OblRange hit = g_array_index (scene->hits, OblRange, i);

    if (hit.start >= band.end)
      break;
    add_cuts (cuts, hit, band);
  }
  g_array_sort (cuts, compare_cuts);
  return cuts;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const Layer *first = a;
  const Layer *second = b;

  return obl_range_compare (&first->range, &second->range);
}

static int
compare_inward (gconstpointer a, gconstpointer b)
{
  const Layer *first = *(const Layer *const *)a;
  const Layer *second = *(const Layer *const *)b;

  if (first->length != second->length)
    return first->length < second->length ? -1 : 1;
  return obl_span_compare (&second->span, &first->span);
}

/* Lets go of what ends at @position, takes up what begins there; innermost first. */
static void
move_to (GPtrArray *active, const GArray *layers, guint *next, guint32 position)
{
  gboolean is_new = FALSE;

  for (guint i = active->len; i > 0; i--) {
    if (((const Layer *)active->pdata[i - 1])->range.end <= position)
      g_ptr_array_remove_index (active, i - 1);
  }
  for (; *next < layers->len; (*next)++) {
    Layer *layer = &g_array_index (layers, Layer, *next);

    if (layer->range.start > position)
      break;
    if (layer->range.end > position) {
      g_ptr_array_add (active, layer);
      is_new = TRUE;
    }
  }
  if (is_new)
    g_ptr_array_sort (active, compare_inward);
}

static GArray *
list_pieces (OblTextPaint *paint, const OblTextScene *scene, OblRange band)
{
  const gboolean is_lit
      = g_hash_table_size (scene->selected) > 0 || g_hash_table_size (scene->linked) > 0;
  g_autoptr (GArray) layers = list_layers (scene, band);
  g_autoptr (GArray) cuts = list_cuts (scene, layers, band);
  g_autoptr (GPtrArray) active = g_ptr_array_new ();
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint next = 0;

  g_array_sort (layers, compare_starts);
  for (guint i = 0; i + 1 < cuts->len; i++) {
    Piece piece
        = { { g_array_index (cuts, guint32, i), g_array_index (cuts, guint32, i + 1) }, NULL };
    Look look = { 0 };

    if (piece.range.start == piece.range.end)
      continue;
    move_to (active, layers, &next, piece.range.start);
    look_at_tints (active, is_lit, &look);
    look_at_lines (active, &look);
    look_at_sketches (scene->sketches, piece.range.start, &look);
    look_at_hits (scene, piece.range.start, &look);
    piece.tag = find_tag (paint, look);
    if (piece.tag != NULL)
      g_array_append_val (pieces, piece);
  }
  return pieces;
}

/* --- Painting ---------------------------------------------------------------------------------- */

static void
set_tag (OblTextPaint *paint, const Piece *piece, gboolean is_on)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (paint->buffer, &start, (int)piece->range.start);
  gtk_text_buffer_get_iter_at_offset (paint->buffer, &end, (int)piece->range.end);
  if (is_on)
    gtk_text_buffer_apply_tag (paint->buffer, piece->tag, &start, &end);
  else
    gtk_text_buffer_remove_tag (paint->buffer, piece->tag, &start, &end);
}

static gboolean
is_same (const Piece *a, const Piece *b)
{
  return a->range.start == b->range.start && a->range.end == b->range.end && a->tag == b->tag;
}

/* Sets the tags of all pieces of @one that @other does not have; both are in text order. */
static void
set_difference (OblTextPaint *paint, const GArray *one, const GArray *other, gboolean is_on)
{
  guint j = 0;

  for (guint i = 0; i < one->len; i++) {
    const Piece *piece = &g_array_index (one, Piece, i);

    while (j < other->len && g_array_index (other, Piece, j).range.start < piece->range.start)
      j++;
    if (j == other->len || !is_same (piece, &g_array_index (other, Piece, j)))
      set_tag (paint, piece, is_on);
  }
}

void
obl_text_paint_show (OblTextPaint *paint, const OblTextScene *scene, OblRange band)
{
  GArray *pieces = list_pieces (paint, scene, band);

  set_difference (paint, paint->pieces, pieces, FALSE);
  set_difference (paint, pieces, paint->pieces, TRUE);
  g_array_unref (paint->pieces);
  paint->pieces = pieces;
  paint->band = band;
}
