/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each change of the text asks the store, which answers in order; an answer about a text that has
 * changed since is dropped. */
#define G_LOG_DOMAIN "obl-proposition-picker"

#include "config.h"

#include "app/rooms/obl-proposition-picker.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/store/obl-store-claims.h"

#define MAX_OFFERED 6u

struct _OblPropositionPicker {
  OblPane parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  OblId but_id;
  gboolean is_filling; /* what stands in the field was not typed */
};

G_DEFINE_FINAL_TYPE (OblPropositionPicker, obl_proposition_picker, OBL_TYPE_PANE)

static guint picked_signal;

static void
clear (OblPropositionPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->list, FALSE);
}

static GtkWidget *
make_row (const OblPropositionFacts *facts)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (facts->proposition->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, facts->proposition->text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  facts->proposition->text, -1);
  g_object_set_data_full (G_OBJECT (row), "id", obl_id_dup (&facts->proposition->id), g_free);
  return row;
}

static void
offer (OblPropositionPicker *self, const GPtrArray *all)
{
  guint n = 0;

  clear (self);
  for (guint i = 0; i < all->len && n < MAX_OFFERED; i++) {
    const OblPropositionFacts *facts = all->pdata[i];

    if (obl_id_equal (&facts->proposition->id, &self->but_id))
      continue;
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (facts));
    n++;
  }
  gtk_widget_set_visible (self->list, n > 0);
}

static gpointer
list_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_list_propositions (store, data, error);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblPropositionPicker) self = user_data;
  g_autoptr (GPtrArray) all = NULL;

  if (obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&all, NULL)
      && gtk_widget_get_mapped (GTK_WIDGET (self))
      && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    offer (self, all);
}

static void
changed_cb (OblPropositionPicker *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  clear (self);
  if (session == NULL || *text == '\0' || self->is_filling)
    return;
  obl_service_run_async (obl_session_get_service (session), list_job, g_strdup (text), g_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, list_cb, g_object_ref (self));
}

static void
pick (OblPropositionPicker *self, const OblId *id, const char *sentence)
{
  g_signal_emit (self, picked_signal, 0, id, sentence);
  obl_proposition_picker_set_text (self, "");
}

static void
activate_cb (OblPropositionPicker *self)
{
  g_autofree char *sentence
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*sentence != '\0')
    pick (self, NULL, sentence);
}

static void
row_activated_cb (OblPropositionPicker *self, GtkListBoxRow *row)
{
  OblId id = *(const OblId *)g_object_get_data (G_OBJECT (row), "id");

  pick (self, &id, NULL);
}

static gboolean
key_pressed_cb (OblPropositionPicker *self, guint keyval)
{
  if (keyval == GDK_KEY_Down && gtk_widget_get_visible (self->list))
    return gtk_widget_child_focus (self->list, GTK_DIR_DOWN);
  if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0') {
    obl_proposition_picker_set_text (self, "");
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
obl_proposition_picker_refresh (OblPane *pane)
{
  obl_proposition_picker_set_text (OBL_PROPOSITION_PICKER (pane), "");
}

static void
obl_proposition_picker_class_init (OblPropositionPickerClass *class)
{
  OBL_PANE_CLASS (class)->refresh = obl_proposition_picker_refresh;

  picked_signal = g_signal_new ("picked", OBL_TYPE_PROPOSITION_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
obl_proposition_picker_init (OblPropositionPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 2000);
  g_object_set (self->entry, "truncate-multiline", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
obl_proposition_picker_new (const char *label)
{
  OblPropositionPicker *self = g_object_new (OBL_TYPE_PROPOSITION_PICKER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_object_set (self->entry, "placeholder-text", label, NULL);
  return GTK_WIDGET (self);
}

void
obl_proposition_picker_set_text (OblPropositionPicker *self, const char *text)
{
  g_return_if_fail (OBL_IS_PROPOSITION_PICKER (self));

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
  clear (self);
}

void
obl_proposition_picker_set_but (OblPropositionPicker *self, const OblId *id)
{
  g_return_if_fail (OBL_IS_PROPOSITION_PICKER (self));

  self->but_id = *id;
}
