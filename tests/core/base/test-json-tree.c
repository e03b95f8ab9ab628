/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from strangers: what is read, and that what is refused is named by its place. */
#include "config.h"

#include <string.h>

#include "core/base/obl-json-tree.h"

static OblJsonTree *
parse (const char *text, OblJsonPlace *place, GError **error)
{
  return obl_json_tree_parse_take (g_strdup (text), strlen (text), place, error);
}

static void
test_values (void)
{
  static const char text[]
      = " { \"a\" : [ 1, -0.5e2, true, false, null ], \"b\":{}, \"c d\" : \"x\" } ";
  g_autoptr (GError) error = NULL;
  g_autoptr (OblJsonTree) tree = parse (text, NULL, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  const OblJsonNode *array;
  double number;
  gint64 integer;

  g_assert_no_error (error);
  array = obl_json_node_get_member (obl_json_tree_get_root (tree), "a");
  g_assert_cmpuint (array->n_children, ==, 5);
  g_assert_true (obl_json_node_get_int (array->first, &integer));
  g_assert_cmpint (integer, ==, 1);
  g_assert_true (obl_json_node_get_double (array->first->next, &number));
  g_assert_cmpfloat (number, ==, -50);
  g_assert_true (obl_json_node_is_true (array->first->next->next));
  g_assert_null (obl_json_node_get_member (obl_json_tree_get_root (tree), "z"));
  obl_json_node_write (obl_json_tree_get_root (tree), json);
  g_assert_cmpstr (out->str, ==, "{\"a\":[1,-0.5e2,true,false,null],\"b\":{},\"c d\":\"x\"}");
}

static void
test_strings (void)
{
  static const struct {
    const char *json;
    const char *text;
  } cases[] = {
    { "\"\"", "" },
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
    { "\"\\u00e9\\u20AC\"", "é€" },
    { "\"\\ud83d\\ude00!\"", "😀!" },
    { "\"평양 😀\"", "평양 😀" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblJsonTree) tree = parse (cases[i].json, NULL, &error);
    const OblJsonNode *root;

    g_assert_no_error (error);
    root = obl_json_tree_get_root (tree);
    g_assert_cmpstr (root->text, ==, cases[i].text);
    g_assert_cmpuint (root->n_bytes, ==, strlen (cases[i].text));
  }
}

static void
test_integers (void)
{
  static const struct {
    const char *json;
    gboolean is_integer;
    gint64 value;
  } cases[] = {
    { "0", TRUE, 0 },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "9223372036854775808", FALSE, 0 },
    { "12.0", TRUE, 12 },
    { "1e3", TRUE, 1000 },
    { "1.5", FALSE, 0 },
    { "1e400", FALSE, 0 },
    { "1e18", FALSE, 0 }, /* beyond what a double holds exactly */
    { "\"1\"", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblJsonTree) tree = parse (cases[i].json, NULL, &error);
    gint64 value = 0;

    g_assert_no_error (error);
    g_assert_cmpint (obl_json_node_get_int (obl_json_tree_get_root (tree), &value), ==,
                     cases[i].is_integer);
    g_assert_cmpint (value, ==, cases[i].value);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *json;
    guint64 line;
    guint64 column;
    const char *message; /* a part of it */
  } cases[] = {
    { "", 1, 1, "too early" },
    { "{\"a\":1", 1, 7, "too early" },
    { "[1,]", 1, 4, "expected a value" },
    { "[1 2]", 1, 4, "“,” or “]”" },
    { "{\"a\" 1}", 1, 6, "“:”" },
    { "{a:1}", 1, 2, "quotation marks" },
    { "{'a':1}", 1, 2, "quotation marks" },
    { "[01]", 1, 2, "number" },
    { "[1.]", 1, 2, "number" },
    { "[-]", 1, 2, "number" },
    { "[nul]", 1, 2, "a value" },
    { "// x", 1, 1, "a value" },
    { "[1]x", 1, 4, "nothing more" },
    { "\"\\x\"", 1, 2, "escape" },
    { "\"a\\", 1, 3, "escape" },
    { "\"\\u12g4\"", 1, 2, "hexadecimal" },
    { "\"é\\u0000\"", 1, 3, "NUL" },
    { "\"\\ud800\"", 1, 2, "half of a surrogate" },
    { "\"\\ud800\\u0041\"", 1, 2, "half of a surrogate" },
    { "\"\\udc00\"", 1, 2, "half of a surrogate" },
    { "\"a\nb\"", 1, 3, "must be escaped" },
    { "\"ab", 1, 4, "too early" },
    { "{\"a\":1,\"a\":2}", 1, 12, "twice" },
    { "{\n \"é\": \"\\n\\u00e9x\", ?", 2, 20, "quotation marks" },
    { "[\"\xff\"]", 1, 3, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    OblJsonPlace place = { 0, 0 };

    g_test_message ("case %u: %s", i, cases[i].message);
    g_assert_null (parse (cases[i].json, &place, &error));
    g_assert_error (error, OBL_JSON_ERROR, OBL_JSON_ERROR_SYNTAX);
    g_assert_nonnull (strstr (error->message, cases[i].message));
    g_assert_cmpuint (place.line, ==, cases[i].line);
    g_assert_cmpuint (place.column, ==, cases[i].column);
  }
}

static void
test_nul_byte (void)
{
  g_autoptr (GError) error = NULL;
  OblJsonPlace place = { 0, 0 };

  g_assert_null (obl_json_tree_parse_take (g_memdup2 ("[\"a\0b\"]", 8), 7, &place, &error));
  g_assert_error (error, OBL_JSON_ERROR, OBL_JSON_ERROR_SYNTAX);
  g_assert_cmpuint (place.column, ==, 4);
}

static void
test_deep (void)
{
  g_autoptr (GError) error = NULL;
  char *text = g_strnfill (1000000, '[');

  g_assert_null (obl_json_tree_parse_take (text, 1000000, NULL, &error));
  g_assert_error (error, OBL_JSON_ERROR, OBL_JSON_ERROR_LIMIT);
}

static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  g_autoptr (OblJsonTree) tree = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "\"m%u\":%u,", i, i);
  g_string_append (text, "\"last\":0}");
  tree = parse (text->str, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (obl_json_node_get_member (obl_json_tree_get_root (tree), "m999"));
  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"m7\":0}");
  g_assert_null (parse (text->str, NULL, &error));
  g_assert_error (error, OBL_JSON_ERROR, OBL_JSON_ERROR_SYNTAX);
}

static void
test_paths (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblJsonTree) tree
      = parse ("{\"spans\":[{},{\"label\":1}],\"a b\":[[0,1]]}", NULL, &error);
  const OblJsonNode *root = obl_json_tree_get_root (tree);
  g_autofree char *label = NULL;
  g_autofree char *number = NULL;
  g_autofree char *top = NULL;

  g_assert_no_error (error);
  label = obl_json_node_dup_path (root->first->first->next->first);
  g_assert_cmpstr (label, ==, "$.spans[1].label");
  number = obl_json_node_dup_path (root->first->next->first->first->next);
  g_assert_cmpstr (number, ==, "$[\"a b\"][0][1]");
  top = obl_json_node_dup_path (root);
  g_assert_cmpstr (top, ==, "$");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/base/json-tree/values", test_values);
  g_test_add_func ("/core/base/json-tree/strings", test_strings);
  g_test_add_func ("/core/base/json-tree/integers", test_integers);
  g_test_add_func ("/core/base/json-tree/refused", test_refused);
  g_test_add_func ("/core/base/json-tree/nul-byte", test_nul_byte);
  g_test_add_func ("/core/base/json-tree/deep", test_deep);
  g_test_add_func ("/core/base/json-tree/many-members", test_many_members);
  g_test_add_func ("/core/base/json-tree/paths", test_paths);
  return g_test_run ();
}
