/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A room is made when it is seen for the first time: who only reads articles pays for none. */
#define G_LOG_DOMAIN "obl-corpus"

#include "config.h"

#include "app/rooms/obl-corpus.h"

#include <glib/gi18n-lib.h>

#include "app/rooms/obl-claims-room.h"
#include "app/rooms/obl-entities-room.h"
#include "app/rooms/obl-pictures-room.h"
#include "app/rooms/obl-room.h"
#include "app/rooms/obl-search-room.h"

struct _OblCorpus {
  OblPane parent_instance;

  AdwViewStack *stack;
};

G_DEFINE_FINAL_TYPE (OblCorpus, obl_corpus, OBL_TYPE_PANE)

/* In the order of the switch. */
static const struct {
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} rooms[] = {
  { "entities", N_ ("Entities"), "obl-entities-symbolic", obl_entities_room_get_type },
  { "claims", N_ ("Claims"), "obl-claims-symbolic", obl_claims_room_get_type },
  { "search", N_ ("Search"), "system-search-symbolic", obl_search_room_get_type },
  { "pictures", N_ ("Pictures"), "obl-pictures-symbolic", obl_pictures_room_get_type },
};

/* The place of a room in the stack; the room itself once it has been seen. */
static OblRoom *
ensure_room (OblCorpus *self, guint index)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->stack, rooms[index].name);
  GtkWidget *room = adw_bin_get_child (ADW_BIN (place));

  if (room == NULL) {
    room = g_object_new (rooms[index].get_type (), NULL);
    g_object_bind_property (self, "session", room, "session", G_BINDING_SYNC_CREATE);
    adw_bin_set_child (ADW_BIN (place), room);
  }
  return OBL_ROOM (room);
}

static void
enter_visible (OblCorpus *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (rooms); i++) {
    if (g_str_equal (rooms[i].name, name) && gtk_widget_get_mapped (GTK_WIDGET (self)))
      obl_room_enter (ensure_room (self, i));
  }
}

gboolean
obl_corpus_show (OblCorpus *self, const char *name)
{
  g_return_val_if_fail (OBL_IS_CORPUS (self), FALSE);

  if (name != NULL && adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return FALSE;
  if (name != NULL)
    adw_view_stack_set_visible_child_name (self->stack, name);
  enter_visible (self);
  return TRUE;
}

static void
obl_corpus_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (obl_corpus_parent_class)->map (widget);
  enter_visible (OBL_CORPUS (widget));
}

static void
obl_corpus_refresh (OblPane *pane)
{
  /* The rooms are bound to the session. */
}

static void
obl_corpus_class_init (OblCorpusClass *class)
{
  GTK_WIDGET_CLASS (class)->map = obl_corpus_map;
  OBL_PANE_CLASS (class)->refresh = obl_corpus_refresh;
}

/* The way back, and the switch. */
static GtkWidget *
make_bar (OblCorpus *self)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *switcher = adw_view_switcher_new ();

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (back), "win.room::articles");
  gtk_widget_set_tooltip_text (back, _ ("Back to the article (Ctrl+1)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the article"), -1);
  gtk_widget_add_css_class (back, "flat");
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), self->stack);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), back);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), switcher);
  gtk_widget_add_css_class (bar, "rooms-bar");
  return bar;
}

static void
obl_corpus_init (OblCorpus *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++) {
    adw_view_stack_add_titled (self->stack, adw_bin_new (), rooms[i].name, _ (rooms[i].title));
    adw_view_stack_page_set_icon_name (
        adw_view_stack_get_page (self->stack,
                                 adw_view_stack_get_child_by_name (self->stack, rooms[i].name)),
        rooms[i].icon);
  }
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (enter_visible), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
obl_corpus_new (void)
{
  return g_object_new (OBL_TYPE_CORPUS, NULL);
}
