/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample project: what finished work looks like, made from the program's own resources. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the sample project among the person's own data unless it is there already. */
void obl_sample_ensure_async (GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* The project's path; free with g_free(). */
char *obl_sample_ensure_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
