/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of three lines: what is claimed, the article, where and when it came out. */
#define G_LOG_DOMAIN "obl-picture-places"

#include "config.h"

#include "app/rooms/obl-picture-places.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"

#define MAX_QUOTE_LINES 3

struct _OblPicturePlaces {
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *more;
  GtkWidget *stack;
  GtkWidget *list;
  GListStore *numbers; /* GtkStringObject: index in places */
  GPtrArray *places;   /* OblClaimPlace, or NULL */
};

G_DEFINE_FINAL_TYPE (OblPicturePlaces, obl_picture_places, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
add_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL) {
    gtk_widget_add_css_class (label, class);
    gtk_widget_add_css_class (label, "dim-label");
  }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *quote = add_label (box, NULL);

  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (quote), MAX_QUOTE_LINES);
  add_label (box, "caption");
  add_label (box, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

/* "Northern Wire · 14 Mar 2025" */
static char *
dup_origin (const OblClaimPlace *place)
{
  g_autofree char *date = place->published != NULL ? obl_look_date (place->published) : NULL;

  if (place->publisher != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", place->publisher, date);
  return g_strdup (place->publisher != NULL ? place->publisher : date != NULL ? date : "");
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  OblPicturePlaces *self = user_data;
  const OblClaimPlace *place = self->places->pdata[gtk_list_item_get_position (item)];
  GtkWidget *quote = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_next_sibling (quote);
  GtkWidget *origin = gtk_widget_get_next_sibling (title);
  g_autofree char *words = place->quote != NULL ? obl_session_quote (place->quote)
                                                : g_strdup (_ ("(a claim without words)"));
  g_autofree char *from = dup_origin (place);
  g_autofree char *whole = g_strdup_printf ("%s, %s, %s", words, place->title, from);

  gtk_label_set_text (GTK_LABEL (quote), words);
  gtk_label_set_text (GTK_LABEL (title), place->title);
  gtk_label_set_text (GTK_LABEL (origin), from);
  gtk_widget_set_visible (origin, *from != '\0');
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
activate_cb (OblPicturePlaces *self, guint position)
{
  if (self->places != NULL && position < self->places->len)
    g_signal_emit (self, signals[CHOSEN], 0, self->places->pdata[position]);
}

static void
fill (OblPicturePlaces *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    g_ptr_array_add (items, gtk_string_object_new (""));
  g_list_store_splice (self->numbers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->numbers)),
                       items->pdata, items->len);
}

void
obl_picture_places_clear (OblPicturePlaces *self)
{
  g_return_if_fail (OBL_IS_PICTURE_PLACES (self));

  g_list_store_remove_all (self->numbers);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "hint");
}

void
obl_picture_places_show (OblPicturePlaces *self, const char *title, GPtrArray *list, guint n_all)
{
  g_autofree char *more = NULL;

  g_return_if_fail (OBL_IS_PICTURE_PLACES (self));

  g_list_store_remove_all (self->numbers);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = g_ptr_array_ref (list);
  fill (self);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  if (list->len < n_all)
    more = g_strdup_printf (_ ("The first %u of %u"), list->len, n_all);
  gtk_label_set_text (GTK_LABEL (self->more), more != NULL ? more : "");
  gtk_widget_set_visible (self->more, more != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

void
obl_picture_places_focus (OblPicturePlaces *self)
{
  g_return_if_fail (OBL_IS_PICTURE_PLACES (self));

  gtk_widget_grab_focus (self->list);
}

static void
obl_picture_places_dispose (GObject *object)
{
  OblPicturePlaces *self = OBL_PICTURE_PLACES (object);

  if (self->numbers != NULL)
    g_list_store_remove_all (self->numbers);
  g_clear_object (&self->numbers);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_picture_places_parent_class)->dispose (object);
}

static void
obl_picture_places_class_init (OblPicturePlacesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_picture_places_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", OBL_TYPE_PICTURE_PLACES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
make_hint (void)
{
  GtkWidget *hint = gtk_label_new (
      _ ("Choose a mark of the picture to read what is behind it.\n\nArrow keys go from mark to "
         "mark, Enter opens."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_margin_start (hint, 18);
  gtk_widget_set_margin_end (hint, 18);
  return hint;
}

static GtkWidget *
make_list (OblPicturePlaces *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->numbers)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Behind the mark"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  return self->list;
}

static void
obl_picture_places_init (OblPicturePlaces *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->numbers = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->stack = gtk_stack_new ();
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->title), FALSE);
  gtk_widget_set_margin_start (self->title, 14);
  gtk_widget_set_margin_end (self->title, 14);
  gtk_widget_set_margin_top (self->title, 9);
  gtk_widget_set_margin_bottom (self->title, 6);
  self->more = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->more), 0);
  gtk_widget_add_css_class (self->more, "caption");
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_set_margin_start (self->more, 14);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (self));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_stack_add_named (GTK_STACK (self->stack), make_hint (), "hint");
  gtk_stack_add_named (GTK_STACK (self->stack), box, "list");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
obl_picture_places_new (void)
{
  return g_object_new (OBL_TYPE_PICTURE_PLACES, NULL);
}
