/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the window share: obl-window.c (the frame), -project (opening and closing),
 * -page (between session and article), -actions (commands), -keys and -menu (ways to them). */
#pragma once

#include "app/panes/obl-articles-pane.h"
#include "app/panes/obl-find-bar.h"
#include "app/panes/obl-inspector-pane.h"
#include "app/panes/obl-palette-bar.h"
#include "app/panes/obl-proposal-bar.h"
#include "app/rooms/obl-corpus.h"
#include "app/shell/obl-key-map.h"
#include "app/shell/obl-places.h"
#include "app/shell/obl-settings.h"
#include "app/shell/obl-window.h"
#include "app/view/obl-reading-view.h"
#include "app/view/obl-view-marks.h"
#include "app/widgets/obl-banner.h"
#include "app/widgets/obl-desk.h"

G_BEGIN_DECLS

struct _OblWindow {
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  OblSession *session; /* NULL while no project is open */
  char *path;          /* of the project that is open or being opened, or NULL */
  char **articles;     /* to be imported once it is open, or NULL */
  GCancellable *opening;
  gboolean has_begun; /* the first article has been chosen */
  guint poll_id;
  guint refocus_id;

  OblKeyMap *keys;
  GQueue waiting;     /* commands that came before the last one was done */
  GtkWidget *menu;    /* the context menu that is open, or NULL */
  GtkWidget *link;    /* what is shown of a link, or NULL */
  OblDocument *shown; /* what the view shows, or NULL */
  OblRange carried;   /* what is to be selected when the view is ready */
  OblId carried_to;   /* in that article; OBL_ID_NONE: nothing is */
  OblPlaces *places;  /* where articles are read */
  AdwTabView *tabs;   /* of articles; its pages are empty, as the view shows the one that is open */
  GtkWidget *tab_bar;
  OblId new_tab; /* the article that gets a tab of its own once it is open, or OBL_ID_NONE */
  gboolean is_syncing_tabs;

  GtkWidget *header_start;
  GtkWidget *header_end;
  GMenu *recent_menu;
  GtkWidget *stack;
  GtkWidget *banner;
  GtkWidget *title;
  GtkWidget *start_page;
  GtkWidget *rooms; /* the stack of desk and corpus */
  GtkWidget *desk;
  GtkWidget *corpus;
  GtkWidget *annotating; /* what is below the desk, and not below the corpus */
  GtkWidget *articles_pane;
  GtkWidget *inspector;
  GtkWidget *proposal_bar;
  GtkWidget *palette;
  GtkWidget *article_stack;
  GtkWidget *view_stack;
  GtkWidget *view; /* of the stack, the OblReadingView that is seen */
  GtkWidget *meta;
  GMenu *main_menu;
  GtkWidget *find_bar;
  GtkWidget *doubt_bar;
  GtkWidget *doubt_label;
  GtkWidget *doubt_page;
  GtkWidget *said;
  GtkWidget *said_undo;
  GtkWidget *said_report;
  GtkWidget *progress_box;
  GtkWidget *progress_label;
  GtkWidget *progress_bar;
  GtkWidget *saved;
  GtkWidget *steps;
  GtkWidget *steps_label;
  GtkWidget *step_back;
  GtkWidget *step_on;
  guint steps_kind; /* what the arrows go through */
  GtkWidget *hidden_label;
  GtkWidget *show_all;
  GtkWidget *layers_button;
  GtkWidget *layers_icon;
  GtkWidget *layers_pane;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
};

/* obl-window-project.c */
/* Works on @session from now on (NULL: on none) and lets go of the one before. */
void obl_window_take_session (OblWindow *self, OblSession *session);
void obl_window_update_title (OblWindow *self);
void obl_window_accept_drops (OblWindow *self);
void obl_window_import_files (OblWindow *self, GListModel *files);
/* Which of the first page, the wheel and the desk is seen. */
void obl_window_show_stage (OblWindow *self, const char *stage);

/* obl-window-page.c */
void obl_window_watch_view (OblWindow *self);
void obl_window_watch_session (OblWindow *self);
/* Shows everything of the session anew, also that there is none. */
void obl_window_show_document (OblWindow *self);
/* The same, with what is selected, found and proposed, for a view that has nothing of it. */
void obl_window_fill_view (OblWindow *self);
/* Reading size, colours, page furniture. */
void obl_window_apply_settings (OblWindow *self);

/* obl-window-view.c */
GtkWidget *obl_window_make_view (OblWindow *self);
/* Selects words of an article, once the view shows it. */
void obl_window_select_in (OblWindow *self, const OblId *document_id, OblRange range);
/* Shows the article as the settings have it: as a page or as plain text. */
void obl_window_choose_view (OblWindow *self);

/* obl-window-foot.c: what was said, what is saved, what is under way */
void obl_window_watch_foot (OblWindow *self);
void obl_window_update_foot (OblWindow *self);
void obl_window_say (OblWindow *self, const char *message, gboolean can_undo);

/* obl-window-actions.c */
void obl_window_install_actions (GtkWidgetClass *class);
void obl_window_update_actions (OblWindow *self);
void obl_window_clear_waiting (OblWindow *self);
/* Performs what waits, as long as nothing is on its way to the disk. */
void obl_window_run_waiting (OblWindow *self);
/* Shows the annotations and moves the focus to what is selected. */
void obl_window_open_inspector (OblWindow *self);

/* obl-window-states.c */
void obl_window_watch_desk (OblWindow *self);
/* As settings and panes are. */
void obl_window_update_states (OblWindow *self);

/* obl-window-rooms.c: activations of actions last */
void obl_window_add_rooms (OblWindow *self);
/* The desk is seen, and not what is known across all articles. */
gboolean obl_window_is_at_desk (OblWindow *self);
void obl_window_show_desk (OblWindow *self);
void obl_window_show_room (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_open_place (GtkWidget *widget, const char *action, GVariant *parameter);

/* obl-window-articles.c: activations of actions first */
void obl_window_import (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_import_folder (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_stop_import (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_add_address (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_show_report (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_list_doubts (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_settle_doubts (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_toggle_whole_page (GtkWidget *widget, const char *action, GVariant *parameter);
/* An import is over. */
void obl_window_take_intake (OblWindow *self);
/* The bar above an article that should be looked at, and whether it can be read anew. */
GtkWidget *obl_window_make_doubt_bar (OblWindow *self);
void obl_window_update_doubts (OblWindow *self);

/* obl-window-queue.c: commands, and the activation of an action */
void obl_window_finish (OblWindow *self, const char *argument);
void obl_window_next_to_do (OblWindow *self, const char *argument);
void obl_window_list_to_do (GtkWidget *widget, const char *action, GVariant *parameter);

/* obl-window-tabs.c: activations of actions last */
GtkWidget *obl_window_make_tabs (OblWindow *self);
/* Another article is open, or none. */
void obl_window_sync_tabs (OblWindow *self);
void obl_window_watch_tabs (OblWindow *self);
/* Those that the project had when it was open last. */
void obl_window_restore_tabs (OblWindow *self);
void obl_window_open_in_tab (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_open_row_in_tab (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_step_tab (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_close_tab (GtkWidget *widget, const char *action, GVariant *parameter);

/* obl-window-keys.c */
void obl_window_add_keys (OblWindow *self);
/* After the label set changed. */
void obl_window_take_label_keys (OblWindow *self);
/* Moves the focus to the next (+1) or previous (-1) part of the window. */
void obl_window_step_focus (OblWindow *self, int direction);

/* obl-window-link.c */
/* Shows where a link leads, below a point of the view; @address "": says that there is none. */
void
obl_window_show_link (OblWindow *self, const char *address, double x, double y, gboolean by_key);
void obl_window_hide_link (OblWindow *self);

/* obl-window-find.c: activations of actions last */
void obl_window_show_hits (OblWindow *self);
GtkWidget *obl_window_make_find_bar (OblWindow *self);
void obl_window_find (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_find_next (GtkWidget *widget, const char *action, GVariant *parameter);

/* obl-window-jump.c: activation of an action */
void obl_window_jump (GtkWidget *widget, const char *action, GVariant *parameter);

/* obl-window-labels.c: activations of actions */
void obl_window_show_labels (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_show_guideline (GtkWidget *widget, const char *action, GVariant *parameter);

/* obl-window-grain.c: two commands, and answers to signals of the view */
void obl_window_widen (OblWindow *self, const char *argument);
void obl_window_narrow (OblWindow *self, const char *argument);
void obl_window_turn_grain (OblWindow *self, const char *argument);
void obl_window_select_clicked (OblWindow *self, guint position, guint n_clicks);
void obl_window_drag_border (
    OblWindow *self, const char *string, guint part, int edge, guint position, gboolean exact);
void obl_window_select_words (OblWindow *self, OblRange range);

/* obl-window-entities.c: commands */
void obl_window_link_entity (OblWindow *self, const char *argument);
void obl_window_link_by_name (OblWindow *self, const char *argument);
/* Everything that says what the selected mention says, to whom it mentions. */
void obl_window_link_all (OblWindow *self, const char *argument);
/* "(ss)": who becomes a part of whom; "": to be chosen. */
void obl_window_merge_entities (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_split_entity (GtkWidget *widget, const char *action, GVariant *parameter);
void obl_window_unlink_entity (OblWindow *self, const char *argument);

/* --- Knowledge bases and kinds of mention (obl-window-knowledge.c) ------------------------------- */

void obl_window_show_knowledge (GtkWidget *widget, const char *action, GVariant *parameter);
/* @argument: "name", "nominal", "pronoun". */
void obl_window_set_mention (OblWindow *self, const char *argument);
/* Of the selected mention: from open to name, description, pronoun, and to a name again. */
void obl_window_turn_mention (OblWindow *self, const char *argument);

/* obl-window-repeat.c: commands, which wait until the edits before them are on disk */
void obl_window_repeat (OblWindow *self, const char *argument);
void obl_window_mark_again (OblWindow *self, const char *argument);
void obl_window_next_sentence (OblWindow *self, const char *argument);
void obl_window_previous_sentence (OblWindow *self, const char *argument);
void obl_window_next_name (OblWindow *self, const char *argument);
void obl_window_previous_name (OblWindow *self, const char *argument);
void obl_window_next_cue (OblWindow *self, const char *argument);
void obl_window_previous_cue (OblWindow *self, const char *argument);
void obl_window_next_known (OblWindow *self, const char *argument);
void obl_window_previous_known (OblWindow *self, const char *argument);
/* Enter on the words that were asked about; FALSE when they are not what is selected. */
gboolean obl_window_take_known (OblWindow *self);

/* obl-window-layers.c: what of the annotations is seen */
void obl_window_install_layer_actions (GtkWidgetClass *class);
void obl_window_update_layer_actions (OblWindow *self, gboolean has_document);
/* The button in the foot, and the actions that are on or off. */
void obl_window_add_layers (OblWindow *self);
void obl_window_watch_layers (OblWindow *self);
/* After marks came or went. */
void obl_window_update_layers (OblWindow *self);
/* Those of the open article that are shown; free with g_ptr_array_unref(). */
void obl_window_list_shown (OblWindow *self, GPtrArray **spans, GPtrArray **frames);

/* obl-window-steps.c: from place to place by the pointer */
void obl_window_install_step_actions (GtkWidgetClass *class);
void obl_window_add_steps (OblWindow *self);
void obl_window_update_steps (OblWindow *self, gboolean has_document);

/* obl-window-menu.c */
/* The commands for what is selected; NULL without an article. */
GMenuModel *obl_window_make_menu (OblWindow *self) G_GNUC_WARN_UNUSED_RESULT;
void obl_window_popup_menu (OblWindow *self, double x, double y);

G_END_DECLS
