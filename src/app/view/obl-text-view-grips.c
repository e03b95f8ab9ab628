/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The borders of the selected mark, to be dragged, as src/page/grips.js has it for the page.
 * The program moves the border; until the button is let go, only a tint shows where it would be. */
#define G_LOG_DOMAIN "obl-text-view"

#include "config.h"

#include "app/view/obl-text-view-private.h"

/* Pixels to either side of a border in which it can be taken; half a letter, so that most of even a
 * short word is there for clicks. */
#define REACH 4

typedef struct {
  guint part;
  int edge;
  OblRange fragment;
} Grip;

/* --- Where they are ---------------------------------------------------------------------------- */

/* Beside the first letter of a part or behind its last one, as the line runs there. */
static gboolean
is_at (OblTextView *view, guint32 position, int edge, int x, int y)
{
  GtkTextIter iter;
  GdkRectangle box = { 0 };
  int border = 0;

  gtk_text_buffer_get_iter_at_offset (view->buffer, &iter,
                                      (int)(edge == 0 ? position : position - 1));
  gtk_text_view_get_iter_location (view->text, &iter, &box);
  border = edge == 0 ? box.x : box.x + box.width;
  return ABS (x - border) <= REACH && y >= box.y && y < box.y + box.height;
}

static gboolean
find_grip (OblTextView *view, double x, double y, Grip *grip)
{
  const OblSpan *span = obl_text_spans_find_span (view->spans, &view->selected);
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (view->text, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y,
                                         &buffer_x, &buffer_y);
  for (guint i = 0; span != NULL && i < span->fragments->len; i++) {
    const OblRange fragment = g_array_index (span->fragments, OblRange, i);

    for (int edge = 0; edge < 2; edge++) {
      if (is_at (view, edge == 0 ? fragment.start : fragment.end, edge, buffer_x, buffer_y)) {
        *grip = (Grip){ i, edge, fragment };
        return TRUE;
      }
    }
  }
  return FALSE;
}

/* Of the two borders of the letter below the pointer, the nearer one. */
static guint32
find_border (OblTextView *view, double x, double y)
{
  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;
  int trailing = 0;

  gtk_text_view_window_to_buffer_coords (view->text, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y,
                                         &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (view->text, &iter, &trailing, buffer_x, buffer_y);
  return (guint32)(gtk_text_iter_get_offset (&iter) + trailing);
}

gboolean
obl_text_view_hover_grip (OblTextView *view, double x, double y)
{
  Grip grip;
  const gboolean is_at_grip = find_grip (view, x, y, &grip);

  if (is_at_grip != view->is_at_grip) {
    view->is_at_grip = is_at_grip;
    gtk_widget_set_cursor_from_name (GTK_WIDGET (view->text), is_at_grip ? "col-resize" : "text");
  }
  return is_at_grip;
}

/* --- Dragging ---------------------------------------------------------------------------------- */

static void
show_drag (OblTextView *view)
{
  const guint32 a = view->drag_at;
  const guint32 b = view->drag_fixed;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (view->buffer, &start, &end);
  gtk_text_buffer_remove_tag (view->buffer, view->drag_tag, &start, &end);
  if (obl_id_is_none (&view->drag_id) || a == G_MAXUINT32)
    return;
  gtk_text_tag_set_priority (
      view->drag_tag,
      gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (view->buffer)) - 1);
  gtk_text_buffer_get_iter_at_offset (view->buffer, &start, (int)MIN (a, b));
  gtk_text_buffer_get_iter_at_offset (view->buffer, &end, (int)MAX (a, b));
  gtk_text_buffer_apply_tag (view->buffer, view->drag_tag, &start, &end);
}

gboolean
obl_text_view_press_grip (OblTextView *view, double x, double y)
{
  Grip grip;

  if (!find_grip (view, x, y, &grip))
    return FALSE;
  view->drag_id = view->selected;
  view->drag_part = grip.part;
  view->drag_edge = grip.edge;
  view->drag_fixed = grip.edge == 0 ? grip.fragment.end : grip.fragment.start;
  view->drag_at = G_MAXUINT32;
  view->n_presses = 0;
  gtk_widget_grab_focus (GTK_WIDGET (view->text));
  return TRUE;
}

gboolean
obl_text_view_drag_grip (OblTextView *view, double x, double y)
{
  guint32 border = 0;

  if (obl_id_is_none (&view->drag_id))
    return FALSE;
  border = find_border (view, x, y);
  if (border != view->drag_at
      && (view->drag_edge == 0 ? border < view->drag_fixed : border > view->drag_fixed)) {
    view->drag_at = border;
    show_drag (view);
  }
  return TRUE;
}

void
obl_text_view_stop_drag (OblTextView *view)
{
  if (obl_id_is_none (&view->drag_id))
    return;
  view->drag_id = OBL_ID_NONE;
  show_drag (view);
}

gboolean
obl_text_view_release_grip (OblTextView *view, gboolean exact)
{
  g_autofree char *id = NULL;

  if (obl_id_is_none (&view->drag_id))
    return FALSE;
  id = obl_id_dup_string (&view->drag_id);
  obl_text_view_stop_drag (view);
  if (view->drag_at != G_MAXUINT32)
    g_signal_emit_by_name (view, "border-moved", id, view->drag_part, view->drag_edge,
                           view->drag_at, exact);
  return TRUE;
}

void
obl_text_view_add_grips (OblTextView *view)
{
  /* A tone that is seen on light and on dark paper, and over each of the tints. */
  const GdkRGBA tone = { 0.5f, 0.5f, 0.5f, 0.45f };

  view->drag_tag = gtk_text_buffer_create_tag (view->buffer, NULL, "background-rgba", &tone, NULL);
}
