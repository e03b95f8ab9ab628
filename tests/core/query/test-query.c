/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language: what is read, what is refused and where, and what is being typed. */
#include "config.h"

#include "core/query/obl-query.h"

/* As a list: (all …), (any …), (not …), (near/5 …), name:text, name:(…), name(…); * of a beginning. */
static void
write_node (const OblQueryNode *node, GString *out)
{
  static const char *const names[] = { "all", "any", "not", NULL, "near" };

  if (node->kind == OBL_QUERY_WORDS) {
    g_string_append_printf (out, "%s%s", node->text, node->is_prefix ? "*" : "");
    return;
  }
  if (node->kind == OBL_QUERY_FIELD && node->text != NULL) {
    g_string_append_printf (out, "%s:%s%s", node->name, node->text, node->is_prefix ? "*" : "");
    return;
  }
  if (node->kind == OBL_QUERY_FIELD)
    g_string_append_printf (out, "%s:(", node->name);
  else if (node->kind == OBL_QUERY_FRAME)
    g_string_append_printf (out, "%s(", node->name);
  else
    g_string_append_printf (out, "(%s", names[node->kind]);
  if (node->kind == OBL_QUERY_NEAR)
    g_string_append_printf (out, "/%u", node->distance);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
    if (out->str[out->len - 1] != '(')
      g_string_append_c (out, ' ');
    write_node (node->children->pdata[i], out);
  }
  g_string_append_c (out, ')');
}

static void
test_reading (void)
{
  static const struct {
    const char *query;
    const char *read;
  } cases[] = {
    { "word", "word" },
    { "north korea", "(all north korea)" },
    { "north AND korea", "(all north korea)" },
    { "\"north korea\" artill*", "(all north korea artill*)" },
    { "“north korea”", "north korea" },
    { "\"open", "open" },
    { "a OR b c", "(any a (all b c))" },
    { "(a OR b) c", "(all (any a b) c)" },
    { "a -b", "(all a (not b))" },
    { "a NOT b", "(all a (not b))" },
    { "NOT NOT a", "a" },
    { "a -\"b c\"", "(all a (not b c))" },
    { "Son-hui", "Son-hui" },
    { "or and not", "(all or and not)" },
    { "10:30 https://a.b/c", "(all 10:30 https://a.b/c)" },
    { "NEAR(a \"b c\", 5)", "(near/5 a b c)" },
    { "NEAR(a b*,7)", "(near/7 a b*)" },
    { "NEAR(a b)", "(near/10 a b)" },
    { "label:Person kim", "(all label:Person kim)" },
    { "label: Person", "label:Person" },
    { "label:(Person OR \"Head of state\")", "(any label:Person label:Head of state)" },
    { "label:(NOT Person)", "(not label:Person)" },
    { "entity:\"Choe Son-hui\"", "entity:Choe Son-hui" },
    { "entity:*", "entity:*" },
    { "title:OR", "title:OR" },
    { "date:2024-01..2024-03", "date:2024-01..2024-03" },
    { "claim()", "claim()" },
    { "claim(act:deny)", "claim(act:deny)" },
    { "claim(source:(type:Government) act:deny content:\"strait\")",
      "claim((all source:(type:Government) act:deny content:strait))" },
    { "claim(target:entity:\"KCNA\")", "claim(target:(entity:KCNA))" },
    { "claim(nested_in:claim(act:assert", "claim(nested_in:(claim(act:assert)))" },
    { "attribute.act:deny", "attribute.act:deny" },
    { "외무성 OR 外务省", "(any 외무성 外务省)" },
  };

  g_test_summary ("Words, phrases, operators, fields and frames");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblQuery) query = obl_query_parse (cases[i].query, NULL, &error);
    g_autoptr (GString) out = g_string_new (NULL);

    g_assert_no_error (error);
    write_node (obl_query_get_root (query), out);
    g_assert_cmpstr (out->str, ==, cases[i].read);
  }
}

static void
test_refusing (void)
{
  static const struct {
    const char *query;
    guint position;
  } cases[] = {
    { "", 0 },
    { "  ", 0 },
    { "a OR", 4 },
    { "OR a", 0 },
    { "a )", 2 },
    { "()", 0 },
    { "label:", 6 },
    { "é (b label:)", 11 },
    { "NEAR(a)", 0 },
    { "NEAR(a b, x)", 10 },
    { "NEAR(a (b))", 7 },
    { "label:(type:x)", 7 },
    { "label:type:x", 6 },
    { "a NOT", 5 },
  };

  g_test_summary ("A mistake is told with its place");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    guint position = G_MAXUINT;
    g_autoptr (OblQuery) query = obl_query_parse (cases[i].query, &position, &error);

    g_test_message ("query: %s", cases[i].query);
    g_assert_null (query);
    g_assert_error (error, OBL_QUERY_ERROR, OBL_QUERY_ERROR_SYNTAX);
    g_assert_cmpuint (position, ==, cases[i].position);
  }
}

static void
test_deep (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) roles = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_test_summary ("What is nested without end is refused");
  for (guint i = 0; i < 2000; i++) {
    g_string_append_c (deep, '(');
    g_string_append (roles, "x:");
  }
  g_string_append_c (deep, 'a');
  g_string_append_c (roles, 'a');
  g_assert_null (obl_query_parse (deep->str, NULL, &error));
  g_assert_error (error, OBL_QUERY_ERROR, OBL_QUERY_ERROR_SYNTAX);
  g_assert_null (obl_query_parse (roles->str, NULL, &other));
  g_assert_error (other, OBL_QUERY_ERROR, OBL_QUERY_ERROR_SYNTAX);
}

static void
test_place (void)
{
  static const struct {
    const char *before; /* the cursor */
    OblQueryPlaceKind kind;
    const char *typed;
    const char *field;
    const char *frame;
    guint start;
  } cases[] = {
    { "", OBL_QUERY_PLACE_TERM, "", NULL, NULL, 0 },
    { "lab", OBL_QUERY_PLACE_TERM, "lab", NULL, NULL, 0 },
    { "kim lab", OBL_QUERY_PLACE_TERM, "lab", NULL, NULL, 4 },
    { "label:", OBL_QUERY_PLACE_VALUE, "", "label", NULL, 6 },
    { "label:Per", OBL_QUERY_PLACE_VALUE, "Per", "label", NULL, 6 },
    { "label:Person ", OBL_QUERY_PLACE_TERM, "", NULL, NULL, 13 },
    { "label:(Person OR Pl", OBL_QUERY_PLACE_VALUE, "Pl", "label", NULL, 17 },
    { "entity:\"Choe S", OBL_QUERY_PLACE_VALUE, "Choe S", "entity", NULL, 7 },
    { "\"some wor", OBL_QUERY_PLACE_NONE, "some wor", NULL, NULL, 0 },
    { "claim(", OBL_QUERY_PLACE_TERM, "", NULL, "claim", 6 },
    { "claim(act:de", OBL_QUERY_PLACE_VALUE, "de", "act", "claim", 10 },
    { "claim(act:deny so", OBL_QUERY_PLACE_TERM, "so", NULL, "claim", 15 },
    { "claim(source:(ty", OBL_QUERY_PLACE_TERM, "ty", NULL, NULL, 14 },
    { "claim(source:(type:Go", OBL_QUERY_PLACE_VALUE, "Go", "type", NULL, 19 },
  };

  g_test_summary ("What is being typed at the cursor");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblQueryPlace) place
        = obl_query_get_place (cases[i].before, (guint)g_utf8_strlen (cases[i].before, -1));

    g_test_message ("query: %s", cases[i].before);
    g_assert_cmpint (place->kind, ==, cases[i].kind);
    g_assert_cmpstr (place->typed, ==, cases[i].typed);
    g_assert_cmpstr (place->field, ==, cases[i].field);
    g_assert_cmpstr (place->frame, ==, cases[i].frame);
    g_assert_cmpuint (place->start, ==, cases[i].start);
  }
}

static void
test_quote (void)
{
  g_autofree char *plain = obl_query_quote ("Person");
  g_autofree char *spaced = obl_query_quote ("Choe Son-hui");
  g_autofree char *quoted = obl_query_quote ("the \"office\"");

  g_test_summary ("A value is quoted where it has to be");
  g_assert_cmpstr (plain, ==, "Person");
  g_assert_cmpstr (spaced, ==, "\"Choe Son-hui\"");
  g_assert_cmpstr (quoted, ==, "\"the  office \"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/query/reading", test_reading);
  g_test_add_func ("/core/query/refusing", test_refusing);
  g_test_add_func ("/core/query/deep", test_deep);
  g_test_add_func ("/core/query/place", test_place);
  g_test_add_func ("/core/query/quote", test_quote);
  return g_test_run ();
}
