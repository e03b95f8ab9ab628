/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits come in pages, the first one small: it is there before one has looked up from the keys.  What
 * was written meanwhile makes the list anew, when one looks at it. */
#define G_LOG_DOMAIN "obl-search-room"

#include "config.h"

#include "app/rooms/obl-search-room.h"

#include <glib/gi18n-lib.h>

#include "app/rooms/obl-hit-actions.h"
#include "app/rooms/obl-hit-row.h"
#include "app/rooms/obl-query-entry.h"
#include "app/rooms/obl-search-help.h"
#include "app/rooms/obl-search-memory.h"
#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"
#include "core/query/obl-query.h"

#define FIRST_PAGE 200u
#define NEXT_PAGES 5000u
/* More than anybody reads; the count then says “more than”. */
#define MAX_HITS 200000u

struct _OblSearchRoom {
  OblRoom parent_instance;

  GtkWidget *field;
  GtkWidget *memory;
  GtkWidget *problem; /* what is wrong with the query */
  GtkWidget *status;
  GtkWidget *spinner;
  GtkWidget *stop;
  GtkWidget *orders; /* a row of toggles */
  GtkWidget *pages;
  GtkWidget *list;
  GtkWidget *actions;
  OblHitList *hits;
  OblHitOrder order;

  OblQuery *query; /* of what is listed, or NULL */
  OblSearchCursor cursor;
  GCancellable *cancellable; /* while a page is under way, or NULL */
  gboolean is_stale;         /* something was written since */
  OblService *service;       /* whose changes are heard */
};

G_DEFINE_FINAL_TYPE (OblSearchRoom, obl_search_room, OBL_TYPE_ROOM)

static void next_page (OblSearchRoom *self);

/* --- What is told ------------------------------------------------------------------------------ */

static void
show_status (OblSearchRoom *self, gboolean is_running)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint n_documents = obl_hit_list_count_documents (self->hits);
  g_autofree char *hits = g_strdup_printf (ngettext ("%'u hit", "%'u hits", n), n);
  g_autofree char *documents
      = g_strdup_printf (ngettext ("in %'u article", "in %'u articles", n_documents), n_documents);
  g_autofree char *status = is_running ? g_strdup_printf ("%s %s …", hits, documents)
                            : !self->cursor.is_done
                                ? g_strdup_printf (_ ("more than %s %s"), hits, documents)
                                : g_strdup_printf ("%s %s", hits, documents);

  gtk_label_set_text (GTK_LABEL (self->status), status);
  gtk_widget_set_visible (self->status, n > 0);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (self->spinner, is_running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_running);
  gtk_widget_set_sensitive (self->orders, !is_running);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), n > 0                 ? "hits"
                                                             : self->query == NULL ? "examples"
                                                             : is_running          ? "hits"
                                                                                   : "nothing");
}

static void
show_problem (OblSearchRoom *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->problem), message == NULL ? "" : message);
  gtk_widget_set_visible (self->problem, message != NULL);
}

/* --- Searching -------------------------------------------------------------------------------- */

static void
stop (OblSearchRoom *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
forget (OblSearchRoom *self)
{
  stop (self);
  g_clear_pointer (&self->query, obl_query_unref);
  obl_hit_list_clear (self->hits);
}

static void
finish (OblSearchRoom *self)
{
  if (self->order != OBL_HIT_BY_DOCUMENT)
    obl_hit_list_sort (self->hits, self->order);
  show_status (self, FALSE);
}

static void
fail (OblSearchRoom *self, const GError *error, guint position)
{
  forget (self);
  show_status (self, FALSE);
  show_problem (self, error->message);
  if (error->domain == OBL_QUERY_ERROR)
    obl_query_entry_focus (OBL_QUERY_ENTRY (self->field), position);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblSearchRoom) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  OblSearchCursor cursor;
  guint position = 0;

  hits = obl_session_search_finish (OBL_SESSION (source), result, &cursor, &position, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* what came after it goes on */
  g_clear_object (&self->cancellable);
  if (hits == NULL) {
    fail (self, error, position);
    return;
  }
  self->cursor = cursor;
  obl_hit_list_take (self->hits, hits);
  if (cursor.is_done || g_list_model_get_n_items (G_LIST_MODEL (self->hits)) >= MAX_HITS) {
    finish (self);
    return;
  }
  next_page (self);
  show_status (self, TRUE);
}

static void
next_page (OblSearchRoom *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  gboolean is_first = g_list_model_get_n_items (G_LIST_MODEL (self->hits)) == 0;

  self->cancellable = g_cancellable_new ();
  obl_session_search_async (session, self->query, &self->cursor, is_first ? FIRST_PAGE : NEXT_PAGES,
                            self->cancellable, found_cb, g_object_ref (self));
}

static void
begin (OblSearchRoom *self, OblQuery *query)
{
  OblSearchCursor start = { 0 };

  stop (self);
  obl_query_ref (query);
  g_clear_pointer (&self->query, obl_query_unref);
  self->query = query;
  self->cursor = start;
  self->is_stale = FALSE;
  obl_hit_list_clear (self->hits);
  obl_hit_actions_set_words (OBL_HIT_ACTIONS (self->actions), obl_query_get_string (query));
  show_problem (self, NULL);
  next_page (self);
  show_status (self, TRUE);
}

static void
search_cb (OblSearchRoom *self)
{
  const char *text = obl_query_entry_get_text (OBL_QUERY_ENTRY (self->field));
  g_autoptr (GError) error = NULL;
  g_autoptr (OblQuery) query = NULL;
  guint position = 0;

  if (obl_pane_get_session (OBL_PANE (self)) == NULL)
    return;
  query = obl_query_parse (text, &position, &error);
  if (query == NULL) {
    fail (self, error, position);
    return;
  }
  obl_search_memory_note (OBL_SEARCH_MEMORY (self->memory), text);
  begin (self, query);
}

static void
search_for (OblSearchRoom *self, const char *query)
{
  obl_query_entry_set_text (OBL_QUERY_ENTRY (self->field), query);
  obl_query_entry_focus (OBL_QUERY_ENTRY (self->field), (guint)g_utf8_strlen (query, -1));
  search_cb (self);
}

static void
stop_cb (OblSearchRoom *self)
{
  stop (self);
  finish (self);
}

/* --- What was written meanwhile --------------------------------------------------------------- */

static void
search_again (OblSearchRoom *self)
{
  g_autoptr (OblQuery) query = self->query == NULL ? NULL : obl_query_ref (self->query);

  if (query != NULL && self->is_stale)
    begin (self, query);
}

static void
changed_cb (OblSearchRoom *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    search_again (self);
}

static void
hear (OblSearchRoom *self, OblService *service)
{
  if (self->service != NULL)
    g_signal_handlers_disconnect_by_func (self->service, changed_cb, self);
  g_set_object (&self->service, service);
  if (service != NULL)
    g_signal_connect_object (service, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- The list --------------------------------------------------------------------------------- */

static void
ticked_cb (OblHitRow *row, gboolean ticked, GtkListItem *item)
{
  OblHitList *hits = g_object_get_data (G_OBJECT (row), "hits");

  obl_hit_list_tick (hits, gtk_list_item_get_position (item), ticked);
}

static void
setup_cb (OblSearchRoom *self, GtkListItem *item)
{
  GtkWidget *row = obl_hit_row_new ();

  g_object_set_data (G_OBJECT (row), "hits", self->hits);
  g_object_set_data (G_OBJECT (row), "item", item);
  g_signal_connect (row, "ticked", G_CALLBACK (ticked_cb), item);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (OblSearchRoom *self, GtkListItem *item)
{
  OblHitItem *hit = gtk_list_item_get_item (item);
  const char *label = obl_hit_item_get (hit)->label;
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = session == NULL ? NULL : obl_session_get_label_set (session);
  const char *title = NULL;

  if (label != NULL)
    title = obl_hit_item_get (hit)->kind == OBL_HIT_FRAME
                ? obl_look_of_frame_type (set, label).title
                : obl_look_of_label (set, label).title;
  obl_hit_row_show (OBL_HIT_ROW (gtk_list_item_get_child (item)), hit, title);
}

static void
unbind_cb (OblSearchRoom *self, GtkListItem *item)
{
  obl_hit_row_clear (OBL_HIT_ROW (gtk_list_item_get_child (item)));
}

static void
activate_cb (OblSearchRoom *self, guint position)
{
  g_autoptr (OblHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  const OblSearchHit *hit = obl_hit_item_get (item);

  obl_room_open_place (OBL_ROOM (self), &hit->document_id, &hit->annotation_id, hit->range);
}

/* The row that has the focus. */
static GtkListItem *
get_focused (OblSearchRoom *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_first_child (focus);

  return OBL_IS_HIT_ROW (row) ? g_object_get_data (G_OBJECT (row), "item") : NULL;
}

static gboolean
key_pressed_cb (OblSearchRoom *self, guint keyval, guint keycode, GdkModifierType state)
{
  const guint modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  GtkListItem *item = get_focused (self);

  if (keyval == GDK_KEY_space && modifiers == 0 && item != NULL) {
    obl_hit_list_tick (self->hits, gtk_list_item_get_position (item),
                       !obl_hit_item_is_ticked (gtk_list_item_get_item (item)));
    return TRUE;
  }
  if (keyval == GDK_KEY_a && modifiers == GDK_CONTROL_MASK) {
    guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));

    obl_hit_list_tick_all (self->hits, obl_hit_list_count_ticked (self->hits) < n);
    return TRUE;
  }
  return FALSE;
}

static void
leave_down_cb (OblSearchRoom *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0)
    gtk_widget_grab_focus (self->list);
}

/* --- Order ------------------------------------------------------------------------------------ */

static void
order_toggled_cb (OblSearchRoom *self, GtkToggleButton *button)
{
  OblHitOrder order
      = (OblHitOrder)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "order"));

  if (!gtk_toggle_button_get_active (button) || self->order == order)
    return;
  self->order = order;
  obl_hit_list_sort (self->hits, order);
}

static GtkWidget *
make_orders (OblSearchRoom *self)
{
  static const struct {
    OblHitOrder order;
    const char *title;
    const char *hint;
  } orders[] = {
    { OBL_HIT_BY_DOCUMENT, N_ ("Article"), N_ ("In the order of the articles") },
    { OBL_HIT_BY_LEFT, N_ ("Before"), N_ ("By the words before the hit") },
    { OBL_HIT_BY_MATCH, N_ ("Hit"), N_ ("By the words that are found") },
    { OBL_HIT_BY_RIGHT, N_ ("After"), N_ ("By the words after the hit") },
    { OBL_HIT_BY_DATE, N_ ("Date"), N_ ("By the date of the article") },
  };

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (_ (orders[i].title));

    g_object_set_data (G_OBJECT (button), "order", GUINT_TO_POINTER (orders[i].order));
    gtk_widget_set_tooltip_text (button, _ (orders[i].hint));
    if (first == NULL)
      first = button;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (order_toggled_cb), self);
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_bar (OblSearchRoom *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *help = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), obl_search_help_new ());
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (help), "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (help), popover);
  gtk_widget_add_css_class (help, "flat");
  obl_set_hint (help, _ ("What one can search for"), NULL);
  gtk_box_append (GTK_BOX (bar), self->field);
  gtk_box_append (GTK_BOX (bar), self->memory);
  gtk_box_append (GTK_BOX (bar), help);
  gtk_widget_add_css_class (bar, "search-bar");
  return bar;
}

static GtkWidget *
make_status_bar (OblSearchRoom *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->status, "numeric");
  gtk_widget_add_css_class (self->status, "dim-label");
  self->spinner = gtk_spinner_new ();
  self->stop = gtk_button_new_with_mnemonic (_ ("_Stop"));
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (stop_cb), self);
  self->orders = make_orders (self);
  gtk_widget_set_hexpand (self->orders, TRUE);
  gtk_widget_set_halign (self->orders, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), self->status);
  gtk_box_append (GTK_BOX (bar), self->spinner);
  gtk_box_append (GTK_BOX (bar), self->stop);
  gtk_box_append (GTK_BOX (bar), self->orders);
  gtk_widget_add_css_class (bar, "search-status");
  return bar;
}

static GtkWidget *
make_list (OblSearchRoom *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->hits)));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list;

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "concordance");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Hits"),
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (list, keys);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), self);
  return list;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing found"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "title-3");
  return label;
}

static GtkWidget *
make_pages (OblSearchRoom *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = make_list (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->pages = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->pages),
                       obl_search_examples_new (G_CALLBACK (search_for), self), "examples");
  gtk_stack_add_named (GTK_STACK (self->pages), scroller, "hits");
  gtk_stack_add_named (GTK_STACK (self->pages), make_nothing (), "nothing");
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->pages);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay),
                           obl_query_entry_get_offers (OBL_QUERY_ENTRY (self->field)));
  return overlay;
}

static void
obl_search_room_enter (OblRoom *room)
{
  OblSearchRoom *self = OBL_SEARCH_ROOM (room);

  search_again (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) == 0 || self->query == NULL)
    obl_query_entry_focus (OBL_QUERY_ENTRY (self->field), G_MAXINT);
  else
    gtk_widget_grab_focus (self->list);
}

static void
obl_search_room_refresh (OblPane *pane)
{
  OblSearchRoom *self = OBL_SEARCH_ROOM (pane);
  OblSession *session = obl_pane_get_session (pane);

  hear (self, session == NULL ? NULL : obl_session_get_service (session));
  forget (self);
  obl_query_entry_set_text (OBL_QUERY_ENTRY (self->field), "");
  show_problem (self, NULL);
  show_status (self, FALSE);
}

static void
obl_search_room_dispose (GObject *object)
{
  OblSearchRoom *self = OBL_SEARCH_ROOM (object);

  hear (self, NULL);
  stop (self);
  G_OBJECT_CLASS (obl_search_room_parent_class)->dispose (object);
}

static void
obl_search_room_finalize (GObject *object)
{
  OblSearchRoom *self = OBL_SEARCH_ROOM (object);

  g_clear_pointer (&self->query, obl_query_unref);
  g_clear_object (&self->hits);

  G_OBJECT_CLASS (obl_search_room_parent_class)->finalize (object);
}

static void
obl_search_room_class_init (OblSearchRoomClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_search_room_dispose;
  G_OBJECT_CLASS (class)->finalize = obl_search_room_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_search_room_refresh;
  OBL_ROOM_CLASS (class)->enter = obl_search_room_enter;
}

static void
obl_search_room_init (OblSearchRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->hits = obl_hit_list_new ();
  self->field = obl_query_entry_new ();
  self->memory = obl_search_memory_new ();
  self->actions = obl_hit_actions_new (self->hits);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "search-problem");
  g_object_bind_property (self, "session", self->field, "session", G_BINDING_DEFAULT);
  g_object_bind_property (self, "session", self->memory, "session", G_BINDING_DEFAULT);
  g_object_bind_property (self, "session", self->actions, "session", G_BINDING_DEFAULT);
  g_signal_connect_swapped (self->field, "search", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->field, "leave-down", G_CALLBACK (leave_down_cb), self);
  g_signal_connect_swapped (self->memory, "chosen", G_CALLBACK (search_for), self);

  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), make_status_bar (self));
  gtk_box_append (GTK_BOX (box), make_pages (self));
  gtk_box_append (GTK_BOX (box), self->actions);
  adw_bin_set_child (ADW_BIN (self), box);
  show_problem (self, NULL);
  show_status (self, FALSE);
}
