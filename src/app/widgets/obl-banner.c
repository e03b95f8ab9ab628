/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that stay until they are read.  libadwaita has a banner from 1.3 on, which holds one
 * message; this one holds a queue, because a second failure must not wipe out the first. */
#define G_LOG_DOMAIN "obl-banner"

#include "config.h"

#include "app/widgets/obl-banner.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-form.h"

struct _OblBanner {
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *more;
  GPtrArray *messages; /* char *, the first is shown */
};

G_DEFINE_FINAL_TYPE (OblBanner, obl_banner, GTK_TYPE_WIDGET)

static void
update (OblBanner *self)
{
  const guint n_more = self->messages->len > 0 ? self->messages->len - 1 : 0;
  g_autofree char *more = NULL;

  if (self->messages->len > 0) {
    gtk_label_set_text (GTK_LABEL (self->label), g_ptr_array_index (self->messages, 0));
  }
  more = g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more);
  gtk_label_set_text (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, n_more > 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), self->messages->len > 0);
}

static void
close_cb (OblBanner *self, GtkWidget *close)
{
  /* The button is about to go; whose window this is knows where its focus belongs. */
  if (gtk_widget_has_focus (close)) {
    gtk_root_set_focus (gtk_widget_get_root (close), NULL);
  }
  obl_banner_dismiss (self);
}

static void
obl_banner_dispose (GObject *object)
{
  OblBanner *self = OBL_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  G_OBJECT_CLASS (obl_banner_parent_class)->dispose (object);
}

static void
obl_banner_class_init (OblBannerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
obl_banner_init (OblBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *close
      = obl_icon_button_new ("window-close-symbolic", _ ("I have read this message"), NULL);

  self->messages = g_ptr_array_new_with_free_func (g_free);
  self->revealer = gtk_revealer_new ();
  self->label = gtk_label_new (NULL);
  self->more = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_focusable (self->label, FALSE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_add_css_class (box, "message");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (close, FALSE);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), close);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
obl_banner_new (void)
{
  return g_object_new (OBL_TYPE_BANNER, NULL);
}

void
obl_banner_add (OblBanner *self, const char *message)
{
  if (g_ptr_array_find_with_equal_func (self->messages, message, g_str_equal, NULL)) {
    return;
  }
  g_ptr_array_add (self->messages, g_strdup (message));
  update (self);
}

const char *
obl_banner_get_message (OblBanner *self)
{
  return self->messages->len > 0 ? g_ptr_array_index (self->messages, 0) : NULL;
}

void
obl_banner_dismiss (OblBanner *self)
{
  if (self->messages->len > 0) {
    g_ptr_array_remove_index (self->messages, 0);
    update (self);
  }
}

void
obl_banner_clear (OblBanner *self)
{
  g_ptr_array_set_size (self->messages, 0);
  update (self);
}
