/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command of the window under its name, for menus, keys, panes and tests alike.
 *
 * A command that depends on what is marked waits until the one before it has come back from the
 * disk (obl_window_run_waiting): who presses “mark” and “longer” in one breath means the mark that
 * is just being made.  The words it acts on are those that were selected when it was called. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/obl-carry-dialog.h"
#include "app/dialogs/obl-export-dialog.h"
#include "app/dialogs/obl-history-dialog.h"

#define ZOOM_STEP 2
#define READING_SIZE 18
#define MIN_READING_SIZE 10
#define MAX_READING_SIZE 40

/* --- Commands that wait for one another ------------------------------------------------------- */

typedef void (*Command) (OblWindow *self, const char *argument);

typedef struct {
  Command command;
  char *argument;
  OblAim aim;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_free (waiting->argument);
  g_free (waiting);
}

void
obl_window_clear_waiting (OblWindow *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify)waiting_free);
}

void
obl_window_run_waiting (OblWindow *self)
{
  while (self->session != NULL && obl_session_is_settled (self->session)
         && !g_queue_is_empty (&self->waiting)) {
    Waiting *next = g_queue_pop_head (&self->waiting);

    obl_session_set_aim (self->session, &next->aim);
    next->command (self, next->argument);
    obl_session_set_aim (self->session, NULL);
    waiting_free (next);
  }
}

static void
mark (OblWindow *self, const char *label)
{
  obl_session_mark (self->session, label);
}

static void
mark_exactly (OblWindow *self, const char *label)
{
  const OblUnit grain = obl_session_get_grain (self->session);

  obl_session_set_grain (self->session, OBL_UNIT_CHARACTER);
  obl_session_mark (self->session, label);
  obl_session_set_grain (self->session, grain);
}

static void
begin_frame (OblWindow *self, const char *type)
{
  obl_session_begin_frame (self->session, type);
}

static void
fill_role (OblWindow *self, const char *role)
{
  obl_session_fill_role (self->session, role, NULL);
}

static void
nest_frame (OblWindow *self, const char *argument)
{
  obl_session_nest_frame_in_hand (self->session);
}

static void
add_fragment (OblWindow *self, const char *argument)
{
  obl_session_add_fragment (self->session);
}

static void
remove_fragment (OblWindow *self, const char *argument)
{
  obl_session_remove_fragment (self->session);
}

static void
join (OblWindow *self, const char *argument)
{
  obl_session_join (self->session);
}

static void
split (OblWindow *self, const char *argument)
{
  obl_session_split (self->session);
}

static void
delete_selected (OblWindow *self, const char *argument)
{
  guint current = 0;

  if (obl_session_get_proposal (self->session, &current) != NULL && current != G_MAXUINT) {
    obl_session_drop_proposed (self->session, current);
    return;
  }
  obl_session_delete_selected (self->session);
}

/* "start-left", "end-right" …, by words; with "-character" or "-clause" after it, by those. */
static void
nudge (OblWindow *self, const char *how)
{
  const int edge = g_str_has_prefix (how, "start") ? 0 : 1;
  const int direction = strstr (how, "-left") != NULL ? -1 : 1;
  OblUnit unit = OBL_UNIT_WORD;

  if (g_str_has_suffix (how, "-character")) {
    unit = OBL_UNIT_CHARACTER;
  } else if (g_str_has_suffix (how, "-clause")) {
    unit = OBL_UNIT_CLAUSE;
  }
  obl_session_nudge (self->session, edge, direction, unit);
}

static void
toggle_furniture (OblWindow *self, const char *argument)
{
  obl_session_toggle_furniture (self->session);
}

static void
undo (OblWindow *self, const char *argument)
{
  obl_session_undo (self->session);
}

static void
redo (OblWindow *self, const char *argument)
{
  obl_session_redo (self->session);
}

static void
step (OblWindow *self, int direction)
{
  if (obl_session_get_proposal (self->session, NULL) != NULL) {
    obl_session_step_proposal (self->session, direction);
    return;
  }
  obl_session_select_next (self->session, direction);
}

static void
select_next (OblWindow *self, const char *argument)
{
  step (self, 1);
}

static void
select_previous (OblWindow *self, const char *argument)
{
  step (self, -1);
}

void
obl_window_open_inspector (OblWindow *self)
{
  obl_desk_show (OBL_DESK (self->desk), OBL_DESK_END, TRUE);
  obl_inspector_pane_show_selected (OBL_INSPECTOR_PANE (self->inspector));
}

static void
discuss (OblWindow *self, const char *argument)
{
  obl_session_toggle_discussed (self->session);
}

static void
select_noted (OblWindow *self, int direction)
{
  if (!obl_session_select_noted (self->session, direction)) {
    obl_window_say (self, _ ("Nothing here is unfinished, commented on or to be discussed"), FALSE);
  }
}

static void
next_noted (OblWindow *self, const char *argument)
{
  select_noted (self, 1);
}

static void
previous_noted (OblWindow *self, const char *argument)
{
  select_noted (self, -1);
}

static void
open_selected (OblWindow *self, const char *argument)
{
  if (obl_session_get_proposal (self->session, NULL) != NULL) {
    obl_session_keep_proposal (self->session);
    return;
  }
  if (!obl_window_take_known (self)) {
    obl_window_open_inspector (self);
  }
}

static void
keep_proposal (OblWindow *self, const char *argument)
{
  obl_session_keep_proposal (self->session);
}

static void
drop_proposal (OblWindow *self, const char *argument)
{
  obl_session_drop_proposal (self->session);
}

static void
deselect (OblWindow *self, const char *argument)
{
  obl_window_hide_link (self);
  if (!obl_desk_uncover (OBL_DESK (self->desk))) {
    obl_session_step_back (self->session);
  }
}

static const struct {
  const char *action;
  Command command;
  const char *type; /* of the argument */
} commands[] = {
  { "win.mark", mark, "s" },
  { "win.mark-exactly", mark_exactly, "s" },
  { "win.begin-frame", begin_frame, "s" },
  { "win.fill-role", fill_role, "s" },
  { "win.nest-frame", nest_frame, NULL },
  { "win.unlink-entity", obl_window_unlink_entity, NULL },
  { "win.add-fragment", add_fragment, NULL },
  { "win.remove-fragment", remove_fragment, NULL },
  { "win.join", join, NULL },
  { "win.split", split, NULL },
  { "win.delete-selected", delete_selected, NULL },
  { "win.nudge", nudge, "s" },
  { "win.open-selected", open_selected, NULL },
  { "win.keep-proposal", keep_proposal, NULL },
  { "win.drop-proposal", drop_proposal, NULL },
  { "win.link-entity", obl_window_link_entity, NULL },
  { "win.link-by-name", obl_window_link_by_name, NULL },
  { "win.link-all", obl_window_link_all, NULL },
  { "win.set-mention", obl_window_set_mention, "s" },
  { "win.turn-mention", obl_window_turn_mention, NULL },
  { "win.deselect", deselect, NULL },
  { "win.toggle-furniture", toggle_furniture, NULL },
  { "win.next-mark", select_next, NULL },
  { "win.previous-mark", select_previous, NULL },
  { "win.discuss", discuss, NULL },
  { "win.next-noted", next_noted, NULL },
  { "win.previous-noted", previous_noted, NULL },
  { "win.undo", undo, NULL },
  { "win.redo", redo, NULL },
  { "win.repeat", obl_window_repeat, NULL },
  { "win.mark-again", obl_window_mark_again, NULL },
  { "win.widen", obl_window_widen, NULL },
  { "win.narrow", obl_window_narrow, NULL },
  { "win.turn-grain", obl_window_turn_grain, NULL },
  { "win.next-sentence", obl_window_next_sentence, NULL },
  { "win.previous-sentence", obl_window_previous_sentence, NULL },
  { "win.next-name", obl_window_next_name, NULL },
  { "win.previous-name", obl_window_previous_name, NULL },
  { "win.next-cue", obl_window_next_cue, NULL },
  { "win.previous-cue", obl_window_previous_cue, NULL },
  { "win.done-and-next", obl_window_finish, NULL },
  { "win.next-to-do", obl_window_next_to_do, NULL },
  { "win.next-known", obl_window_next_known, NULL },
  { "win.previous-known", obl_window_previous_known, NULL },
};

static void
enqueue (OblWindow *self, Command command, GVariant *argument)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->command = command;
  obl_session_get_aim (self->session, &waiting->aim);
  waiting->argument = argument != NULL ? g_variant_dup_string (argument, NULL) : NULL;
  g_queue_push_tail (&self->waiting, waiting);
  obl_window_run_waiting (self);
}

static void
command_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  for (guint i = 0; self->session != NULL && i < G_N_ELEMENTS (commands); i++) {
    if (g_str_equal (commands[i].action, action)) {
      enqueue (self, commands[i].command, parameter);
      return;
    }
  }
}

/* --- Undo where the focus is ------------------------------------------------------------------ */

/* Who types into a field means its text; everywhere else the project is meant.  Not by win.undo and
 * win.redo: those tell whether there is anything to undo by what has come back from the disk, and
 * who takes back the mark being made, or the undo itself, would press a key that does nothing. */
static gboolean
undo_in_field (OblWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!GTK_IS_TEXT (focus)
      && !(GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))) {
    return FALSE;
  }
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
undo_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!undo_in_field (OBL_WINDOW (widget), "text.undo")) {
    enqueue (OBL_WINDOW (widget), undo, NULL);
  }
}

static void
redo_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!undo_in_field (OBL_WINDOW (widget), "text.redo")) {
    enqueue (OBL_WINDOW (widget), redo, NULL);
  }
}

/* --- Articles --------------------------------------------------------------------------------- */

static void
next_document_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_session_step_document (OBL_WINDOW (widget)->session, 1);
}

static void
previous_document_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_session_step_document (OBL_WINDOW (widget)->session, -1);
}

static void
set_status_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblStatus status = OBL_STATUS_NEW;

  if (obl_status_from_string (g_variant_get_string (parameter, NULL), &status)) {
    obl_session_set_status (OBL_WINDOW (widget)->session, status);
  }
}

static void
set_block_role_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  OblBlockRole role = OBL_ROLE_BODY;

  if (obl_block_role_from_string (g_variant_get_string (parameter, NULL), &role)) {
    obl_session_set_block_roles (self->session, obl_session_get_text_selection (self->session),
                                 role);
  }
}

/* --- Looking at things ------------------------------------------------------------------------ */

static void
find_documents_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  obl_desk_show (OBL_DESK (self->desk), OBL_DESK_START, TRUE);
  obl_articles_pane_focus_filter (OBL_ARTICLES_PANE (self->articles_pane));
}

static void
set_reading_size (OblWindow *self, int size)
{
  g_settings_set_int (self->settings, "reading-size",
                      CLAMP (size, MIN_READING_SIZE, MAX_READING_SIZE));
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  const int size = g_settings_get_int (self->settings, "reading-size");

  if (g_str_equal (action, "win.zoom-normal")) {
    set_reading_size (self, READING_SIZE);
  } else {
    set_reading_size (self,
                      g_str_equal (action, "win.zoom-in") ? size + ZOOM_STEP : size - ZOOM_STEP);
  }
}

static void
step_focus_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_window_step_focus (OBL_WINDOW (widget), g_str_equal (action, "win.next-part") ? 1 : -1);
}

static void
show_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  obl_reading_view_ask_link (OBL_READING_VIEW (OBL_WINDOW (widget)->view));
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *dialog = obl_history_dialog_new (GTK_WINDOW (widget), OBL_WINDOW (widget)->session);

  gtk_window_present (dialog);
}

static void
carry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (obl_carry_dialog_new (GTK_WINDOW (widget), OBL_WINDOW (widget)->session));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *dialog = obl_export_dialog_new (GTK_WINDOW (widget), OBL_WINDOW (widget)->session);

  gtk_window_present (dialog);
}

/* --- All of them ------------------------------------------------------------------------------ */

/* What a command needs to make sense. */
typedef enum {
  NEEDS_NOTHING,
  NEEDS_PROJECT,
  NEEDS_DOCUMENT,
  NEEDS_REPORT, /* of an import */
} Needs;

static const struct {
  const char *action;
  GtkWidgetActionActivateFunc activate;
  const char *type;
  Needs needs;
} plain_actions[] = {
  { "win.undo-here", undo_here_cb, NULL, NEEDS_PROJECT },
  { "win.redo-here", redo_here_cb, NULL, NEEDS_PROJECT },
  { "win.next-document", next_document_cb, NULL, NEEDS_PROJECT },
  { "win.previous-document", previous_document_cb, NULL, NEEDS_PROJECT },
  { "win.open-in-tab", obl_window_open_in_tab, "s", NEEDS_PROJECT },
  { "win.open-row-in-tab", obl_window_open_row_in_tab, NULL, NEEDS_PROJECT },
  { "win.next-tab", obl_window_step_tab, NULL, NEEDS_PROJECT },
  { "win.previous-tab", obl_window_step_tab, NULL, NEEDS_PROJECT },
  { "win.close-tab", obl_window_close_tab, NULL, NEEDS_NOTHING },
  { "win.set-status", set_status_cb, "s", NEEDS_DOCUMENT },
  { "win.set-block-role", set_block_role_cb, "s", NEEDS_DOCUMENT },
  { "win.import", obl_window_import, NULL, NEEDS_PROJECT },
  { "win.import-folder", obl_window_import_folder, NULL, NEEDS_PROJECT },
  { "win.stop-import", obl_window_stop_import, NULL, NEEDS_PROJECT },
  { "win.add-address", obl_window_add_address, NULL, NEEDS_PROJECT },
  { "win.import-report", obl_window_show_report, NULL, NEEDS_REPORT },
  { "win.show-to-do", obl_window_list_to_do, NULL, NEEDS_PROJECT },
  { "win.show-doubts", obl_window_list_doubts, NULL, NEEDS_PROJECT },
  { "win.looks-right", obl_window_settle_doubts, NULL, NEEDS_DOCUMENT },
  { "win.whole-page", obl_window_toggle_whole_page, NULL, NEEDS_DOCUMENT },
  { "win.find-documents", find_documents_cb, NULL, NEEDS_PROJECT },
  { "win.jump", obl_window_jump, NULL, NEEDS_PROJECT },
  { "win.room", obl_window_show_room, "s", NEEDS_PROJECT },
  { "win.open-place", obl_window_open_place, "(ssuu)", NEEDS_PROJECT },
  { "win.merge-entities", obl_window_merge_entities, "(ss)", NEEDS_PROJECT },
  { "win.split-entity", obl_window_split_entity, "s", NEEDS_PROJECT },
  { "win.find", obl_window_find, NULL, NEEDS_DOCUMENT },
  { "win.find-next", obl_window_find_next, NULL, NEEDS_DOCUMENT },
  { "win.find-previous", obl_window_find_next, NULL, NEEDS_DOCUMENT },
  { "win.zoom-in", zoom_cb, NULL, NEEDS_NOTHING },
  { "win.zoom-out", zoom_cb, NULL, NEEDS_NOTHING },
  { "win.zoom-normal", zoom_cb, NULL, NEEDS_NOTHING },
  { "win.next-part", step_focus_cb, NULL, NEEDS_PROJECT },
  { "win.previous-part", step_focus_cb, NULL, NEEDS_PROJECT },
  { "win.show-link", show_link_cb, NULL, NEEDS_DOCUMENT },
  { "win.history", history_cb, NULL, NEEDS_PROJECT },
  { "win.labels", obl_window_show_labels, NULL, NEEDS_PROJECT },
  { "win.guideline", obl_window_show_guideline, NULL, NEEDS_PROJECT },
  { "win.export", export_cb, NULL, NEEDS_PROJECT },
  { "win.knowledge", obl_window_show_knowledge, NULL, NEEDS_PROJECT },
  { "win.carry", carry_cb, NULL, NEEDS_DOCUMENT },
};

void
obl_window_install_actions (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    gtk_widget_class_install_action (class, commands[i].action, commands[i].type, command_cb);
  }
  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++) {
    gtk_widget_class_install_action (class, plain_actions[i].action, plain_actions[i].type,
                                     plain_actions[i].activate);
  }
}

static gboolean
is_met (OblWindow *self, Needs needs)
{
  switch (needs) {
  case NEEDS_NOTHING:
    return TRUE;
  case NEEDS_PROJECT:
    return self->session != NULL;
  case NEEDS_DOCUMENT:
    return self->session != NULL && obl_session_get_document (self->session) != NULL;
  case NEEDS_REPORT:
    return self->session != NULL && obl_session_get_intake (self->session) != NULL;
  }
  g_assert_not_reached ();
}

void
obl_window_update_actions (OblWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_undo = FALSE;
  gboolean can_redo = FALSE;

  /* Also those that work on what is selected: it may be the mark that is just being made. */
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    gtk_widget_action_set_enabled (widget, commands[i].action, is_met (self, NEEDS_DOCUMENT));
  }
  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++) {
    gtk_widget_action_set_enabled (widget, plain_actions[i].action,
                                   is_met (self, plain_actions[i].needs));
  }
  if (self->session != NULL) {
    g_object_get (self->session, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  }
  gtk_widget_action_set_enabled (widget, "win.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", can_redo);
  obl_window_update_layer_actions (self, is_met (self, NEEDS_DOCUMENT));
  obl_window_update_steps (self, is_met (self, NEEDS_DOCUMENT));
  obl_window_update_doubts (self);
  obl_window_update_states (self);
}
