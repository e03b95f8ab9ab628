/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of labels: its two lists, made anew whenever the labels have changed, what was done and
 * what went wrong, and files.  A change goes through the session like any other, so nothing is to be
 * saved here, and undo takes it back. */
#define G_LOG_DOMAIN "obl-labels-dialog"

#include "config.h"

#include "app/shell/obl-labels-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/shell/obl-label-versions-dialog.h"
#include "app/widgets/obl-dialog.h"
#include "core/model/obl-label-set-diff.h"

/* More are counted. */
#define MAX_DIFFERENCES 15

static void
dialog_free (gpointer data)
{
  OblLabelsDialog *dialog = data;

  g_object_unref (dialog->session);
  g_ptr_array_unref (dialog->rows);
  g_free (dialog->open);
  g_free (dialog->part);
  g_free (dialog->renaming);
  g_free (dialog->renamed);
  g_free (dialog->focus);
  g_free (dialog);
}

/* --- Lists ------------------------------------------------------------------------------------- */

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, OblLabelsDialog *dialog)
{
  const char *path = g_object_get_data (G_OBJECT (row), "obl-path");

  if (adw_expander_row_get_expanded (row)) {
    g_free (dialog->open);
    dialog->open = g_strdup (path);
  } else if (g_strcmp0 (dialog->open, path) == 0) {
    g_clear_pointer (&dialog->open, g_free);
  }
}

static void
add_row (OblLabelsDialog *dialog, AdwPreferencesGroup *group, GtkWidget *row, char *path)
{
  g_object_set_data_full (G_OBJECT (row), "obl-path", path, g_free);
  g_object_set_data (G_OBJECT (row), "obl-group", group);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), dialog);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (dialog->rows, row);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  if (strcmp (gtk_widget_get_name (widget), name) == 0) {
    return widget;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, name);

    if (found != NULL) {
      return found;
    }
  }
  return NULL;
}

/* Where a person was before the rows were made anew, or else the row that is open. */
static void
restore_focus (OblLabelsDialog *dialog)
{
  GtkWidget *found = dialog->focus != NULL ? find_named (dialog->window, dialog->focus) : NULL;

  if (found == NULL && dialog->part != NULL) {
    found = find_named (dialog->window, dialog->part);
  }
  for (guint i = 0; found == NULL && i < dialog->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (dialog->rows, i);

    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "obl-path"), dialog->open) == 0) {
      found = row;
    }
  }
  if (found != NULL) {
    gtk_widget_grab_focus (found);
  }
  g_clear_pointer (&dialog->focus, g_free);
}

/* What was open under a name that it has no longer is open under its new one. */
static void
follow_name (OblLabelsDialog *dialog, char **path)
{
  if (g_strcmp0 (*path, dialog->renaming) == 0) {
    g_free (*path);
    *path = g_strdup (dialog->renamed);
  }
}

/* The same for the name of a control, which has the path in its middle. */
static void
follow_focus (OblLabelsDialog *dialog)
{
  g_autofree char *before = g_strdup_printf (" %s ", dialog->renaming);
  g_autofree char *after = g_strdup_printf (" %s ", dialog->renamed);
  g_autoptr (GString) name = g_string_new (dialog->focus);

  g_string_replace (name, before, after, 1);
  g_free (dialog->focus);
  dialog->focus = g_strdup (name->str);
}

/* Who has gone on to another control stays there. */
static void
note_focus (OblLabelsDialog *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog->window));

  if (dialog->focus == NULL && GTK_IS_TEXT (focus)) {
    focus = gtk_widget_get_parent (focus);
  }
  if (dialog->focus == NULL && focus != NULL
      && strcmp (gtk_widget_get_name (focus), G_OBJECT_TYPE_NAME (focus)) != 0) {
    dialog->focus = g_strdup (gtk_widget_get_name (focus));
  }
}

static void
follow_new_name (OblLabelsDialog *dialog, const OblLabelSet *set)
{
  if (set != NULL && dialog->renaming != NULL
      && obl_label_set_find_part (set, dialog->renaming).kind == OBL_LABEL_PART_NONE) {
    follow_name (dialog, &dialog->open);
    follow_name (dialog, &dialog->part);
    follow_focus (dialog);
  }
  g_clear_pointer (&dialog->renaming, g_free);
  g_clear_pointer (&dialog->renamed, g_free);
}

static void
show_labels (OblLabelsDialog *dialog)
{
  const OblLabelSet *set = obl_session_get_label_set (dialog->session);

  note_focus (dialog);
  follow_new_name (dialog, set);
  dialog->is_filling = TRUE;
  for (guint i = 0; i < dialog->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (dialog->rows, i);

    g_signal_handlers_disconnect_by_data (row, dialog);
    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "obl-group"), row);
  }
  dialog->is_filling = FALSE;
  g_ptr_array_set_size (dialog->rows, 0);
  for (guint i = 0; set != NULL && i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    add_row (dialog, dialog->labels, obl_labels_make_label (dialog, label), g_strdup (label->name));
  }
  for (guint i = 0; set != NULL && i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    add_row (dialog, dialog->frames, obl_labels_make_frame (dialog, type),
             g_strconcat ("frame:", type->name, NULL));
  }
  restore_focus (dialog);
}

static void
changed_cb (GtkWidget *window)
{
  show_labels (g_object_get_data (G_OBJECT (window), "obl-labels"));
}

/* --- Words ------------------------------------------------------------------------------------- */

static void
say (GtkWidget *window, const char *message, gboolean can_undo, gboolean is_error)
{
  OblLabelsDialog *dialog = g_object_get_data (G_OBJECT (window), "obl-labels");

  gtk_label_set_text (GTK_LABEL (dialog->said), message);
  gtk_widget_set_visible (gtk_widget_get_parent (dialog->said), TRUE);
  gtk_widget_set_visible (dialog->undo, can_undo);
  if (is_error) {
    gtk_widget_add_css_class (dialog->said, "error");
  } else {
    gtk_widget_remove_css_class (dialog->said, "error");
  }
}

static void
done_cb (GtkWidget *window, const char *message, gboolean can_undo)
{
  say (window, message, can_undo, FALSE);
}

/* Stays until something else is done. */
static void
failed_cb (GtkWidget *window, const char *message)
{
  say (window, message, FALSE, TRUE);
}

static void
undo_cb (OblLabelsDialog *dialog)
{
  obl_session_undo (dialog->session);
}

/* --- Files ------------------------------------------------------------------------------------- */

typedef struct {
  GtkWidget *window;
  GFile *file;
  char *json;
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_object_unref (transfer->window);
  g_clear_object (&transfer->file);
  g_free (transfer->json);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static gpointer
export_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Transfer *transfer = data;
  g_autoptr (OblLabelSet) set = obl_store_get_label_set (store, error);
  g_autofree char *json = set != NULL ? obl_label_set_to_json (set) : NULL;

  if (json == NULL
      || !g_file_replace_contents (transfer->file, json, strlen (json), NULL, FALSE,
                                   G_FILE_CREATE_NONE, NULL, cancellable, error)) {
    return NULL;
  }
  return g_file_get_parse_name (transfer->file);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  char *path = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&path, &error)) {
    failed_cb (transfer->window, error->message);
    return;
  }
  message = g_strdup_printf (_ ("Written to %s"), path);
  done_cb (transfer->window, message, FALSE);
  g_free (path);
}

/* Between the labels and the file that was chosen; @job gives a text. */
static void
start_transfer (GtkWidget *window,
                GListModel *files,
                OblServiceJob job,
                GAsyncReadyCallback callback)
{
  OblLabelsDialog *dialog = g_object_get_data (G_OBJECT (window), "obl-labels");
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->window = g_object_ref (dialog->window);
  transfer->file = g_list_model_get_item (files, 0);
  obl_service_run_async (obl_session_get_service (dialog->session), job, transfer, NULL, g_free,
                         NULL, callback, transfer);
}

static void
export_chosen (GListModel *files, gpointer user_data)
{
  start_transfer (user_data, files, export_job, exported_cb);
}

static void
export_cb (GtkWidget *window)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_SAVE,
    .title = _ ("Write the labels to a file"),
    .name = "labels.json",
  };

  obl_choose_files (GTK_WINDOW (window), &choice, export_chosen, window, NULL);
}

/* What would be another, in words. */
static gpointer
compare_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Transfer *transfer = data;
  g_autoptr (OblLabelSet) before = obl_store_get_label_set (store, error);
  g_autoptr (OblLabelSet) after = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (before == NULL
      || !g_file_load_contents (transfer->file, cancellable, &transfer->json, NULL, NULL, error)) {
    return NULL;
  }
  after = obl_label_set_parse (transfer->json, -1, error);
  if (after == NULL) {
    return NULL;
  }
  found = obl_label_set_diff (before, after);
  for (guint i = 0; i < found->len && i < MAX_DIFFERENCES; i++) {
    g_autofree char *line = obl_label_difference_describe (g_ptr_array_index (found, i));

    g_string_append_printf (text, "%s\n", line);
  }
  if (found->len > MAX_DIFFERENCES) {
    const guint n = found->len - MAX_DIFFERENCES;

    g_string_append_printf (text, ngettext ("and %u more", "and %u more", n), n);
  }
  return g_strdup (found->len > 0 ? text->str : _ ("Nothing would change."));
}

static void
answered_cb (AdwMessageDialog *question, const char *response, Transfer *transfer)
{
  OblLabelsDialog *dialog = g_object_get_data (G_OBJECT (transfer->window), "obl-labels");

  if (strcmp (response, "take") == 0) {
    obl_session_change_labels (dialog->session, OBL_LABEL_CHANGE_REPLACE, NULL, NULL,
                               transfer->json);
  }
}

static void
transfer_closed (gpointer data, GClosure *closure)
{
  transfer_free (data);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWidget *question = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&text, &error)) {
    failed_cb (transfer->window, error->message);
    return;
  }
  question = adw_message_dialog_new (GTK_WINDOW (transfer->window), _ ("Take these labels?"), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("Cancel"), "take",
                                    _ ("Take them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "take",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (question, "response", G_CALLBACK (answered_cb),
                         g_steal_pointer (&transfer), transfer_closed, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
import_chosen (GListModel *files, gpointer user_data)
{
  start_transfer (user_data, files, compare_job, compared_cb);
}

static void
import_cb (GtkWidget *window)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_OPEN,
    .title = _ ("Take the labels of a file"),
    .filter_name = _ ("Label sets"),
    .pattern = "*.json",
  };

  obl_choose_files (GTK_WINDOW (window), &choice, import_chosen, window, NULL);
}

static void
versions_cb (GtkWidget *window)
{
  const OblLabelsDialog *dialog = g_object_get_data (G_OBJECT (window), "obl-labels");

  gtk_window_present (obl_label_versions_dialog_new (GTK_WINDOW (window), dialog->session));
}

/* --- The window -------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
make_group (OblLabelsDialog *dialog,
            AdwPreferencesPage *page,
            const char *title,
            const char *caption,
            OblLabelChangeKind kind)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = obl_labels_make_entry (dialog, caption, NULL, kind, NULL, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), caption);
  gtk_widget_set_hexpand (entry, FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), entry);
  if (kind == OBL_LABEL_CHANGE_ADD_LABEL) {
    dialog->add = entry;
  }
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/* As a button of GTK's own with a mnemonic, a screen reader would say its words twice. */
static GtkWidget *
make_button (const char *words, GCallback clicked, gpointer data)
{
  GtkWidget *button = gtk_button_new ();
  g_auto (GStrv) parts = g_strsplit (words, "_", 2);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new_with_mnemonic (words));
  gtk_widget_add_css_class (button, "text-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, data);
  return button;
}

static GtkWidget *
make_header (GtkWidget *window)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *take = make_button (_ ("_Open…"), G_CALLBACK (import_cb), window);
  GtkWidget *write = make_button (_ ("_Write…"), G_CALLBACK (export_cb), window);
  GtkWidget *versions = make_button (_ ("_Versions…"), G_CALLBACK (versions_cb), window);

  gtk_widget_set_tooltip_text (take, _ ("Take the labels of a file"));
  gtk_widget_set_tooltip_text (write, _ ("Write the labels to a file"));
  gtk_widget_set_tooltip_text (versions, _ ("See how the labels have changed"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), take);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), write);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), versions);
  return bar;
}

static GtkWidget *
make_foot (OblLabelsDialog *dialog)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  dialog->said
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0,
                      "wrap", TRUE, "hexpand", TRUE, "selectable", FALSE, NULL);
  dialog->undo = make_button (_ ("_Undo"), G_CALLBACK (undo_cb), dialog);
  gtk_widget_add_css_class (dialog->undo, "flat");
  gtk_widget_add_css_class (foot, "foot");
  gtk_box_append (GTK_BOX (foot), dialog->said);
  gtk_box_append (GTK_BOX (foot), dialog->undo);
  gtk_widget_set_visible (foot, FALSE);
  return foot;
}

static void
watch (OblLabelsDialog *dialog)
{
  g_signal_connect_object (dialog->session, "label-set-changed", G_CALLBACK (changed_cb),
                           dialog->window, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->session, "done", G_CALLBACK (done_cb), dialog->window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->session, "failed", G_CALLBACK (failed_cb), dialog->window,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
obl_labels_dialog_new (GtkWindow *parent, OblSession *session, const char *path)
{
  OblLabelsDialog *dialog = g_new0 (OblLabelsDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  dialog->window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Labels"), "modal", TRUE, "transient-for",
                      parent, "default-width", 620, "default-height", 700, NULL);
  dialog->session = g_object_ref (session);
  dialog->rows = g_ptr_array_new ();
  dialog->open = g_strdup (path);
  g_object_set_data_full (G_OBJECT (dialog->window), "obl-labels", dialog, dialog_free);
  dialog->labels = make_group (dialog, page, _ ("Labels of words"), _ ("Add a label"),
                               OBL_LABEL_CHANGE_ADD_LABEL);
  dialog->frames = make_group (dialog, page, _ ("Claims and relations"),
                               _ ("Add a kind of claim or relation"), OBL_LABEL_CHANGE_ADD_FRAME);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (dialog->window));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  gtk_box_append (GTK_BOX (box), make_foot (dialog));
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  obl_dialog_close_on_escape (GTK_WINDOW (dialog->window));
  watch (dialog);
  show_labels (dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog->window), dialog->add);
  return GTK_WINDOW (dialog->window);
}
