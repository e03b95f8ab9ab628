/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain keys while one reads.
 *
 * Keys with Ctrl, and those of the function row, are accelerators of the application.  What is left
 * are keys that a text field must keep: letters and digits that mark, Tab, Enter, Escape, Delete.
 * They are caught before the focused widget sees them, unless that is a place to write in.  Letters
 * and digits count wherever else the focus is, so that a click on the palette does not silence
 * them; the others count in the article only, as lists have their own use for them.
 *
 * The article's keys are taken last, not first, while it is shown as a page: a process of its own,
 * that may still be busy with those that select.  WebKit gives back what the page has no use for in the order in which it
 * was typed, after the page has told the selection, so who types “select” and “mark” in one go
 * marks what they mean.  Tab, which the page would use, it tells the program itself. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#define ANY_MODIFIER                                                                               \
  (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK               \
   | GDK_HYPER_MASK)

void
obl_window_take_label_keys (OblWindow *self)
{
  OblLabelSet *set = self->session != NULL ? obl_session_get_label_set (self->session) : NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  g_clear_pointer (&self->keys, obl_key_map_free);
  self->keys = obl_key_map_new (set);
  conflicts = obl_key_map_list_conflicts (self->keys);
  for (guint i = 0; i < conflicts->len; i++) {
    obl_window_show_message (self, g_ptr_array_index (conflicts, i));
  }
}

static gboolean
is_within (GtkWidget *focus, GtkWidget *part)
{
  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* Where letters are text, or choose from what has popped up. */
static gboolean
takes_letters (GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus)
         || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
         || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static char *
look_up (OblWindow *self, gunichar key)
{
  const OblFrame *frame = obl_session_get_frame_in_hand (self->session);

  return key != 0 ? obl_key_map_lookup (self->keys, key, frame != NULL ? frame->type : NULL) : NULL;
}

/* What the key means that was typed; or else what it would type with Shift (digits on a French
 * keyboard) or in another of the person's layouts (letters on a Greek one). */
static char *
find_action (OblWindow *self, guint keyval, guint keycode)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autofree guint *others = NULL;
  char *action = look_up (self, gdk_keyval_to_unicode (keyval));
  int n_others = 0;

  if (action != NULL || !gdk_display_map_keycode (display, keycode, NULL, &others, &n_others)) {
    return action;
  }
  for (int i = 0; i < n_others && action == NULL; i++) {
    const gunichar other = gdk_keyval_to_unicode (others[i]);

    if (g_unichar_isdigit (other)
        || (g_unichar_islower (other) && gdk_keyval_to_unicode (keyval) > 0x7f)) {
      action = look_up (self, other);
    }
  }
  return action;
}

/* Alt means “just this”: no growing to word borders, and characters in the place of words. */
static char *
make_exact (const char *action)
{
  if (g_str_has_prefix (action, "win.mark::")) {
    return g_strconcat ("win.mark-exactly::", action + strlen ("win.mark::"), NULL);
  }
  if (g_str_has_prefix (action, "win.nudge::")) {
    return g_strconcat (action, "-character", NULL);
  }
  return NULL;
}

static gboolean
activate (OblWindow *self, const char *detailed_action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  return g_action_parse_detailed_name (detailed_action, &name, &target, NULL)
         && gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static gboolean
handle_letter (OblWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType modifiers = state & ANY_MODIFIER;
  g_autofree char *action = NULL;
  g_autofree char *exact = NULL;

  if ((modifiers & ~(GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0) {
    return FALSE;
  }
  action = find_action (self, keyval, keycode);
  if (action == NULL || (modifiers & GDK_ALT_MASK) == 0) {
    return action != NULL && activate (self, action);
  }
  exact = make_exact (action);
  return exact != NULL && activate (self, exact);
}

static gboolean
handle_in_article (OblWindow *self, guint keyval, GdkModifierType state)
{
  const GdkModifierType modifiers = state & ANY_MODIFIER;

  if ((modifiers & ~GDK_SHIFT_MASK) != 0) {
    return FALSE;
  }
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return activate (self, "win.open-selected");
  case GDK_KEY_Escape:
    return activate (self, "win.deselect");
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
  case GDK_KEY_BackSpace:
    return activate (self, "win.delete-selected");
  default:
    return FALSE;
  }
}

static gboolean
handle_article_key (OblWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  return handle_in_article (self, keyval, state) || handle_letter (self, keyval, keycode, state);
}

/* Escape anywhere else leads back to the article. */
static gboolean
handle_escape (OblWindow *self)
{
  obl_desk_uncover (OBL_DESK (self->desk));
  obl_reading_view_focus (OBL_READING_VIEW (self->view));
  return TRUE;
}

static gboolean
is_plain_escape (guint keyval, GdkModifierType state)
{
  return keyval == GDK_KEY_Escape && (state & ANY_MODIFIER) == 0;
}

/* Not an accelerator: it would overtake the letter typed before it, which the page of the article has
 * first, and that letter would then mark the next article. */
static gboolean
is_done_key (guint keyval, GdkModifierType state)
{
  return (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
         && (state & ANY_MODIFIER) == GDK_CONTROL_MASK;
}

static gboolean
has_document (OblWindow *self)
{
  return self->session != NULL && obl_session_get_document (self->session) != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                OblWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean in_article = is_within (focus, self->view);

  if (!obl_window_is_at_desk (self)) {
    return FALSE;
  }
  if (has_document (self) && is_done_key (keyval, state)
      && !(in_article && !obl_reading_view_gives_keys_first (OBL_READING_VIEW (self->view)))) {
    return activate (self, "win.done-and-next");
  }
  if (!has_document (self) || takes_letters (focus)) {
    return FALSE;
  }
  if (in_article) {
    return obl_reading_view_gives_keys_first (OBL_READING_VIEW (self->view))
           && handle_article_key (self, keyval, keycode, state);
  }
  if (is_plain_escape (keyval, state)) {
    return handle_escape (self);
  }
  return handle_letter (self, keyval, keycode, state);
}

/* After the widgets have had theirs: the article's keys, and Escape in a field that has nothing to
 * take back. */
static gboolean
unhandled_key_cb (GtkEventControllerKey *controller,
                  guint keyval,
                  guint keycode,
                  GdkModifierType state,
                  OblWindow *self)
{
  if (!obl_window_is_at_desk (self)) {
    return is_plain_escape (keyval, state) && activate (self, "win.room::articles");
  }
  if (has_document (self) && is_done_key (keyval, state)) {
    return activate (self, "win.done-and-next");
  }
  if (has_document (self) && is_within (gtk_root_get_focus (GTK_ROOT (self)), self->view)
      && handle_article_key (self, keyval, keycode, state)) {
    return TRUE;
  }
  return self->session != NULL && is_plain_escape (keyval, state) && handle_escape (self);
}

/* A focused widget that goes away, as a field does whose work is done, leaves the focus nowhere, or
 * GTK gives it to what scrolled around that widget; then it belongs to the article. */
static gboolean
is_focus_lost (OblWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus == NULL || GTK_IS_SCROLLED_WINDOW (focus);
}

static gboolean
refocus_cb (gpointer user_data)
{
  OblWindow *self = user_data;

  self->refocus_id = 0;
  if (self->shown != NULL && obl_window_is_at_desk (self) && is_focus_lost (self)) {
    obl_reading_view_focus (OBL_READING_VIEW (self->view));
  }
  return G_SOURCE_REMOVE;
}

static void
focus_changed_cb (OblWindow *self)
{
  if (is_focus_lost (self) && self->refocus_id == 0) {
    self->refocus_id = g_idle_add (refocus_cb, self);
  }
}

void
obl_window_add_keys (OblWindow *self)
{
  GtkEventController *first = gtk_event_controller_key_new ();
  GtkEventController *last = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  g_signal_connect (first, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), first);
  g_signal_connect (last, "key-pressed", G_CALLBACK (unhandled_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), last);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}

/* --- From part to part ------------------------------------------------------------------------ */

static gboolean
focus_part (OblWindow *self, GtkWidget *part)
{
  if (!gtk_widget_get_mapped (part)) {
    return FALSE;
  }
  if (part == self->view) {
    obl_reading_view_focus (OBL_READING_VIEW (self->view));
    return TRUE;
  }
  return gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

void
obl_window_step_focus (OblWindow *self, int direction)
{
  GtkWidget *const parts[]
      = { self->articles_pane, self->view, self->inspector, self->proposal_bar, self->palette };
  const int n = G_N_ELEMENTS (parts);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  int current = direction > 0 ? n - 1 : 0;

  for (int i = 0; i < n; i++) {
    if (is_within (focus, parts[i])) {
      current = i;
    }
  }
  for (int i = 1; i <= n; i++) {
    if (focus_part (self, parts[(current + i * direction + n * n) % n])) {
      return;
    }
  }
}
