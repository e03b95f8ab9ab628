/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link of the article, shown and never followed by itself: where it leads, and what one may do
 * about it.
 *
 * After a click it only appears, and takes neither the pointer nor the keys, for a click may be the
 * beginning of a selection; asked for by the keyboard, it has the focus. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#define MAX_CHARS 60

/* The address as it can be trusted to look: what would turn it round or hide is written out. */
static char *
dup_plain (const char *address)
{
  GString *out = g_string_new (NULL);

  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT) {
      g_string_append_unichar (out, c);
      continue;
    }
    for (const char *byte = p; byte < g_utf8_next_char (p); byte++) {
      g_string_append_printf (out, "%%%02X", (guchar)*byte);
    }
  }
  return g_string_free (out, FALSE);
}

void
obl_window_hide_link (OblWindow *self)
{
  g_clear_pointer (&self->link, gtk_widget_unparent);
}

static void
closed_cb (OblWindow *self)
{
  obl_reading_view_focus (OBL_READING_VIEW (self->view));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error)) {
    g_autofree char *message
        = g_strdup_printf (_ ("The link cannot be opened: %s"), error->message);

    obl_window_show_message (self, message);
  }
}

static void
open_cb (GtkWidget *button, OblWindow *self)
{
  const char *address = g_object_get_data (G_OBJECT (button), "address");
  g_autoptr (GdkAppLaunchContext) context
      = gdk_display_get_app_launch_context (gtk_widget_get_display (button));

  g_app_info_launch_default_for_uri_async (address, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           launched_cb, g_object_ref (self));
  gtk_popover_popdown (GTK_POPOVER (self->link));
}

static void
copy_cb (GtkWidget *button, OblWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button),
                          g_object_get_data (G_OBJECT (button), "address"));
  gtk_popover_popdown (GTK_POPOVER (self->link));
  obl_window_say (self, _ ("Link address copied"), FALSE);
}

static GtkWidget *
make_button (OblWindow *self, const char *label, const char *address, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "address", g_strdup (address), g_free);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_content (OblWindow *self, const char *address)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *plain = dup_plain (address);
  GtkWidget *label = gtk_label_new (plain);
  const gboolean is_mail = g_ascii_strncasecmp (address, "mailto:", 7) == 0;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, is_mail ? _ ("_Write a mail") : _ ("_Open in browser"),
                               address, G_CALLBACK (open_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, _ ("_Copy address"), address, G_CALLBACK (copy_cb)));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

void
obl_window_show_link (OblWindow *self, const char *address, double x, double y, gboolean by_key)
{
  obl_window_hide_link (self);
  if (*address == '\0') {
    obl_window_say (self, _ ("There is no link here"), FALSE);
    return;
  }
  self->link = gtk_popover_new ();
  gtk_widget_add_css_class (self->link, "link");
  gtk_popover_set_child (GTK_POPOVER (self->link), make_content (self, address));
  gtk_popover_set_autohide (GTK_POPOVER (self->link), by_key);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->link), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_set_position (GTK_POPOVER (self->link), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->link, self->view);
  if (by_key) {
    g_signal_connect_swapped (self->link, "closed", G_CALLBACK (closed_cb), self);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  address, -1);
  gtk_popover_popup (GTK_POPOVER (self->link));
}
