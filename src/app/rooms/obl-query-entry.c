/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of offers is no popover: a screen reader and the pointer meet it in its place, and the field
 * keeps the focus all the time. */
#define G_LOG_DOMAIN "obl-query-entry"

#include "config.h"

#include "app/rooms/obl-query-entry.h"

#include <glib/gi18n-lib.h>

#include "app/rooms/obl-query-offers.h"

struct _OblQueryEntry {
  OblPane parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  GPtrArray *offers; /* OblQueryOffer, as the rows show them; or NULL */
  guint start;       /* of what an offer takes the place of, in characters */
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (OblQueryEntry, obl_query_entry, OBL_TYPE_PANE)

enum {
  SEARCH,
  LEAVE_DOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Offers ----------------------------------------------------------------------------------- */

static void
hide_offers (OblQueryEntry *self)
{
  gtk_widget_set_visible (self->list, FALSE);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
}

static GtkWidget *
make_row (const OblQueryOffer *offer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (offer->title);
  GtkWidget *about = gtk_label_new (offer->about);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 40);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (about), 48);
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_add_css_class (about, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), about);
  return box;
}

static void
show_offers (OblQueryEntry *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  g_autoptr (OblQueryPlace) place = NULL;
  GtkWidget *child;

  hide_offers (self);
  if (session == NULL)
    return;
  place = obl_query_get_place (gtk_editable_get_text (entry),
                               (guint)gtk_editable_get_position (entry));
  self->start = place->start;
  self->offers = obl_query_offers_list (session, place);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->offers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self->offers->pdata[i]));
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  gtk_widget_set_visible (self->list, self->offers->len > 0);
}

static void
take_offer (OblQueryEntry *self, int index)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  const OblQueryOffer *offer = self->offers->pdata[index];
  g_autofree char *text = g_strdup (offer->text);
  int position = (int)self->start;

  self->is_setting = TRUE;
  gtk_editable_delete_text (entry, position, gtk_editable_get_position (entry));
  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
  self->is_setting = FALSE;
  show_offers (self);
}

/* The one that is chosen, or -1. */
static int
get_chosen (OblQueryEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row == NULL || self->offers == NULL ? -1 : gtk_list_box_row_get_index (row);
}

/* Over the ends to nothing. */
static void
step (OblQueryEntry *self, int direction)
{
  int n = (int)self->offers->len;
  int next = get_chosen (self) + direction;

  if (next == -2)
    next = n - 1;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           next < 0 || next >= n
                               ? NULL
                               : gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), next));
}

/* --- Keys ------------------------------------------------------------------------------------- */

static gboolean
handle_with_offers (OblQueryEntry *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_Down:
    step (self, 1);
    return TRUE;
  case GDK_KEY_Up:
    step (self, -1);
    return TRUE;
  case GDK_KEY_Tab:
    take_offer (self, MAX (get_chosen (self), 0));
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (get_chosen (self) < 0)
      return FALSE;
    take_offer (self, get_chosen (self));
    return TRUE;
  case GDK_KEY_Escape:
    hide_offers (self);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_pressed_cb (OblQueryEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (gtk_widget_get_visible (self->list) && handle_with_offers (self, keyval))
    return TRUE;
  if (keyval == GDK_KEY_Down) {
    g_signal_emit (self, signals[LEAVE_DOWN], 0);
    return TRUE;
  }
  return FALSE;
}

static void
changed_cb (OblQueryEntry *self)
{
  if (!self->is_setting)
    show_offers (self);
}

static void
activate_cb (OblQueryEntry *self)
{
  hide_offers (self);
  g_signal_emit (self, signals[SEARCH], 0);
}

static void
row_activated_cb (OblQueryEntry *self, GtkListBoxRow *row)
{
  if (self->offers == NULL)
    return;
  take_offer (self, gtk_list_box_row_get_index (row));
  obl_query_entry_focus (self, (guint)gtk_editable_get_position (GTK_EDITABLE (self->entry)));
}

/* --- The field -------------------------------------------------------------------------------- */

const char *
obl_query_entry_get_text (OblQueryEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
obl_query_entry_set_text (OblQueryEntry *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;
  hide_offers (self);
}

void
obl_query_entry_focus (OblQueryEntry *self, guint position)
{
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), (int)position);
}

GtkWidget *
obl_query_entry_get_offers (OblQueryEntry *self)
{
  return self->list;
}

static void
obl_query_entry_refresh (OblPane *pane)
{
  hide_offers (OBL_QUERY_ENTRY (pane));
}

static void
obl_query_entry_dispose (GObject *object)
{
  OblQueryEntry *self = OBL_QUERY_ENTRY (object);

  G_OBJECT_CLASS (obl_query_entry_parent_class)->dispose (object);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_object (&self->list);
}

static void
obl_query_entry_class_init (OblQueryEntryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_query_entry_dispose;
  OBL_PANE_CLASS (class)->refresh = obl_query_entry_refresh;
  signals[SEARCH] = g_signal_new ("search", OBL_TYPE_QUERY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[LEAVE_DOWN] = g_signal_new ("leave-down", OBL_TYPE_QUERY_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_list (OblQueryEntry *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_set_halign (list, GTK_ALIGN_START);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_focusable (list, FALSE);
  gtk_widget_set_visible (list, FALSE);
  gtk_widget_add_css_class (list, "query-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What could be meant"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return g_object_ref_sink (list);
}

static void
obl_query_entry_init (OblQueryEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  self->list = make_list (self);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "system-search-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  g_object_set (self->entry, "placeholder-text", _ ("Search all articles"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search all articles"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->entry);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
obl_query_entry_new (void)
{
  return g_object_new (OBL_TYPE_QUERY_ENTRY, NULL);
}
