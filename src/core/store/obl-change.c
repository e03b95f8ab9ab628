/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of what a commit touched. */
#define G_LOG_DOMAIN "obl-change"

#include "config.h"

#include "core/store/obl-change.h"

#include "core/store/obl-store-private.h"

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (OblId));
}

OblChange *
obl_change_new (void)
{
  OblChange *change = g_atomic_rc_box_new0 (OblChange);

  change->document_ids = new_ids ();
  change->span_ids = new_ids ();
  change->frame_ids = new_ids ();
  change->entity_ids = new_ids ();
  change->proposition_ids = new_ids ();
  change->assessed_ids = new_ids ();
  return change;
}

OblChange *
obl_change_ref (OblChange *change)
{
  return g_atomic_rc_box_acquire (change);
}

static void
clear_change (gpointer data)
{
  OblChange *change = data;

  g_array_unref (change->document_ids);
  g_array_unref (change->span_ids);
  g_array_unref (change->frame_ids);
  g_array_unref (change->entity_ids);
  g_array_unref (change->proposition_ids);
  g_array_unref (change->assessed_ids);
}

void
obl_change_unref (OblChange *change)
{
  if (change != NULL)
    g_atomic_rc_box_release_full (change, clear_change);
}

gboolean
obl_change_has_document (const OblChange *change, const OblId *id)
{
  if ((change->kinds & OBL_CHANGE_ALL) != 0)
    return TRUE;
  for (guint i = 0; i < change->document_ids->len; i++) {
    if (obl_id_equal (&g_array_index (change->document_ids, OblId, i), id))
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
obl_store_take_changes (OblStore *store)
{
  GPtrArray *taken = store->changes;

  obl_store_assert_thread (store);
  store->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_change_unref);
  return taken;
}
