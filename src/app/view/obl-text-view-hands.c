/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does in the plain text, as src/page/select.js has it for the page: clicks on marks,
 * Tab, the menu.  Selecting and the caret are the text view's own.
 *
 * Buttons are watched by a controller that is no gesture: GTK's text view takes each press for its
 * own, and a gesture of ours would be cancelled. */
#define G_LOG_DOMAIN "obl-text-view"

#include "config.h"

#include "app/view/obl-mark-style.h"
#include "app/view/obl-text-view-private.h"

#define ANY_MODIFIER                                                                               \
  (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK               \
   | GDK_HYPER_MASK)
/* From one click to the next on the same place. */
#define SAME_PLACE 6.0

/* --- Marks below the pointer ------------------------------------------------------------------- */

static void
add_once (GPtrArray *ids, const OblId *id)
{
  for (guint i = 0; i < ids->len; i++) {
    if (obl_id_equal (ids->pdata[i], id))
      return;
  }
  g_ptr_array_add (ids, obl_id_dup (id));
}

static gboolean
find_iter (OblTextView *view, double x, double y, GtkTextIter *iter)
{
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (view->text, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y,
                                         &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_position (view->text, iter, NULL, buffer_x, buffer_y);
}

/* Spans innermost first, each followed by the frames it is a part of. */
static GPtrArray *
list_marks_at (OblTextView *view, double x, double y)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) spans = NULL;
  GtkTextIter iter;

  if (!find_iter (view, x, y, &iter))
    return ids;
  spans = obl_text_spans_list_at (view->spans, (guint32)gtk_text_iter_get_offset (&iter));
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];
    const GPtrArray *frames = obl_text_spans_get_frames_of (view->spans, &span->id);
    guint swatch = 0;

    add_once (ids, &span->id);
    if (obl_mark_style_find (view->set, span->label, &swatch) == OBL_MARK_ENTITY)
      continue;
    for (guint j = 0; frames != NULL && j < frames->len; j++)
      add_once (ids, &((const OblFrame *)frames->pdata[j])->id);
  }
  return ids;
}

/* A mark that a double click opens; in the contents of a claim it selects a word. */
static gboolean
is_tight (OblTextView *view, const OblId *id)
{
  const OblSpan *span = obl_text_spans_find_span (view->spans, id);
  guint swatch = 0;

  return span == NULL || obl_mark_style_find (view->set, span->label, &swatch) != OBL_MARK_CONTENT;
}

static void
activate (OblTextView *view, const OblId *id, gboolean open)
{
  g_autofree char *string = id == NULL ? NULL : obl_id_dup_string (id);

  g_signal_emit_by_name (view, "mark-activated", string, open);
}

/* --- Clicks ------------------------------------------------------------------------------------ */

static gboolean
is_same_list (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++) {
    if (!obl_id_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  }
  return a->len == b->len;
}

static const OblId *
get_chosen (OblTextView *view)
{
  return view->chosen < 0 ? NULL : view->pressed->pdata[view->chosen];
}

/* When the text view has dealt with the button, too: a click within a selection takes it back, and
 * what two clicks select is for the program to say, which knows the language. */
static gboolean
clicked_cb (gpointer user_data)
{
  OblTextView *view = user_data;
  GtkTextIter iter;

  view->click_id = 0;
  if (view->n_presses < 2) {
    if (view->selection.start == view->selection.end)
      activate (view, get_chosen (view), FALSE);
  } else if (find_iter (view, view->press_x, view->press_y, &iter)) {
    g_signal_emit_by_name (view, "units-wanted", (guint)gtk_text_iter_get_offset (&iter),
                           view->n_presses);
  }
  return G_SOURCE_REMOVE;
}

static gboolean
is_repeated (OblTextView *view, double x, double y, guint32 time)
{
  int most = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (view)), "gtk-double-click-time", &most, NULL);
  return time - view->press_time < (guint32)most && ABS (x - view->press_x) < SAME_PLACE
         && ABS (y - view->press_y) < SAME_PLACE;
}

static gboolean
press (OblTextView *view, double x, double y, guint32 time)
{
  const gboolean is_again
      = ABS (x - view->press_x) < SAME_PLACE && ABS (y - view->press_y) < SAME_PLACE;
  const gboolean is_repeat = view->n_presses > 0 && is_repeated (view, x, y, time);
  const OblId *chosen = get_chosen (view);
  GPtrArray *ids = NULL;

  view->press_x = x;
  view->press_y = y;
  view->press_time = time;
  view->n_presses = is_repeat ? view->n_presses % 3 + 1 : 1;
  if (view->n_presses == 2 && chosen != NULL && is_tight (view, chosen)) {
    g_clear_handle_id (&view->click_id, g_source_remove);
    activate (view, chosen, TRUE);
    view->n_presses = 0;
    return GDK_EVENT_STOP;
  }
  if (view->n_presses > 1)
    return GDK_EVENT_PROPAGATE;
  ids = list_marks_at (view, x, y);
  if (ids->len == 0)
    view->chosen = -1;
  else if (is_again && view->chosen >= 0 && is_same_list (ids, view->pressed))
    view->chosen = (view->chosen + 1) % (int)ids->len;
  else
    view->chosen = 0;
  g_ptr_array_unref (view->pressed);
  view->pressed = ids;
  return GDK_EVENT_PROPAGATE;
}

/* A menu about a mark is asked for on it: it becomes the selected one first. */
static void
ask_menu (OblTextView *view, double x, double y)
{
  g_autoptr (GPtrArray) ids = list_marks_at (view, x, y);
  GtkTextIter iter;
  double own_x = 0;
  double own_y = 0;

  if (view->selection.start == view->selection.end) {
    if (find_iter (view, x, y, &iter))
      gtk_text_buffer_place_cursor (view->buffer, &iter);
    if (ids->len > 0)
      activate (view, ids->pdata[0], FALSE);
  }
  gtk_widget_translate_coordinates (GTK_WIDGET (view->text), GTK_WIDGET (view), x, y, &own_x,
                                    &own_y);
  g_signal_emit_by_name (view, "context-menu", own_x, own_y);
}

static gboolean
find_point (OblTextView *view, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (view->text));
  double surface_x = 0;
  double surface_y = 0;
  double offset_x = 0;
  double offset_y = 0;

  if (!gdk_event_get_position (event, &surface_x, &surface_y))
    return FALSE;
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (view->text),
                                           surface_x - offset_x, surface_y - offset_y, x, y);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, OblTextView *view)
{
  const GdkEventType type = gdk_event_get_event_type (event);
  double x = 0;
  double y = 0;
  guint button = 0;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE && type != GDK_MOTION_NOTIFY)
      || !find_point (view, event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_MOTION_NOTIFY)
    return obl_text_view_drag_grip (view, x, y);
  view->follows = FALSE;
  button = gdk_button_event_get_button (event);
  if (type == GDK_BUTTON_PRESS && button == GDK_BUTTON_SECONDARY) {
    ask_menu (view, x, y);
    return GDK_EVENT_STOP;
  }
  if (button != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    return obl_text_view_press_grip (view, x, y) || press (view, x, y, gdk_event_get_time (event));
  if (obl_text_view_release_grip (view, (gdk_event_get_modifier_state (event) & GDK_ALT_MASK) != 0))
    return GDK_EVENT_STOP;
  if ((gdk_event_get_modifier_state (event) & GDK_SHIFT_MASK) == 0 && view->n_presses > 0
      && view->click_id == 0
      && (view->n_presses == 1 || is_repeated (view, x, y, gdk_event_get_time (event))))
    view->click_id = g_idle_add (clicked_cb, view);
  return GDK_EVENT_PROPAGATE;
}

/* --- Hovering ---------------------------------------------------------------------------------- */

static void
hover (OblTextView *view, const OblId *id)
{
  g_autofree char *string = id == NULL ? NULL : obl_id_dup_string (id);

  if (obl_id_equal (id == NULL ? &OBL_ID_NONE : id, &view->hovered))
    return;
  view->hovered = id == NULL ? OBL_ID_NONE : *id;
  g_signal_emit_by_name (view, "mark-hovered", string);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, OblTextView *view)
{
  const GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  g_autoptr (GPtrArray) ids = NULL;

  if ((state & (GDK_BUTTON1_MASK | GDK_BUTTON3_MASK)) != 0)
    return;
  obl_text_view_hover_grip (view, x, y);
  ids = list_marks_at (view, x, y);
  hover (view, ids->len > 0 ? ids->pdata[0] : NULL);
}

static void
leave_cb (OblTextView *view)
{
  hover (view, NULL);
}

/* --- Keys -------------------------------------------------------------------------------------- */

/* Below the caret, in the coordinates of the text. */
static void
ask_menu_at_caret (OblTextView *view)
{
  GdkRectangle box = { 0 };
  int x = 0;
  int y = 0;

  gtk_text_view_get_cursor_locations (view->text, NULL, &box, NULL);
  gtk_text_view_buffer_to_window_coords (view->text, GTK_TEXT_WINDOW_WIDGET, box.x,
                                         box.y + box.height / 2, &x, &y);
  ask_menu (view, x, y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                OblTextView *view)
{
  const GdkModifierType modifiers = state & ANY_MODIFIER;
  const gboolean is_tab
      = keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab;

  view->follows = FALSE;
  if (is_tab && (modifiers & ~GDK_SHIFT_MASK) == 0) {
    /* Who goes through the marks by keys reads on from there. */
    view->follows = TRUE;
    g_signal_emit_by_name (view, "mark-stepped", (modifiers & GDK_SHIFT_MASK) != 0 ? -1 : 1);
    return GDK_EVENT_STOP;
  }
  if ((keyval == GDK_KEY_Menu && modifiers == 0)
      || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)) {
    ask_menu_at_caret (view);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

/* --- Object ------------------------------------------------------------------------------------ */

void
obl_text_view_add_hands (OblTextView *view)
{
  GtkEventController *buttons = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  view->pressed = g_ptr_array_new_with_free_func (g_free);
  view->chosen = -1;
  gtk_event_controller_set_propagation_phase (buttons, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (buttons, "event", G_CALLBACK (event_cb), view);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), view);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view->text), buttons);
  gtk_widget_add_controller (GTK_WIDGET (view->text), motion);
  gtk_widget_add_controller (GTK_WIDGET (view->text), keys);
}

void
obl_text_view_drop_hands (OblTextView *view)
{
  g_clear_handle_id (&view->click_id, g_source_remove);
  g_clear_pointer (&view->pressed, g_ptr_array_unref);
}
