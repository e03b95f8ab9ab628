/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shown while anything is ticked.  Nothing is asked back: all of it is one entry of the history. */
#define G_LOG_DOMAIN "obl-hit-actions"

#include "config.h"

#include "app/rooms/obl-hit-actions.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-entity-picker.h"
#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"

#define POPOVER_WIDTH 260
#define MAX_HEIGHT 380

/* A button with a list of labels: the one that is chosen is what the hits get. */
typedef struct {
  OblHitActions *actions;
  OblHitAction action;
  GtkWidget *button;
  GtkWidget *title; /* tells how many */
  GtkWidget *labels;
} Choice;

struct _OblHitActions {
  OblPane parent_instance;

  OblHitList *hits;
  char *words;
  GtkWidget *count;
  Choice mark;
  Choice relabel;
  GtkWidget *link;
  GtkWidget *picker;
  GtkWidget *delete;
};

G_DEFINE_FINAL_TYPE (OblHitActions, obl_hit_actions, OBL_TYPE_PANE)

/* --- Doing ------------------------------------------------------------------------------------ */

static void
apply (OblHitActions *self, OblHitChange *change)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  g_autoptr (GPtrArray) hits = obl_hit_list_dup_ticked (self->hits);

  change->words = self->words != NULL ? self->words : "";
  if (session != NULL && hits->len > 0)
    obl_session_change_hits (session, change, hits);
}

static void
chosen_cb (Choice *choice, GtkListBoxRow *row)
{
  OblHitChange change
      = { .action = choice->action, .label = g_object_get_data (G_OBJECT (row), "label") };

  gtk_menu_button_popdown (GTK_MENU_BUTTON (choice->button));
  apply (choice->actions, &change);
}

static void
picked_cb (OblHitActions *self, OblEntity *entity)
{
  OblHitChange change = { .action = OBL_HIT_LINK };

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->link));
  obl_entity_picker_close (OBL_ENTITY_PICKER (self->picker));
  if (entity == NULL)
    return;
  change.entity_id = &entity->id;
  apply (self, &change);
}

static void
delete_cb (OblHitActions *self)
{
  OblHitChange change = { .action = OBL_HIT_DELETE };

  apply (self, &change);
}

/* --- How many --------------------------------------------------------------------------------- */

static void
show_choice (Choice *choice)
{
  OblHitActions *self = choice->actions;
  const gboolean marks = choice->action == OBL_HIT_MARK;
  guint n = obl_hit_list_count_ticked_of (self->hits, marks ? OBL_HIT_TEXT : OBL_HIT_SPAN);
  g_autofree char *title
      = marks ? g_strdup_printf (ngettext ("Mark %u place as", "Mark %u places as", n), n)
              : g_strdup_printf (ngettext ("Relabel %u mark as", "Relabel %u marks as", n), n);

  gtk_label_set_text (GTK_LABEL (choice->title), title);
  gtk_widget_set_visible (choice->button, n > 0);
}

static void
show_counts (OblHitActions *self)
{
  guint n = obl_hit_list_count_ticked (self->hits);
  guint n_spans = obl_hit_list_count_ticked_of (self->hits, OBL_HIT_SPAN);
  guint n_marks = n_spans + obl_hit_list_count_ticked_of (self->hits, OBL_HIT_FRAME);
  g_autofree char *count = g_strdup_printf (ngettext ("%u ticked", "%u ticked", n), n);
  g_autofree char *delete = g_strdup_printf (ngettext ("Delete %u", "Delete %u", n_marks), n_marks);

  gtk_label_set_text (GTK_LABEL (self->count), count);
  show_choice (&self->mark);
  show_choice (&self->relabel);
  gtk_widget_set_visible (self->link, n_spans > 0);
  gtk_widget_set_visible (self->delete, n_marks > 0);
  gtk_button_set_label (GTK_BUTTON (self->delete), delete);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
add_label (GtkWidget *list, const OblLabelSet *set, const OblSpanLabel *label)
{
  OblLook look = obl_look_of_label (set, label->name);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = obl_swatch_mark_new ();

  obl_look_apply (&look, OBL_SWATCH_MARK (mark));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), gtk_label_new (look.title));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, look.title,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label->name), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
show_labels (OblHitActions *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = session == NULL ? NULL : obl_session_get_label_set (session);
  Choice *const choices[] = { &self->mark, &self->relabel };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    GtkWidget *child;

    while ((child = gtk_widget_get_first_child (choices[i]->labels)) != NULL)
      gtk_list_box_remove (GTK_LIST_BOX (choices[i]->labels), child);
    for (guint j = 0; set != NULL && j < set->span_labels->len; j++)
      add_label (choices[i]->labels, set, set->span_labels->pdata[j]);
  }
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_menu_button (const char *title, GtkWidget *content)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_size_request (content, POPOVER_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), title);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  return button;
}

static void
make_choice (OblHitActions *self, Choice *choice, OblHitAction action, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  choice->actions = self;
  choice->action = action;
  choice->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (choice->title), 0);
  gtk_widget_add_css_class (choice->title, "heading");
  choice->labels = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (choice->labels), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (choice->labels, "search-memory");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->labels), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Labels"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), choice->labels);
  gtk_box_append (GTK_BOX (box), choice->title);
  gtk_box_append (GTK_BOX (box), scroller);
  choice->button = make_menu_button (title, box);
  g_signal_connect_swapped (choice->labels, "row-activated", G_CALLBACK (chosen_cb), choice);
}

static void
obl_hit_actions_refresh (OblPane *pane)
{
  show_labels (OBL_HIT_ACTIONS (pane));
}

static void
obl_hit_actions_finalize (GObject *object)
{
  OblHitActions *self = OBL_HIT_ACTIONS (object);

  g_clear_object (&self->hits);
  g_free (self->words);

  G_OBJECT_CLASS (obl_hit_actions_parent_class)->finalize (object);
}

static void
obl_hit_actions_class_init (OblHitActionsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_hit_actions_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_hit_actions_refresh;
}

static void
untick_cb (OblHitActions *self)
{
  obl_hit_list_tick_all (self->hits, FALSE);
}

static void
obl_hit_actions_init (OblHitActions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *untick = gtk_button_new_with_mnemonic (_ ("_Untick all"));

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "numeric");
  make_choice (self, &self->mark, OBL_HIT_MARK, _ ("_Mark as…"));
  make_choice (self, &self->relabel, OBL_HIT_RELABEL, _ ("_Relabel…"));
  self->picker = obl_entity_picker_new (_ ("Entity that they mention"), FALSE);
  g_object_bind_property (self, "session", self->picker, "session", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  self->link = make_menu_button (_ ("_Link to…"), self->picker);
  self->delete = gtk_button_new ();
  gtk_widget_add_css_class (self->delete, "destructive-action");
  gtk_widget_add_css_class (untick, "flat");
  g_signal_connect_swapped (self->delete, "clicked", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (untick, "clicked", G_CALLBACK (untick_cb), self);

  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), untick);
  gtk_box_append (GTK_BOX (box), self->mark.button);
  gtk_box_append (GTK_BOX (box), self->relabel.button);
  gtk_box_append (GTK_BOX (box), self->link);
  gtk_box_append (GTK_BOX (box), self->delete);
  gtk_widget_add_css_class (box, "hit-actions");
  adw_bin_set_child (ADW_BIN (self), box);
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_labels));
}

GtkWidget *
obl_hit_actions_new (OblHitList *hits)
{
  OblHitActions *self = g_object_new (OBL_TYPE_HIT_ACTIONS, NULL);

  self->hits = g_object_ref (hits);
  g_signal_connect_object (hits, "ticks-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  show_counts (self);
  return GTK_WIDGET (self);
}

void
obl_hit_actions_set_words (OblHitActions *self, const char *words)
{
  char *copy = g_strdup (words);

  g_free (self->words);
  self->words = copy;
}
