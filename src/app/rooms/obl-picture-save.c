/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes are made and written on another thread; a file appears when it is whole. */
#define G_LOG_DOMAIN "obl-picture-save"

#include "config.h"

#include "app/rooms/obl-picture-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat/obl-file-chooser.h"

/* Pixels to a unit: sharp on paper as well. */
#define PNG_SCALE 2.0

typedef struct {
  OblSession *session;
  OblClaimTable *table;
  OblDiagram *diagram;
  char *format;
  GFile *file;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->session);
  g_clear_pointer (&save->table, obl_claim_table_unref);
  g_clear_pointer (&save->diagram, obl_diagram_unref);
  g_clear_object (&save->file);
  g_free (save->format);
  g_free (save);
}

static GBytes *
make_bytes (const Save *save, GError **error)
{
  char *text;

  if (g_str_equal (save->format, "png"))
    return obl_diagram_to_png (save->diagram, PNG_SCALE, error);
  text = g_str_equal (save->format, "csv")    ? obl_diagram_to_csv (save->diagram)
         : g_str_equal (save->format, "json") ? obl_diagram_to_json (save->diagram, save->table)
                                              : g_strdup (save->diagram->svg);
  return g_bytes_new_take (text, strlen (text));
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Save *save = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (save, &error);

  if (bytes != NULL
      && g_file_replace_contents (save->file, g_bytes_get_data (bytes, NULL),
                                  g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Save *save = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (save->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    message = g_strdup_printf (_ ("Saved the picture as %s"), shown);
    g_signal_emit_by_name (save->session, "done", message, FALSE);
  } else {
    message = g_strdup_printf (_ ("Cannot save the picture as %s: %s"), shown, error->message);
    g_signal_emit_by_name (save->session, "failed", message);
  }
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  GTask *task = user_data;
  Save *save = g_task_get_task_data (task);

  g_clear_object (&save->file);
  save->file = g_list_model_get_item (files, 0);
  g_task_run_in_thread (task, save_thread);
}

void
obl_picture_save (GtkWindow *parent,
                  OblSession *session,
                  const OblPicture *picture,
                  const char *format)
{
  GTask *task = g_task_new (NULL, NULL, saved_cb, NULL);
  Save *save = g_new0 (Save, 1);
  g_autofree char *name
      = g_strdup_printf ("%s.%s", obl_diagram_kind_get_name (picture->diagram->kind), format);
  g_autofree char *pattern = g_strdup_printf ("*.%s", format);
  g_autofree char *filter = g_ascii_strup (format, -1);
  const OblChoice choice = {
    .kind = OBL_CHOOSE_SAVE,
    .title = _ ("Save the Picture"),
    .accept = _ ("_Save"),
    .filter_name = filter,
    .pattern = pattern,
    .name = name,
  };

  save->session = g_object_ref (session);
  save->table = obl_claim_table_ref (picture->table);
  save->diagram = obl_diagram_ref (picture->diagram);
  save->format = g_strdup (format);
  g_task_set_source_tag (task, obl_picture_save);
  g_task_set_task_data (task, save, save_free);
  obl_choose_files (parent, &choice, chosen_cb, task, g_object_unref);
}
