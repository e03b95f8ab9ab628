/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/base/obl-json.h"

static void
test_write (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  g_test_summary ("Commas, escapes, UTF-8 as it is, the shortest numbers");
  obl_json_begin_object (json);
  obl_json_member_string (json, "a",
                          "\"\\\n\t\x01\x7f é 😀 \xe2\x80\xa8\xe2\x80\xa9\xc2\x85\xe2\x82\xac");
  obl_json_name (json, "b");
  obl_json_begin_array (json);
  obl_json_int (json, -7);
  obl_json_double (json, 0.1);
  obl_json_double (json, 1.0 / 3.0);
  obl_json_double (json, 100);
  obl_json_double (json, 1e21);
  obl_json_int (json, G_MININT64);
  obl_json_null (json);
  obl_json_begin_array (json);
  obl_json_end_array (json);
  obl_json_raw (json, "{}");
  obl_json_end_array (json);
  obl_json_member_string (json, "c", NULL);
  obl_json_member_boolean (json, "d", TRUE);
  obl_json_end_object (json);
  g_assert_cmpstr (out->str, ==,
                   "{\"a\":\"\\\"\\\\\\n\\t\\u0001\\u007f é 😀 \\u2028\\u2029\\u0085€\","
                   "\"b\":[-7,0.1,0.3333333333333333,100,1e+21,-9223372036854775808,"
                   "null,[],{}],\"c\":null,\"d\":true}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/base/json/write", test_write);
  return g_test_run ();
}
