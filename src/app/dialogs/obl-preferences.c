/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the window.  Each control is bound to its setting; what it does to windows
 * that are open follows from the setting. */
#define G_LOG_DOMAIN "obl-preferences"

#include "config.h"

#include "app/dialogs/obl-preferences.h"

#include "app/dialogs/obl-face-list.h"
#include "app/widgets/obl-dialog.h"

/* The nicks of an enumerated setting, in the order of the choices; NULL at the end. */
static const char *const schemes[] = { "system", "light", "dark", "sepia", NULL };
static const char *const chips[] = { "off", "selected", "always", NULL };
static const char *const grains[] = { "character", "word", "sentence", "paragraph", NULL };
static const char *const proxies[] = { "system", "none", "address", NULL };

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer nicks)
{
  const char *const *names = nicks;

  for (guint i = 0; names[i] != NULL; i++) {
    if (g_str_equal (g_variant_get_string (variant, NULL), names[i])) {
      g_value_set_uint (value, i);
      return TRUE;
    }
  }
  return FALSE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer nicks)
{
  const char *const *names = nicks;
  const guint index = g_value_get_uint (value);

  return index < g_strv_length (nicks) ? g_variant_new_string (names[index]) : NULL;
}

static gboolean
is_address (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const guint index = g_value_get_uint (from);

  g_value_set_boolean (to, index < g_strv_length ((char **)proxies)
                               && g_str_equal (proxies[index], "address"));
  return TRUE;
}

static void
bind_proxy (GtkBuilder *builder, GSettings *settings)
{
  GObject *proxy = gtk_builder_get_object (builder, "proxy");

  g_settings_bind_with_mapping (settings, "proxy", proxy, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_choice, set_choice, (gpointer)proxies, NULL);
  g_settings_bind (settings, "proxy-address", gtk_builder_get_object (builder, "proxy_address"),
                   "text", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property_full (proxy, "selected", gtk_builder_get_object (builder, "proxy_row"),
                               "visible", G_BINDING_SYNC_CREATE, is_address, NULL, NULL, NULL);
}

static void
bind_reading (GtkBuilder *builder, GSettings *settings)
{
  obl_face_list_bind (GTK_DROP_DOWN (gtk_builder_get_object (builder, "reading_face")), settings);
  g_settings_bind (settings, "reading-size", gtk_builder_get_object (builder, "reading_size"),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reading-measure", gtk_builder_get_object (builder, "reading_measure"),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reading-leading", gtk_builder_get_object (builder, "reading_leading"),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hyphenate", gtk_builder_get_object (builder, "hyphenate"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-furniture", gtk_builder_get_object (builder, "furniture"),
                   "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "plain-text", gtk_builder_get_object (builder, "plain"), "active",
                   G_SETTINGS_BIND_DEFAULT);
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
  bind_reading (builder, settings);
  g_settings_bind (settings, "propose-roles", gtk_builder_get_object (builder, "propose"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (
      settings, "color-scheme", gtk_builder_get_object (builder, "color_scheme"), "selected",
      G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, (gpointer)schemes, NULL);
  g_settings_bind_with_mapping (
      settings, "label-chips", gtk_builder_get_object (builder, "label_chips"), "selected",
      G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, (gpointer)chips, NULL);
  g_settings_bind_with_mapping (
      settings, "granularity", gtk_builder_get_object (builder, "granularity"), "selected",
      G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, (gpointer)grains, NULL);
  g_settings_bind (settings, "show-strip", gtk_builder_get_object (builder, "strip"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_proxy (builder, settings);
  return window;
}
