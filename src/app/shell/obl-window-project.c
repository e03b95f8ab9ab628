/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project comes to the window and goes: opening, closing, files that are dropped on it. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/shell/obl-application.h"

/* Seconds between looks at what other programs wrote to the project. */
#define POLL_INTERVAL 3

/* --- The project that is open ----------------------------------------------------------------- */

void
obl_window_update_title (OblWindow *self)
{
  AdwWindowTitle *title = ADW_WINDOW_TITLE (self->title);
  OblDocument *document = self->session != NULL ? obl_session_get_document (self->session) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *window_title = NULL;

  if (self->session == NULL) {
    adw_window_title_set_title (title, "Obelus");
    adw_window_title_set_subtitle (title, "");
    gtk_window_set_title (GTK_WINDOW (self), "Obelus");
    return;
  }
  name = obl_session_dup_project_name (self->path);
  adw_window_title_set_title (title, document != NULL ? document->title : name);
  adw_window_title_set_subtitle (title, document != NULL ? name : "");
  window_title
      = document != NULL ? g_strdup_printf ("%s — %s", document->title, name) : g_strdup (name);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

void
obl_window_show_stage (OblWindow *self, const char *stage)
{
  const gboolean has_project = g_str_equal (stage, "project");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), stage);
  gtk_widget_set_visible (self->header_start, has_project);
  gtk_widget_set_visible (self->header_end, has_project);
}

/* When the project has been read for the first time: the article that was open last, or the first;
 * then what came along with the project on the command line. */
static void
begin (OblWindow *self)
{
  GPtrArray *documents = obl_session_get_documents (self->session);
  g_autofree char *last = obl_settings_dup_last_article (self->settings, self->path);
  g_auto (GStrv) articles = g_steal_pointer (&self->articles);
  OblId id = OBL_ID_NONE;

  self->has_begun = TRUE;
  obl_window_show_desk (self);
  obl_window_show_stage (self, "project");
  if (documents->len > 0) {
    id = ((const OblDocument *)g_ptr_array_index (documents, 0))->id;
  }
  for (guint i = 0; last != NULL && i < documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (documents, i);
    char buffer[OBL_ID_STRING_SIZE];

    if (g_str_equal (obl_id_format (&document->id, buffer), last)) {
      id = document->id;
    }
  }
  obl_window_restore_tabs (self);
  obl_session_open_document (self->session, &id);
  if (articles != NULL && articles[0] != NULL) {
    obl_session_import (self->session, (const char *const *)articles);
  }
}

static void
documents_changed_cb (OblWindow *self)
{
  if (!self->has_begun && obl_session_is_loaded (self->session)) {
    begin (self);
  }
}

static gboolean
poll_cb (gpointer user_data)
{
  OblWindow *self = user_data;

  obl_session_poll (self->session);
  return G_SOURCE_CONTINUE;
}

static void
is_active_cb (OblWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self))) {
    obl_session_poll (self->session);
  }
}

static void
set_session_of_panes (OblWindow *self)
{
  g_object_set (self->articles_pane, "session", self->session, NULL);
  g_object_set (self->inspector, "session", self->session, NULL);
  g_object_set (self->find_bar, "session", self->session, NULL);
  g_object_set (self->proposal_bar, "session", self->session, NULL);
  g_object_set (self->palette, "session", self->session, NULL);
  g_object_set (self->layers_pane, "session", self->session, NULL);
  g_object_set (self->corpus, "session", self->session, NULL);
}

void
obl_window_take_session (OblWindow *self, OblSession *session)
{
  g_autoptr (OblSession) old = g_steal_pointer (&self->session);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  obl_window_clear_waiting (self);
  if (old != NULL) {
    g_signal_handlers_disconnect_by_data (old, self);
  }
  self->session = session != NULL ? g_object_ref (session) : NULL;
  self->has_begun = FALSE;
  if (session != NULL) {
    /* Before the panes are: while they work, the article's page, a process of its own, paints. */
    obl_window_watch_session (self);
  }
  /* The panes let go first: what is being typed is still stored in the old project. */
  set_session_of_panes (self);
  if (old != NULL) {
    obl_session_close (old);
  }
  if (session != NULL) {
    obl_window_watch_foot (self);
    g_signal_connect_swapped (session, "documents-changed", G_CALLBACK (documents_changed_cb),
                              self);
    self->poll_id = g_timeout_add_seconds (POLL_INTERVAL, poll_cb, self);
  }
  obl_window_take_label_keys (self);
  obl_window_show_document (self);
  obl_window_update_foot (self);
}

/* --- Opening ---------------------------------------------------------------------------------- */

static void
open_failed (OblWindow *self, const char *message)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->articles, g_strfreev);
  obl_window_show_stage (self, "start");
  obl_window_show_message (self, message);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblService) service = obl_service_open_finish (result, &error);
  g_autoptr (OblSession) session = NULL;
  g_autofree char *annotator = NULL;

  /* The window may have gone to another project meanwhile, or away. */
  if (self->settings == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    if (service != NULL) {
      obl_service_close (service);
    }
    return;
  }
  g_clear_object (&self->opening);
  if (g_error_matches (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND)) {
    g_autofree char *message = g_strdup_printf (
        _ ("There is no project at “%s”. It may have been moved or renamed: open it from where it "
           "is now."),
        self->path);

    open_failed (self, message);
    return;
  }
  if (service == NULL) {
    open_failed (self, error->message);
    return;
  }
  annotator = obl_settings_dup_annotator (self->settings);
  session = obl_session_new (service, annotator);
  obl_session_set_grain (session, (OblUnit)g_settings_get_enum (self->settings, "granularity"));
  obl_session_set_proposes (session, g_settings_get_boolean (self->settings, "propose-roles"));
  obl_settings_add_recent (self->settings, self->path);
  obl_window_take_session (self, session);
  if (obl_service_is_read_only (service)) {
    obl_window_show_message (self, _ ("This project can only be read: its file or folder is "
                                      "protected against writing. Copy it elsewhere to work on "
                                      "it."));
  }
}

void
obl_window_open (OblWindow *self,
                 const char *path,
                 OblLabelSet *label_set,
                 const char *const *articles)
{
  if (self->opening != NULL) {
    g_cancellable_cancel (self->opening);
    g_clear_object (&self->opening);
  }
  obl_window_take_session (self, NULL);
  obl_banner_clear (OBL_BANNER (self->banner));
  g_free (self->path);
  self->path = g_strdup (path);
  g_strfreev (self->articles);
  self->articles = g_strdupv ((char **)articles);
  self->opening = g_cancellable_new ();
  obl_window_show_stage (self, "opening");
  obl_service_open_async (path, label_set, self->opening, open_cb, g_object_ref (self));
}

/* --- Files from elsewhere --------------------------------------------------------------------- */

void
obl_window_import_files (OblWindow *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    if (g_file_peek_path (file) != NULL) {
      g_strv_builder_add (builder, g_file_peek_path (file));
    } else {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *message = g_strdup_printf (
          _ ("“%s” is not on this computer. Save it here and import it then."), name);

      obl_window_show_message (self, message);
    }
  }
  paths = g_strv_builder_end (builder);
  if (paths[0] != NULL && self->session != NULL) {
    obl_session_import (self->session, (const char *const *)paths);
  }
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, OblWindow *self)
{
  GSList *list = g_value_get_boxed (value);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (const GSList *l = list; l != NULL; l = l->next) {
    g_list_store_append (files, l->data);
  }
  if (self->session != NULL) {
    obl_window_import_files (self, G_LIST_MODEL (files));
  } else {
    obl_application_open_files (OBL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                G_LIST_MODEL (files));
  }
  return TRUE;
}

void
obl_window_accept_drops (OblWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the web view gets to see them: it would take the files for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}
