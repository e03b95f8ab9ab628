/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept searches are read when the list opens: another program may have kept some. */
#define G_LOG_DOMAIN "obl-search-memory"

#include "config.h"

#include "app/rooms/obl-search-memory.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/obl-form.h"

#define MAX_RECENT 12
#define WIDTH 380
#define MAX_HEIGHT 420

struct _OblSearchMemory {
  OblPane parent_instance;

  GtkWidget *button;
  GtkWidget *keep;
  GtkWidget *kept_title;
  GtkWidget *kept;
  GtkWidget *recent_title;
  GtkWidget *recent;
  GQueue searches; /* char *, the latest first */
};

G_DEFINE_FINAL_TYPE (OblSearchMemory, obl_search_memory, OBL_TYPE_PANE)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose_cb (OblSearchMemory *self, GtkListBoxRow *row)
{
  g_autofree char *query = g_strdup (g_object_get_data (G_OBJECT (row), "query"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[CHOSEN], 0, query);
}

static void
keep (OblSearchMemory *self, const char *query, gboolean keeps)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (session != NULL)
    obl_session_keep_search (session, query, keeps);
}

static void
keep_cb (OblSearchMemory *self)
{
  const char *latest = g_queue_peek_head (&self->searches);

  if (latest != NULL)
    keep (self, latest, TRUE);
}

static void
drop_cb (OblSearchMemory *self, GtkButton *button)
{
  keep (self, g_object_get_data (G_OBJECT (button), "query"), FALSE);
}

static void
add_row (OblSearchMemory *self, GtkWidget *list, const char *query, gboolean is_kept)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (query);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (is_kept) {
    GtkWidget *drop = obl_icon_button_new ("user-trash-symbolic", _ ("Keep it no longer"), NULL);

    g_object_set_data_full (G_OBJECT (drop), "query", g_strdup (query), g_free);
    g_signal_connect_object (drop, "clicked", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), drop);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, query, -1);
  g_object_set_data_full (G_OBJECT (row), "query", g_strdup (query), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
empty_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
show_kept (OblSearchMemory *self, char **searches)
{
  empty_list (self->kept);
  for (guint i = 0; searches != NULL && searches[i] != NULL; i++)
    add_row (self, self->kept, searches[i], TRUE);
  gtk_widget_set_visible (self->kept, gtk_widget_get_first_child (self->kept) != NULL);
  gtk_widget_set_visible (self->kept_title, gtk_widget_get_visible (self->kept));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblSearchMemory) self = user_data;
  g_auto (GStrv) searches = obl_session_list_searches_finish (OBL_SESSION (source), result);

  show_kept (self, searches);
}

static void
popover_shown_cb (OblSearchMemory *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  empty_list (self->recent);
  for (GList *link = self->searches.head; link != NULL; link = link->next)
    add_row (self, self->recent, link->data, FALSE);
  gtk_widget_set_visible (self->recent, self->searches.length > 0);
  gtk_widget_set_visible (self->recent_title, self->searches.length > 0);
  gtk_widget_set_sensitive (self->keep, self->searches.length > 0);
  if (session != NULL)
    obl_session_list_searches_async (session, listed_cb, g_object_ref (self));
}

void
obl_search_memory_note (OblSearchMemory *self, const char *query)
{
  GList *link = g_queue_find_custom (&self->searches, query, (GCompareFunc)g_strcmp0);

  if (link != NULL) {
    g_free (link->data);
    g_queue_delete_link (&self->searches, link);
  }
  g_queue_push_head (&self->searches, g_strdup (query));
  if (self->searches.length > MAX_RECENT)
    g_free (g_queue_pop_tail (&self->searches));
}

/* --- Making it -------------------------------------------------------------------------------- */

static void
obl_search_memory_refresh (OblPane *pane)
{
  OblSearchMemory *self = OBL_SEARCH_MEMORY (pane);

  g_queue_clear_full (&self->searches, g_free);
}

static void
obl_search_memory_finalize (GObject *object)
{
  g_queue_clear_full (&OBL_SEARCH_MEMORY (object)->searches, g_free);

  G_OBJECT_CLASS (obl_search_memory_parent_class)->finalize (object);
}

static void
obl_search_memory_class_init (OblSearchMemoryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_search_memory_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_search_memory_refresh;
  signals[CHOSEN] = g_signal_new ("chosen", OBL_TYPE_SEARCH_MEMORY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_list (OblSearchMemory *self, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "search-memory");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (choose_cb), self);
  return list;
}

static GtkWidget *
make_content (OblSearchMemory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->keep = gtk_button_new_with_mnemonic (_ ("_Keep this search in the project"));
  self->kept_title = obl_form_title (_ ("Kept"));
  self->kept = make_list (self, _ ("Kept searches"));
  self->recent_title = obl_form_title (_ ("Latest"));
  self->recent = make_list (self, _ ("Latest searches"));
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
  gtk_box_append (GTK_BOX (box), self->keep);
  gtk_box_append (GTK_BOX (box), self->kept_title);
  gtk_box_append (GTK_BOX (box), self->kept);
  gtk_box_append (GTK_BOX (box), self->recent_title);
  gtk_box_append (GTK_BOX (box), self->recent);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
obl_search_memory_init (OblSearchMemory *self)
{
  GtkWidget *popover = gtk_popover_new ();

  g_queue_init (&self->searches);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "document-open-recent-symbolic");
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  obl_set_hint (self->button, _ ("Kept and latest searches"), NULL);
  show_kept (self, NULL);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
obl_search_memory_new (void)
{
  return g_object_new (OBL_TYPE_SEARCH_MEMORY, NULL);
}
