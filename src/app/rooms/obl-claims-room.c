/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is asked for or changed, the order is worked out anew by the store; rows are read as they
 * come into sight (obl-claim-list.c).  While nobody sees the room it only remembers that it is out of
 * date. */
#define G_LOG_DOMAIN "obl-claims-room"

#include "config.h"

#include "app/rooms/obl-claims-room.h"

#include <glib/gi18n.h>

#include "app/models/obl-claim-list.h"
#include "app/rooms/obl-claim-columns.h"
#include "app/rooms/obl-claim-detail.h"
#include "app/rooms/obl-claims-bar.h"

/* Pixels: below, the detail stands under the board. */
#define NARROW 980
#define DETAIL_WIDTH 360
#define DETAIL_SHARE 0.55 /* of the height, for the board above it */
/* Claims that are read for the detail when many are selected. */
#define MAX_SELECTED 500u

struct _OblClaimsRoom {
  OblRoom parent_instance;

  GtkWidget *bar;
  GtkWidget *stack; /* the board, or a word on why there is none */
  GtkWidget *empty;
  GtkWidget *paned;
  GtkColumnView *view;
  GtkWidget *detail;
  OblClaimList *list;
  GtkSelectionModel *selection;
  OblService *service; /* that is listened to, or NULL */
  GCancellable *asking;
  guint show_source;   /* the detail, once the selection has come to rest */
  guint layout_source; /* the room has become wide or narrow */
  gboolean is_narrow;
  gboolean is_stale;
  GArray *chosen; /* gint64: rows that were selected when the order was asked for */
};

G_DEFINE_FINAL_TYPE (OblClaimsRoom, obl_claims_room, OBL_TYPE_ROOM)

/* --- What is selected ---------------------------------------------------------------------------------- */

static GArray *
list_selected (OblClaimsRoom *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;
  gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position);

  for (; more && rows->len < MAX_SELECTED; more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 row = obl_claim_list_get_row (self->list, position);

    if (row != 0)
      g_array_append_val (rows, row);
  }
  return rows;
}

static gboolean
show_detail_cb (gpointer user_data)
{
  OblClaimsRoom *self = user_data;
  g_autoptr (GArray) rows = list_selected (self);

  self->show_source = 0;
  obl_claim_detail_show (OBL_CLAIM_DETAIL (self->detail), rows);
  return G_SOURCE_REMOVE;
}

static void
show_detail (OblClaimsRoom *self)
{
  if (self->show_source == 0)
    self->show_source = g_idle_add (show_detail_cb, self);
}

/* What was selected moves when it changes: it stays selected where it is now. */
static void
select_again (OblClaimsRoom *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_empty ();
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (self->chosen == NULL || self->chosen->len == 0)
    return;
  for (guint i = 0; i < self->chosen->len; i++)
    g_hash_table_add (wanted, &g_array_index (self->chosen, gint64, i));
  for (guint i = 0; i < n; i++) {
    gint64 row = obl_claim_list_get_row (self->list, i);

    if (g_hash_table_contains (wanted, &row))
      gtk_bitset_add (selected, i);
  }
  gtk_bitset_add_range (all, 0, n);
  gtk_selection_model_set_selection (self->selection, selected, all);
}

/* --- Going to the article ------------------------------------------------------------------------------- */

static void
open_claim (OblClaimsRoom *self, const OblClaim *claim)
{
  obl_room_open_place (OBL_ROOM (self), &claim->document_id, &claim->frame_id, claim->content);
}

static void
activate_cb (OblClaimsRoom *self, guint position)
{
  g_autoptr (OblClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const OblClaim *claim = item == NULL ? NULL : obl_claim_item_get_claim (item);

  if (item != NULL && obl_claim_item_get_group (item) != NULL)
    obl_claim_list_toggle (self->list, position);
  else if (claim != NULL)
    open_claim (self, claim);
}

static void
open_cb (OblClaimsRoom *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  if (!gtk_bitset_is_empty (chosen))
    activate_cb (self, gtk_bitset_get_minimum (chosen));
}

static void
toggle_cb (gpointer user_data, guint position)
{
  obl_claim_list_toggle (OBL_CLAIMS_ROOM (user_data)->list, position);
}

static void
fold_cb (OblClaimsRoom *self, gboolean folded)
{
  obl_claim_list_fold_all (self->list, folded);
}

/* --- The order ------------------------------------------------------------------------------------------ */

static gboolean
is_filtered (OblClaimsRoom *self)
{
  const OblClaimQuery *query = obl_claims_bar_get_query (OBL_CLAIMS_BAR (self->bar));
  gboolean filtered = query->match != NULL && *query->match != '\0';

  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++)
    filtered = filtered || query->filters[i] != NULL;
  return filtered;
}

static void
show_stack (OblClaimsRoom *self)
{
  const guint n = obl_claim_list_get_n_claims (self->list);
  const gboolean filtered = is_filtered (self);

  obl_claims_bar_set_count (OBL_CLAIMS_BAR (self->bar), n);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "board" : "empty");
  if (n > 0)
    return;
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty),
                             filtered ? _ ("No such claims") : _ ("No claims yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->empty),
      filtered ? _ ("Other words, or one filter less, may find some.")
               : _ ("Who says what about whom in any article will be listed here. Mark claims in "
                    "an article: put the caret on a word such as “said” and press the key of "
                    "Claim."));
}

static gpointer
order_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_cancellable_is_cancelled (cancellable) ? NULL
                                                  : obl_store_order_claims (store, data, error);
}

static void
order_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblClaimsRoom) self = user_data;
  OblClaimOrder *order = NULL;
  g_autoptr (GError) error = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&order, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("%s", error->message);
    return;
  }
  if (order == NULL || OBL_SERVICE (source) != self->service) {
    obl_claim_order_free (order);
    return;
  }
  g_clear_pointer (&self->chosen, g_array_unref);
  self->chosen = list_selected (self);
  obl_claim_list_set_order (self->list, order);
  select_again (self);
  show_stack (self);
  show_detail (self);
}

static void
ask (OblClaimsRoom *self)
{
  OblClaimQuery *query;

  if (self->service == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))) {
    self->is_stale = TRUE;
    return;
  }
  self->is_stale = FALSE;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  query = obl_claim_query_copy (obl_claims_bar_get_query (OBL_CLAIMS_BAR (self->bar)));
  query->sort = obl_claim_columns_get_sort (self->view, &query->descending);
  obl_claim_columns_set_group (self->view, query->group);
  obl_service_run_async (self->service, order_job, query, (GDestroyNotify)obl_claim_query_free,
                         (GDestroyNotify)obl_claim_order_free, self->asking, order_cb,
                         g_object_ref (self));
}

static void
project_changed_cb (OblClaimsRoom *self)
{
  ask (self);
}

static void
obl_claims_room_refresh (OblPane *pane)
{
  OblClaimsRoom *self = OBL_CLAIMS_ROOM (pane);
  OblSession *session = obl_pane_get_session (pane);
  OblService *service = session == NULL ? NULL : obl_session_get_service (session);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->service != NULL)
    g_signal_handlers_disconnect_by_func (self->service, project_changed_cb, self);
  g_set_object (&self->service, service);
  obl_claim_list_set_service (self->list, self->service);
  obl_claim_list_set_order (self->list, NULL);
  if (self->service != NULL)
    g_signal_connect_object (self->service, "changed", G_CALLBACK (project_changed_cb), self,
                             G_CONNECT_SWAPPED);
  ask (self);
}

/* --- The layout ------------------------------------------------------------------------------------------ */

static gboolean
layout_cb (gpointer user_data)
{
  OblClaimsRoom *self = user_data;
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (self->paned);

  self->layout_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), self->is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_position (GTK_PANED (self->paned),
                          self->is_narrow ? (int)(height * DETAIL_SHARE) : width - DETAIL_WIDTH);
  return G_SOURCE_REMOVE;
}

static void
obl_claims_room_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OblClaimsRoom *self = OBL_CLAIMS_ROOM (widget);
  const gboolean is_narrow = width < NARROW;

  GTK_WIDGET_CLASS (obl_claims_room_parent_class)->size_allocate (widget, width, height, baseline);
  if (is_narrow != self->is_narrow && self->layout_source == 0)
    self->layout_source = g_idle_add (layout_cb, self);
  self->is_narrow = is_narrow;
}

/* --- The object ------------------------------------------------------------------------------------------- */

static void
obl_claims_room_map (GtkWidget *widget)
{
  OblClaimsRoom *self = OBL_CLAIMS_ROOM (widget);

  GTK_WIDGET_CLASS (obl_claims_room_parent_class)->map (widget);
  if (self->is_stale)
    ask (self);
}

static void
focus_board (OblClaimsRoom *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
obl_claims_room_enter (OblRoom *room)
{
  obl_claims_bar_focus (OBL_CLAIMS_BAR (OBL_CLAIMS_ROOM (room)->bar));
}

/* p: to the proposition of what is selected. */
static gboolean
key_pressed_cb (OblClaimsRoom *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || keyval != GDK_KEY_p)
    return GDK_EVENT_PROPAGATE;
  obl_claim_detail_focus (OBL_CLAIM_DETAIL (self->detail));
  return GDK_EVENT_STOP;
}

static void
obl_claims_room_dispose (GObject *object)
{
  OblClaimsRoom *self = OBL_CLAIMS_ROOM (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_object (&self->service);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (obl_claims_room_parent_class)->dispose (object);
}

static void
obl_claims_room_finalize (GObject *object)
{
  g_clear_pointer (&OBL_CLAIMS_ROOM (object)->chosen, g_array_unref);

  G_OBJECT_CLASS (obl_claims_room_parent_class)->finalize (object);
}

static void
obl_claims_room_class_init (OblClaimsRoomClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_claims_room_dispose;
  G_OBJECT_CLASS (class)->finalize = obl_claims_room_finalize;
  widget_class->map = obl_claims_room_map;
  widget_class->size_allocate = obl_claims_room_size_allocate;
  OBL_PANE_CLASS (class)->refresh = obl_claims_room_refresh;
  OBL_ROOM_CLASS (class)->enter = obl_claims_room_enter;
}

static GtkWidget *
make_board (OblClaimsRoom *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = obl_claim_list_new ();
  self->selection
      = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "claims-board");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Claims of all articles"), -1);
  obl_claim_columns_add (self->view, toggle_cb, self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (ask),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_detail), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  return scrolled;
}

static void
obl_claims_room_init (OblClaimsRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->is_stale = TRUE;
  self->bar = obl_claims_bar_new ();
  self->detail = obl_claim_detail_new ();
  g_object_bind_property (self, "session", self->bar, "session", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "session", self->detail, "session", G_BINDING_SYNC_CREATE);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), make_board (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->detail);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_size_request (self->detail, DETAIL_WIDTH, 120);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "view-list-symbolic");
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->paned, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "down", G_CALLBACK (focus_board), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}
