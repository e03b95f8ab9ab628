/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an address, says what is wrong with it while one types, and waits until the page has
 * come; from then on it is imported like a file, and the window tells the rest. */
#define G_LOG_DOMAIN "obl-address-dialog"

#include "config.h"

#include "app/dialogs/obl-address-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-dialog.h"

typedef struct {
  OblSession *session;
  GtkWindow *window;
  char *proxy;
  GCancellable *cancellable; /* of the page that is being fetched, or NULL */
  GtkWidget *entry;
  GtkWidget *add;
  GtkWidget *problem;
  GtkWidget *progress;
  GtkWidget *progress_label;
} Address;

static void
address_free (Address *address)
{
  g_object_unref (address->session);
  g_clear_object (&address->cancellable);
  g_free (address->proxy);
  g_free (address);
}

static void
show_problem (Address *address, const char *message, gboolean is_failure)
{
  gtk_label_set_text (GTK_LABEL (address->problem), message != NULL ? message : "");
  gtk_widget_set_visible (address->problem, message != NULL);
  if (is_failure)
    gtk_widget_add_css_class (address->problem, "error");
  else
    gtk_widget_remove_css_class (address->problem, "error");
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static void
changed_cb (Address *address)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (address->entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = is_blank (typed) ? NULL : obl_session_clean_address (typed, &error);

  gtk_widget_set_sensitive (address->add, clean != NULL);
  show_problem (address, error != NULL ? error->message : NULL, FALSE);
}

static void
set_fetching (Address *address, const char *what)
{
  gtk_widget_set_visible (address->progress, what != NULL);
  gtk_widget_set_sensitive (address->entry, what == NULL);
  gtk_widget_set_sensitive (address->add, what == NULL);
  if (what != NULL) {
    g_autofree char *text = g_strdup_printf (_ ("Fetching %s"), what);

    gtk_label_set_text (GTK_LABEL (address->progress_label), text);
    show_problem (address, NULL, FALSE);
  }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Address *address = g_object_get_data (G_OBJECT (window), "address");
  g_autoptr (GError) error = NULL;

  g_clear_object (&address->cancellable);
  if (obl_session_fetch_finish (OBL_SESSION (source), result, &error)) {
    gtk_window_destroy (window);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    set_fetching (address, NULL);
    show_problem (address, error->message, TRUE);
    gtk_widget_grab_focus (address->entry);
  }
}

static void
add_cb (Address *address)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (address->entry));
  g_autofree char *clean = obl_session_clean_address (typed, NULL);

  if (clean == NULL || address->cancellable != NULL)
    return;
  if (obl_session_is_importing (address->session)) {
    show_problem (address,
                  _ ("Another import is still under way. Wait for it, or stop it, and add this "
                     "page then."),
                  TRUE);
    return;
  }
  address->cancellable = g_cancellable_new ();
  set_fetching (address, clean);
  obl_session_fetch_async (address->session, clean, address->proxy, address->cancellable,
                           fetched_cb, g_object_ref (address->window));
}

/* Also Escape and the window's own button: what is under way is given up. */
static gboolean
close_request_cb (Address *address)
{
  if (address->cancellable != NULL)
    g_cancellable_cancel (address->cancellable);
  return FALSE;
}

static char *
dup_note (const char *proxy)
{
  const char *what = _ ("This page alone is fetched, and nothing that it points to. It is kept in "
                        "the project as it came.");

  if (proxy == NULL)
    return g_strdup (what);
  if (g_str_equal (proxy, "none"))
    return g_strdup_printf ("%s %s", what, _ ("No proxy is used."));
  /* Translators: %s is what is fetched, a sentence, and %s the address of a proxy. */
  return g_strdup_printf (_ ("%s The proxy %s is used."), what, proxy);
}

GtkWindow *
obl_address_dialog_new (GtkWindow *parent, OblSession *session, const char *proxy)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/obelus/Obelus/dialogs/obl-address-dialog.ui");
  Address *address = g_new0 (Address, 1);
  GtkWidget *cancel = GTK_WIDGET (gtk_builder_get_object (builder, "cancel"));
  g_autofree char *note = dup_note (proxy);

  address->session = g_object_ref (session);
  address->proxy = g_strdup (proxy);
  address->window = GTK_WINDOW (gtk_builder_get_object (builder, "address_dialog"));
  address->entry = GTK_WIDGET (gtk_builder_get_object (builder, "entry"));
  address->add = GTK_WIDGET (gtk_builder_get_object (builder, "add"));
  address->problem = GTK_WIDGET (gtk_builder_get_object (builder, "problem"));
  address->progress = GTK_WIDGET (gtk_builder_get_object (builder, "progress"));
  address->progress_label = GTK_WIDGET (gtk_builder_get_object (builder, "progress_label"));
  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "note")), note);
  g_object_set_data_full (G_OBJECT (address->window), "address", address,
                          (GDestroyNotify)address_free);
  gtk_window_set_transient_for (address->window, parent);
  obl_dialog_close_on_escape (address->window);
  g_signal_connect_swapped (address->entry, "changed", G_CALLBACK (changed_cb), address);
  g_signal_connect_swapped (address->add, "clicked", G_CALLBACK (add_cb), address);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), address->window);
  g_signal_connect_swapped (address->window, "close-request", G_CALLBACK (close_request_cb),
                            address);
  gtk_window_set_focus (address->window, address->entry);
  return address->window;
}
