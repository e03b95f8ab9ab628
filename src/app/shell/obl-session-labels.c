/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to the labels of the project. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

void
obl_session_change_labels (OblSession *self,
                           OblLabelChangeKind kind,
                           const char *path,
                           const char *name,
                           const char *value)
{
  OblLabelChange *change = obl_label_change_new (kind, path, name, value);
  char *words = obl_label_change_describe (change);
  OblBatch *batch = obl_batch_new (words, g_strdup (words));

  obl_batch_change_labels (batch, change);
  obl_session_commit (self, batch);
}

static gpointer
count_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree OblLabelUse *use = g_new0 (OblLabelUse, 1);

  return obl_edit_count_label_uses (store, data, use, error) ? g_steal_pointer (&use) : NULL;
}

void
obl_session_count_label_uses_async (OblSession *self,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  obl_service_run_async (self->service, count_job, g_strdup (path), g_free, g_free, NULL, callback,
                         user_data);
}

OblLabelUse *
obl_session_count_label_uses_finish (GAsyncResult *result, GError **error)
{
  gpointer use = NULL;
  GObject *service = g_async_result_get_source_object (result);

  if (!obl_service_run_finish (OBL_SERVICE (service), result, &use, error))
    use = NULL;
  g_object_unref (service);
  return use;
}
