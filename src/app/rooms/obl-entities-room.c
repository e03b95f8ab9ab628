/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list keeps what was typed, chosen and selected when it is read anew, after every change. */
#define G_LOG_DOMAIN "obl-entities-room"

#include "config.h"

#include "app/rooms/obl-entities-room.h"

#include <glib/gi18n-lib.h>

#include "app/models/obl-entity-lines.h"
#include "app/panes/obl-look.h"
#include "app/rooms/obl-duplicates-view.h"
#include "app/rooms/obl-entity-detail.h"
#include "app/rooms/obl-entity-list-row.h"
#include "app/widgets/obl-form.h"

/* As many as anybody reads of what is found. */
#define MAX_FOUND 200

struct _OblEntitiesRoom {
  OblRoom parent_instance;

  GtkWidget *search;
  GtkWidget *types;
  GtkWidget *orders;
  GtkWidget *toggle; /* duplicates, or all */
  GtkWidget *stack;  /* "all", "duplicates" */
  GtkWidget *pages;  /* of the list: "list", "empty", "nothing" */
  GtkWidget *count;
  GtkWidget *list;
  GtkWidget *detail;
  GtkWidget *duplicates;

  OblEntityLines *lines;
  GtkSingleSelection *selection;
  OblId selected;
  gboolean is_syncing;
  GArray *found; /* OblId, best first; NULL: nothing is looked for */
  GCancellable *finding;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (OblEntitiesRoom, obl_entities_room, OBL_TYPE_ROOM)

/* --- What is shown ---------------------------------------------------------------------------- */

static void
show_count (OblEntitiesRoom *self)
{
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  const guint n_all = obl_entity_lines_get_n_all (self->lines);
  g_autofree char *text = NULL;

  if (n_shown == n_all)
    text = g_strdup_printf (ngettext ("%'u entity", "%'u entities", n_all), n_all);
  else
    text = g_strdup_printf (ngettext ("%'u of %'u entity", "%'u of %'u entities", n_all), n_shown,
                            n_all);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), n_all == 0     ? "empty"
                                                             : n_shown == 0 ? "nothing"
                                                                            : "list");
}

static void
select_again (OblEntitiesRoom *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (!obl_entity_lines_find (self->lines, &self->selected, &position) && self->found != NULL
      && g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0)
    position = 0;
  self->is_syncing = position != 0 || self->found == NULL;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static const char *
get_type_filter (OblEntitiesRoom *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->types));

  if (chosen == NULL || gtk_drop_down_get_selected (GTK_DROP_DOWN (self->types)) == 0)
    return NULL;
  return gtk_string_object_get_string (chosen);
}

static void
arrange (OblEntitiesRoom *self)
{
  self->is_syncing = TRUE;
  obl_entity_lines_arrange (self->lines, get_type_filter (self), self->found,
                            gtk_drop_down_get_selected (GTK_DROP_DOWN (self->orders)));
  self->is_syncing = FALSE;
  show_count (self);
  select_again (self);
}

static void
show_types (OblEntitiesRoom *self)
{
  g_autofree char *chosen = g_strdup (get_type_filter (self));
  g_autoptr (GPtrArray) types = obl_entity_lines_list_types (self->lines);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  guint position = 0;

  gtk_string_list_append (strings, _ ("Every type"));
  for (guint i = 0; i < types->len; i++) {
    gtk_string_list_append (strings, types->pdata[i]);
    if (g_strcmp0 (chosen, types->pdata[i]) == 0)
      position = i + 1;
  }
  self->is_syncing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->types), G_LIST_MODEL (strings));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->types), position);
  self->is_syncing = FALSE;
}

static void
choice_changed_cb (OblEntitiesRoom *self)
{
  if (!self->is_syncing)
    arrange (self);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
stop (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static gpointer
lines_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_list_entity_lines (store, error);
}

static void
lines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblEntitiesRoom) self = user_data;
  g_autoptr (GPtrArray) lines = NULL;

  /* A failure is told by whatever a person does next. */
  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&lines, NULL)
      || obl_pane_get_session (OBL_PANE (self)) == NULL)
    return;
  self->is_syncing = TRUE;
  obl_entity_lines_set (self->lines, lines);
  self->is_syncing = FALSE;
  show_types (self);
  arrange (self);
}

static void
read_lines (OblEntitiesRoom *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  stop (&self->reading);
  if (session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->reading = g_cancellable_new ();
  obl_service_run_async (obl_session_get_service (session), lines_job, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->reading, lines_cb,
                         g_object_ref (self));
}

static gpointer
find_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found
      = obl_store_list_candidates (store, data, NULL, NULL, NULL, MAX_FOUND, error);
  GArray *ids;

  if (found == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, ((const OblLinkCandidate *)found->pdata[i])->entity->id);
  return ids;
}

static void
find_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblEntitiesRoom) self = user_data;
  GArray *found = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&found, NULL))
    return;
  g_clear_pointer (&self->found, g_array_unref);
  self->found = found;
  if (obl_pane_get_session (OBL_PANE (self)) != NULL)
    arrange (self);
}

static void
search_cb (OblEntitiesRoom *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  stop (&self->finding);
  if (session == NULL || *text == '\0') {
    g_free (text);
    g_clear_pointer (&self->found, g_array_unref);
    arrange (self);
    return;
  }
  self->finding = g_cancellable_new ();
  obl_service_run_async (obl_session_get_service (session), find_job, text, g_free,
                         (GDestroyNotify)g_array_unref, self->finding, find_cb,
                         g_object_ref (self));
}

static void
entities_changed_cb (OblEntitiesRoom *self)
{
  read_lines (self);
}

/* --- The hands -------------------------------------------------------------------------------- */

static void
selected_cb (OblEntitiesRoom *self)
{
  OblEntityItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_syncing)
    return;
  self->selected = item == NULL ? OBL_ID_NONE : obl_entity_item_get (item)->id;
  obl_entity_detail_show (OBL_ENTITY_DETAIL (self->detail), &self->selected);
}

static void
activate_cb (OblEntitiesRoom *self, guint position)
{
  gtk_widget_child_focus (self->detail, GTK_DIR_TAB_FORWARD);
}

static gboolean
search_key_cb (OblEntitiesRoom *self, guint keyval)
{
  const gboolean has_text = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) {
    gtk_widget_grab_focus (self->list);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Escape && has_text) {
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
toggled_cb (OblEntitiesRoom *self)
{
  const gboolean wants = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), wants ? "duplicates" : "all");
  if (wants)
    obl_duplicates_view_enter (OBL_DUPLICATES_VIEW (self->duplicates));
}

/* --- The room --------------------------------------------------------------------------------- */

static void
obl_entities_room_enter (OblRoom *room)
{
  OblEntitiesRoom *self = OBL_ENTITIES_ROOM (room);

  read_lines (self);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle)))
    obl_duplicates_view_enter (OBL_DUPLICATES_VIEW (self->duplicates));
  else
    gtk_widget_grab_focus (self->search);
}

static void
obl_entities_room_refresh (OblPane *pane)
{
  OblEntitiesRoom *self = OBL_ENTITIES_ROOM (pane);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  stop (&self->finding);
  stop (&self->reading);
  g_clear_pointer (&self->found, g_array_unref);
  self->selected = OBL_ID_NONE;
  self->is_syncing = TRUE;
  obl_entity_lines_set (self->lines, none);
  self->is_syncing = FALSE;
  read_lines (self);
}

static void
obl_entities_room_dispose (GObject *object)
{
  OblEntitiesRoom *self = OBL_ENTITIES_ROOM (object);

  stop (&self->finding);
  stop (&self->reading);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (obl_entities_room_parent_class)->dispose (object);
}

static void
obl_entities_room_class_init (OblEntitiesRoomClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_entities_room_dispose;
  OBL_PANE_CLASS (class)->refresh = obl_entities_room_refresh;
  OBL_ROOM_CLASS (class)->enter = obl_entities_room_enter;
}

/* --- Making it -------------------------------------------------------------------------------- */

static void
setup_cb (OblEntitiesRoom *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, obl_entity_list_row_new ());
}

static void
bind_cb (OblEntitiesRoom *self, GtkListItem *item)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  obl_entity_list_row_show (gtk_list_item_get_child (item),
                            obl_entity_item_get (gtk_list_item_get_item (item)),
                            session == NULL ? NULL : obl_session_get_label_set (session));
}

static GtkWidget *
make_status (const char *icon, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_can_focus (page, FALSE);
  return page;
}

static GtkWidget *
make_list (OblEntitiesRoom *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->lines = obl_entity_lines_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->lines));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "entities-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Entities"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), obl_entity_list_header_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
make_pages (OblEntitiesRoom *self)
{
  self->pages = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->pages), make_list (self), "list");
  gtk_stack_add_named (
      GTK_STACK (self->pages),
      make_status (
          NULL, _ ("Nobody Yet"),
          _ ("Mark a name in an article and press E, or e to choose: whom it mentions will "
             "be listed here, with every article.")),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->pages),
                       make_status (NULL, _ ("Nobody Is Called So"),
                                    _ ("Names are found by any spelling; try fewer letters.")),
                       "nothing");
  gtk_widget_set_size_request (self->pages, 300, -1);
  return self->pages;
}

static GtkWidget *
make_bar (OblEntitiesRoom *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *const orders[]
      = { _ ("By name"), _ ("By mentions"), _ ("By articles"), _ ("By type"), NULL };
  const char *const types[] = { _ ("Every type"), NULL };

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Any name, in any spelling"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find an entity"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 8);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  self->types = gtk_drop_down_new_from_strings (types);
  obl_drop_down_describe_strings (GTK_DROP_DOWN (self->types), _ ("Type"));
  g_signal_connect_object (self->types, "notify::selected", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->orders = gtk_drop_down_new_from_strings (orders);
  obl_drop_down_describe_strings (GTK_DROP_DOWN (self->orders), _ ("Order"));
  g_signal_connect_object (self->orders, "notify::selected", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->toggle = gtk_toggle_button_new_with_label (_ ("Likely duplicates"));
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), self->types);
  gtk_box_append (GTK_BOX (bar), self->orders);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_box_append (GTK_BOX (bar), self->toggle);
  gtk_widget_add_css_class (bar, "entities-bar");
  return bar;
}

static void
obl_entities_room_init (OblEntitiesRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->detail = obl_entity_detail_new ();
  self->duplicates = obl_duplicates_view_new ();
  gtk_paned_set_start_child (GTK_PANED (paned), make_pages (self));
  gtk_paned_set_end_child (GTK_PANED (paned), self->detail);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), paned, "all");
  gtk_stack_add_named (GTK_STACK (self->stack), self->duplicates, "duplicates");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  g_object_bind_property (self, "session", self->detail, "session", G_BINDING_DEFAULT);
  g_object_bind_property (self, "session", self->duplicates, "session", G_BINDING_DEFAULT);
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (entities_changed_cb));
  show_count (self);
}
