/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/base/obl-time.h"

static void
test_both_ways (void)
{
  static const gint64 moments[] = { 1, 999, 1705795200000, 1705795200123, -1 };

  g_test_summary ("Milliseconds survive the string form, before 1970 too");
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autofree char *string = obl_time_format (moments[i]);
    gint64 back = 0;

    g_assert_true (obl_time_parse (string, &back));
    g_assert_cmpint (back, ==, moments[i]);
  }
}

static void
test_zones (void)
{
  gint64 ms = 0;

  g_test_summary ("Another time zone is the same moment; no zone, or no date, is refused");
  g_assert_true (obl_time_parse ("2024-01-21T09:00:00+09:00", &ms));
  g_assert_cmpint (ms, ==, 1705795200000);
  g_assert_false (obl_time_parse ("2024-01-21T09:00:00", &ms));
  g_assert_false (obl_time_parse ("yesterday", &ms));
  g_assert_false (obl_time_parse (NULL, &ms));
  g_assert_cmpint (ms, ==, 1705795200000);
}

static void
test_format (void)
{
  static const struct {
    gint64 ms;
    const char *string;
  } cases[] = {
    { 1705795200123, "2024-01-21T00:00:00.123Z" },
    { -1, "1969-12-31T23:59:59.999Z" },
    { 951782400000, "2000-02-29T00:00:00.000Z" },
    { 253402300799999, "9999-12-31T23:59:59.999Z" },
    { 253402300800000, NULL },
    { G_MAXINT64, NULL },
    { G_MININT64, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *string = obl_time_format (cases[i].ms);

    g_assert_cmpstr (string, ==, cases[i].string);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/base/time/both-ways", test_both_ways);
  g_test_add_func ("/core/base/time/zones", test_zones);
  g_test_add_func ("/core/base/time/format", test_format);
  return g_test_run ();
}
