/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from names to bytes. */
#define G_LOG_DOMAIN "obl-html"

#include "config.h"

#include "core/html/obl-assets.h"

#include "core/model/obl-document.h"

struct _OblAssets {
  GHashTable *by_name; /* char * → GBytes */
};

OblAssets *
obl_assets_new (void)
{
  OblAssets *assets = g_new0 (OblAssets, 1);

  assets->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  return assets;
}

void
obl_assets_free (OblAssets *assets)
{
  if (assets == NULL)
    return;
  g_hash_table_unref (assets->by_name);
  g_free (assets);
}

void
obl_assets_add (OblAssets *assets, const char *name, GBytes *bytes)
{
  if (!g_hash_table_contains (assets->by_name, name))
    g_hash_table_insert (assets->by_name, g_strdup (name), g_bytes_ref (bytes));
}

GBytes *
obl_assets_find (OblAssets *assets, const char *name, const char **media_type)
{
  GBytes *bytes = g_hash_table_lookup (assets->by_name, name);
  const guint8 *data;
  gsize n_bytes;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n_bytes);
  *media_type = obl_assets_sniff (data, n_bytes);
  return *media_type == NULL ? NULL : bytes;
}

const char *
obl_assets_sniff (const guint8 *bytes, gsize n_bytes)
{
  return obl_asset_sniff (bytes, n_bytes);
}
