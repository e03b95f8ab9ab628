/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's own chooser of fonts asks for a style and a size, too, and shows letters of a pangram; here
 * a family is all there is to choose.  First the three that are always there, then faces made for
 * people to whom letters swim or look alike, then all that are installed. */
#define G_LOG_DOMAIN "obl-face-list"

#include "config.h"

#include "app/dialogs/obl-face-list.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-form.h"

/* What the setting calls them, and a family to show them in. */
static const struct {
  const char *name;
  const char *title;
  const char *family;
} own[] = {
  { "", N_ ("Serif, for reading"), "Source Serif 4, Charter, Noto Serif, serif" },
  { "sans", N_ ("Sans serif"), "Adwaita Sans, Cantarell, Inter, Noto Sans, sans-serif" },
  { "system", N_ ("The system’s"), NULL },
};

static const char *const easy[]
    = { "OpenDyslexic", "Atkinson Hyperlegible", "Atkinson Hyperlegible Next",
        "Lexend",       "Lexend Deca",           "Luciole",
        "Andika",       "Sylexiad Sans" };

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_families (GtkWidget *widget)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  PangoFontFamily **families = NULL;
  int n_families = 0;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n_families);
  for (int i = 0; i < n_families; i++) {
    g_ptr_array_add (names, g_strdup (pango_font_family_get_name (families[i])));
  }
  g_free (families);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_easy (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (easy); i++) {
    if (g_ascii_strcasecmp (easy[i], name) == 0) {
      return TRUE;
    }
  }
  return FALSE;
}

static void
append (GtkStringList *list, const GPtrArray *names, gboolean wants_easy)
{
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    if (is_easy (name) == wants_easy) {
      gtk_string_list_append (list, name);
    }
  }
}

/* @also: the one that is set, which may not be installed here. */
static GtkStringList *
make_list (GtkWidget *widget, const char *also)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) names = list_families (widget);
  gboolean is_there = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++) {
    gtk_string_list_append (list, _ (own[i].title));
    is_there = is_there || g_str_equal (own[i].name, also);
  }
  append (list, names, TRUE);
  append (list, names, FALSE);
  if (!is_there && !g_ptr_array_find_with_equal_func (names, also, g_str_equal, NULL)) {
    gtk_string_list_append (list, also);
  }
  return list;
}

static gboolean
get_face (GValue *value, GVariant *variant, gpointer user_data)
{
  GListModel *list = user_data;
  const char *name = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    const char *other = i < G_N_ELEMENTS (own)
                            ? own[i].name
                            : gtk_string_list_get_string (GTK_STRING_LIST (list), i);

    if (g_str_equal (other, name)) {
      g_value_set_uint (value, i);
      return TRUE;
    }
  }
  return FALSE;
}

static GVariant *
set_face (const GValue *value, const GVariantType *type, gpointer user_data)
{
  GListModel *list = user_data;
  const guint index = g_value_get_uint (value);

  if (index >= g_list_model_get_n_items (list)) {
    return NULL;
  }
  return g_variant_new_string (index < G_N_ELEMENTS (own)
                                   ? own[index].name
                                   : gtk_string_list_get_string (GTK_STRING_LIST (list), index));
}

/* --- Rows -------------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static const char *
find_family (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++) {
    if (g_str_equal (_ (own[i].title), title)) {
      return own[i].family;
    }
  }
  return title;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const char *family = find_family (title);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (family != NULL) {
    pango_attr_list_insert (attributes, pango_attr_family_new (family));
  }
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_text (label, title);
}

static GtkListItemFactory *
make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

void
obl_face_list_bind (GtkDropDown *drop_down, GSettings *settings)
{
  g_autofree char *face = g_settings_get_string (settings, "reading-face");
  g_autoptr (GtkStringList) list = make_list (GTK_WIDGET (drop_down), face);
  g_autoptr (GtkListItemFactory) factory = make_factory ();
  g_autoptr (GtkExpression) title
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (drop_down, title);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  g_settings_bind_with_mapping (settings, "reading-face", drop_down, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_face, set_face, g_object_ref (list),
                                g_object_unref);
  obl_drop_down_describe_strings (drop_down, _ ("Typeface"));
}
