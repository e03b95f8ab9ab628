/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What should be seen: document, marks, selection, looks.
 * Each setter keeps it; obl-text-view-paint.c shows it before the next frame is drawn. */
#define G_LOG_DOMAIN "obl-text-view"

#include "config.h"

#include "app/view/obl-text-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/view/obl-mark-style.h"
#include "app/view/obl-view-marks.h"

/* As in src/page/page.css. */
#define READING_SIZE 18.0
/* Letters as often as they come in running text, as in src/page/look.js. */
#define SAMPLE                                                                                     \
  "the ship that lay at the quay had been there since before the ice, and nobody asked whose it "  \
  "was or what it was waiting for"
#define SIDE_MARGIN 20

static void obl_text_view_init_reading (OblReadingViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OblTextView,
                               obl_text_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (OBL_TYPE_READING_VIEW,
                                                      obl_text_view_init_reading))

/* --- The document ------------------------------------------------------------------------------ */

static void
tell_selection (OblTextView *view)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter caret;
  OblRange selection = { 0, 0 };
  guint32 position = 0;

  if (view->is_filling)
    return;
  gtk_text_buffer_get_selection_bounds (view->buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (view->buffer, &caret,
                                    gtk_text_buffer_get_insert (view->buffer));
  selection.start = (guint32)gtk_text_iter_get_offset (&start);
  selection.end = (guint32)gtk_text_iter_get_offset (&end);
  position = (guint32)gtk_text_iter_get_offset (&caret);
  if (selection.start == view->selection.start && selection.end == view->selection.end
      && position == view->caret)
    return;
  view->selection = selection;
  view->caret = position;
  g_signal_emit_by_name (view, "selection-changed");
  obl_text_view_queue_update (view);
}

static void
mark_set_cb (GtkTextBuffer *buffer, GtkTextIter *place, GtkTextMark *mark, OblTextView *view)
{
  if (mark == gtk_text_buffer_get_insert (buffer)
      || mark == gtk_text_buffer_get_selection_bound (buffer))
    tell_selection (view);
}

/* The promise that what is seen is the text, and that positions in it are the text's: on each load. */
static gboolean
is_the_text (OblTextView *view)
{
  const guint32 n_chars = obl_text_get_n_chars (view->document->text);
  g_autofree char *shown = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (view->buffer, &start, &end);
  shown = gtk_text_buffer_get_slice (view->buffer, &start, &end, TRUE);
  return (guint32)gtk_text_buffer_get_char_count (view->buffer) == n_chars
         && strcmp (shown, obl_text_get_utf8 (view->document->text)) == 0;
}

static void
fill (OblTextView *view)
{
  const OblText *text = view->document != NULL ? view->document->text : NULL;
  GtkTextIter start;

  view->is_filling = TRUE;
  gtk_text_buffer_set_text (view->buffer, text != NULL ? obl_text_get_utf8 (text) : "",
                            text != NULL ? (int)obl_text_get_n_bytes (text) : 0);
  gtk_text_buffer_get_start_iter (view->buffer, &start);
  gtk_text_buffer_place_cursor (view->buffer, &start);
  view->is_filling = FALSE;
  view->has_aim = FALSE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view->text)), 0);
  if (view->document != NULL && is_the_text (view)) {
    obl_text_blocks_apply (view->blocks, view->document);
  } else if (view->document != NULL) {
    g_clear_pointer (&view->document, obl_document_unref);
    g_signal_emit_by_name (view, "failed",
                           _ ("This article cannot be shown as plain text. The text itself and its "
                              "annotations are unharmed."));
  }
}

static void
set_document (OblReadingView *reading, OblDocument *document)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);
  const gboolean is_same = document != NULL && view->document != NULL
                           && obl_id_equal (&document->id, &view->document->id)
                           && obl_id_equal (&document->content_id, &view->document->content_id);

  if (document != NULL)
    obl_document_ref (document);
  g_clear_pointer (&view->document, obl_document_unref);
  view->document = document;
  if (is_same) {
    obl_text_blocks_apply (view->blocks, document);
    return;
  }
  obl_text_view_stop_drag (view);
  obl_text_spans_clear (view->spans);
  obl_text_paint_clear (view->paint, view->look->theme);
  g_hash_table_remove_all (view->linked);
  g_clear_pointer (&view->hits, g_array_unref);
  g_array_set_size (view->sketches, 0);
  view->selected = OBL_ID_NONE;
  view->follows = FALSE;
  fill (view);
  view->is_new = view->document != NULL;
  tell_selection (view);
  obl_text_view_queue_paint (view);
}

/* --- Marks ------------------------------------------------------------------------------------- */

static void
set_label_set (OblReadingView *reading, OblLabelSet *set)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (set != NULL)
    obl_label_set_ref (set);
  g_clear_pointer (&view->set, obl_label_set_unref);
  view->set = set;
  obl_text_view_queue_paint (view);
}

static void
set_marks (OblReadingView *reading, GPtrArray *spans, GPtrArray *frames)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  obl_text_spans_clear (view->spans);
  obl_text_spans_put (view->spans, spans, frames, obl_text_view_get_n_chars (view));
  obl_text_view_queue_paint (view);
}

static void
update_marks (OblReadingView *reading, GPtrArray *spans, GPtrArray *frames, GArray *removed_ids)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  obl_text_spans_remove (view->spans, removed_ids);
  obl_text_spans_put (view->spans, spans, frames, obl_text_view_get_n_chars (view));
  obl_text_view_queue_paint (view);
}

static void
put_caret (OblTextView *view, guint32 position)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (view->buffer, &iter, (int)position);
  gtk_text_buffer_place_cursor (view->buffer, &iter);
}

/* Where a mark begins; G_MAXUINT32: nowhere. */
static guint32
find_beginning (OblTextView *view, const OblId *id)
{
  const OblSpan *span = obl_text_spans_find_span (view->spans, id);
  const OblFrame *frame = obl_text_spans_find_frame (view->spans, id);
  guint32 beginning = span != NULL ? obl_span_get_extent (span).start : G_MAXUINT32;

  for (guint i = 0; frame != NULL && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    span = role->kind == OBL_FILLER_SPAN ? obl_text_spans_find_span (view->spans, &role->id) : NULL;
    if (span != NULL)
      beginning = MIN (beginning, obl_span_get_extent (span).start);
  }
  return beginning;
}

static void
select_mark (OblReadingView *reading, const OblId *id)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);
  const guint32 beginning = id == NULL ? G_MAXUINT32 : find_beginning (view, id);
  const gboolean follows = view->follows;

  obl_text_view_stop_drag (view);
  view->selected = id == NULL ? OBL_ID_NONE : *id;
  view->follows = FALSE;
  if (beginning != G_MAXUINT32) {
    if (follows)
      put_caret (view, beginning);
    obl_text_view_reveal (view, beginning);
  }
  obl_text_view_queue_paint (view);
}

static void
set_linked (OblReadingView *reading, GArray *span_ids)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (g_hash_table_size (view->linked) == 0 && (span_ids == NULL || span_ids->len == 0))
    return;
  g_hash_table_remove_all (view->linked);
  for (guint i = 0; span_ids != NULL && i < span_ids->len; i++)
    g_hash_table_add (view->linked, obl_id_dup (&g_array_index (span_ids, OblId, i)));
  obl_text_view_queue_paint (view);
}

static void
set_hits (OblReadingView *reading, GArray *hits, guint current)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (hits != NULL)
    g_array_ref (hits);
  g_clear_pointer (&view->hits, g_array_unref);
  view->hits = hits;
  view->hit = current;
  if (hits != NULL && current < hits->len)
    obl_text_view_reveal (view, g_array_index (hits, OblRange, current).start);
  obl_text_view_queue_paint (view);
}

static void
set_sketches (OblReadingView *reading, const OblFrame *frame, const GArray *sketches)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  g_array_set_size (view->sketches, 0);
  for (guint i = 0; sketches != NULL && i < sketches->len; i++) {
    const OblSketch *sketch = &g_array_index (sketches, OblSketch, i);
    OblTextSketch piece = { .is_current = sketch->is_current };

    piece.swatch = obl_mark_style_find_role_swatch (view->set, frame != NULL ? frame->type : "",
                                                    sketch->role);
    for (guint j = 0; j < sketch->ranges->len; j++) {
      piece.range = g_array_index (sketch->ranges, OblRange, j);
      if (piece.is_current && j == 0)
        obl_text_view_reveal (view, piece.range.start);
      g_array_append_val (view->sketches, piece);
    }
  }
  obl_text_view_queue_paint (view);
}

static void
set_describer (OblReadingView *reading, OblDescribeFunc func, gpointer user_data)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  view->describe = func;
  view->describe_data = user_data;
}

/* Names are for the margin of the page, which the text has not; but marks are described by them. */
static void
set_frame_names (OblReadingView *reading, GHashTable *names)
{
  obl_text_view_queue_update (OBL_TEXT_VIEW (reading));
}

/* --- Selection --------------------------------------------------------------------------------- */

static gboolean
get_selection (OblReadingView *reading, OblRange *range)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (view->selection.start >= view->selection.end)
    return FALSE;
  *range = view->selection;
  return TRUE;
}

static gboolean
get_caret (OblReadingView *reading, guint32 *position)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (view->document == NULL)
    return FALSE;
  *position = view->caret;
  return TRUE;
}

static void
set_selection (OblReadingView *reading, OblRange range)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (range.start <= range.end && range.end <= obl_text_view_get_n_chars (view));

  gtk_text_buffer_get_iter_at_offset (view->buffer, &start, (int)range.start);
  gtk_text_buffer_get_iter_at_offset (view->buffer, &end, (int)range.end);
  /* The caret is where the selection ends. */
  gtk_text_buffer_select_range (view->buffer, &end, &start);
  obl_text_view_reveal (view, range.start);
}

static void
clear_selection (OblReadingView *reading)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  put_caret (view, view->selection.end);
}

static void
ask_link (OblReadingView *reading)
{
  g_signal_emit_by_name (reading, "link-shown", "", 0.0, 0.0, TRUE);
}

/* --- Looks ------------------------------------------------------------------------------------- */

/* How wide a letter of running text is, in pixels. */
static double
measure_letter (OblTextView *view, double size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (view->text), SAMPLE);
  PangoFontDescription *font = obl_text_blocks_new_font (view->look, size);
  int width = 0;

  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  pango_font_description_free (font);
  g_object_unref (layout);
  return width / (double)strlen (SAMPLE);
}

static void
update_look (OblTextView *view)
{
  const double size = READING_SIZE * view->zoom;
  const int measure = (int)(measure_letter (view, size) * view->look->measure) + 2 * SIDE_MARGIN;

  obl_text_blocks_set_look (view->blocks, size, view->look, !view->show_boilerplate);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (view->clamp), measure);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (view->clamp), measure);
}

static void
set_look (OblReadingView *reading, const OblPageLook *look)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);
  const OblTheme theme = view->look->theme;

  if (obl_page_look_equal (view->look, look))
    return;
  obl_page_look_free (view->look);
  view->look = obl_page_look_copy (look);
  if (look->theme != theme)
    obl_text_paint_clear (view->paint, look->theme);
  update_look (view);
  obl_text_view_queue_paint (view);
}

/* --- Place ------------------------------------------------------------------------------------- */

static void
set_place (OblReadingView *reading, guint32 place)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  place = MIN (place, obl_text_view_get_n_chars (view));
  view->read_at = place;
  if (place > 0) {
    obl_text_view_reveal (view, place);
    view->aims_at_top = TRUE;
  }
}

static guint32
get_place (OblReadingView *reading)
{
  return OBL_TEXT_VIEW (reading)->read_at;
}

static void
set_show_boilerplate (OblReadingView *reading, gboolean show)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (view->show_boilerplate == !!show)
    return;
  view->show_boilerplate = !!show;
  update_look (view);
}

static void
set_zoom (OblReadingView *reading, double zoom)
{
  OblTextView *view = OBL_TEXT_VIEW (reading);

  if (view->zoom == zoom)
    return;
  view->zoom = zoom;
  update_look (view);
}

static void
grab_focus (OblReadingView *reading)
{
  gtk_widget_grab_focus (GTK_WIDGET (OBL_TEXT_VIEW (reading)->text));
}

/* --- Object ------------------------------------------------------------------------------------ */

static void
obl_text_view_dispose (GObject *object)
{
  OblTextView *view = OBL_TEXT_VIEW (object);

  if (view->buffer != NULL)
    g_signal_handlers_disconnect_by_data (view->buffer, view);
  g_clear_handle_id (&view->update_id, g_source_remove);
  obl_text_view_drop_hands (view);
  g_clear_pointer (&view->paint, obl_text_paint_free);
  g_clear_pointer (&view->blocks, obl_text_blocks_free);
  g_clear_object (&view->buffer);
  G_OBJECT_CLASS (obl_text_view_parent_class)->dispose (object);
}

static void
obl_text_view_finalize (GObject *object)
{
  OblTextView *view = OBL_TEXT_VIEW (object);

  g_clear_pointer (&view->document, obl_document_unref);
  g_clear_pointer (&view->set, obl_label_set_unref);
  g_clear_pointer (&view->hits, g_array_unref);
  g_array_unref (view->sketches);
  g_hash_table_unref (view->linked);
  obl_text_spans_free (view->spans);
  obl_page_look_free (view->look);
  G_OBJECT_CLASS (obl_text_view_parent_class)->finalize (object);
}

static void
obl_text_view_class_init (OblTextViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = obl_text_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = obl_text_view_finalize;
}

static void
obl_text_view_init_reading (OblReadingViewInterface *iface)
{
  iface->gives_keys_first = TRUE;
  iface->set_document = set_document;
  iface->set_label_set = set_label_set;
  iface->set_marks = set_marks;
  iface->sync_marks = set_marks;
  iface->update_marks = update_marks;
  iface->select = select_mark;
  iface->set_linked = set_linked;
  iface->set_hits = set_hits;
  iface->set_sketches = set_sketches;
  iface->set_frame_names = set_frame_names;
  iface->set_describer = set_describer;
  iface->get_selection = get_selection;
  iface->get_caret = get_caret;
  iface->set_selection = set_selection;
  iface->clear_selection = clear_selection;
  iface->ask_link = ask_link;
  iface->set_look = set_look;
  iface->set_place = set_place;
  iface->get_place = get_place;
  iface->set_show_boilerplate = set_show_boilerplate;
  iface->set_zoom = set_zoom;
  iface->focus = grab_focus;
}

static void
make_text (OblTextView *view)
{
  GtkTextIter start;

  view->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  view->buffer = g_object_ref (gtk_text_view_get_buffer (view->text));
  gtk_text_buffer_set_enable_undo (view->buffer, FALSE);
  gtk_text_buffer_get_start_iter (view->buffer, &start);
  view->place = gtk_text_buffer_create_mark (view->buffer, NULL, &start, TRUE);
  gtk_text_view_set_editable (view->text, FALSE);
  gtk_text_view_set_accepts_tab (view->text, FALSE);
  gtk_text_view_set_wrap_mode (view->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_input_hints (view->text, GTK_INPUT_HINT_NO_EMOJI);
  gtk_text_view_set_left_margin (view->text, SIDE_MARGIN);
  gtk_text_view_set_right_margin (view->text, SIDE_MARGIN);
  gtk_text_view_set_top_margin (view->text, 2 * SIDE_MARGIN);
  gtk_text_view_set_bottom_margin (view->text, 10 * SIDE_MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  g_signal_connect (view->buffer, "mark-set", G_CALLBACK (mark_set_cb), view);
}

static GtkWidget *
make_scrolled (OblTextView *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkAdjustment *adjustment = NULL;

  view->clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (view->clamp), GTK_WIDGET (view->text));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view->clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (obl_text_view_queue_update),
                           view, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (obl_text_view_queue_update), view,
                           G_CONNECT_SWAPPED);
  return scrolled;
}

static GtkWidget *
make_said (void)
{
  GtkWidget *said
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_xalign (GTK_LABEL (said), 0);
  gtk_label_set_ellipsize (GTK_LABEL (said), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (said, "plain-said");
  return said;
}

static void
obl_text_view_init (OblTextView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  view->spans = obl_text_spans_new ();
  view->linked = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  view->sketches = g_array_new (FALSE, FALSE, sizeof (OblTextSketch));
  view->hit = G_MAXUINT;
  view->zoom = 1;
  view->look = obl_page_look_new ();
  make_text (view);
  view->blocks = obl_text_blocks_new (view->buffer);
  view->paint = obl_text_paint_new (view->buffer);
  view->said = make_said ();
  gtk_box_append (GTK_BOX (box), make_scrolled (view));
  gtk_box_append (GTK_BOX (box), view->said);
  gtk_widget_add_css_class (GTK_WIDGET (view), "plain");
  adw_bin_set_child (ADW_BIN (view), box);
  obl_text_view_add_hands (view);
  obl_text_view_add_grips (view);
  update_look (view);
}

GtkWidget *
obl_text_view_new (void)
{
  return g_object_new (OBL_TYPE_TEXT_VIEW, NULL);
}
