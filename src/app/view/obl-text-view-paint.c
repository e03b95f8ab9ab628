/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks are painted near the window only, and all that has changed at once, before the next frame is
 * drawn: who selects another mark changes the tones of all that are in sight. */
#define G_LOG_DOMAIN "obl-text-view"

#include "config.h"

#include "app/view/obl-text-view-private.h"

/* Characters that are painted beyond what is in sight, on each side, and at most in sight: more are
 * on no screen, but GTK knows the height of no line before it has been laid out. */
#define BEYOND 6000u
#define MAX_IN_SIGHT 30000u
/* Of the height: what is scrolled to comes no nearer to an edge. */
#define EDGE_SHARE 0.12

guint32
obl_text_view_get_n_chars (OblTextView *view)
{
  return view->document == NULL ? 0 : obl_text_get_n_chars (view->document->text);
}

static guint32
find_position (OblTextView *view, int x, int y)
{
  GtkTextIter iter;

  gtk_text_view_get_iter_at_location (view->text, &iter, x, y);
  return (guint32)gtk_text_iter_get_offset (&iter);
}

/* What can be seen, to the ends of its lines. */
static OblRange
find_sight (OblTextView *view)
{
  OblRange sight = { 0, 0 };
  GdkRectangle box = { 0 };

  gtk_text_view_get_visible_rect (view->text, &box);
  if (box.height <= 0)
    return sight;
  sight.start = find_position (view, 0, box.y);
  sight.end = find_position (view, box.x + box.width, box.y + box.height);
  sight.end = CLAMP (sight.end, sight.start, sight.start + MAX_IN_SIGHT);
  return sight;
}

static GHashTable *
list_selected (OblTextView *view)
{
  GHashTable *ids = g_hash_table_new (obl_id_hash, obl_id_equal);
  const OblFrame *frame = obl_text_spans_find_frame (view->spans, &view->selected);

  if (obl_text_spans_find_span (view->spans, &view->selected) != NULL)
    g_hash_table_add (ids, &view->selected);
  for (guint i = 0; frame != NULL && i < frame->roles->len; i++) {
    OblRole *role = g_ptr_array_index (frame->roles, i);

    if (role->kind == OBL_FILLER_SPAN)
      g_hash_table_add (ids, &role->id);
  }
  return ids;
}

static void
paint (OblTextView *view, OblRange sight)
{
  g_autoptr (GHashTable) selected = list_selected (view);
  const guint32 n_chars = obl_text_view_get_n_chars (view);
  const OblTextScene scene = {
    .spans = view->spans,
    .set = view->set,
    .selected = selected,
    .linked = view->linked,
    .hits = view->hits,
    .hit = view->hit,
    .sketches = view->sketches,
  };
  const OblRange band = {
    sight.start > BEYOND ? sight.start - BEYOND : 0,
    MIN (sight.end + BEYOND, n_chars),
  };

  obl_text_paint_show (view->paint, &scene, band);
  view->is_dirty = FALSE;
}

static void
scroll_to_aim (OblTextView *view)
{
  GtkTextIter iter;

  view->has_aim = FALSE;
  gtk_text_buffer_get_iter_at_offset (view->buffer, &iter, (int)view->aim);
  gtk_text_buffer_move_mark (view->buffer, view->place, &iter);
  if (view->aims_at_top)
    gtk_text_view_scroll_to_mark (view->text, view->place, 0, TRUE, 0, 0);
  else
    gtk_text_view_scroll_to_mark (view->text, view->place, EDGE_SHARE, FALSE, 0, 0);
}

/* Once the window is where it was sent, which takes GTK another round. */
static void
tell_place (OblTextView *view, OblRange sight)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view->text));
  const guint32 place = gtk_adjustment_get_value (adjustment) < 2 ? 0 : sight.start;

  if (view->document == NULL || place == view->read_at)
    return;
  view->read_at = place;
  g_signal_emit_by_name (view, "place-changed");
}

static gboolean
update_cb (gpointer user_data)
{
  OblTextView *view = user_data;
  const OblRange band = obl_text_paint_get_band (view->paint);
  OblRange sight = find_sight (view);
  const gboolean was_sent = view->has_aim;

  view->update_id = 0;
  /* GTK scrolls to nowhere while there is no size. */
  if (sight.end > 0 && view->has_aim) {
    scroll_to_aim (view);
    sight = find_sight (view);
  }
  if (sight.end > 0 && (view->is_dirty || sight.start < band.start || sight.end > band.end))
    paint (view, sight);
  obl_text_view_say (view);
  if (sight.end > 0 && !was_sent && !view->is_new)
    tell_place (view, sight);
  if (view->is_new) {
    view->is_new = FALSE;
    g_signal_emit_by_name (view, "ready");
  }
  return G_SOURCE_REMOVE;
}

/* After sizes are known, and before the frame is drawn. */
void
obl_text_view_queue_update (OblTextView *view)
{
  if (view->update_id == 0)
    view->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, update_cb, view, NULL);
}

void
obl_text_view_queue_paint (OblTextView *view)
{
  view->is_dirty = TRUE;
  obl_text_view_queue_update (view);
}

void
obl_text_view_reveal (OblTextView *view, guint32 position)
{
  view->has_aim = TRUE;
  view->aims_at_top = FALSE;
  view->aim = position;
  obl_text_view_queue_update (view);
}
