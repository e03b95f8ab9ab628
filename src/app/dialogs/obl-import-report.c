/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of the last import: what became of it and why.  A row that led to an article opens it;
 * the whole goes to a file for people who keep records. */
#define G_LOG_DOMAIN "obl-import-report"

#include "config.h"

#include "app/dialogs/obl-import-report.h"

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/models/obl-report-list.h"
#include "app/widgets/obl-dialog.h"
#include "app/widgets/obl-form.h"

typedef struct {
  OblSession *session;
  GtkWindow *window;
  OblReportList *rows;
  GtkWidget *kinds;
  GtkWidget *summary;
  GtkWidget *stack;
  GtkWidget *list;
} Report;

static void
report_free (Report *report)
{
  g_object_unref (report->session);
  g_object_unref (report->rows);
  g_free (report);
}

/* --- A row -------------------------------------------------------------------------------------- */

static const char *
get_icon (const OblIntakeItem *item)
{
  if (item->outcome == OBL_INTAKE_REFUSED)
    return "dialog-error-symbolic";
  if (item->outcome == OBL_INTAKE_PRESENT)
    return "emblem-default-symbolic";
  return item->doubts != 0 ? "dialog-question-symbolic" : "object-select-symbolic";
}

static const char *
get_outcome (const OblIntakeItem *item)
{
  switch (item->outcome) {
  case OBL_INTAKE_IMPORTED:
    return _ ("Imported");
  case OBL_INTAKE_PRESENT:
    return _ ("In the project already");
  case OBL_INTAKE_REFUSED:
    return _ ("Not imported");
  }
  g_assert_not_reached ();
}

static void
append (GString *text, const char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", sentence);
}

static void
append_copy (GString *text, OblSession *session, const OblIntakeItem *item)
{
  const OblDocument *original = obl_session_find_document (session, &item->copy_of);
  g_autofree char *words = NULL;

  if (obl_id_is_none (&item->copy_of))
    return;
  words = original == NULL ? g_strdup (_ ("Nearly the same as another article"))
                           : g_strdup_printf (_ ("Nearly the same as “%s”"), original->title);
  append (text, words);
}

/* The outcome and its reasons, in words. */
static char *
describe (OblSession *session, const OblIntakeItem *item)
{
  GString *text = g_string_new (NULL);
  const OblDocument *document = obl_session_find_document (session, &item->id);

  if (item->outcome == OBL_INTAKE_REFUSED && item->message != NULL)
    append (text, item->message);
  else
    append (text, get_outcome (item));
  if (item->title != NULL)
    append (text, item->title);
  else if (document != NULL)
    append (text, document->title);
  append_copy (text, session, item);
  for (guint bit = 1; bit <= OBL_ALL_DOUBTS; bit <<= 1) {
    if ((item->doubts & bit) != 0)
      append (text, obl_doubt_describe ((OblDoubt)bit));
  }
  return g_string_free (text, FALSE);
}

static void
setup_cb (Report *report, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *about = gtk_label_new (NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (about), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), about);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (Report *report, GtkListItem *list_item)
{
  const OblIntakeItem *item = obl_report_item_get (gtk_list_item_get_item (list_item));
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_last_child (row);
  g_autofree char *about = describe (report->session, item);
  const char *shown = item->name != NULL && *item->name != '\0' ? item->name : _ ("(no file)");
  g_autofree char *name = g_strdup_printf ("%s: %s", shown, about);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), shown);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), about);
  gtk_widget_set_tooltip_text (row, shown);
  if (item->outcome == OBL_INTAKE_REFUSED)
    gtk_widget_add_css_class (icon, "error");
  else
    gtk_widget_remove_css_class (icon, "error");
  gtk_list_item_set_activatable (list_item, !obl_id_is_none (&item->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activate_cb (Report *report, guint position)
{
  g_autoptr (OblReportItem) row = g_list_model_get_item (G_LIST_MODEL (report->rows), position);
  const OblIntakeItem *item = row == NULL ? NULL : obl_report_item_get (row);

  if (item == NULL || obl_session_find_document (report->session, &item->id) == NULL)
    return;
  obl_session_open_document (report->session, &item->id);
  gtk_window_close (report->window);
}

/* --- Which files -------------------------------------------------------------------------------- */

static char *
dup_kind_title (Report *report, OblReportKind kind)
{
  static const char *const titles[] = {
    [OBL_REPORT_ALL] = N_ ("All files"),
    [OBL_REPORT_IMPORTED] = N_ ("Imported"),
    [OBL_REPORT_PRESENT] = N_ ("In the project already"),
    [OBL_REPORT_COPIES] = N_ ("Nearly the same as others"),
    [OBL_REPORT_REFUSED] = N_ ("Not imported"),
    [OBL_REPORT_DOUBTED] = N_ ("To be looked at"),
  };

  /* Translators: a kind of outcome and how many files have it. */
  return g_strdup_printf (_ ("%s (%u)"), _ (titles[kind]),
                          obl_report_list_count (report->rows, kind));
}

static void
show_kind (Report *report)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (report->kinds));
  g_autofree char *title = NULL;

  if (selected >= OBL_REPORT_N_KINDS)
    return;
  obl_report_list_set_kind (report->rows, (OblReportKind)selected);
  title = dup_kind_title (report, (OblReportKind)selected);
  obl_drop_down_describe (report->kinds, _ ("Files listed"), title);
  gtk_stack_set_visible_child_name (
      GTK_STACK (report->stack),
      g_list_model_get_n_items (G_LIST_MODEL (report->rows)) > 0 ? "list" : "none");
}

/* What most needs a look comes first. */
static OblReportKind
choose_kind (Report *report)
{
  static const OblReportKind kinds[] = { OBL_REPORT_REFUSED, OBL_REPORT_DOUBTED };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (obl_report_list_count (report->rows, kinds[i]) > 0)
      return kinds[i];
  }
  return OBL_REPORT_ALL;
}

static void
show_report (Report *report)
{
  const OblIntake *intake = obl_session_get_intake (report->session);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *summary = NULL;
  const guint n_files = intake == NULL ? 0 : intake->n_files;

  obl_report_list_refresh (report->rows);
  for (guint i = 0; i < OBL_REPORT_N_KINDS; i++) {
    g_autofree char *title = dup_kind_title (report, (OblReportKind)i);

    gtk_string_list_append (titles, title);
  }
  gtk_drop_down_set_model (GTK_DROP_DOWN (report->kinds), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (report->kinds), choose_kind (report));
  summary = g_strdup_printf (ngettext ("%u file read", "%u files read", n_files), n_files);
  gtk_label_set_text (GTK_LABEL (report->summary), summary);
  show_kind (report);
}

/* --- Saving ------------------------------------------------------------------------------------- */

static void
say (Report *report, const char *message)
{
  gtk_label_set_text (GTK_LABEL (report->summary), message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Report *report = g_object_get_data (G_OBJECT (window), "report");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    message = g_strdup_printf (_ ("Cannot save the report as “%s”: %s"), name, error->message);
  say (report, message);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  GtkWindow *window = user_data;
  Report *report = g_object_get_data (G_OBJECT (window), "report");
  const OblIntake *intake = obl_session_get_intake (report->session);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  if (intake == NULL)
    return;
  json = obl_intake_dup_report (intake);
  bytes = g_bytes_new_take (json, strlen (json));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (window));
}

static void
save_cb (Report *report)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_SAVE,
    .title = _ ("Save the import report"),
    .accept = _ ("_Save"),
    /* Translators: the name a file is offered. */
    .name = _ ("import-report.json"),
  };

  obl_choose_files (report->window, &choice, chosen_cb, g_object_ref (report->window),
                    g_object_unref);
}

/* --- The window --------------------------------------------------------------------------------- */

static void
set_up_list (Report *report)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), report);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), report);
  gtk_list_view_set_factory (GTK_LIST_VIEW (report->list), factory);
  g_object_unref (factory);
  gtk_list_view_set_model (
      GTK_LIST_VIEW (report->list),
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (report->rows)))));
  g_signal_connect_swapped (report->list, "activate", G_CALLBACK (activate_cb), report);
}

static gboolean
focus_kinds_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  const Report *report = user_data;

  return gtk_widget_grab_focus (report->kinds);
}

/* The Tab key goes through the rows, and those may be a hundred thousand. */
static void
add_keys (Report *report)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>f"),
                        gtk_callback_action_new (focus_kinds_cb, report, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (report->window), keys);
}

static void
refresh_cb (GtkWindow *window)
{
  show_report (g_object_get_data (G_OBJECT (window), "report"));
}

GtkWindow *
obl_import_report_new (GtkWindow *parent, OblSession *session)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/obelus/Obelus/dialogs/obl-import-report.ui");
  Report *report = g_new0 (Report, 1);

  report->session = g_object_ref (session);
  report->rows = obl_report_list_new (session);
  report->window = GTK_WINDOW (gtk_builder_get_object (builder, "report"));
  report->kinds = GTK_WIDGET (gtk_builder_get_object (builder, "kinds"));
  report->summary = GTK_WIDGET (gtk_builder_get_object (builder, "summary"));
  report->stack = GTK_WIDGET (gtk_builder_get_object (builder, "stack"));
  report->list = GTK_WIDGET (gtk_builder_get_object (builder, "list"));
  g_object_set_data_full (G_OBJECT (report->window), "report", report, (GDestroyNotify)report_free);
  gtk_window_set_transient_for (report->window, parent);
  obl_dialog_close_on_escape (report->window);
  set_up_list (report);
  show_report (report);
  g_signal_connect_swapped (report->kinds, "notify::selected", G_CALLBACK (show_kind), report);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "save"), "clicked",
                            G_CALLBACK (save_cb), report);
  g_signal_connect_object (session, "intake-changed", G_CALLBACK (refresh_cb), report->window,
                           G_CONNECT_SWAPPED);
  add_keys (report);
  gtk_widget_grab_focus (report->kinds);
  return report->window;
}
