/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and freeing frames, and filling their roles.  Which role takes what is a matter of
 * the label set. */
#define G_LOG_DOMAIN "obl-frame"

#include "config.h"

#include "core/model/obl-frame.h"

#include <string.h>

static void
role_free (gpointer data)
{
  OblRole *role = data;

  g_free (role->role);
  g_free (role->url);
  g_free (role);
}

OblFrame *
obl_frame_new (void)
{
  OblFrame *frame = g_atomic_rc_box_new0 (OblFrame);

  frame->id = obl_id_new ();
  frame->roles = g_ptr_array_new_with_free_func (role_free);
  frame->attributes = obl_attributes_new ();
  frame->origin.score = -1;
  return frame;
}

OblFrame *
obl_frame_copy (const OblFrame *frame)
{
  OblFrame *copy = g_atomic_rc_box_new0 (OblFrame);

  *copy = *frame;
  copy->type = g_strdup (frame->type);
  copy->roles = g_ptr_array_new_with_free_func (role_free);
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];

    if (role->kind == OBL_FILLER_URL)
      obl_frame_add_url (copy, role->role, role->url);
    else
      obl_frame_add_role (copy, role->role, role->kind, &role->id);
  }
  copy->attributes = obl_attributes_copy (frame->attributes);
  copy->comment = g_strdup (frame->comment);
  obl_origin_copy (&copy->origin, &frame->origin);
  return copy;
}

OblFrame *
obl_frame_ref (OblFrame *frame)
{
  return g_atomic_rc_box_acquire (frame);
}

static void
clear_frame (gpointer data)
{
  OblFrame *frame = data;

  g_free (frame->type);
  g_ptr_array_unref (frame->roles);
  g_ptr_array_unref (frame->attributes);
  g_free (frame->comment);
  obl_origin_clear (&frame->origin);
}

void
obl_frame_unref (OblFrame *frame)
{
  if (frame != NULL)
    g_atomic_rc_box_release_full (frame, clear_frame);
}

void
obl_frame_add_role (OblFrame *frame, const char *role, OblFillerKind kind, const OblId *id)
{
  OblRole *filled = g_new0 (OblRole, 1);

  filled->role = g_strdup (role);
  filled->kind = kind;
  filled->id = *id;
  g_ptr_array_add (frame->roles, filled);
}

void
obl_frame_add_url (OblFrame *frame, const char *role, const char *url)
{
  OblRole *filled = g_new0 (OblRole, 1);

  filled->role = g_strdup (role);
  filled->kind = OBL_FILLER_URL;
  filled->url = g_strdup (url);
  g_ptr_array_add (frame->roles, filled);
}

gboolean
obl_frame_remove_role (OblFrame *frame, const char *role, const OblId *id)
{
  gboolean removed = FALSE;

  for (guint i = frame->roles->len; i > 0; i--) {
    const OblRole *filled = frame->roles->pdata[i - 1];

    if ((role == NULL || strcmp (filled->role, role) == 0)
        && (id == NULL || obl_id_equal (&filled->id, id))) {
      g_ptr_array_remove_index (frame->roles, i - 1);
      removed = TRUE;
    }
  }
  return removed;
}

const OblRole *
obl_frame_get_role (const OblFrame *frame, const char *role)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filled = frame->roles->pdata[i];

    if (strcmp (filled->role, role) == 0)
      return filled;
  }
  return NULL;
}

gboolean
obl_frame_has_filler (const OblFrame *frame, const OblId *id)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filled = frame->roles->pdata[i];

    if (filled->kind != OBL_FILLER_URL && obl_id_equal (&filled->id, id))
      return TRUE;
  }
  return FALSE;
}
