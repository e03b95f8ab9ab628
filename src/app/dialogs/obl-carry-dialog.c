/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each copy, ticked when there is anything new for it. */
#define G_LOG_DOMAIN "obl-carry-dialog"

#include "config.h"

#include "app/dialogs/obl-carry-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-dialog.h"
#include "core/find/obl-carry.h"

typedef struct {
  OblSession *session;
  GtkWindow *window;
  GtkWidget *stack; /* "wait", "list", "nothing" */
  GtkWidget *group;
  GtkWidget *status; /* an AdwStatusPage */
  GtkWidget *carry;
  GPtrArray *plans;  /* OblCarried, or NULL */
  GPtrArray *checks; /* of each plan */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_pointer (&dialog->plans, g_ptr_array_unref);
  g_ptr_array_unref (dialog->checks);
  g_object_unref (dialog->session);
  g_free (dialog);
}

/* --- What is chosen --------------------------------------------------------------------------- */

static guint
count (const OblCarried *carried)
{
  return carried->spans->len + carried->frames->len;
}

static gboolean
is_chosen (const Dialog *dialog, guint i)
{
  return gtk_check_button_get_active (g_ptr_array_index (dialog->checks, i));
}

static void
update (Dialog *dialog)
{
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < dialog->checks->len; i++)
    n += is_chosen (dialog, i) ? count (g_ptr_array_index (dialog->plans, i)) : 0;
  label
      = g_strdup_printf (ngettext ("Carry %u annotation over", "Carry %u annotations over", n), n);
  gtk_button_set_label (GTK_BUTTON (dialog->carry), label);
  gtk_widget_set_sensitive (dialog->carry, n > 0);
}

static void
carry_cb (Dialog *dialog)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < dialog->plans->len; i++) {
    if (is_chosen (dialog, i))
      g_ptr_array_add (chosen, g_ptr_array_index (dialog->plans, i));
  }
  obl_session_carry (dialog->session, chosen);
  gtk_window_destroy (dialog->window);
}

/* --- Showing ---------------------------------------------------------------------------------- */

static char *
describe (const OblCarried *carried)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n = count (carried);

  g_string_append_printf (text, ngettext ("%u new annotation", "%u new annotations", n), n);
  if (carried->n_there > 0)
    g_string_append_printf (text, _ (" · %u there already"), carried->n_there);
  if (carried->n_left > 0)
    g_string_append_printf (text, _ (" · %u in paragraphs it has not"), carried->n_left);
  return g_strdup (text->str);
}

/* The row is no label of its check button, as an activatable widget's would be: GTK 4.8 then tells a
 * screen reader no name of it. */
static void
toggle (GtkCheckButton *check)
{
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
add_row (Dialog *dialog, const OblCarried *carried)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = g_markup_escape_text (carried->title, -1);
  g_autofree char *subtitle = describe (carried);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), count (carried) > 0);
  gtk_widget_set_sensitive (check, count (carried) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  carried->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                  -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), dialog);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), count (carried) > 0);
  g_signal_connect_object (row, "activated", G_CALLBACK (toggle), check, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (dialog->group), row);
  g_ptr_array_add (dialog->checks, check);
}

static void
show_nothing (Dialog *dialog, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (dialog->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (dialog->status), description);
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack), "nothing");
}

static void
show_plans (Dialog *dialog)
{
  if (dialog->plans->len == 0) {
    show_nothing (dialog, _ ("No Copies"),
                  _ ("No other article of the project says nearly the same as this one."));
    return;
  }
  for (guint i = 0; i < dialog->plans->len; i++)
    add_row (dialog, g_ptr_array_index (dialog->plans, i));
  update (dialog);
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack), "list");
  gtk_widget_grab_focus (gtk_widget_get_sensitive (dialog->carry)
                             ? dialog->carry
                             : g_ptr_array_index (dialog->checks, 0));
}

/* The window may be closed by now: then nobody holds it any more. */
static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "carry");
  g_autoptr (GError) error = NULL;
  GPtrArray *plans = obl_session_plan_carry_finish (OBL_SESSION (source), result, &error);

  if (dialog == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window))) {
    g_clear_pointer (&plans, g_ptr_array_unref);
  } else if (plans == NULL) {
    g_autofree char *message = g_markup_escape_text (error->message, -1);

    show_nothing (dialog, _ ("It Did Not Work"), message);
  } else {
    dialog->plans = plans;
    show_plans (dialog);
  }
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_header (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  dialog->carry = gtk_button_new_with_label (_ ("Carry over"));
  gtk_widget_add_css_class (dialog->carry, "suggested-action");
  gtk_widget_set_sensitive (dialog->carry, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->carry);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (dialog->carry, "clicked", G_CALLBACK (carry_cb), dialog);
  return header;
}

static GtkWidget *
make_stack (Dialog *dialog)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *wait = gtk_spinner_new ();

  dialog->stack = gtk_stack_new ();
  dialog->group = adw_preferences_group_new ();
  dialog->status = adw_status_page_new ();
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (dialog->group),
      _ ("Annotations go along where the same paragraphs stand, claims with all of their words."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (dialog->group));
  gtk_spinner_start (GTK_SPINNER (wait));
  gtk_stack_add_named (GTK_STACK (dialog->stack), wait, "wait");
  gtk_stack_add_named (GTK_STACK (dialog->stack), page, "list");
  gtk_stack_add_named (GTK_STACK (dialog->stack), dialog->status, "nothing");
  gtk_widget_set_vexpand (dialog->stack, TRUE);
  return dialog->stack;
}

GtkWindow *
obl_carry_dialog_new (GtkWindow *parent, OblSession *session)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->session = g_object_ref (session);
  dialog->checks = g_ptr_array_new ();
  dialog->window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Carry annotations over"), "modal",
                                 TRUE, "transient-for", parent, "default-width", 560,
                                 "default-height", 480, "width-request", 360, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "carry", dialog, dialog_free);
  gtk_box_append (GTK_BOX (box), make_header (dialog));
  gtk_box_append (GTK_BOX (box), make_stack (dialog));
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  obl_dialog_close_on_escape (dialog->window);
  obl_session_plan_carry_async (session, planned_cb, g_object_ref (dialog->window));
  return dialog->window;
}
