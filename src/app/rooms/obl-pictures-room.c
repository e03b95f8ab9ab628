/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options above, the picture below, and beside it what is behind a mark, or the data as a table.
 *
 * A picture is made anew when something that it may show has changed, but only while it is seen. */
#define G_LOG_DOMAIN "obl-pictures-room"

#include "config.h"

#include "app/rooms/obl-pictures-room.h"

#include <glib/gi18n-lib.h>

#include "app/rooms/obl-picture-options.h"
#include "app/rooms/obl-picture-places.h"
#include "app/rooms/obl-picture-save.h"
#include "app/rooms/obl-picture-table.h"
#include "app/rooms/obl-picture-view.h"

/* More than anyone reads through. */
#define MAX_PLACES 500
/* Milliseconds after which one sees that something is under way. */
#define BUSY_DELAY 200
#define SIDE_WIDTH 340

struct _OblPicturesRoom {
  OblRoom parent_instance;

  GtkWidget *options;
  GtkWidget *stack; /* "picture", "nothing" */
  GtkWidget *nothing;
  GtkWidget *choose; /* in there: whom */
  GtkWidget *view;
  GtkWidget *busy;
  GtkWidget *side;
  GtkWidget *places;
  GtkWidget *table;
  GtkWidget *zoom_label;
  GtkWidget *tools;

  OblPicture *picture;
  gboolean is_stale;
  GCancellable *making;
  GCancellable *listing;
  guint busy_source;
};

G_DEFINE_FINAL_TYPE (OblPicturesRoom, obl_pictures_room, OBL_TYPE_ROOM)

static void draw (OblPicturesRoom *self);

/* --- Being busy ------------------------------------------------------------------------------- */

static void
stop (GCancellable **what)
{
  if (*what != NULL)
    g_cancellable_cancel (*what);
  g_clear_object (what);
}

static gboolean
show_busy_cb (gpointer user_data)
{
  OblPicturesRoom *self = user_data;

  self->busy_source = 0;
  gtk_widget_set_visible (self->busy, TRUE);
  return G_SOURCE_REMOVE;
}

static void
set_busy (OblPicturesRoom *self, gboolean busy)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (busy)
    self->busy_source = g_timeout_add (BUSY_DELAY, show_busy_cb, self);
  else
    gtk_widget_set_visible (self->busy, FALSE);
}

static void
cancel_cb (OblPicturesRoom *self)
{
  stop (&self->making);
  set_busy (self, FALSE);
}

/* --- What is behind a mark -------------------------------------------------------------------- */

typedef struct {
  OblPicturesRoom *room;
  char *title;
  guint n_all;
} Listing;

static void
listing_free (Listing *listing)
{
  g_object_unref (listing->room);
  g_free (listing->title);
  g_free (listing);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listing *listing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places
      = obl_picture_list_places_finish (OBL_SESSION (source), result, &error);

  if (places != NULL) {
    OblPicturesRoom *self = listing->room;

    obl_picture_places_show (OBL_PICTURE_PLACES (self->places), listing->title, places,
                             listing->n_all);
    gtk_stack_set_visible_child_name (GTK_STACK (self->side), "behind");
    obl_picture_places_focus (OBL_PICTURE_PLACES (self->places));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_signal_emit_by_name (source, "failed", error->message);
  }
  listing_free (listing);
}

static void
open_mark (OblPicturesRoom *self, guint index)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblDiagramMark *mark;
  g_autoptr (GArray) ids = NULL;
  Listing *listing;

  if (session == NULL || self->picture == NULL || index >= self->picture->diagram->marks->len)
    return;
  mark = self->picture->diagram->marks->pdata[index];
  ids = obl_diagram_list_behind (self->picture->table, mark, MAX_PLACES);
  listing = g_new0 (Listing, 1);
  listing->room = g_object_ref (self);
  listing->title = g_strdup (mark->title);
  listing->n_all = mark->n_claims;
  stop (&self->listing);
  self->listing = g_cancellable_new ();
  obl_picture_view_set_current (OBL_PICTURE_VIEW (self->view), index);
  obl_picture_list_places_async (session, ids, self->listing, listed_cb, listing);
}

static void
chosen_cb (OblPicturesRoom *self, const OblClaimPlace *place)
{
  obl_room_open_place (OBL_ROOM (self), &place->document_id, &place->id, place->range);
}

/* --- Making the picture ----------------------------------------------------------------------- */

static void
show_picture (OblPicturesRoom *self, OblPicture *picture)
{
  g_clear_pointer (&self->picture, obl_picture_free);
  self->picture = picture;
  stop (&self->listing);
  obl_picture_places_clear (OBL_PICTURE_PLACES (self->places));
  obl_picture_view_set_diagram (OBL_PICTURE_VIEW (self->view),
                                picture != NULL ? picture->diagram : NULL);
  obl_picture_table_set_diagram (OBL_PICTURE_TABLE (self->table),
                                 picture != NULL ? picture->diagram : NULL);
  gtk_widget_set_sensitive (self->tools, picture != NULL);
}

static void
show_nothing (OblPicturesRoom *self, const char *title, const char *words, gboolean choose)
{
  show_picture (self, NULL);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing), words);
  gtk_widget_set_visible (self->choose, choose);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
}

static void
show_error (OblPicturesRoom *self, const GError *error)
{
  if (g_error_matches (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_NOTHING)) {
    show_nothing (self, error->message,
                  _ ("Claims that are marked in articles appear here: who is their source, what "
                     "they do, and about whom they are."),
                  FALSE);
  } else {
    show_nothing (self, _ ("There is no picture"), error->message, FALSE);
  }
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblPicturesRoom) self = user_data;
  g_autoptr (GError) error = NULL;
  OblPicture *picture = obl_picture_make_finish (OBL_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->making);
  set_busy (self, FALSE);
  if (picture != NULL) {
    show_picture (self, picture);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "picture");
  } else {
    show_error (self, error);
  }
}

static void
draw (OblPicturesRoom *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  g_autoptr (OblPictureWish) wish = NULL;

  stop (&self->making);
  set_busy (self, FALSE);
  self->is_stale = FALSE;
  if (session == NULL || obl_session_get_service (session) == NULL)
    return;
  wish = obl_picture_options_dup_wish (OBL_PICTURE_OPTIONS (self->options));
  wish->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  if (wish->kind == OBL_DIAGRAM_MENTIONS && wish->entity == NULL) {
    show_nothing (self, _ ("Whose mentions?"),
                  _ ("Choose somebody, and see when they are mentioned."), TRUE);
    return;
  }
  self->making = g_cancellable_new ();
  set_busy (self, TRUE);
  obl_picture_make_async (session, wish, self->making, made_cb, g_object_ref (self));
}

static void
redraw (OblPicturesRoom *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    draw (self);
  else
    self->is_stale = TRUE;
}

static void
choose_cb (OblPicturesRoom *self)
{
  obl_picture_options_focus_entity (OBL_PICTURE_OPTIONS (self->options));
}

/* --- Tools ------------------------------------------------------------------------------------ */

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblPicturesRoom *self = OBL_PICTURES_ROOM (widget);

  if (self->picture != NULL)
    obl_picture_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                      obl_pane_get_session (OBL_PANE (self)), self->picture,
                      g_variant_get_string (parameter, NULL));
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblPictureView *view = OBL_PICTURE_VIEW (OBL_PICTURES_ROOM (widget)->view);
  const int direction = g_variant_get_int32 (parameter);

  if (direction == 0)
    obl_picture_view_set_zoom (view, 0);
  else
    obl_picture_view_step_zoom (view, direction);
}

static void
zoomed_cb (OblPicturesRoom *self)
{
  g_autofree char *text = g_strdup_printf (
      _ ("%d %%"), (int)(obl_picture_view_get_zoom (OBL_PICTURE_VIEW (self->view)) * 100 + 0.5));

  gtk_label_set_text (GTK_LABEL (self->zoom_label), text);
}

static GtkWidget *
make_tool (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_save_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Picture as SVG…"), "pictures.save::svg");
  g_menu_append (menu, _ ("Picture as PNG…"), "pictures.save::png");
  g_menu_append (menu, _ ("Data as CSV…"), "pictures.save::csv");
  g_menu_append (menu, _ ("Data as JSON…"), "pictures.save::json");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Save as"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  g_object_unref (menu);
  return button;
}

static GtkWidget *
make_tools (OblPicturesRoom *self)
{
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->zoom_label = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->zoom_label), 6);
  gtk_widget_add_css_class (self->zoom_label, "numeric");
  gtk_widget_add_css_class (self->zoom_label, "dim-label");
  gtk_box_append (GTK_BOX (self->tools),
                  make_tool ("zoom-out-symbolic", "pictures.zoom(-1)", _ ("Smaller (-)")));
  gtk_box_append (GTK_BOX (self->tools), self->zoom_label);
  gtk_box_append (GTK_BOX (self->tools),
                  make_tool ("zoom-in-symbolic", "pictures.zoom(1)", _ ("Larger (+)")));
  gtk_box_append (GTK_BOX (self->tools),
                  make_tool ("zoom-fit-best-symbolic", "pictures.zoom(0)", _ ("All of it (0)")));
  gtk_box_append (GTK_BOX (self->tools), make_save_button ());
  gtk_widget_set_valign (self->tools, GTK_ALIGN_START);
  return self->tools;
}

/* --- The room --------------------------------------------------------------------------------- */

static void
obl_pictures_room_enter (OblRoom *room)
{
  OblPicturesRoom *self = OBL_PICTURES_ROOM (room);

  if (self->picture == NULL || self->is_stale)
    draw (self);
  gtk_widget_grab_focus (self->picture != NULL ? self->view : self->options);
}

static void
obl_pictures_room_refresh (OblPane *pane)
{
  OblPicturesRoom *self = OBL_PICTURES_ROOM (pane);

  stop (&self->making);
  set_busy (self, FALSE);
  show_picture (self, NULL);
  redraw (self);
}

static void
obl_pictures_room_dispose (GObject *object)
{
  OblPicturesRoom *self = OBL_PICTURES_ROOM (object);

  stop (&self->making);
  stop (&self->listing);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_pointer (&self->picture, obl_picture_free);

  G_OBJECT_CLASS (obl_pictures_room_parent_class)->dispose (object);
}

static void
obl_pictures_room_class_init (OblPicturesRoomClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_pictures_room_dispose;
  OBL_PANE_CLASS (class)->refresh = obl_pictures_room_refresh;
  OBL_ROOM_CLASS (class)->enter = obl_pictures_room_enter;
  gtk_widget_class_install_action (widget_class, "pictures.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "pictures.zoom", "i", zoom_action);
}

static GtkWidget *
make_busy (OblPicturesRoom *self)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (_ ("Drawing…"));
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->busy = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->busy), spinner);
  gtk_box_append (GTK_BOX (self->busy), label);
  gtk_box_append (GTK_BOX (self->busy), cancel);
  gtk_widget_set_halign (self->busy, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->busy, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->busy, 18);
  gtk_widget_add_css_class (self->busy, "osd");
  gtk_widget_add_css_class (self->busy, "picture-busy");
  gtk_widget_set_visible (self->busy, FALSE);
  return self->busy;
}

static GtkWidget *
make_nothing (OblPicturesRoom *self)
{
  self->nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "obl-pictures-symbolic");
  self->choose = gtk_button_new_with_label (_ ("Choose…"));
  gtk_widget_set_halign (self->choose, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->choose, "pill");
  gtk_widget_add_css_class (self->choose, "suggested-action");
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (choose_cb), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->nothing), self->choose);
  return self->nothing;
}

static GtkWidget *
make_picture (OblPicturesRoom *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = obl_picture_view_new ();
  g_signal_connect_object (self->view, "opened", G_CALLBACK (open_mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "zoomed", G_CALLBACK (zoomed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_add_css_class (scroller, "view");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "picture");
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing (self), "nothing");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_busy (self));
  gtk_widget_set_hexpand (overlay, TRUE);
  return overlay;
}

static GtkWidget *
make_side (OblPicturesRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->side = gtk_stack_new ();
  self->places = obl_picture_places_new ();
  self->table = obl_picture_table_new ();
  g_signal_connect_object (self->places, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (open_mark), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (GTK_STACK (self->side), self->places, "behind", _ ("Behind it"));
  gtk_stack_add_titled (GTK_STACK (self->side), self->table, "data", _ ("Data"));
  gtk_widget_set_vexpand (self->side, TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->side));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (switcher, 6);
  gtk_widget_set_margin_bottom (switcher, 6);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->side);
  gtk_widget_set_size_request (box, 260, -1);
  return box;
}

static void
obl_pictures_room_init (OblPicturesRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *side;

  self->options = obl_picture_options_new ();
  gtk_widget_set_hexpand (self->options, TRUE);
  g_object_bind_property (self, "session", self->options, "session", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->options, "changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), self->options);
  gtk_box_append (GTK_BOX (top), make_tools (self));
  gtk_widget_add_css_class (top, "rooms-bar");
  gtk_paned_set_start_child (GTK_PANED (paned), make_picture (self));
  side = make_side (self);
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  gtk_paned_set_end_child (GTK_PANED (paned), side);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), paned);
  adw_bin_set_child (ADW_BIN (self), box);
  show_picture (self, NULL);
  zoomed_cb (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (redraw),
                           self, G_CONNECT_SWAPPED);
  obl_pane_watch (OBL_PANE (self), "documents-changed", G_CALLBACK (redraw));
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (redraw));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (redraw));
}
