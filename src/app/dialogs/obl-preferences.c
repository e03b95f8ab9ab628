/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the window.  Each control is bound to its setting; what it does to windows
 * that are open follows from the setting. */
#define G_LOG_DOMAIN "obl-preferences"

#include "config.h"

#include "app/dialogs/obl-preferences.h"

#include "app/widgets/obl-dialog.h"

static gboolean
get_scheme (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const names[] = { "system", "light", "dark" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (g_variant_get_string (variant, NULL), names[i])) {
      g_value_set_uint (value, i);
      return TRUE;
    }
  }
  return FALSE;
}

static GVariant *
set_scheme (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const names[] = { "system", "light", "dark" };
  const guint index = g_value_get_uint (value);

  return index < G_N_ELEMENTS (names) ? g_variant_new_string (names[index]) : NULL;
}

GtkWindow *
obl_preferences_new (GtkWindow *parent, GSettings *settings)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/obelus/Obelus/dialogs/obl-preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  gtk_window_set_transient_for (window, parent);
  obl_dialog_close_on_escape (window);
  g_settings_bind (settings, "annotator", gtk_builder_get_object (builder, "annotator"), "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reading-size", gtk_builder_get_object (builder, "reading_size"),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-furniture", gtk_builder_get_object (builder, "furniture"),
                   "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "snap-to-words", gtk_builder_get_object (builder, "snap"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "color-scheme",
                                gtk_builder_get_object (builder, "color_scheme"), "selected",
                                G_SETTINGS_BIND_DEFAULT, get_scheme, set_scheme, NULL, NULL);
  return window;
}
