/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments: milliseconds since 1970-01-01T00:00:00Z, in a gint64.  0 means unknown. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 obl_time_now (void);

/* "2026-11-23T21:04:05.678Z"; free with g_free().  @ms must not be 0.  NULL for years that do not
 * have one to four digits, which only a damaged project holds. */
char *obl_time_format (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;

/* Reads ISO 8601 with a time zone.  Returns FALSE, and leaves @ms alone, for anything else. */
gboolean obl_time_parse (const char *string, gint64 *ms);

G_END_DECLS
