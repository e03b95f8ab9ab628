/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of bases, and below it what is under way or what came of it.
 *
 * While a base is taken in the project answers nothing else, so the dialogue stands before the window
 * until it is over or given up; closing it gives it up as well. */
#define G_LOG_DOMAIN "obl-knowledge-dialog"

#include "config.h"

#include "app/dialogs/obl-knowledge-dialog.h"

#include <inttypes.h>

#include <glib/gi18n.h>

#include "app/compat/obl-file-chooser.h"
#include "app/widgets/obl-dialog.h"
#include "app/widgets/obl-form.h"

/* Bad lines that are shown; the first tells what is wrong with most. */
#define MAX_PROBLEMS 5u

typedef struct {
  OblSession *session;
  GtkWindow *window;
  GtkWidget *stack; /* "list", "nothing" */
  GtkWidget *list;
  GtkWidget *import;
  GtkWidget *close;
  GtkWidget *work; /* what is under way */
  GtkWidget *work_label;
  GtkWidget *bar;
  GtkWidget *report;         /* what came of it, or what went wrong */
  GCancellable *cancellable; /* of what is under way, or NULL */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_object (&dialog->cancellable);
  g_object_unref (dialog->session);
  g_free (dialog);
}

/* The window may be gone by now; then nobody wants to know. */
static Dialog *
get_dialog (GtkWindow *window)
{
  return gtk_widget_get_mapped (GTK_WIDGET (window))
             ? g_object_get_data (G_OBJECT (window), "knowledge")
             : NULL;
}

static void
show_report (Dialog *dialog, const char *text, gboolean is_failure)
{
  gtk_label_set_text (GTK_LABEL (dialog->report), text != NULL ? text : "");
  gtk_widget_set_visible (dialog->report, text != NULL);
  if (is_failure)
    gtk_widget_add_css_class (dialog->report, "error");
  else
    gtk_widget_remove_css_class (dialog->report, "error");
}

/* @what: NULL when it is over. */
static void
set_working (Dialog *dialog, const char *what)
{
  gtk_widget_set_visible (dialog->work, what != NULL);
  gtk_widget_set_sensitive (dialog->import, what == NULL);
  gtk_widget_set_sensitive (dialog->list, what == NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (dialog->bar), 0);
  if (what != NULL) {
    gtk_label_set_text (GTK_LABEL (dialog->work_label), what);
    show_report (dialog, NULL, FALSE);
    dialog->cancellable = g_cancellable_new ();
  } else {
    g_clear_object (&dialog->cancellable);
  }
}

/* --- The list --------------------------------------------------------------------------------- */

static void list_bases (Dialog *dialog);

static void
fail (Dialog *dialog, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_report (dialog, _ ("Given up; nothing was changed."), FALSE);
  else
    show_report (dialog, error->message, TRUE);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = obl_session_remove_knowledge_finish (OBL_SESSION (source), result, &error);
  Dialog *dialog = get_dialog (window);

  if (dialog == NULL)
    return;
  set_working (dialog, NULL);
  if (!done)
    fail (dialog, error);
  list_bases (dialog);
}

static void
remove_cb (Dialog *dialog, GtkWidget *button)
{
  const char *name = g_object_get_data (G_OBJECT (button), "base");
  g_autofree char *what = NULL;

  if (dialog->cancellable != NULL)
    return;
  what = g_strdup_printf (_ ("Removing %s"), name);
  set_working (dialog, what);
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (dialog->bar));
  obl_session_remove_knowledge_async (dialog->session, name, dialog->cancellable, removed_cb,
                                      g_object_ref (dialog->window));
}

static void
add_row (Dialog *dialog, const OblKnowledgeBase *base)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (base->name, -1);
  g_autofree char *hint = g_strdup_printf (_ ("Remove %s"), base->name);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%'" PRId64 " entry", "%'" PRId64 " entries", (gulong)base->n_entries),
      base->n_entries);
  g_autofree char *about = g_strdup_printf ("%s · %s", count, base->source);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);
  GtkWidget *remove = obl_icon_button_new ("user-trash-symbolic", hint, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (remove), "base", g_strdup (base->name), g_free);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), dialog);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (GTK_LIST_BOX (dialog->list), row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bases
      = obl_session_list_knowledge_finish (OBL_SESSION (source), result, &error);
  Dialog *dialog = get_dialog (window);
  GtkWidget *child;

  if (dialog == NULL)
    return;
  if (bases == NULL) {
    fail (dialog, error);
    return;
  }
  while ((child = gtk_widget_get_first_child (dialog->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (dialog->list), child);
  for (guint i = 0; i < bases->len; i++)
    add_row (dialog, bases->pdata[i]);
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack), bases->len > 0 ? "list" : "nothing");
}

static void
list_bases (Dialog *dialog)
{
  obl_session_list_knowledge_async (dialog->session, listed_cb, g_object_ref (dialog->window));
}

/* --- Taking one in ---------------------------------------------------------------------------- */

static char *
describe (const OblKnowledgeReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n_shown = MIN (report->problems->len, MAX_PROBLEMS);

  g_string_append_printf (text,
                          ngettext ("%s: %'" PRIu64 " entry taken in.",
                                    "%s: %'" PRIu64 " entries taken in.",
                                    (gulong)report->n_entries),
                          report->name, report->n_entries);
  if (report->n_bad > 0)
    g_string_append_printf (
        text,
        ngettext ("\n%'" PRIu64 " line could not be read:",
                  "\n%'" PRIu64 " lines could not be read:", (gulong)report->n_bad),
        report->n_bad);
  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text, "\n%s", (const char *)report->problems->pdata[i]);
  if (report->n_bad > n_shown && n_shown > 0)
    g_string_append (text, "\n…");
  return g_strdup (text->str);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblKnowledgeReport) report
      = obl_session_import_knowledge_finish (OBL_SESSION (source), result, &error);
  Dialog *dialog = get_dialog (window);
  g_autofree char *text = NULL;

  if (dialog == NULL)
    return;
  set_working (dialog, NULL);
  if (report == NULL) {
    fail (dialog, error);
  } else {
    text = describe (report);
    show_report (dialog, text, FALSE);
  }
  list_bases (dialog);
  gtk_widget_grab_focus (dialog->import);
}

static void
progress_cb (double done, gpointer user_data)
{
  Dialog *dialog = get_dialog (user_data);

  if (dialog != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (dialog->bar), done);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  Dialog *dialog = get_dialog (user_data);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *shown = NULL;
  g_autofree char *what = NULL;

  if (dialog == NULL || path == NULL || dialog->cancellable != NULL)
    return;
  shown = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  what = g_strdup_printf (_ ("Taking in %s"), shown);
  set_working (dialog, what);
  obl_session_import_knowledge_async (dialog->session, path, progress_cb, dialog->window,
                                      dialog->cancellable, imported_cb,
                                      g_object_ref (dialog->window));
}

static void
import_cb (Dialog *dialog)
{
  const OblChoice choice = {
    .kind = OBL_CHOOSE_OPEN,
    .title = _ ("Import a knowledge base"),
    .accept = _ ("_Import"),
  };

  obl_choose_files (dialog->window, &choice, chosen_cb, g_object_ref (dialog->window),
                    g_object_unref);
}

static void
give_up_cb (Dialog *dialog)
{
  if (dialog->cancellable != NULL)
    g_cancellable_cancel (dialog->cancellable);
}

static gboolean
close_request_cb (Dialog *dialog)
{
  give_up_cb (dialog);
  return FALSE;
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_header (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  dialog->close = gtk_button_new_with_label (_ ("Close"));
  dialog->import = gtk_button_new_with_label (_ ("Import…"));
  gtk_widget_add_css_class (dialog->import, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), dialog->close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->import);
  g_signal_connect_swapped (dialog->close, "clicked", G_CALLBACK (gtk_window_close),
                            dialog->window);
  g_signal_connect_swapped (dialog->import, "clicked", G_CALLBACK (import_cb), dialog);
  return header;
}

static GtkWidget *
make_stack (Dialog *dialog)
{
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *note = gtk_label_new (
      _ ("Who is in them is offered when a mention is linked, below the entities of the project. "
         "Removing one leaves the entities that were made of it."));

  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No Knowledge Bases"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("Import a table (CSV, TSV) or lines of JSON with id, name, aliases, type and description, "
         "such as an extract of Wikidata, or FollowTheMoney entities. Who is in it is then offered "
         "when a mention is linked."));
  dialog->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (dialog->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (dialog->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Knowledge bases"), -1);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  dialog->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (dialog->stack), nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (dialog->stack), obl_dialog_new_list_page (dialog->list, note),
                       "list");
  gtk_widget_set_vexpand (dialog->stack, TRUE);
  return dialog->stack;
}

static GtkWidget *
make_foot (Dialog *dialog)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *give_up = gtk_button_new_with_label (_ ("Cancel"));

  dialog->work = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  dialog->work_label
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "hexpand",
                      TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  dialog->bar = gtk_progress_bar_new ();
  dialog->report = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                 PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "visible", FALSE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (line), dialog->work_label);
  gtk_box_append (GTK_BOX (line), give_up);
  gtk_box_append (GTK_BOX (dialog->work), line);
  gtk_box_append (GTK_BOX (dialog->work), dialog->bar);
  gtk_widget_set_visible (dialog->work, FALSE);
  gtk_box_append (GTK_BOX (foot), dialog->work);
  gtk_box_append (GTK_BOX (foot), dialog->report);
  gtk_widget_add_css_class (foot, "dialog-page");
  g_signal_connect_swapped (give_up, "clicked", G_CALLBACK (give_up_cb), dialog);
  adw_clamp_set_child (ADW_CLAMP (clamp), foot);
  return clamp;
}

GtkWindow *
obl_knowledge_dialog_new (GtkWindow *parent, OblSession *session)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->session = g_object_ref (session);
  dialog->window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Knowledge bases"), "modal", TRUE,
                                 "transient-for", parent, "default-width", 560, "default-height",
                                 480, "width-request", 360, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "knowledge", dialog, dialog_free);
  gtk_box_append (GTK_BOX (box), make_header (dialog));
  gtk_box_append (GTK_BOX (box), make_stack (dialog));
  gtk_box_append (GTK_BOX (box), make_foot (dialog));
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  obl_dialog_close_on_escape (dialog->window);
  g_signal_connect_swapped (dialog->window, "close-request", G_CALLBACK (close_request_cb), dialog);
  gtk_window_set_focus (dialog->window, dialog->import);
  list_bases (dialog);
  return dialog->window;
}
