/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label sets that ship with the program: data/labels/ID.json, inside the core's resources, so
 * that they can neither go missing nor differ from the program. */
#define G_LOG_DOMAIN "obl-label-set"

#include "config.h"

#include "core/model/obl-label-set.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

const char *const *
obl_label_set_list_presets (void)
{
  /* The first one is the default of a new project. */
  static const char *const presets[] = { "news-analysis", "quotes", "conll-2003", NULL };

  return presets;
}

OblLabelSet *
obl_label_set_load_preset (const char *id, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes = 0;
  const char *json = NULL;

  if (!g_strv_contains (obl_label_set_list_presets (), id)) {
    g_autofree char *known = g_strjoinv (", ", (char **)obl_label_set_list_presets ());

    g_set_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_NOT_FOUND,
                 /* Translators: the second %s lists the names that can be given. */
                 _ ("There is no label set preset “%s”. The presets are: %s."), id, known);
    return NULL;
  }

  path = g_strdup_printf ("/org/obelus/Obelus/labels/%s.json", id);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &n_bytes);

  return obl_label_set_parse (json, (gssize)n_bytes, error);
}
