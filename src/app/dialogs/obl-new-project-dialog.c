/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where a new project is to be, with which labels, and from which articles.  Makes nothing
 * itself; everything has a sensible answer already, so that Enter is enough. */
#define G_LOG_DOMAIN "obl-new-project-dialog"

#include "config.h"

#include "app/dialogs/obl-new-project-dialog.h"

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/widgets/obl-dialog.h"

struct _OblNewProjectDialog {
  AdwWindow parent_instance;

  GPtrArray *sets;     /* OblLabelSet, as offered */
  GPtrArray *articles; /* char *, paths */
  char *folder;

  GtkWidget *create;
  GtkWidget *name;
  GtkWidget *folder_row;
  GtkWidget *problem;
  GtkWidget *preset;
  GtkWidget *preset_description;
  GtkWidget *articles_row;
};

static guint accepted_signal;

G_DEFINE_FINAL_TYPE (OblNewProjectDialog, obl_new_project_dialog, ADW_TYPE_WINDOW)

static char *
dup_path (OblNewProjectDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *file
      = g_str_has_suffix (name, ".obelus") ? g_strdup (name) : g_strconcat (name, ".obelus", NULL);

  return g_build_filename (self->folder, file, NULL);
}

static char *
find_problem (OblNewProjectDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *path = dup_path (self);

  if (name[0] == '\0') {
    return g_strdup (_ ("Give the project a name."));
  }
  if (strchr (name, '/') != NULL) {
    return g_strdup (_ ("A name cannot contain a slash; choose the folder below it."));
  }
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    return g_strdup_printf (_ ("“%s” exists already. Choose another name."), path);
  }
  return NULL;
}

static OblLabelSet *
get_set (OblNewProjectDialog *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->preset));

  return selected < self->sets->len ? g_ptr_array_index (self->sets, selected) : NULL;
}

static void
show_articles (OblNewProjectDialog *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self->articles_row);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf (ngettext ("%u file", "%u files", self->articles->len),
                                            self->articles->len);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->articles->len; i++) {
    g_autofree char *name = g_filename_display_basename (g_ptr_array_index (self->articles, i));

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
  }
  subtitle = g_markup_escape_text (names->str, -1);
  if (self->articles->len == 0) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("None yet"));
    adw_action_row_set_subtitle (row, _ ("They can be added at any time"));
  } else {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (row, subtitle);
  }
}

static void
update (OblNewProjectDialog *self)
{
  g_autofree char *problem = find_problem (self);
  g_autofree char *folder = g_filename_display_name (self->folder);
  g_autofree char *markup = g_markup_escape_text (folder, -1);
  OblLabelSet *set = get_set (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), markup);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_set_sensitive (self->create, problem == NULL && set != NULL);
  gtk_label_set_text (GTK_LABEL (self->preset_description),
                      set != NULL ? obl_label_set_translate (set->description) : "");
  show_articles (self);
}

static void
create_cb (OblNewProjectDialog *self)
{
  g_autofree char *path = dup_path (self);
  g_autoptr (OblLabelSet) set = obl_label_set_ref (get_set (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) articles = NULL;

  for (guint i = 0; i < self->articles->len; i++) {
    g_strv_builder_add (builder, g_ptr_array_index (self->articles, i));
  }
  articles = g_strv_builder_end (builder);
  g_signal_emit (self, accepted_signal, 0, path, set, articles);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
folder_chosen_cb (GListModel *files, gpointer user_data)
{
  OblNewProjectDialog *self = user_data;
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);

  if (g_file_peek_path (folder) != NULL) {
    g_free (self->folder);
    self->folder = g_file_get_path (folder);
    update (self);
  }
}

static void
choose_folder_cb (OblNewProjectDialog *self)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_FOLDER,
    .title = _ ("Folder of the project"),
    .folder = self->folder,
  };

  obl_choose_files (GTK_WINDOW (self), &choice, folder_chosen_cb, g_object_ref (self),
                    g_object_unref);
}

static void
articles_chosen_cb (GListModel *files, gpointer user_data)
{
  OblNewProjectDialog *self = user_data;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    if (g_file_peek_path (file) != NULL) {
      g_ptr_array_add (self->articles, g_file_get_path (file));
    }
  }
  update (self);
}

static void
choose_articles_cb (OblNewProjectDialog *self)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_OPEN_SEVERAL,
    .title = _ ("Articles of the project"),
    .accept = _ ("_Add"),
  };

  obl_choose_files (GTK_WINDOW (self), &choice, articles_chosen_cb, g_object_ref (self),
                    g_object_unref);
}

static void
obl_new_project_dialog_finalize (GObject *object)
{
  OblNewProjectDialog *self = OBL_NEW_PROJECT_DIALOG (object);

  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->articles);
  g_free (self->folder);
  G_OBJECT_CLASS (obl_new_project_dialog_parent_class)->finalize (object);
}

static void
obl_new_project_dialog_class_init (OblNewProjectDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = obl_new_project_dialog_finalize;
  accepted_signal
      = g_signal_new ("accepted", OBL_TYPE_NEW_PROJECT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_POINTER, G_TYPE_STRV);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/obelus/Obelus/dialogs/obl-new-project-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, create);
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, name);
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, preset);
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, preset_description);
  gtk_widget_class_bind_template_child (widget_class, OblNewProjectDialog, articles_row);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_articles_cb);
}

static void
add_presets (OblNewProjectDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *ids = obl_label_set_list_presets ();

  for (guint i = 0; ids[i] != NULL; i++) {
    OblLabelSet *set = obl_label_set_load_preset (ids[i], NULL);

    if (set != NULL) {
      gtk_string_list_append (names, obl_label_set_translate (set->name));
      g_ptr_array_add (self->sets, set);
    }
  }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->preset), G_LIST_MODEL (names));
}

/* A name that is free in the folder. */
static void
suggest_name (OblNewProjectDialog *self)
{
  for (int i = 1; i < 100; i++) {
    g_autofree char *name
        = i == 1 ? g_strdup (_ ("My project")) : g_strdup_printf (_ ("My project %d"), i);
    g_autofree char *problem = NULL;

    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
    problem = find_problem (self);
    if (problem == NULL) {
      return;
    }
  }
}

static void
obl_new_project_dialog_init (OblNewProjectDialog *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_label_set_unref);
  self->articles = g_ptr_array_new_with_free_func (g_free);
  self->folder = g_strdup (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR)
                               ? documents
                               : g_get_home_dir ());
  gtk_widget_init_template (GTK_WIDGET (self));
  obl_dialog_close_on_escape (GTK_WINDOW (self));
  add_presets (self);
  suggest_name (self);
  update (self);
}

GtkWindow *
obl_new_project_dialog_new (GtkWindow *parent, const char *const *articles)
{
  OblNewProjectDialog *self
      = g_object_new (OBL_TYPE_NEW_PROJECT_DIALOG, "transient-for", parent, NULL);

  for (guint i = 0; articles != NULL && articles[i] != NULL; i++) {
    g_ptr_array_add (self->articles, g_strdup (articles[i]));
  }
  update (self);
  gtk_widget_grab_focus (self->name);
  return GTK_WINDOW (self);
}
