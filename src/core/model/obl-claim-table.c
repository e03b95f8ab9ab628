/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of claims, and the days in them. */
#define G_LOG_DOMAIN "obl-claim-table"

#include "config.h"

#include "core/model/obl-claim-table.h"

static void
party_free (gpointer data)
{
  OblParty *party = data;

  g_free (party->name);
  g_free (party->type);
  g_free (party);
}

OblClaimTable *
obl_claim_table_new (void)
{
  OblClaimTable *table = g_atomic_rc_box_new0 (OblClaimTable);

  table->parties = g_ptr_array_new_with_free_func (party_free);
  table->acts = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_array_new (FALSE, FALSE, sizeof (OblClaimRow));
  return table;
}

OblClaimTable *
obl_claim_table_ref (OblClaimTable *table)
{
  return g_atomic_rc_box_acquire (table);
}

static void
table_clear (gpointer data)
{
  OblClaimTable *table = data;

  g_ptr_array_unref (table->parties);
  g_ptr_array_unref (table->acts);
  g_array_unref (table->rows);
}

void
obl_claim_table_unref (OblClaimTable *table)
{
  if (table != NULL)
    g_atomic_rc_box_release_full (table, table_clear);
}

/* The number of @n digits at @text, or -1. */
static int
read_digits (const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++) {
    if (!g_ascii_isdigit (text[i]))
      return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

guint32
obl_claim_day_parse (const char *date)
{
  int year;
  int month;
  int day;

  /* Each piece is read only when the one before it was there. */
  if (date == NULL || (year = read_digits (date, 4)) < 1 || date[4] != '-'
      || (month = read_digits (date + 5, 2)) < 1 || date[7] != '-'
      || (day = read_digits (date + 8, 2)) < 1
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)MIN (month, 13), (GDateYear)year))
    return 0;
  {
    GDate whole;

    g_date_clear (&whole, 1);
    g_date_set_dmy (&whole, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return g_date_get_julian (&whole);
  }
}

char *
obl_claim_day_format (guint32 day)
{
  GDate date;

  g_return_val_if_fail (day > 0, g_strdup (""));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

void
obl_claim_place_free (OblClaimPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->title);
  g_free (place->publisher);
  g_free (place->published);
  g_free (place->quote);
  g_free (place);
}
