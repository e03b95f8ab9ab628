/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's way to a project: owns the store's thread, runs jobs on it one after another, and
 * announces on the main context what each has changed. */
#pragma once

#include <gio/gio.h>

#include "core/edit/obl-edit.h"

G_BEGIN_DECLS

#define OBL_TYPE_SERVICE (obl_service_get_type ())
G_DECLARE_FINAL_TYPE (OblService, obl_service, OBL, SERVICE, GObject)

/* Signals, on the main context that was the default when the service was made:
 *   "changed" (OblChange *)   after each commit, before the job's own callback. */

/* Opens a project; gives an OblService. @label_set not NULL: makes a new one. */
void obl_service_open_async (const char *path,
                             OblLabelSet *label_set,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
OblService *obl_service_open_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Runs on the store's thread.  Gives the job's result, or NULL with @error set; a job with nothing
 * to give returns NULL without an error. */
typedef gpointer (*OblServiceJob) (OblStore *store,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/* @free_data and @free_result may be NULL. */
void obl_service_run_async (OblService *service,
                            OblServiceJob job,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* The caller owns the result. FALSE on failure; @result may be NULL when it is not wanted. */
gboolean obl_service_run_finish (OblService *service,
                                 GAsyncResult *async_result,
                                 gpointer *result,
                                 GError **error);

const char *obl_service_get_path (OblService *service);
gboolean obl_service_is_read_only (OblService *service);

/* Looks whether another program has written to the project, and announces OBL_CHANGE_ALL if so. */
void obl_service_poll (OblService *service);

/* Finishes the jobs that wait, closes the store and ends the thread.  Also done by dispose. */
void obl_service_close (OblService *service);

G_END_DECLS
