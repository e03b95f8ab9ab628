/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments as milliseconds of Unix time, and their ISO 8601 form. */
#define G_LOG_DOMAIN "obl-time"

#include "config.h"

#include "core/base/obl-time.h"

#include <time.h>

gint64
obl_time_now (void)
{
  return g_get_real_time () / 1000;
}

/* Not by GDateTime: every span and frame of a corpus has two moments, and making an object for each
 * took a seventh of an export. */
char *
obl_time_format (gint64 ms)
{
  gint64 rest = ms % 1000;
  time_t seconds = (time_t)(ms / 1000);
  struct tm tm;

  if (rest < 0) {
    rest += 1000;
    seconds--;
  }
  if (gmtime_r (&seconds, &tm) == NULL || tm.tm_year < 1 - 1900 || tm.tm_year > 9999 - 1900)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", tm.tm_year + 1900, tm.tm_mon + 1,
                          tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, (int)rest);
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
