/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus stays in the field: Up and Down move through the list below it, Enter takes a row. */
#define G_LOG_DOMAIN "obl-jump-dialog"

#include "config.h"

#include "app/dialogs/obl-jump-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-dialog.h"

/* Who has typed so little that more match does not look through them. */
#define MAX_SHOWN 100u

typedef struct {
  GtkWindow *window;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *stack;
  GtkSingleSelection *selection;
  GListStore *shown;
  GPtrArray *items;
  OblJumpChosen chosen;
  gpointer user_data;
} Jump;

static void
jump_free (Jump *jump)
{
  g_ptr_array_unref (jump->items);
  g_object_unref (jump->shown);
  g_free (jump);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static const char *
get_kind_title (OblJumpKind kind)
{
  switch (kind) {
  case OBL_JUMP_COMMAND:
    return _ ("Command");
  case OBL_JUMP_FRAME:
    return _ ("Claim");
  case OBL_JUMP_SPAN:
    return _ ("Annotation");
  case OBL_JUMP_ENTITY:
    return _ ("Entity");
  case OBL_JUMP_DOCUMENT:
    return _ ("Article");
  }
  g_assert_not_reached ();
}

static GtkWidget *
make_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_label (NULL);
  GtkWidget *about = make_label ("dim-label");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (about), 28);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), about);
  gtk_list_item_set_child (item, row);
}

/* What the row is, beside its title. */
static char *
dup_about (OblJumpItem *item)
{
  const OblJumpKind kind = obl_jump_item_get_kind (item);
  const char *about = obl_jump_item_get_about (item);

  if (kind == OBL_JUMP_COMMAND && obl_jump_item_get_key (item) != NULL)
    about = obl_jump_item_get_key (item);
  /* What stands among the words around it is an annotation, as one sees. */
  if (about != NULL && (kind == OBL_JUMP_COMMAND || kind == OBL_JUMP_SPAN))
    return g_strdup (about);
  if (about == NULL || g_str_equal (about, get_kind_title (kind)))
    return g_strdup (get_kind_title (kind));
  /* Translators: what something is, and of what type or from where, as in “Entity · Person”. */
  return g_strdup_printf (C_ ("jump", "%s · %s"), get_kind_title (kind), about);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  OblJumpItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (row);
  g_autofree char *markup = obl_jump_item_dup_markup (item);
  g_autofree char *about = dup_about (item);
  g_autofree char *name = NULL;

  gtk_label_set_markup (GTK_LABEL (title), markup);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)), about);
  name = g_strdup_printf ("%s, %s", gtk_label_get_text (GTK_LABEL (title)), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- Typing and choosing ---------------------------------------------------------------------- */

static void
look (Jump *jump)
{
  g_autoptr (GPtrArray) found = obl_jump_items_match (
      jump->items, gtk_editable_get_text (GTK_EDITABLE (jump->entry)), MAX_SHOWN);

  g_list_store_splice (jump->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (jump->shown)),
                       found->pdata, found->len);
  gtk_single_selection_set_selected (jump->selection, 0);
  gtk_stack_set_visible_child_name (GTK_STACK (jump->stack), found->len > 0 ? "list" : "none");
}

static void
move (Jump *jump, int by)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (jump->shown));
  const guint at = gtk_single_selection_get_selected (jump->selection);

  if (n == 0 || at == GTK_INVALID_LIST_POSITION)
    return;
  if (by < 0 && at == 0)
    return;
  if (by > 0 && at + 1 == n)
    return;
  gtk_single_selection_set_selected (jump->selection, by > 0 ? at + 1 : at - 1);
  gtk_widget_activate_action (jump->list, "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (jump->selection));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Jump *jump)
{
  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move (jump, -1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move (jump, 1);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
take (Jump *jump)
{
  gpointer selected = gtk_single_selection_get_selected_item (jump->selection);
  OblJumpChosen chosen = jump->chosen;
  gpointer user_data = jump->user_data;
  g_autoptr (OblJumpItem) item = NULL;

  if (selected == NULL)
    return;
  item = g_object_ref (selected);
  gtk_window_destroy (jump->window);
  chosen (item, user_data);
}

static void
activate_cb (Jump *jump, guint position)
{
  gtk_single_selection_set_selected (jump->selection, position);
  take (jump);
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_list (Jump *jump)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  jump->shown = g_list_store_new (OBL_TYPE_JUMP_ITEM);
  jump->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (jump->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  jump->list = gtk_list_view_new (GTK_SELECTION_MODEL (jump->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (jump->list), TRUE);
  gtk_widget_set_focusable (jump->list, FALSE);
  gtk_widget_add_css_class (jump->list, "jump-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (jump->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What there is to jump to"), -1);
  g_signal_connect_swapped (jump->list, "activate", G_CALLBACK (activate_cb), jump);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), jump->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_entry (Jump *jump)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (entry, "placeholder-text", _ ("A command, an annotation, a name, an article"),
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Jump to"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), jump);
  gtk_widget_add_controller (entry, keys);
  /* Not "search-changed", which waits: who types and presses Enter in one go means what they typed. */
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (look), jump);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (take), jump);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_window_close), jump->window);
  return entry;
}

GtkWindow *
obl_jump_dialog_new (GtkWindow *parent, GPtrArray *items, OblJumpChosen chosen, gpointer user_data)
{
  Jump *jump = g_new0 (Jump, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *none = gtk_label_new (_ ("Nothing is called so"));
  GtkWidget *window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Jump to"), "modal", TRUE, "transient-for",
                      parent, "default-width", 560, "default-height", 420, NULL);

  jump->window = GTK_WINDOW (window);
  jump->items = items;
  jump->chosen = chosen;
  jump->user_data = user_data;
  jump->entry = make_entry (jump);
  jump->stack = gtk_stack_new ();
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (GTK_STACK (jump->stack), make_list (jump), "list");
  gtk_stack_add_named (GTK_STACK (jump->stack), none, "none");
  gtk_widget_add_css_class (jump->entry, "jump-entry");
  gtk_box_append (GTK_BOX (box), jump->entry);
  gtk_box_append (GTK_BOX (box), jump->stack);
  adw_window_set_content (ADW_WINDOW (window), box);
  obl_dialog_close_on_escape (jump->window);
  g_object_set_data_full (G_OBJECT (window), "jump", jump, (GDestroyNotify)jump_free);
  look (jump);
  return jump->window;
}
