/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's frame: its parts, what it remembers of its size, and how it closes.  What a project
 * does to it is in obl-window-project.c, commands are in obl-window-actions.c. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include "app/shell/obl-start-page.h"

G_DEFINE_FINAL_TYPE (OblWindow, obl_window, ADW_TYPE_APPLICATION_WINDOW)

static void
save_size (OblWindow *self)
{
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0 && height > 0) {
    g_settings_set_int (self->settings, "window-width", width);
    g_settings_set_int (self->settings, "window-height", height);
  }
}

static gboolean
obl_window_close_request (GtkWindow *window)
{
  OblWindow *self = OBL_WINDOW (window);

  save_size (self);
  obl_places_save (self->places);
  /* Panes store what was typed into them; the service then finishes before it closes. */
  obl_window_take_session (self, NULL);
  return GTK_WINDOW_CLASS (obl_window_parent_class)->close_request (window);
}

static void
obl_window_dispose (GObject *object)
{
  OblWindow *self = OBL_WINDOW (object);

  if (self->opening != NULL) {
    g_cancellable_cancel (self->opening);
  }
  if (self->session != NULL) {
    obl_window_take_session (self, NULL);
  }
  obl_window_clear_waiting (self);
  g_clear_handle_id (&self->refocus_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  obl_window_hide_link (self);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (obl_window_parent_class)->dispose (object);
}

static void
obl_window_finalize (GObject *object)
{
  OblWindow *self = OBL_WINDOW (object);

  g_clear_pointer (&self->keys, obl_key_map_free);
  g_clear_pointer (&self->shown, obl_document_unref);
  g_clear_pointer (&self->places, obl_places_free);
  g_free (self->path);
  g_strfreev (self->articles);
  G_OBJECT_CLASS (obl_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, OblWindow, header_start);
  gtk_widget_class_bind_template_child (class, OblWindow, header_end);
  gtk_widget_class_bind_template_child (class, OblWindow, recent_menu);
  gtk_widget_class_bind_template_child (class, OblWindow, main_menu);
  gtk_widget_class_bind_template_child (class, OblWindow, stack);
  gtk_widget_class_bind_template_child (class, OblWindow, banner);
  gtk_widget_class_bind_template_child (class, OblWindow, title);
  gtk_widget_class_bind_template_child (class, OblWindow, start_page);
  gtk_widget_class_bind_template_child (class, OblWindow, rooms);
  gtk_widget_class_bind_template_child (class, OblWindow, desk);
  gtk_widget_class_bind_template_child (class, OblWindow, annotating);
  gtk_widget_class_bind_template_child (class, OblWindow, proposal_bar);
  gtk_widget_class_bind_template_child (class, OblWindow, palette);
  gtk_widget_class_bind_template_child (class, OblWindow, said);
  gtk_widget_class_bind_template_child (class, OblWindow, said_undo);
  gtk_widget_class_bind_template_child (class, OblWindow, said_report);
  gtk_widget_class_bind_template_child (class, OblWindow, progress_box);
  gtk_widget_class_bind_template_child (class, OblWindow, progress_label);
  gtk_widget_class_bind_template_child (class, OblWindow, progress_bar);
  gtk_widget_class_bind_template_child (class, OblWindow, saved);
  gtk_widget_class_bind_template_child (class, OblWindow, undo_button);
  gtk_widget_class_bind_template_child (class, OblWindow, redo_button);
}

static void
obl_window_class_init (OblWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_window_dispose;
  G_OBJECT_CLASS (class)->finalize = obl_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = obl_window_close_request;

  g_type_ensure (OBL_TYPE_BANNER);
  g_type_ensure (OBL_TYPE_DESK);
  g_type_ensure (OBL_TYPE_PALETTE_BAR);
  g_type_ensure (OBL_TYPE_PROPOSAL_BAR);
  g_type_ensure (OBL_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/shell/obl-window.ui");
  bind_children (widget_class);
  obl_window_install_actions (widget_class);
  obl_window_install_layer_actions (widget_class);
  obl_window_install_step_actions (widget_class);
}

/* The middle of the desk: one line about the article, and the article. */
static GtkWidget *
make_page (OblWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = obl_start_page_new_empty ();

  self->meta = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->meta), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->meta, "article-meta");
  gtk_widget_add_css_class (self->meta, "dim-label");
  gtk_box_append (GTK_BOX (page), obl_window_make_tabs (self));
  gtk_box_append (GTK_BOX (page), obl_window_make_find_bar (self));
  gtk_box_append (GTK_BOX (page), obl_window_make_doubt_bar (self));
  gtk_box_append (GTK_BOX (page), self->meta);
  gtk_box_append (GTK_BOX (page), obl_window_make_view (self));
  gtk_widget_add_css_class (page, "page");

  self->article_stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->article_stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->article_stack), page, "article");
  return self->article_stack;
}

static void
obl_window_init (OblWindow *self)
{
  g_queue_init (&self->waiting);
  self->places = obl_places_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->articles_pane = obl_articles_pane_new ();
  self->inspector = obl_inspector_pane_new ();
  obl_desk_set_page (OBL_DESK (self->desk), make_page (self));
  obl_desk_set_pane (OBL_DESK (self->desk), OBL_DESK_START, self->articles_pane);
  obl_desk_set_pane (OBL_DESK (self->desk), OBL_DESK_END, self->inspector);

  obl_window_add_rooms (self);
  obl_window_add_keys (self);
  obl_window_add_steps (self);
  obl_window_add_layers (self);
  obl_window_watch_view (self);
  obl_window_accept_drops (self);
  obl_window_watch_desk (self);
}

static void
update_recent (OblWindow *self)
{
  g_auto (GStrv) paths = obl_settings_list_recent (self->settings);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; paths[i] != NULL; i++) {
    g_autofree char *name = obl_session_dup_project_name (paths[i]);
    g_auto (GStrv) parts = g_strsplit (name, "_", -1);
    /* In a menu, one underscore is a mnemonic and two are an underscore. */
    g_autofree char *label = g_strjoinv ("__", parts);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
    g_menu_append_item (self->recent_menu, item);
  }
}

static void
bind_settings (OblWindow *self)
{
  g_settings_bind (self->settings, "show-articles", self->desk, "start-wanted",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-annotations", self->desk, "end-wanted",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "articles-width", self->desk, "start-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "annotations-width", self->desk, "end-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "hide-copies", self->articles_pane, "hide-copies",
                   G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (obl_window_apply_settings), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::recent-projects", G_CALLBACK (update_recent),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (obl_window_apply_settings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (obl_window_apply_settings), self, G_CONNECT_SWAPPED);
  obl_window_apply_settings (self);
  update_recent (self);
}

OblWindow *
obl_window_new (GtkApplication *app, GSettings *settings)
{
  OblWindow *self = g_object_new (OBL_TYPE_WINDOW, "application", app, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized")) {
    gtk_window_maximize (GTK_WINDOW (self));
  }
  bind_settings (self);
  obl_start_page_set_settings (OBL_START_PAGE (self->start_page), settings);
  obl_window_show_stage (self, "start");
  obl_window_take_label_keys (self);
  obl_window_show_document (self);
  return self;
}

const char *
obl_window_get_path (OblWindow *self)
{
  return self->path;
}

OblSession *
obl_window_get_session (OblWindow *self)
{
  return self->session;
}

void
obl_window_show_message (OblWindow *self, const char *message)
{
  obl_banner_add (OBL_BANNER (self->banner), message);
}
