/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the window.
 *
 * GLib stops a program whose settings have no schema.  So the schema is looked for first: where the
 * system has it, and beside the program itself, which may run from the folder it was built in or
 * from a prefix that the session does not know. */
#define G_LOG_DOMAIN "obl-settings"

#include "config.h"

#include "app/shell/obl-settings.h"

#include <glib/gi18n.h>

#define MAX_RECENT 12
/* Labels beside all annotations stand between the lines, and need room to. */
#define LEADING_WITH_CHIPS 2.0

static GSettingsSchema *
find_beside_program (void)
{
  const char *const places[] = { "../share/glib-2.0/schemas", "../../data" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++) {
    g_autofree char *place = g_build_filename (folder, places[i], NULL);
    GSettingsSchemaSource *source = g_settings_schema_source_new_from_directory (
        place, g_settings_schema_source_get_default (), TRUE, NULL);
    GSettingsSchema *schema = NULL;

    if (source != NULL) {
      schema = g_settings_schema_source_lookup (source, OBL_APP_ID, FALSE);
      g_settings_schema_source_unref (source);
    }
    if (schema != NULL) {
      return schema;
    }
  }
  return NULL;
}

GSettings *
obl_settings_new (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema
      = source != NULL ? g_settings_schema_source_lookup (source, OBL_APP_ID, TRUE) : NULL;
  GSettings *settings = NULL;

  if (schema == NULL) {
    schema = find_beside_program ();
  }
  if (schema == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("Obelus cannot start: the description of its settings (%s.gschema.xml) is not "
                    "installed. Install Obelus again."),
                 OBL_APP_ID);
    return NULL;
  }
  settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_schema_unref (schema);
  return settings;
}

char *
obl_settings_dup_annotator (GSettings *settings)
{
  g_autofree char *name = g_strstrip (g_settings_get_string (settings, "annotator"));
  const char *user = g_get_real_name ();

  if (name[0] != '\0') {
    return g_steal_pointer (&name);
  }
  /* GLib's word for "the account has no name". */
  return g_strdup (g_str_equal (user, "Unknown") ? g_get_user_name () : user);
}

/* An address that is not there yet is none that anything goes through: who wants a proxy must not
 * be led around it. */
char *
obl_settings_dup_proxy (GSettings *settings)
{
  g_autofree char *mode = g_settings_get_string (settings, "proxy");

  if (g_str_equal (mode, "address")) {
    return g_strstrip (g_settings_get_string (settings, "proxy-address"));
  }
  return g_str_equal (mode, "none") ? g_strdup ("none") : NULL;
}

static OblTheme
choose_theme (GSettings *settings, gboolean dark, gboolean high)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");

  if (high) {
    return dark ? OBL_THEME_HIGH_DARK : OBL_THEME_HIGH_LIGHT;
  }
  if (g_str_equal (scheme, "sepia")) {
    return OBL_THEME_SEPIA;
  }
  return dark ? OBL_THEME_DARK : OBL_THEME_LIGHT;
}

OblPageLook *
obl_settings_dup_look (GSettings *settings, gboolean dark, gboolean high)
{
  OblPageLook *look = obl_page_look_new ();

  look->theme = choose_theme (settings, dark, high);
  g_free (look->face);
  look->face = g_settings_get_string (settings, "reading-face");
  look->measure = (guint)g_settings_get_int (settings, "reading-measure");
  look->leading = g_settings_get_double (settings, "reading-leading");
  if (g_settings_get_enum (settings, "label-chips") == OBL_CHIPS_ALWAYS
      && !g_settings_get_boolean (settings, "plain-text")) {
    look->leading = MAX (look->leading, LEADING_WITH_CHIPS);
  }
  look->hyphenate = g_settings_get_boolean (settings, "hyphenate");
  return look;
}

char **
obl_settings_list_recent (GSettings *settings)
{
  g_auto (GStrv) all = g_settings_get_strv (settings, "recent-projects");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++) {
    if (g_file_test (all[i], G_FILE_TEST_IS_REGULAR)) {
      g_strv_builder_add (builder, all[i]);
    }
  }
  return g_strv_builder_end (builder);
}

void
obl_settings_add_recent (GSettings *settings, const char *path)
{
  g_auto (GStrv) all = g_settings_get_strv (settings, "recent-projects");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 1;

  g_strv_builder_add (builder, path);
  for (guint i = 0; all[i] != NULL && n < MAX_RECENT; i++) {
    if (!g_str_equal (all[i], path)) {
      g_strv_builder_add (builder, all[i]);
      n++;
    }
  }
  recent = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-projects", (const char *const *)recent);
}

char *
obl_settings_dup_last_article (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) map = g_settings_get_value (settings, "last-articles");
  char *id = NULL;

  return g_variant_lookup (map, path, "s", &id) ? id : NULL;
}

/* Keeps what belongs to recent projects and drops the rest, or the map would grow forever. */
void
obl_settings_set_last_article (GSettings *settings, const char *path, const char *id)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-projects");
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; recent[i] != NULL; i++) {
    g_autofree char *old = obl_settings_dup_last_article (settings, recent[i]);

    if (old != NULL && !g_str_equal (recent[i], path)) {
      g_variant_builder_add (&builder, "{ss}", recent[i], old);
    }
  }
  g_variant_builder_add (&builder, "{ss}", path, id);
  g_settings_set_value (settings, "last-articles", g_variant_builder_end (&builder));
}

char **
obl_settings_list_tabs (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) map = g_settings_get_value (settings, "open-articles");
  char **ids = NULL;

  return g_variant_lookup (map, path, "^as", &ids) ? ids : g_new0 (char *, 1);
}

/* As above: of recent projects only. */
void
obl_settings_set_tabs (GSettings *settings, const char *path, const char *const *ids)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-projects");
  g_auto (GStrv) before = obl_settings_list_tabs (settings, path);
  GVariantBuilder builder;

  if (g_strv_equal (ids, (const char *const *)before)) {
    return;
  }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  for (guint i = 0; recent[i] != NULL; i++) {
    g_auto (GStrv) old = obl_settings_list_tabs (settings, recent[i]);

    if (old[0] != NULL && !g_str_equal (recent[i], path)) {
      g_variant_builder_add (&builder, "{s^as}", recent[i], old);
    }
  }
  if (ids[0] != NULL) {
    g_variant_builder_add (&builder, "{s^as}", path, ids);
  }
  g_settings_set_value (settings, "open-articles", g_variant_builder_end (&builder));
}
