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

static char *
put_digits (char *out, int value, int n_digits, char separator)
{
  for (int i = n_digits - 1; i >= 0; i--) {
    out[i] = (char)('0' + value % 10);
    value /= 10;
  }
  out[n_digits] = separator;
  return out + n_digits + 1;
}

/* Not by GDateTime, nor by printf: every span and frame of a corpus has two moments, and either took
 * a tenth of an export. */
char *
obl_time_format (gint64 ms)
{
  gint64 rest = ms % 1000;
  time_t seconds = (time_t)(ms / 1000);
  struct tm tm;
  char *string = NULL;
  char *out = NULL;

  if (rest < 0) {
    rest += 1000;
    seconds--;
  }
  if (gmtime_r (&seconds, &tm) == NULL || tm.tm_year < 1 - 1900 || tm.tm_year > 9999 - 1900)
    return NULL;
  string = g_malloc (sizeof "0000-00-00T00:00:00.000Z");
  out = put_digits (string, tm.tm_year + 1900, 4, '-');
  out = put_digits (out, tm.tm_mon + 1, 2, '-');
  out = put_digits (out, tm.tm_mday, 2, 'T');
  out = put_digits (out, tm.tm_hour, 2, ':');
  out = put_digits (out, tm.tm_min, 2, ':');
  out = put_digits (out, tm.tm_sec, 2, '.');
  out = put_digits (out, (int)rest, 3, 'Z');
  *out = '\0';
  return string;
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
