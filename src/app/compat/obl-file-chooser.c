/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for files through the desktop's own dialogue. */
#define G_LOG_DOMAIN "obl-file-chooser"

#include "config.h"

#include "app/compat/obl-file-chooser.h"

#include <glib/gi18n.h>

typedef struct {
  OblChosen chosen;
  gpointer user_data;
  GDestroyNotify free_data;
} Call;

static void
call_free (gpointer data, GClosure *closure)
{
  Call *call = data;

  if (call->free_data != NULL) {
    call->free_data (call->user_data);
  }
  g_free (call);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT) {
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
    if (g_list_model_get_n_items (files) > 0) {
      call->chosen (files, call->user_data);
    }
  }
  gtk_native_dialog_destroy (dialog);
  /* The reference that kept it while it was shown. */
  g_object_unref (dialog);
}

static GtkFileChooserAction
get_action (OblChooseKind kind)
{
  switch (kind) {
  case OBL_CHOOSE_OPEN:
  case OBL_CHOOSE_OPEN_SEVERAL:
    return GTK_FILE_CHOOSER_ACTION_OPEN;
  case OBL_CHOOSE_FOLDER:
    return GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
  case OBL_CHOOSE_SAVE:
    return GTK_FILE_CHOOSER_ACTION_SAVE;
  }
  g_assert_not_reached ();
}

static void
add_filters (GtkFileChooser *chooser, const OblChoice *choice)
{
  g_autoptr (GtkFileFilter) wanted = NULL;
  g_autoptr (GtkFileFilter) all = NULL;

  if (choice->filter_name == NULL) {
    return;
  }
  wanted = gtk_file_filter_new ();
  gtk_file_filter_set_name (wanted, choice->filter_name);
  gtk_file_filter_add_pattern (wanted, choice->pattern);
  gtk_file_chooser_add_filter (chooser, wanted);
  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
obl_choose_files (GtkWindow *parent,
                  const OblChoice *choice,
                  OblChosen chosen,
                  gpointer user_data,
                  GDestroyNotify free_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      choice->title, parent, get_action (choice->kind), choice->accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GFile) folder = NULL;
  Call *call = g_new0 (Call, 1);

  call->chosen = chosen;
  call->user_data = user_data;
  call->free_data = free_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, choice->kind == OBL_CHOOSE_OPEN_SEVERAL);
  add_filters (chooser, choice);
  if (choice->folder != NULL) {
    folder = g_file_new_for_path (choice->folder);
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  }
  if (choice->name != NULL && choice->kind == OBL_CHOOSE_SAVE) {
    gtk_file_chooser_set_current_name (chooser, choice->name);
  }
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), call, call_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
