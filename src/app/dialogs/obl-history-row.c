/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign for what has become of the entry, what it did, when and by whom.  What would become of it
 * is told by the sign and by a line through the words, besides their colour. */
#define G_LOG_DOMAIN "obl-history-row"

#include "config.h"

#include "app/dialogs/obl-history-row.h"

#include <glib/gi18n.h>

struct _OblHistoryRow {
  AdwActionRow parent_instance;

  GtkWidget *sign;
  GtkWidget *now;
  gint64 number;
  OblHistoryState state;
};

G_DEFINE_FINAL_TYPE (OblHistoryRow, obl_history_row, ADW_TYPE_ACTION_ROW)

static void
obl_history_row_class_init (OblHistoryRowClass *class)
{
}

static void
obl_history_row_init (OblHistoryRow *self)
{
  self->sign = gtk_image_new ();
  self->now = gtk_label_new (_ ("now"));
  gtk_widget_add_css_class (self->sign, "history-sign");
  gtk_widget_add_css_class (self->now, "history-now");
  gtk_widget_set_valign (self->now, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->now);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "history-row");
}

GtkWidget *
obl_history_row_new (void)
{
  return g_object_new (OBL_TYPE_HISTORY_ROW, NULL);
}

static char *
dup_when (gint64 created)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (created / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%x %X");
}

static const char *
get_state_text (OblHistoryState state)
{
  switch (state) {
  case OBL_HISTORY_DONE:
    return NULL;
  case OBL_HISTORY_UNDONE:
    return _ ("undone");
  case OBL_HISTORY_SET_ASIDE:
    return _ ("undone and set aside");
  }
  g_assert_not_reached ();
}

static char *
dup_about (const OblHistoryEntry *entry)
{
  g_autofree char *when = dup_when (entry->created);
  const char *state = get_state_text (entry->state);

  return state != NULL ? g_strdup_printf ("%s · %s · %s", when, entry->annotator, state)
                       : g_strdup_printf ("%s · %s", when, entry->annotator);
}

static const char *
get_sign (OblHistoryState state, OblFate fate)
{
  if (fate != OBL_FATE_STAYS) {
    return fate == OBL_FATE_TAKEN_BACK ? "edit-undo-symbolic" : "edit-redo-symbolic";
  }
  switch (state) {
  case OBL_HISTORY_DONE:
    return "object-select-symbolic";
  case OBL_HISTORY_UNDONE:
    return "content-loading-symbolic";
  case OBL_HISTORY_SET_ASIDE:
    return "action-unavailable-symbolic";
  }
  g_assert_not_reached ();
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has_it)
{
  if (has_it) {
    gtk_widget_add_css_class (widget, name);
  } else {
    gtk_widget_remove_css_class (widget, name);
  }
}

void
obl_history_row_set_fate (OblHistoryRow *self, OblFate fate)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), get_sign (self->state, fate));
  set_class (widget, "taken-back", fate == OBL_FATE_TAKEN_BACK);
  set_class (widget, "done-again", fate == OBL_FATE_DONE_AGAIN);
}

void
obl_history_row_show (OblHistoryRow *self, const OblHistoryEntry *entry, gboolean is_now)
{
  g_autofree char *about
      = entry != NULL ? dup_about (entry) : g_strdup (_ ("Before everything that was done"));
  const char *words = entry != NULL ? entry->label : _ ("The beginning");
  g_autofree char *title = g_markup_escape_text (words, -1);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);
  /* Translators: an entry of the history, and when it was made and by whom. */
  g_autofree char *name = g_strdup_printf (
      is_now ? _ ("%s (%s), the latest change that is done") : _ ("%s (%s)"), words, about);

  self->number = entry != NULL ? entry->number : OBL_HISTORY_BEGINNING;
  self->state = entry != NULL ? entry->state : OBL_HISTORY_DONE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->now, is_now);
  set_class (GTK_WIDGET (self), "not-done", self->state != OBL_HISTORY_DONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  obl_history_row_set_fate (self, OBL_FATE_STAYS);
}

gint64
obl_history_row_get_number (OblHistoryRow *self)
{
  return self->number;
}

OblHistoryState
obl_history_row_get_state (OblHistoryRow *self)
{
  return self->state;
}
