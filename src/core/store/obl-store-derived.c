/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that hold nothing new, and are there to find things fast: kept in line with what they are
 * derived from.  They are not recorded: undo and redo come here as edits do, by what they touched. */
#define G_LOG_DOMAIN "obl-store-derived"

#include "config.h"

#include "core/store/obl-store-names.h"
#include "core/store/obl-store-private.h"

typedef gboolean (*Update) (OblStore *store, const OblChange *change, GError **error);

static const Update updates[] = { obl_store_update_names, obl_store_update_claims };

gboolean
obl_store_update_derived (OblStore *store, const OblChange *change, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (updates); i++) {
    if (!updates[i](store, change, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
obl_store_fill_derived (OblStore *store, GError **error)
{
  return obl_store_fill_claims (store, error);
}
