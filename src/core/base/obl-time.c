/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments as milliseconds of Unix time, and their ISO 8601 form. */
#define G_LOG_DOMAIN "obl-time"

#include "config.h"

#include "core/base/obl-time.h"

gint64
obl_time_now (void)
{
  return g_get_real_time () / 1000;
}

char *
obl_time_format (gint64 ms)
{
  gint64 seconds = ms / 1000;
  int rest = (int)(ms % 1000);
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *head = NULL;

  if (rest < 0) {
    rest += 1000;
    seconds--;
  }
  moment = g_date_time_new_from_unix_utc (seconds);
  g_return_val_if_fail (moment != NULL, NULL);
  head = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", head, rest);
}

gboolean
obl_time_parse (const char *string, gint64 *ms)
{
  g_autoptr (GDateTime) moment = NULL;

  if (string == NULL)
    return FALSE;
  moment = g_date_time_new_from_iso8601 (string, NULL);
  if (moment == NULL)
    return FALSE;
  *ms = g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000;
  return TRUE;
}
