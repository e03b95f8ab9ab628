/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project out as a corpus.  Runs on a store of its own that only reads, so that annotating goes
 * on meanwhile; ends with the loss report, whatever the outcome. */
#define G_LOG_DOMAIN "obl-export-dialog"

#include "config.h"

#include "app/dialogs/obl-export-dialog.h"

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/widgets/obl-dialog.h"
#include "core/export/obl-export.h"

typedef enum {
  SCOPE_ALL,
  SCOPE_DONE,
  SCOPE_OPEN,
} Scope;

struct _OblExportDialog {
  AdwWindow parent_instance;

  OblSession *session;
  GtkWidget *close;
  GtkWidget *go;
  GtkWidget *stack;
  GtkWidget *spinner;
  GtkWidget *format;
  GtkWidget *carries;
  GtkWidget *scope;
  GtkWidget *strict;
  GtkWidget *outcome;
  GtkWidget *report;
};

G_DEFINE_FINAL_TYPE (OblExportDialog, obl_export_dialog, ADW_TYPE_WINDOW)

/* --- Running ---------------------------------------------------------------------------------- */

typedef struct {
  char *project;
  char *output;
  const OblExportFormat *format;
  char *document; /* the only one, or NULL */
  gboolean done_only;
  gboolean strict;
  char *report; /* the outcome, also of a failure; or NULL */
} Run;

static void
run_free (Run *run)
{
  g_free (run->project);
  g_free (run->output);
  g_free (run->document);
  g_free (run->report);
  g_free (run);
}

static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  const char *const documents[] = { run->document, NULL };
  const char *const statuses[] = { "done", NULL };
  const OblExportOptions options = {
    .format = run->format->name,
    .output = run->output,
    .documents = run->document != NULL ? documents : NULL,
    .statuses = run->done_only ? statuses : NULL,
    .strict = run->strict,
  };
  g_autoptr (OblExportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblStore) store = obl_store_open (run->project, OBL_STORE_READ_ONLY, &error);

  if (store != NULL) {
    obl_export_run (store, &options, &report, &error);
  }
  if (report != NULL) {
    run->report = obl_export_report_to_text (report);
  }
  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
  } else {
    g_task_return_boolean (task, TRUE);
  }
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OblExportDialog *self = OBL_EXPORT_DIALOG (source);
  const Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (self->session == NULL) {
    return;
  }
  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    done = g_strdup_printf (_ ("Exported to “%s”"), run->output);
  }
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_label_set_text (GTK_LABEL (self->outcome), done != NULL ? done : error->message);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->report)),
                            run->report != NULL ? run->report : "", -1);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "report");
  gtk_button_set_label (GTK_BUTTON (self->close), _ ("_Close"));
  gtk_widget_set_visible (self->go, FALSE);
}

static const OblExportFormat *
get_format (OblExportDialog *self)
{
  return obl_export_list_formats ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->format))];
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  OblExportDialog *self = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  const OblDocument *document = obl_session_get_document (self->session);
  const guint scope = adw_combo_row_get_selected (ADW_COMBO_ROW (self->scope));
  g_autoptr (GTask) task = g_task_new (self, NULL, run_cb, NULL);
  Run *run = g_new0 (Run, 1);

  run->project = g_strdup (obl_service_get_path (obl_session_get_service (self->session)));
  run->output = g_file_get_path (file);
  run->format = get_format (self);
  run->strict = gtk_switch_get_active (GTK_SWITCH (self->strict));
  run->done_only = scope == SCOPE_DONE;
  if (scope == SCOPE_OPEN && document != NULL) {
    run->document = obl_id_dup_string (&document->id);
  }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_sensitive (self->go, FALSE);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, run, (GDestroyNotify)run_free);
  g_task_run_in_thread (task, run_thread);
}

static void
go_cb (OblExportDialog *self)
{
  const OblExportFormat *format = get_format (self);
  const char *project = obl_service_get_path (obl_session_get_service (self->session));
  g_autofree char *stem = obl_session_dup_project_name (project);
  /* Several files get a folder of their own. */
  g_autofree char *name
      = g_strdup_printf (format->media_type != NULL ? "%s.%s" : "%s-%s", stem,
                         format->media_type != NULL ? format->extension : format->name);
  g_autofree char *folder = g_path_get_dirname (project);
  const OblChoice choice = {
    .kind = OBL_CHOOSE_SAVE,
    .title = _ ("Export"),
    .accept = _ ("_Export"),
    .folder = folder,
    .name = name,
  };

  obl_choose_files (GTK_WINDOW (self), &choice, chosen_cb, g_object_ref (self), g_object_unref);
}

/* --- Choosing --------------------------------------------------------------------------------- */

/* What the format takes along, and what stays behind: known before, not only afterwards. */
static void
update (OblExportDialog *self)
{
  const struct {
    OblCarries carries;
    const char *name;
  } things[] = {
    { OBL_CARRIES_METADATA, _ ("metadata") },
    { OBL_CARRIES_OVERLAPS, _ ("overlapping spans") },
    { OBL_CARRIES_DISCONTINUOUS, _ ("spans of several parts") },
    { OBL_CARRIES_ATTRIBUTES, _ ("attributes") },
    { OBL_CARRIES_FRAMES, _ ("claims") },
    { OBL_CARRIES_ENTITIES, _ ("entities") },
    { OBL_CARRIES_ANNOTATORS, _ ("annotators") },
    { OBL_CARRIES_DOCUMENT_LABELS, _ ("article labels") },
    { OBL_CARRIES_PROPOSITIONS, _ ("propositions") },
    { OBL_CARRIES_COMMENTS, _ ("comments") },
  };

  const OblExportFormat *format = get_format (self);
  g_autoptr (GString) lost = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (things); i++) {
    if ((format->carries & things[i].carries) == 0) {
      g_string_append_printf (lost, "%s%s", lost->len > 0 ? ", " : "", things[i].name);
    }
  }
  text = lost->len > 0
             ? g_strdup_printf (_ ("Cannot carry: %s. What is left out is listed at the end."),
                                lost->str)
             : g_strdup (_ ("Carries everything; an import of it gives the same project."));
  gtk_label_set_text (GTK_LABEL (self->carries), text);
}

static void
obl_export_dialog_dispose (GObject *object)
{
  g_clear_object (&OBL_EXPORT_DIALOG (object)->session);
  G_OBJECT_CLASS (obl_export_dialog_parent_class)->dispose (object);
}

static void
obl_export_dialog_class_init (OblExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/dialogs/obl-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, close);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, go);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, carries);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, strict);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, OblExportDialog, report);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
obl_export_dialog_init (OblExportDialog *self)
{
  const OblExportFormat *const *formats = obl_export_list_formats ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  obl_dialog_close_on_escape (GTK_WINDOW (self));
  for (guint i = 0; formats[i] != NULL; i++) {
    gtk_string_list_append (names, _ (formats[i]->title));
  }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->format), G_LIST_MODEL (names));
  update (self);
}

GtkWindow *
obl_export_dialog_new (GtkWindow *parent, OblSession *session)
{
  OblExportDialog *self = g_object_new (OBL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  gtk_widget_grab_focus (self->format);
  return GTK_WINDOW (self);
}
