/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods of a timeline: the shortest kind of which few enough cover all days. */
#define G_LOG_DOMAIN "obl-diagram-periods"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/picture/obl-diagram-private.h"

typedef enum {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEARS,
} Unit;

typedef struct {
  Unit unit;
  guint years;
} Step;

/* The julian date ends with the year 65535. */
#define LAST_YEAR 65535

static void
period_free (gpointer data)
{
  OblPeriod *period = data;

  g_free (period->name);
  g_free (period);
}

static GDate
get_date (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return date;
}

static guint32
get_day (guint day, guint month, guint year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)MIN (year, LAST_YEAR));
  return g_date_get_julian (&date);
}

/* The first day of the period that @day is in. */
static guint32
find_start (Step step, guint32 day)
{
  GDate date = get_date (day);
  const guint year = g_date_get_year (&date);
  const guint month = g_date_get_month (&date);

  switch (step.unit) {
  case DAY:
    return day;
  case WEEK:
    return MAX (day - (g_date_get_weekday (&date) - G_DATE_MONDAY), 1);
  case MONTH:
    return get_day (1, month, year);
  case QUARTER:
    return get_day (1, (month - 1) / 3 * 3 + 1, year);
  case YEARS:
  default:
    return get_day (1, 1, MAX (year / step.years * step.years, 1));
  }
}

/* The first day of the one after the period that begins with @start. */
static guint32
find_next (Step step, guint32 start)
{
  GDate date = get_date (start);
  guint year = g_date_get_year (&date);
  guint month = g_date_get_month (&date);

  switch (step.unit) {
  case DAY:
    return start + 1;
  case WEEK:
    return start == 1 ? find_start (step, 8) : start + 7;
  case MONTH:
  case QUARTER:
    month += step.unit == MONTH ? 1 : 3;
    return get_day (1, month > 12 ? month - 12 : month, month > 12 ? year + 1 : year);
  case YEARS:
  default:
    return get_day (1, 1, year / step.years * step.years + step.years);
  }
}

static char *
make_name (Step step, guint32 start)
{
  GDate date = get_date (start);

  switch (step.unit) {
  case DAY:
  case WEEK:
    return obl_claim_day_format (start);
  case MONTH:
    return g_strdup_printf ("%04d-%02d", g_date_get_year (&date), g_date_get_month (&date));
  case QUARTER:
    return g_strdup_printf ("%04d Q%d", g_date_get_year (&date),
                            (g_date_get_month (&date) - 1) / 3 + 1);
  case YEARS:
  default:
    return g_strdup_printf ("%04d", g_date_get_year (&date));
  }
}

static guint
count (Step step, guint32 first, guint32 last, guint max)
{
  guint n = 0;

  for (guint32 at = find_start (step, first); at <= last && n <= max; at = find_next (step, at))
    n++;
  return n;
}

static Step
choose_step (guint32 first, guint32 last, guint max)
{
  static const guint years[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };

  for (Unit unit = DAY; unit < YEARS; unit++) {
    if (count ((Step){ unit, 1 }, first, last, max) <= max)
      return (Step){ unit, 1 };
  }
  for (guint i = 0; i < G_N_ELEMENTS (years); i++) {
    if (count ((Step){ YEARS, years[i] }, first, last, max) <= max)
      return (Step){ YEARS, years[i] };
  }
  return (Step){ YEARS, 1000 };
}

static const char *
describe (Step step)
{
  switch (step.unit) {
  case DAY:
    return _ ("by day");
  case WEEK:
    return _ ("by week, from Monday");
  case MONTH:
    return _ ("by month");
  case QUARTER:
    return _ ("by quarter");
  case YEARS:
  default:
    return step.years == 1 ? _ ("by year") : _ ("by several years");
  }
}

GPtrArray *
obl_periods_new (guint32 first, guint32 last, guint max, const char **of_what)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (period_free);
  const Step step = choose_step (first, last, max);
  guint32 at = find_start (step, first);

  while (at <= last) {
    OblPeriod *period = g_new0 (OblPeriod, 1);

    period->from = at;
    period->name = make_name (step, at);
    at = find_next (step, at);
    period->to = at - 1;
    g_ptr_array_add (periods, period);
  }
  *of_what = describe (step);
  return periods;
}

guint
obl_periods_find (const GPtrArray *periods, guint32 day)
{
  guint low = 0;
  guint high = periods->len;

  while (low + 1 < high) {
    guint middle = (low + high) / 2;

    if (((const OblPeriod *)periods->pdata[middle])->from <= day)
      low = middle;
    else
      high = middle;
  }
  return low;
}
