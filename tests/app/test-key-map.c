/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plain keys mean with the labels of the default preset. */
#include "config.h"

#include "app/shell/obl-key-map.h"

static const struct {
  gunichar key;
  const char *frame_type;
  const char *action;
} cases[] = {
  { '1', NULL, "win.mark::Person" },
  { '1', "Claim", "win.mark::Person" },
  { 'c', NULL, "win.begin-frame::Claim" },
  { 's', NULL, NULL },
  { 's', "Claim", "win.fill-role::source" },
  { 's', "Relation", NULL },
  { 'v', "Claim", "win.fill-role::evidence" },
  { 'e', "Claim", "win.link-entity" },
  { 'e', NULL, "win.link-entity" },
  { 'E', "Claim", "win.link-by-name" },
  { '<', NULL, "win.nudge::end-left-clause" },
  /* Words cannot fill “nested in”. */
  { 'n', "Claim", "win.nest-frame" },
  { '+', NULL, "win.add-fragment" },
  { ']', NULL, "win.nudge::start-right" },
  { '}', NULL, "win.nudge::end-right" },
  { '?', "Claim", "app.shortcuts" },
  { 'b', NULL, "win.toggle-furniture" },
  { 'b', "Claim", "win.toggle-furniture" },
  { 'z', "Claim", NULL },
  { 0x1f600, NULL, NULL },
};

static void
test_preset (void)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (OblKeyMap) map = obl_key_map_new (set);
  g_autoptr (GPtrArray) conflicts = obl_key_map_list_conflicts (map);

  g_test_summary ("Labels, frames and roles answer to their keys");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *action = obl_key_map_lookup (map, cases[i].key, cases[i].frame_type);

    g_test_message ("%c", (int)cases[i].key);
    g_assert_cmpstr (action, ==, cases[i].action);
  }
  g_assert_cmpuint (conflicts->len, ==, 0);
}

static void
test_presets_are_free_of_conflicts (void)
{
  const char *const *ids = obl_label_set_list_presets ();

  g_test_summary ("No preset that ships gives a label a key that is taken");
  for (guint i = 0; ids[i] != NULL; i++) {
    g_autoptr (OblLabelSet) set = obl_label_set_load_preset (ids[i], NULL);
    g_autoptr (OblKeyMap) map = obl_key_map_new (set);
    g_autoptr (GPtrArray) conflicts = obl_key_map_list_conflicts (map);

    g_test_message ("%s", ids[i]);
    g_assert_cmpuint (conflicts->len, ==, 0);
  }
}

static void
test_conflict (void)
{
  const char *json
      = "{\"obelus_label_set\": 1, \"id\": \"t\", \"name\": \"T\", \"description\": "
        "\"\", \"span_labels\": ["
        "{\"name\": \"A\", \"title\": \"A\", \"kind\": \"entity\", \"color\": "
        "\"blue\", \"key\": \"e\"},"
        "{\"name\": \"B\", \"title\": \"B\", \"kind\": \"entity\", \"color\": "
        "\"red\", \"key\": \"1\"}"
        "], \"frame_types\": [{\"name\": \"F\", \"title\": \"F\", \"roles\": ["
        "{\"name\": \"r\", \"span_label\": \"A\", \"fillers\": [\"span\"], \"key\": \"n\"},"
        "{\"name\": \"s\", \"span_label\": \"A\", \"fillers\": [\"span\"], \"key\": \"s\"},"
        "{\"name\": \"n\", \"fillers\": [\"frame\"], \"key\": \"-\"}"
        "]}], \"document_labels\": []}";
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_parse (json, -1, &error);
  g_autoptr (OblKeyMap) map = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *fixed = NULL;
  g_autofree char *nesting = NULL;
  g_autofree char *role = NULL;

  g_test_summary ("A label or role whose key is taken is told to the person, and the key stays");
  g_assert_no_error (error);
  map = obl_key_map_new (set);
  conflicts = obl_key_map_list_conflicts (map);
  g_assert_cmpuint (conflicts->len, ==, 2);
  fixed = obl_key_map_lookup (map, 'e', "F");
  g_assert_cmpstr (fixed, ==, "win.link-entity");
  nesting = obl_key_map_lookup (map, 'n', "F");
  g_assert_cmpstr (nesting, ==, "win.nest-frame");
  role = obl_key_map_lookup (map, 's', "F");
  g_assert_cmpstr (role, ==, "win.fill-role::s");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/key-map/preset", test_preset);
  g_test_add_func ("/app/key-map/presets", test_presets_are_free_of_conflicts);
  g_test_add_func ("/app/key-map/conflict", test_conflict);
  return g_test_run ();
}
