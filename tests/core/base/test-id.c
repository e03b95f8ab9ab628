/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/base/obl-id.h"

#define N_IDS 100000

static void
test_order (void)
{
  OblId last = OBL_ID_NONE;

  g_test_summary ("Ids made one after another sort as they were made, also within a millisecond");
  for (int i = 0; i < N_IDS; i++) {
    OblId id = obl_id_new ();

    g_assert_cmpint (obl_id_compare (&last, &id), <, 0);
    last = id;
  }
}

static void
test_format (void)
{
  OblId id = obl_id_new ();
  OblId back = OBL_ID_NONE;
  g_autofree char *string = obl_id_dup_string (&id);
  g_autofree char *upper = g_ascii_strup (string, -1);

  g_test_summary (
      "The string form has version 7 and the RFC's variant, and reads back in any case");
  g_assert_cmpint (string[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", string[19]));
  g_assert_true (obl_id_parse (upper, &back));
  g_assert_true (obl_id_equal (&id, &back));
}

static void
test_refused (void)
{
  static const char *const bad[] = { NULL,
                                     "",
                                     "T1",
                                     "00000000-0000-0000-0000-000000000000",
                                     "0190f6e0-7c3a-7b21-8d55-6a9b1c2d3e4",
                                     "0190f6e0-7c3a-7b21-8d55-6a9b1c2d3e4fa",
                                     "0190f6e0x7c3a-7b21-8d55-6a9b1c2d3e4f",
                                     "0190f6e0-7c3a-7b21-8d55-6a9b1c2d3e4g" };

  g_test_summary ("What is not a UUID is refused and changes nothing");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    OblId id = OBL_ID_NONE;

    g_assert_false (obl_id_parse (bad[i], &id));
    g_assert_true (obl_id_is_none (&id));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/base/id/order", test_order);
  g_test_add_func ("/core/base/id/format", test_format);
  g_test_add_func ("/core/base/id/refused", test_refused);
  return g_test_run ();
}
