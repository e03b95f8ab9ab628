/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models stand in one row, each lazy: record list, filter, sort, selection.  Only rows on
 * screen have widgets ("bound"), and only those are filled again when something else that they show
 * has changed.
 *
 * What is selected is the owner's business: the view shows "selected" and reports what a person
 * chose.  "is_syncing" keeps the one from being taken for the other. */
#define G_LOG_DOMAIN "obl-record-view"

#include "config.h"

#include "app/panes/obl-record-view.h"

#include <glib/gi18n-lib.h>

#include "app/models/obl-record-list.h"
#include "app/panes/obl-look.h"
#include "core/text/obl-fold.h"

struct _OblRecordView {
  GtkWidget parent_instance;

  const OblRecordViewOps *ops;
  gpointer owner;

  OblRecordList *records;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  OblId selected; /* what the owner says is selected, or OBL_ID_NONE */
  gboolean is_syncing;
  char *needle; /* folded */

  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *empty;
  GPtrArray *bound; /* row widgets on screen or near; not owned */

  gboolean click_opens;
  GMenuModel *menu;
  GtkWidget *popover; /* NULL until a menu was asked for */
  OblRecord *menu_record;
};

static void obl_record_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OblRecordView,
                               obl_record_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      obl_record_view_buildable_init))

enum {
  CHOSEN,
  ACTIVATED,
  SHOWN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Selection ---------------------------------------------------------------------------------- */

static guint
find_shown (OblRecordView *self, const OblId *id)
{
  GListModel *shown = G_LIST_MODEL (self->sorted);
  guint n_shown = g_list_model_get_n_items (shown);
  guint position;

  if (obl_id_is_none (id) || !obl_record_list_find (self->records, id, &position))
    return GTK_INVALID_LIST_POSITION;
  /* Nothing filtered out and nothing moved: the same place. */
  if (n_shown == g_list_model_get_n_items (G_LIST_MODEL (self->records))
      && gtk_sort_list_model_get_sorter (self->sorted) == NULL)
    return position;
  for (guint i = 0; i < n_shown; i++) {
    g_autoptr (OblRecord) record = g_list_model_get_item (shown, i);

    if (obl_id_equal (obl_record_get_id (record), id))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
sync_selection (OblRecordView *self, gboolean scroll)
{
  guint position = find_shown (self, &self->selected);

  self->is_syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_syncing = FALSE;
  if (scroll && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
selected_cb (OblRecordView *self)
{
  OblRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_syncing || record == NULL)
    return;
  self->selected = *obl_record_get_id (record);
  g_signal_emit (self, signals[CHOSEN], 0, record);
}

static void
activate (OblRecordView *self, guint position)
{
  g_autoptr (OblRecord) record = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (record != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, record);
}

static void
list_activate_cb (OblRecordView *self, guint position)
{
  activate (self, position);
}

/* --- Rows --------------------------------------------------------------------------------------- */

static void
show_row (OblRecordView *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  OblRecord *record = gtk_list_item_get_item (item);
  g_autofree char *name = self->ops->show_row (self->owner, row, record);

  /* GTK 4.8 gives list items no name of their own; the item's widget takes one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
popup (OblRecordView *self, GtkListItem *item, double x, double y)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  graphene_point_t point;
  GdkRectangle rectangle;

  if (self->menu == NULL || gtk_list_item_get_item (item) == NULL
      || !gtk_widget_compute_point (row, GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    return;
  g_set_object (&self->menu_record, gtk_list_item_get_item (item));
  if (self->popover == NULL) {
    self->popover = gtk_popover_menu_new_from_model (self->menu);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
    gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  }
  rectangle = (GdkRectangle){ (int)point.x, (int)point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rectangle);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static OblRecordView *
view_of (GtkListItem *item)
{
  return OBL_RECORD_VIEW (
      gtk_widget_get_ancestor (gtk_list_item_get_child (item), OBL_TYPE_RECORD_VIEW));
}

static void
secondary_pressed_cb (GtkListItem *item, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (view_of (item), item, x, y);
}

static void
primary_released_cb (GtkListItem *item, int n_press)
{
  OblRecordView *self = view_of (item);

  if (self->click_opens && n_press == 1)
    activate (self, gtk_list_item_get_position (item));
}

static void
add_gesture (GtkListItem *item, guint button, const char *signal, GCallback callback)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  g_signal_connect_object (gesture, signal, callback, item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_list_item_get_child (item), GTK_EVENT_CONTROLLER (gesture));
}

static void
setup_cb (OblRecordView *self, GtkListItem *item)
{
  GtkWidget *row = self->ops->make_row ();

  gtk_list_item_set_child (item, row);
  g_object_set_data (G_OBJECT (row), "obl-list-item", item);
  add_gesture (item, GDK_BUTTON_SECONDARY, "pressed", G_CALLBACK (secondary_pressed_cb));
  add_gesture (item, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (primary_released_cb));
}

static void
bind_cb (OblRecordView *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, gtk_list_item_get_child (item));
  show_row (self, item);
}

static void
unbind_cb (OblRecordView *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, gtk_list_item_get_child (item));
}

/* The menu key: the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  OblRecordView *self = OBL_RECORD_VIEW (user_data);

  for (guint i = 0; i < self->bound->len; i++) {
    GtkWidget *row = self->bound->pdata[i];

    if (gtk_widget_has_focus (gtk_widget_get_parent (row))) {
      popup (self, g_object_get_data (G_OBJECT (row), "obl-list-item"),
             gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
      return GDK_EVENT_STOP;
    }
  }
  return GDK_EVENT_PROPAGATE;
}

/* --- Filter ------------------------------------------------------------------------------------- */

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  OblRecordView *self = OBL_RECORD_VIEW (user_data);

  return self->ops->matches (self->owner, OBL_RECORD (item), self->needle);
}

static void
show_right_page (OblRecordView *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_sensitive (self->bar, g_strcmp0 (page, "empty") != 0);
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

static void
search_changed_cb (OblRecordView *self)
{
  g_free (self->needle);
  self->needle = obl_fold_loosely (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_strstrip (self->needle);
  obl_record_view_filter_changed (self);
}

static gboolean
entry_key_cb (OblRecordView *self, guint keyval)
{
  gboolean has_text = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) {
    obl_record_view_focus_list (self);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Escape && has_text) {
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

/* --- The object --------------------------------------------------------------------------------- */

static GtkWidget *
make_message (const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_vexpand (page, TRUE);
  /* There is nothing in it to act on; its scrolled window would stop the Tab key all the same. */
  gtk_widget_set_can_focus (page, FALSE);
  return page;
}

static void
make_bar (OblRecordView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "filter-bar");
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_box_append (GTK_BOX (self->bar), self->entry);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}

static void
make_stack (OblRecordView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->list = gtk_list_view_new (NULL, NULL);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (list_activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  self->empty = make_message ("", "");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      make_message (_ ("Nothing found"), _ ("Nothing here fits what is asked for above.")),
      "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
}

static void
add_menu_keys (OblRecordView *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  const char *triggers[] = { "Menu", "<Shift>F10" };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                          gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (self->list, shortcuts);
}

static void
obl_record_view_dispose (GObject *object)
{
  OblRecordView *self = OBL_RECORD_VIEW (object);

  self->is_syncing = TRUE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->box != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->records);
  g_clear_object (&self->menu);
  g_clear_object (&self->menu_record);

  G_OBJECT_CLASS (obl_record_view_parent_class)->dispose (object);
}

static void
obl_record_view_finalize (GObject *object)
{
  OblRecordView *self = OBL_RECORD_VIEW (object);

  g_free (self->needle);
  g_ptr_array_unref (self->bound);

  G_OBJECT_CLASS (obl_record_view_parent_class)->finalize (object);
}

static void
obl_record_view_class_init (OblRecordViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = obl_record_view_dispose;
  object_class->finalize = obl_record_view_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", OBL_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, OBL_TYPE_RECORD);
  signals[ACTIVATED] = g_signal_new ("activated", OBL_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, OBL_TYPE_RECORD);
  signals[SHOWN_CHANGED] = g_signal_new ("shown-changed", OBL_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "recordview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
obl_record_view_init (OblRecordView *self)
{
  self->needle = g_strdup ("");
  self->bound = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_bar (self);
  make_stack (self);
  add_menu_keys (self);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* In a template: <child type="control"> stands beside the filter. */
static void
obl_record_view_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  g_return_if_fail (g_strcmp0 (type, "control") == 0);

  gtk_box_append (GTK_BOX (OBL_RECORD_VIEW (buildable)->bar), GTK_WIDGET (child));
}

static void
obl_record_view_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = obl_record_view_add_child;
}

static void
make_models (OblRecordView *self, OblRecordKind kind)
{
  self->records = obl_record_list_new (kind);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->records)),
                                              g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
obl_record_view_setup (OblRecordView *self,
                       OblRecordKind kind,
                       const OblRecordViewOps *ops,
                       gpointer owner,
                       const char *label,
                       const char *filter_label)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (OBL_IS_RECORD_VIEW (self) && self->ops == NULL);

  self->ops = ops;
  self->owner = owner;
  make_models (self, kind);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set (self->entry, "placeholder-text", filter_label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  filter_label, -1);
  show_right_page (self);
}

void
obl_record_view_set_empty_text (OblRecordView *self, const char *title, const char *text)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), text);
}

void
obl_record_view_set_menu (OblRecordView *self, GMenuModel *menu)
{
  g_set_object (&self->menu, menu);
}

OblRecord *
obl_record_view_get_menu_record (OblRecordView *self)
{
  return self->menu_record;
}

void
obl_record_view_set_click_opens (OblRecordView *self, gboolean click_opens)
{
  self->click_opens = click_opens;
}

void
obl_record_view_set_records (OblRecordView *self, GPtrArray *data)
{
  gboolean was_shown;

  g_return_if_fail (OBL_IS_RECORD_VIEW (self));

  was_shown = gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;
  self->is_syncing = TRUE;
  obl_record_list_set (self->records, data);
  self->is_syncing = FALSE;
  /* What was selected before it was there to be shown still has to come into view. */
  sync_selection (self, !was_shown);
  show_right_page (self);
}

void
obl_record_view_refresh_rows (OblRecordView *self)
{
  g_return_if_fail (OBL_IS_RECORD_VIEW (self));

  for (guint i = 0; i < self->bound->len; i++)
    show_row (self, g_object_get_data (G_OBJECT (self->bound->pdata[i]), "obl-list-item"));
}

void
obl_record_view_filter_changed (OblRecordView *self)
{
  g_return_if_fail (OBL_IS_RECORD_VIEW (self));

  self->is_syncing = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->is_syncing = FALSE;
  sync_selection (self, FALSE);
  show_right_page (self);
}

void
obl_record_view_set_sorter (OblRecordView *self, GtkSorter *sorter)
{
  g_return_if_fail (OBL_IS_RECORD_VIEW (self));

  self->is_syncing = TRUE;
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  self->is_syncing = FALSE;
  sync_selection (self, TRUE);
}

void
obl_record_view_select (OblRecordView *self, const OblId *id)
{
  g_return_if_fail (OBL_IS_RECORD_VIEW (self));

  if (obl_id_equal (&self->selected, id == NULL ? &OBL_ID_NONE : id))
    return;
  self->selected = id == NULL ? OBL_ID_NONE : *id;
  sync_selection (self, TRUE);
}

GListModel *
obl_record_view_get_shown (OblRecordView *self)
{
  return G_LIST_MODEL (self->sorted);
}

guint
obl_record_view_get_n_shown (OblRecordView *self)
{
  g_return_val_if_fail (OBL_IS_RECORD_VIEW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
}

void
obl_record_view_focus_filter (OblRecordView *self)
{
  gtk_widget_grab_focus (self->entry);
}

void
obl_record_view_focus_list (OblRecordView *self)
{
  gtk_widget_grab_focus (self->list);
}
